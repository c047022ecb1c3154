import HallConfiguration
import HallModel

/// A file of appointments: columns id, date, slot and matters, in any order, with English or Chinese headings.
struct AppointmentFile {
  /// The rows that say something.
  private(set) var rows: [Row] = []
  /// What is wrong with the form of the others.
  private(set) var faults: [FilePlace] = []

  /// One row and where its cells stand.
  struct Row {
    /// What the row asks for.
    var appointment: AddAppointment
    fileprivate var cells: [Column: CSVDocument.Cell]

    /// The place of what the hall refuses about this row.
    func place(of refusal: Refusal) -> FilePlace {
      let column: Column =
        switch refusal.code {
        case "unknown_matter", "no_matters": .matters
        case "slot_past", "no_such_slot", "slot_full": .slot
        default: .id
        }
      let cell = cells[column] ?? cells[.id]
      return FilePlace(line: cell?.line ?? 1, column: cell?.column ?? 1, code: refusal.code, details: refusal.details)
    }
  }

  fileprivate enum Column: String, CaseIterable {
    case id, date, slot, matters

    var headings: [String] {
      switch self {
      case .id: ["id", "编号", "预约号", "预约编号"]
      case .date: ["date", "日期", "预约日期"]
      case .slot: ["slot", "时段", "时间", "预约时间", "预约时段"]
      case .matters: ["matters", "matter", "事项", "事项编码"]
      }
    }
  }

  /// Reads the file at `path`; fails where not even its columns can be told.
  init(path: String) throws(CommandFailure) {
    guard let bytes = ProcessFacts.contents(path) else { throw .usage("unreadable_file", ["file": path]) }
    guard let text = try? TextDecoding.decode(bytes) else { throw .usage("unreadable_encoding", ["file": path]) }
    let table = CSVReader.read(text)
    faults = table.faults.map { FilePlace(line: $0.line, column: $0.column, code: $0.code.rawValue, details: [:]) }
    guard let heading = table.rows.first?.cells else { throw .usage("empty_file", ["file": path]) }
    var positions: [Column: Int] = [:]
    for (index, cell) in heading.enumerated() {
      let name = cell.text.lowercased()
      if let column = Column.allCases.first(where: { $0.headings.contains(name) }) { positions[column] = index }
    }
    // A slot may hold the date as well.
    for column in Column.allCases where positions[column] == nil && column != .date {
      faults.append(
        FilePlace(line: 1, column: 1, code: "missing_column", details: ["column": column.rawValue]))
    }
    faults.sort { ($0.line, $0.column) < ($1.line, $1.column) }
    guard faults.isEmpty else { throw .file("bad_appointments", ["file": path], faults) }
    var seen: [String: Int] = [:]
    for cells in table.rows.dropFirst().map(\.cells) {
      let found = positions.compactMapValues { $0 < cells.count ? cells[$0] : nil }
      add(found, end: cells[cells.count - 1], &seen)
    }
  }

  private mutating func add(
    _ cells: [Column: CSVDocument.Cell], end: CSVDocument.Cell, _ seen: inout [String: Int]
  ) {
    func fault(_ column: Column, _ code: String, _ details: [String: String] = [:]) {
      let cell = cells[column] ?? end
      faults.append(FilePlace(line: cell.line, column: cell.column, code: code, details: details))
    }
    let count = faults.count
    let id = cells[.id]?.text ?? ""
    if id.isEmpty {
      fault(.id, "empty_id")
    } else if let line = seen[id] {
      fault(.id, "duplicate_id", ["id": id, "line": String(line)])
    }
    let date = cells[.date]?.text ?? ""
    let slot = cells[.slot]?.text ?? ""
    let when = TimeText.slot(slot, date: date.isEmpty ? nil : date)
    if slot.isEmpty {
      fault(.slot, "missing_value", ["column": Column.slot.rawValue])
    } else if when == nil {
      let dateIsWrong = !date.isEmpty && Day(date) == nil
      fault(dateIsWrong ? .date : .slot, dateIsWrong ? "bad_date" : "bad_slot", ["value": dateIsWrong ? date : slot])
    }
    guard faults.count == count, let when, let first = cells[.id] else { return }
    seen[id] = first.line
    let matters = (cells[.matters]?.text ?? "").split { ";；、 ".contains($0) }.map(String.init)
    rows.append(
      Row(appointment: AddAppointment(id: id, day: when.day, slot: when.slot, matters: matters), cells: cells))
  }
}
