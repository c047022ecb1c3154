import HallModel
import ScreenKit

/// Where a ticket goes: an open window by its number, or the line of another matter by search.
struct TransferForm: Sendable {
  enum Row: Sendable {
    case window(Int)
    case matter(Matter)
  }

  private var field = TextField(placeholder: "")
  private var list = ListView()
  private let from: Int

  init(from: Int) { self.from = from }

  /// Open windows while nothing or a number is typed, then matters.
  func rows(_ environment: Environment) -> [Row] {
    let typed = String(field.text.map(Key.halfWidth)).filter { $0 != " " }
    let windows = environment.hall.windows.filter { window in
      window.isOpen && window.number != from && (typed.isEmpty || String(window.number).hasPrefix(typed))
    }.map { Row.window($0.number) }
    if typed.isEmpty || Int(typed) != nil { return windows }
    return (environment.search?.results(for: field.text, limit: 20) ?? []).compactMap { $0.matter.map(Row.matter) }
  }

  mutating func update(_ key: Key, _ environment: Environment) -> Row? {
    let rows = rows(environment)
    switch key {
    case .up, .down, .pageUp, .pageDown: _ = list.update(key, count: rows.count)
    case .enter: return rows.indices.contains(list.selected) ? rows[list.selected] : nil
    default: if field.update(key) == .changed { list = ListView() }
    }
    return nil
  }

  func draw(into surface: inout Surface, rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let box = rect.centered(rows: min(rect.rows, 16), columns: min(rect.columns, 64))
    surface.fill(box)
    let inside = Panel(texts("window.transfer.title"), focused: true).draw(into: &surface, rect: box)
    let (head, rest) = inside.cutTop(2)
    var shown = field
    shown.placeholder = texts("window.transfer.hint")
    shown.draw(into: &surface, rect: head.line(0))
    let rows = rows(environment)
    if rows.isEmpty { surface.line(texts("window.transfer.none"), in: rest, style: .dim) }
    list.draw(into: &surface, rect: rest, count: rows.count) { index in
      ListView.Item(label(rows[index], environment))
    }
  }

  func label(_ row: Row, _ environment: Environment) -> String {
    switch row {
    case .window(let number):
      let name = environment.hall.windowSetting(number)?.name ?? ""
      return environment.texts("window.title", ["n": String(number), "name": name])
    case .matter(let matter): return matter.name
    }
  }
}
