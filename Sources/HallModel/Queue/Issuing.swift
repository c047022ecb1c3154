/// A ticket was issued.
public struct TicketIssued: HallEvent {
  /// The name in the journal.
  public static let kind = "ticket_issued"
  /// The ticket as issued.
  public var ticket: Ticket

  /// The ticket's id.
  public var subject: String { ticket.id }

  /// Adds the ticket to the line.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.lastNumbers[ticket.lane, default: 0] += 1
    hall.add(ticket)
  }
}

/// Issues a ticket for one visit.
public struct IssueTicket: HallCommand {
  /// Matters by code.
  public var matters: [String]
  /// A package by name, whose matters are added.
  public var package: String?
  /// A priority group by id.
  public var priorityGroup: String?
  /// An appointment by id, which is checked in.
  public var appointment: String?
  /// How the ticket is taken.
  public var channel: Ticket.Channel
  /// The wait that is foretold for it, before the day's own errors correct it (routing §2); nil where nobody asked.
  public var foretold: WaitEstimate?

  /// Creates the command.
  public init(
    matters: [String], package: String? = nil, priorityGroup: String? = nil, appointment: String? = nil,
    channel: Ticket.Channel = .guide, foretold: WaitEstimate? = nil
  ) {
    self.matters = matters
    self.package = package
    self.priorityGroup = priorityGroup
    self.appointment = appointment
    self.channel = channel
    self.foretold = foretold
  }

  /// Refused for unknown matters, groups or appointments, and where no open window accepts a matter: never a silent
  /// ticket (domain §2).
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    var wanted = matters
    if let package {
      guard let known = hall.catalogue.package(package) else { throw Refusal("unknown_package", ["package": package]) }
      wanted += known.matters
    }
    var booking: Appointment?
    if let appointment {
      let checked = try CheckInAppointment.checked(appointment, hall, context)
      booking = checked.inTime ? checked.appointment : nil
      if wanted.isEmpty { wanted = checked.appointment.matters }
    }
    var codes: [String] = []
    for code in wanted where !codes.contains(code) { codes.append(code) }
    guard !codes.isEmpty else { throw Refusal("no_matters") }
    let ticket = try make(codes, booking, hall, context)
    guard let appointment else { return [TicketIssued(ticket: ticket)] }
    return [
      AppointmentCheckedIn(id: appointment, ticket: ticket.id, inTime: booking != nil), TicketIssued(ticket: ticket),
    ]
  }

  private func make(
    _ codes: [String], _ booking: Appointment?, _ hall: Hall, _ context: Context
  ) throws(Refusal) -> Ticket {
    for code in codes {
      guard let matter = hall.catalogue.matter(code) else { throw Refusal("unknown_matter", ["matter": code]) }
      if hall.windows(accepting: matter).intersection(hall.openWindows).isEmpty {
        throw Refusal("no_open_window", ["matter": matter.name, "code": code])
      }
    }
    if let priorityGroup, !hall.settings.priorityGroups.contains(where: { $0.id == priorityGroup }) {
      let known = hall.settings.priorityGroups.map(\.id).joined(separator: ", ")
      throw Refusal("unknown_priority_group", ["group": priorityGroup, "known": known])
    }
    guard let first = hall.catalogue.matter(codes[0]),
      let lane = hall.settings.lane(of: first)
    else { throw Refusal("no_lane", ["code": codes[0]]) }
    let rules = hall.settings.queue
    let minutes = rules.headStart(of: priorityGroup != nil ? .priority : booking != nil ? .appointment : .walkIn)
    let number = lane.letter + Digits.padded(hall.lastNumbers[lane.letter, default: 0] + 1, 3)
    let date = hall.settings.zone.day(at: context.now)
    return Ticket(
      id: "\(date.compact)-\(number)", number: number, serial: hall.tickets.count, lane: lane.letter, matters: codes,
      remaining: codes, package: package, priorityGroup: priorityGroup, appointment: booking?.id, channel: channel,
      issuedAt: context.now, headStart: minutes * 60, virtualArrival: context.now.adding(seconds: -minutes * 60),
      promised: priorityGroup != nil, state: .waiting, calls: 0,
      spans: [Ticket.Span(state: .waiting, from: context.now)], foretold: foretold)
  }
}

/// A waiting ticket was taken back.
public struct TicketCancelled: HallEvent {
  /// The name in the journal.
  public static let kind = "ticket_cancelled"
  /// The ticket's id.
  public var ticket: String
  /// Why.
  public var reason: String

  /// The ticket's id.
  public var subject: String { ticket }

  /// Ends the visit.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    guard let serial = hall.serial(ofTicket: ticket) else { return }
    hall.update(serial) {
      $0.enter(.cancelled, at: stamp.at)
      $0.reason = reason
    }
  }
}

/// Takes a waiting ticket back, with a reason.
public struct CancelTicket: HallCommand {
  /// The ticket's id or number.
  public var ticket: String
  /// Why; required.
  public var reason: String

  /// Creates the command.
  public init(ticket: String, reason: String) {
    self.ticket = ticket
    self.reason = reason
  }

  /// Only a waiting ticket, or a no-show that will not return, can be cancelled by the desk.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let found = try hall.find(ticket)
    guard found.state == .waiting || found.state == .noShow else {
      throw Refusal("not_waiting", ["ticket": found.number, "state": found.state.rawValue])
    }
    guard reason.contains(where: { !$0.isWhitespace }) else { throw Refusal("reason_needed") }
    return [TicketCancelled(ticket: found.id, reason: reason)]
  }
}

extension Hall {
  /// The ticket with this id or number, or the refusal that says why there is none.
  public func find(_ name: String) throws(Refusal) -> Ticket {
    // A ticket is often typed as it is read out: full-width, in lower case.
    let normal = String(
      name.unicodeScalars.map { scalar in
        (0xFF01...0xFF5E).contains(scalar.value) ? Character(Unicode.Scalar(scalar.value - 0xFEE0)!) : Character(scalar)
      }
    ).uppercased()
    if let found = ticket(normal) { return found }
    let parts = normal.split(separator: "-")
    if parts.count == 2, parts[0].count == 8, let day, parts[0] != Substring(day.date.compact) {
      throw Refusal("ticket_of_another_day", ["ticket": name, "date": day.date.text])
    }
    throw Refusal("unknown_ticket", ["ticket": name])
  }
}
