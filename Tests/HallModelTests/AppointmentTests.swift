import Testing

@testable import HallModel

@Suite("Appointments: slots, check-in, too early, too late")
struct AppointmentTests {
  static func hall() -> TestHall {
    var hall = Sample.hall()
    hall.perform(AddAppointment(day: Sample.date, slot: ClockTime(minutes: 600), matters: ["GA-1"]))
    return hall
  }

  @Test(
    "check-in from twenty minutes before to fifteen after; later it is a walk-in",
    arguments: [
      ("09:39:59.999", "!appointment_too_early", nil), ("09:40", "appointment_checked_in+ticket_issued", true),
      ("10:00", "appointment_checked_in+ticket_issued", true), ("10:15", "appointment_checked_in+ticket_issued", true),
      ("10:15:00.001", "appointment_checked_in+ticket_issued", false),
      ("16:00", "appointment_checked_in+ticket_issued", false),
    ] as [(String, String, Bool?)])
  func checkIn(_ clock: String, _ outcome: String, _ inTime: Bool?) {
    var hall = AppointmentTests.hall()
    #expect(hall.perform(CheckInAppointment(id: "Y0001"), at: clock) == outcome)
    guard let inTime else { return #expect(hall.hall.tickets.isEmpty) }
    let ticket = hall.hall.tickets[0]
    #expect(hall.hall.appointments[0].state == (inTime ? .checkedIn : .late))
    #expect(hall.hall.appointments[0].ticket == ticket.id)
    #expect(ticket.appointment == (inTime ? "Y0001" : nil))
    #expect(ticket.headStart == (inTime ? 300 : 0) && !ticket.promised)
    #expect(ticket.virtualArrival == hall.now.adding(seconds: inTime ? -300 : 0))
    #expect(ticket.matters == ["GA-1"])
  }

  @Test("a priority group with an appointment has the greater head start, not both")
  func both() {
    var hall = AppointmentTests.hall()
    hall.perform(CheckInAppointment(id: "Y0001", priorityGroup: "elderly"), at: "10:00")
    #expect(hall.hall.tickets[0].headStart == 600 && hall.hall.tickets[0].promised)
    #expect(hall.hall.tickets[0].appointment == "Y0001")
  }

  @Test("check-in belongs to the date of the appointment")
  func otherDay() {
    var hall = Sample.hall()
    let tomorrow = Sample.date.adding(days: 1)
    hall.perform(AddAppointment(id: "W7", day: tomorrow, slot: ClockTime(minutes: 600), matters: ["GA-1"]))
    #expect(hall.refusal(CheckInAppointment(id: "W7"))?.details["date"] == tomorrow.text)
    #expect(hall.refusal(CheckInAppointment(id: "W7"))?.code == "appointment_other_day")
    hall.now = Sample.at("10:00", tomorrow)
    hall.perform(OpenWindow(window: 1))
    #expect(hall.perform(CheckInAppointment(id: "W7")) == "appointment_checked_in+ticket_issued")
    // It was kept for the day it was used; the next day it is gone.
    hall.now = Sample.at("10:00", tomorrow.adding(days: 1))
    hall.perform(OpenDay())
    #expect(hall.hall.appointments.isEmpty)
    #expect(hall.perform(CheckInAppointment(id: "W7")) == "!unknown_appointment")
  }

  @Test("an appointment can be checked in although the guide adds matters to it")
  func otherMatters() {
    var hall = AppointmentTests.hall()
    hall.perform(IssueTicket(matters: ["GA-1", "SB-1"], appointment: "Y0001"), at: "10:00")
    #expect(hall.hall.tickets[0].matters == ["GA-1", "SB-1"])
    #expect(hall.hall.appointments[0].state == .checkedIn)
  }

  @Test("a check-in that is refused leaves the appointment as it was")
  func refusedCheckIn() {
    var hall = Sample.hall(open: [4])
    hall.perform(AddAppointment(day: Sample.date, slot: ClockTime(minutes: 600), matters: ["GA-1"]))
    #expect(hall.perform(CheckInAppointment(id: "Y0001"), at: "10:00") == "!no_open_window")
    #expect(hall.hall.appointments[0].state == .booked)
    hall.perform(OpenWindow(window: 3))
    #expect(hall.perform(CheckInAppointment(id: "Y0001")) == "appointment_checked_in+ticket_issued")
  }

  @Test("a slot takes six appointments; a cancelled one frees its place")
  func capacity() {
    var hall = Sample.hall()
    let add = AddAppointment(day: Sample.date, slot: ClockTime(minutes: 600), matters: ["GA-1"])
    for _ in 0..<6 { #expect(hall.perform(add) == "appointment_added") }
    #expect(hall.perform(add) == "!slot_full")
    let nextSlot = AddAppointment(day: Sample.date, slot: ClockTime(minutes: 630), matters: ["GA-1"])
    #expect(hall.perform(nextSlot) == "appointment_added")
    hall.perform(CancelAppointment(id: "Y0003"))
    #expect(hall.perform(add) == "appointment_added")
    #expect(hall.perform(add) == "!slot_full")
    #expect(hall.hall.appointments.map(\.id).last == "Y0008")
  }

  @Test(
    "slots lie on the grid of the opening hours",
    arguments: [
      (540, nil), (570, nil), (990, nil), (510, "no_such_slot"), (1020, "no_such_slot"), (541, "no_such_slot"),
      (555, "no_such_slot"), (1440, "no_such_slot"),
    ] as [(Int, String?)])
  func grid(_ minutes: Int, _ code: String?) {
    let hall = Sample.hall()
    let add = AddAppointment(
      day: Sample.date.adding(days: 1), slot: ClockTime(minutes: minutes), matters: ["GA-1"])
    #expect(hall.refusal(add)?.code == code)
  }

  @Test("a slot can be booked as long as it can be checked in, and no longer")
  func past() {
    var hall = Sample.hall()
    let add = AddAppointment(day: Sample.date, slot: ClockTime(minutes: 600), matters: ["GA-1"])
    hall.now = Sample.at("10:15")
    #expect(hall.refusal(add) == nil)
    hall.now = Sample.at("10:15:00.001")
    #expect(hall.refusal(add)?.code == "slot_past")
  }

  @Test("people book before the hall ever opened, and after it closed")
  func outsideTheDay() {
    var hall = Sample.hall()
    hall.perform(CloseDay(), at: "17:30")
    let add = AddAppointment(day: Sample.date.adding(days: 1), slot: ClockTime(minutes: 540), matters: ["GA-1"])
    #expect(hall.perform(add, at: "20:00") == "appointment_added")
    #expect(hall.perform(CancelAppointment(id: "Y0001")) == "appointment_cancelled")
  }

  @Test("the hall's own numbers step over those another system has given")
  func ownNumbers() {
    var hall = Sample.hall()
    let slot = ClockTime(minutes: 600)
    for id in ["Y0002", "Y0003", nil, nil] as [String?] {
      #expect(
        hall.perform(AddAppointment(id: id, day: Sample.date, slot: slot, matters: ["GA-1"])) == "appointment_added")
    }
    #expect(Set(hall.hall.appointments.map(\.id)).count == 4)
  }
}
