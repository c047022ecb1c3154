/// An appointment (预约): a date, a slot, matters. No names: the applicant's record is elsewhere.
public struct Appointment: Equatable, Codable, Sendable {
  /// What became of it.
  public enum State: String, Codable, Sendable, CaseIterable {
    /// Expected.
    case booked
    /// Came in time.
    case checkedIn = "checked_in"
    /// Came too late and was treated as a walk-in.
    case late
    /// Taken back.
    case cancelled
  }

  /// Identifier, such as `Y0001`, or the number of another system.
  public var id: String
  /// The date.
  public var day: Day
  /// Start of the slot.
  public var slot: ClockTime
  /// Matters by code.
  public var matters: [String]
  /// What became of it.
  public var state: State
  /// The ticket it became.
  public var ticket: String?
}

/// An appointment was made.
public struct AppointmentAdded: HallEvent {
  /// The name in the journal.
  public static let kind = "appointment_added"
  /// The appointment.
  public var appointment: Appointment

  /// The appointment.
  public var subject: String { "appointment-\(appointment.id)" }

  /// Takes it into the book.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.appointmentCount += 1
    hall.appointments.append(appointment)
  }
}

/// Makes an appointment.
public struct AddAppointment: HallCommand {
  /// The number another system gave it; nil lets the hall number it.
  public var id: String?
  /// The date.
  public var day: Day
  /// Start of the slot.
  public var slot: ClockTime
  /// Matters by code.
  public var matters: [String]

  /// Creates the command.
  public init(id: String? = nil, day: Day, slot: ClockTime, matters: [String]) {
    self.id = id
    self.day = day
    self.slot = slot
    self.matters = matters
  }

  /// Making one does not open the business day: people book in the evening.
  public var needsDay: Bool { false }

  /// Refused for the past, outside opening hours, off the slots' grid, when the slot is full or the number is taken.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    guard !matters.isEmpty else { throw Refusal("no_matters") }
    for code in matters where hall.catalogue.matter(code) == nil {
      throw Refusal("unknown_matter", ["matter": code])
    }
    let rules = hall.settings.appointments
    let hours = hall.settings.hours
    let start = hall.settings.zone.moment(day, second: slot.minutes * 60)
    if start.adding(seconds: rules.checkInAfter * 60) < context.now {
      throw Refusal("slot_past", ["date": day.text, "slot": slot.text])
    }
    if slot < hours.opens || slot >= hours.closes
      || (slot.minutes - hours.opens.minutes) % max(1, rules.slotMinutes) != 0
    {
      throw Refusal(
        "no_such_slot",
        [
          "slot": slot.text, "opens": hours.opens.text, "closes": hours.closes.text,
          "minutes": String(rules.slotMinutes),
        ])
    }
    let booked = hall.appointments.filter { $0.day == day && $0.slot == slot && $0.state != .cancelled }.count
    if booked >= rules.capacity {
      throw Refusal("slot_full", ["date": day.text, "slot": slot.text, "capacity": String(rules.capacity)])
    }
    let taken = { (name: String) in hall.appointments.contains { $0.id == name } }
    if let id, taken(id) { throw Refusal("duplicate_appointment", ["id": id]) }
    var count = hall.appointmentCount + 1
    // Another system may have given a number of this form.
    while id == nil && taken("Y" + Digits.padded(count, 4)) { count += 1 }
    let name = id ?? "Y" + Digits.padded(count, 4)
    return [
      AppointmentAdded(
        appointment: Appointment(id: name, day: day, slot: slot, matters: matters, state: .booked, ticket: nil))
    ]
  }
}

/// An appointment was taken back.
public struct AppointmentCancelled: HallEvent {
  /// The name in the journal.
  public static let kind = "appointment_cancelled"
  /// The appointment's id.
  public var id: String

  /// The appointment.
  public var subject: String { "appointment-\(id)" }

  /// Frees the slot.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    guard let index = hall.appointments.firstIndex(where: { $0.id == id }) else { return }
    hall.appointments[index].state = .cancelled
  }
}

/// Takes an appointment back.
public struct CancelAppointment: HallCommand {
  /// The appointment's id.
  public var id: String

  /// Creates the command.
  public init(id: String) { self.id = id }

  /// Does not open the business day.
  public var needsDay: Bool { false }

  /// Refused once it was used.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    _ = try CheckInAppointment.booked(id, hall)
    return [AppointmentCancelled(id: id)]
  }
}

/// Somebody with an appointment came.
public struct AppointmentCheckedIn: HallEvent {
  /// The name in the journal.
  public static let kind = "appointment_checked_in"
  /// The appointment's id.
  public var id: String
  /// The ticket issued for it.
  public var ticket: String
  /// Whether in time; otherwise the visit counts as a walk-in.
  public var inTime: Bool

  /// The appointment.
  public var subject: String { "appointment-\(id)" }

  /// Notes what became of it.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    guard let index = hall.appointments.firstIndex(where: { $0.id == id }) else { return }
    hall.appointments[index].state = inTime ? .checkedIn : .late
    hall.appointments[index].ticket = ticket
  }
}

/// Checks an appointment in, which issues its ticket.
public struct CheckInAppointment: HallCommand {
  /// The appointment's id.
  public var id: String
  /// A priority group by id.
  public var priorityGroup: String?

  /// Creates the command.
  public init(id: String, priorityGroup: String? = nil) {
    self.id = id
    self.priorityGroup = priorityGroup
  }

  /// Refused too early or on another date; later than the setting it counts as a walk-in (domain §2).
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    try IssueTicket(matters: [], priorityGroup: priorityGroup, appointment: id).decide(hall, context)
  }

  static func booked(_ id: String, _ hall: Hall) throws(Refusal) -> Appointment {
    guard let found = hall.appointments.first(where: { $0.id == id }) else {
      throw Refusal("unknown_appointment", ["id": id])
    }
    switch found.state {
    case .booked: return found
    case .cancelled: throw Refusal("appointment_cancelled", ["id": id])
    case .checkedIn, .late:
      let ticket = found.ticket.flatMap { hall.ticket($0)?.number } ?? found.ticket ?? ""
      throw Refusal("appointment_used", ["id": id, "ticket": ticket])
    }
  }

  static func checked(
    _ id: String, _ hall: Hall, _ context: Context
  ) throws(Refusal) -> (appointment: Appointment, inTime: Bool) {
    let found = try booked(id, hall)
    let today = hall.settings.zone.day(at: context.now)
    guard found.day == today else {
      throw Refusal("appointment_other_day", ["id": id, "date": found.day.text, "slot": found.slot.text])
    }
    let rules = hall.settings.appointments
    let start = hall.settings.zone.moment(found.day, second: found.slot.minutes * 60)
    let from = start.adding(seconds: -rules.checkInBefore * 60)
    if context.now < from {
      throw Refusal(
        "appointment_too_early",
        ["id": id, "slot": found.slot.text, "from": hall.settings.zone.clock(from)])
    }
    return (found, context.now <= start.adding(seconds: rules.checkInAfter * 60))
  }
}
