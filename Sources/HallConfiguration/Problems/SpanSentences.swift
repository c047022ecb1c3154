extension Problem.Code {
  /// The sentences of what can be wrong with stretches of a day.
  var spanSentences: (zh: String, en: String) {
    switch self {
    case .badSpan:
      (
        "“{name}”里的“{value}”不是一段时间。请写成 09:00-12:00 这样,几段之间用分号隔开。",
        "“{value}” in “{name}” is no stretch of the day. Write it like 09:00-12:00, with semicolons between several."
      )
    case .spanReversed:
      (
        "“{name}”里的 {value} 结束不晚于开始。请先写开始时刻,再写结束时刻。",
        "{value} in “{name}” does not end later than it begins. Write its beginning first, then its end."
      )
    case .spansOutOfOrder:
      (
        "“{name}”里的 {value} 与前面的 {first} 重叠或先后颠倒。请按时间先后写,两段不要重叠。",
        "{value} in “{name}” overlaps with {first} before it, or is earlier. Write the stretches in the order of the day, "
          + "none into another."
      )
    default:
      (
        "“{name}”里的 {value} 超出了大厅的开门时间 {opens}-{closes}。请核对;开门时间在 hours 里改。",
        "{value} in “{name}” reaches beyond the opening hours {opens}-{closes}. Check it; the opening hours are in hours."
      )
    }
  }
}
