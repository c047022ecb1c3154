import ArgumentParser
import HallModel
import HallStore

/// `export …`: what other programs work on with.
struct ExportCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write what planning and other programs go on with.", subcommands: [Baseline.self])

  struct Baseline: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Who comes when and for what, how long it takes, which windows are open: for plans and simulations.",
      discussion: """
        Learned from the business days of the period, by default the last 60 days up to yesterday. The file is JSON, \
        which is YAML as well. Nobody can be told from it. Without --out it goes to standard output.
        """)

    @Option(help: ArgumentHelp("The first day.", valueName: "day"))
    var from: Day?
    @Option(help: ArgumentHelp("The last day.", valueName: "day"))
    var to: Day?
    @Option(help: ArgumentHelp("The file; one of that name is replaced when the new one is whole.", valueName: "file"))
    var out: String?
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall(toRead: true)
      if let out { try ReplacedFile.requireFolder(of: out) }
      let days = try PastDays(live, from: from, to: to, session)
      let baseline = days.baseline
      guard baseline.days > 0 else {
        throw CommandFailure.usage("no_business_days", ["from": days.first.text, "to": days.last.text])
      }
      let json = BaselineForms(baseline, hall: live.hall.settings.name).json
      guard let out else { return Answer(json: { json }, lines: { json.indented }) }
      try ReplacedFile.write(Array((json.indented.joined(separator: "\n") + "\n").utf8), to: out)
      return Answer(
        json: { json },
        lines: {
          [session.texts("report.baseline_saved", ["path": out, "days": String(baseline.days)])]
        })
    }
  }
}
