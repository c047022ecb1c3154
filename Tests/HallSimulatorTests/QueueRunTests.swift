import Testing

@testable import HallSimulator

/// What a simulated queue promises beyond its figures: the same run again, honest errors, refusals instead of numbers.
@Suite("Simulated queues") struct QueueRunTests {
  private func queue(_ servers: Int, load: Double, _ shares: [Double] = [1]) -> QueueSystem {
    QueueSystem(
      servers: servers,
      classes: shares.map { .init(rate: Double(servers) * load / 8 * $0, service: .exponential(mean: 8)) })
  }

  @Test("the same seed gives the same figures, another seed others") func seeds() throws {
    let run = QueueRun(queue(3, load: 0.8), customers: 20_000, seed: 7)
    #expect(try run.figures() == run.figures())
    #expect(try run.figures().meanWait != QueueRun(run.system, customers: 20_000, seed: 8).figures().meanWait)
  }

  @Test("both kernels tell the same of the same customers: patience and classes, room that is never filled")
  func kernels() throws {
    var system = queue(4, load: 1.1, [0.3, 0.7])
    system.patience = .exponential(mean: 20)
    let recursion = try QueueRun(system, customers: 30_000, seed: 3, thresholds: [5]).figures()
    system.room = 1_000_000
    let events = try QueueRun(system, customers: 30_000, seed: 3, thresholds: [5]).figures()
    #expect(recursion.waiting == events.waiting && recursion.over == events.over)
    #expect(recursion.abandoning == events.abandoning && recursion.blocked == events.blocked)
    for (one, other) in zip(recursion.classes, events.classes) {
      #expect(one.abandoning == other.abandoning)
      let (left, right) = (try #require(one.meanWait.value), try #require(other.meanWait.value))
      #expect((left - right).magnitude < 1e-9)
    }
  }

  @Test("times in order and a heap take the same customers in the same way", arguments: [1, 2, 3, 7, 40])
  func serverTimes(_ count: Int) {
    var chance = Chance(seed: UInt64(count))
    let beginning = (0..<count).map { _ in chance.unit() }
    var sorted = SortedTimes(beginning)
    var heaped = HeapedTimes(beginning)
    for _ in 0..<2000 {
      #expect(sorted.earliest == heaped.earliest)
      let until = sorted.earliest + chance.exponential(mean: Double(count))
      sorted.take(until: until)
      heaped.take(until: until)
    }
  }

  @Test("who comes and how long they take stays the same when the discipline changes") func commonNumbers() throws {
    var system = queue(2, load: 0.9, [0.2, 0.8])
    system.discipline = .priority
    let priority = try QueueRun(system, customers: 30_000, seed: 5).figures()
    system.discipline = .firstCome
    let firstCome = try QueueRun(system, customers: 30_000, seed: 5).figures()
    // Kleinrock's conservation law: with one service distribution the order changes no mean over all.
    let (one, other) = (try #require(priority.meanWait.value), try #require(firstCome.meanWait.value))
    #expect((one - other).magnitude < 0.02 * other)
    #expect((try #require(priority.waiting.value) - (try #require(firstCome.waiting.value))).magnitude < 0.005)
    #expect(try #require(priority.classes[0].meanWait.value) < 0.3 * other)
  }

  @Test("equal weights accumulate to first come, first served; one far greater to priority") func weights() throws {
    var system = queue(2, load: 0.85, [0.3, 0.7])
    func figures(_ discipline: QueueSystem.Discipline) throws -> QueueFigures {
      system.discipline = discipline
      return try QueueRun(system, customers: 20_000, seed: 6).figures()
    }
    let equal = try figures(.accumulating([1, 1]))
    let firstCome = try figures(.firstCome)
    for (one, other) in zip(equal.classes, firstCome.classes) {
      #expect((try #require(one.meanWait.value) - (try #require(other.meanWait.value))).magnitude < 1e-9)
    }
    #expect(try figures(.accumulating([1e15, 1])).classes == figures(.priority).classes)
  }

  @Test("the error is honest: nearly nineteen of twenty intervals hold the truth")
  func coverage() throws {
    let system = queue(2, load: 0.7)
    let truth = ErlangQueue(servers: 2, rate: system.rate, meanService: 8)
    var (means, shares, tails) = (0, 0, 0)
    let runs = 60
    for seed in 1...runs {
      let figures = try QueueRun(system, customers: 5000, seed: UInt64(seed)).figures()
      func holds(_ estimate: Estimate, _ truth: Double) throws -> Int {
        // 2.04: the 97.5 % point of Student's distribution for 31 degrees of freedom.
        let (value, error) = (try #require(estimate.value), try #require(estimate.error))
        return (value - truth).magnitude <= 2.04 * error ? 1 : 0
      }
      means += try holds(figures.meanWait, truth.meanWait)
      shares += try holds(figures.waiting, truth.waiting)
      tails += try holds(figures.p95, truth.quantile(0.95))
    }
    // Of 60 at 95 %: 57 ± 1.7. Errors a third too small would leave 49.
    for held in [means, shares, tails] { #expect((52...60).contains(held), "\(held) of \(runs)") }
  }

  @Test("a line that grows without end is named with the servers it needs, and not simulated")
  func unstable() throws {
    var system = queue(10, load: 1.2)
    #expect(throws: QueueFault.unstable(load: system.load, leastServers: 13)) {
      try QueueRun(system, customers: 1000, seed: 1).figures()
    }
    system.servers = 12
    #expect(throws: QueueFault.unstable(load: 1, leastServers: 13)) {
      try QueueRun(queue(12, load: 1), customers: 1000, seed: 1).figures()
    }
    system.discipline = .priority
    #expect(throws: QueueFault.self) { try QueueRun(system, customers: 1000, seed: 1).figures() }
    system.room = 15
    #expect(try QueueRun(system, customers: 1000, seed: 1).figures().blocked.value ?? 0 > 0)
  }

  @Test("numbers at the edge are worked with or refused, never trapped on")
  func edges() throws {
    for customers in [1, 2, 10, 31, 36, 100, 1000] {
      let figures = try QueueRun(queue(1, load: 0.5), customers: customers, seed: 1).figures()
      #expect(figures.counted > 0 && figures.meanWait.value != nil)
      #expect((figures.meanWait.error == nil) == (figures.counted < 32))
    }
    #expect(throws: QueueFault.unusable) { try QueueRun(queue(1, load: 0.5), customers: 0, seed: 1).figures() }
    #expect(throws: QueueFault.unusable) { try QueueRun(queue(0, load: 1), customers: 10, seed: 1).figures() }
    var full = queue(5, load: 3)
    full.room = 5
    let lost = try QueueRun(full, customers: 30_000, seed: 2).figures()
    let blocking = ErlangQueue(servers: 5, rate: full.rate, meanService: 8).blocking
    // Erlang's B formula: nobody may wait.
    #expect(lost.meanWait.value == 0)
    #expect((try #require(lost.blocked.value) - blocking).magnitude <= 3 * (try #require(lost.blocked.error)))
    let many = QueueSystem(servers: 200_000, classes: [.init(rate: 20_000, service: .exponential(mean: 8))])
    #expect(try QueueRun(many, customers: 20_000, seed: 1).figures().waiting.value == 0)
    let wide = QueueSystem(servers: 1, classes: [.init(rate: 1e-9, service: .logNormal(mean: 1e8, variation: 100))])
    #expect(try QueueRun(wide, customers: 5000, seed: 1).figures().meanWait.value?.isFinite == true)
  }

  @Test("a low class that is never called still leaves when its patience ends") func starved() throws {
    var system = queue(1, load: 1.5, [0.9, 0.1])
    system.discipline = .priority
    system.patience = .fixed(mean: 30)
    let figures = try QueueRun(system, customers: 20_000, seed: 4).figures()
    let low = figures.classes[1]
    #expect(try #require(low.abandoning.value) > 0.8)
    #expect(try #require(low.meanWait.value) <= 30)
    #expect(try #require(figures.utilisation.value) > 0.93)
  }

  @Test("a run is cut into equal sections and at least thirty batches") func plan() {
    for customers in [1, 5, 35, 36, 100, 999, 2_000_000, 2_000_000_000] {
      let plan = RunPlan(customers: customers)
      #expect(plan.customers == customers && plan.warmUp >= customers / 10)
      if customers >= 36 { #expect(plan.sections % 32 == 0 && plan.batch(of: plan.sections - 1) == 31) }
    }
  }
}
