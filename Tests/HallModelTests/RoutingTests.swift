import Testing

@testable import HallModel

@Suite("Routing: who is next, why, and who was passed")
struct RoutingTests {
  /// A waiting ticket: minutes before now it was issued, its head start and promise, the windows that may take it.
  struct Waiting {
    var minutes: Int
    var headStart = 0
    var promised = false
    var windows: [Int] = [0]
  }

  static let now = Sample.at("10:00")

  static func line(_ waiting: [Waiting]) -> WaitingLine {
    WaitingLine(
      waiting.enumerated().map { serial, ticket in
        let issued = now.milliseconds - Int64(ticket.minutes) * 60_000
        return WaitingLine.Entry(
          QueuePlace(
            virtualArrival: issued - Int64(ticket.headStart) * 60_000, issuedAt: issued, serial: serial,
            promised: ticket.promised, service: 300), WindowSet(ticket.windows))
      })
  }

  static func walkIn(_ minutes: Int, _ windows: [Int] = [0]) -> Waiting { Waiting(minutes: minutes, windows: windows) }
  static func appointment(_ minutes: Int) -> Waiting { Waiting(minutes: minutes, headStart: 5) }
  static func priority(_ minutes: Int, _ windows: [Int] = [0]) -> Waiting {
    Waiting(minutes: minutes, headStart: 10, promised: true, windows: windows)
  }

  @Test(
    "the order is the promise, then the virtual arrival, then the number",
    arguments: [
      ("nobody", [], []), ("one", [walkIn(1)], [0]), ("first come", [walkIn(9), walkIn(4)], [0, 1]),
      ("ties by number", [walkIn(4), walkIn(4), walkIn(4)], [0, 1, 2]),
      ("an appointment counts five minutes", [walkIn(9), walkIn(6), appointment(3)], [0, 2, 1]),
      ("five minutes, and no more: ties by number", [walkIn(8), appointment(3)], [0, 1]),
      ("priority counts ten minutes", [walkIn(14), walkIn(11), priority(3)], [0, 2, 1]),
      ("the promise does not bind before eight minutes", [walkIn(30), priority(7)], [0, 1]),
      ("the promise binds at eight minutes", [walkIn(30), priority(8)], [1, 0]),
      ("of two promised the earlier", [walkIn(60), priority(12), priority(9)], [1, 2, 0]),
      ("bound before unbound priority", [priority(9), walkIn(25), priority(1)], [0, 1, 2]),
      ("other windows' tickets do not matter", [walkIn(30, [1]), priority(20, [1]), walkIn(2)], [2]),
      ("tickets of several windows do", [walkIn(30, [1]), walkIn(5, [0, 1]), walkIn(2)], [1, 2]),
    ] as [(String, [Waiting], [Int])])
  func order(_ name: String, _ waiting: [Waiting], _ expected: [Int]) {
    let line = RoutingTests.line(waiting)
    let order = Routing.order(of: line, for: 0, now: RoutingTests.now, by: RoutingOrder(QueueRules()))
    #expect(order.map { line.entries[$0].serial } == expected)
    let next = Routing.next(in: line, for: 0, now: RoutingTests.now, by: RoutingOrder(QueueRules()))
    #expect(next.map { line.entries[$0].serial } == expected.first)
  }

  @Test("those passed are the earlier ones this window could have taken, in order of issue")
  func passed() {
    let line = RoutingTests.line([
      RoutingTests.walkIn(30), RoutingTests.walkIn(20, [1]), RoutingTests.walkIn(15, [0, 1]),
      RoutingTests.priority(9), RoutingTests.walkIn(3),
    ])
    let next = Routing.next(in: line, for: 0, now: RoutingTests.now, by: RoutingOrder(QueueRules()))
    #expect(next.map { line.entries[$0].serial } == 3)
    #expect(next.map { Routing.passed(in: line, for: 0, choosing: $0) } == [0, 2])
  }

  @Test("every call says why")
  func reasons() {
    var hall = Sample.hall(open: [1, 2])
    hall.perform(AddAppointment(day: Sample.date, slot: ClockTime(minutes: 540), matters: ["GA-1"]))
    hall.issue("GA-1", at: "09:00")
    hall.issue("GA-1", at: "09:05")
    hall.perform(CheckInAppointment(id: "Y0001"), at: "09:09")
    hall.issue("GA-1", group: "elderly", at: "09:10")
    hall.issue("GA-1", group: "disabled", at: "09:20")
    // A001 9:00, A004 9:00, A003 9:04, A002 9:05, A005 9:10.
    #expect(hall.line == ["A001", "A004", "A003", "A002", "A005"])
    let expected: [(String, String, CallReason, [String])] = [
      ("09:11", "A001", .firstInLine, []), ("09:12", "A004", .priorityHeadStart, ["A002", "A003"]),
      ("09:13", "A003", .appointmentHeadStart, ["A002"]), ("09:28", "A005", .priorityPromise, ["A002"]),
      ("09:29", "A002", .firstInLine, []),
    ]
    for (clock, number, reason, passed) in expected {
      #expect(hall.serve(1, at: clock) == number)
      #expect(hall.last(TicketCalled.self)?.reason == reason)
      #expect(hall.last(TicketCalled.self)?.passed == passed)
      hall.finish(1)
    }
  }

  @Test("a returned no-show is passed by its own doing: the next is still first in line")
  func returned() {
    var hall = Sample.hall(open: [1])
    hall.issue("GA-1", at: "09:00")
    hall.missed(1)
    for clock in ["09:01", "09:02"] { hall.issue("GA-1", at: clock) }
    hall.perform(ReturnTicket(ticket: "A001"), at: "09:03")
    #expect(hall.call(1) == "A002")
    #expect(hall.last(TicketCalled.self)?.reason == .firstInLine)
    #expect(hall.last(TicketCalled.self)?.passed == ["A001"])
  }

  @Test("a returned no-show that is still ahead through the rest of its head start is called for that reason")
  func returnedEarly() {
    var hall = Sample.hall(open: [1, 3])
    for clock in ["09:00", "09:03", "09:04"] { hall.issue("GA-1", at: clock) }
    hall.issue("GA-1", group: "elderly", at: "09:05")
    hall.missed(1)
    hall.perform(ReturnTicket(ticket: "A004"))
    // Behind the next two, as the rule says, and so ahead of A003, which was issued before it.
    #expect(hall.line == ["A001", "A002", "A004", "A003"])
    #expect(hall.hall.ticket("A004")?.headStart == 2 * 60)
    for number in ["A001", "A002"] {
      #expect(hall.serve(1) == number)
      hall.finish(1)
    }
    // The promise is used up, whatever the time.
    #expect(hall.call(1, at: "09:30") == "A004")
    #expect(hall.last(TicketCalled.self)?.reason == .priorityHeadStart)
    #expect(hall.last(TicketCalled.self)?.passed == ["A003"])
  }

  @Test("head starts and the promise are settings, frozen when the ticket is issued")
  func settings() {
    var hall = Sample.hall(open: [1])
    hall.issue("GA-1", at: "09:00")
    hall.issue("GA-1", group: "elderly", at: "09:05")
    hall.perform(RefusalTests.configure { $0.queue.priorityHeadStart = 0 })
    hall.issue("GA-1", group: "elderly", at: "09:06")
    #expect(hall.line == ["A002", "A001", "A003"])
    hall.perform(RefusalTests.configure { $0.queue.priorityPromise = 1 })
    hall.serve(1, at: "09:07")
    hall.finish(1)
    #expect(hall.call(1) == "A003")
    #expect(hall.last(TicketCalled.self)?.reason == .priorityPromise)
  }

  @Test("an arrival goes to the idle window of fewest matters, then the longest idle, then the first")
  func choosing() {
    let early = Sample.at("09:00")
    let late = Sample.at("09:30")
    #expect(Routing.choose([]) == nil)
    #expect(Routing.choose([(0, 8, early), (3, 1, late), (2, 3, early)]) == 3)
    #expect(Routing.choose([(0, 3, late), (1, 3, early)]) == 1)
    #expect(Routing.choose([(4, 3, early), (1, 3, early)]) == 1)
    let hall = Sample.hall().hall
    #expect(hall.windows.indices.map(hall.breadth(at:)) == [8, 6, 3, 1, 0])
  }

  @Test("a hall of five hundred and twelve windows keeps them apart")
  func windowSets() {
    let all = WindowSet(0..<WindowSet.capacity)
    #expect(all.count == 512 && all.positions == Array(0..<512))
    let odd = WindowSet((0..<512).filter { $0 % 2 == 1 })
    #expect(all.subtracting(odd).positions == (0..<512).filter { $0 % 2 == 0 })
    #expect(odd.union(all.subtracting(odd)) == all && odd.intersection(WindowSet([7, 8])).positions == [7])
    #expect(WindowSet().isEmpty && !odd.isEmpty && WindowSet().count == 0)
    for position in [0, 63, 64, 127, 128, 511] {
      #expect(WindowSet([position]).contains(position) && WindowSet([position]).positions == [position])
    }
  }
}
