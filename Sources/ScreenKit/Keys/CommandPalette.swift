/// A list of everything a screen can do, narrowed by typing; for those whose terminal swallows the function keys.
public struct CommandPalette<Action> {
  /// What a key did.
  public enum Outcome {
    /// Close the palette and do this.
    case chosen(Action)
    /// It cannot be done now; the reason is a sentence for the person.
    case refused(String)
    /// Close the palette.
    case closed
    /// The list or the place in it is another one now.
    case changed
    /// Nothing; the screen behind should not get the key either.
    case ignored
  }

  struct Entry {
    var binding: Binding<Action>
    var label: String
    var search: String
  }

  private var entries: [Entry]
  private var field: TextField
  private var list = ListView()
  /// The upper line.
  public var title: String

  /// The palette of a key map; words come from `texts`.
  ///
  /// - Parameter keywords: more words to find a binding by, such as its pinyin.
  public init(
    _ map: KeyMap<Action>, texts: Texts, title: String, placeholder: String = "",
    keywords: (Binding<Action>) -> [String] = { _ in [] }
  ) {
    self.title = title
    field = TextField(placeholder: placeholder)
    entries = map.bindings.map { binding in
      let label = texts(binding.label)
      let words = [label, binding.help.map { texts($0) } ?? ""] + binding.keys.map(\.name) + keywords(binding)
      return Entry(binding: binding, label: label, search: words.joined(separator: " ").lowercased())
    }
  }

  /// What is typed.
  public var query: String { field.text }

  /// The bindings that match what is typed: every word of it occurs, in any order.
  public var matches: [Binding<Action>] { found.map(\.binding) }

  private var found: [Entry] {
    let words = String(field.text.map(Key.halfWidth)).lowercased().split(separator: " ")
    return entries.filter { entry in words.allSatisfy { Self.occurs($0, in: entry.search) } }
  }

  private static func occurs(_ word: Substring, in text: String) -> Bool {
    var rest = text[...]
    while rest.count >= word.count {
      if rest.hasPrefix(word) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  /// Edits what is typed, moves in the list, or chooses.
  public mutating func update(_ key: Key) -> Outcome {
    if key == .escape || key == .control("P") { return .closed }
    let found = found
    switch list.update(key, count: found.count) {
    case .moved where key != .home && key != .end: return .changed
    case .chosen(let index):
      let binding = found[index].binding
      if let reason = binding.disabledReason { return .refused(reason) }
      return .chosen(binding.action)
    default: break
    }
    switch field.update(key) {
    case .changed:
      list.selected = 0
      return .changed
    case .moved: return .changed
    case .submitted, .ignored: return .ignored
    }
  }

  /// Draws the palette over the upper middle of `rect`, with the cursor in it.
  public func draw(into surface: inout Surface, rect: Rect) {
    let found = found
    let glyphs = surface.glyphs
    let size = rect.centered(rows: min(rect.rows, entries.count + 4), columns: min(rect.columns, 60))
    surface.fill(size)
    surface.box(size, title: title, style: .focusedBorder)
    let (input, rest) = size.inset(rows: 1, columns: 2).cutTop(1)
    field.draw(into: &surface, rect: input)
    list.draw(into: &surface, rect: rest.cutTop(1).rest, count: found.count) { index in
      let entry = found[index]
      let keys = entry.binding.keys.prefix(2).map { $0.display(with: glyphs) }.joined(separator: " ")
      return ListView.Item(
        entry.label, trailing: keys, style: entry.binding.disabledReason == nil ? .text : .disabled)
    }
  }
}

extension CommandPalette: Sendable where Action: Sendable {}
extension CommandPalette.Entry: Sendable where Action: Sendable {}
extension CommandPalette.Outcome: Sendable where Action: Sendable {}
extension CommandPalette.Outcome: Equatable where Action: Equatable {}
