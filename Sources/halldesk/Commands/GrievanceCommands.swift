import ArgumentParser
import HallModel

/// `grievance …`: 吐槽找茬, 办不成事, 金点子; they take the same steps as negative ratings.
struct GrievanceCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grievance", abstract: "File grievances and ideas (吐槽找茬、办不成事、金点子) and follow them up.",
    subcommands: [File.self, List.self, RectificationCommands.Show.self] + RectificationCommands.steps)

  struct File: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "File what somebody says.")
    @Option(help: "complaint, unresolved or idea.") var kind: Grievance.Kind
    @Option(help: "What was said.") var text: String
    @Option(help: ArgumentHelp("The clerk it is about.", valueName: "number")) var about: String = ""
    @Option(help: "The ticket it goes back to.") var ticket: String = ""
    @Option(help: ArgumentHelp("Who takes it down.", valueName: "number")) var staff: String = ""
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall()
      let command = FileGrievance(kind: kind, text: text, about: about, ticket: ticket)
      let events = try session.perform(command, in: live, staff: staff)
      return try LoopAnswer.after(events, session, live)
    }
  }

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "List grievances, what is due first at the top.")
    @Flag(help: "Only what is overdue.") var overdue = false
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall(toRead: true)
      return try LoopAnswer.list(live, session, overdue: overdue) { $0.grievance != nil }
    }
  }
}
