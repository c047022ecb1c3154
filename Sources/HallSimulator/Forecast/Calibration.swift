import HallModel

/// How far today's forecasts were off, and by how much the next intervals have to be widened or narrowed so that eight of
/// ten waits fall within them (conformal prediction on the day's own tickets, routing §2).
public struct Calibration: Equatable, Sendable {
  /// The factor of the lower half of an interval.
  public let below: Double
  /// The factor of the upper half.
  public let above: Double

  /// Intervals as they are.
  public static let none = Calibration(below: 1, above: 1)

  /// How many of the latest calls are looked at.
  private static let latest = 80
  /// How many calls the replay's own interval weighs.
  private static let trust = 30
  /// Waits foretold to the second are not: seconds by which any wait may be off without telling anything.
  private static let grain = 20.0
  /// The part of the waits that may lie beyond either end. Neighbours err alike and errors are known late, so that an
  /// interval learned for a tenth misses somewhat more: aiming at this hits a tenth (docs/simulation.md).
  private static let beyond = 0.085

  private init(below: Double, above: Double) {
    self.below = below
    self.above = above
  }

  /// Learns from the tickets called today whose wait had been foretold when they were issued.
  public init(_ hall: Hall) {
    var scores: [Double] = []
    for ticket in hall.tickets.reversed() where scores.count < Calibration.latest {
      // Who was told to go straight in tells nothing about intervals.
      guard let foretold = ticket.foretold, foretold.high > Int(Calibration.grain), let called = ticket.calledAt
      else { continue }
      scores.append(Calibration.score(Double(called.seconds(since: ticket.issuedAt)), foretold))
    }
    self.init(scores: scores)
  }

  /// Learns from scores (``score(_:_:)``).
  init(scores: [Double]) {
    guard !scores.isEmpty else {
      self = .none
      return
    }
    // What is believed beforehand: errors as the replay foretells them, 1 at the tenth and the ninetieth of a hundred.
    let prior = (0..<Calibration.trust).map { index in
      Calibration.usual((Double(index) + 0.5) / Double(Calibration.trust))
    }
    let all = (scores + prior).sorted()
    func quantile(_ p: Double) -> Double {
      let place = p * Double(all.count + 1) - 1
      let low = min(max(0, Int(place.rounded(.down))), all.count - 1)
      let high = min(low + 1, all.count - 1)
      return all[low] + (all[high] - all[low]) * min(max(0, place - Double(low)), 1)
    }
    let range = 0.5...4.0
    below = min(max(-quantile(Calibration.beyond), range.lowerBound), range.upperBound)
    above = min(max(quantile(1 - Calibration.beyond), range.lowerBound), range.upperBound)
  }

  /// A normal error, scaled so that a tenth lies beyond 1: enough of its quantiles for a belief beforehand.
  private static func usual(_ p: Double) -> Double {
    // Logistic instead of normal: as good here, and without a table.
    (p / (1 - p)).logarithm / 9.0.logarithm
  }

  /// An error in half-widths of the interval it was foretold with: −1 at its lower end, 1 at its upper. Seconds.
  static func score(_ waited: Double, _ foretold: WaitEstimate) -> Double {
    let error = waited - Double(foretold.expected)
    let half =
      error < 0 ? Double(foretold.expected - foretold.low) : Double(foretold.high - foretold.expected)
    return error / max(grain, half)
  }

  /// An interval of the replay, widened or narrowed.
  public func applied(to raw: WaitEstimate) -> WaitEstimate {
    // In no replay did anybody stand before them: who goes straight in need not be told of half a minute.
    guard raw.high > 0 else { return raw }
    let expected = Double(raw.expected)
    let low = expected - below * max(Calibration.grain, expected - Double(raw.low))
    let high = expected + above * max(Calibration.grain, Double(raw.high) - expected)
    return WaitEstimate(low: max(0, Int(low)), expected: raw.expected, high: Int(high.rounded(.up)))
  }
}
