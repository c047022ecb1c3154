import ScreenKit

/// Names to choose one from, narrowed by what is typed: colleagues, departments.
struct NameList: Sendable {
  /// A row.
  struct Row: Sendable {
    var label: String
    var trailing: String
    /// What comes back when it is chosen.
    var id: String
  }

  let title: String
  private let hint: String
  private let nothing: String
  private let all: [Row]
  private var field = TextField(limit: 30, placeholder: "")
  private var list = ListView()

  init(title: String, hint: String, nothing: String, rows: [Row]) {
    self.title = title
    self.hint = hint
    self.nothing = nothing
    all = rows
  }

  private var rows: [Row] {
    let wanted = String(field.text.map(Key.halfWidth)).lowercased().filter { $0 != " " }
    return wanted.isEmpty ? all : all.filter { "\($0.label)\($0.trailing)".lowercased().contains(wanted) }
  }

  /// The id of the row, once one is chosen.
  mutating func update(_ key: Key) -> String? {
    let rows = rows
    switch key {
    case .up, .down, .pageUp, .pageDown: _ = list.update(key, count: rows.count)
    case .enter: return rows.indices.contains(list.selected) ? rows[list.selected].id : nil
    default: if field.update(key) == .changed { list = ListView() }
    }
    return nil
  }

  func draw(into surface: inout Surface, rect: Rect) {
    let box = rect.centered(rows: min(rect.rows, 16), columns: min(rect.columns, 56))
    surface.fill(box)
    let inside = Panel(title, focused: true).draw(into: &surface, rect: box)
    let (head, rest) = inside.cutTop(2)
    var shown = field
    shown.placeholder = hint
    shown.draw(into: &surface, rect: head.line(0))
    let rows = rows
    if rows.isEmpty { surface.line(nothing, in: rest, style: .dim) }
    list.draw(into: &surface, rect: rest, count: rows.count) { index in
      ListView.Item(rows[index].label, trailing: rows[index].trailing)
    }
  }

  /// The first rows in words.
  var narration: [String] { [title] + rows.prefix(9).map { "\($0.label) \($0.trailing)" } }
}
