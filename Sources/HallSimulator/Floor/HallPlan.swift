import HallModel

/// A scenario made ready for many days: what is worked out once and shared by all of them.
public struct HallPlan: Sendable {
  let scenario: Scenario
  let classes: LineClasses
  let order: RoutingOrder
  let roster: Roster
  /// How many matters of the catalogue each window accepts.
  let breadths: [Int]
  /// By standing, milliseconds.
  let headStarts: [Int64]

  /// Prepares a scenario.
  public init(_ scenario: Scenario) {
    self.scenario = scenario
    classes = LineClasses(scenario)
    order = RoutingOrder(scenario.settings.queue)
    roster = Roster(scenario)
    breadths = scenario.settings.windows.map { window in
      scenario.catalogue.matters.count { window.accepts.covers($0) }
    }
    headStarts = Standing.allCases.map { Int64(scenario.settings.queue.headStart(of: $0)) * 60_000 }
  }

  /// Plays a day on the fast path.
  public func fast(_ day: VisitorDay) -> DayRecord {
    var run = DayRun(day, on: FastFloor(self, day), roster)
    return run.run()
  }
}
