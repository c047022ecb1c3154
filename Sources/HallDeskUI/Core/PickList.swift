import ScreenKit

/// A short list over the screen from which one row is chosen, by arrow and Enter or by its digit.
struct PickList<Value: Sendable>: Sendable {
  enum Outcome {
    case chosen(Value)
    case closed
    case open
  }

  let title: String
  let rows: [(label: String, value: Value)]
  private var list = ListView()

  init(title: String, rows: [(label: String, value: Value)]) {
    self.title = title
    self.rows = rows
  }

  mutating func update(_ key: Key) -> Outcome {
    if case .character(let digit) = key.normalised, let number = digit.wholeNumberValue,
      rows.indices.contains(number - 1)
    {
      return .chosen(rows[number - 1].value)
    }
    if key == .escape { return .closed }
    if case .chosen(let index) = list.update(key, count: rows.count) { return .chosen(rows[index].value) }
    return .open
  }

  /// Title and rows with their digits, for `--plain`.
  var narration: [String] { [title] + rows.enumerated().map { "\($0.offset + 1) \($0.element.label)" } }

  func draw(into surface: inout Surface, rect: Rect) {
    let widest = rows.map { surface.width.displayWidth($0.label) }.max() ?? 0
    let box = rect.centered(
      rows: min(rect.rows, rows.count + 2),
      columns: min(rect.columns, max(surface.width.displayWidth(title) + 6, widest + 10)))
    surface.fill(box)
    let inside = Panel(title, focused: true).draw(into: &surface, rect: box)
    list.draw(into: &surface, rect: inside, count: rows.count) { index in
      ListView.Item(index < 9 ? "\(index + 1) \(rows[index].label)" : "  \(rows[index].label)")
    }
    surface.cursor = nil
  }
}
