/// The figures of ratings over some days: each is defined here, once, and nowhere else (domain §4). Counts add up: the
/// figures of a month are those of its days.
public struct RatingFigures: Equatable, Sendable {
  /// Visits finished that could be rated.
  public var ratable = 0
  /// Visits of these that somebody rated, whenever they did.
  public var rated = 0
  /// First ratings given by people, by level from 1 to 5, without those dismissed after an appeal (有效评价).
  public var levels = [0, 0, 0, 0, 0]
  /// Ratings recorded by default in the place of an answer; in none of the shares.
  public var defaults = 0
  /// Re-ratings (追评), by level from 1 to 5; in none of the shares.
  public var again = [0, 0, 0, 0, 0]
  /// First ratings at level 2 or 1, those dismissed later among them: each began a closed loop.
  public var negative = 0
  /// Of these, how many people were reached in time.
  public var contacted = 0
  /// Of these, how many were dismissed after an appeal.
  public var dismissed = 0
  /// Of these, how many were upheld.
  public var upheld = 0
  /// Upheld and rectified.
  public var rectified = 0
  /// Upheld and rectified in time.
  public var rectifiedInTime = 0
  /// Upheld, and rectified or past the last day.
  public var due = 0

  /// Nothing counted yet.
  public init() {}

  /// Valid ratings: first ratings by people, less those dismissed.
  public var valid: Int { levels.reduce(0, +) }
  /// 好评率 = (levels ≥ 3) / (valid ratings); nil where there is none.
  public var positiveRate: Double? { share(levels[2...].reduce(0, +), valid) }
  /// 差评率 = (levels ≤ 2) / (valid ratings).
  public var negativeRate: Double? { share(levels[..<2].reduce(0, +), valid) }
  /// 主动评价率 = actively rated / ratable visits.
  public var activeRate: Double? { share(rated, ratable) }
  /// 回访率 = contacted in time / negative.
  public var contactRate: Double? { share(contacted, negative) }
  /// 整改率 = rectified / upheld.
  public var rectificationRate: Double? { share(rectified, upheld) }
  /// 按期整改率 = rectified in time / upheld and due.
  public var onTimeRectificationRate: Double? { share(rectifiedInTime, due) }

  private func share(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }
}

/// What figures are broken down by.
public struct RatingBreakdown: Equatable, Sendable {
  /// Everything.
  public var total = RatingFigures()
  /// By the number of the window.
  public var byWindow: [Int: RatingFigures] = [:]
  /// By staff number of the clerk.
  public var byClerk: [String: RatingFigures] = [:]
  /// By code of the matter; a visit for several counts for each.
  public var byMatter: [String: RatingFigures] = [:]
  /// By department; a visit to several counts for each.
  public var byDepartment: [String: RatingFigures] = [:]
  /// By channel; visits belong to none, so that there is no active rate.
  public var byChannel: [RatingChannel: RatingFigures] = [:]
  /// By day: of the visit for what counts visits, of the rating for everything else.
  public var byDay: [Day: RatingFigures] = [:]
  /// Names of matters, by code, as they were rated.
  public var matterNames: [String: String] = [:]

  /// Nothing counted yet.
  public init() {}
}

/// All ratings and closed loops that a stretch of a journal tells of, to count from.
public struct RatingLedger: Sendable {
  private struct Visit {
    var visit: RatedVisit
    var isRated: Bool
  }

  private var visits: [String: Visit] = [:]
  /// Everything given, in order.
  public private(set) var ratings: [Rating] = []
  /// Closed loops begun in it, as they stand at its end.
  public var loops: [String: ClosedLoop] { hall.ratings.loops }
  private var hall = Hall()
  private let settings: HallSettings

  /// A ledger by these settings.
  public init(_ settings: HallSettings) {
    self.settings = settings
    hall.settings = settings
  }

  /// Adds what happened; events that are about neither rating nor loop change nothing.
  public mutating func add(_ event: any HallEvent, _ stamp: Stamp) {
    switch event {
    case let event as RatingLapsed: note(event.visit, isRated: false)
    case let event as RatingGiven:
      ratings.append(event.rating)
      if let visit = event.rating.visit { note(visit, isRated: event.rating.channel.isActive) }
      hall.apply(event, stamp)
    case is any LoopStep, is GrievanceFiled: hall.apply(event, stamp)
    default: break
    }
  }

  /// Adds the visits at whose windows the question still stands: finished, and not rated yet.
  public mutating func add(_ prompts: [RatingBook.Prompt]) {
    for prompt in prompts { note(prompt.visit, isRated: false) }
  }

  private mutating func note(_ visit: RatedVisit, isRated: Bool) {
    visits[visit.ticket, default: Visit(visit: visit, isRated: false)].isRated =
      isRated || visits[visit.ticket]?.isRated ?? false
  }

  /// The figures of the days from `first` through `last`, as they stand today: visits by the day they were finished,
  /// ratings and what followed from them by the day they were given.
  public func breakdown(from first: Day, through last: Day, today: Day) -> RatingBreakdown {
    var all = RatingBreakdown()
    let days = first...max(first, last)
    for entry in visits.values {
      let day = settings.zone.day(at: entry.visit.finishedAt)
      guard days.contains(day) else { continue }
      let visit = entry.visit
      all.count(Place(day, visit.window, visit.staff, visit.matters, nil)) { figures in
        figures.ratable += 1
        if entry.isRated { figures.rated += 1 }
      }
    }
    for rating in ratings {
      let day = settings.zone.day(at: rating.at)
      guard days.contains(day) else { continue }
      let loop = rating.isFirst && rating.level.isNegative ? loops[rating.target] : nil
      all.count(Place(day, rating.window, rating.staff, rating.matters, rating.channel)) { figures in
        figures.count(rating, loop, settings, today)
      }
    }
    return all
  }
}

/// Where something counts.
private struct Place {
  var day: Day
  var window: Int?
  var staff: String
  var matters: [RatedVisit.Matter]
  var channel: RatingChannel?

  init(_ day: Day, _ window: Int?, _ staff: String, _ matters: [RatedVisit.Matter], _ channel: RatingChannel?) {
    (self.day, self.window, self.staff, self.matters, self.channel) = (day, window, staff, matters, channel)
  }
}

extension RatingBreakdown {
  fileprivate mutating func count(_ place: Place, _ add: (inout RatingFigures) -> Void) {
    add(&total)
    add(&byDay[place.day, default: RatingFigures()])
    if let window = place.window, window > 0 { add(&byWindow[window, default: RatingFigures()]) }
    if !place.staff.isEmpty { add(&byClerk[place.staff, default: RatingFigures()]) }
    if let channel = place.channel { add(&byChannel[channel, default: RatingFigures()]) }
    for (index, matter) in place.matters.enumerated() {
      matterNames[matter.code] = matter.name
      add(&byMatter[matter.code, default: RatingFigures()])
      // Two matters of one department are one visit to it.
      let isNew = !place.matters[..<index].contains { $0.department == matter.department }
      if isNew, !matter.department.isEmpty { add(&byDepartment[matter.department, default: RatingFigures()]) }
    }
  }
}

extension RatingFigures {
  fileprivate mutating func count(_ rating: Rating, _ loop: ClosedLoop?, _ settings: HallSettings, _ today: Day) {
    let place = rating.level.rawValue - 1
    guard rating.channel.isActive else {
      defaults += 1
      return
    }
    guard rating.round == 1 else {
      again[place] += 1
      return
    }
    let isDismissed = loop?.isDismissed ?? false
    if !isDismissed { levels[place] += 1 }
    guard rating.level.isNegative else { return }
    negative += 1
    if isDismissed { dismissed += 1 }
    guard let loop else { return }
    if loop.wasContactedInTime(settings) { contacted += 1 }
    guard loop.upheldAt != nil else { return }
    upheld += 1
    let last = loop.rectificationDue(settings)
    if let at = loop.rectifiedAt {
      rectified += 1
      due += 1
      if last.map({ settings.zone.day(at: at) <= $0 }) ?? true { rectifiedInTime += 1 }
    } else if let last, today > last {
      due += 1
    }
  }
}

extension ClosedLoop {
  /// Whether the rating was found mistaken or malicious and counts no more; it stays so when that is published.
  public var isDismissed: Bool { appellant != nil && rejectedAt == nil && state != .appealed }

  /// Whether the person was reached by the last day for it; in a year without a calendar whoever was reached counts.
  public func wasContactedInTime(_ settings: HallSettings) -> Bool {
    guard let contactedAt else { return false }
    return contactDue(settings).map { settings.zone.day(at: contactedAt) <= $0 } ?? true
  }
}
