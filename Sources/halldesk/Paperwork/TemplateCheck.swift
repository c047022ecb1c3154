import HallConfiguration
import HallDocuments
import HallModel

/// What is wrong with a hall's own templates, as `check` tells it.
struct TemplateCheck {
  /// One fault, in both forms.
  struct Fault {
    /// For scripts, as the problems of a hall's other files.
    var json: JSONValue
    /// For people.
    var line: String
  }

  /// All of them.
  let faults: [Fault]

  /// Looks into the templates' folder of these settings: the one it names, else of that name beside hall.yaml, else beside
  /// the hall's file, where it will be when the settings are in force.
  init(_ settings: DocumentSettings, _ folder: String, _ session: Session) {
    let own = settings.templates
    guard !own.isEmpty else {
      faults = []
      return
    }
    let beside = (try? session.path).map(ProcessFacts.folder) ?? "."
    let places = own.hasPrefix("/") ? [own] : [folder + "/" + own, beside + "/" + own]
    guard let found = places.first(where: ProcessFacts.isFolder) else {
      let sentence = session.text("check.templates_missing", ["folder": own])
      faults = [Fault(json: Self.json("templates_missing", nil, nil, nil, sentence), line: sentence)]
      return
    }
    let folders = [found] + ((try? session.assets.get()).map { [$0.path + "/documents/zh"] } ?? [])
    faults = CaseDocuments.templates(folders).problems.map { problem in
      Fault(
        json: Self.json(
          problem.code.rawValue, problem.file, problem.line, problem.column,
          problem.text(session.documentLanguage)),
        line: problem.report(session.documentLanguage))
    }
  }

  private static func json(
    _ code: String, _ file: String?, _ line: Int?, _ column: Int?, _ message: String
  ) -> JSONValue {
    [
      "severity": "error", "code": .string(code), "file": .optional(file), "line": .optional(line),
      "column": .optional(column), "cell": .null, "message": .string(message),
    ]
  }
}
