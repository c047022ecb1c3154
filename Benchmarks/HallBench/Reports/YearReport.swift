import FoundationEssentials
import HallModel
import HallStore

/// How long the report of a year takes in which 500,000 people came.
struct YearReport {
  let bench: Bench
  let hall: BenchHall
  private static let days = 250
  private static let year = 2025

  func measure(_ table: ResultTable) throws {
    table.section(Words("十、报表", "10. Reports"))
    let path = bench.folder + "/year.db"
    try make(path)
    guard let first = Day(year: Self.year, month: 1, day: 1) else { return }
    let period = ReportPeriod(.year, around: first)
    let visits = Self.days * BusyDay.visits
    var times: [Int64] = []
    for _ in 0..<(bench.quick ? 2 : 5) {
      let fresh = try LiveHall(SQLiteJournal.open(path: path))
      var figures = PeriodFigures()
      times.append(try Clock.time { figures = try fresh.counted(period).figures })
      guard figures.total.visits == visits, figures.byDay.count == Self.days else {
        throw BenchFailure("\(figures.total.visits) visits of \(visits), \(figures.byDay.count) days")
      }
    }
    let bare = try Clock.time {
      let rows = try SQLiteJournal.open(path: path).daySummaries(from: period.first.number, through: period.last.number)
      guard rows.count == Self.days else { throw BenchFailure("\(rows.count) days of \(Self.days)") }
    }
    let report = Sample(nanoseconds: times)
    table.add(
      Figure(
        name: Words("一年 50 万人次的指标", "a year's figures, 500,000 visits"),
        measured: "\(report.median.milliseconds) (\(report.maximum.milliseconds))", goal: "≤ 2000 ms",
        yardstick: "rows read alone \((Double(bare) / 1_000_000).milliseconds)", met: report.median <= 2000))
  }

  /// A hall with a year of summed up days behind it.
  private func make(_ path: String) throws {
    let zone = hall.settings.zone
    guard let first = Day(year: Self.year, month: 1, day: 1) else { return }
    let busy = try BusyDay(hall, on: first)
    File.removeHall(path)
    let journal = try SQLiteJournal.create(path: path)
    let live = try hall.found(journal, at: zone.moment(first, second: 0))
    var day = first
    var made = 0
    // One more opens in the year after: the newest day is never summed up.
    while made <= Self.days {
      if day.weekday <= 5 {
        _ = try live.perform(OpenDay(), by: hall.actor(1), at: zone.moment(day, second: 8 * 3600)).events()
        if made < Self.days {
          let body = Data(busy.told(on: day).bytes).base64EncodedString()
          guard try journal.saveDaySummary(day: day.number, body: body, at: try journal.head()) else {
            throw BenchFailure("\(day.text) was not kept")
          }
        }
        made += 1
      }
      day = made == Self.days ? max(day, first.adding(days: 365)) : day
      day = day.adding(days: 1)
    }
  }
}
