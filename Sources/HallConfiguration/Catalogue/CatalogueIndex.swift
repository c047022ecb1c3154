import HallModel

/// The codes and departments of a catalogue, found whatever width or case they are typed in.
struct CatalogueIndex {
  let codes: [String]
  let departments: [String]
  private let codeByFolded: [String: String]
  private let departmentByFolded: [String: String]

  /// The codes of problems for names that are not known.
  private let unknown: (matter: Problem.Code, department: Problem.Code)

  init(_ matters: [Matter], unknown: (matter: Problem.Code, department: Problem.Code)? = nil) {
    self.unknown = unknown ?? (.unknownMatter, .unknownDepartment)
    codes = matters.map(\.code)
    var seen: Set<String> = []
    departments = matters.map(\.department).filter { seen.insert($0).inserted }
    codeByFolded = Dictionary(codes.map { (Plain.folded($0), $0) }, uniquingKeysWith: { first, _ in first })
    departmentByFolded = Dictionary(departments.map { (Plain.folded($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The code as matters.csv writes it.
  func code(_ text: String) -> String? { codeByFolded[Plain.folded(text)] }

  /// The department as matters.csv writes it.
  func department(_ text: String) -> String? { departmentByFolded[Plain.folded(text)] }

  /// Reads what a window accepts or a lane carries; unknown names are reported at `place` and left out.
  func acceptance(_ text: String, _ place: Place, _ log: ProblemLog) -> Acceptance {
    let read = Acceptance(text: Plain.narrowed(text)) { code($0) != nil }
    var result = Acceptance(all: read.all)
    for name in read.departments {
      if let known = department(name) {
        if !result.departments.contains(known) { result.departments.append(known) }
      } else {
        report(name, place, log)
      }
    }
    for name in read.matters {
      if let known = code(name), !result.matters.contains(known) { result.matters.append(known) }
    }
    for name in read.except {
      if let known = code(name) ?? department(name) {
        if !result.except.contains(known) { result.except.append(known) }
      } else {
        report(name, place, log)
      }
    }
    return result
  }

  private func report(_ name: String, _ place: Place, _ log: ProblemLog) {
    // Codes hold hyphens or digits, departments neither.
    if name.contains(where: { $0 == "-" || $0.isNumber }) {
      log.error(unknown.matter, place, ["value": name, "suggestion": suggestedCode(name)])
    } else {
      let suggestion = Suggestion.nearest(name, departments) ?? Suggestion.nearest(name, ["全部", "无"])
      log.error(unknown.department, place, ["value": name, "suggestion": suggestion ?? ""])
    }
  }

  /// The code somebody probably meant, or nothing.
  func suggestedCode(_ text: String) -> String { Suggestion.nearest(text, codes) ?? "" }
}
