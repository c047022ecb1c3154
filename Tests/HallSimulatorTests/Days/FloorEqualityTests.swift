import HallModel
import Testing

@testable import HallSimulator

/// The same people through the real model, every step a command with its events, and on the fast path: what becomes of
/// them must be the same for each of them.
@Suite("Simulated days: the fast hall is the real one") struct FloorEqualityTests {
  private static let date = Day(number: 20_514)

  /// What differs between the two halls; nil where nothing does.
  static func difference(_ scenario: Scenario, _ day: VisitorDay) -> String? {
    let plan = HallPlan(scenario)
    let fast = plan.fast(day)
    let real = plan.model(day, on: date).record
    for index in day.visitors.indices where fast.visits[index] != real.visits[index] {
      return "visitor \(index), \(day.visitors[index]): fast \(fast.visits[index]), real \(real.visits[index])"
    }
    for index in fast.windows.indices where fast.windows[index] != real.windows[index] {
      return "window \(index): fast \(fast.windows[index]), real \(real.windows[index])"
    }
    if fast.unexplainedOvertakes != real.unexplainedOvertakes {
      return "overtakes: fast \(fast.unexplainedOvertakes), real \(real.unexplainedOvertakes)"
    }
    return fast == real ? nil : "ended: fast \(fast.ended), real \(real.ended)"
  }

  @Test("in halls of all sorts, ticket by ticket", arguments: RoutingPolicy.allCases)
  func equal(_ policy: RoutingPolicy) throws {
    var seen = (served: 0, noShows: 0, turnedAway: 0, stranded: 0, later: 0, late: 0)
    for seed in UInt64(1)...24 {
      let scenario = RandomScenario.make(seed: seed &* 7 &+ UInt64(policy.rawValue.utf8.count), policy)
      let day = VisitorDay(VisitorMaker(scenario), seed: seed, day: 0)
      // At midnight a real hall sends home whoever is left of the day; a simulated one serves them.
      if HallPlan(scenario).fast(day).ended >= 86_400_000 {
        seen.late += 1
        continue
      }
      if let difference = Self.difference(scenario, day) { Issue.record("\(policy), seed \(seed): \(difference)") }
      for (visitor, visit) in zip(day.visitors, HallPlan(scenario).fast(day).visits) {
        switch visit.outcome {
        case .served: seen.served += 1
        case .noShow: seen.noShows += 1
        case .turnedAway: seen.turnedAway += 1
        case .waiting: seen.stranded += 1
        }
        if scenario.visits[visitor.visit].matters.count > 1, visit.outcome == .served { seen.later += 1 }
      }
    }
    // All of it happened.
    #expect(seen.served > 500 && seen.noShows > 20 && seen.turnedAway > 20 && seen.stranded > 2, "\(seen)")
    #expect(seen.later > 20 && seen.late < 3, "\(seen)")
  }

  @Test("in a hall of more windows than a word has bits") func manyWindows() {
    for policy in [RoutingPolicy.promise, .generalizedCMu] {
      let scenario = RandomScenario.make(seed: 5, policy, windows: 76, visitors: 200)
      #expect(scenario.settings.windows.count > 64)
      let day = VisitorDay(VisitorMaker(scenario), seed: 2, day: 0)
      let record = HallPlan(scenario).fast(day)
      #expect(record.windows[64...].contains { $0.tickets > 0 })
      #expect(Self.difference(scenario, day) == nil)
    }
  }

  /// A hall of nine to eleven with windows for lists of matters, and its people one by one.
  private func small(
    _ windows: [(accepts: String, openTimes: [ClockSpan])], _ visits: [String],
    _ people: [(minute: Double, visit: Int, standing: Standing)], _ change: (inout Scenario) -> Void = { _ in }
  ) -> (scenario: Scenario, day: VisitorDay) {
    let codes = Array(Set(visits.joined())).sorted().map(String.init)
    var settings = HallSettings(name: "小")
    settings.hours = Hours(opens: ClockTime(minutes: 540), closes: ClockTime(minutes: 660))
    settings.windows = windows.enumerated().map { index, window in
      WindowSetting(
        number: index + 1, name: "", accepts: Acceptance(matters: window.accepts.map(String.init)),
        openTimes: window.openTimes)
    }
    var scenario = Scenario(
      settings: settings,
      catalogue: Catalogue(matters: codes.map { Matter(code: $0, name: $0, department: "D", handlingMinutes: 10) }),
      visitors: 1, profile: ArrivalProfile(opens: 540, each: 120, weights: [1]),
      visits: visits.map { Scenario.Visit(matters: $0.map(String.init), share: 1) }, services: [:])
    change(&scenario)
    var day = VisitorDay()
    for person in people {
      day.visitors.append(
        VisitorDay.Visitor(
          arrival: Int64(person.minute * 60_000), visit: person.visit, standing: person.standing, slot: -1,
          firstService: day.services.count, patience: .max))
      day.services += visits[person.visit].map { _ in 600_000 }
    }
    return (scenario, day)
  }

  @Test("a larger head start for those who stand lower is the settings' doing and explains a call")
  func turnedHeadStarts() {
    let (scenario, day) = small(
      [("a", [])], ["a"], [(540, 0, .walkIn), (541, 0, .priority), (542, 0, .appointment)]
    ) { scenario in
      scenario.settings.queue.policy = .headStart
      scenario.settings.queue.priorityHeadStart = 0
      scenario.settings.queue.appointmentHeadStart = 20
    }
    var booked = day
    booked.visitors[2].slot = 540
    #expect(Self.difference(scenario, booked) == nil)
    let record = HallPlan(scenario).fast(booked)
    #expect(record.visits.map(\.called) == [540, 560, 550].map { Int64($0) * 60_000 })
    #expect(record.unexplainedOvertakes == 0)
  }

  @Test("when the only window for all of a visit leaves, the idle windows for its parts take it up at once")
  func partsTakeOver() {
    let until = [ClockSpan(from: ClockTime(minutes: 540), to: ClockTime(minutes: 545))]
    let (scenario, day) = small(
      [("ab", until), ("a", []), ("b", [])], ["ab"], [(540, 0, .walkIn), (541, 0, .walkIn)])
    #expect(Self.difference(scenario, day) == nil)
    let record = HallPlan(scenario).fast(day)
    // The first sits at window 1 until 9:20; then it leaves, and the second goes to window 2, and on to window 3.
    #expect(record.visits[0].finished == 560 * 60_000)
    #expect(record.visits[1].called == 560 * 60_000 && record.visits[1].window == 1)
    #expect(record.visits[1].outcome == .served && record.visits[1].finished == 580 * 60_000)
  }

  @Test("a window is open for as long as it works, also on a part of a visit whose rest nobody takes any more")
  func lastPart() {
    let early = [ClockSpan(from: ClockTime(minutes: 540), to: ClockTime(minutes: 659))]
    let (scenario, day) = small([("a", []), ("b", early)], ["ab"], [(658, 0, .walkIn)])
    #expect(Self.difference(scenario, day) == nil)
    let record = HallPlan(scenario).fast(day)
    #expect(record.visits[0].outcome == .waiting && record.ended == 668 * 60_000)
    #expect(record.windows[0] == DayRecord.WindowDay(open: 128 * 60_000, busy: 10 * 60_000, tickets: 1))
    #expect(record.windows[1] == DayRecord.WindowDay(open: 119 * 60_000, busy: 0, tickets: 0))
  }

  @Test("who comes too late for an appointment is a walk-in, whether punctual people are asked for or not")
  func lateForAppointments() {
    var scenario = RandomScenario.make(seed: 1, .strict)
    scenario.people = PeopleRules(appointments: 1)
    scenario.settings.appointments.slotMinutes = 30
    scenario.settings.appointments.checkInAfter = 10
    scenario.settings.appointments.checkInBefore = 5
    let day = VisitorDay(VisitorMaker(scenario), seed: 1, day: 0)
    #expect(Self.difference(scenario, day) == nil)
    let booked = day.visitors.filter { $0.standing == .appointment }
    #expect(booked.allSatisfy { $0.slot >= 0 && $0.arrival <= Int64($0.slot + 10) * 60_000 })
    // In a slot of thirty minutes some come too late for this one and too early for the next.
    #expect(booked.count > 20 && day.visitors.count { $0.standing == .walkIn } > 10)
  }
}
