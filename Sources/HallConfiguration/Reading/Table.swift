/// A column of a table: how scripts call it and the headings people write.
struct Column {
  var id: String
  /// The heading that exports write, then others that are understood.
  var headings: [String]
  var required: Bool

  init(_ id: String, _ headings: [String], required: Bool = false) {
    self.id = id
    self.headings = headings
    self.required = required
  }
}

/// What a table is made of.
struct TableForm {
  var file: String
  /// Whether a hall without a row of it is no hall.
  var needsRows = false
  var columns: [Column]
}

/// The rows of a file by column, whatever order and language its headings have.
struct Table {
  /// The file as it is named in problems.
  var file: String
  var rows: [TableRow]

  /// Reads the table, reporting what is wrong with its form; nil where a needed column is missing.
  init?(_ document: CSVDocument, _ form: TableForm, file: String, _ log: ProblemLog) {
    self.file = file
    for fault in document.faults {
      let place = Place(
        file: file, line: fault.line, column: fault.column,
        cell: CSVDocument.reference(row: fault.row, cell: fault.cell))
      if fault.code == .controlCharacter {
        log.warning(fault.code, place, fault.arguments)
      } else {
        log.error(fault.code, place, fault.arguments)
      }
    }
    guard let heading = document.rows.first else {
      log.error(.emptyFile, Place(file: file, line: 1, column: 1))
      return nil
    }
    guard let positions = Table.positions(heading, form, file, log) else { return nil }
    let count = heading.cells.count
    rows = document.rows.dropFirst().map { row in
      let used = row.cells.reversed().drop { $0.text.isEmpty }.count
      if row.cells.count < count || used > count {
        let cell = row.cells[min(count, row.cells.count - 1)]
        log.error(
          .raggedRow, Place(file: file, line: cell.line, column: cell.column, cell: nil),
          ["count": String(max(row.cells.count, used)), "expected": String(count)])
      }
      return TableRow(cells: row.cells, number: row.number, positions: positions, form: form, file: file, log: log)
    }
    if rows.isEmpty && form.needsRows {
      log.error(.noRows, Place(file: file, line: heading.cells[0].line, column: 1))
    }
  }

  /// Where each column is.
  private static func positions(
    _ heading: CSVDocument.Row, _ form: TableForm, _ file: String, _ log: ProblemLog
  ) -> [String: Int]? {
    var positions: [String: Int] = [:]
    var unknown: [(place: Place, text: String)] = []
    for (index, cell) in heading.cells.enumerated() where !cell.text.isEmpty {
      let place = Place(
        file: file, line: cell.line, column: cell.column,
        cell: CSVDocument.reference(row: heading.number, cell: index))
      let wanted = Plain.heading(cell.text)
      let column = form.columns.first { column in
        Plain.heading(column.id) == wanted || column.headings.contains { Plain.heading($0) == wanted }
      }
      guard let column else {
        unknown.append((place, cell.text))
        continue
      }
      if positions[column.id] != nil {
        log.error(.duplicateColumn, place, ["heading": cell.text])
      } else {
        positions[column.id] = index
      }
    }
    let free = form.columns.filter { positions[$0.id] == nil }
    for item in unknown {
      let suggestion = Suggestion.nearest(item.text, free.flatMap { [$0.id] + $0.headings })
      log.warning(.unknownColumn, item.place, ["heading": item.text, "suggestion": suggestion ?? ""])
    }
    let missing = free.filter(\.required)
    for column in missing {
      let similar = unknown.first { Suggestion.nearest($0.text, [column.id] + column.headings) != nil }
      log.error(
        .missingColumn, Place(file: file, line: heading.cells[0].line, column: 1),
        ["column": column.id, "heading": column.headings[0], "suggestion": similar?.text ?? ""])
    }
    return missing.isEmpty ? positions : nil
  }
}

/// One row, read value by value; what cannot be read is reported and replaced by the default.
struct TableRow {
  fileprivate var cells: [CSVDocument.Cell]
  fileprivate var number: Int
  fileprivate var positions: [String: Int]
  fileprivate var form: TableForm
  fileprivate var file: String
  fileprivate var log: ProblemLog

  /// The line the row begins in.
  var line: Int { cells[0].line }

  /// Where a column's cell of this row is.
  func place(_ column: String) -> Place {
    guard let index = positions[column], index < cells.count else { return Place(file: file, line: line) }
    return Place(
      file: file, line: cells[index].line, column: cells[index].column,
      cell: CSVDocument.reference(row: number, cell: index))
  }

  /// The text of a cell; empty where the column is missing.
  func text(_ column: String) -> String {
    guard let index = positions[column], index < cells.count else { return "" }
    return cells[index].text
  }

  /// Whether the row ends before this column.
  func lacks(_ column: String) -> Bool { positions[column].map { $0 >= cells.count } ?? false }

  /// The text of a cell that must not be empty.
  func needed(_ column: String) -> String? {
    let text = text(column)
    guard text.isEmpty else { return text }
    // A cell that a short row lacks has been reported with the row.
    if lacks(column) { return nil }
    log.error(.emptyValue, place(column), ["name": heading(column)])
    return nil
  }

  /// A needed text in ASCII forms, as codes and numbers are compared.
  func identifier(_ column: String) -> String? { needed(column).map { Plain.trimmed(Plain.narrowed($0)) } }

  /// A whole number, or nil (reported) where the text is none; `fallback` for an empty cell.
  func integer(_ column: String, _ range: ClosedRange<Int>, fallback: Int?) -> Int? {
    let text = text(column)
    if text.isEmpty, let fallback { return fallback }
    guard let text = needed(column) else { return nil }
    guard let value = Plain.integer(text) else {
      log.error(.badNumber, place(column), ["name": heading(column), "value": text])
      return nil
    }
    guard range.contains(value) else {
      log.error(
        .numberOutOfRange, place(column),
        [
          "name": heading(column), "value": String(value), "low": String(range.lowerBound),
          "high": String(range.upperBound),
        ])
      return nil
    }
    return value
  }

  /// One of several words, or nil (reported); `fallback` for an empty cell.
  func choice<Value>(_ column: String, _ words: Words<Value>, fallback: Value?) -> Value? {
    let text = text(column)
    if text.isEmpty, let fallback { return fallback }
    guard let text = needed(column) else { return nil }
    return choice(text, column, words)
  }

  /// Reads one word of a cell.
  func choice<Value>(_ text: String, _ column: String, _ words: Words<Value>) -> Value? {
    if let value = words.value(text) { return value }
    log.error(.unknownValue, place(column), words.arguments(heading(column), text))
    return nil
  }

  func error(_ code: Problem.Code, _ column: String, _ arguments: [String: String] = [:]) {
    log.error(code, place(column), arguments)
  }

  func warning(_ code: Problem.Code, _ column: String, _ arguments: [String: String] = [:]) {
    log.warning(code, place(column), arguments)
  }

  /// A column as exports call it, for the names in problems.
  func heading(_ column: String) -> String {
    form.columns.first { $0.id == column }?.headings.first ?? column
  }
}

/// The words a cell may hold and what they mean; the first word of each value is the one exports write.
struct Words<Value: Equatable & Sendable>: Sendable {
  private var list: [(value: Value, words: [String])]

  init(_ list: [(Value, [String])]) { self.list = list.map { ($0.0, $0.1) } }

  func value(_ text: String) -> Value? {
    let wanted = Plain.folded(text)
    return list.first { $0.words.contains { Plain.folded($0) == wanted } }?.value
  }

  func word(_ value: Value) -> String { list.first { $0.value == value }?.words.first ?? "" }

  func arguments(_ name: String, _ text: String) -> [String: String] {
    [
      "name": name, "value": text, "suggestion": Suggestion.nearest(text, list.flatMap(\.words)) ?? "",
      "choices": list.compactMap(\.words.first).joined(separator: "、"),
    ]
  }
}

/// Lists inside a cell.
enum CellList {
  /// The items between `;`, `；`, `、`, `,`, `/`, `|` or blanks.
  static func items(_ text: String) -> [String] {
    Plain.narrowed(text).split { ";、,/| ".contains($0) }.map(String.init)
  }
}
