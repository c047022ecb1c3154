/// Why a text is no distribution: which part of it, as it was typed.
public enum DistributionFault: Error, Equatable, Sendable {
  /// No such word; one of `det`, `exp`, `erlang`, `lognormal` is meant.
  case unknownWord(String)
  /// So many parts behind the word where it takes another number of them.
  case wrongParts(word: String, form: String)
  /// The mean is no number from 10⁻⁶ to 10⁹.
  case badMean(String)
  /// The number of phases is no whole number from 1 to 10⁹.
  case badShape(String)
  /// The coefficient of variation is no number from 0 to 100.
  case badVariation(String)
}

extension Distribution {
  /// Means that are taken: wide enough for any hall, narrow enough that no time overflows.
  public static let means = 1e-6...1e9

  /// Reads `exp:8`, `det:8`, `erlang:8:4` (mean, phases) or `lognormal:8:0.8` (mean, coefficient of variation).
  /// Full-width characters count as plain ones.
  public init(_ text: String) throws(DistributionFault) {
    let typed = TypedNumber.plain(text)
    let parts = typed.split(separator: ":", omittingEmptySubsequences: false)
      .map { TypedNumber.plain(String($0)) }
    let word = parts[0].lowercased()
    guard let form = Distribution.forms[word] else { throw .unknownWord(parts[0]) }
    guard parts.count == form.split(separator: ":").count else { throw .wrongParts(word: word, form: form) }
    guard let mean = TypedNumber.decimal(parts[1]), Distribution.means.contains(mean) else { throw .badMean(parts[1]) }
    switch word {
    case "exp": self = .exponential(mean: mean)
    case "det": self = .fixed(mean: mean)
    case "erlang":
      guard let shape = TypedNumber.whole(parts[2]), (1...1_000_000_000).contains(shape) else {
        throw .badShape(parts[2])
      }
      self = .erlang(mean: mean, shape: shape)
    default:
      guard let variation = TypedNumber.decimal(parts[2]), (0...100).contains(variation) else {
        throw .badVariation(parts[2])
      }
      self = .logNormal(mean: mean, variation: variation)
    }
  }

  private static let forms = ["exp": "exp:8", "det": "det:8", "erlang": "erlang:8:4", "lognormal": "lognormal:8:0.8"]
}

/// Numbers as people type them.
public enum TypedNumber {
  /// Full-width characters as plain ones, the comma of Chinese lists (、) as a comma, without blanks at the ends: one
  /// between two digits is a slip, not nothing.
  public static func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3001: scalars.append(",")
      case 0x3002: scalars.append(".")
      case 0x09, 0xA0, 0x3000: scalars.append(" ")
      default: scalars.append(scalar)
      }
    }
    guard let first = scalars.firstIndex(where: { $0 != " " }), let last = scalars.lastIndex(where: { $0 != " " })
    else {
      return ""
    }
    return String(scalars[first...last])
  }

  /// A finite number in decimal notation; nil where it is none.
  public static func decimal(_ text: String) -> Double? {
    let typed = plain(text)
    // The standard library's reader would take hexadecimal numbers, too.
    guard typed.utf8.allSatisfy({ (48...57).contains($0) || ".eE+-".utf8.contains($0) }), let value = Double(typed),
      value.isFinite
    else { return nil }
    return value
  }

  /// A whole number; nil where it is none. `2e6` and `2000000` are the same.
  public static func whole(_ text: String) -> Int? {
    if let value = Int(plain(text)) { return value }
    return decimal(text).flatMap { Int(exactly: $0) }
  }
}
