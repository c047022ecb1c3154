/// A list of rows of which one is chosen.
///
/// It holds only the place in the list; the rows are given when it is drawn, so that thousands cost nothing.
public struct ListView: Sendable, Hashable {
  /// What a key did.
  public enum Outcome: Sendable, Hashable {
    /// Another row is chosen, or the end was reached.
    case moved
    /// Enter on this row.
    case chosen(Int)
    /// The list has no use for the key.
    case ignored
  }

  /// One row.
  public struct Item: Sendable, Hashable {
    /// The text.
    public var text: String
    /// Text at the right edge, such as a count.
    public var trailing: String
    /// How the row looks when it is not chosen.
    public var style: Style

    /// A row.
    public init(_ text: String, trailing: String = "", style: Style = .text) {
      self.text = text
      self.trailing = trailing
      self.style = style
    }
  }

  /// The place in the list.
  public var selection: Selection

  /// A list with the row `selected` chosen.
  public init(selected: Int = 0) {
    selection = Selection(index: selected)
  }

  /// The chosen row, from 0.
  public var selected: Int {
    get { selection.index }
    set { selection.index = max(0, newValue) }
  }

  /// Moves in the list; `count` and `page` as in `Selection.update`.
  public mutating func update(_ key: Key, count: Int, page: Int = 10) -> Outcome {
    if key == .enter { return count > 0 ? .chosen(min(selection.index, count - 1)) : .ignored }
    return selection.update(key, count: count, page: page) ? .moved : .ignored
  }

  /// Draws the visible rows; `item` is asked only for these. Where one of several lists takes the keys, the others do not
  /// show which row was chosen in them.
  public func draw(
    into surface: inout Surface, rect: Rect, count: Int, focused: Bool = true, showsChosen: Bool = true,
    item: (Int) -> Item
  ) {
    let window = selection.window(rows: rect.rows, count: count)
    let scrolls = count > rect.rows
    let area = Rect(row: rect.row, column: rect.column, rows: rect.rows, columns: rect.columns - (scrolls ? 1 : 0))
    for (line, index) in window.enumerated() {
      let item = item(index)
      let isChosen = showsChosen && index == selection.index
      let style: Style = isChosen ? (focused ? .selected : item.style.adding(.reverse)) : item.style
      let mark = isChosen ? String(surface.glyphs.pointer) + " " : "  "
      surface.line("", in: area, at: line, style: style)
      let trailing = surface.width.displayWidth(item.trailing)
      let room = area.columns - 2 - (trailing > 0 ? trailing + 1 : 0)
      surface.put(mark, row: area.row + line, column: area.column, style: style, maxWidth: area.columns)
      surface.put(
        surface.width.clip(item.text, to: room), row: area.row + line, column: area.column + 2, style: style,
        maxWidth: max(0, room))
      if trailing > 0 && room >= 0 {
        surface.put(
          item.trailing, row: area.row + line, column: area.endColumn - trailing, style: style, maxWidth: trailing)
      }
    }
    surface.scrollBar(in: rect, first: window.lowerBound, count: count)
  }

  /// Draws a short list given as a whole.
  public func draw(into surface: inout Surface, rect: Rect, items: [Item], focused: Bool = true) {
    draw(into: &surface, rect: rect, count: items.count, focused: focused) { items[$0] }
  }
}
