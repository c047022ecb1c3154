/// A line of text that a person edits.
public struct TextField: Sendable, Hashable {
  /// What a key did.
  public enum Outcome: Sendable, Hashable {
    /// The text is another one now.
    case changed
    /// Only the cursor moved.
    case moved
    /// Enter: the person is done.
    case submitted
    /// The field has no use for the key.
    case ignored
  }

  /// What may be typed.
  public enum Kind: Sendable, Hashable {
    /// Any text.
    case text
    /// Digits; full-width ones become half-width.
    case digits
    /// Letters, digits and `-`, as in codes and ID numbers; full-width ones become half-width, letters upper case.
    case code
  }

  /// What may be typed.
  public let kind: Kind
  /// The greatest number of graphemes.
  public let limit: Int
  /// Shown in the place of every grapheme, as for a PIN.
  public let mask: Character?
  /// A hint shown while the field is empty.
  public var placeholder: String
  /// The cursor, counted in graphemes.
  public private(set) var cursor: Int
  private var characters: [Character]

  /// A field with `text` in it and the cursor behind it.
  public init(
    _ text: String = "", kind: Kind = .text, limit: Int = 200, placeholder: String = "", mask: Character? = nil
  ) {
    self.kind = kind
    self.limit = max(1, limit)
    self.mask = mask
    self.placeholder = placeholder
    characters = []
    cursor = 0
    insert(text)
  }

  /// What is in the field. Setting it puts the cursor behind it.
  public var text: String {
    get { String(characters) }
    set {
      characters = []
      cursor = 0
      insert(newValue)
    }
  }

  /// Whether there is nothing in the field.
  public var isEmpty: Bool { characters.isEmpty }

  /// Edits the field. Ctrl-A, E, U, K, W do what they do in a shell.
  public mutating func update(_ key: Key) -> Outcome {
    switch key {
    case .character(let character): return insert(String(character))
    case .paste(let text): return insert(text)
    case .enter: return .submitted
    case .left: return move(to: cursor - 1)
    case .right: return move(to: cursor + 1)
    case .home, .control("A"): return move(to: 0)
    case .end, .control("E"): return move(to: characters.count)
    case .backspace: return remove(max(0, cursor - 1)..<cursor)
    case .delete: return remove(cursor..<min(characters.count, cursor + 1))
    case .control("U"): return remove(0..<cursor)
    case .control("K"): return remove(cursor..<characters.count)
    case .control("W"):
      var start = cursor
      while start > 0 && characters[start - 1] == " " { start -= 1 }
      while start > 0 && characters[start - 1] != " " { start -= 1 }
      return remove(start..<cursor)
    default: return .ignored
    }
  }

  private mutating func move(to place: Int) -> Outcome {
    cursor = max(0, min(place, characters.count))
    return .moved
  }

  private mutating func remove(_ range: Range<Int>) -> Outcome {
    guard !range.isEmpty else { return .moved }
    characters.removeSubrange(range)
    cursor = range.lowerBound
    return .changed
  }

  @discardableResult
  private mutating func insert(_ text: String) -> Outcome {
    let before = characters
    let tail = String(characters[cursor...])
    var head = String(characters[..<cursor])
    var room = limit - characters.count
    for character in text {
      guard room > 0 else { break }
      guard let accepted = accepted(character) else { continue }
      head.append(accepted)
      room -= 1
    }
    // A mark joins the grapheme before it, so that the graphemes must be counted again.
    characters = Array(head + tail)
    if characters.count > limit { characters = before }
    cursor = min(head.count, characters.count)
    return characters == before ? .moved : .changed
  }

  private func accepted(_ character: Character) -> Character? {
    if character.isNewline || character == "\t" { return kind == .text ? " " : nil }
    guard let first = character.unicodeScalars.first, !Width.isUnprintable(first) else { return nil }
    switch kind {
    case .text: return character
    case .digits:
      let half = Key.halfWidth(character)
      return half.isASCII && half.isNumber ? half : nil
    case .code:
      let half = Key.halfWidth(character)
      guard half.isASCII, half.isNumber || half.isLetter || half == "-" else { return nil }
      return Character(half.uppercased())
    }
  }

  /// Draws the field in the first line of `rect`, scrolled so that the cursor is seen; with the focus it also places
  /// the terminal's cursor.
  public func draw(into surface: inout Surface, rect: Rect, focused: Bool = true) {
    let line = rect.line(0)
    guard !line.isEmpty else { return }
    let style: Style = .input
    surface.fill(line, style: style)
    if characters.isEmpty && !placeholder.isEmpty {
      surface.put(
        surface.width.clip(placeholder, to: line.columns), row: line.row, column: line.column, style: .placeholder,
        maxWidth: line.columns)
    }
    let shown = mask.map { Array(repeating: $0, count: characters.count) } ?? characters
    let before = shown[..<cursor].reduce(0) { $0 + surface.width.columns(of: $1) }
    let total = before + shown[cursor...].reduce(0) { $0 + surface.width.columns(of: $1) }
    // One column stays free behind the text for the cursor.
    var first = 0
    var skipped = 0
    if total + 1 > line.columns {
      while before - skipped > line.columns - 1 - (cursor < shown.count ? 1 : 0) && first < cursor {
        skipped += surface.width.columns(of: shown[first])
        first += 1
      }
    }
    surface.put(
      String(shown[first...]), row: line.row, column: line.column, style: style, maxWidth: line.columns)
    if focused {
      surface.cursor = Position(row: line.row, column: line.column + min(before - skipped, line.columns - 1))
    }
  }
}
