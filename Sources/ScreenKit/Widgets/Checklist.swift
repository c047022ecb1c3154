/// A list of things to tick, such as the papers of a matter.
public struct Checklist: Sendable, Hashable {
  /// What is known about a thing.
  public enum Mark: Sendable, Hashable {
    /// Not there.
    case open
    /// There.
    case checked
    /// There in part, or to follow later.
    case partial
  }

  /// One thing.
  public struct Item: Sendable, Hashable {
    /// What it is.
    public var text: String
    /// What is known about it.
    public var mark: Mark
    /// The marks that Space goes through, in turn.
    public var marks: [Mark]
    /// Said at the right edge: a word for the mark, the number of copies.
    public var note: String
    /// How the row looks when it is not chosen.
    public var style: Style

    /// A thing.
    public init(
      _ text: String, mark: Mark = .open, marks: [Mark] = [.open, .checked], note: String = "", style: Style = .text
    ) {
      self.text = text
      self.mark = mark
      self.marks = marks
      self.note = note
      self.style = style
    }
  }

  /// What a key did.
  public enum Outcome: Sendable, Hashable {
    /// Another thing is chosen.
    case moved
    /// The mark of this thing is another one now.
    case toggled(Int)
    /// Enter: the person is done.
    case submitted
    /// The list has no use for the key.
    case ignored
  }

  /// The things from top to bottom.
  public var items: [Item]
  /// The chosen one.
  public var selection: Selection

  /// A list of things.
  public init(_ items: [Item], selected: Int = 0) {
    self.items = items
    selection = Selection(index: selected)
  }

  /// Moves, or ticks the chosen thing with Space (also the ideographic one of an input method).
  public mutating func update(_ key: Key, page: Int = 10) -> Outcome {
    if key == .enter { return .submitted }
    if key.normalised == .character(" ") {
      guard items.indices.contains(selection.index) else { return .ignored }
      let marks = items[selection.index].marks
      guard !marks.isEmpty else { return .ignored }
      let next = marks.firstIndex(of: items[selection.index].mark).map { ($0 + 1) % marks.count } ?? 0
      items[selection.index].mark = marks[next]
      return .toggled(selection.index)
    }
    return selection.update(key, count: items.count, page: page) ? .moved : .ignored
  }

  /// Draws the visible things.
  public func draw(into surface: inout Surface, rect: Rect, focused: Bool = true) {
    let glyphs = surface.glyphs
    let list = ListView(selection: selection)
    list.draw(into: &surface, rect: rect, count: items.count, focused: focused) { index in
      let item = items[index]
      let sign: Character =
        switch item.mark {
        case .open: " "
        case .checked: glyphs.checked
        case .partial: glyphs.partial
        }
      return ListView.Item("[\(sign)] " + item.text, trailing: item.note, style: item.style)
    }
  }
}

extension ListView {
  init(selection: Selection) {
    self.selection = selection
  }
}
