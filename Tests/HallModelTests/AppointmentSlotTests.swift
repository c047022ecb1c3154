import Testing

@testable import HallModel

@Suite("Free slots") struct AppointmentSlotTests {
  /// A hall that works over the National Day week of 2026, whose 1–7 October are off and whose 10 October makes up.
  func hall() -> Hall {
    var settings = HallSettings(
      name: "x", hours: Hours(opens: ClockTime(minutes: 540), closes: ClockTime(minutes: 600)))
    settings.calendar =
      (1...7).map { CalendarDay(day: Day("2026-10-0\($0)")!, kind: .holiday, name: "国庆节") } + [
        CalendarDay(day: Day("2026-10-10")!, kind: .workday, name: "国庆节调休上班")
      ]
    settings.appointments.capacity = 1
    var hall = Hall()
    hall.settings = settings
    return hall
  }

  @Test("holidays have none, make-up Saturdays do, and only later slots count") func calendar() {
    let now = HallZone.shanghai.moment(iso: "2026-09-30T09:10:00")!
    let slots = hall().freeSlots(after: now, limit: 8).map { "\($0.day.text) \($0.slot.text)" }
    #expect(
      slots == [
        "2026-09-30 09:30", "2026-10-08 09:00", "2026-10-08 09:30", "2026-10-09 09:00", "2026-10-09 09:30",
        "2026-10-10 09:00", "2026-10-10 09:30", "2026-10-12 09:00",
      ])
  }

  @Test("a full slot is not offered; a cancelled appointment frees it") func capacity() {
    let now = HallZone.shanghai.moment(iso: "2026-09-30T08:00:00")!
    var hall = hall()
    hall.appointments = [
      Appointment(
        id: "Y1", day: Day("2026-09-30")!, slot: ClockTime("09:00")!, matters: ["M"], state: .booked, ticket: nil)
    ]
    #expect(hall.freeSlots(after: now, limit: 1).first?.slot.text == "09:30")
    hall.appointments[0].state = .cancelled
    #expect(hall.freeSlots(after: now, limit: 1).first?.slot.text == "09:00")
  }
}
