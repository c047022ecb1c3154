import HallModel

/// The people of one day: who comes when and for what, and how long each of their matters will take. The same people can
/// be sent through any hall.
public struct VisitorDay: Sendable {
  /// Somebody who comes.
  public struct Visitor: Equatable, Sendable {
    /// When they stand at the desk, milliseconds of the day.
    public var arrival: Int64
    /// What they come for, by position among the scenario's visits.
    public var visit: Int
    /// The channel they come by.
    public var standing: Standing
    /// The slot of their appointment, minute of the day; -1 without one.
    public var slot: Int
    /// Where their service times begin in `services`.
    public var firstService: Int
    /// How long they wait before they leave, milliseconds; nobody waits longer than `Int64.max`.
    public var patience: Int64
  }

  /// The visitors in the order they come.
  public internal(set) var visitors: [Visitor] = []
  /// Milliseconds each matter of each visitor takes at a window of ordinary pace; see ``Visitor/firstService``.
  public internal(set) var services: [Int64] = []

}

/// Draws the people of days: what it needs of a scenario, made ready once.
public struct VisitorMaker: Sendable {
  let visitors: Double
  let profile: ArrivalProfile
  let people: PeopleRules
  /// Running sums of the visits' shares, the last is 1.
  let shares: [Double]
  /// Service times by visit, in the order of its matters.
  let services: [[Sampler]]
  let slotMinutes: Int
  let opens: Int
  let closes: Int
  let checkInBefore: Int
  let checkInAfter: Int

  /// Prepares a scenario.
  public init(_ scenario: Scenario) {
    visitors = scenario.visitors
    profile = scenario.profile
    people = scenario.people
    let total = scenario.visits.reduce(0) { $0 + $1.share }
    var sum = 0.0
    shares = scenario.visits.map { visit in
      sum += visit.share
      return sum / total
    }
    services = scenario.visits.map { $0.matters.map { Sampler(scenario.service($0)) } }
    slotMinutes = max(1, scenario.settings.appointments.slotMinutes)
    checkInBefore = scenario.settings.appointments.checkInBefore
    checkInAfter = scenario.settings.appointments.checkInAfter
    opens = scenario.settings.hours.opens.minutes
    closes = scenario.settings.hours.closes.minutes
  }

  /// When people come, milliseconds of the day, in order: a Poisson process whose rate follows the profile.
  func arrivals(_ chance: inout Chance) -> [Int64] {
    let total = profile.total
    guard total > 0, visitors > 0 else { return [] }
    var times: [Int64] = []
    times.reserveCapacity(Int(visitors * 1.2))
    // Unit-rate gaps, laid along the expected number of visitors until each minute.
    var next = chance.standardExponential()
    var before = 0.0
    for stretch in profile.stretches {
      let expected = visitors * stretch.weight / total
      while next < before + expected {
        let minute = stretch.from + (next - before) / expected * (stretch.to - stretch.from)
        times.append(Int64(minute * 60_000))
        next += chance.standardExponential()
      }
      before += expected
    }
    return times
  }

  func visit(_ chance: inout Chance) -> Int {
    let roll = chance.unit()
    var low = 0
    var high = shares.count - 1
    while low < high {
      let middle = (low + high) / 2
      if shares[middle] > roll { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension VisitorDay {
  /// The people of day `day` of an experiment.
  public init(_ maker: VisitorMaker, seed: UInt64, day: Int) {
    var arriving = DaySeed.arrivals.chance(seed: seed, day: day)
    var choosing = DaySeed.visits.chance(seed: seed, day: day)
    var standing = DaySeed.standings.chance(seed: seed, day: day)
    var serving = DaySeed.services.chance(seed: seed, day: day)
    var leaving = DaySeed.patience.chance(seed: seed, day: day)
    var keeping = DaySeed.punctuality.chance(seed: seed, day: day)
    let people = maker.people
    let arrivals = maker.arrivals(&arriving)
    visitors.reserveCapacity(arrivals.count)
    services.reserveCapacity(arrivals.count)
    for arrival in arrivals {
      let visit = maker.visit(&choosing)
      let roll = standing.unit()
      var visitor = Visitor(
        arrival: arrival, visit: visit,
        standing: roll < people.priority
          ? .priority : roll < people.priority + people.appointments ? .appointment : .walkIn,
        slot: -1, firstService: services.count, patience: .max)
      for service in maker.services[visit] {
        // Nobody is done before they have sat down.
        services.append(max(1000, Int64(service.draw(&serving) * 60_000)))
      }
      if people.noShow > 0, leaving.happens(people.noShow) {
        visitor.patience = 0
      } else if let patience = people.patience {
        visitor.patience = Int64(patience.draw(&leaving) * 60_000)
      }
      if visitor.standing == .appointment { maker.book(&visitor, &keeping) }
      visitors.append(visitor)
    }
    if people.punctuality != nil { visitors.sort { $0.arrival < $1.arrival } }
  }
}

extension VisitorMaker {
  /// Gives somebody an appointment: at the slot they come in time for, or, where people keep their slots more or less, at
  /// the time of the slot in which they would come, give or take. Who is in time for none is a walk-in, as the rules of
  /// checking in have it.
  fileprivate func book(_ visitor: inout VisitorDay.Visitor, _ chance: inout Chance) {
    guard opens < closes else {
      visitor.standing = .walkIn
      return
    }
    let minute = Int(visitor.arrival / 60_000)
    let last = opens + (closes - 1 - opens) / slotMinutes * slotMinutes
    let slot = min(max(opens, opens + (minute - opens) / slotMinutes * slotMinutes), last)
    guard let punctuality = people.punctuality else {
      // Too late for one slot is often early for the next.
      if let kept = [slot, slot + slotMinutes].first(where: { $0 <= last && isInTime(visitor.arrival, for: $0) }) {
        visitor.slot = kept
      } else {
        visitor.standing = .walkIn
      }
      return
    }
    visitor.slot = slot
    let offset = punctuality.mean + punctuality.deviation * chance.standardNormal()
    // Nobody is let in before the desk may check them in, or after the doors have closed.
    let earliest = max(opens, slot - checkInBefore)
    let latest = max(slot, closes - 1)
    let time = min(max(Double(slot) + offset, Double(earliest)), Double(latest))
    visitor.arrival = Int64(time * 60_000)
    if !isInTime(visitor.arrival, for: slot) { visitor.standing = .walkIn }
  }

  private func isInTime(_ arrival: Int64, for slot: Int) -> Bool {
    (Int64(slot - checkInBefore) * 60_000...Int64(slot + checkInAfter) * 60_000).contains(arrival)
  }
}
