import HallDeskUI
import HallModel
import ScreenCurses

/// The screens somebody can stand at.
enum Role {
  /// The guide desk, with the staff number of who stands there.
  case guide(staff: String)
  /// A clerk's window.
  case window(Int)
  /// The public board.
  case board
  /// The back office, with the department whose cases are one key away.
  case backOffice(department: String?)
  /// The rating screen of a window; without a number, of the exit.
  case rate(Int?)
  /// The issuing window; without a number a terminal that is no window.
  case issuing(Int?)
  /// The supervisor.
  case supervisor
  /// A past day played again, so many times faster than it was.
  case replay(Day, speed: Double)

  /// The window it is at, if it is at one.
  var window: Int? {
    switch self {
    case .window(let number): number
    case .issuing(let number), .rate(let number): number
    case .guide, .board, .backOffice, .supervisor, .replay: nil
    }
  }

  /// The terminal's name in the journal.
  var terminalName: String {
    switch self {
    case .guide: "guide"
    case .window(let number): "window-\(number)"
    case .board: "board"
    case .backOffice: "backoffice"
    case .issuing(let number): number.map { "window-\($0)" } ?? "issuing"
    case .rate(let number): number.map { "rate-\($0)" } ?? "rate"
    case .supervisor: "supervisor"
    case .replay: "replay"
    }
  }

  /// Runs the role on a terminal until the person leaves; whether the program should go on.
  func run(_ context: RoleContext, _ terminal: Terminal) -> Bool {
    switch self {
    case .guide(let staff): RoleRunner(GuideScreen(staff: staff), context, terminal).run() == .left
    case .window(let number): RoleRunner(windowScreen(number, context), context, terminal).run() == .left
    case .board: RoleRunner(BoardScreen(), context, terminal).run() == .left
    case .backOffice(let department): RoleRunner(backOffice(department, context), context, terminal).run() == .left
    case .issuing(let number): RoleRunner(issuing(number, context), context, terminal).run() == .left
    case .rate(let number): RoleRunner(RatingScreen(window: number), context, terminal).run() == .left
    case .supervisor: RoleRunner(supervisor(context), context, terminal).run() == .left
    case .replay(let day, let speed):
      RoleRunner(ReplayScreen(day: day, speed: speed), context, terminal).run() == .left
    }
  }

  /// Runs the role as lines.
  func runPlain(_ context: RoleContext) {
    switch self {
    case .guide(let staff): PlainRunner(GuideScreen(staff: staff), context).run()
    case .window(let number): PlainRunner(windowScreen(number, context), context).run()
    case .board: PlainRunner(BoardScreen(), context).run()
    case .backOffice(let department): PlainRunner(backOffice(department, context), context).run()
    case .issuing(let number): PlainRunner(issuing(number, context), context).run()
    case .rate(let number): PlainRunner(RatingScreen(window: number), context).run()
    case .supervisor: PlainRunner(supervisor(context), context).run()
    case .replay(let day, let speed): PlainRunner(ReplayScreen(day: day, speed: speed), context).run()
    }
  }

  private func windowScreen(_ number: Int, _ context: RoleContext) -> WindowScreen {
    WindowScreen(number: number, hint: context.signInHint(window: number))
  }

  private func backOffice(_ department: String?, _ context: RoleContext) -> BackOfficeScreen {
    BackOfficeScreen(department: department, hint: context.signInHint(role: .backOffice))
  }

  private func supervisor(_ context: RoleContext) -> SupervisorScreen {
    SupervisorScreen(hint: context.signInHint(role: .supervisor))
  }

  private func issuing(_ number: Int?, _ context: RoleContext) -> IssuingScreen {
    IssuingScreen(
      number: number,
      hint: number.map { context.signInHint(window: $0) } ?? context.signInHint(role: .backOffice))
  }
}
