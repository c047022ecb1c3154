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

  /// The terminal's name in the journal.
  var terminalName: String {
    switch self {
    case .guide: "guide"
    case .window(let number): "window-\(number)"
    case .board: "board"
    }
  }

  /// Runs the role on a terminal until the person leaves; whether the program should go on.
  func run(_ context: RoleContext, _ terminal: Terminal) -> Bool {
    switch self {
    case .guide(let staff): RoleRunner(GuideScreen(staff: staff), context, terminal).run() == .left
    case .window(let number): RoleRunner(windowScreen(number, context), context, terminal).run() == .left
    case .board: RoleRunner(BoardScreen(), context, terminal).run() == .left
    }
  }

  /// Runs the role as lines.
  func runPlain(_ context: RoleContext) {
    switch self {
    case .guide(let staff): PlainRunner(GuideScreen(staff: staff), context).run()
    case .window(let number): PlainRunner(windowScreen(number, context), context).run()
    case .board: PlainRunner(BoardScreen(), context).run()
    }
  }

  private func windowScreen(_ number: Int, _ context: RoleContext) -> WindowScreen {
    WindowScreen(number: number, hint: context.signInHint(window: number))
  }
}
