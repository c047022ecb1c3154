import ScreenKit

/// A few fields over the case, one below the other: Enter goes to the next one, and from the last one on.
struct CaseForm: Sendable {
  let title: String
  /// A sentence above the fields: what will follow.
  let note: String
  private let labels: [String]
  private var fields: [TextField]
  private var focus = 0

  init(title: String, note: String = "", _ fields: [(label: String, field: TextField)]) {
    self.title = title
    self.note = note
    labels = fields.map(\.label)
    self.fields = fields.map(\.field)
  }

  /// What is typed in a field, without blanks around it.
  subscript(_ index: Int) -> String {
    let text = fields[index].text
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
      let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
  }

  /// Empties a field and goes to it.
  mutating func clear(_ index: Int) {
    fields[index].text = ""
    focus = index
  }

  /// Takes a key; whether the form is done.
  mutating func update(_ key: Key) -> Bool {
    switch key {
    case .up, .backTab: focus = max(0, focus - 1)
    case .down, .tab: focus = min(fields.count - 1, focus + 1)
    case .enter:
      if focus == fields.count - 1 { return true }
      focus += 1
    default: _ = fields[focus].update(key)
    }
    return false
  }

  /// Whether Enter finishes the form.
  var isAtEnd: Bool { focus == fields.count - 1 }

  func draw(into surface: inout Surface, rect: Rect) {
    let columns = min(rect.columns, 72)
    let above = note.isEmpty ? 0 : surface.width.wrap(note, columns: columns - 4).count + 1
    let box = rect.centered(rows: min(rect.rows, above + fields.count * 2 + 3), columns: columns)
    surface.fill(box)
    let inside = Panel(title, focused: true).draw(into: &surface, rect: box)
    surface.paragraph(note, in: inside, style: .dim)
    let widest = labels.map { surface.width.displayWidth($0) }.max() ?? 0
    for index in fields.indices {
      let row = inside.row + above + 1 + index * 2
      guard row < inside.endRow else { break }
      surface.put(
        labels[index], row: row, column: inside.column, style: index == focus ? .accent : .dim, maxWidth: widest)
      let place = Rect(
        row: row, column: inside.column + widest + 1, rows: 1, columns: max(0, inside.columns - widest - 1))
      fields[index].draw(into: &surface, rect: place, focused: index == focus)
    }
  }

  /// Which field is asked for.
  var narration: [String] { (note.isEmpty ? [title] : [title, note]) + [labels[focus]] }
}
