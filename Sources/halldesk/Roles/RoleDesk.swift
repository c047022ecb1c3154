import HallDeskUI
import HallModel
import HallStore
import ScreenCurses

/// Takes the terminal once, shows launcher and roles on it one after the other, and gives it back.
struct RoleDesk {
  /// The hall, the words, where documents go.
  var context: RoleContext
  private let terminal: Terminal

  /// Takes the terminal.
  init(_ context: RoleContext) throws(TerminalError) {
    self.context = context
    terminal = try Terminal(options: Terminal.Options(ambiguousWidth: RoleDesk.ambiguousWidth))
  }

  /// `HALLDESK_AMBIGUOUS` says how wide ●→─ are on this terminal: 1, 2, or `probe` to ask it.
  private static var ambiguousWidth: Terminal.Options.AmbiguousWidth {
    switch ProcessFacts.variable("HALLDESK_AMBIGUOUS") {
    case "2": .columns(2)
    case "probe": .probe
    default: .columns(1)
    }
  }

  /// Stands at a role until the person leaves; whether the program should go on.
  func stand(at role: Role) -> Bool {
    var context = context
    context.terminalName = role.terminalName
    return role.run(context, terminal)
  }

  /// Asks which row; nil when the person goes back.
  func ask(
    _ question: String, _ choices: [LauncherScreen.Choice], foot: String = "", isFirst: Bool = false
  ) -> Answer {
    let screen = LauncherScreen(question: question, choices: choices, foot: foot, isFirst: isFirst)
    let runner = RoleRunner(screen, context, terminal)
    guard runner.run() == .left else { return .ended }
    return runner.shell.screen.chosen.map(Answer.chosen) ?? .back
  }

  /// What a question came to.
  enum Answer: Equatable {
    /// The id of the row.
    case chosen(String)
    /// One level back.
    case back
    /// The terminal is gone.
    case ended
  }

  /// Lets a person go from role to role in this hall until they leave the list of roles; whether to go on.
  func standAnywhere(foot: String = "", isFirst: Bool = false) -> Bool {
    let texts = context.texts
    while true {
      let roles = ["guide", "window", "rate", "backoffice", "issuing", "supervisor", "board"].map { id in
        LauncherScreen.Choice(id: id, label: texts("role.\(id)"), help: texts("role.\(id).help"))
      }
      switch ask(texts("launcher.choose_role"), roles, foot: foot, isFirst: isFirst) {
      case .ended: return false
      case .back: return true
      case .chosen("guide"): if !stand(at: .guide(staff: "")) { return false }
      case .chosen("board"): if !stand(at: .board) { return false }
      case .chosen("backoffice"): if !stand(at: .backOffice(department: nil)) { return false }
      case .chosen("supervisor"): if !stand(at: .supervisor) { return false }
      case .chosen("rate"): if !standAtSomeRating() { return false }
      case .chosen("issuing"): if !stand(at: .issuing(issuingWindow)) { return false }
      case .chosen: if !standAtSomeWindow() { return false }
      }
    }
  }

  /// The hall's issuing window, where there is exactly one: nobody is asked what only has one answer.
  private var issuingWindow: Int? {
    let windows = context.live?.hall.settings.windows.filter { $0.kind == .issuing } ?? []
    return windows.count == 1 ? windows[0].number : nil
  }

  private func standAtSomeWindow() -> Bool {
    switch ask(context.texts("launcher.choose_window"), windows) {
    case .ended: return false
    case .back: return true
    case .chosen(let id): return Int(id).map { stand(at: .window($0)) } ?? true
    }
  }

  /// At a window, or at the exit; a hall of one window has one rating screen.
  private func standAtSomeRating() -> Bool {
    let windows = windows
    if windows.count == 1, let number = Int(windows[0].id) { return stand(at: .rate(number)) }
    let texts = context.texts
    let exit = LauncherScreen.Choice(
      id: "", label: texts("launcher.rate.exit"), help: texts("launcher.rate.exit.help"))
    switch ask(texts("launcher.choose_rating"), windows + [exit]) {
    case .ended: return false
    case .back: return true
    case .chosen(let id): return stand(at: .rate(Int(id)))
    }
  }

  private var windows: [LauncherScreen.Choice] {
    guard let hall = context.live?.hall else { return [] }
    return hall.settings.windows.map { setting in
      LauncherScreen.Choice(
        id: String(setting.number), label: context.texts("launcher.window", ["n": String(setting.number)]),
        help: setting.name + (setting.usualStaff.flatMap { hall.member($0) }.map { "  \($0.name) \($0.number)" } ?? ""))
    }
  }

  /// Gives the terminal back.
  func close() { terminal.close() }
}
