/// A no-show came back into the line.
public struct TicketReturned: HallEvent {
  /// The name in the journal.
  public static let kind = "ticket_returned"
  /// The ticket's id.
  public var ticket: String
  /// Its new place in the line.
  public var virtualArrival: Moment

  /// The ticket's id.
  public var subject: String { ticket }

  /// Puts it behind the next ones; the promise of the priority channel is used up.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    guard let serial = hall.serial(ofTicket: ticket) else { return }
    hall.update(serial) {
      $0.enter(.waiting, at: stamp.at)
      $0.virtualArrival = virtualArrival
      $0.promised = false
      // What is left of a head start still tells why it may be ahead of somebody issued before it; whole seconds, up.
      $0.headStart = max(0, Int(($0.issuedAt.milliseconds - virtualArrival.milliseconds + 999) / 1000))
      // Whoever was moved ahead of its own place and did not come has no better place left to go back to.
      if let own = $0.ownPlace, own <= virtualArrival { $0.ownPlace = nil }
      $0.calls = 0
    }
  }
}

/// Takes a no-show back into the line: within the time the settings allow, behind the next tickets of its line.
public struct ReturnTicket: HallCommand {
  /// The ticket's id or number.
  public var ticket: String

  /// Creates the command.
  public init(ticket: String) { self.ticket = ticket }

  /// Refused later than the setting allows: then a new ticket is due (domain §2).
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let found = try hall.find(ticket)
    guard found.state == .noShow else {
      throw Refusal("not_a_no_show", ["ticket": found.number, "state": found.state.rawValue])
    }
    let limit = hall.settings.queue.returnWithin
    if context.now.seconds(since: found.since) > limit * 60 {
      throw Refusal("return_too_late", ["ticket": found.number, "minutes": String(limit)])
    }
    // Its line: whoever waits for one of the open windows it waits for. A closed one joins no lines.
    let windows = hall.windows(serving: found.remaining).intersection(hall.openWindows)
    let order = Routing.order(of: hall.line, now: context.now, by: hall.routing)
    let line = order.lazy.map { hall.line.entries[$0] }.filter { !$0.windows.intersection(windows).isEmpty }
    // Where the order is not that of arrival, whoever was moved ahead leaves that behind too.
    let own = hall.settings.queue.policy.isByArrival ? found.virtualArrival : found.ownPlace ?? found.virtualArrival
    let ahead = Array(line.prefix(hall.settings.queue.returnBehind)).last
    let place = ahead.flatMap {
      let service = hall.catalogue.usualService(of: found.remaining)
      return hall.routing.arrival(behind: $0.place, service: service, now: context.now.milliseconds)
    }
    return [TicketReturned(ticket: found.id, virtualArrival: max(place.map(Moment.init(milliseconds:)) ?? own, own))]
  }
}
