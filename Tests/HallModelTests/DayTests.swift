import Testing

@testable import HallModel

@Suite("Days: numbers, midnight, appointments, sign-in")
struct DayTests {
  @Test("the first command of a new date closes the day before and starts numbers anew")
  func rollover() {
    var hall = Sample.hall()
    hall.issue("GA-1", at: "16:00")
    hall.issue("GA-1")
    hall.serve(1)
    hall.perform(HoldTicket(window: 1))
    hall.serve(2, at: "23:59:59.999")
    hall.issue("GA-1")
    let next = Sample.date.adding(days: 1)
    hall.now = Sample.at("00:00", next)
    #expect(hall.perform(OpenWindow(window: 1)) == "day_closed+day_opened+window_opened")
    let figures = hall.last(DayClosed.self)?.figures
    #expect(figures?.total.abandoned == 3 && figures?.total.issued == 3)
    #expect(figures?.total.waiting == 0 && figures?.total.inService == 0)
    #expect(hall.hall.windows.map(\.state) == [.idle, .closed, .closed, .closed, .closed])
    #expect(hall.hall.windows.allSatisfy { $0.held.isEmpty && $0.ticket == nil })
    #expect(hall.issue("GA-1") == "A001")
    #expect(hall.hall.ticket("A001")?.id == "20260303-A001")
    #expect(hall.refusal(CancelTicket(ticket: "20260302-A001", reason: "x"))?.code == "ticket_of_another_day")
  }

  @Test("a command that is refused on a new date does not open it")
  func refusedRollover() {
    var hall = Sample.hall()
    hall.serveOne()
    hall.now = Sample.at("00:00:01", Sample.date.adding(days: 1))
    // The window did not survive midnight, so there is nobody to finish with.
    #expect(hall.perform(FinishTicket(window: 1)) == "!window_closed")
    #expect(hall.hall.day?.date == Sample.date && hall.hall.day?.closedAt == nil)
    #expect(hall.number(at: 1) == "A001")
  }

  @Test("days without business are skipped, and a day that was closed is not closed again")
  func skipping() {
    var hall = Sample.hall()
    hall.perform(CloseDay(), at: "17:30")
    hall.now = Sample.at("08:30", Sample.date.adding(days: 4))
    #expect(hall.perform(OpenWindow(window: 1)) == "day_opened+window_opened")
    #expect(hall.hall.day?.date == Sample.date.adding(days: 4))
  }

  @Test("yesterday can be closed by hand this morning")
  func closedNextMorning() {
    var hall = Sample.hall()
    hall.issue("GA-1")
    hall.now = Sample.at("08:30", Sample.date.adding(days: 1))
    #expect(hall.perform(CloseDay()) == "day_closed")
    #expect(hall.last(DayClosed.self)?.day == Sample.date)
    #expect(hall.perform(OpenDay()) == "day_opened")
    #expect(hall.hall.day?.date == Sample.date.adding(days: 1))
  }

  @Test("a number is never given twice in a day: not after a cancellation, a close, or new settings")
  func numbers() {
    var hall = Sample.hall()
    var given = [hall.issue("GA-1")]
    hall.perform(CancelTicket(ticket: "A001", reason: "x"))
    given.append(hall.issue("GA-1"))
    hall.perform(CloseDay())
    hall.perform(OpenDay())
    hall.perform(OpenWindow(window: 1))
    given.append(hall.issue("GA-1"))
    hall.perform(RefusalTests.configure { $0.lanes.removeFirst() })
    #expect(hall.issue("GA-1") == "C001")
    hall.perform(RefusalTests.configure { _ in })
    given.append(hall.issue("GA-1"))
    #expect(given == ["A001", "A002", "A003", "A004"])
  }

  @Test("after A999 comes A1000")
  func thousand() {
    var hall = Sample.hall(open: [3])
    for _ in 0..<999 { hall.issue("GA-1") }
    #expect(hall.hall.tickets.last?.number == "A999")
    #expect(hall.issue("GA-1") == "A1000")
    #expect(hall.hall.ticket("A1000")?.id == "20260302-A1000")
    #expect(hall.hall.ticket("A100")?.serial == 99)
    #expect(Set(hall.hall.tickets.map(\.number)).count == 1000)
  }

  @Test("a ticket belongs to the lane of its first matter")
  func lanes() {
    var hall = Sample.hall()
    #expect(hall.issue("SB-1", "GA-1") == "B001")
    #expect(hall.issue("GA-1", "SB-1") == "A001")
    #expect(hall.issue("SW-1") == "C001")
  }

  @Test("five wrong PINs lock the number for ten minutes, also for the right one")
  func signIn() {
    var hall = Sample.hall()
    let wrong = SignIn(staff: "01", pinMatches: false)
    let right = SignIn(staff: "01", pinMatches: true)
    for _ in 0..<4 { #expect(hall.perform(wrong) == "sign_in_failed") }
    #expect(hall.perform(right) == "sign_in_succeeded")
    #expect(hall.hall.signIns.isEmpty)
    for failure in 1...5 {
      #expect(hall.perform(wrong) == "sign_in_failed")
      #expect((hall.last(SignInFailed.self)?.lockedUntil != nil) == (failure == 5))
    }
    #expect(hall.perform(right) == "!sign_in_locked")
    #expect(hall.refusal(right)?.details["until"] == "09:10")
    #expect(hall.perform(SignIn(staff: "02", pinMatches: true)) == "sign_in_succeeded")
    hall.now = Sample.at("09:09:59.999")
    #expect(hall.perform(right) == "!sign_in_locked")
    #expect(hall.perform(wrong) == "!sign_in_locked")
    hall.now = Sample.at("09:10")
    let unlocked = hall
    #expect(hall.perform(right) == "sign_in_succeeded")
    // A wrong one after the lock is the first of five again.
    hall = unlocked
    for _ in 0..<4 { hall.perform(wrong) }
    #expect(hall.perform(right) == "sign_in_succeeded")
  }

  @Test("a lock outlasts midnight, and signing in opens no day")
  func signInOverMidnight() {
    var hall = Sample.hall()
    hall.now = Sample.at("23:55")
    for _ in 0..<5 { hall.perform(SignIn(staff: "01", pinMatches: false)) }
    hall.now = Sample.at("00:01", Sample.date.adding(days: 1))
    hall.perform(OpenDay())
    #expect(hall.perform(SignIn(staff: "01", pinMatches: true)) == "!sign_in_locked")
    hall.now = Sample.at("00:05", Sample.date.adding(days: 2))
    #expect(hall.perform(SignIn(staff: "01", pinMatches: true)) == "sign_in_succeeded")
    #expect(hall.hall.day?.date == Sample.date.adding(days: 1))
  }
}
