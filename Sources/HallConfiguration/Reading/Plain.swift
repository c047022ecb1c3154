/// Characters nobody sees, which spreadsheets and web pages leave in cells.
enum Invisible {
  /// Line ends and tabs inside a cell; they become blanks.
  static func isLineEnd(_ scalar: UnicodeScalar) -> Bool {
    [0x09, 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029].contains(scalar.value)
  }

  /// Control characters, zero-width ones and those that turn the direction of writing. The joiner U+200D and the
  /// variation selectors stay: emoji are built with them.
  static func isUnwanted(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xAD, 0x200B, 0x200C, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFF:
      true
    default: false
    }
  }

  /// `U+200B`.
  static func name(_ scalar: UnicodeScalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// Text as people type it, made plain.
public enum Plain {
  /// Without blanks at the ends; the full-width blank and the no-break blank are blanks too.
  public static func trimmed(_ text: String) -> String {
    let isBlank: (UnicodeScalar) -> Bool = { [0x20, 0x3000, 0xA0, 0x09, 0x0A, 0x0D].contains($0.value) }
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }), let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  /// Full-width letters, digits and signs as ASCII ones, as an input method may leave them.
  public static func narrowed(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == 0xEF || $0 == 0xE3 || $0 == 0xE2 }) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: result.append(UnicodeScalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: result.append(" ")
      case 0x2010...0x2015, 0x2212: result.append("-")
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// For comparing: narrowed, trimmed, in lower case.
  static func folded(_ text: String) -> String { trimmed(narrowed(text)).lowercased() }

  /// A heading or key for comparing: folded, without blanks, underscores and what is in parentheses.
  public static func heading(_ text: String) -> String {
    let text = folded(text)
    return String(text.prefix { $0 != "(" }.filter { !" _-*:".contains($0) })
  }

  /// A whole number, full-width digits allowed; nil where it is none.
  public static func integer(_ text: String) -> Int? {
    let text = trimmed(narrowed(text))
    if let value = Int(text) { return value }
    // Spreadsheets write 5.0 for a cell that was once calculated.
    guard text.hasSuffix(".0"), let value = Int(text.dropLast(2)) else { return nil }
    return value
  }

  /// A number, full-width digits allowed; nil where it is none or not finite.
  static func number(_ text: String) -> Double? {
    let text = trimmed(narrowed(text))
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }), let value = Double(text),
      value.isFinite
    else { return nil }
    return value
  }
}
