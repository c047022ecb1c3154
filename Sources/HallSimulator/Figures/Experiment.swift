import Dispatch
import HallModel

/// Many days of one hall, played on the fast path on all cores: the same seed gives the same figures, on however many.
public struct Experiment: Sendable {
  /// Hears how many of how many days are played.
  public typealias Progress = @Sendable (_ done: Int, _ of: Int) -> Void

  /// How many days.
  public var days: Int
  /// The seed of their people.
  public var seed: UInt64
  /// How many days are played at a time.
  public var cores: Int

  /// Creates an experiment.
  public init(days: Int, seed: UInt64 = 1, cores: Int = Experiment.machineCores) {
    self.days = days
    self.seed = seed
    self.cores = cores
  }

  /// The date simulated days have: a Monday like any other.
  static let date = Day(number: 20_514)

  /// Cores of this machine.
  public static var machineCores: Int { max(1, coresOnline()) }

  /// The days' people, drawn once, to be sent through several halls.
  public func people(_ scenario: Scenario) -> [VisitorDay] {
    let maker = VisitorMaker(scenario)
    return parallel(days) { VisitorDay(maker, seed: seed, day: $0) }
  }

  /// Plays the days in one hall; `throughModel` by the real model with its events instead of the fast path.
  public func run(
    _ scenario: Scenario, people: [VisitorDay]? = nil, throughModel: Bool = false, progress: Progress? = nil
  ) -> RunFigures {
    let plan = HallPlan(scenario)
    let people = people ?? self.people(scenario)
    let done = Counter()
    let records = parallel(people.count) { day in
      let record = throughModel ? plan.model(people[day], on: Experiment.date).record : plan.fast(people[day])
      if let progress { progress(done.next(), people.count) }
      return record
    }
    return RunFigures(plan, people, records)
  }

  /// The measures of the days alone: what a search over many halls needs.
  public func measures(_ scenario: Scenario, people: [VisitorDay]) -> [DayMeasures] {
    let plan = HallPlan(scenario)
    return parallel(people.count) { plan.measures(people[$0]) }
  }

  /// The results of `count` independent pieces of work in their order, on as many cores as allowed.
  func parallel<Result: Sendable>(_ count: Int, _ work: @Sendable (Int) -> Result) -> [Result] {
    let pieces = min(cores, count)
    guard pieces > 1 else { return (0..<count).map(work) }
    // Each piece fills places of its own, and nobody reads before all are done.
    nonisolated(unsafe) let results = UnsafeMutablePointer<Result?>.allocate(capacity: count)
    results.initialize(repeating: nil, count: count)
    defer {
      results.deinitialize(count: count)
      results.deallocate()
    }
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      for index in stride(from: piece, to: count, by: pieces) { results[index] = work(index) }
    }
    return (0..<count).compactMap { results[$0] }
  }
}

extension HallPlan {
  /// The measures of a day on the fast path.
  func measures(_ day: VisitorDay) -> DayMeasures { DayMeasures(day, fast(day), closes: roster.closes) }
}
