import ArgumentParser
import HallModel

extension WindowCommands {
  struct Open: WindowAction {
    static let configuration = CommandConfiguration(
      abstract: "Open a window.", discussion: "Without --staff, for its usual clerk in the settings.")
    @Argument(help: "The window's number.")
    var number: Int
    @Option(help: ArgumentHelp("Who sits there, by staff number.", valueName: "id"))
    var staff: String?
    @Flag(help: "Take over a window at which somebody else is signed in.")
    var relieve = false
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ hall: Hall) -> any HallCommand { OpenWindow(window: number, staff: staff, relieving: relieve) }
  }

  struct Close: WindowAction {
    static let configuration = CommandConfiguration(abstract: "Close a window.")
    @Argument(help: "The window's number.")
    var number: Int
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ hall: Hall) -> any HallCommand { CloseWindow(window: number) }
  }

  struct Pause: WindowAction {
    static let configuration = CommandConfiguration(abstract: "Stop calling for a while, with a reason.")
    @Argument(help: "The window's number.")
    var number: Int
    @Option(help: "Why; required by the hall's rules.")
    var reason: String = ""
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ hall: Hall) -> any HallCommand { PauseWindow(window: number, reason: reason) }
  }

  struct Resume: WindowAction {
    static let configuration = CommandConfiguration(abstract: "End a pause.")
    @Argument(help: "The window's number.")
    var number: Int
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ hall: Hall) -> any HallCommand { ResumeWindow(window: number) }
  }

  struct Assign: WindowAction {
    static let configuration = CommandConfiguration(
      abstract: "Change what a window accepts for the rest of the day (潮汐窗口).",
      discussion: """
        The rule is written as in windows.csv: departments and matter codes with semicolons between them, 全部 (all), \
        无 (none), 除 X (except X).
        """)
    @Argument(help: "The window's number.")
    var number: Int
    @Option(help: ArgumentHelp("What it accepts now.", valueName: "rule"))
    var accepts: String?
    @Flag(help: "What the settings say again.")
    var usual = false
    @Option(help: ArgumentHelp("Until when; then the window has its usual work back by itself.", valueName: "time"))
    var until: ClockTime?
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func validate() throws {
      guard (accepts == nil) == usual else { throw ValidationError("Give either --accepts or --usual.") }
      guard accepts?.contains(where: { !$0.isWhitespace }) ?? true else {
        throw ValidationError("--accepts takes a rule; for none at all write 无.")
      }
      guard !usual || until == nil else { throw ValidationError("--until goes with --accepts.") }
    }

    func command(_ hall: Hall) -> any HallCommand {
      AssignWindow(
        window: number,
        accepts: accepts.map { text in Acceptance(text: text) { hall.catalogue.matter($0) != nil } },
        until: until)
    }
  }

  struct Summon: WindowAction {
    static let configuration = CommandConfiguration(
      abstract: "Ask a clerk to come to a window.",
      discussion: "Shown where the clerk sits, at the window and at the guide desk, until the clerk opens a window.")
    @Argument(help: "The window's number.")
    var number: Int
    @Option(help: ArgumentHelp("Who, by staff number; without it the window's usual clerk.", valueName: "id"))
    var staff: String?
    @Option(help: "What else is to be said.")
    var note: String = ""
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func command(_ hall: Hall) -> any HallCommand { SummonClerk(window: number, staff: staff, note: note) }
  }

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "List the windows as they are now.")
    @Flag(help: "Only open windows.")
    var open = false
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall(toRead: true)
      let hall = live.hall
      let forms = HallForms(hall: hall, now: try session.now(live))
      let positions = hall.windows.indices.filter { !open || hall.windows[$0].isOpen }
      return Answer(
        json: { .array(positions.map(forms.window)) },
        lines: { WindowTable(session: session, hall: hall, now: forms.now).lines(positions) })
    }
  }
}
