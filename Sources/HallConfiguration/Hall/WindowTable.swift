import HallModel

/// Reads windows.csv.
enum WindowTable {
  /// More windows are refused: the largest halls have about 230.
  static let limit = 512

  /// A window and the line it stands in.
  struct Sourced {
    var window: WindowSetting
    var row: TableRow
    /// Whether everything the window accepts is known; only then a matter can be missing in all of them.
    var isComplete: Bool
  }

  /// The windows by number; `hours` are the hall's, nil where they could not be read.
  static func read(_ table: Table, _ index: CatalogueIndex?, _ hours: Hours?, _ log: ProblemLog) -> [Sourced] {
    var lines: [Int: Int] = [:]
    var windows: [Sourced] = []
    if table.rows.count > limit {
      let row = table.rows[limit]
      row.error(.tooManyWindows, "number", ["count": String(table.rows.count), "limit": String(limit)])
    }
    for row in table.rows.prefix(limit) {
      let number = row.integer("number", 1...9999, fallback: nil)
      let name = row.needed("name")
      let kind = row.choice("kind", CellWords.windowKind, fallback: .comprehensive) ?? .comprehensive
      let accepts = accepts(row, kind, index, log)
      let openTimes = openTimes(row, hours)
      guard let number else { continue }
      if let first = lines[number] {
        row.error(.duplicateWindow, "number", ["number": String(number), "first": String(first)])
        continue
      }
      lines[number] = row.line
      let staff = Plain.trimmed(Plain.narrowed(row.text("usual_staff")))
      let window = WindowSetting(
        number: number, name: name ?? "", kind: kind, accepts: accepts ?? .nothing,
        usualStaff: staff.isEmpty ? nil : staff, openTimes: openTimes)
      let servesThePublic = [.comprehensive, .dedicated, .crossProvince].contains(kind)
      if servesThePublic, let accepts, accepts == .nothing {
        row.warning(.windowAcceptsNothing, "accepts", ["window": String(number)])
      }
      windows.append(Sourced(window: window, row: row, isComplete: accepts != nil))
    }
    return windows.sorted { $0.window.number < $1.window.number }
  }

  /// nil where the names in the cell could not be checked or were not all known.
  private static func accepts(
    _ row: TableRow, _ kind: WindowSetting.Kind, _ index: CatalogueIndex?, _ log: ProblemLog
  ) -> Acceptance? {
    guard let index, !row.lacks("accepts") else { return nil }
    let before = log.problems.count
    let acceptance = index.acceptance(row.text("accepts"), row.place("accepts"), log)
    return log.problems.count == before ? acceptance : nil
  }

  /// When the window is staffed; empty for all of the opening hours, and where the cell (reported) says nothing of use.
  private static func openTimes(_ row: TableRow, _ hours: Hours?) -> [ClockSpan] {
    let column = "open_times"
    do throws(SpanList.Fault) {
      let spans = try SpanList.read(row.text(column))
      if let hours, hours.opens < hours.closes, let span = SpanList.outside(spans, hours) {
        row.warning(
          .spanOutsideHours, column,
          [
            "name": row.heading(column), "value": span.text, "opens": hours.opens.text, "closes": hours.closes.text,
          ])
      }
      return spans
    } catch {
      row.error(error.code, column, error.arguments.merging(["name": row.heading(column)]) { $1 })
      return []
    }
  }
}
