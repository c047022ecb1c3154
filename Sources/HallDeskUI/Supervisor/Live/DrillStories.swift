import HallModel
import ScreenKit

extension DrillContent {
  /// A ticket's whole story: every stretch of the visit, its matters, and the cases it brought.
  func ticket(_ id: String) -> DrillPage.Content {
    var content = DrillPage.Content()
    guard let ticket = hall.ticket(id) else {
      content.title = Ticket.number(ofID: id)
      content.empty = texts("live.ticket.gone")
      return content
    }
    content.title = texts(
      "live.ticket.title",
      [
        "ticket": ticket.number, "state": texts("ticket.state.\(ticket.state.rawValue)"),
        "lane": AlarmWords(hall, texts).lane(ticket.lane),
      ])
    content.facts = facts(of: ticket)
    content.columns = [
      Table.Column(texts("live.column.time"), minimum: 8, priority: 9),
      Table.Column(texts("live.column.what"), minimum: 8, ideal: 12, priority: 8),
      Table.Column(texts("live.column.for"), minimum: 6, alignment: .trailing, priority: 7),
      Table.Column(texts("live.column.where"), minimum: 12, ideal: 40, priority: 6, grows: true),
    ]
    for (index, span) in ticket.spans.enumerated() {
      let end = index + 1 < ticket.spans.count ? ticket.spans[index + 1].from : nil
      let seconds = (end ?? (ticket.state.isClosed ? span.from : environment.now)).seconds(since: span.from)
      let place = [
        span.window.map { texts("supervisor.window", ["n": String($0)]) }, environment.staffName(span.staff),
      ]
      .compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " ")
      content.rows.append(
        DrillPage.Row(
          fields: [
            Table.Field(zone.clockWithSeconds(span.from)),
            Table.Field(index == 0 ? texts("live.ticket.issued") : texts("ticket.state.\(span.state.rawValue)")),
            Table.Field(span.state.isClosed ? "" : environment.timer(seconds)), Table.Field(place),
          ], target: span.window.map { .window($0) }))
    }
    for code in ticket.matters {
      let isOpen = ticket.remaining.contains(code)
      content.rows.append(
        DrillPage.Row(
          fields: [
            "", Table.Field(texts(isOpen ? "live.ticket.to_do" : "live.ticket.done")), "",
            Table.Field(hall.catalogue.matter(code)?.name ?? code),
          ], target: .matter(code)))
    }
    for file in hall.cases(ofTicket: id) {
      content.rows.append(
        DrillPage.Row(fields: [
          "", Table.Field(texts("live.ticket.case")), "",
          Table.Field("\(file.id)  \(file.terms.name)  \(environment.word(file.state))"),
        ]))
    }
    return content
  }

  private func facts(of ticket: Ticket) -> [PageLine] {
    var lines: [PageLine] = []
    let waited = ticket.waited(until: environment.now)
    var facts = [
      texts("live.ticket.waited", ["time": environment.timer(waited)]),
      texts("live.channel.\(ticket.channel.rawValue)"),
    ]
    if let handled = ticket.handled(until: environment.now) {
      facts.append(texts("live.ticket.handled", ["time": environment.timer(handled)]))
    }
    if let group = ticket.priorityGroup { facts.append(environment.groupName(group)) }
    if let id = ticket.appointment { facts.append(texts("live.ticket.appointment", ["id": id])) }
    if let only = ticket.reservedFor { facts.append(texts("live.ticket.reserved", ["n": String(only)])) }
    lines.append(PageLine(text: facts.joined(separator: "   ")))
    if ticket.state == .waiting {
      let ahead = environment.ahead(of: ticket)
      let wait =
        board.forecast.map { environment.wait($0.wait(ticket.serial), someoneAhead: ahead > 0) }
        ?? environment.texts("wait.soon")
      lines.append(PageLine(text: texts("live.ticket.ahead", ["n": String(ahead), "wait": wait]), style: .accent))
    }
    if ticket.ownPlace != nil { lines.append(PageLine(text: texts("live.ticket.moved"), style: .warning)) }
    if let reason = ticket.reason, !reason.isEmpty {
      let word = reason == "window_closed" ? texts("live.window_closed") : reason
      lines.append(PageLine(text: texts("live.ticket.reason", ["reason": word]), style: .dim))
    }
    return lines
  }

  /// Cases near or past a limit, the latest first.
  func cases() -> DrillPage.Content {
    var content = DrillPage.Content()
    content.title = texts("live.cases.title")
    let clock = CaseClock(environment)
    let pressing = AlarmGround(hall, on: environment.today)
    let files = (pressing.red + pressing.yellow).compactMap(hall.caseFile)
    content.facts = [
      PageLine(
        text: texts("live.cases.facts", ["red": String(pressing.red.count), "yellow": String(pressing.yellow.count)]))
    ]
    content.columns = [
      Table.Column(texts("live.column.case"), minimum: 13, priority: 9),
      Table.Column(texts("live.column.state"), minimum: 8, ideal: 12, priority: 7),
      Table.Column(texts("live.column.left"), minimum: 10, ideal: 14, priority: 8),
      Table.Column(texts("live.column.handler"), minimum: 8, ideal: 14, priority: 5),
      Table.Column(texts("live.column.matters"), minimum: 12, ideal: 40, priority: 4, grows: true),
    ]
    content.rows = files.map { file in
      let mark = environment.mark(clock.light(file))
      let left = file.due.map { environment.left(clock.daysLeft(to: $0.day, file.terms.limitUnit)) } ?? ""
      return DrillPage.Row(
        fields: [
          Table.Field(file.id), Table.Field(environment.word(file.state)),
          Table.Field("\(mark.text) \(left)", mark.style),
          Table.Field(environment.staffName(file.handler)), Table.Field(file.terms.name),
        ], target: .matter(file.terms.matter))
    }
    content.empty = texts("live.cases.empty")
    return content
  }
}
