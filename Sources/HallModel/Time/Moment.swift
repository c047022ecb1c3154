/// A point in time: milliseconds since 1970-01-01T00:00:00Z.
public struct Moment: Hashable, Comparable, Codable, Sendable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var milliseconds: Int64

  /// Creates a moment from milliseconds since 1970 UTC.
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// Creates a moment from whole seconds since 1970 UTC.
  public init(seconds: Int64) { milliseconds = seconds * 1000 }

  /// Reads the bare number the journal stores.
  public init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  /// Writes the bare number the journal stores.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }

  /// Orders moments by time.
  public static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }

  /// The moment `seconds` later (earlier when negative).
  public func adding(seconds: Int) -> Moment { Moment(milliseconds: milliseconds + Int64(seconds) * 1000) }

  /// Whole seconds from `earlier` to this moment, rounded down; never negative.
  public func seconds(since earlier: Moment) -> Int { max(0, Int((milliseconds - earlier.milliseconds) / 1000)) }
}
