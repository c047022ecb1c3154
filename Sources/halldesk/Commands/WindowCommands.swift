import ArgumentParser
import HallModel

/// `window …`: what clerks do at their windows; `window N` alone opens the clerk's screen.
struct WindowCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "window", abstract: "Work at a window; `window N` opens its screen.",
    subcommands: [
      Screen.self, Open.self, Close.self, Pause.self, Resume.self, Assign.self, Summon.self, Call.self, Recall.self,
      Start.self, NoShow.self, Undo.self, Hold.self, ResumeHeld.self, Transfer.self, Finish.self, List.self,
    ],
    defaultSubcommand: Screen.self)

  struct Screen: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "screen", abstract: "The clerk's screen of a window (`window N` for short).")

    @Argument(help: "The window's number.")
    var number: Int
    @Flag(help: "Append-only lines instead of a screen, for screen readers and logs.")
    var plain = false
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      .silent(status: try RoleLauncher.run(role: .window(number), plain: plain, session: session))
    }
  }

  struct Call: WindowAction {
    static let configuration = CommandConfiguration(
      abstract: "Call the next ticket.", discussion: "The answer says why this ticket and whom it passed.")
    @Argument(help: "The window's number.")
    var number: Int
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ hall: Hall) -> any HallCommand { CallNext(window: number) }
  }

  struct Recall: WindowAction {
    static let configuration = CommandConfiguration(abstract: "Call the called ticket again.")
    @Argument(help: "The window's number.")
    var number: Int
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ hall: Hall) -> any HallCommand { HallModel.Recall(window: number) }
  }

  struct Start: WindowAction {
    static let configuration = CommandConfiguration(abstract: "The called person is there; service starts.")
    @Argument(help: "The window's number.")
    var number: Int
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ hall: Hall) -> any HallCommand { StartService(window: number) }
  }

  struct NoShow: WindowAction {
    static let configuration = CommandConfiguration(
      commandName: "no-show", abstract: "Nobody came after the last call (过号).")
    @Argument(help: "The window's number.")
    var number: Int
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ hall: Hall) -> any HallCommand { RecordNoShow(window: number) }
  }

  struct Undo: WindowAction {
    static let configuration = CommandConfiguration(abstract: "Take a no-show of a moment ago back.")
    @Argument(help: "The window's number.")
    var number: Int
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ hall: Hall) -> any HallCommand { UndoNoShow(window: number) }
  }

  struct Hold: WindowAction {
    static let configuration = CommandConfiguration(abstract: "Set the ticket being served aside (挂起).")
    @Argument(help: "The window's number.")
    var number: Int
    @Option(help: "What the person is gone for.")
    var reason: String = ""
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ hall: Hall) -> any HallCommand { HoldTicket(window: number, reason: reason) }
  }

  struct ResumeHeld: WindowAction {
    static let configuration = CommandConfiguration(
      commandName: "resume-held", abstract: "Go on with a ticket that was set aside, ahead of the line.")
    @Argument(help: "The window's number.")
    var number: Int
    @Option(help: "Which ticket; without it, the one set aside longest ago.")
    var ticket: String?
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ hall: Hall) -> any HallCommand { HallModel.ResumeHeld(window: number, ticket: ticket) }
  }

  struct Transfer: WindowAction {
    static let configuration = CommandConfiguration(
      abstract: "Send the person on to another window or to the line of other matters (转办).",
      discussion: "The ticket keeps its arrival time.")
    @Argument(help: "The window's number.")
    var number: Int
    @Option(help: ArgumentHelp("The window to go to.", valueName: "window"))
    var to: Int?
    @Option(parsing: .upToNextOption, help: ArgumentHelp("The matters to queue for instead.", valueName: "code"))
    var matter: [String] = []
    @Option(help: "Why.")
    var reason: String = ""
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func validate() throws {
      guard (to == nil) != matter.isEmpty else { throw ValidationError("Give either --to or --matter.") }
    }

    func command(_ hall: Hall) -> any HallCommand {
      TransferTicket(
        window: number, target: to.map(TransferTicket.Target.window) ?? .matters(matter), reason: reason)
    }
  }

  struct Finish: WindowAction {
    static let configuration = CommandConfiguration(
      abstract: "Finish with the person.", discussion: "What this window does not accept goes on to the line.")
    @Argument(help: "The window's number.")
    var number: Int
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ hall: Hall) -> any HallCommand { FinishTicket(window: number) }
  }
}
