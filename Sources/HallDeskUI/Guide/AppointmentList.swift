import HallModel
import ScreenKit

/// Today's appointments that are still expected, narrowed by what is typed.
struct AppointmentList: Sendable {
  private var field = TextField(placeholder: "")
  private var list = ListView()

  private func found(_ environment: Environment) -> [Appointment] {
    let today = environment.today
    let wanted = String(field.text.map(Key.halfWidth)).uppercased().filter { $0 != " " }
    return environment.hall.appointments
      .filter { $0.day == today && $0.state == .booked && (wanted.isEmpty || $0.id.uppercased().contains(wanted)) }
      .sorted { ($0.slot, $0.id) < ($1.slot, $1.id) }
  }

  /// The id to check in, once one is chosen.
  mutating func update(_ key: Key, _ environment: Environment) -> String? {
    let rows = found(environment)
    switch key {
    case .up, .down, .pageUp, .pageDown: _ = list.update(key, count: rows.count)
    case .enter: return rows.indices.contains(list.selected) ? rows[list.selected].id : nil
    default: if field.update(key) == .changed { list = ListView() }
    }
    return nil
  }

  func draw(into surface: inout Surface, rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let box = rect.centered(rows: rect.rows, columns: min(rect.columns, 76))
    surface.fill(box)
    let inside = Panel(texts("guide.appointments.title"), focused: true).draw(into: &surface, rect: box)
    let (head, rest) = inside.cutTop(2)
    let label = texts("guide.appointments.field") + " "
    let used = surface.put(label, row: head.row, column: head.column, style: .dim, maxWidth: head.columns)
    field.draw(into: &surface, rect: Rect(row: head.row, column: head.column + used, rows: 1, columns: 16))
    let rows = found(environment)
    if rows.isEmpty {
      surface.line(texts("guide.appointments.none"), in: rest, style: .dim)
      return
    }
    list.draw(into: &surface, rect: rest, count: rows.count) { index in
      ListView.Item("\(rows[index].slot.text)  \(rows[index].id)  \(environment.names(rows[index].matters))")
    }
  }
}
