import Testing

@testable import HallModel

@Suite("Serving: holding, transferring, one ticket for many matters")
struct ServingTests {
  @Test("a ticket set aside comes back to its window ahead of the line, the longest first")
  func held() {
    var hall = Sample.hall(open: [1, 2])
    for _ in 0..<3 { hall.issue("GA-1") }
    for reason in ["复印", "照相"] {
      hall.serve(1)
      hall.perform(HoldTicket(window: 1, reason: reason))
    }
    #expect(hall.state("A001") == .held && hall.hall.ticket("A001")?.reason == "复印")
    #expect(hall.hall.window(1)?.held == [0, 1])
    #expect(hall.perform(ResumeHeld(window: 2)) == "!nothing_held")
    #expect(hall.perform(ResumeHeld(window: 1, ticket: "ａ００２")) == "ticket_resumed")
    #expect(hall.number(at: 1) == "A002")
    hall.perform(FinishTicket(window: 1))
    #expect(hall.perform(ResumeHeld(window: 1)) == "ticket_resumed")
    #expect(hall.number(at: 1) == "A001" && hall.state("A001") == .serving)
    #expect(hall.hall.window(1)?.held == [])
    #expect(hall.line == ["A003"])
  }

  @Test("handling time leaves out the time set aside")
  func handling() {
    var hall = Sample.hall()
    hall.issue("GA-1")
    hall.serve(1, at: "09:05")
    hall.perform(HoldTicket(window: 1), at: "09:08")
    hall.perform(ResumeHeld(window: 1), at: "09:30")
    hall.perform(FinishTicket(window: 1), at: "09:34")
    let ticket = hall.hall.ticket("A001")
    #expect(ticket?.handled(until: hall.now) == 7 * 60)
    #expect(ticket?.waited(until: hall.now) == 5 * 60)
    #expect(ticket?.finishedAt == Sample.at("09:34"))
  }

  @Test("a transfer to a window keeps the arrival, and only that window may call it")
  func transferToWindow() {
    var hall = Sample.hall(open: [1, 2, 3])
    hall.issue("GA-1", at: "09:00")
    hall.serve(1, at: "09:05")
    for clock in ["09:06", "09:07"] { hall.issue("GA-1", at: clock) }
    hall.perform(TransferTicket(window: 1, target: .window(2), reason: "材料在二号窗"), at: "09:08")
    #expect(hall.hall.window(1)?.state == .idle)
    #expect(hall.line == ["A001", "A002", "A003"])
    #expect(hall.call(3) == "A002")
    #expect(hall.call(2) == "A001")
    #expect(hall.hall.ticket("A001")?.issuedAt == Sample.at("09:00"))
    #expect(hall.hall.ticket("A001")?.reason == "材料在二号窗")
    #expect(hall.hall.ticket("A001")?.calls == 1)
  }

  @Test("a colleague who gets a ticket of matters not on the window's list serves them all")
  func transferBeyondTheList() {
    var hall = Sample.hall()
    hall.perform(OpenWindow(window: 5, staff: "05"))
    hall.issue("GA-1", "SB-1")
    hall.serve(1)
    hall.perform(TransferTicket(window: 1, target: .window(5)))
    #expect(hall.serve(5) == "A001")
    hall.perform(FinishTicket(window: 5))
    #expect(hall.last(TicketFinished.self)?.served == ["GA-1", "SB-1"])
    #expect(hall.state("A001") == .finished)
  }

  @Test("a transfer to other matters keeps the arrival and adds them to the visit")
  func transferToMatters() {
    var hall = Sample.hall()
    hall.issue("SW-1", at: "09:00")
    hall.serve(4, at: "09:01")
    hall.issue("GA-1", at: "09:02")
    hall.perform(TransferTicket(window: 4, target: .matters(["GA-2"])), at: "09:03")
    #expect(hall.hall.ticket("C001")?.matters == ["SW-1", "GA-2"])
    #expect(hall.hall.ticket("C001")?.remaining == ["GA-2"])
    #expect(hall.call(4) == "!nobody_waiting")
    #expect(hall.call(3) == "C001")
  }

  @Test("one ticket for many matters is served in full by the one window that accepts them all")
  func oneWindow() {
    var hall = Sample.hall()
    hall.issue("GA-1", "SW-1")
    for window in [2, 3, 4] { #expect(hall.call(window) == "!nobody_waiting") }
    #expect(hall.serve(1) == "A001")
    #expect(hall.finish(1) == "ticket_finished")
    #expect(hall.last(TicketFinished.self)?.served == ["GA-1", "SW-1"])
    #expect(hall.state("A001") == .finished)
  }

  @Test("a paused window that accepts them all is still the one to serve them; a closed one is not")
  func pausedOrClosed() {
    var hall = Sample.hall()
    hall.issue("GA-1", "SW-1")
    hall.perform(PauseWindow(window: 1, reason: "午餐"))
    #expect(hall.call(3) == "!nobody_waiting")
    hall.perform(CloseWindow(window: 1))
    #expect(hall.call(3) == "A001")
  }

  @Test("otherwise it is served in parts, and the rest keeps its place ahead of later arrivals")
  func inParts() {
    var hall = Sample.hall(open: [2, 4])
    hall.issue("GA-1", "SW-1", at: "09:00")
    hall.issue("SW-1", at: "09:01")
    #expect(hall.serve(2, at: "09:02") == "A001")
    hall.issue("SW-1", at: "09:03")
    hall.perform(FinishTicket(window: 2), at: "09:10")
    #expect(hall.last(TicketFinished.self)?.served == ["GA-1"])
    #expect(hall.last(TicketFinished.self)?.remaining == ["SW-1"])
    #expect(hall.state("A001") == .waiting && hall.hall.ticket("A001")?.calls == 0)
    #expect(hall.line == ["A001", "C001", "C002"])
    #expect(hall.serve(4) == "A001")
    #expect(hall.finish(4) == "ticket_finished")
    #expect(hall.state("A001") == .finished)
    #expect(hall.hall.ticket("A001")?.matters == ["GA-1", "SW-1"])
  }

  @Test("a window that opens and accepts them all takes a ticket over from the windows of the parts")
  func fullWindowOpens() {
    var hall = Sample.hall(open: [2, 4])
    hall.issue("GA-1", "SW-1")
    hall.perform(OpenWindow(window: 1))
    #expect(hall.call(2) == "!nobody_waiting" && hall.call(4) == "!nobody_waiting")
    #expect(hall.call(1) == "A001")
  }

  @Test("a package brings its matters on one ticket, each once")
  func package() {
    var hall = Sample.hall()
    #expect(hall.issue("SB-1", "SB-1", package: "新生儿出生") == "B001")
    #expect(hall.hall.ticket("B001")?.matters == ["SB-1", "GA-3"])
    #expect(hall.hall.ticket("B001")?.package == "新生儿出生")
    #expect(hall.issue(package: "新生儿出生") == "A001")
    #expect(hall.hall.ticket("A001")?.matters == ["GA-3", "SB-1"])
  }

  @Test("recording a visit without a ticket counts it for the day")
  func enquiries() {
    var hall = Sample.hall()
    hall.perform(RecordEnquiry(outcome: .online, matters: ["GA-2"]), at: "09:30")
    hall.perform(RecordEnquiry(outcome: .papers, matters: ["GA-1"], missing: ["户口簿"]), at: "09:31")
    #expect(hall.hall.enquiries.map(\.outcome) == [.online, .papers])
    #expect(hall.hall.enquiries.last?.missing == ["户口簿"])
    #expect(hall.hall.enquiries.last?.at == Sample.at("09:31"))
    #expect(DayFigures(hall.hall, now: hall.now).visits == 2)
  }
}
