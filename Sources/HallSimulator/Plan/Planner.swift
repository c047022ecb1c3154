import HallModel

/// Finds out how few windows keep a promise, and which of them must be able to do what. It tries every number and every
/// mix: waits do not fall evenly with windows or skills, so that halving the search would miss the best (routing §1).
public struct Planner: Sendable {
  /// A hall that was tried.
  public struct Point: Sendable {
    /// How the work is shared; nil for a hall as it is.
    public var way: LayoutFamily.Way?
    /// How many windows.
    public var windows: Int
    /// Visitors compared with an ordinary day; 1.2 for a fifth more.
    public var load: Double
    /// The part of the visitors for whom the promise is kept.
    public var kept: Interval
    /// 95 of a hundred wait no longer, minutes.
    public var p95: Interval
    /// Mean wait, minutes.
    public var mean: Interval
    /// Busy ÷ open time.
    public var utilisation: Double
    /// Hours of windows a day.
    public var hours: Double

    /// Whether the promise is kept, on the mean of the days.
    public func keeps(_ promise: Promise) -> Bool { kept.mean >= promise.share }

  }

  /// The fewest windows of a way of sharing work.
  public struct Least: Sendable {
    /// For each load the first hall that keeps the promise; nil where none does.
    public var byLoad: [(load: Double, point: Point?)]
  }

  /// The hall and the ways.
  public let family: LayoutFamily
  /// What is promised.
  public let promise: Promise
  /// How many days of which people.
  public let experiment: Experiment
  /// The most windows that are tried.
  public let most: Int

  /// Creates a planner.
  public init(_ family: LayoutFamily, promise: Promise, experiment: Experiment, most: Int = 120) {
    self.family = family
    self.promise = promise
    self.experiment = experiment
    self.most = min(most, WindowSet.capacity)
  }

  /// The people of the days at a load.
  public func people(load: Double = 1) -> [VisitorDay] {
    var scenario = family.scenario
    scenario.visitors *= load
    return experiment.people(scenario)
  }

  /// Tries one way to share the work.
  public func point(_ way: LayoutFamily.Way, windows: Int, load: Double = 1, people: [VisitorDay]) -> Point {
    point(planned(way, windows), way: way, load: load, people: people)
  }

  /// Tries one hall, as it stands.
  public func point(
    _ scenario: Scenario, way: LayoutFamily.Way? = nil, load: Double = 1, people: [VisitorDay]
  ) -> Point {
    let (kept, days) = days(scenario, people)
    return Point(
      way: way, windows: scenario.settings.windows.count, load: load, kept: kept, p95: Interval(days.map(\.p95)),
      mean: Interval(days.map(\.mean)), utilisation: Interval(days.map(\.utilisation)).mean,
      hours: Interval(days.map(\.staffedHours)).mean)
  }

  private func planned(_ way: LayoutFamily.Way, _ windows: Int) -> Scenario {
    family.scenario.with(family.layout(way, windows: windows))
  }

  /// The days of one hall with the promise counted.
  func days(_ scenario: Scenario, _ people: [VisitorDay]) -> (kept: Interval, days: [DayMeasures]) {
    let plan = HallPlan(scenario)
    let results = experiment.parallel(people.count) { index in
      let record = plan.fast(people[index])
      return (
        DayMeasures.kept(promise.within, people[index], record),
        DayMeasures(people[index], record, closes: plan.roster.closes)
      )
    }
    return (Interval(results.map(\.0)), results.map(\.1))
  }

  /// Every mix of comprehensive and dedicated windows, from none comprehensive to all.
  public func mixes(windows: Int, load: Double = 1, progress: Experiment.Progress? = nil) -> [Point] {
    let people = people(load: load)
    return (0...windows).map { comprehensive in
      defer { progress?(comprehensive + 1, windows + 1) }
      return point(.mix(comprehensive: comprehensive), windows: windows, load: load, people: people)
    }
  }

  /// The ways that are compared: dedicated, chains of two to four skills, a third and half of them comprehensive, and all.
  public static let ways: [(name: String, way: @Sendable (Int) -> LayoutFamily.Way)] = [
    ("dedicated", { _ in .mix(comprehensive: 0) }), ("chain_2", { _ in .chain(skills: 2) }),
    ("chain_3", { _ in .chain(skills: 3) }), ("chain_4", { _ in .chain(skills: 4) }),
    ("third", { .mix(comprehensive: ($0 + 2) / 3) }), ("half", { .mix(comprehensive: ($0 + 1) / 2) }),
    ("comprehensive", { .mix(comprehensive: $0) }),
  ]

  /// The fewest windows with which the promise is kept, for each way and load. It goes up one by one from the number below
  /// which the work alone would not fit into the day.
  public func least(loads: [Double], progress: Experiment.Progress? = nil) -> [Least] {
    let crowds = loads.map { people(load: $0) }
    var done = 0
    return Planner.ways.map { _, way in
      let byLoad = zip(loads, crowds).map { load, people in
        defer {
          done += 1
          progress?(done, Planner.ways.count * loads.count)
        }
        let first = max(1, Int(fewest(load: load)))
        let found = (first...max(first, most)).lazy.compactMap { windows -> Point? in
          guard windows <= most else { return nil }
          let way = way(windows)
          var crowd = planned(way, windows)
          crowd.visitors *= load
          // What cannot even do the work is not simulated to a number.
          guard crowd.fault == nil else { return nil }
          let tried = point(crowd, way: way, load: load, people: people)
          return tried.keeps(promise) ? tried : nil
        }.first
        return (load: load, point: found)
      }
      return Least(byLoad: byLoad)
    }
  }

  /// Windows that would be busy all day without a pause.
  func fewest(load: Double) -> Double {
    let scenario = family.scenario
    let hours = Double(scenario.settings.hours.closes.minutes - scenario.settings.hours.opens.minutes) / 60
    let work = Skills(scenario, most: Int.max).all.reduce(0) { $0 + $1.hours } * load
    return (work / max(0.1, hours) * 0.9).rounded(.down)
  }
}
