import HallModel

/// What arrangements of a hall's windows come to, side by side: the hall as it is, windows with two to four skills each,
/// and mixes of comprehensive and dedicated windows, all with the same people on the same days.
public struct PlanSheet: Sendable {
  /// An arrangement.
  public struct Row: Sendable {
    /// How the work is shared; nil for the hall as it is.
    public var way: LayoutFamily.Way?
    /// How many windows.
    public var windows: Int
    /// What it comes to; nil where `fault` keeps it from being played.
    public var point: Planner.Point?
    /// Why it cannot be played.
    public var fault: ScenarioFault?
    /// Who must learn what for it.
    public var learning: Learning
    /// Whether its waits cannot be told from the best of the planned ones with the days that were played.
    public var isAsGood: Bool
  }

  /// What is promised.
  public let promise: Promise
  /// Visitors with a ticket a day.
  public let visitors: Double
  /// Where the people come from.
  public let ground: Scenario.Ground
  /// How many windows are planned.
  public let windows: Int
  /// How many days were played for each arrangement.
  public let days: Int
  /// Matters whose windows cannot do their work in the hall as it is.
  public let bottlenecks: [Bottleneck]
  /// Why so many windows cannot be planned, however they share the work; then only the hall as it is is there.
  public let fault: ScenarioFault?
  /// The arrangements: the hall as it is first, then the planned ones.
  public let rows: [Row]

  /// How many mixes are tried at most, none and all comprehensive among them.
  public static let mostMixes = 16

  /// A sheet of rows; those that cannot be told from the best are marked here.
  ///
  /// - Parameter visitors: a day, on the mean.
  public init(
    promise: Promise, visitors: Double, ground: Scenario.Ground, windows: Int, days: Int,
    bottlenecks: [Bottleneck] = [], fault: ScenarioFault? = nil, rows: [Row]
  ) {
    self.promise = promise
    self.visitors = visitors
    self.ground = ground
    self.windows = windows
    self.days = days
    self.bottlenecks = bottlenecks
    self.fault = fault
    self.rows = PlanSheet.compared(rows, windows: windows)
  }

  /// Works a sheet out; nil where nobody wants it any more.
  ///
  /// - Parameters:
  ///   - baseline: what the past teaches; nil where there is none.
  ///   - windows: how many windows are planned; as many as the hall uses by default.
  ///   - isWanted: asked between arrangements.
  public init?(
    _ hall: Hall, _ baseline: PlanningBaseline?, windows: Int? = nil, promise: Promise = Promise(),
    experiment: Experiment = Experiment(days: 40), isWanted: () -> Bool = { true }
  ) {
    self.init(
      Scenario(hall, baseline), ground: Scenario.Ground(baseline), windows: windows,
      promise: promise, experiment: experiment, isWanted: isWanted)
  }

  /// Works a sheet out for a scenario that stands for a hall.
  init?(
    _ scenario: Scenario, ground: Scenario.Ground, windows: Int? = nil, promise: Promise = Promise(),
    experiment: Experiment, isWanted: () -> Bool = { true }
  ) {
    let count = max(1, min(windows ?? scenario.settings.windows.count, WindowSet.capacity))
    let family = LayoutFamily(scenario)
    let planner = Planner(family, promise: promise, experiment: experiment)
    // The same work, whoever does it: what is too much for windows that take everything is too much for all.
    let fault = scenario.with(family.layout(.mix(comprehensive: count), windows: count)).fault
    let faultNow = scenario.fault
    let people = fault == nil || faultNow == nil ? experiment.people(scenario) : []
    guard isWanted() else { return nil }
    var rows = [
      Row(
        way: nil, windows: scenario.settings.windows.count,
        point: faultNow == nil ? planner.point(scenario, people: people) : nil, fault: faultNow,
        learning: Learning(scenario, in: scenario, byNumber: true), isAsGood: false)
    ]
    for way in fault == nil ? PlanSheet.ways(count) : [] {
      guard isWanted() else { return nil }
      let planned = scenario.with(family.layout(way, windows: count))
      let fault = planned.fault
      rows.append(
        Row(
          way: way, windows: count, point: fault == nil ? planner.point(way, windows: count, people: people) : nil,
          fault: fault, learning: Learning(planned, in: scenario), isAsGood: false))
    }
    self.init(
      promise: promise, visitors: scenario.visitors, ground: ground, windows: count, days: experiment.days,
      // Of a hall that cannot be played its fault says more.
      bottlenecks: faultNow == nil ? scenario.bottlenecks : [], fault: fault, rows: rows)
  }

  /// The planned arrangements of so many windows, in the order of the rows.
  static func ways(_ windows: Int) -> [LayoutFamily.Way] {
    let steps = min(windows, mostMixes - 1)
    return [2, 3, 4].map { .chain(skills: $0) }
      + (0...steps).map { .mix(comprehensive: ($0 * windows + steps / 2) / steps) }
  }

  /// The rows with those marked that cannot be told from the best of `windows` windows. The hall as it is is compared
  /// where it has as many.
  static func compared(_ rows: [Row], windows: Int) -> [Row] {
    let best = rows.filter { $0.windows == windows }.compactMap(\.point).min { $0.p95.mean < $1.p95.mean }
    return rows.map { row in
      var row = row
      row.isAsGood = row.windows == windows && best.flatMap { best in row.point?.isAsGood(as: best) } ?? false
      return row
    }
  }
}

extension Planner.Point {
  /// Whether nobody can tell its waits from the best's with the days that were played.
  public func isAsGood(as best: Planner.Point) -> Bool {
    p95.mean - best.p95.mean <= (p95.margin + best.p95.margin) / 2
  }
}

extension Learning {
  /// Windows whose clerk has something to learn.
  public var learners: Int { rows.count { !$0.learns.isEmpty } }

  /// Windows that are not needed any more.
  public var freed: Int { rows.count { $0.accepts == nil } }
}
