import ArgumentParser
import HallConfiguration
import HallModel

/// `check`: every problem in a hall's files.
struct CheckCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check the settings and tables of a hall and report every problem.",
    discussion: "Exit status 2 when there are errors; 0 when there are only warnings, or nothing.")

  @Argument(help: ArgumentHelp("The folder with hall.yaml and the tables.", valueName: "dir"))
  var folder: String
  @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

  func answer(_ session: Session) throws -> Answer {
    if !session.asJSON { _ = try session.requireAssets() }
    // Nothing is stored, so no PIN needs a costly hash.
    let result = HallFolder.load(path: folder, today: HallLoading.today) { _ in "scrypt$checked" }
    let problems = result.problems
    let templates = (result.configuration?.settings.documents).map { TemplateCheck($0, session) }
    let faults = templates?.faults ?? []
    let errors = problems.count { $0.severity == .error } + faults.count
    return Answer(
      status: errors == 0 ? 0 : 2,
      json: { .array(problems.map(session.report.problemJSON) + faults.map(\.json)) },
      lines: {
        problems.map(session.report.problem) + faults.map(\.line) + [
          problems.isEmpty && faults.isEmpty
            ? session.text("check.sound", ["folder": folder])
            : session.text(
              "check.count",
              ["errors": String(errors), "warnings": String(problems.count + faults.count - errors)])
        ]
      })
  }
}
