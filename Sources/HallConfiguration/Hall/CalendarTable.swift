import HallModel

/// Reads holidays.csv.
enum CalendarTable {
  static func read(_ table: Table, today: Day?, _ log: ProblemLog) -> [CalendarDay] {
    var lines: [Day: Int] = [:]
    let days: [CalendarDay] = table.rows.compactMap { row in
      let written = row.needed("date")
      let kind = row.choice("kind", CellWords.dayKind, fallback: nil)
      guard let written else { return nil }
      guard let day = date(written) else {
        row.error(.badDate, "date", ["value": written])
        return nil
      }
      if let first = lines[day] {
        row.error(.duplicateDate, "date", ["date": day.text, "first": String(first)])
        return nil
      }
      lines[day] = row.line
      guard let kind else { return nil }
      return CalendarDay(day: day, kind: kind, name: row.text("name"))
    }
    let years = Set(days.map(\.day.civil.year))
    if let first = years.min(), let last = years.max() {
      let wanted = Set((first...last).prefix(100)).union(today.map { [$0.civil.year] } ?? [])
      for year in wanted.subtracting(years).sorted() {
        log.warning(.calendarYearMissing, Place(file: table.file), ["year": String(year)])
      }
    }
    return days
  }

  /// `2026-10-01`, `2026/10/1`, `2026.10.1` or `2026年10月1日`.
  private static func date(_ text: String) -> Day? {
    var plain = Plain.narrowed(text).replacing("年", with: "-").replacing("月", with: "-").replacing(".", with: "-")
    if plain.hasSuffix("日") { plain.removeLast() }
    // A spreadsheet may add the time of day.
    plain = String(plain.prefix { $0 != " " })
    guard let day = Day(plain), (2000...2100).contains(day.civil.year) else { return nil }
    return day
  }
}
