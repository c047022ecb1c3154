/// Working days as the State Council announces them year by year (国务院办公厅节假日安排): Monday to Friday, less
/// holidays, with the make-up days (调休).
///
/// A year that was not announced is not guessed: a deadline that would reach into it is refused.
public struct WorkCalendar: Equatable, Sendable {
  private let marked: [Day: CalendarDay.Kind]
  private let years: Set<Int>

  /// A calendar of these rows; the years they lie in are the years it knows.
  public init(_ rows: [CalendarDay]) {
    marked = Dictionary(rows.map { ($0.day, $0.kind) }, uniquingKeysWith: { first, _ in first })
    years = Set(rows.map { $0.day.civil.year })
  }

  /// Whether the year of this day was announced.
  public func knows(_ day: Day) -> Bool { years.contains(day.civil.year) }

  /// Whether the day is a working day; refused with `no_calendar` in a year that is not known.
  public func isWorkingDay(_ day: Day) throws(Refusal) -> Bool {
    guard knows(day) else { throw Refusal("no_calendar", ["year": String(day.civil.year)]) }
    return marked[day].map { $0 == .workday } ?? (day.weekday <= 5)
  }

  /// How many working days a year has.
  public func workingDays(inYear year: Int) throws(Refusal) -> Int {
    guard let first = Day(year: year, month: 1, day: 1), let next = Day(year: year + 1, month: 1, day: 1) else {
      throw Refusal("no_calendar", ["year": String(year)])
    }
    return try workingDays(after: first.adding(days: -1), through: next.adding(days: -1))
  }

  /// Working days after `start` up to and including `end`; 0 when `end` is not later.
  public func workingDays(after start: Day, through end: Day) throws(Refusal) -> Int {
    var count = 0
    var day = start.adding(days: 1)
    while day <= end {
      if try isWorkingDay(day) { count += 1 }
      day = day.adding(days: 1)
    }
    return count
  }

  /// The last day of a limit that began on `start`, which itself is not counted (民法典 第二百零一条; 行政许可法
  /// 第八十二条: working days, without holidays).
  ///
  /// A limit in calendar days that would end on a day off ends on the next working day (民法典 第二百零三条). Days in
  /// `pauses` are not counted.
  public func end(
    of limit: Int, _ unit: Matter.LimitUnit, from start: Day, pauses: [Pause] = []
  ) throws(Refusal) -> Day {
    var day = start
    var left = limit
    while left > 0 {
      day = day.adding(days: 1)
      if pauses.contains(where: { $0.covers(day) }) { continue }
      switch unit {
      case .working: if try isWorkingDay(day) { left -= 1 }
      case .calendar: left -= 1
      }
    }
    while try !isWorkingDay(day) { day = day.adding(days: 1) }
    return day
  }

  /// Days that do not count towards a limit (行政许可法 第四十五条): those after `from`, up to and including `through`.
  public struct Pause: Equatable, Codable, Sendable {
    /// The last day that counts.
    public var from: Day
    /// The last day that does not; nil while the pause lasts.
    public var through: Day?

    /// Creates a pause.
    public init(from: Day, through: Day? = nil) {
      self.from = from
      self.through = through
    }

    func covers(_ day: Day) -> Bool { day > from && through.map { day <= $0 } ?? true }
  }
}

extension HallSettings {
  /// The calendar of working days.
  public var workCalendar: WorkCalendar { WorkCalendar(calendar) }
}
