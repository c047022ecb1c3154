/// How long somebody will wait, as an interval that holds about eight times out of ten.
public struct WaitEstimate: Equatable, Codable, Sendable {
  /// Lower end, seconds.
  public var low: Int
  /// Expected, seconds.
  public var expected: Int
  /// Upper end, seconds.
  public var high: Int

  /// Creates an estimate in seconds.
  public init(low: Int, expected: Int, high: Int) {
    self.low = low
    self.expected = expected
    self.high = high
  }

  /// Minutes as people read them: to the minute below ten, to five above; never zero while someone is ahead.
  public func minutes(someoneAhead: Bool) -> (low: Int, expected: Int, high: Int) {
    let floor = someoneAhead ? 1 : 0
    let middle = max(floor, WaitEstimate.readable(expected))
    return (
      max(floor, min(middle, WaitEstimate.readable(low))), middle,
      max(middle, WaitEstimate.readable(high))
    )
  }

  private static func readable(_ seconds: Int) -> Int {
    let minutes = Double(seconds) / 60
    return minutes < 10 ? Int(minutes.rounded()) : Int((minutes / 5).rounded()) * 5
  }
}
