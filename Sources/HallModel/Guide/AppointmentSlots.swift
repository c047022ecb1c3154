extension HallSettings {
  /// Whether the hall works on a date: Monday to Friday, less holidays, with the make-up days (调休) of the calendar.
  public func isWorkingDay(_ day: Day) -> Bool {
    if let entry = calendar.first(where: { $0.day == day }) { return entry.kind == .workday }
    return day.weekday <= 5
  }
}

extension Hall {
  /// A slot somebody can be given.
  public struct FreeSlot: Equatable, Sendable {
    /// The date.
    public var day: Day
    /// Start of the slot.
    public var slot: ClockTime
    /// How many more it takes.
    public var room: Int
  }

  /// The next slots with room, from the one after `now` on, over two weeks at most.
  public func freeSlots(after now: Moment, limit: Int) -> [FreeSlot] {
    let rules = settings.appointments
    let today = settings.zone.day(at: now)
    var booked: [Day: [ClockTime: Int]] = [:]
    for appointment in appointments where appointment.state != .cancelled {
      booked[appointment.day, default: [:]][appointment.slot, default: 0] += 1
    }
    var slots: [FreeSlot] = []
    for day in (0..<14).map(today.adding(days:)) where settings.isWorkingDay(day) {
      let starts = stride(
        from: settings.hours.opens.minutes, to: settings.hours.closes.minutes, by: max(1, rules.slotMinutes))
      for minutes in starts where settings.zone.moment(day, second: minutes * 60) > now {
        let slot = ClockTime(minutes: minutes)
        let room = rules.capacity - (booked[day]?[slot] ?? 0)
        if room > 0 { slots.append(FreeSlot(day: day, slot: slot, room: room)) }
        if slots.count == limit { return slots }
      }
    }
    return slots
  }
}
