/// One measured figure beside its goal and what it is to be compared with.
struct Figure {
  /// What was measured.
  var name: Words
  /// The value, with its unit.
  var measured: String
  /// What it should be; empty where there is no goal.
  var goal: String = ""
  /// The same thing done in the barest way, measured in the same run; empty where there is nothing to compare with.
  var yardstick: String = ""
  /// Whether the goal is met; nil where there is none.
  var met: Bool?
}

/// A sentence in both languages.
struct Words: ExpressibleByStringLiteral {
  var zh: String
  var en: String

  init(_ zh: String, _ en: String) {
    self.zh = zh
    self.en = en
  }

  init(stringLiteral value: String) { self.init(value, value) }
}

/// Numbers as people read them.
extension Double {
  /// With so many digits behind the point.
  func text(_ digits: Int = 0) -> String {
    var scale = 1.0
    for _ in 0..<digits { scale *= 10 }
    let whole = Int64((magnitude * scale).rounded())
    let sign = self < 0 && whole > 0 ? "-" : ""
    guard digits > 0 else { return sign + String(whole) }
    let fraction = String(whole % Int64(scale))
    return sign + String(whole / Int64(scale)) + "." + String(repeating: "0", count: digits - fraction.count) + fraction
  }

  /// A number of milliseconds in the unit that suits it.
  var milliseconds: String {
    if self < 0.001 { return (self * 1_000_000).text() + " ns" }
    if self < 1 { return (self * 1000).text(self < 0.1 ? 1 : 0) + " µs" }
    return text(self < 100 ? 1 : 0) + " ms"
  }

  /// A share as a percentage.
  var percent: String { (self * 100).text(self < 0.01 ? 2 : 0) + " %" }
}
