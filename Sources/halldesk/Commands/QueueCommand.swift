import ArgumentParser
import HallModel
import HallSimulator

/// `queue`: who waits, in the order of calling.
struct QueueCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "queue", abstract: "The waiting line with waits and forecasts, in the order of calling.")

  @Option(help: "Only tickets of this lane (letter).")
  var lane: String?
  @Option(help: "Only tickets this window may call, in its own order.")
  var window: Int?
  @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

  func answer(_ session: Session) throws -> Answer {
    let live = try session.hall(toRead: true)
    let hall = live.hall
    let now = try session.now(live)
    let tickets = try order(hall, now).map { hall.tickets[$0] }.filter { lane == nil || $0.lane == lane?.uppercased() }
    let forecast = WaitForecast(hall, now: now)
    let forms = HallForms(hall: hall, now: now)
    return Answer(
      json: {
        .array(
          tickets.map { ticket in
            let ahead = forecast.ahead(of: ticket.serial, in: hall)
            return forms.ticket(ticket).adding([
              ("waited_minutes", .int(ticket.waited(until: now) / 60)), ("ahead", .int(ahead)),
              ("wait_minutes", forms.wait(forecast.wait(ticket.serial), ahead: ahead)),
              ("windows", .array(forms.openWindows(for: ticket).map(JSONValue.int))),
            ])
          })
      },
      lines: { lines(tickets, forecast, forms, session) })
  }

  private func order(_ hall: Hall, _ now: Moment) throws(CommandFailure) -> [Int] {
    guard let window else {
      return Routing.order(of: hall.line, now: now, by: hall.routing).map { hall.line.entries[$0].serial }
    }
    guard let position = hall.position(ofWindow: window) else {
      let known = hall.settings.windows.map { String($0.number) }.joined(separator: " ")
      throw .refused(Refusal("unknown_window", ["window": String(window), "known": known]))
    }
    return Routing.order(of: hall.line, for: position, now: now, by: hall.routing)
      .map { hall.line.entries[$0].serial }
  }

  private func lines(
    _ tickets: [Ticket], _ forecast: WaitForecast, _ forms: HallForms, _ session: Session
  ) -> [String] {
    if tickets.isEmpty { return [session.text("queue.empty")] }
    let wording = session.wording
    let headings = ["ticket", "lane", "waited", "ahead", "forecast", "windows", "channel", "matters"]
    var table = TextTable(headings.map { session.text("heading." + $0) }, trailing: [2, 3])
    for ticket in tickets {
      let ahead = forecast.ahead(of: ticket.serial, in: forms.hall)
      let mark = ticket.priorityGroup != nil ? "priority" : ticket.appointment != nil ? "appointment" : "walk_in"
      table.add([
        ticket.number, ticket.lane, wording.minutes(ticket.waited(until: forms.now)), String(ahead),
        wording.wait(forecast.wait(ticket.serial), ahead: ahead), wording.windows(forms.openWindows(for: ticket)),
        session.text("mark." + mark), wording.matters(ticket.remaining, forms.hall.catalogue),
      ])
    }
    return table.lines + [session.text("queue.count", ["count": String(tickets.count)])]
  }
}
