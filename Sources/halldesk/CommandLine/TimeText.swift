import HallModel

/// Times and slots as people type them.
enum TimeText {
  /// A moment in ISO 8601, with or without a zone; nil where the text is none.
  static func moment(_ text: String, in zone: HallZone) -> Moment? {
    // A colon or point without digits behind it is no time in any form.
    guard let last = text.last, last != ":", last != "." else { return nil }
    let fields = text.split(separator: ":", omittingEmptySubsequences: false)
    guard fields.allSatisfy({ ($0.first?.isNumber ?? false) && $0.utf8.allSatisfy { $0 < 0x80 } }) else { return nil }
    return zone.moment(iso: text)
  }

  /// An appointment's slot: `2026-11-23 09:30`, `2026-11-23T09:30`, or `09:30` with the date given apart.
  static func slot(_ text: String, date: String?) -> (day: Day, slot: ClockTime)? {
    let parts = text.split(whereSeparator: { $0 == " " || $0 == "T" || $0 == "t" }).map(String.init)
    switch (parts.count, date) {
    case (1, let date?): return both(date, parts[0])
    case (2, nil): return both(parts[0], parts[1])
    case (2, let date?) where Day(date) == Day(parts[0]): return both(parts[0], parts[1])
    default: return nil
    }
  }

  private static func both(_ date: String, _ time: String) -> (day: Day, slot: ClockTime)? {
    guard let day = Day(date), let slot = ClockTime(time) else { return nil }
    return (day, slot)
  }
}
