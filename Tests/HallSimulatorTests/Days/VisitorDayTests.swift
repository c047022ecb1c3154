import HallModel
import Testing

@testable import HallSimulator

@Suite("Simulated days: who comes when and for what") struct VisitorDayTests {
  private static let scenario: Scenario = {
    var scenario = ModelHall.scenario(visitors: 120).with(ModelHall.mixed28)
    scenario.services["M3"] = .exponential(mean: 4)
    scenario.visits.append(Scenario.Visit(matters: ["M0", "M3"], share: 0.2))
    scenario.people = PeopleRules(priority: 0.1, appointments: 0.25, noShow: 0.05, patience: .exponential(mean: 30))
    return scenario
  }()

  private static let days: [VisitorDay] = {
    let maker = VisitorMaker(scenario)
    return (0..<150).map { VisitorDay(maker, seed: 21, day: $0) }
  }()

  private static let all = days.flatMap(\.visitors)

  /// Whether a share of so many is as it should be, to within four standard errors.
  private func fits(_ count: Int, _ of: Int, _ share: Double) -> Bool {
    (Double(count) / Double(of) - share).magnitude < 4 * (share * (1 - share) / Double(of)).squareRoot()
  }

  @Test("the number of people varies like a Poisson number") func counts() {
    let counts = Self.days.map { Double($0.visitors.count) }
    let n = Double(counts.count)
    let mean = counts.reduce(0, +) / n
    let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)
    #expect((mean - 120).magnitude < 4 * (120 / n).squareRoot())
    #expect((variance / mean - 1).magnitude < 4 * (2 / n).squareRoot())
  }

  @Test("people come along the profile, in order") func profile() {
    let stretches = Self.scenario.profile.stretches
    for stretch in stretches {
      let range = Int64(stretch.from * 60_000)..<Int64(stretch.to * 60_000)
      let count = Self.all.count { range.contains($0.arrival) }
      #expect(fits(count, Self.all.count, stretch.weight / Self.scenario.profile.total), "\(stretch)")
    }
    for day in Self.days {
      #expect(zip(day.visitors, day.visitors.dropFirst()).allSatisfy { $0.arrival <= $1.arrival })
    }
  }

  @Test("matters, standings and no-shows come in their parts") func shares() {
    let total = Self.scenario.visits.reduce(0) { $0 + $1.share }
    for (index, visit) in Self.scenario.visits.enumerated() {
      #expect(fits(Self.all.count { $0.visit == index }, Self.all.count, visit.share / total), "\(visit)")
    }
    #expect(fits(Self.all.count { $0.standing == .priority }, Self.all.count, 0.1))
    #expect(fits(Self.all.count { $0.standing == .appointment }, Self.all.count, 0.25))
    #expect(fits(Self.all.count { $0.patience == 0 }, Self.all.count, 0.05))
    let patience = Self.all.filter { $0.patience > 0 }.map { Double($0.patience) / 60_000 }
    let mean = patience.reduce(0, +) / Double(patience.count)
    #expect((mean - 30).magnitude < 4 * 30 / Double(patience.count).squareRoot())
  }

  @Test("each matter takes as long as it should, and spreads as it should") func services() {
    var times: [String: [Double]] = [:]
    for day in Self.days {
      for visitor in day.visitors {
        for (offset, code) in Self.scenario.visits[visitor.visit].matters.enumerated() {
          times[code, default: []].append(Double(day.services[visitor.firstService + offset]) / 60_000)
        }
      }
    }
    #expect(times.count == 12)
    for (code, times) in times {
      let wanted = Self.scenario.service(code)
      let n = Double(times.count)
      let mean = times.reduce(0, +) / n
      let deviation = (times.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (n - 1)).squareRoot()
      let variation = wanted.squaredVariation.squareRoot()
      #expect((mean - wanted.mean).magnitude < 3 * variation * wanted.mean / n.squareRoot() + 0.01, "\(code)")
      // The deviation of a log-normal sample spreads widely: its fourth moment is large.
      #expect((deviation / mean / variation - 1).magnitude < 0.2, "\(code)")
      #expect(times.allSatisfy { $0 >= 1.0 / 60 })
    }
  }

  @Test("the same people come whatever hall they meet") func common() {
    let others = [
      Self.scenario.with(ModelHall.dedicated28), Self.scenario.with(.cMu),
      Self.scenario.with(ModelHall.pooled28).with(.fcfs),
    ]
    for other in others {
      let day = VisitorDay(VisitorMaker(other), seed: 21, day: 3)
      #expect(day.visitors == Self.days[3].visitors && day.services == Self.days[3].services)
    }
    // Who leaves does not change who comes.
    var patient = Self.scenario
    patient.people.noShow = 0
    patient.people.patience = nil
    patient.people.priority = 0.5
    let day = VisitorDay(VisitorMaker(patient), seed: 21, day: 3)
    #expect(day.visitors.map(\.arrival) == Self.days[3].visitors.map(\.arrival))
    #expect(day.visitors.map(\.visit) == Self.days[3].visitors.map(\.visit) && day.services == Self.days[3].services)
    #expect(day.visitors.allSatisfy { $0.patience == .max })
  }

  @Test("days and seeds differ") func differ() {
    #expect(Self.days[0].visitors != Self.days[1].visitors)
    let other = VisitorDay(VisitorMaker(Self.scenario), seed: 22, day: 0)
    #expect(Self.days[0].visitors != other.visitors && Self.days[0].services != other.services)
  }

  @Test("who keeps appointments more or less comes around the slot, never before the desk may check them in")
  func punctuality() {
    var scenario = Self.scenario
    scenario.settings.appointments.slotMinutes = 30
    scenario.people = PeopleRules(appointments: 1, punctuality: .init(mean: -4, deviation: 6))
    let maker = VisitorMaker(scenario)
    let rules = scenario.settings.appointments
    var offsets: [Double] = []
    for day in (0..<20).map({ VisitorDay(maker, seed: 4, day: $0) }) {
      #expect(zip(day.visitors, day.visitors.dropFirst()).allSatisfy { $0.arrival <= $1.arrival })
      for visitor in day.visitors {
        let offset = Double(visitor.arrival) / 60_000 - Double(visitor.slot)
        #expect((visitor.slot - 540) % 30 == 0 && offset >= Double(-rules.checkInBefore))
        #expect((visitor.standing == .appointment) == (offset <= Double(rules.checkInAfter)))
        // At nine the doors are still closed to those who come early.
        if visitor.slot > 540 { offsets.append(offset) }
      }
    }
    let mean = offsets.reduce(0, +) / Double(offsets.count)
    #expect((mean + 4).magnitude < 4 * 6 / Double(offsets.count).squareRoot() + 0.1)
  }
}
