import HallModel

/// Past days: their summaries, the figures of a period, and the hall as it was.
extension LiveHall {
  /// For how many days after a period its ratings and closed loops are followed: longer than any limit of the settings.
  static let followedDays = 200

  /// The summaries of the days from `first` through `last` on which anything happened, in order; today's as it is now.
  ///
  /// - Parameter progress: told of each day that has to be folded again, which takes a moment.
  public func summaries(
    from first: Day, through last: Day, progress: (Day) -> Void = { _ in }
  ) throws(StoreError) -> [DaySummary] {
    guard first <= last else { return [] }
    let archive = DayArchive(journal)
    let zone = hall.settings.zone
    let days = try archive.days(from: first, through: last, zone)
    var found = try archive.kept(from: first, through: last)
    // The newest business day can still change: it is counted as it stands.
    if let day = hall.day?.date, (first...last).contains(day) { found[day] = try archive.summary(hall, now: now) }
    let missing = days.filter { found[$0.day] == nil }
    for summary in try archive.make(missing, progress: progress) { found[summary.day] = summary }
    let open = Set(found.keys)
    let between = try archive.ratingsBetween(open, from: first, through: last, hall.settings)
    return (Array(found.values) + between).sorted { $0.day < $1.day }
  }

  /// The figures of the days from `first` through `last`, as they stand today.
  public func figures(
    from first: Day, through last: Day, progress: (Day) -> Void = { _ in }
  ) throws(StoreError) -> PeriodFigures {
    let today = hall.settings.zone.day(at: now)
    let end = min(max(last, today), last.adding(days: LiveHall.followedDays))
    var count = PeriodCount(hall.settings, from: first, through: last)
    let archive = DayArchive(journal)
    for summary in try summaries(from: first, through: end, progress: progress) {
      count.add(summary, steps: try archive.events(summary))
    }
    return count.figures(today: today)
  }

  /// A period counted beside the one before.
  public struct CountedPeriod: Sendable {
    /// The figures of the period.
    public let figures: PeriodFigures
    /// The totals of the period before.
    public let previous: PeriodFigures
    /// The summaries of the period's days.
    public let days: [DaySummary]
  }

  /// A period and the one before, from one reading.
  public func counted(
    _ period: ReportPeriod, progress: (Day) -> Void = { _ in }
  ) throws(StoreError) -> CountedPeriod {
    let today = hall.settings.zone.day(at: now)
    let before = period.previous
    let end = min(max(period.last, today), period.last.adding(days: LiveHall.followedDays))
    var count = PeriodCount(hall.settings, from: period.first, through: period.last)
    var previous = PeriodCount(hall.settings, from: before.first, through: before.last)
    let archive = DayArchive(journal)
    var days: [DaySummary] = []
    for summary in try summaries(from: before.first, through: end, progress: progress) {
      let steps = try archive.events(summary)
      count.add(summary, steps: steps)
      previous.add(summary, steps: steps)
      if (period.first...period.last).contains(summary.day) { days.append(summary) }
    }
    return CountedPeriod(figures: count.figures(today: today), previous: previous.totals(today: today), days: days)
  }

  /// The hall as it was when a day had begun, to be played again; nil where it was not open that day.
  public func past(_ day: Day) throws(StoreError) -> PastHall? {
    try DayArchive(journal).replay(day, hall.settings.zone)
  }

  /// The business days from `first` through `last`.
  public func businessDays(from first: Day, through last: Day) throws(StoreError) -> [Day] {
    try DayArchive(journal).days(from: first, through: last, hall.settings.zone).map(\.day)
  }
}
