import Testing

@testable import HallSimulator

/// The formulas against values worked out by hand, against each other, and where numbers are huge.
@Suite("Queueing formulas") struct FormulaTests {
  @Test("one server: the probability of waiting is the load, the mean wait ρ·s ÷ (1 − ρ)") func oneServer() {
    let queue = ErlangQueue(servers: 1, rate: 0.1, meanService: 8)
    #expect((queue.waiting - 0.8).magnitude < 1e-15)
    #expect((queue.meanWait - 32).magnitude < 1e-12)
    #expect((queue.over(queue.quantile(0.95)) - 0.05).magnitude < 1e-15)
    #expect(ErlangQueue(servers: 2, rate: 0.05, meanService: 8).quantile(0.5) == 0)
  }

  @Test("two servers at a load of one half: C is a third") func twoServers() {
    #expect((ErlangQueue(servers: 2, rate: 1, meanService: 1).waiting - 1.0 / 3).magnitude < 1e-15)
  }

  @Test("a million servers lose no digits and overflow nowhere") func huge() {
    // At β = 1 the Halfin–Whitt limit is 0.2234; a million servers are close to it.
    let queue = ErlangQueue(servers: 1_000_000, rate: 999_000, meanService: 1)
    #expect((queue.waiting - 0.2233).magnitude < 0.0005)
    #expect(ErlangQueue(servers: 100_000, rate: 10, meanService: 1).waiting == 0)
    #expect(ErlangQueue(servers: 3, rate: 10, meanService: 1).meanWait == .infinity)
    #expect(ErlangQueue(servers: 3, rate: 10, meanService: 1).over(5) == 1)
  }

  @Test("the least servers keep the promise and one fewer does not", arguments: [0.5, 0.8, 0.95, 0.999, 0.999_999])
  func least(_ share: Double) throws {
    for (rate, mean, minutes) in [(2.5, 8.0, 5.0), (0.01, 3, 0), (40, 12.5, 2), (3, 1, 30)] {
      let queue = try #require(Staffing.least(rate: rate, meanService: mean, within: minutes, share: share))
      #expect(1 - queue.over(minutes) >= share)
      let fewer = ErlangQueue(servers: queue.servers - 1, rate: rate, meanService: mean)
      #expect(fewer.load >= 1 || 1 - fewer.over(minutes) < share)
      let again = ErlangQueue(servers: queue.servers, rate: rate, meanService: mean)
      #expect((again.blocking - queue.blocking).magnitude < 1e-12)
    }
  }

  @Test("a promise nobody can keep, or a load nobody works out, has no answer") func noAnswer() {
    #expect(Staffing.least(rate: 1, meanService: 8, within: 5, share: 1) == nil)
    #expect(Staffing.least(rate: 1e6, meanService: 1e6, within: 5, share: 0.9) == nil)
    #expect(Staffing.least(rate: 0, meanService: 8, within: 5, share: 0.9) == nil)
  }

  @Test("priority keeps the sum of ρ·W: the formulas of Cobham and of Pollaczek and Khinchine agree")
  func conservation()
    throws
  {
    let classes: [QueueSystem.Class] = [
      .init(rate: 0.02, service: .logNormal(mean: 10, variation: 0.8)), .init(rate: 0.03, service: .fixed(mean: 6)),
      .init(rate: 0.04, service: .erlang(mean: 9, shape: 3)),
    ]
    let loads = classes.map { $0.rate * $0.service.mean }
    let total = loads.reduce(0, +) * (try #require(PriorityFormulas.meanWait(classes)))
    let cobham = PriorityFormulas.oneServer(classes).compactMap { $0 }
    #expect((zip(loads, cobham).reduce(0) { $0 + $1.0 * $1.1 } - total).magnitude < 1e-12)
    let weighted = try #require(PriorityFormulas.accumulating(classes, weights: [5, 1, 2]))
    #expect((zip(loads, weighted).reduce(0) { $0 + $1.0 * $1.1 } - total).magnitude < 1e-9)
    let nearly = try #require(PriorityFormulas.accumulating(classes, weights: [1e12, 1e6, 1]))
    for (one, other) in zip(nearly, cobham) { #expect((one - other).magnitude < 1e-3) }
  }

  @Test("a class whose line grows without end has no mean, those above it have") func overload() {
    let waits = PriorityFormulas.manyServers(2, rates: [1, 1.5], meanService: 1)
    #expect(waits[0] != nil && waits[1] == nil)
    #expect(PriorityFormulas.meanWait([.init(rate: 1, service: .fixed(mean: 1))]) == nil)
  }
}
