import HallModel
import ScreenKit

/// What is said after a ticket was issued: number, people ahead, wait, where to sit.
struct IssuedTicket: Sendable {
  let ticket: String

  init(_ ticket: Ticket, _ environment: Environment) { self.ticket = ticket.id }

  /// The sentences below the number, from the hall as it is now.
  func lines(_ environment: Environment) -> [String] {
    let texts = environment.texts
    guard let ticket = environment.hall.ticket(ticket) else { return [] }
    var lines = [environment.names(ticket.matters)]
    if let group = ticket.priorityGroup {
      lines.append(texts("guide.issued.priority", ["group": environment.groupName(group)]))
    }
    if let appointment = ticket.appointment { lines.append(texts("guide.issued.appointment", ["id": appointment])) }
    switch ticket.state {
    case .waiting:
      // Until it has been foretold anew, what was said when it was issued stands.
      let forecast = environment.foretold?.forecast
      let ahead = environment.ahead(of: ticket)
      let wait = forecast?.wait(ticket.serial) ?? ticket.foretold
      let words = wait == nil && forecast == nil ? texts("wait.soon") : environment.wait(wait, someoneAhead: ahead > 0)
      lines.append(texts("guide.issued.ahead", ["n": String(ahead), "wait": words]))
    case .called: lines.append(texts("guide.issued.called", ["window": String(ticket.window ?? 0)]))
    default: lines.append(texts("ticket.state.\(ticket.state.rawValue)"))
    }
    let area = environment.hall.settings.waitingArea
    if !area.isEmpty { lines.append(texts("guide.issued.where", ["area": area])) }
    return lines
  }

  func draw(into surface: inout Surface, rect: Rect, _ environment: Environment) {
    guard let ticket = environment.hall.ticket(ticket) else { return }
    let box = rect.centered(rows: min(rect.rows, 18), columns: min(rect.columns, 64))
    surface.fill(box)
    let inside = Panel(environment.texts("guide.issued.title"), focused: true).draw(into: &surface, rect: box)
    let scale = inside.columns >= 60 && inside.rows >= 20 ? 2 : 1
    let (number, rest) = inside.inset(rows: 1).cutTop(BigText.rows * scale)
    (BigText.fitting(ticket.number, columns: number.columns, scale: scale) ?? BigText(ticket.number))
      .draw(into: &surface, rect: number, alignment: .center)
    var row = 1
    for (index, line) in lines(environment).enumerated() {
      row += surface.paragraph(
        line, in: rest, from: row, style: index == 0 ? .dim : Style(.text).bold, alignment: .center)
    }
    surface.cursor = nil
  }
}
