/// A calendar date of the hall, counted in days since 1970-01-01.
public struct Day: Hashable, Comparable, Codable, Sendable {
  /// Days since 1970-01-01.
  public var number: Int32

  /// Creates a date from its day number.
  public init(number: Int32) { self.number = number }

  /// Creates a date of the Gregorian calendar, or nil where there is no such date.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Day.length(of: month, year) else {
      return nil
    }
    // Days from civil: March-based years make the leap day the last one.
    let y = month <= 2 ? year - 1 : year
    let era = (y >= 0 ? y : y - 399) / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// Reads `yyyy-mm-dd` (or `yyyy/m/d`, as spreadsheets write it); nil where the text is no date.
  public init?(_ text: String) {
    let parts = text.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "/" })
    guard parts.count == 3, let year = Digits.number(parts[0]), let month = Digits.number(parts[1]),
      let day = Digits.number(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Reads the bare day number.
  public init(from decoder: any Decoder) throws { number = try decoder.singleValueContainer().decode(Int32.self) }

  /// Writes the bare day number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(number)
  }

  /// Orders dates.
  public static func < (left: Day, right: Day) -> Bool { left.number < right.number }

  /// Year, month and day of the Gregorian calendar.
  public var civil: (year: Int, month: Int, day: Int) {
    let z = Int(number) + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shifted + 2) / 5 + 1
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// 1 = Monday … 7 = Sunday (ISO 8601).
  public var weekday: Int { (Int(number) % 7 + 7 + 3) % 7 + 1 }

  /// The date as `yyyy-mm-dd`.
  public var text: String {
    let (year, month, day) = civil
    return "\(Digits.padded(year, 4))-\(Digits.padded(month, 2))-\(Digits.padded(day, 2))"
  }

  /// The date as `yyyymmdd`, the first part of a ticket's id.
  public var compact: String {
    let (year, month, day) = civil
    return "\(Digits.padded(year, 4))\(Digits.padded(month, 2))\(Digits.padded(day, 2))"
  }

  /// The date `days` later.
  public func adding(days: Int) -> Day { Day(number: number + Int32(days)) }

  private static func length(of month: Int, _ year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}

/// Numbers as text of a fixed width, without the formatters that would cost start-up time.
public enum Digits {
  /// `value` with leading zeros up to `width` digits.
  public static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return digits.count >= width ? digits : String(repeating: "0", count: width - digits.count) + digits
  }

  /// The number these digits write; nil where anything else is among them, a sign too.
  static func number(_ digits: some StringProtocol) -> Int? {
    digits.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(digits) : nil
  }

  /// `value` as people write it: without decimals where there are none.
  public static func shortest(_ value: Double) -> String {
    let text = String(value)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// `value` with one digit after the point, rounded half away from zero.
  public static func oneDecimal(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return "\(tenths < 0 ? "-" : "")\(abs(tenths) / 10).\(abs(tenths) % 10)"
  }
}
