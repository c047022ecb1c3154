/// What the charts of a period show, as numbers: a file of a chart and a screen draw the same.
public struct ReportCharts: Equatable, Sendable {
  /// An hour of issue.
  public struct Hour: Equatable, Sendable {
    /// The hour of the day, 0 to 23.
    public let hour: Int
    /// Tickets issued in it, on all days together.
    public let arrivals: Int
    /// Mean wait of those of them that were called, minutes; nil where none was.
    public let meanWaitMinutes: Double?
  }

  /// The line at the beginning of a quarter of an hour.
  public struct Quarter: Equatable, Sendable {
    /// Minute of the day.
    public let minute: Int
    /// People waiting to be called, on the mean of the business days.
    public let waiting: Double
  }

  /// A window's row in the map of utilisation.
  public struct Window: Equatable, Sendable {
    /// Its number.
    public let number: Int
    /// Its name.
    public let name: String
    /// The part of its open time in which somebody was called or served, 0 to 1, one for each of `heatHours`; nil where it
    /// was not open.
    public let utilisation: [Double?]
  }

  /// Arrivals and waits, hour by hour without gaps, from the first in which anybody came to the last.
  public let hours: [Hour]
  /// The line, from the quarter before the first ticket to the first at which nobody waits any more on any day, or to the
  /// present one where people still do.
  public let line: [Quarter]
  /// The hours of the map of utilisation, without gaps.
  public let heatHours: [Int]
  /// The windows that were open, in the order of their numbers.
  public let heat: [Window]
  /// First ratings by people by level from 1 to 5, without those dismissed.
  public let levels: [Int]
  /// How many business days the line is the mean of.
  public let days: Int

  /// The charts of some days: `summaries` are those of the days that `figures` were counted from.
  public init(_ summaries: [DaySummary], _ figures: PeriodFigures) {
    levels = figures.total.ratings.levels
    let came = figures.byHour.filter { $0.value.tickets.issued > 0 }.keys
    hours = ReportCharts.span(came).map { hour in
      let tickets = figures.byHour[hour]?.tickets ?? VisitFigures()
      return Hour(hour: hour, arrivals: tickets.issued, meanWaitMinutes: tickets.meanWait.map { $0 / 60 })
    }
    let open = figures.windowHours.mapValues { $0.filter { $0.value.open > 0 } }.filter { !$0.value.isEmpty }
    let heatHours = ReportCharts.span(open.values.flatMap(\.keys))
    self.heatHours = heatHours
    heat = open.sorted { $0.key < $1.key }.map { number, spent in
      Window(
        number: number, name: figures.windowNames[number] ?? "", utilisation: heatHours.map { spent[$0]?.utilisation })
    }
    let business = summaries.filter(\.isBusinessDay)
    days = business.count
    line = ReportCharts.line(business)
  }

  private static func span(_ hours: some Collection<Int>) -> [Int] {
    guard let first = hours.min(), let last = hours.max() else { return [] }
    return Array(first...last)
  }

  /// Somebody waits at a moment who came by then and was not called yet.
  private static func line(_ days: [DaySummary]) -> [Quarter] {
    // How many more wait than a quarter before.
    var changes = [Int](repeating: 0, count: 98)
    var (first, last) = (Int.max, 0)
    for visit in days.lazy.flatMap(\.visits) {
      let came = (visit.fact.issued + 899) / 900
      let end = visit.fact.issued + (visit.fact.wait ?? visit.fact.waitedInVain ?? 0)
      // Of somebody who is still waiting the end is the present moment.
      let left = visit.fact.outcome == .waiting ? end / 900 + 1 : (end + 899) / 900
      (first, last) = (min(first, visit.fact.issued / 900), max(last, visit.fact.outcome == .waiting ? left - 1 : left))
      guard came < left, came < changes.count else { continue }
      changes[came] += 1
      changes[min(left, changes.count - 1)] -= 1
    }
    guard first <= last else { return [] }
    var waiting = changes[..<min(first, changes.count)].reduce(0, +)
    return (first...min(last, 96)).map { quarter in
      waiting += changes[quarter]
      return Quarter(minute: quarter * 15, waiting: Double(waiting) / Double(days.count))
    }
  }
}

extension DaySummary {
  /// Whether the hall was open that day; else it only tells what was rated then.
  public var isBusinessDay: Bool { !windows.isEmpty || !visits.isEmpty || !enquiries.isEmpty }
}
