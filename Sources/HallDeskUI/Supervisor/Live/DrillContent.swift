import HallModel
import ScreenKit

/// What the pages behind the live hall say.
struct DrillContent {
  let environment: Environment
  let board: LiveBoard
  var texts: Texts { environment.texts }
  var hall: Hall { environment.hall }
  var zone: HallZone { environment.hall.settings.zone }

  init(_ environment: Environment, _ board: LiveBoard) {
    self.environment = environment
    self.board = board
  }

  // MARK: Lane

  /// Who waits in a lane, in the order of their places.
  func lane(_ letter: String) -> DrillPage.Content {
    var content = DrillPage.Content()
    content.title = texts("live.lane.title", ["lane": AlarmWords(hall, texts).lane(letter)])
    if let row = board.lanes.first(where: { $0.letter == letter }) {
      content.facts.append(
        PageLine(
          text: texts(
            "live.lane.facts",
            [
              "waiting": String(row.waiting), "service": String(row.inService), "served": String(row.served),
              "windows": String(row.windows),
            ])))
    }
    if let group = board.figures.byLane[letter] { content.facts.append(PageLine(text: waits(group), style: .dim)) }
    content.columns = ticketColumns
    let mine = Routing.order(of: hall.line, now: environment.now, by: hall.routing).map { hall.line.entries[$0].serial }
      .filter { hall.tickets[$0].lane == letter }
    let inService = hall.tickets.indices.filter {
      [.called, .serving, .held].contains(hall.tickets[$0].state) && hall.tickets[$0].lane == letter
    }
    content.rows = (mine + inService).map { ticketRow(hall.tickets[$0]) }
    content.empty = texts("live.lane.empty")
    return content
  }

  // MARK: Window and clerk

  /// What a window does, does today, and has done.
  func window(_ number: Int) -> DrillPage.Content {
    var content = DrillPage.Content()
    guard let position = hall.position(ofWindow: number), let row = board.windows.first(where: { $0.number == number })
    else { return content }
    let window = hall.windows[position]
    content.title = texts("live.window.title", ["n": String(number), "name": row.name])
    content.facts.append(PageLine(text: state(of: row)))
    content.facts.append(PageLine(text: accepts(position, window), style: row.isTurned ? .accent : .text))
    if window.state == .paused {
      content.facts.append(
        PageLine(text: texts("live.window.paused", ["reason": window.pauseReason ?? ""]), style: .warning))
    }
    if let group = board.figures.byWindow[number] { content.facts.append(PageLine(text: waits(group), style: .dim)) }
    content.facts.append(PageLine(text: hours(position), style: .dim))
    content.columns = ticketColumns
    content.rows =
      (window.staff.map { [clerkRow($0)] } ?? [])
      + tickets { $0.window == number || $0.reservedFor == number }
    content.empty = texts("live.window.empty")
    return content
  }

  /// What a clerk did today, wherever that was.
  func clerk(_ staff: String) -> DrillPage.Content {
    var content = DrillPage.Content()
    content.title = texts("live.clerk.title", ["name": environment.staffName(staff)])
    let windows = hall.windows.indices.filter { hall.windowTimes.element(at: $0)?.staff.contains(staff) ?? false }
    content.facts.append(
      PageLine(
        text: texts(
          "live.clerk.windows", ["windows": environment.list(windows.map { String(hall.windows[$0].number) })])))
    var group = VisitFigures()
    for ticket in hall.tickets where ticket.spans.last(where: { $0.staff != nil })?.staff == staff {
      group.count(VisitFact(ticket, zone, now: environment.now))
    }
    group.sort()
    content.facts.append(PageLine(text: waits(group), style: .dim))
    content.columns = ticketColumns
    content.rows = tickets { ticket in ticket.spans.contains { $0.staff == staff } }
    content.empty = texts("live.clerk.empty")
    return content
  }

  // MARK: Matter

  /// Who came for a matter today, and which windows take it.
  func matter(_ code: String) -> DrillPage.Content {
    var content = DrillPage.Content()
    guard let matter = hall.catalogue.matter(code) else { return content }
    content.title = "\(matter.name)  \(matter.department)  \(code)"
    let taking = hall.windows(accepting: matter)
    let open = taking.intersection(hall.openWindows).positions.map { String(hall.windows[$0].number) }
    content.facts.append(
      PageLine(
        text: open.isEmpty
          ? texts("live.matter.no_window", ["n": String(taking.count)])
          : texts("live.matter.windows", ["windows": environment.list(open), "n": String(taking.count)]),
        style: open.isEmpty ? .danger : .text))
    content.facts.append(
      PageLine(text: texts("live.matter.usual", ["n": Digits.oneDecimal(matter.handlingMinutes)]), style: .dim))
    content.columns = ticketColumns
    content.rows = tickets { $0.matters.contains(code) }
    content.empty = texts("live.matter.empty")
    return content
  }

  // MARK: What several pages share

  /// `已办 23  平均等候 8.2 分  95% 等候 19.0 分  平均办理 7.1 分`.
  func waits(_ group: VisitFigures) -> String {
    let minutes = { (seconds: Double?) in
      seconds.map { texts("live.waits.minutes", ["n": Digits.oneDecimal($0 / 60)]) } ?? texts("live.none")
    }
    return texts(
      "live.waits",
      [
        "served": String(group.served), "mean": minutes(group.meanWait), "p95": minutes(group.p95Wait.map(Double.init)),
        "handling": minutes(group.meanHandling), "no_show": String(group.noShow),
      ])
  }

  /// Tickets of today, those that are at it first, then the newest.
  func tickets(_ isWanted: (Ticket) -> Bool) -> [DrillPage.Row] {
    let found = hall.tickets.filter(isWanted)
    let present = found.filter { !$0.state.isClosed && $0.state != .noShow }
    let past = found.filter { $0.state.isClosed || $0.state == .noShow }.sorted { $0.since > $1.since }
    return (present + past).map(ticketRow)
  }

  var ticketColumns: [Table.Column] {
    let states = environment.widest(Ticket.State.allCases.map { texts("ticket.state.\($0.rawValue)") })
    return [
      Table.Column(texts("live.column.ticket"), minimum: 6, priority: 9),
      Table.Column(texts("live.column.state"), minimum: states, priority: 8),
      Table.Column(texts("live.column.issued"), minimum: 5, priority: 5),
      Table.Column(texts("live.column.waited"), minimum: 5, alignment: .trailing, priority: 7),
      Table.Column(texts("live.column.forecast"), minimum: 7, alignment: .trailing, priority: 4),
      Table.Column(texts("live.column.handled"), minimum: 5, alignment: .trailing, priority: 6),
      Table.Column(texts("live.column.window"), minimum: 4, alignment: .trailing, priority: 6),
      Table.Column("", minimum: 2, ideal: 4, priority: 3),
      Table.Column(texts("live.column.matters"), minimum: 12, ideal: 40, priority: 2, grows: true),
    ]
  }

  private func ticketRow(_ ticket: Ticket) -> DrillPage.Row {
    let waited = ticket.waited(until: environment.now)
    let rules = hall.settings.thresholds
    let isWaiting = ticket.state == .waiting
    let style: Style =
      !isWaiting || waited < rules.longWait * 60 ? .text : waited < rules.alarmWait * 60 ? .warning : .danger
    let start = isWaiting ? board.forecast?.starts[ticket.serial] : nil
    let flags =
      (ticket.priorityGroup != nil ? texts("live.flag.priority") : "")
      + (ticket.appointment != nil ? texts("live.flag.appointment") : "")
      + (ticket.ownPlace != nil && isWaiting ? texts("live.flag.moved") : "")
    return DrillPage.Row(
      fields: [
        Table.Field(ticket.number), Table.Field(texts("ticket.state.\(ticket.state.rawValue)")),
        Table.Field(zone.clock(ticket.issuedAt)), Table.Field(texts("live.minutes", ["n": String(waited / 60)]), style),
        Table.Field(start.map { texts("live.minutes.about", ["n": String(($0 + 59) / 60)]) } ?? ""),
        Table.Field(
          ticket.handled(until: environment.now).map { texts("live.minutes", ["n": String($0 / 60)]) } ?? ""),
        Table.Field((ticket.window ?? ticket.reservedFor).map(String.init) ?? ""), Table.Field(flags, .accent),
        Table.Field(environment.names(ticket.matters)),
      ], style: ticket.state.isClosed ? .dim : .text, target: .ticket(ticket.id))
  }

  /// Leads from a window to who sits there.
  private func clerkRow(_ staff: String) -> DrillPage.Row {
    let blank = Array(repeating: Table.Field(""), count: 6)
    return DrillPage.Row(
      fields: [Table.Field(staff), Table.Field(texts("live.window.clerk"))] + blank
        + [Table.Field(hall.member(staff)?.name ?? "")], target: .clerk(staff))
  }

  private func state(of row: LiveBoard.WindowRow) -> String {
    let since = texts("live.minutes", ["n": String(environment.now.seconds(since: row.since) / 60)])
    return texts(
      "live.window.state",
      [
        "state": texts("window.state.\(row.state.rawValue)"), "since": since,
        "name": row.staff.isEmpty ? texts("live.none") : environment.staffName(row.staff),
        "ticket": row.ticket ?? texts("live.none"), "could": String(row.couldTake),
      ])
  }

  private func accepts(_ position: Int, _ window: Window) -> String {
    let usual = hall.settings.windows[position].accepts.text
    guard let assigned = window.assigned else { return texts("live.window.accepts", ["accepts": usual]) }
    let until = window.assignedUntil.map { texts("live.until", ["time": zone.clock($0)]) } ?? texts("live.today")
    return texts("live.window.turned", ["accepts": assigned.text, "until": until, "usual": usual])
  }

  /// `利用率 9时 83% 10时 91% …`.
  private func hours(_ position: Int) -> String {
    let times = hall.windowTimes(until: environment.now)
    let all = times[position].hours.map { hour, spent in
      texts("live.window.hour", ["hour": String(hour), "share": percent(spent.utilisation)])
    }
    return texts("live.window.hours", ["hours": all.isEmpty ? texts("live.none") : all.joined(separator: "  ")])
  }

  func percent(_ share: Double?) -> String { share.map { "\(Int(($0 * 100).rounded()))%" } ?? texts("live.none") }
}
