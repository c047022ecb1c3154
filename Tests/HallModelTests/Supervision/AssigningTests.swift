import Testing

@testable import HallModel

@Suite("Windows: other work until a time")
struct AssigningTests {
  private static let social = Acceptance(departments: ["社保"])
  private static let police = Acceptance(departments: ["公安"])

  private static func turn(_ window: Int, _ clock: String) -> AssignWindow {
    AssignWindow(window: window, accepts: social, until: ClockTime(clock))
  }

  /// The police's window turned to social security until ten; the invoices' window is open as well.
  private static func turned() -> TestHall {
    var hall = Sample.hall(open: [3, 4])
    hall.perform(turn(3, "10:00"))
    return hall
  }

  @Test("when its time is over, a window has its usual work back before whatever anybody does next")
  func byItself() {
    var hall = Self.turned()
    #expect(hall.hall.window(3)?.assignedUntil == Sample.at("10:00"))
    #expect(hall.perform(RecordEnquiry(outcome: .answered), at: "09:59:59") == "enquiry_recorded")
    #expect(hall.hall.accepts(at: 2) == Self.social)
    #expect(hall.perform(RecordEnquiry(outcome: .answered), at: "10:00") == "window_assigned+enquiry_recorded")
    #expect(hall.hall.accepts(at: 2) == Self.police)
    #expect(hall.hall.window(3)?.assignedUntil == nil)
    #expect(hall.perform(RecordEnquiry(outcome: .answered)) == "enquiry_recorded")
  }

  @Test("the action itself is decided by the usual work")
  func decidedAfter() {
    var hall = Self.turned()
    #expect(hall.issue("SB-1", at: "09:59") == "B001")
    hall.serve(3)
    hall.perform(FinishTicket(window: 3))
    #expect(hall.issue("SB-1", at: "10:00") == "!no_open_window")
    // What is refused changes nothing, the return neither.
    #expect(hall.hall.accepts(at: 2) == Self.social)
    hall.perform(IssueTicket(matters: ["GA-1"]))
    #expect(hall.recorded.suffix(2).map { type(of: $0.event).kind } == ["window_assigned", "ticket_issued"])
  }

  @Test("a screen that watches the clock asks for it: too early nothing follows, and it happens once")
  func asked() {
    var hall = Self.turned()
    #expect(hall.perform(ReturnAssignments(), at: "09:59:59.999") == "")
    #expect(hall.perform(ReturnAssignments(), at: "10:00") == "window_assigned")
    #expect(hall.perform(ReturnAssignments()) == "")
  }

  @Test("a window that alone takes somebody who waits stays until that one is called")
  func stranding() {
    var hall = Self.turned()
    hall.issue("SB-1", at: "09:55")
    #expect(hall.perform(ReturnAssignments(), at: "10:05") == "")
    #expect(hall.call(3) == "B001")
    #expect(hall.perform(StartService(window: 3)) == "window_assigned+ticket_started")
    #expect(hall.perform(FinishTicket(window: 3)) == "ticket_finished")
    #expect(hall.state("B001") == .finished)
  }

  @Test("of two windows whose time is over at once, one stays for whoever waits for both")
  func strandingTogether() {
    var hall = Self.turned()
    hall.perform(Self.turn(4, "10:00"))
    hall.issue("SB-1", at: "09:55")
    #expect(hall.perform(ReturnAssignments(), at: "10:00") == "window_assigned")
    #expect([2, 3].count { hall.hall.accepts(at: $0) == Self.social } == 1)
    #expect(hall.hall.line.entries.allSatisfy { !$0.windows.intersection(hall.hall.openWindows).isEmpty })
  }

  @Test("a time that is over is refused, and so is this very minute")
  func over() {
    var hall = Sample.hall(open: [3, 4])
    hall.now = Sample.at("09:30")
    #expect(hall.perform(Self.turn(3, "09:29")) == "!time_is_over")
    #expect(hall.perform(Self.turn(3, "09:30")) == "!time_is_over")
    #expect(hall.refusal(Self.turn(3, "09:00"))?.details == ["at": "09:00"])
    #expect(hall.perform(Self.turn(3, "09:31")) == "window_assigned")
  }

  @Test("work without a time lasts for the day, whatever time the work before it had")
  func withoutATime() {
    var hall = Self.turned()
    hall.perform(AssignWindow(window: 3, accepts: .everything))
    #expect(hall.hall.window(3)?.assignedUntil == nil)
    #expect(hall.perform(ReturnAssignments(), at: "16:00") == "")
    #expect(hall.hall.accepts(at: 2) == .everything)
    // Usual work has no end to come.
    hall.perform(AssignWindow(window: 3, accepts: nil, until: ClockTime("17:00")))
    #expect(hall.hall.window(3)?.assigned == nil && hall.hall.window(3)?.assignedUntil == nil)
  }

  @Test("a closed window gets its usual work back as well")
  func closed() {
    var hall = Self.turned()
    hall.perform(CloseWindow(window: 3))
    #expect(hall.perform(OpenWindow(window: 3), at: "10:00") == "window_assigned+window_opened")
    #expect(hall.hall.accepts(at: 2) == Self.police)
  }

  @Test("the close of the day ends other work, by hand or at midnight")
  func dayEnds() {
    var closed = Self.turned()
    closed.perform(CloseDay())
    #expect(closed.hall.window(3)?.assigned == nil && closed.hall.window(3)?.assignedUntil == nil)

    var hall = Self.turned()
    hall.perform(Self.turn(3, "24:00"))
    #expect(hall.hall.window(3)?.assignedUntil == Sample.at("00:00", Sample.date.adding(days: 1)))
    // A day that went on past midnight is ended by an action, and not by a screen that watches the clock.
    #expect(hall.hall.returns(by: Sample.at("00:00:01", Sample.date.adding(days: 1))).isEmpty)
    hall.now = Sample.at("08:30", Sample.date.adding(days: 1))
    #expect(hall.perform(OpenWindow(window: 3)) == "day_closed+day_opened+window_opened")
    #expect(hall.hall.accepts(at: 2) == Self.police)
    #expect(hall.perform(ReturnAssignments()) == "")
  }
}
