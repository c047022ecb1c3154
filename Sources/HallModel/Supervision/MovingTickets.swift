/// A supervisor moved a waiting ticket.
public struct TicketMoved: HallEvent {
  /// The name in the journal.
  public static let kind = "ticket_moved"
  /// Where a ticket was moved.
  public enum Place: String, Codable, Sendable, CaseIterable {
    /// Ahead of everybody else.
    case front
    /// To a window.
    case window
    /// Back where it stood by the policy.
    case own
  }

  /// The ticket's id.
  public var ticket: String
  /// Where it was moved.
  public var place: Place
  /// Its place in the line from now on.
  public var virtualArrival: Moment
  /// The only window that may call it from now on; nil for the line.
  public var window: Int?
  /// Its own place, where it stands ahead of that now.
  public var ownPlace: Moment?
  /// Why.
  public var reason: String

  /// The ticket's id.
  public var subject: String { ticket }

  /// Puts it into its new place.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    guard let serial = hall.ticket(ticket)?.serial else { return }
    hall.update(serial) {
      $0.virtualArrival = virtualArrival
      $0.reservedFor = window
      $0.ownPlace = ownPlace
      $0.reason = reason
    }
  }
}

/// Moves a waiting ticket: to the front, to a window, or back to its own place. Recorded with its reason, and told with
/// the call: an overtake without a reason never happens (routing §1).
public struct MoveTicket: HallCommand {
  /// Where to.
  public enum Place: Equatable, Sendable {
    /// Ahead of everybody who waits for the same windows; the promise to the priority channel stays above it.
    case front
    /// A certain window.
    case window(Int)
    /// Where it stood by the policy.
    case own
  }

  /// The ticket's id or number.
  public var ticket: String
  /// Where to.
  public var place: Place
  /// Why; required.
  public var reason: String

  /// Creates the command.
  public init(ticket: String, to place: Place, reason: String) {
    self.ticket = ticket
    self.place = place
    self.reason = reason
  }

  /// Refused unless the ticket waits, without a reason, to a closed window, and for staff who are no supervisors.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    try hall.needSupervisor(context)
    let found = try hall.find(ticket)
    guard found.state == .waiting else {
      throw Refusal("not_movable", ["ticket": found.number, "state": found.state.rawValue])
    }
    try SupervisorWords.check(reason)
    guard reason.contains(where: { !$0.isWhitespace }) else { throw Refusal("reason_needed") }
    let own = found.ownPlace ?? found.virtualArrival
    switch place {
    case .front:
      let place = try front(found, hall, context.now)
      return [moved(found, .front, to: place, window: found.reservedFor, own: own)]
    case .window(let number):
      _ = try hall.position(number, in: [.idle, .called, .serving, .paused])
      return [moved(found, .window, to: found.virtualArrival, window: number, own: found.ownPlace)]
    case .own: return [moved(found, .own, to: own, window: nil, own: nil)]
    }
  }

  private func moved(
    _ found: Ticket, _ kind: TicketMoved.Place, to place: Moment, window: Int?, own: Moment?
  ) -> TicketMoved {
    TicketMoved(
      ticket: found.id, place: kind, virtualArrival: place, window: window, ownPlace: own, reason: reason)
  }

  private func front(_ found: Ticket, _ hall: Hall, _ now: Moment) throws(Refusal) -> Moment {
    guard let own = hall.line.entries.first(where: { $0.serial == found.serial }) else { return found.virtualArrival }
    // A closed window joins no lines; where none is open, those that would take it do.
    let open = own.windows.intersection(hall.openWindows)
    let windows = open.isEmpty ? own.windows : open
    let order = Routing.order(of: hall.line, now: now, by: hall.routing)
    let first = order.first { !hall.line.entries[$0].windows.intersection(windows).isEmpty }
    guard let first, hall.line.entries[first].serial != found.serial else {
      throw Refusal("already_first", ["ticket": found.number])
    }
    // Ahead of all, also of those who were moved before; the line is in order of virtual arrival.
    let earliest = hall.line.entries.first { !$0.windows.intersection(windows).isEmpty }
    return Moment(milliseconds: (earliest?.virtualArrival ?? own.virtualArrival) - 1)
  }
}

/// What supervisors write for others to read.
enum SupervisorWords {
  /// The most characters of a reason or a note: it is read at a window, in a line.
  static let limit = 200

  /// Refuses what is too long to be read.
  static func check(_ text: String) throws(Refusal) {
    guard text.count > limit else { return }
    throw Refusal("text_too_long", ["limit": String(limit), "count": String(text.count)])
  }
}

extension Hall {
  /// Refuses staff who are no supervisors. A command without staff acts with the rights of the system's user (design §4).
  func needSupervisor(_ context: Context) throws(Refusal) {
    if context.staff.isEmpty { return }
    guard member(context.staff)?.roles.contains(.supervisor) == true else {
      throw Refusal("not_a_supervisor", ["staff": context.staff])
    }
  }
}
