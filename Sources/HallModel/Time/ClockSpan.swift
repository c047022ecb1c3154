/// A stretch of a day, from one time of day to another.
public struct ClockSpan: Equatable, Codable, Sendable {
  /// When it begins.
  public var from: ClockTime
  /// When it ends.
  public var to: ClockTime

  /// Creates a stretch.
  public init(from: ClockTime, to: ClockTime) {
    self.from = from
    self.to = to
  }

  /// The stretch as `hh:mm-hh:mm`.
  public var text: String { "\(from.text)-\(to.text)" }
}
