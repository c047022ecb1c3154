extension Key {
  /// The name of the key as it is written in settings and documentation: `F5`, `Ctrl-P`, `Esc`, `PgUp`, `?`.
  public var name: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .function(let number): "F\(number)"
    case .control(let letter): "Ctrl-\(letter)"
    case .alt(let character): "Alt-\(character)"
    case .paste: "Paste"
    case .press: "Touch"
    case .resize: "Resize"
    default: Self.named.first { $0.key == self }?.name ?? "?"
    }
  }

  /// The key of a name; `nil` when there is none. Upper and lower case do not matter, a single character apart.
  public init?(name: String) {
    if name.count == 1, let character = name.first {
      self = .character(character)
      return
    }
    let lower = name.lowercased()
    if lower == "space" {
      self = .character(" ")
    } else if let known = Self.named.first(where: { $0.name.lowercased() == lower }) {
      self = known.key
    } else if lower.first == "f", let number = Int(lower.dropFirst()), (1...24).contains(number) {
      self = .function(number)
    } else if lower.hasPrefix("ctrl-") || lower.hasPrefix("ctrl+") || lower.hasPrefix("^"),
      let letter = lower.last, "abcdefgklnopqrstuvwxyz".contains(letter),
      lower.count == (lower.hasPrefix("^") ? 2 : 6)
    {
      self = .control(Character(letter.uppercased()))
    } else if lower.hasPrefix("alt-"), name.count == 5, let character = name.last {
      self = .alt(character)
    } else {
      return nil
    }
  }

  /// The name as the key bar shows it: arrows as arrows where they can be drawn.
  public func display(with glyphs: Glyphs) -> String {
    switch self {
    case .up where glyphs.up != "^": String(glyphs.up)
    case .down where glyphs.up != "^": String(glyphs.down)
    case .left where glyphs.up != "^": String(glyphs.left)
    case .right where glyphs.up != "^": String(glyphs.right)
    default: name
    }
  }

  private static let named: [(name: String, key: Key)] = [
    ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right), ("Home", .home), ("End", .end),
    ("PgUp", .pageUp), ("PgDn", .pageDown), ("Enter", .enter), ("Esc", .escape), ("Tab", .tab),
    ("Shift-Tab", .backTab), ("Backspace", .backspace), ("Del", .delete), ("Ins", .insert), ("Return", .enter),
    ("Escape", .escape), ("Delete", .delete), ("Insert", .insert), ("PageUp", .pageUp), ("PageDown", .pageDown),
  ]
}
