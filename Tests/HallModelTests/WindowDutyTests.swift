import Testing

@testable import HallModel

@Suite("Windows: opening, closing, other work")
struct WindowDutyTests {
  @Test("a window is opened by who is named, else by who signed in, else by its usual clerk")
  func whoOpens() {
    var hall = Sample.hall(open: [])
    hall.perform(OpenWindow(window: 1, staff: "06"), staff: "05")
    hall.perform(OpenWindow(window: 2), staff: "05")
    hall.perform(OpenWindow(window: 3))
    #expect([1, 2, 3].map { hall.hall.window($0)?.staff } == ["06", "05", "03"])
    hall.perform(CloseWindow(window: 1))
    #expect(hall.hall.window(1)?.staff == nil)
    // The clerk is free again.
    #expect(hall.perform(OpenWindow(window: 5, staff: "06")) == "window_opened")
  }

  @Test("a relief takes over whoever is at the window")
  func relief() {
    var hall = Sample.hall()
    hall.serveOne()
    #expect(hall.perform(OpenWindow(window: 1, staff: "06", relieving: true)) == "window_relieved")
    #expect(hall.hall.window(1)?.staff == "06" && hall.hall.window(1)?.state == .serving)
    #expect(hall.number(at: 1) == "A001")
    hall.perform(HoldTicket(window: 1))
    hall.perform(ResumeHeld(window: 1))
    #expect(hall.hall.ticket("A001")?.spans.compactMap(\.staff) == ["01", "01", "06"])
  }

  @Test("closing releases what the window set aside and what waits only for it, with their arrival times")
  func closing() {
    var hall = Sample.hall(open: [1, 2])
    for clock in ["09:00", "09:01", "09:02", "09:03"] { hall.issue("GA-1", at: clock) }
    hall.serve(1)
    hall.perform(HoldTicket(window: 1))
    hall.serve(2)
    hall.perform(TransferTicket(window: 2, target: .window(1)))
    #expect(hall.perform(CloseWindow(window: 1)) == "ticket_transferred+ticket_transferred+window_closed")
    #expect(hall.line == ["A001", "A002", "A003", "A004"])
    #expect(hall.hall.tickets.allSatisfy { $0.reservedFor == nil })
    #expect(hall.hall.ticket("A001")?.reason == "window_closed")
    #expect(hall.call(2) == "A001")
  }

  @Test("other work for the day changes at once who waits for the window, and lasts until the day ends")
  func assigning() {
    var hall = Sample.hall()
    hall.issue("SW-1")
    #expect(hall.call(3) == "!nobody_waiting")
    hall.perform(AssignWindow(window: 3, accepts: Acceptance(departments: ["税务"])))
    #expect(hall.call(3) == "C001")
    hall.perform(StartService(window: 3))
    hall.perform(FinishTicket(window: 3))
    hall.perform(CloseWindow(window: 3))
    #expect(hall.hall.window(3)?.assigned == Acceptance(departments: ["税务"]))
    hall.perform(AssignWindow(window: 3, accepts: nil))
    #expect(hall.hall.accepts(at: 2) == Acceptance(departments: ["公安"]))
    hall.perform(AssignWindow(window: 3, accepts: .everything))
    hall.perform(CloseDay())
    #expect(hall.hall.window(3)?.assigned == nil)
  }

  @Test("other work is refused where somebody who waits would have no open window left, and only then")
  func stranding() {
    var hall = Sample.hall(open: [2, 3])
    hall.issue("GA-1")
    hall.issue("SB-1")
    let tax = Acceptance(departments: ["税务"])
    #expect(hall.refusal(AssignWindow(window: 2, accepts: tax))?.details["ticket"] == "B001")
    // Window 2 also takes the police's tickets, so 3 is free to go; a closed window strands nobody.
    #expect(hall.refusal(AssignWindow(window: 3, accepts: tax)) == nil)
    #expect(hall.refusal(AssignWindow(window: 1, accepts: .nothing)) == nil)
    // Nobody loses a window who had none before.
    hall.perform(CloseWindow(window: 2))
    #expect(hall.refusal(AssignWindow(window: 3, accepts: Acceptance(matters: ["GA-1"]))) == nil)
    #expect(hall.refusal(AssignWindow(window: 3, accepts: tax))?.code == "would_strand")
  }

  @Test("other work that takes the last window of a part of a visit away is refused as well")
  func strandingAPart() {
    var hall = Sample.hall(open: [2, 4])
    hall.issue("GA-1", "SW-1")
    #expect(hall.refusal(AssignWindow(window: 4, accepts: .nothing))?.code == "would_strand")
    hall.perform(OpenWindow(window: 1))
    #expect(hall.refusal(AssignWindow(window: 4, accepts: .nothing)) == nil)
  }

  @Test("new settings while the hall runs change the rules and leave the tickets alone")
  func reconfiguring() {
    var hall = Sample.hall()
    hall.issue("GA-1")
    hall.issue("GA-1")
    hall.serve(2)
    hall.wait(60)
    let configure = RefusalTests.configure { settings in
      settings.windows.removeAll { $0.number == 5 }
      settings.windows.insert(WindowSetting(number: 7, name: "七号", accepts: .everything), at: 0)
      settings.queue.callsBeforeNoShow = 1
    }
    #expect(hall.perform(configure) == "hall_configured")
    #expect(hall.hall.windows.map(\.number) == [7, 1, 2, 3, 4])
    #expect(hall.hall.window(7)?.state == .closed && hall.hall.window(7)?.since == hall.now)
    #expect(hall.number(at: 2) == "A001" && hall.line == ["A002"])
    #expect(hall.call(3) == "A002")
    #expect(hall.perform(RecordNoShow(window: 3)) == "ticket_no_show")
    #expect(hall.issue("GA-1") == "A003")
  }

  @Test("a matter can go only when nobody waits for it or may still come back for it")
  func matterInUse() {
    var hall = Sample.hall()
    hall.issue("GA-1")
    let without = Configure(
      settings: Sample.settings(), catalogue: Catalogue(matters: Array(Sample.matters.dropFirst()), digest: "less"),
      papersDigest: "", training: false)
    hall.missed(1)
    #expect(hall.perform(without) == "!matter_in_use")
    hall.perform(CancelTicket(ticket: "A001", reason: "不办了"))
    #expect(hall.perform(without) == "hall_configured")
    #expect(hall.issue("GA-1") == "!unknown_matter")
  }
}
