/// Text that may stand on paper: no control characters, and none of the marks that turn the direction of the text around
/// them, with which a value could show something else than it says.
public enum CleanText {
  /// The text on one line: line breaks and tabs become spaces, other controls go, and so do spaces at both ends.
  public static func clean(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029: scalars.append(" ")
      default: if isPrintable(scalar) { scalars.append(scalar) }
      }
    }
    return trim(String(scalars))
  }

  /// Whether the scalar may stand on paper.
  static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: false
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB: false
    // Tags are invisible; the variation selectors above them choose the shape of a character in a name and stay.
    case 0xE0000...0xE007F: false
    default: scalar.value & 0xFFFE != 0xFFFE && !(0xFDD0...0xFDEF).contains(scalar.value)
    }
  }

  /// Without spaces at both ends, the wide Chinese one among them.
  static func trim(_ text: some StringProtocol) -> String {
    var rest = Substring(text)
    while let first = rest.first, isSpace(first) { rest.removeFirst() }
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(rest)
  }

  static func isSpace(_ character: Character) -> Bool {
    character == " " || character == "\t" || character == "\u{3000}" || character == "\u{A0}" || character == "\r"
  }
}
