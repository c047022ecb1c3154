import FoundationEssentials
import HallConfiguration
import HallModel

/// A file of ratings as cells by field, each with its place: a CSV table whose heading names the fields, or JSON lines.
struct ExchangeTable {
  /// A text and where it stands.
  struct Cell {
    var text: String
    var line: Int
    var column: Int
  }

  /// One rating's cells.
  struct Row {
    /// The line it begins in.
    var line: Int
    fileprivate var cells: [Cell?]
    /// The whole line, of JSON lines: columns are looked for only where there is a fault.
    fileprivate var source: Substring?

    /// The cell of a field; nil where the file has none.
    subscript(field: ExchangeField) -> Cell? { cells[ExchangeTable.places[field] ?? 0] }

    /// The text of a field; empty where the file has none.
    func text(_ field: ExchangeField) -> String { self[field]?.text ?? "" }

    /// Where a fault of a field is told: its cell, or the row where the file has none.
    func place(_ field: ExchangeField, _ code: String, _ details: [String: String]) -> FilePlace {
      let cell = self[field]
      let column = source.map { ExchangeTable.column(of: field.rawValue, in: $0) } ?? cell?.column ?? 1
      return FilePlace(line: cell?.line ?? line, column: column, code: code, details: details)
    }
  }

  /// The rows.
  private(set) var rows: [Row] = []
  /// What is wrong with the form of the file.
  private(set) var faults: [FilePlace] = []
  /// Columns nobody reads, and what was perhaps meant.
  private(set) var unknown: [(name: String, suggestion: String?)] = []

  fileprivate static let places = Dictionary(
    uniqueKeysWithValues: ExchangeField.allCases.enumerated().map { ($1, $0) })
  private static let byName = Dictionary(
    uniqueKeysWithValues: ExchangeField.allCases.flatMap { field in
      ([field.rawValue] + chinese(field)).map { (Plain.heading($0), field) }
    })

  /// Chinese headings that are understood.
  private static func chinese(_ field: ExchangeField) -> [String] {
    switch field {
    case .areaCode: ["行政区划代码", "区划代码"]
    case .deptCode: ["部门编码"]
    case .taskCode: ["事项编码", "实施编码"]
    case .taskHandleItem: ["业务办理项编码"]
    case .taskName: ["事项名称"]
    case .subMatter: ["子事项", "情形"]
    case .projectNo: ["办件编号", "项目编号"]
    case .proStatus: ["办件状态"]
    case .proDepart: ["受理部门", "部门"]
    case .proManager: ["经办人", "办理人"]
    case .acceptDate: ["受理时间", "受理日期"]
    case .pf: ["评价渠道", "渠道"]
    case .userName: ["申请人", "评价人", "姓名"]
    case .userProp: ["申请人类型"]
    case .certKey: ["证件号码", "证件号"]
    case .satisfaction: ["满意度", "评价等级"]
    case .evalDetail: ["评价标签", "评价详情"]
    case .writingEvaluation: ["文字评价", "评价内容"]
    case .assessTime: ["评价时间"]
    case .assessNumber: ["评价次数"]
    case .appStatus: ["审核状态"]
    case .promiseTime: ["承诺时限", "承诺时间"]
    case .dataSource: ["数据来源"]
    }
  }

  /// Reads the file; fails where there is nothing to read.
  init(path: String) throws(CommandFailure) {
    guard let bytes = ProcessFacts.contents(path) else { throw .usage("unreadable_file", ["file": path]) }
    let text: String
    do {
      text = try TextDecoding.decode(bytes)
    } catch {
      throw .usage("rating_file_encoding", ["file": path, "offset": String(error.offset)])
    }
    if path.lowercased().hasSuffix(".jsonl") { readLines(text) } else { readTable(text) }
    guard !rows.isEmpty || !faults.isEmpty else { throw .usage("rating_file_empty", ["file": path]) }
  }

  private mutating func readTable(_ text: String) {
    let table = CSVReader.read(text)
    faults = table.faults.map { FilePlace(line: $0.line, column: $0.column, code: $0.code.rawValue, details: [:]) }
    guard let heading = table.rows.first?.cells else { return }
    var columns: [Int?] = []
    for cell in heading {
      let field = Self.byName[Plain.heading(cell.text)]
      if let field, columns.contains(Self.places[field]) {
        fault(cell.line, cell.column, "rating_column_twice", ["column": cell.text])
      }
      if field == nil, !cell.text.isEmpty { note(cell.text) }
      columns.append(field.flatMap { Self.places[$0] })
    }
    let has = { (field: ExchangeField) in columns.contains(Self.places[field]) }
    for field in [ExchangeField.projectNo, .satisfaction, .assessTime, .pf] where !has(field) {
      fault(heading[0].line, 1, "missing_column", ["column": field.rawValue])
    }
    if !has(.taskName) && !has(.taskCode) {
      fault(heading[0].line, 1, "missing_column", ["column": "taskName / taskCode"])
    }
    guard faults.allSatisfy({ $0.code != "missing_column" }) else { return }
    rows.reserveCapacity(table.rows.count)
    for row in table.rows.dropFirst() {
      if row.cells.count > heading.count, row.cells[heading.count...].contains(where: { !$0.text.isEmpty }) {
        let cell = row.cells[heading.count]
        fault(
          cell.line, cell.column, "rating_cells",
          ["count": String(row.cells.count), "expected": String(heading.count)])
      }
      var cells = [Cell?](repeating: nil, count: ExchangeField.allCases.count)
      for (index, cell) in row.cells.prefix(columns.count).enumerated() {
        guard let place = columns[index] else { continue }
        cells[place] = Cell(text: cell.text, line: cell.line, column: cell.column)
      }
      rows.append(Row(line: row.cells[0].line, cells: cells))
    }
  }

  private mutating func readLines(_ text: String) {
    let decoder = JSONDecoder()
    // Every line has the same names: each is looked up once.
    var places: [String: Int?] = [:]
    for (index, bytes) in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      guard bytes.contains(where: { $0 > 0x20 }) else { continue }
      let line = Substring(bytes)
      guard let object = try? decoder.decode([String: JSONText].self, from: Data(line.utf8)) else {
        fault(index + 1, 1, "rating_no_object", [:])
        continue
      }
      var cells = [Cell?](repeating: nil, count: ExchangeField.allCases.count)
      for (name, value) in object {
        let known = places[name] ?? Self.byName[Plain.heading(name)].flatMap { Self.places[$0] }
        places[name] = known
        guard let place = known else {
          note(name)
          continue
        }
        guard let text = value.text else {
          fault(index + 1, Self.column(of: name, in: line), "rating_no_text", ["column": name])
          continue
        }
        cells[place] = Cell(text: Plain.trimmed(text), line: index + 1, column: 1)
      }
      rows.append(Row(line: index + 1, cells: cells, source: line))
    }
  }

  /// Where the field's name stands in the line, from 1.
  fileprivate static func column(of name: String, in line: Substring) -> Int {
    guard let range = line.firstRange(of: "\"\(name)\"") else { return 1 }
    return line.distance(from: line.startIndex, to: range.lowerBound) + 1
  }

  private mutating func note(_ name: String) {
    guard !unknown.contains(where: { $0.name == name }) else { return }
    unknown.append((name, Suggestion.nearest(name, ExchangeField.allCases.map(\.rawValue))))
  }

  private mutating func fault(_ line: Int, _ column: Int, _ code: String, _ details: [String: String]) {
    faults.append(FilePlace(line: line, column: column, code: code, details: details))
  }
}

/// A JSON value as the text it would be in a table: numbers as they are, a list with commas between its items.
private struct JSONText: Decodable {
  /// The text; nil for an object.
  var text: String?

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      text = ""
    } else if let string = try? value.decode(String.self) {
      text = string
    } else if let number = try? value.decode(Int64.self) {
      text = String(number)
    } else if let list = try? value.decode([JSONText].self) {
      let texts = list.compactMap(\.text)
      text = texts.count == list.count ? texts.joined(separator: ",") : nil
    }
  }
}
