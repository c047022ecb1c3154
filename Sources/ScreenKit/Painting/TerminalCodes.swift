/// What to send to a kind of terminal to make it do something; from its description.
public struct TerminalCodes: Sendable {
  /// Puts the cursor at a row and column, counted from 0.
  public var move: @Sendable (_ row: Int, _ column: Int) -> [UInt8]
  /// Clears the whole screen; empty when the terminal cannot.
  public var clear: [UInt8]
  /// Clears from the cursor to the end of the line; empty when the terminal cannot.
  public var clearLine: [UInt8]
  /// Clears so many cells from the cursor on, which stays; empty when the terminal cannot.
  public var erase: @Sendable (_ columns: Int) -> [UInt8]
  /// Puts the cursor so many columns further right; empty when the terminal cannot.
  public var forward: @Sendable (_ columns: Int) -> [UInt8]
  /// Turns off every modifier and colour.
  public var plain: [UInt8]
  /// Turns on a modifier; a terminal without it has no entry.
  public var modifiers: [Modifiers: [UInt8]]
  /// Sets the colour of letters by its number in the palette.
  public var foregrounds: [[UInt8]]
  /// Sets the colour behind letters by its number in the palette.
  public var backgrounds: [[UInt8]]
  /// Hides the cursor.
  public var hideCursor: [UInt8]
  /// Shows the cursor.
  public var showCursor: [UInt8]
  /// Whether writing in the last column of the last line would scroll the screen.
  public var scrollsAtEnd: Bool

  /// The codes of ECMA-48 terminals with sixteen colours.
  public static let ansi = TerminalCodes(
    move: { Array("\u{1B}[\($0 + 1);\($1 + 1)H".utf8) }, clear: Array("\u{1B}[H\u{1B}[2J".utf8),
    clearLine: Array("\u{1B}[K".utf8), erase: { Array("\u{1B}[\($0)X".utf8) },
    forward: { Array("\u{1B}[\($0)C".utf8) }, plain: Array("\u{1B}[m".utf8),
    modifiers: [
      .bold: Array("\u{1B}[1m".utf8), .dim: Array("\u{1B}[2m".utf8), .underline: Array("\u{1B}[4m".utf8),
      .reverse: Array("\u{1B}[7m".utf8),
    ],
    foregrounds: (0..<16).map { Array("\u{1B}[\($0 < 8 ? 30 + $0 : 82 + $0)m".utf8) },
    backgrounds: (0..<16).map { Array("\u{1B}[\($0 < 8 ? 40 + $0 : 92 + $0)m".utf8) },
    hideCursor: Array("\u{1B}[?25l".utf8), showCursor: Array("\u{1B}[?25h".utf8), scrollsAtEnd: false)

  /// All codes; see the properties.
  public init(
    move: @escaping @Sendable (_ row: Int, _ column: Int) -> [UInt8], clear: [UInt8], clearLine: [UInt8],
    erase: @escaping @Sendable (_ columns: Int) -> [UInt8], forward: @escaping @Sendable (_ columns: Int) -> [UInt8],
    plain: [UInt8], modifiers: [Modifiers: [UInt8]], foregrounds: [[UInt8]], backgrounds: [[UInt8]],
    hideCursor: [UInt8], showCursor: [UInt8], scrollsAtEnd: Bool
  ) {
    self.move = move
    self.clear = clear
    self.clearLine = clearLine
    self.erase = erase
    self.forward = forward
    self.plain = plain
    self.modifiers = modifiers
    self.foregrounds = foregrounds
    self.backgrounds = backgrounds
    self.hideCursor = hideCursor
    self.showCursor = showCursor
    self.scrollsAtEnd = scrollsAtEnd
  }

  /// What to send for a look, beginning from the plain state.
  ///
  /// On a terminal of eight colours a bright one becomes its dark sister in bold; on one of none, only modifiers count.
  func codes(for look: Look) -> [UInt8] {
    var modifiers = look.modifiers
    var colours: [UInt8] = []
    if let colour = look.foreground, !foregrounds.isEmpty {
      let isFolded = Int(colour) >= foregrounds.count
      if isFolded { modifiers.insert(.bold) }
      colours += foregrounds[isFolded ? Int(colour) % min(8, foregrounds.count) : Int(colour)]
    }
    if let colour = look.background, !backgrounds.isEmpty {
      let isFolded = Int(colour) >= backgrounds.count
      colours += backgrounds[isFolded ? Int(colour) % min(8, backgrounds.count) : Int(colour)]
    }
    var bytes = plain
    for modifier in [Modifiers.bold, .dim, .underline, .reverse] where modifiers.contains(modifier) {
      bytes += self.modifiers[modifier] ?? []
    }
    return merged(bytes + colours)
  }

  /// ECMA-48 takes many attributes in one sequence, and an empty one first means plain; other codes stay as they are.
  private func merged(_ bytes: [UInt8]) -> [UInt8] {
    guard plain == Array("\u{1B}[m".utf8) else { return bytes }
    var numbers: [ArraySlice<UInt8>] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let body = rest.dropFirst(2).prefix { $0 == 0x3B || (0x30...0x39).contains($0) }
      guard rest.starts(with: [0x1B, 0x5B]), rest[body.endIndex...].first == UInt8(ascii: "m") else { return bytes }
      numbers.append(body)
      rest = rest[(body.endIndex + 1)...]
    }
    return Array("\u{1B}[".utf8) + numbers.joined(separator: [0x3B]) + [UInt8(ascii: "m")]
  }
}
