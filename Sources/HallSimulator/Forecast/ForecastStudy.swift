import HallModel

/// How good forecasts are: the real model plays days, and at every ticket each predictor says how long it will wait.
public struct ForecastStudy: Sendable {
  /// What was foretold and what came.
  public struct Sample: Sendable {
    /// The predictor.
    public var predictor: Predictor
    /// Foretold, minutes.
    public var foretold: Double
    /// The ends of its interval, minutes; nil for predictors without one.
    public var interval: (low: Double, high: Double)?
    /// How long it really was, minutes.
    public var waited: Double
  }

  /// How good a predictor is.
  public struct Quality: Equatable, Sendable {
    /// The predictor.
    public var predictor: Predictor
    /// Tickets that waited.
    public var tickets: Int
    /// Mean absolute error, minutes.
    public var error: Double
    /// Mean of foretold − waited, minutes.
    public var bias: Double
    /// Part that was off by five minutes at most.
    public var withinFive: Double
    /// Mean width of an 80 % interval, minutes: of its own where it has one, otherwise between the tenth and the ninetieth
    /// of a hundred of its errors.
    public var width: Double
    /// Part of the waits within its own interval; nil where it has none.
    public var coverage: Double?
  }

  /// The scenario as it really is.
  public var scenario: Scenario
  /// What the catalogue believes of service times ÷ what is true.
  public var belief: Double
  /// Days.
  public var experiment: Experiment
  /// Of so many tickets one is foretold by all predictors; every ticket is foretold by the forecast itself, from whose
  /// errors it learns.
  public var every: Int

  /// Creates a study.
  public init(_ scenario: Scenario, days: Int, seed: UInt64 = 1, belief: Double = 1, every: Int = 5) {
    self.scenario = scenario
    self.belief = belief
    self.every = every
    experiment = Experiment(days: days, seed: seed)
  }

  /// All samples of tickets that waited.
  public func samples(progress: Experiment.Progress? = nil) -> [Sample] {
    var real = scenario
    // Times are what they are; only the catalogue is wrong about them.
    for matter in scenario.catalogue.matters { real.services[matter.code] = scenario.service(matter.code) }
    real.catalogue = Catalogue(
      matters: scenario.catalogue.matters.map { matter in
        var matter = matter
        matter.handlingMinutes *= belief
        return matter
      }, packages: scenario.catalogue.packages)
    let plan = HallPlan(real)
    let maker = VisitorMaker(real)
    let done = Counter()
    let days = experiment.parallel(experiment.days) { day in
      let samples = play(plan, VisitorDay(maker, seed: experiment.seed, day: day))
      progress?(done.next(), experiment.days)
      return samples
    }
    return days.flatMap { $0 }
  }

  private func play(_ plan: HallPlan, _ people: VisitorDay) -> [Sample] {
    let floor = ModelFloor(plan, people, on: Experiment.date)
    var said: [(serial: Int, predictor: Predictor, foretold: Double, interval: (low: Double, high: Double)?)] = []
    floor.foretell = { hall, question, now in
      let forecast = WaitForecast(hall, now: now, asking: [question])
      guard hall.tickets.count % every == 0 else { return forecast.uncorrected(for: question) }
      let serial = hall.tickets.count
      func say(_ predictor: Predictor, _ estimate: WaitEstimate?) {
        guard let estimate else { return }
        said.append(
          (serial, predictor, Double(estimate.expected) / 60, (Double(estimate.low) / 60, Double(estimate.high) / 60)))
      }
      say(.forecast, forecast.wait(for: question))
      let catalogue = ServiceKnowledge(hall, now: now, correcting: false)
      let plain = WaitForecast(hall, now: now, asking: [question], knowledge: catalogue, calibration: .none)
      say(.monteCarlo, plain.uncorrected(for: question))
      let simple = SimplePrediction(hall, question, now)
      for (predictor, seconds) in [
        (Predictor.queueLength, simple.queueLength), (.lastCalled, simple.lastCalled), (.overlap, simple.overlap),
        (.replay, WaitForecast.once(hall, now: now, asking: question)),
      ] {
        said.append((serial, predictor, seconds / 60, nil))
      }
      return forecast.uncorrected(for: question)
    }
    var run = DayRun(people, on: floor, plan.roster)
    _ = run.run()
    return said.compactMap { word in
      let ticket = floor.hall.tickets[word.serial]
      guard let called = ticket.calledAt, called > ticket.issuedAt else { return nil }
      let waited = Double(called.milliseconds - ticket.issuedAt.milliseconds) / 60_000
      return Sample(predictor: word.predictor, foretold: word.foretold, interval: word.interval, waited: waited)
    }
  }

  /// How good each predictor was.
  public static func quality(_ samples: [Sample]) -> [Quality] {
    Predictor.allCases.compactMap { predictor in
      let mine = samples.filter { $0.predictor == predictor }
      guard !mine.isEmpty else { return nil }
      let count = Double(mine.count)
      let errors = mine.map { $0.foretold - $0.waited }.sorted()
      let intervals = mine.compactMap { sample in sample.interval.map { ($0, sample.waited) } }
      let own = intervals.reduce(0) { $0 + $1.0.high - $1.0.low } / Double(max(1, intervals.count))
      let spread = errors[Int(0.9 * (count - 1))] - errors[Int(0.1 * (count - 1))]
      let covered = intervals.count { $0.0.low <= $0.1 && $0.1 <= $0.0.high }
      return Quality(
        predictor: predictor, tickets: mine.count, error: errors.reduce(0) { $0 + abs($1) } / count,
        bias: errors.reduce(0, +) / count, withinFive: Double(errors.count { abs($0) <= 5 }) / count,
        width: intervals.isEmpty ? spread : own,
        coverage: intervals.isEmpty ? nil : Double(covered) / Double(intervals.count))
    }
  }
}
