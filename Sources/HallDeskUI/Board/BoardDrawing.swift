import HallModel
import ScreenKit

extension BoardScreen {
  /// Calls at the left, windows at the right, lanes and notice below.
  public func draw(into surface: inout Surface, body: Rect, _ environment: Environment) {
    let hall = environment.hall
    let words = hall.notice(at: environment.now)
    let notice = words.isEmpty ? [] : surface.width.wrap(words, columns: body.columns - 2)
    let noticeRows = min(2, notice.count)
    let (upper, foot) = body.cutBottom(2 + noticeRows)
    let columns = upper.splitColumns([.share(upper.columns >= 120 ? 42 : 50), .rest])
    drawCalls(into: &surface, columns[0], environment)
    drawWindows(into: &surface, columns[1], environment)
    drawLanes(into: &surface, foot, environment)
    for (index, line) in notice.prefix(noticeRows).enumerated() {
      surface.line(line, in: foot, at: 2 + index, style: .info, alignment: .center)
    }
    surface.cursor = nil
  }

  private func drawCalls(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let inside = Panel(texts("board.calls")).draw(into: &surface, rect: rect)
    let calls = calls(environment)
    if calls.isEmpty {
      surface.paragraph(texts("board.no_calls"), in: inside, from: 1, style: .dim, alignment: .center)
      return
    }
    var rest = inside
    let large = calls.prefix(largeCalls(calls, rows: inside.rows))
    for call in large where rest.rows >= 7 {
      let (part, below) = rest.cutTop(7)
      let fresh = isFresh(call.at, environment)
      BigText(call.ticket.number).draw(
        into: &surface, rect: Rect(row: part.row, column: part.column, rows: 5, columns: part.columns),
        style: fresh ? Style(.big).bold : .big, alignment: .center)
      let sentence = texts("board.to_window", ["window": String(call.window)])
      surface.line(
        fresh ? "\(surface.glyphs.right) \(sentence)" : sentence, in: part, at: 5,
        style: fresh ? Style(.warning).bold : Style(.text).bold, alignment: .center)
      rest = below
    }
    for (index, call) in calls.dropFirst(large.count).enumerated() where index < rest.rows {
      let waiting = call.ticket.state == .called
      surface.line(
        texts("board.row", ["ticket": call.ticket.number, "window": String(call.window)]), in: rest, at: index,
        style: waiting ? Style(.text).bold : .dim, alignment: .center)
    }
  }

  /// How many calls are drawn large: of those called and not there yet as many as leave a line for every other one, and
  /// of the last ones before as many as leave two.
  private func largeCalls(_ calls: [Call], rows: Int) -> Int {
    let called = calls.prefix { $0.ticket.state == .called }.count
    let most = stride(from: called, to: 0, by: -1).first { $0 * 7 + called - $0 <= rows } ?? 0
    return most < called ? most : max(most, min(calls.count, (rows - 2) / 7))
  }

  private func drawWindows(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let hall = environment.hall
    let open = hall.windows.filter(\.isOpen)
    let inside = Panel(texts("board.windows", ["n": String(open.count)])).draw(into: &surface, rect: rect)
    let cell = 18
    let perRow = max(1, inside.columns / cell)
    for (index, window) in open.enumerated() {
      let row = index / perRow
      guard row < inside.rows else {
        let hidden = texts("board.more", ["n": String(open.count - (inside.rows * perRow - 1))])
        surface.line(
          hidden, in: Rect(row: inside.endRow - 1, column: inside.endColumn - cell, rows: 1, columns: cell), style: .dim
        )
        break
      }
      let place = Rect(row: inside.row + row, column: inside.column + index % perRow * cell, rows: 1, columns: cell - 1)
      let number = texts("board.window", ["n": String(window.number)])
      let ticket = window.ticket.map { hall.tickets[$0].number }
      let state = ticket ?? texts("window.state.\(window.state.rawValue)")
      let style: Style =
        window.state == .called ? Style(.warning).bold : ticket != nil ? Style(.text).bold : .dim
      surface.pieces([(surface.width.padded(number, to: 8), .dim), (state, style)], in: place)
    }
    if open.isEmpty { surface.paragraph(texts("board.no_windows"), in: inside, from: 1, style: .dim) }
  }

  private func drawLanes(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let hall = environment.hall
    surface.horizontalRule(row: rect.row, column: rect.column, columns: rect.columns)
    var waiting: [String: Int] = [:]
    for entry in hall.line.entries { waiting[hall.tickets[entry.serial].lane, default: 0] += 1 }
    // Every lane by name where there is room; else those in which nobody waits by letter only, then all.
    let forms = [{ (_: Int) in true }, { $0 > 0 }, { _ in false }].map { named in
      hall.settings.lanes.map { lane in
        let count = waiting[lane.letter, default: 0]
        let text = texts(
          named(count) ? "board.lane" : "board.lane.short",
          ["letter": lane.letter, "name": lane.name, "n": String(count)])
        return (text: text + "  ", style: count > 0 ? Style.text : .dim)
      }
    }
    let heading = " " + texts("board.waiting") + " "
    let room = rect.columns - surface.width.displayWidth(heading)
    let width = surface.width
    let fitting = forms.first { $0.reduce(0) { $0 + width.displayWidth($1.text) } <= room + 2 } ?? forms[2]
    let pieces = [(text: heading, style: Style.accent)] + fitting
    surface.pieces(pieces, in: rect, at: 1)
  }
}
