import HallModel

/// How the visitors of a day spread over its hours: a rate that is constant within each stretch.
public struct ArrivalProfile: Equatable, Sendable {
  /// A stretch of the day.
  public struct Stretch: Equatable, Sendable {
    /// Its first minute of the day.
    public var from: Double
    /// The minute at which it ends.
    public var to: Double
    /// Its part of the day's visitors; the parts need not add up to one.
    public var weight: Double

    /// Creates a stretch.
    public init(from: Double, to: Double, weight: Double) {
      self.from = from
      self.to = to
      self.weight = weight
    }
  }

  /// The stretches, one after the other.
  public let stretches: [Stretch]

  /// Creates a profile of stretches that follow one another.
  public init(_ stretches: [Stretch]) { self.stretches = stretches }

  /// Equal stretches from `opens` on, one for each weight.
  public init(opens: Double, each minutes: Double, weights: [Double]) {
    stretches = weights.enumerated().map { index, weight in
      Stretch(from: opens + Double(index) * minutes, to: opens + Double(index + 1) * minutes, weight: weight)
    }
  }

  /// The sum of all weights.
  public var total: Double { stretches.reduce(0) { $0 + $1.weight } }
}
