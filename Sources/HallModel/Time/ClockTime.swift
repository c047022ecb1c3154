/// A time of day in the hall's zone, to the minute.
public struct ClockTime: Hashable, Comparable, Codable, Sendable {
  /// Minutes since midnight, 0…1440 (1440 is 24:00, the end of the day).
  public var minutes: Int

  /// Creates a time of day from minutes since midnight.
  public init(minutes: Int) { self.minutes = minutes }

  /// Reads `9:00` or `09:00`; nil where the text is no time.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Digits.number(parts[0]), let minute = Digits.number(parts[1]),
      (0...59).contains(minute), (0...24).contains(hour), hour < 24 || minute == 0
    else { return nil }
    minutes = hour * 60 + minute
  }

  /// Reads the text form.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let value = ClockTime(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a time of day")
    }
    self = value
  }

  /// Writes the text form.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// Orders times of day.
  public static func < (left: ClockTime, right: ClockTime) -> Bool { left.minutes < right.minutes }

  /// The time as `hh:mm`.
  public var text: String { "\(Digits.padded(minutes / 60, 2)):\(Digits.padded(minutes % 60, 2))" }
}
