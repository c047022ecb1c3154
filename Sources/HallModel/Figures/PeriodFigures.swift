/// The figures of a period, whole and by what supervisors ask for.
public struct PeriodFigures: Equatable, Sendable {
  /// Everything.
  public var total = HallFigures()
  /// By the number of the window that had a visit last.
  public var byWindow: [Int: HallFigures] = [:]
  /// By staff number of the clerk who had it last.
  public var byClerk: [String: HallFigures] = [:]
  /// By lane letter.
  public var byLane: [String: HallFigures] = [:]
  /// By code of the matter; a visit for several counts for each, its handling time for none.
  public var byMatter: [String: HallFigures] = [:]
  /// By department; a visit to several counts for each, its handling time for none.
  public var byDepartment: [String: HallFigures] = [:]
  /// By the hour of issue, or in which windows spent their time.
  public var byHour: [Int: HallFigures] = [:]
  /// By day.
  public var byDay: [Day: HallFigures] = [:]
  /// Ratings by channel.
  public var byChannel: [RatingChannel: RatingFigures] = [:]
  /// How the windows spent each hour of the day, by number and hour.
  public var windowHours: [Int: [Int: WindowTimes.Hour]] = [:]
  /// Windows that were open, day by day.
  public var windowsByDay: [Day: Int] = [:]
  /// Clerks who sat at windows, day by day.
  public var staffByDay: [Day: Int] = [:]
  /// What the catalogue offered on the last day.
  public var offer = DaySummary.Offer()
  /// Names of windows, by number, on the last day they were there.
  public var windowNames: [Int: String] = [:]
  /// Names of lanes, by letter.
  public var laneNames: [String: String] = [:]
  /// Names of matters, by code.
  public var matterNames: [String: String] = [:]
  /// Departments of matters, by code.
  public var departments: [String: String] = [:]

  /// Nothing counted yet.
  public init() {}

  /// Windows in use on a day, on the average of days on which any was (窗口数); nil where none was.
  public var windowsInUse: Double? { PeriodFigures.mean(windowsByDay.values) }
  /// Clerks at windows on a day, on the average of such days (窗口人员数).
  public var staffAtWork: Double? { PeriodFigures.mean(staffByDay.values) }
  /// 窗口压减率 = 1 − windows in use / windows before; nil where nobody counted before.
  public func windowCut(_ targets: ReportTargets) -> Double? { cut(windowsInUse, targets.windowsBefore) }
  /// 人员压减率 = 1 − clerks at windows / staff before.
  public func staffCut(_ targets: ReportTargets) -> Double? { cut(staffAtWork, targets.staffBefore) }
  /// 一网通办（可网办率）= matters that can be done online, wholly or in part / all matters.
  public var onlineShare: Double? { offer.matters == 0 ? nil : Double(offer.online) / Double(offer.matters) }
  /// 综合窗口可办率 = matters a comprehensive window accepts / all matters.
  public var comprehensiveOffer: Double? {
    offer.matters == 0 ? nil : Double(offer.comprehensive) / Double(offer.matters)
  }

  private func cut(_ now: Double?, _ before: Int) -> Double? {
    guard let now, before > 0 else { return nil }
    return 1 - now / Double(before)
  }

  private static func mean(_ counts: some Collection<Int>) -> Double? {
    let open = counts.filter { $0 > 0 }
    return open.isEmpty ? nil : Double(open.reduce(0, +)) / Double(open.count)
  }
}

/// Counts days into the figures of a period.
///
/// Visits count on their own day, ratings and what followed from them on the day they were given; whether a visit was
/// rated at all may be known some days later, so that summaries of later days are looked at, too.
public struct PeriodCount: Sendable {
  private let settings: HallSettings
  private let days: ClosedRange<Day>
  private var summaries: [DaySummary] = []
  private var rated: [Day: Set<String>] = [:]
  private var loops: LoopFold

  /// A count of the days from `first` through `last`.
  public init(_ settings: HallSettings, from first: Day, through last: Day) {
    self.settings = settings
    days = first...max(first, last)
    loops = LoopFold(settings)
  }

  /// Adds a day, in order, with the events its steps stand for.
  public mutating func add(_ summary: DaySummary, steps: [(event: any HallEvent, stamp: Stamp)]) {
    for rating in summary.ratings where rating.channel.isActive && rating.visit > 0 && days.contains(rating.visited) {
      rated[rating.visited, default: []].insert(summary.names[rating.visit])
    }
    for step in steps { loops.add(step.event, step.stamp) }
    if days.contains(summary.day) { summaries.append(summary) }
  }

  /// The figures of the whole period alone, as things stand on `today`: what a report sets beside those of the next.
  public func totals(today: Day) -> PeriodFigures {
    var all = PeriodFigures()
    for summary in summaries {
      var day = DayCount(summary, parts: false)
      day.count(rated[summary.day] ?? [])
      day.count(ratingsWith: loops.loops, settings, today)
      day.add(to: &all)
    }
    all.total.tickets.sort()
    return all
  }

  /// The figures, as things stand on `today`.
  public func figures(today: Day) -> PeriodFigures {
    var all = PeriodFigures()
    var work: [DayWork] = []
    for summary in summaries {
      var day = DayCount(summary)
      day.count(rated[summary.day] ?? [])
      day.count(ratingsWith: loops.loops, settings, today)
      day.add(to: &all)
      work.append(day.work)
    }
    // What a matter takes on the average is known once every day is counted.
    let means = all.byMatter.compactMapValues { $0.tickets.meanHandling.map { Int(($0 * 1000).rounded()) } }
    for day in work { day.compare(in: &all, means) }
    all.sort()
    return all
  }
}

extension PeriodFigures {
  fileprivate mutating func sort() {
    total.tickets.sort()
    for key in byWindow.keys { byWindow[key]?.tickets.sort() }
    for key in byClerk.keys { byClerk[key]?.tickets.sort() }
    for key in byLane.keys { byLane[key]?.tickets.sort() }
    for key in byMatter.keys { byMatter[key]?.tickets.sort() }
    for key in byDepartment.keys { byDepartment[key]?.tickets.sort() }
    for key in byHour.keys { byHour[key]?.tickets.sort() }
    for key in byDay.keys { byDay[key]?.tickets.sort() }
  }
}
