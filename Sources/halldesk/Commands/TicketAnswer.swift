import HallModel
import HallSimulator
import HallStore

/// What is said about one ticket: its place in the line, the wait, and where to go.
struct TicketAnswer {
  private let session: Session
  private let hall: Hall
  private let now: Moment
  private let ticket: Ticket
  private let estimate: WaitEstimate?
  private let ahead: Int

  /// Looks at `ticket` in the hall as it is now.
  init(_ session: Session, _ live: LiveHall, _ ticket: Ticket) throws(CommandFailure) {
    self.session = session
    self.ticket = ticket
    hall = live.hall
    now = try session.now(live)
    if ticket.state == .waiting {
      let forecast = WaitForecast(hall, now: now)
      estimate = forecast.wait(ticket.serial)
      ahead = forecast.ahead(of: ticket.serial, in: hall)
    } else {
      estimate = nil
      ahead = 0
    }
  }

  /// A ticket just issued.
  var issued: Answer {
    Answer(json: { place }, lines: { [line(hall.settings.waitingArea.isEmpty ? "issued_no_area" : "issued")] })
  }

  /// A no-show that is back in the line.
  var returned: Answer { Answer(json: { place }, lines: { [line("returned")] }) }

  /// A ticket a supervisor moved.
  var moved: Answer { Answer(json: { place }, lines: { [line("moved")] }) }

  /// A ticket taken back.
  var cancelled: Answer {
    Answer(
      json: { ["ticket": forms.ticket(ticket)] },
      lines: { [session.text("ticket.cancelled", ["ticket": ticket.number, "reason": ticket.reason ?? ""])] })
  }

  /// Everything about a ticket.
  var shown: Answer {
    Answer(
      json: { place.adding([("spans", .array(ticket.spans.map(span)))]) },
      lines: { head + (ticket.state == .waiting ? [line("waiting")] : []) + ticket.spans.map(spanLine) })
  }

  /// A table of tickets.
  static func table(_ tickets: [Ticket], _ hall: Hall, _ now: Moment, _ session: Session) -> [String] {
    if tickets.isEmpty { return [session.text("ticket.no_tickets")] }
    let headings = ["ticket", "state", "issued", "waited", "window", "matters"].map { session.text("heading." + $0) }
    var table = TextTable(headings, trailing: [3, 4])
    for ticket in tickets {
      table.add([
        ticket.number, session.wording.state(ticket.state), hall.settings.zone.clock(ticket.issuedAt),
        session.wording.minutes(ticket.waited(until: now)), ticket.window.map(String.init) ?? "",
        session.wording.matters(ticket.matters, hall.catalogue),
      ])
    }
    return table.lines
  }

  private var forms: HallForms { HallForms(hall: hall, now: now) }

  private var place: JSONValue {
    [
      "ticket": forms.ticket(ticket), "ahead": .int(ahead), "wait_minutes": forms.wait(estimate, ahead: ahead),
      "windows": .array(ticket.state.isClosed ? [] : forms.openWindows(for: ticket).map(JSONValue.int)),
    ]
  }

  private func line(_ key: String) -> String {
    session.text(
      "ticket." + key,
      [
        "ticket": ticket.number, "matters": session.wording.matters(ticket.remaining, hall.catalogue),
        "ahead": String(ahead), "wait": session.wording.wait(estimate, ahead: ahead),
        "windows": session.wording.windows(forms.openWindows(for: ticket)), "area": hall.settings.waitingArea,
      ])
  }

  private var head: [String] {
    let group = ticket.priorityGroup.flatMap { id in hall.settings.priorityGroups.first { $0.id == id } }
    let groupName = group.map { session.language == .en && !$0.english.isEmpty ? $0.english : $0.name }
    let lane = hall.settings.lanes.first { $0.letter == ticket.lane }?.name ?? ticket.lane
    var lines = [
      session.text(
        "ticket.head",
        [
          "ticket": ticket.number, "state": session.wording.state(ticket.state), "lane": lane,
          "matters": session.wording.matters(ticket.matters, hall.catalogue),
        ])
    ]
    if let groupName { lines.append(session.text("ticket.group", ["group": groupName])) }
    if let appointment = ticket.appointment { lines.append(session.text("ticket.appointment", ["id": appointment])) }
    if let package = ticket.package { lines.append(session.text("ticket.package", ["package": package])) }
    if let reason = ticket.reason, !reason.isEmpty { lines.append(session.text("ticket.reason", ["reason": reason])) }
    return lines
  }

  private func span(_ span: Ticket.Span) -> JSONValue {
    [
      "state": .string(span.state.rawValue), "from": forms.time(span.from), "window": .optional(span.window),
      "staff": .optional(span.staff),
    ]
  }

  private func spanLine(_ span: Ticket.Span) -> String {
    let clock = hall.settings.zone.clockWithSeconds(span.from)
    let state = session.wording.state(span.state)
    guard let window = span.window else { return "  \(clock)  \(state)" }
    return "  \(clock)  \(state)  " + session.text("at_window", ["window": String(window)])
  }
}
