import Testing

@testable import HallModel

@Suite("No-shows: three calls, thirty minutes, two places, five seconds")
struct NoShowTests {
  @Test("a no-show needs the third call")
  func threeCalls() {
    var hall = Sample.hall()
    hall.callOne()
    for call in 2...3 {
      #expect(hall.perform(RecordNoShow(window: 1)) == "!too_few_calls")
      hall.perform(Recall(window: 1))
      #expect(hall.last(TicketRecalled.self)?.call == call)
    }
    #expect(hall.perform(RecordNoShow(window: 1)) == "ticket_no_show")
    #expect(hall.hall.window(1)?.state == .idle)
    #expect(hall.line.isEmpty)
  }

  @Test("the number of calls is a setting")
  func callsSetting() {
    var hall = Sample.hall { $0.queue.callsBeforeNoShow = 1 }
    hall.callOne()
    #expect(hall.perform(RecordNoShow(window: 1)) == "ticket_no_show")
  }

  @Test(
    "who comes back is placed behind the next two of the line, or as many as there are",
    arguments: [(0, 0), (1, 1), (2, 2), (3, 2), (5, 2)])
  func place(_ waiting: Int, _ behind: Int) {
    var hall = Sample.hall()
    hall.issue("GA-1")
    hall.missed(1)
    for _ in 0..<waiting {
      hall.wait(60)
      hall.issue("GA-1")
    }
    hall.wait(60)
    #expect(hall.perform(ReturnTicket(ticket: "A001")) == "ticket_returned")
    #expect(hall.line.firstIndex(of: "A001") == behind)
    #expect(hall.line.count == waiting + 1)
  }

  @Test("its line is made of those who wait for the same windows, not of everybody")
  func ownLine() {
    var hall = Sample.hall(open: [2, 4])
    hall.issue("GA-1")
    for _ in 0..<3 { hall.issue("SW-1", at: "09:05") }
    hall.missed(2)
    hall.issue("GA-1", at: "09:10")
    hall.perform(ReturnTicket(ticket: "A001"), at: "09:12")
    #expect(hall.call(2) == "A002")
    hall.perform(FinishTicket(window: 2))
    #expect(hall.line == ["C001", "C002", "C003", "A001"])
  }

  @Test("coming back never brings anybody forward")
  func neverForward() {
    var hall = Sample.hall()
    for clock in ["09:00", "09:01", "09:02"] { hall.issue("GA-1", at: clock) }
    hall.issue("SB-1", group: "elderly", at: "09:03")
    #expect(hall.line == ["B001", "A001", "A002", "A003"])
    // The dedicated window takes A001 and A002; then A002, the later one, does not come either.
    hall.missed(3)
    hall.missed(3)
    hall.perform(ReturnTicket(ticket: "A002"), at: "09:06")
    #expect(hall.line == ["B001", "A003", "A002"])
    hall.perform(ReturnTicket(ticket: "A001"), at: "09:07")
    #expect(hall.line == ["B001", "A003", "A001", "A002"])
  }

  @Test("coming back is possible for thirty minutes, to the second")
  func returnWithin() {
    var hall = Sample.hall()
    hall.issue("GA-1")
    hall.missed(1)
    let start = hall
    hall.wait(30 * 60)
    #expect(hall.perform(ReturnTicket(ticket: "A001")) == "ticket_returned")
    hall = start
    hall.wait(30 * 60 + 1)
    #expect(hall.perform(ReturnTicket(ticket: "A001")) == "!return_too_late")
    #expect(hall.issue("GA-1") == "A002")
  }

  @Test("a priority ticket that comes back has used up head start and promise")
  func priorityReturns() {
    var hall = Sample.hall()
    hall.issue("GA-1", group: "elderly", at: "09:00")
    hall.missed(1)
    for clock in ["09:10", "09:11", "09:12"] { hall.issue("GA-1", at: clock) }
    hall.perform(ReturnTicket(ticket: "A001"), at: "09:20")
    #expect(hall.line == ["A002", "A003", "A001", "A004"])
    for number in ["A002", "A003", "A001"] {
      #expect(hall.serve(1) == number)
      #expect(hall.finish(1) == "ticket_finished")
    }
    #expect(hall.last(TicketCalled.self)?.reason == .firstInLine)
    #expect(hall.hall.ticket("A001")?.priorityGroup == "elderly")
  }

  @Test("a no-show is taken back within five seconds, to the millisecond, and is called again as before")
  func undoWithin() {
    var hall = Sample.hall()
    hall.issue("GA-1")
    hall.missed(1)
    let start = hall
    hall.now = Moment(milliseconds: start.now.milliseconds + 5000)
    #expect(hall.perform(UndoNoShow(window: 1)) == "no_show_undone")
    #expect(hall.number(at: 1) == "A001")
    #expect(hall.hall.ticket("A001")?.calls == 3)
    #expect(hall.perform(RecordNoShow(window: 1)) == "ticket_no_show")
    hall = start
    hall.now = Moment(milliseconds: start.now.milliseconds + 5001)
    #expect(hall.perform(UndoNoShow(window: 1)) == "!undo_too_late")
  }

  @Test("only the window that recorded it takes it back, and only while it does nothing else")
  func undoSameWindow() {
    var hall = Sample.hall()
    hall.issue("GA-1")
    hall.issue("GA-1")
    hall.missed(1)
    #expect(hall.perform(UndoNoShow(window: 2)) == "!nothing_to_undo")
    let start = hall
    hall.call(1)
    #expect(hall.perform(UndoNoShow(window: 1)) == "!window_busy")
    for command in [
      PauseWindow(window: 1, reason: "x"), ReturnTicket(ticket: "A001"), CancelTicket(ticket: "A001", reason: "x"),
    ] as [any HallCommand] {
      hall = start
      hall.perform(command)
      hall.perform(ResumeWindow(window: 1))
      #expect(hall.perform(UndoNoShow(window: 1)) == "!nothing_to_undo", "\(command)")
    }
    hall = start
    hall.perform(CloseWindow(window: 1))
    hall.perform(OpenWindow(window: 1))
    #expect(hall.perform(UndoNoShow(window: 1)) == "!nothing_to_undo")
  }

  @Test("a later no-show of the same ticket at another window is not this window's to take back")
  func undoOtherRound() {
    var hall = Sample.hall()
    hall.issue("GA-1")
    hall.missed(1)
    hall.perform(ReturnTicket(ticket: "A001"))
    hall.missed(2)
    #expect(hall.perform(UndoNoShow(window: 1)) == "!nothing_to_undo")
    #expect(hall.perform(UndoNoShow(window: 2)) == "no_show_undone")
  }

  @Test(
    "a ticket number is understood as it is read out",
    arguments: ["A001", "a001", "Ａ００１", "ａ００１", "20260302-A001", "２０２６０３０２－ａ００１"])
  func fullWidth(_ text: String) {
    var hall = Sample.hall()
    hall.issue("GA-1")
    hall.missed(1)
    #expect(hall.perform(ReturnTicket(ticket: text)) == "ticket_returned")
  }
}

extension TestHall {
  /// Finishes at a window.
  @discardableResult
  mutating func finish(_ window: Int) -> String { perform(FinishTicket(window: window)) }
}
