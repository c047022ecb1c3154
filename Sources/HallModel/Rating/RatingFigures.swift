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

extension RatingFigures {
  /// Counts a rating; `loop` is the closed loop it began, as it stands today.
  mutating func count(
    _ level: RatingLevel, isActive: Bool, round: Int, _ loop: ClosedLoop?, _ settings: HallSettings, _ today: Day
  ) {
    let place = level.rawValue - 1
    guard isActive else {
      defaults += 1
      return
    }
    guard round == 1 else {
      again[place] += 1
      return
    }
    let isDismissed = loop?.isDismissed ?? false
    if !isDismissed { levels[place] += 1 }
    guard level.isNegative else { return }
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

  /// Adds what was counted elsewhere.
  mutating func add(_ other: RatingFigures) {
    ratable += other.ratable
    rated += other.rated
    for place in levels.indices {
      levels[place] += other.levels[place]
      again[place] += other.again[place]
    }
    defaults += other.defaults
    negative += other.negative
    contacted += other.contacted
    dismissed += other.dismissed
    upheld += other.upheld
    rectified += other.rectified
    rectifiedInTime += other.rectifiedInTime
    due += other.due
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
