import HallModel

/// Tickets, windows and what belongs to them as the JSON of the command line's contract. Fields are added, never renamed.
struct HallForms {
  /// The hall as it stands.
  let hall: Hall
  /// The moment waits are counted to.
  let now: Moment

  /// A ticket.
  func ticket(_ ticket: Ticket) -> JSONValue {
    [
      "id": .string(ticket.id), "number": .string(ticket.number), "lane": .string(ticket.lane),
      "state": .string(ticket.state.rawValue), "matters": .strings(ticket.matters),
      "priority_group": .optional(ticket.priorityGroup), "appointment": .optional(ticket.appointment),
      "issued_at": time(ticket.issuedAt), "called_at": time(ticket.calledAt), "started_at": time(ticket.startedAt),
      "finished_at": time(ticket.finishedAt), "window": .optional(ticket.window), "calls": .int(ticket.calls),
      "channel": .string(ticket.channel.rawValue), "remaining": .strings(ticket.remaining),
      "matter_names": .strings(ticket.matters.map { hall.catalogue.matter($0)?.name ?? $0 }),
      "package": .optional(ticket.package), "reserved_for": .optional(ticket.reservedFor),
      "reason": .optional(ticket.reason), "since": time(ticket.since),
      "waited_seconds": .int(ticket.waited(until: now)), "handled_seconds": .optional(ticket.handled(until: now)),
    ]
  }

  /// The window at a position of the settings.
  func window(at position: Int) -> JSONValue {
    let setting = hall.settings.windows[position]
    let window = hall.windows[position]
    let ticket = window.ticket.map { hall.tickets[$0] }
    return [
      "number": .int(setting.number), "name": .string(setting.name), "kind": .string(setting.kind.rawValue),
      "state": .string(window.state.rawValue), "staff": .optional(window.staff), "ticket": .optional(ticket?.id),
      "since": time(window.since), "accepts": .string(hall.accepts(at: position).text),
      "staff_name": .optional(window.staff.flatMap { hall.member($0)?.name }),
      "ticket_number": .optional(ticket?.number),
      "held": .strings(window.held.map { hall.tickets[$0].id }),
      "pause_reason": .optional(window.pauseReason), "assigned": .bool(window.assigned != nil),
      "waiting": .int(hall.line.entries.count { $0.windows.contains(position) }),
      "open_times": .strings(setting.openTimes.map(\.text)),
    ]
  }

  /// An appointment.
  func appointment(_ appointment: Appointment) -> JSONValue {
    [
      "id": .string(appointment.id), "date": .string(appointment.day.text), "slot": .string(appointment.slot.text),
      "matters": .strings(appointment.matters), "state": .string(appointment.state.rawValue),
      "ticket": .optional(appointment.ticket),
      "starts_at": time(hall.settings.zone.moment(appointment.day, second: appointment.slot.minutes * 60)),
    ]
  }

  /// A foretold wait in minutes, null where no open window could serve.
  func wait(_ estimate: WaitEstimate?, ahead: Int) -> JSONValue {
    guard let minutes = estimate?.minutes(someoneAhead: ahead > 0) else { return .null }
    return ["low": .int(minutes.low), "expected": .int(minutes.expected), "high": .int(minutes.high)]
  }

  /// The numbers of the open windows that may call a ticket.
  func openWindows(for ticket: Ticket) -> [Int] {
    if let only = ticket.reservedFor { return [only] }
    return hall.windows(serving: ticket.remaining).intersection(hall.openWindows).positions
      .map { hall.windows[$0].number }
  }

  /// A business day.
  func day(_ day: Hall.BusinessDay?) -> JSONValue {
    guard let day else { return .null }
    return ["date": .string(day.date.text), "opened_at": time(day.openedAt), "closed_at": time(day.closedAt)]
  }

  /// The hall itself.
  var summary: JSONValue {
    [
      "name": .string(hall.settings.name), "training": .bool(hall.training),
      "area_code": .string(hall.settings.areaCode),
      "time_zone": .string(hall.settings.zone.name), "windows": .int(hall.windows.count),
      "staff": .int(hall.settings.staff.count), "matters": .int(hall.catalogue.matters.count),
      "packages": .int(hall.catalogue.packages.count),
    ]
  }

  /// A moment in ISO 8601, or null.
  func time(_ moment: Moment?) -> JSONValue { .optional(moment.map(hall.settings.zone.iso)) }
}
