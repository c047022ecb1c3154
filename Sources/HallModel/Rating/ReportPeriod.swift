/// A stretch of days that a report answers for: a day, a month, a quarter, or a year.
public struct ReportPeriod: Equatable, Sendable {
  /// How long it is.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// A day.
    case day
    /// A calendar month.
    case month
    /// Three months from January, April, July or October on.
    case quarter
    /// A calendar year.
    case year
  }

  /// How long it is.
  public let kind: Kind
  /// Its first day.
  public let first: Day
  /// Its last day.
  public let last: Day

  /// The period of that kind that a day lies in.
  public init(_ kind: Kind, around day: Day) {
    self.kind = kind
    let (year, month, _) = day.civil
    switch kind {
    case .day: (first, last) = (day, day)
    case .month: (first, last) = Self.months(year, month, 1, day)
    case .quarter: (first, last) = Self.months(year, (month - 1) / 3 * 3 + 1, 3, day)
    case .year: (first, last) = Self.months(year, 1, 12, day)
    }
  }

  /// Reads `2026-03-02` for a day, `2026-03` for a month, `2026-Q1` for a quarter, `2026` for a year; any date
  /// stands for the period it lies in. Nil where the text is none of these.
  public init?(_ kind: Kind, _ text: String) {
    if let day = Day(text) {
      self.init(kind, around: day)
      return
    }
    if kind == .year {
      guard text.utf8.count == 4, let year = Digits.number(text), let day = Day(year: year, month: 1, day: 1) else {
        return nil
      }
      self.init(kind, around: day)
      return
    }
    let parts = text.uppercased().split(separator: "-")
    guard parts.count == 2, let year = Digits.number(parts[0]) else { return nil }
    let isQuarter = parts[1].first == "Q"
    guard let number = Digits.number(parts[1].drop { $0 == "Q" }), kind == (isQuarter ? .quarter : .month),
      !isQuarter || (1...4).contains(number),
      let day = Day(year: year, month: isQuarter ? number * 3 - 2 : number, day: 1)
    else { return nil }
    self.init(kind, around: day)
  }

  /// The period before this one.
  public var previous: ReportPeriod { ReportPeriod(kind, around: first.adding(days: -1)) }

  /// As it is written: `2026-03-02`, `2026-03`, `2026-Q1`, `2026`.
  public var text: String {
    let (year, month, _) = first.civil
    switch kind {
    case .day: return first.text
    case .month: return "\(Digits.padded(year, 4))-\(Digits.padded(month, 2))"
    case .quarter: return "\(Digits.padded(year, 4))-Q\((month + 2) / 3)"
    case .year: return Digits.padded(year, 4)
    }
  }

  private static func months(_ year: Int, _ month: Int, _ count: Int, _ fallback: Day) -> (Day, Day) {
    let end = month + count
    guard let first = Day(year: year, month: month, day: 1) else { return (fallback, fallback) }
    if end > 12, let last = Day(year: year, month: 12, day: 31) { return (first, last) }
    guard let next = Day(year: year, month: end, day: 1) else { return (fallback, fallback) }
    return (first, next.adding(days: -1))
  }
}
