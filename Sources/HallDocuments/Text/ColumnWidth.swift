/// How many columns text takes on a screen or a printer with fixed columns: a Chinese character two, a Latin letter one
/// (Unicode Standard Annex #11).
public struct ColumnWidth: Sendable, Hashable {
  /// Whether the signs old Chinese fonts draw wide (`“`, `—`, `…`, `①`) take two columns, as on printers with GB18030
  /// fonts; most terminals give them one.
  public var wideSigns: Bool

  /// A measure.
  public init(wideSigns: Bool = false) { self.wideSigns = wideSigns }

  /// Columns of a text.
  public func columns(of text: some StringProtocol) -> Int { text.reduce(0) { $0 + columns(of: $1) } }

  /// Columns of one character: 0, 1 or 2.
  public func columns(of character: Character) -> Int {
    if character.isASCII { return 1 }
    var sum = 0
    for scalar in character.unicodeScalars {
      if scalar.value == 0xFE0F && sum > 0 { return 2 }
      sum += columns(of: scalar)
    }
    return min(sum, 2)
  }

  private func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0xA1 { return 1 }
    if value >= 0x2E80 && value <= 0xA4CF { return (0x302A...0x302D).contains(value) || value == 0x303F ? 1 : 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if Self.wide.contains(where: { $0.contains(value) }) { return 2 }
    if wideSigns && Self.signs.contains(where: { $0.contains(value) }) { return 2 }
    return 1
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18CFF, 0x1B000...0x1B2FB, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
    0x1F900...0x1F9FF, 0x20000...0x3FFFD,
  ]

  /// The ambiguous signs a document of a hall may hold.
  private static let signs: [ClosedRange<UInt32>] = [
    0xA7...0xA8, 0xB0...0xB1, 0xB7...0xB7, 0xD7...0xD7, 0xF7...0xF7, 0x391...0x3C9, 0x401...0x451, 0x2010...0x2016,
    0x2018...0x2019, 0x201C...0x201D, 0x2020...0x2022, 0x2024...0x2027, 0x2030...0x2033, 0x203B...0x203B,
    0x2103...0x2109, 0x2113...0x2116, 0x2121...0x2122, 0x2160...0x217B, 0x2190...0x2199, 0x2200...0x22BF,
    0x2460...0x24FF, 0x2500...0x257F, 0x2580...0x258F, 0x25A0...0x25EF, 0x2605...0x2606, 0x2640...0x2642,
  ]
}
