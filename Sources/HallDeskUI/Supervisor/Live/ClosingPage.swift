import HallModel
import ScreenKit

/// What is still open before the day is closed: looked at first, closed with another key.
struct ClosingPage: Sendable {
  /// How many of a sort are named.
  private static let most = 10

  /// The open ends, as they stand now.
  static func lines(_ environment: Environment) -> [PageLine] {
    let texts = environment.texts
    let hall = environment.hall
    func numbers(_ states: Set<Ticket.State>) -> [String] {
      hall.tickets.filter { states.contains($0.state) }.map { ticket in
        ticket.window.map { "\(ticket.number)→\($0)" } ?? ticket.number
      }
    }
    func line(_ key: String, _ items: [String], _ style: Style) -> PageLine? {
      if items.isEmpty { return nil }
      // The first few say what it is about; the pages behind the hall have all.
      let rest = items.count > most ? " " + texts("closing.more") : ""
      let what = environment.list(Array(items.prefix(most))) + rest
      return PageLine(text: texts("closing.\(key)", ["n": String(items.count), "what": what]), style: style)
    }
    let open = hall.windows.filter(\.isOpen).map { String($0.number) }
    let cases = hall.cases.filter { $0.state == .received || $0.state == .accepted }.map(\.id)
    let rated = hall.ratings.prompts.map(\.visit.number)
    let lines = [
      line("serving", numbers([.called, .serving]), .danger), line("waiting", numbers([.waiting]), .warning),
      line("held", numbers([.held]), .warning), line("no_show", numbers([.noShow]), .dim),
      line("windows", open, .text), line("cases", cases, .text), line("ratings", rated, .dim),
    ].compactMap { $0 }
    return lines.isEmpty ? [PageLine(text: texts("closing.nothing"), style: .success)] : lines
  }

  func draw(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let columns = min(rect.columns, 76)
    let body = PageLine.wrapped(ClosingPage.lines(environment), columns - 4, surface.width)
    let note = surface.width.wrap(texts("closing.note"), columns: columns - 4)
    let box = rect.centered(rows: min(rect.rows, body.count + note.count + 4), columns: columns)
    surface.fill(box)
    let inside = Panel(texts("closing.title"), focused: true).draw(into: &surface, rect: box)
    surface.paragraph(texts("closing.note"), in: inside, style: .warning)
    for (index, line) in body.enumerated() {
      surface.line(line.text, in: inside, at: note.count + 1 + index, style: line.style)
    }
    surface.cursor = nil
  }

  func narration(_ environment: Environment) -> [String] {
    [environment.texts("closing.title")] + ClosingPage.lines(environment).map(\.text) + [
      environment.texts("closing.note")
    ]
  }
}
