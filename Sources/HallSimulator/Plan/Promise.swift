/// What a hall promises: so large a share of the visitors waits no longer than so many minutes.
public struct Promise: Equatable, Sendable {
  /// Minutes.
  public var within: Double
  /// Part of the visitors, 0 to 1.
  public var share: Double

  /// Creates a promise; 95 of a hundred within a quarter of an hour by default.
  public init(within: Double = 15, share: Double = 0.95) {
    self.within = within
    self.share = share
  }
}

extension DayMeasures {
  /// The part of a day's visitors for whom a promise was kept; whoever was turned away or left over was promised in vain.
  static func kept(_ within: Double, _ day: VisitorDay, _ record: DayRecord) -> Double {
    guard !day.visitors.isEmpty else { return 1 }
    let limit = Int64(within * 60_000)
    var kept = 0
    for (visitor, visit) in zip(day.visitors, record.visits)
    where visit.called >= 0 && visit.called - visitor.arrival <= limit { kept += 1 }
    return Double(kept) / Double(day.visitors.count)
  }
}
