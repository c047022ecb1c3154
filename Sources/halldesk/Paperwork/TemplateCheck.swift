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

  /// Looks into the templates' folder of these settings; one that is not there is told by the reading of hall.yaml.
  init(_ settings: DocumentSettings, _ session: Session) {
    guard ProcessFacts.isFolder(settings.templates) else {
      faults = []
      return
    }
    let folders = CaseDocuments.templateFolders(settings, store: "", assets: try? session.assets.get())
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
