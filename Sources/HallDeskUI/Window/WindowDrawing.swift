import HallModel
import ScreenKit

extension WindowScreen {
  /// Who is at the window at the left, the line it can take at the right, and why the next one is next.
  public func draw(into surface: inout Surface, body: Rect, _ environment: Environment) {
    guard staff != nil else {
      form.draw(into: &surface, rect: body, environment, window: number, hint: summons(environment) ?? hint)
      return
    }
    if showsIntake, let intake {
      intake.draw(into: &surface, rect: body, environment)
    } else {
      let (main, why) = body.cutBottom(2)
      let columns = main.splitColumns([.fixed(max(36, min(56, main.columns * 45 / 100))), .rest])
      drawPresent(into: &surface, columns[0], environment)
      drawLine(into: &surface, columns[1], environment)
      drawWhy(into: &surface, why, environment)
    }
    switch layer {
    case .none: break
    case .hold(let picks): picks.draw(into: &surface, rect: body)
    case .held(let picks): picks.draw(into: &surface, rect: body)
    case .pause(let picks): picks.draw(into: &surface, rect: body)
    case .leave(let picks): picks.draw(into: &surface, rect: body)
    case .relieve(let picks): picks.draw(into: &surface, rect: body)
    case .unfinished(let picks): picks.draw(into: &surface, rect: body)
    case .transfer(let transfer): transfer.draw(into: &surface, rect: body, environment)
    }
  }

  /// Whom the supervisor has asked to come here.
  private func summons(_ environment: Environment) -> String? {
    environment.hall.summonses.last { $0.window == number }.map { summons in
      environment.texts(
        "hand.told.awaited", ["name": environment.staffName(summons.staff), "note": summons.note])
    }
  }

  private func drawPresent(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let (upper, lower) = rect.cutTop(max(rect.rows - 7, 12))
    let inside = Panel(texts("window.present"), focused: true).draw(into: &surface, rect: upper)
    guard isMine(environment), let window = environment.hall.window(number) else {
      surface.paragraph(texts("window.why.not_mine"), in: inside, from: 1, style: .warning)
      return
    }
    if let ticket = ticket(environment) {
      drawTicket(ticket, window, into: &surface, inside, environment)
    } else {
      let sentence =
        window.state == .paused
        ? texts("window.paused", ["reason": window.pauseReason ?? ""]) : texts("window.idle")
      surface.paragraph(
        sentence, in: inside, from: 2, style: window.state == .paused ? .warning : .dim, alignment: .center)
    }
    drawHeld(into: &surface, lower, environment)
  }

  private func drawTicket(
    _ ticket: Ticket, _ window: Window, into surface: inout Surface, _ rect: Rect, _ environment: Environment
  ) {
    let texts = environment.texts
    let (big, rest) = rect.cutTop(BigText.rows)
    BigText(ticket.number).draw(into: &surface, rect: big, alignment: .center)
    let elapsed = environment.timer(environment.now.seconds(since: window.since))
    let state =
      window.state == .called
      ? texts("window.called", ["n": String(ticket.calls), "time": elapsed])
      : texts("window.serving", ["time": elapsed, "usual": String(usualMinutes(ticket, environment))])
    surface.line(
      state, in: rest, style: window.state == .called ? Style(.warning).bold : Style(.success).bold, alignment: .center)
    var row = 2
    for code in ticket.remaining where row < rest.rows {
      let mine = environment.hall.catalogue.matter(code).map { matter in
        environment.hall.position(ofWindow: number).map { environment.hall.windows(accepting: matter).contains($0) }
          ?? false
      }
      row += surface.paragraph(
        mine == false ? texts("window.elsewhere", ["name": environment.names([code])]) : environment.names([code]),
        in: rest, from: row, style: mine == false ? .dim : Style(.text).bold)
    }
    if let group = ticket.priorityGroup, row < rest.rows {
      surface.line(
        texts("guide.issued.priority", ["group": environment.groupName(group)]), in: rest, at: row, style: .warning)
      row += 1
    }
    if row < rest.rows {
      surface.line(
        texts("window.waited", ["minutes": String(ticket.waited(until: environment.now) / 60)]), in: rest, at: row,
        style: .dim)
    }
  }

  private func usualMinutes(_ ticket: Ticket, _ environment: Environment) -> Int {
    Int(ticket.remaining.reduce(0) { $0 + (environment.hall.catalogue.matter($1)?.handlingMinutes ?? 0) }.rounded())
  }

  private func drawHeld(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let held = held(environment)
    let inside = Panel(texts("window.held.title") + " \(held.count)").draw(into: &surface, rect: rect)
    if held.isEmpty { surface.line(texts("window.held.none"), in: inside, style: .dim) }
    for (index, ticket) in held.enumerated() where index < inside.rows {
      let time = environment.timer(environment.now.seconds(since: ticket.since))
      surface.line("\(ticket.number)  \(time)  \(ticket.reason ?? "")", in: inside, at: index)
    }
  }

  private func drawLine(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    guard let position = environment.hall.position(ofWindow: number) else { return }
    let hall = environment.hall
    let order = Routing.order(of: hall.line, for: position, now: environment.now, by: hall.routing)
    let inside = Panel(texts("window.line", ["n": String(order.count)])).draw(into: &surface, rect: rect)
    if order.isEmpty {
      surface.line(texts("window.line.empty"), in: inside, style: .dim)
      return
    }
    var table = Table(columns: [
      Table.Column(texts("column.ticket"), minimum: 6),
      Table.Column(texts("column.waited"), minimum: 6, alignment: .trailing),
      Table.Column(texts("column.kind"), minimum: 4),
      Table.Column(texts("column.matter"), minimum: 10, ideal: 20, grows: true),
    ])
    table.selection = lineSelection
    // Only the visible rows are made: hundreds may wait.
    table.draw(into: &surface, rect: inside, count: order.count, focused: nil) { index in
      let place = order[index]
      let ticket = hall.tickets[hall.line.entries[place].serial]
      let kind =
        ticket.priorityGroup != nil
        ? texts("window.kind.priority")
        : ticket.appointment != nil
          ? texts("window.kind.appointment") : ticket.reservedFor != nil ? texts("window.kind.reserved") : ""
      let seconds = ticket.waited(until: environment.now)
      let long = seconds > hall.settings.thresholds.longWait * 60
      return Table.Row([
        Table.Field(ticket.number),
        Table.Field(texts("unit.minutes.short", ["n": String(seconds / 60)]), long ? .warning : nil),
        Table.Field(kind, ticket.priorityGroup != nil ? .accent : nil),
        Table.Field(environment.names(ticket.remaining)),
      ])
    }
  }

  /// One line a clerk can read out: who is next, and why.
  private func drawWhy(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let sentence: String
    if let position = environment.hall.position(ofWindow: number),
      let place = environment.hall.nextInLine(for: position, now: environment.now)
    {
      let ticket = environment.hall.tickets[environment.hall.line.entries[place].serial]
      sentence = texts(
        "window.next",
        ["why": environment.why(environment.reason(at: place, for: position), ticket)])
    } else {
      sentence = texts("window.next.nobody")
    }
    surface.paragraph(" " + sentence, in: rect, style: .info)
  }

  /// What a listener needs to know.
  public func narration(_ environment: Environment) -> [String] {
    let texts = environment.texts
    guard staff != nil else {
      return [texts("sign_in.title", ["n": String(number)]), texts(form.onPIN ? "sign_in.pin" : "sign_in.staff")]
    }
    var lines: [String] = []
    switch layer {
    case .hold(let picks), .held(let picks), .pause(let picks): lines = picks.narration
    case .leave(let picks), .relieve(let picks), .unfinished(let picks): lines = picks.narration
    case .transfer(let transfer):
      lines =
        [texts("window.transfer.title")] + transfer.rows(environment).prefix(9).map { transfer.label($0, environment) }
    case .none: break
    }
    guard let window = environment.hall.window(number) else { return lines }
    if case .none = layer, showsIntake, let intake { return lines + intake.narration(environment) }
    lines.append(texts("window.state.\(window.state.rawValue)"))
    if let ticket = ticket(environment) {
      lines.append("\(ticket.number) \(environment.names(ticket.remaining))")
    }
    if let position = environment.hall.position(ofWindow: number) {
      let count = environment.hall.line.entries.count { $0.windows.contains(position) }
      lines.append(texts("window.line", ["n": String(count)]))
    }
    return lines
  }
}
