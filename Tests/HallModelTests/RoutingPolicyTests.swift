import FoundationEssentials
import Testing

@testable import HallModel

@Suite("Routing policies: the order of each, and what stays true under all")
struct RoutingPolicyTests {
  /// A waiting ticket: minutes before now it was issued, its kind, usual service in minutes.
  struct Waiting {
    var minutes: Int
    var standing = Standing.walkIn
    var service = 6
    var moved = false
    var headStart = 0
  }

  static let now = Sample.at("10:00")

  static func walkIn(_ minutes: Int, _ service: Int = 6) -> Waiting { Waiting(minutes: minutes, service: service) }
  static func appointment(_ minutes: Int, _ service: Int = 6) -> Waiting {
    Waiting(minutes: minutes, standing: .appointment, service: service, headStart: 5)
  }
  static func priority(_ minutes: Int, _ service: Int = 6) -> Waiting {
    Waiting(minutes: minutes, standing: .priority, service: service, headStart: 10)
  }
  static func moved(_ minutes: Int, to place: Int) -> Waiting {
    Waiting(minutes: minutes, moved: true, headStart: place - minutes)
  }

  static func rules(_ policy: RoutingPolicy) -> QueueRules {
    var rules = QueueRules()
    rules.policy = policy
    return rules
  }

  /// The line as it would be had all taken their tickets under the policy.
  static func line(_ waiting: [Waiting], _ policy: RoutingPolicy) -> WaitingLine {
    WaitingLine(
      waiting.enumerated().map { serial, ticket in
        let issued = now.milliseconds - Int64(ticket.minutes) * 60_000
        let start = policy.grantsHeadStarts || ticket.moved ? ticket.headStart : 0
        return WaitingLine.Entry(
          QueuePlace(
            virtualArrival: issued - Int64(start) * 60_000, issuedAt: issued, serial: serial,
            standing: ticket.standing, promised: ticket.standing == .priority, moved: ticket.moved,
            service: ticket.service * 60), WindowSet([0]))
      })
  }

  /// One line, and the order each policy makes of it.
  ///
  /// Weights × minutes: 0: 30, 1: 21, 2: 27, 3: 24, 4: 6, 5: 4.5; divided by the service time: 3, 7, 2.7, 12, 0.6, 4.5.
  static let mixed = [
    walkIn(30, 10), appointment(14, 3), priority(9, 10), walkIn(24, 2), priority(2, 10), appointment(3, 1),
  ]

  @Test(
    "every policy makes its own order of the same line",
    arguments: [
      (.promise, [2, 0, 3, 1, 4, 5]), (.headStart, [0, 3, 1, 2, 4, 5]), (.fcfs, [0, 3, 1, 2, 5, 4]),
      (.accumulating, [0, 2, 3, 1, 4, 5]), (.strict, [2, 4, 1, 5, 0, 3]), (.cMu, [2, 4, 5, 1, 3, 0]),
      (.generalizedCMu, [3, 1, 5, 0, 2, 4]),
    ] as [(RoutingPolicy, [Int])])
  func ownOrder(_ policy: RoutingPolicy, _ expected: [Int]) {
    let line = Self.line(Self.mixed, policy)
    let routing = RoutingOrder(Self.rules(policy))
    let order = Routing.order(of: line, for: 0, now: Self.now, by: routing)
    #expect(order.map { line.entries[$0].serial } == expected)
    let next = Routing.next(in: line, for: 0, now: Self.now, by: routing)
    #expect(next.map { line.entries[$0].serial } == expected[0])
    #expect(Routing.next(in: line, for: 1, now: Self.now, by: routing) == nil)
  }

  @Test(
    "each policy's own point",
    arguments: [
      (.headStart, [walkIn(30), priority(9)], [0, 1]), (.fcfs, [walkIn(3), priority(3), walkIn(3)], [0, 1, 2]),
      // Three times four minutes are twelve; equal, the one that came first.
      (.accumulating, [walkIn(12), priority(4)], [0, 1]), (.accumulating, [walkIn(11), priority(4)], [1, 0]),
      (.accumulating, [appointment(8), priority(4)], [0, 1]), (.accumulating, [appointment(7), priority(4)], [1, 0]),
      (.strict, [walkIn(90), appointment(1), priority(0)], [2, 1, 0]),
      (.cMu, [walkIn(90, 9), walkIn(1, 8), priority(1, 60)], [2, 1, 0]),
      (.cMu, [walkIn(9, 8), walkIn(8, 8)], [0, 1]),
      // Ten minutes for ten and five for five are as urgent; at eleven the longer is.
      (.generalizedCMu, [walkIn(10, 10), walkIn(5, 5)], [0, 1]),
      (.generalizedCMu, [walkIn(9, 10), walkIn(5, 5)], [1, 0]),
      (.generalizedCMu, [walkIn(11, 10), priority(1, 3)], [0, 1]),
    ] as [(RoutingPolicy, [Waiting], [Int])])
  func point(_ policy: RoutingPolicy, _ waiting: [Waiting], _ expected: [Int]) {
    let line = Self.line(waiting, policy)
    let order = Routing.order(of: line, for: 0, now: Self.now, by: RoutingOrder(Self.rules(policy)))
    #expect(order.map { line.entries[$0].serial } == expected)
  }

  @Test("whoever a supervisor moved ahead stays ahead, the last one moved first", arguments: RoutingPolicy.allCases)
  func moved(_ policy: RoutingPolicy) {
    var waiting = Self.mixed
    waiting[2] = Self.walkIn(9, 10)
    waiting += [Self.moved(1, to: 31), Self.moved(1, to: 32)]
    let line = Self.line(waiting, policy)
    let order = Routing.order(of: line, for: 0, now: Self.now, by: RoutingOrder(Self.rules(policy)))
    #expect(order.prefix(2).map { line.entries[$0].serial } == [7, 6])
  }

  @Test("the order is strict and total, and the first of it is the next", arguments: RoutingPolicy.allCases)
  func total(_ policy: RoutingPolicy) {
    var random = RandomSource(seed: 4)
    let routing = RoutingOrder(Self.rules(policy))
    for _ in 0..<20 {
      let waiting = (0..<30).map { _ in
        Waiting(
          minutes: random.below(12), standing: random.pick(Standing.allCases), service: 1 + random.below(4),
          moved: random.chance(10), headStart: random.below(3) * 5)
      }
      let line = Self.line(waiting, policy)
      let order = Routing.order(of: line, for: 0, now: Self.now, by: routing)
      #expect(Routing.next(in: line, for: 0, now: Self.now, by: routing) == order.first)
      for (rank, position) in order.enumerated() {
        for (other, second) in order.enumerated() {
          let precedes = routing.precedes(
            line.entries[position].place, line.entries[second].place, now: Self.now.milliseconds)
          #expect(precedes == (rank < other))
        }
      }
    }
  }

  @Test("weights that would turn the precedence round are lifted")
  func weights() {
    var rules = Self.rules(.accumulating)
    rules.priorityWeight = 0.5
    rules.appointmentWeight = 2
    let order = RoutingOrder(rules)
    #expect(Standing.allCases.map(order.weight) == [2, 2, 1])
    rules.appointmentWeight = -1
    #expect(Standing.allCases.map(RoutingOrder(rules).weight) == [1, 1, 1])
  }

  @Test("head starts are granted by the two policies that have them", arguments: RoutingPolicy.allCases)
  func headStarts(_ policy: RoutingPolicy) {
    var hall = Sample.hall { $0.queue.policy = policy }
    hall.issue("GA-1", group: "elderly")
    #expect(hall.hall.tickets[0].headStart == (policy == .promise || policy == .headStart ? 600 : 0))
  }

  @Test(
    "every call says why",
    arguments: [
      (.fcfs, ["A001:first_in_line", "A002:first_in_line", "A003:first_in_line"]),
      (.strict, ["A002:priority_first", "A001:first_in_line", "A003:first_in_line"]),
      (.accumulating, ["A001:first_in_line", "A002:first_in_line", "A003:first_in_line"]),
      (.cMu, ["A002:priority_first", "A003:shorter_service", "A001:first_in_line"]),
      (.generalizedCMu, ["A001:first_in_line", "A002:first_in_line", "A003:first_in_line"]),
    ] as [(RoutingPolicy, [String])])
  func reasons(_ policy: RoutingPolicy, _ expected: [String]) {
    // Usual service 10, 10 and 5 minutes; waited 10, 3 and 2½ when the first is called.
    var hall = Sample.hall(open: [1]) { $0.queue.policy = policy }
    hall.issue("GA-2", at: "09:00")
    hall.issue("GA-2", group: "elderly", at: "09:07")
    hall.issue("GA-1", at: "09:07:30")
    let told = ["09:10", "09:11", "09:12"].map { clock in
      let number = hall.serve(1, at: clock)
      hall.finish(1)
      return "\(number):\(hall.last(TicketCalled.self)?.reason.rawValue ?? "")"
    }
    #expect(told == expected)
  }

  @Test(
    "weighted, a shorter wait is told as what it is",
    arguments: [(.accumulating, "elderly", .weightedWait), (.generalizedCMu, nil, .waitPerService)]
      as [(RoutingPolicy, String?, CallReason)])
  func weighted(_ policy: RoutingPolicy, _ group: String?, _ reason: CallReason) {
    var hall = Sample.hall(open: [1]) { $0.queue.policy = policy }
    hall.issue("GA-2", at: "09:00")
    hall.issue("GA-1", group: group, at: "09:04")
    #expect(hall.call(1, at: "09:10") == "A002")
    #expect(hall.last(TicketCalled.self)?.reason == reason)
    #expect(hall.last(TicketCalled.self)?.passed == ["A001"])
  }

  @Test(
    "a no-show that comes back stands behind the next two and has used its precedence up",
    arguments: [RoutingPolicy.promise, .headStart, .fcfs, .strict, .accumulating, .generalizedCMu])
  func returned(_ policy: RoutingPolicy) {
    var hall = Sample.hall(open: [1]) { $0.queue.policy = policy }
    hall.issue("GA-1", group: "elderly", at: "09:00")
    hall.missed(1)
    for clock in ["09:20", "09:21", "09:22"] { hall.issue("GA-1", at: clock) }
    hall.perform(ReturnTicket(ticket: "A001"), at: "09:23")
    let order = (0..<4).map { _ in
      let number = hall.serve(1)
      hall.finish(1)
      return number
    }
    #expect(order == ["A002", "A003", "A001", "A004"])
  }

  @Test("moved to the front is moved to the front, and back is back", arguments: RoutingPolicy.allCases)
  func movedInHall(_ policy: RoutingPolicy) {
    var hall = Sample.hall(open: [1]) { $0.queue.policy = policy }
    hall.issue("GA-1", at: "09:00")
    hall.issue("GA-1", group: "elderly", at: "09:01")
    hall.issue("GA-2", at: "09:02")
    hall.perform(MoveTicket(ticket: "A003", to: .front, reason: "x"), at: "09:03")
    #expect(hall.perform(MoveTicket(ticket: "A003", to: .front, reason: "x")) == "!already_first")
    var called = hall
    #expect(called.call(1) == "A003")
    #expect(called.last(TicketCalled.self)?.reason == .movedAhead)
    #expect(called.last(TicketCalled.self).map(hall.hall.unexplainedOvertakes) == [])
    hall.perform(MoveTicket(ticket: "A003", to: .own, reason: "x"))
    #expect(hall.call(1) != "A003")
  }

  @Test("an overtake of one's own kind for a shorter service is counted as unexplained, and nothing else is")
  func overtakes() {
    var hall = Sample.hall(open: [1]) { $0.queue.policy = .cMu }
    hall.issue("GA-2", at: "09:00")
    hall.issue("GA-1", at: "09:01")
    let before = hall.hall
    #expect(hall.call(1) == "A002")
    #expect(hall.last(TicketCalled.self).map(before.unexplainedOvertakes) == ["A001"])
    let chosen = before.tickets[1]
    var other = before.tickets[0]
    #expect(Routing.unexplained(chosen, passing: [other]) == [0])
    other.headStart = -1
    #expect(Routing.unexplained(chosen, passing: [other]) == [])
    var priority = chosen
    priority.priorityGroup = "elderly"
    #expect(Routing.unexplained(priority, passing: [before.tickets[0]]) == [])
    #expect(Routing.unexplained(before.tickets[0], passing: [chosen]) == [])
  }
}
