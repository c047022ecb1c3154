import Testing

@testable import HallModel

@Suite("Supervision: tickets that are moved")
struct MovingTests {
  private func front(_ ticket: String) -> MoveTicket { MoveTicket(ticket: ticket, to: .front, reason: "老人等不起") }

  @Test("moved to the front, a ticket is called next, with the reason told and those it passes named")
  func toTheFront() {
    var hall = SupervisionSample.line()
    #expect(hall.supervise(front("A003")) == "ticket_moved")
    #expect(hall.line == ["A003", "A001", "A002", "B001"])
    #expect(hall.hall.ticket("A003")?.reason == "老人等不起")
    #expect(hall.hall.ticket("A003")?.issuedAt == Sample.at("09:02"))
    #expect(hall.call(3) == "A003")
    let called = hall.last(TicketCalled.self)
    #expect(called?.reason == .movedAhead)
    #expect(called?.passed == ["A001", "A002"])
    // Nobody else was moved.
    #expect(hall.call(2) == "A001")
    #expect(hall.last(TicketCalled.self)?.reason == .firstInLine)
  }

  @Test("the last who is moved stands first, and each goes back to the place it had before it was ever moved")
  func back() {
    var hall = SupervisionSample.line()
    hall.supervise(front("A003"))
    hall.supervise(front("A002"))
    hall.supervise(front("A003"))
    #expect(hall.line == ["A003", "A002", "A001", "B001"])
    hall.supervise(MoveTicket(ticket: "A002", to: .own, reason: "错了"))
    #expect(hall.line == ["A003", "A001", "A002", "B001"])
    hall.supervise(MoveTicket(ticket: "A003", to: .own, reason: "错了"))
    #expect(hall.line == ["A001", "A002", "A003", "B001"])
    #expect(hall.hall.tickets.allSatisfy { $0.ownPlace == nil && $0.virtualArrival == $0.issuedAt })
    hall.call(3)
    #expect(hall.last(TicketCalled.self)?.reason == .firstInLine)
  }

  @Test("moved to a window, a ticket keeps its place and only that window calls it, until it is sent back to the line")
  func toAWindow() {
    var hall = SupervisionSample.line()
    #expect(hall.supervise(MoveTicket(ticket: "A001", to: .window(3), reason: "熟悉情况")) == "ticket_moved")
    #expect(hall.line == ["A001", "A002", "A003", "B001"])
    #expect(hall.call(2) == "A002")
    var lifted = hall
    lifted.supervise(MoveTicket(ticket: "A001", to: .own, reason: "不必了"))
    #expect(lifted.hall.ticket("A001")?.reservedFor == nil)
    #expect(hall.call(3) == "A001")
    #expect(hall.last(TicketCalled.self)?.reason == .firstInLine)
    // A window that closes lets go of it.
    hall.supervise(MoveTicket(ticket: "B001", to: .window(3), reason: "x"))
    #expect(hall.hall.ticket("B001")?.reservedFor == 3)
  }

  @Test("a ticket sent to a window that closes waits in the line again")
  func windowCloses() {
    var hall = SupervisionSample.line()
    hall.supervise(MoveTicket(ticket: "B001", to: .window(3), reason: "x"))
    hall.perform(CloseWindow(window: 3))
    #expect(hall.hall.ticket("B001")?.reservedFor == nil)
    #expect(hall.line == ["A001", "A002", "A003", "B001"])
  }

  static let refusals: [(code: String, ticket: String, place: MoveTicket.Place, reason: String, staff: String)] = [
    ("already_first", "A001", .front, "x", "90"),
    ("reason_needed", "A002", .front, " \t　", "90"),
    ("reason_needed", "A002", .own, "", "90"),
    ("not_movable", "A004", .front, "x", "90"),
    ("unknown_ticket", "A009", .front, "x", "90"),
    ("window_closed", "A002", .window(1), "x", "90"),
    ("unknown_window", "A002", .window(9), "x", "90"),
    ("not_a_supervisor", "A002", .front, "x", "02"),
    ("not_a_supervisor", "A002", .front, "x", "77"),
  ]

  @Test("what may not be moved is refused with the code of the rule, and nothing changes")
  func refused() {
    var hall = SupervisionSample.line()
    hall.issue("GA-1")
    hall.perform(CancelTicket(ticket: "A004", reason: "不办了"))
    let before = hall.hall
    for (code, ticket, place, reason, staff) in Self.refusals {
      let command = MoveTicket(ticket: ticket, to: place, reason: reason)
      #expect(hall.perform(command, staff: staff) == "!" + code, "\(command) by \(staff)")
    }
    let unchanged = hall.hall == before
    #expect(unchanged)
    // At the terminal of the system's user nobody has to sign in.
    #expect(hall.perform(front("A003"), staff: "") == "ticket_moved")
  }

  @Test("the promise to the priority channel stays above whoever is moved to the front")
  func promise() {
    var hall = SupervisionSample.hall(open: [3])
    for clock in ["09:00", "09:01"] { hall.issue("GA-1", at: clock) }
    hall.issue("GA-1", group: "elderly", at: "09:02")
    hall.issue("GA-1", at: "09:03")
    hall.supervise(front("A004"), at: "09:09:59")
    // A moment before the promise binds, the moved ticket is next; from then on it is not.
    let early = hall
    var first = early
    #expect(first.call(3) == "A004")
    #expect(hall.call(3, at: "09:10") == "A003")
    #expect(hall.last(TicketCalled.self)?.reason == .priorityPromise)
    hall.perform(TransferTicket(window: 3, target: .matters(["GA-1"])))
    hall.perform(CancelTicket(ticket: "A003", reason: "x"))
    #expect(hall.call(3) == "A004")
    #expect(hall.last(TicketCalled.self)?.reason == .movedAhead)
  }

  @Test("the front is that of the open windows it waits for: a closed one joins no lines")
  func closedWindows() {
    var hall = SupervisionSample.hall(open: [3, 4])
    hall.issue("GA-1")
    hall.issue("SW-1")
    // Window 1 would take both, but nobody sits there: the invoice is first already.
    #expect(hall.supervise(front("C001")) == "!already_first")
  }

  @Test("whoever was moved ahead and did not come has used that up")
  func noShow() {
    var hall = SupervisionSample.line()
    hall.issue("GA-1", at: "09:04")
    hall.supervise(front("A002"))
    #expect(hall.missed(3) == "A002")
    hall.perform(ReturnTicket(ticket: "A002"))
    #expect(hall.line == ["A001", "A003", "A002", "B001", "A004"])
    // The place behind the next two is its own now, and nothing is left to be told as moved ahead.
    hall.supervise(MoveTicket(ticket: "A002", to: .own, reason: "x"))
    #expect(hall.line == ["A001", "A003", "A002", "B001", "A004"])
    #expect(hall.hall.ticket("A002")?.ownPlace == nil)
  }
}
