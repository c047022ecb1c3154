/// Where in the files something stands.
struct Place: Equatable {
  var file: String
  var line: Int?
  var column: Int?
  /// The cell as a spreadsheet calls it.
  var cell: String?
}

/// Collects problems while files are read, so that one run reports them all.
final class ProblemLog {
  private(set) var problems: [Problem] = []

  var hasErrors: Bool { problems.contains { $0.severity == .error } }

  func error(_ code: Problem.Code, _ place: Place, _ arguments: [String: String] = [:]) {
    add(.error, code, place, arguments)
  }

  func warning(_ code: Problem.Code, _ place: Place, _ arguments: [String: String] = [:]) {
    add(.warning, code, place, arguments)
  }

  private func add(
    _ severity: Problem.Severity, _ code: Problem.Code, _ place: Place, _ arguments: [String: String]
  ) {
    var arguments = arguments
    arguments["cell"] = place.cell
    problems.append(
      Problem(
        severity: severity, file: place.file, line: place.line, column: place.column, code: code, arguments: arguments))
  }

  /// All problems: file by file in the order a supervisor meets them, then by line and column.
  func sorted() -> [Problem] {
    // By position too, so that problems of one place keep the order in which they were found.
    let ranked = problems.enumerated().map { (rank: Rank($1, found: $0), problem: $1) }
    return ranked.sorted { $0.rank < $1.rank }.map(\.problem)
  }

  private struct Rank: Comparable {
    private static let order = [
      "hall.yaml", "windows.csv", "staff.csv", "matters.csv", "materials.csv", "forms.csv", "packages.csv",
    ]
    private var file: String
    private var numbers: [Int]

    init(_ problem: Problem, found: Int) {
      let name = problem.file.split(separator: "/").last.map(String.init) ?? problem.file
      let kind = Rank.order.firstIndex(of: name) ?? Rank.order.count
      file = "\(kind)\(problem.file)"
      numbers = [problem.line ?? 0, problem.column ?? 0, found]
    }

    static func < (left: Rank, right: Rank) -> Bool {
      left.file == right.file ? left.numbers.lexicographicallyPrecedes(right.numbers) : left.file < right.file
    }
  }
}
