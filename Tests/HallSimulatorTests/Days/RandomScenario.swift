import HallModel

@testable import HallSimulator

/// Halls of all sorts with all sorts of people, the same for the same seed.
struct RandomScenario {
  private var chance: Chance
  private var opens = 0
  private var closes = 0

  /// A hall of so many windows at most, with this policy and about so many people.
  static func make(seed: UInt64, _ policy: RoutingPolicy, windows: Int = 9, visitors: Double = 90) -> Scenario {
    var maker = RandomScenario(chance: Chance(seed: seed))
    return maker.scenario(policy, windows, visitors)
  }

  private mutating func below(_ bound: Int) -> Int { Int(chance.unit() * Double(bound)) }
  private mutating func between(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }
  private mutating func happens(_ percent: Int) -> Bool { below(100) < percent }
  private mutating func pick<Element>(_ elements: [Element]) -> Element { elements[below(elements.count)] }

  private mutating func scenario(_ policy: RoutingPolicy, _ most: Int, _ visitors: Double) -> Scenario {
    opens = 5 * between(96...108)
    closes = opens + 30 * between(4...8)
    let matters = (0..<between(2...7)).map { index in
      Matter(
        code: "M\(index)", name: "M\(index)", department: "D\(index % 3)", handlingMinutes: Double(between(2...12)))
    }
    let codes = matters.map(\.code)
    var settings = HallSettings(name: "随机大厅")
    settings.hours = Hours(opens: ClockTime(minutes: opens), closes: ClockTime(minutes: closes))
    settings.queue = rules(policy)
    settings.appointments.slotMinutes = pick([5, 10, 30, 60])
    settings.appointments.checkInBefore = between(0...30)
    settings.appointments.checkInAfter = between(0...30)
    settings.windows = (0..<between(max(1, most - 8)...most)).map { index in
      // Numbers are not positions.
      WindowSetting(number: 3 + 2 * index, name: "", accepts: accepts(codes), openTimes: openTimes())
    }
    var visits = codes.map { Scenario.Visit(matters: [$0], share: Double(between(1...9))) }
    for _ in 0..<between(0...3) {
      var package = codes
      while package.count > between(2...3) { package.remove(at: below(package.count)) }
      visits.append(Scenario.Visit(matters: package, share: Double(between(1...9))))
    }
    var scenario = Scenario(
      settings: settings, catalogue: Catalogue(matters: matters), visitors: visitors, profile: profile(),
      visits: visits, services: [:], people: people())
    for code in codes where happens(60) { scenario.services[code] = service() }
    if happens(40) { scenario.paces = settings.windows.indices.map { _ in 0.5 + chance.unit() } }
    return scenario
  }

  private mutating func rules(_ policy: RoutingPolicy) -> QueueRules {
    var rules = QueueRules()
    rules.policy = policy
    rules.callsBeforeNoShow = between(1...3)
    if happens(50) { rules.priorityPromise = between(0...12) }
    if happens(40) {
      rules.priorityHeadStart = between(0...20)
      rules.appointmentHeadStart = between(0...20)
    }
    if happens(40) {
      rules.priorityWeight = 4 * chance.unit()
      rules.appointmentWeight = 4 * chance.unit()
    }
    return rules
  }

  private mutating func accepts(_ codes: [String]) -> Acceptance {
    switch below(10) {
    case 0: return .everything
    case 1: return .nothing
    case 2: return Acceptance(departments: ["D\(below(3))"])
    case 3: return Acceptance(all: true, except: [pick(codes), "D\(below(3))"])
    default: return Acceptance(matters: codes.filter { _ in happens(45) })
    }
  }

  /// All day, only from later on, only until earlier, or with one or two breaks.
  private mutating func openTimes() -> [ClockSpan] {
    let whole = ClockSpan(from: ClockTime(minutes: opens), to: ClockTime(minutes: closes))
    func cut(_ from: Int, _ to: Int) -> ClockSpan {
      ClockSpan(from: ClockTime(minutes: max(0, from)), to: ClockTime(minutes: to))
    }
    switch below(8) {
    case 0: return whole.leaving(out: [cut(opens - 60, opens + between(5...60))])
    case 1: return whole.leaving(out: [cut(closes - between(5...90), closes)])
    case 2, 3:
      let from = opens + between(10...80)
      let again = from + between(20...60)
      return whole.leaving(out: [cut(from, from + between(1...20)), cut(again, again + between(0...30))])
    case 4: return [whole]
    default: return []
    }
  }

  /// Some come before the doors open, and some after they have closed.
  private mutating func profile() -> ArrivalProfile {
    let from = Double(opens - pick([0, 0, 0, 7, 40]))
    let length = (Double(closes + pick([0, 0, 0, 20])) - from) / 4
    return ArrivalProfile(opens: from, each: length, weights: (0..<4).map { _ in Double(between(0...5)) + 0.5 })
  }

  /// Times that are the same for everybody let many things happen at once.
  private mutating func service() -> Distribution {
    switch below(4) {
    case 0: .fixed(mean: Double(between(1...9)))
    case 1: .exponential(mean: Double(between(1...9)))
    case 2: .erlang(mean: Double(between(1...9)), shape: 3)
    default: .logNormal(mean: Double(between(1...9)), variation: 1)
    }
  }

  private mutating func people() -> PeopleRules {
    PeopleRules(
      priority: pick([0, 0.1, 0.3]), appointments: pick([0, 0.2, 0.4]),
      punctuality: happens(50) ? .init(mean: Double(between(-12...8)), deviation: Double(between(0...25))) : nil,
      noShow: pick([0, 0.05, 0.2]), patience: happens(40) ? .exponential(mean: Double(between(5...40))) : nil,
      walk: pick([0, 0, 4, 31.5]), recallEvery: pick([20, 5, 0]))
  }
}
