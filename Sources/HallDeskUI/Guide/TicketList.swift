import HallModel
import ScreenKit

/// Today's tickets, narrowed by what is typed; a case number asks how far that case is.
struct TicketList: Sendable {
  private var field = TextField(placeholder: "")
  private var table = Table(columns: [])

  /// Tickets whose number contains what is typed, open ones first, newest first.
  func found(_ hall: Hall) -> [Ticket] {
    let wanted = String(field.text.map(Key.halfWidth)).uppercased().filter { $0 != " " }
    let matching = hall.tickets.reversed().filter { wanted.isEmpty || $0.number.contains(wanted) }
    return matching.filter { !$0.state.isClosed } + matching.filter(\.state.isClosed)
  }

  /// The case number that was typed, with its hyphen: of twelve digits, or of today where only its end was typed.
  func caseNumber(_ today: Day) -> String? {
    let typed = field.text.map(Key.halfWidth).filter { $0 != " " && $0 != "-" }
    guard !typed.isEmpty, typed.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    let digits = String(typed)
    if digits.count == 12 { return "\(digits.prefix(8))-\(digits.suffix(4))" }
    return digits.count <= 4 ? "\(today.compact)-\(String(repeating: "0", count: 4 - digits.count))\(digits)" : nil
  }

  func pointed(_ hall: Hall) -> Ticket? {
    let tickets = found(hall)
    return tickets.indices.contains(table.selected) ? tickets[table.selected] : tickets.last
  }

  mutating func update(_ key: Key, _ hall: Hall) {
    switch key {
    case .up, .down, .pageUp, .pageDown: _ = table.update(key, count: found(hall).count)
    default: if field.update(key) == .changed { table.selected = 0 }
    }
  }

  func draw(into surface: inout Surface, rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let box = rect.centered(rows: rect.rows, columns: min(rect.columns, 100))
    surface.fill(box)
    let inside = Panel(texts("guide.tickets.title"), focused: true).draw(into: &surface, rect: box)
    let (head, rest) = inside.cutTop(2)
    let label = texts("guide.tickets.field") + " "
    let used = surface.put(label, row: head.row, column: head.column, style: .dim, maxWidth: head.columns)
    var shownField = field
    shownField.placeholder = texts("guide.tickets.hint")
    shownField.draw(
      into: &surface,
      rect: Rect(row: head.row, column: head.column + used, rows: 1, columns: min(40, head.columns - used)))
    let tickets = found(environment.hall)
    if tickets.isEmpty {
      let isCase = caseNumber(environment.today) != nil
      surface.line(texts(isCase ? "guide.tickets.case" : "guide.tickets.none"), in: rest, style: .dim)
      return
    }
    var shown = table
    shown.columns = [
      Table.Column(texts("column.ticket"), minimum: 6),
      Table.Column(texts("column.state"), minimum: 9),
      Table.Column(texts("column.issued"), minimum: 6, priority: 1),
      Table.Column(texts("column.window"), minimum: 6, alignment: .trailing, priority: 1),
      Table.Column(texts("column.matter"), minimum: 12, ideal: 30, grows: true),
    ]
    shown.draw(
      into: &surface, rect: rest,
      rows: tickets.map { ticket in
        Table.Row([
          Table.Field(ticket.number), Table.Field(texts("ticket.state.\(ticket.state.rawValue)")),
          Table.Field(environment.hall.settings.zone.clock(ticket.issuedAt)),
          Table.Field(ticket.window.map(String.init) ?? ""), Table.Field(environment.names(ticket.matters)),
        ])
      })
  }
}
