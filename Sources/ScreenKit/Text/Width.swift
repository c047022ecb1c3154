/// How many terminal columns text takes.
///
/// Terminals disagree only about the *ambiguous* characters of Unicode Standard Annex #11 (`●`, `─`, `“`, `…`): the
/// hall's setting or a probe of the terminal decides. Everything else is fixed: wide characters and emoji take two
/// columns, marks none, and a grapheme never more than two.
public struct Width: Sendable, Hashable {
  /// Columns of an ambiguous character: 1 or 2.
  public let ambiguous: Int

  /// Ambiguous characters take one column, as in almost every terminal.
  public static let narrow = Width(ambiguous: 1)
  /// Ambiguous characters take two columns, as in terminals set up for East Asian legacy fonts.
  public static let wide = Width(ambiguous: 2)

  /// A measure with ambiguous characters of `ambiguous` columns; anything but 2 means 1.
  public init(ambiguous: Int = 1) {
    self.ambiguous = ambiguous == 2 ? 2 : 1
  }

  /// What stands in the place of a control character: one column in every terminal.
  public var controlMark: Character { ambiguous == 1 ? "·" : "." }

  /// The sign that text was cut: `…`, or `..` where `…` is ambiguous.
  public var ellipsis: String { ambiguous == 1 ? "…" : ".." }

  /// Columns of one scalar on its own: 0, 1 or 2. A control character counts 1, for its mark.
  public func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x7F { return 1 }
    if value >= 0x4E00 && value <= 0x9FFF { return 2 }
    if value < 0xA1 { return 1 }
    if Self.isZeroWidth(scalar) { return 0 }
    if value >= 0x1100 && WidthTable.contains(WidthTable.wide, value) { return 2 }
    if ambiguous == 2 && WidthTable.contains(WidthTable.ambiguous, value) { return 2 }
    return 1
  }

  /// Columns of one grapheme: 0 (a mark or joiner without a base), 1 or 2.
  public func columns(of character: Character) -> Int {
    // ASCII and most Han characters are told by their bytes: this is asked for every cell of a screen.
    let bytes = character.utf8
    if bytes.count == 1 { return 1 }
    if bytes.count == 3, let lead = bytes.first, lead >= 0xE5 && lead <= 0xE8 { return 2 }
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if Self.isUnprintable(first) { return 1 }
    if scalars.index(after: scalars.startIndex) == scalars.endIndex { return columns(of: first) }
    var sum = 0
    for scalar in scalars {
      // A variation selector 16 asks for the emoji picture, which is two columns (❤️, 1️⃣).
      if scalar.value == 0xFE0F && sum > 0 { return 2 }
      sum += columns(of: scalar)
    }
    return min(sum, 2)
  }

  /// Columns of a text as `Surface` draws it.
  public func displayWidth(_ text: String) -> Int {
    var sum = 0
    for character in text { sum += columns(of: character) }
    return sum
  }

  /// Whether the width of `character` is a matter of the terminal's taste or age, so that a painter must not trust the
  /// cursor to stand where it should after sending it.
  public func isUncertain(_ character: Character) -> Bool {
    var scalars = character.unicodeScalars.makeIterator()
    guard let first = scalars.next() else { return false }
    if first.value < 0xA1 && scalars.next() == nil { return false }
    if ambiguous == 2 && WidthTable.contains(WidthTable.ambiguous, first.value) { return true }
    // Clusters of several scalars, and pictures above the basic plane that an old terminal may not know.
    return character.unicodeScalars.count > 1 || (first.value >= 0x1F000 && first.value < 0x20000)
  }

  /// Whether a scalar must never reach a terminal: controls, line separators, and the marks that turn the direction
  /// of the text around them.
  public static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x300 { return value == 0xAD }
    if value >= 0x1160 && value <= 0x11FF { return true }  // Hangul vowels and finals join their initial.
    if value >= 0x3400 && value < 0xA66F { return false }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return true
    default: return false
    }
  }
}
