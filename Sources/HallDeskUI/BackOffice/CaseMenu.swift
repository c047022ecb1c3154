import ScreenKit

/// A short list of what can be done, as a `PickList`; what cannot be done now stays in its place, dimmed, and says why
/// when it is asked for.
struct CaseMenu<Value: Sendable>: Sendable {
  /// A row.
  struct Row: Sendable {
    var label: String
    var value: Value
    /// Why it cannot be chosen; nil when it can.
    var reason: String?
  }

  enum Outcome {
    case chosen(Value)
    case refused(String)
    case open
  }

  let title: String
  let rows: [Row]
  private var list = ListView()

  init(title: String, rows: [Row]) {
    self.title = title
    self.rows = rows
  }

  mutating func update(_ key: Key) -> Outcome {
    if case .character(let digit) = key.normalised, let number = digit.wholeNumberValue,
      rows.indices.contains(number - 1)
    {
      list.selected = number - 1
      return take(number - 1)
    }
    if case .chosen(let index) = list.update(key, count: rows.count) { return take(index) }
    return .open
  }

  private func take(_ index: Int) -> Outcome {
    rows[index].reason.map(Outcome.refused) ?? .chosen(rows[index].value)
  }

  func draw(into surface: inout Surface, rect: Rect) {
    let widest = rows.map { surface.width.displayWidth($0.label) }.max() ?? 0
    // The reason of the row the arrow is at stands below the rows.
    let inner = max(surface.width.displayWidth(title) + 2, widest + 6, 44)
    let box = rect.centered(rows: min(rect.rows, rows.count + 4), columns: min(rect.columns, inner + 4))
    surface.fill(box)
    let inside = Panel(title, focused: true).draw(into: &surface, rect: box)
    let (upper, lower) = inside.cutBottom(2)
    list.draw(into: &surface, rect: upper, count: rows.count) { index in
      ListView.Item(
        index < 9 ? "\(index + 1) \(rows[index].label)" : "  \(rows[index].label)",
        style: rows[index].reason == nil ? .text : .disabled)
    }
    if let reason = rows.indices.contains(list.selected) ? rows[list.selected].reason : nil {
      surface.paragraph(reason, in: lower, style: .dim)
    }
    surface.cursor = nil
  }

  /// The rows in words.
  var narration: [String] {
    [title]
      + rows.enumerated().map { "\($0.offset + 1) \($0.element.label)" + ($0.element.reason.map { " (\($0))" } ?? "") }
  }
}
