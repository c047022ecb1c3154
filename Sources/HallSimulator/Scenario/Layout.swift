import HallModel

/// How the windows of a hall share its matters: groups of equal windows.
public struct Layout: Equatable, Sendable {
  /// Equal windows.
  public struct Group: Equatable, Sendable {
    /// How many.
    public var count: Int
    /// What each accepts.
    public var accepts: Acceptance
    /// Breaks: so many of the windows, counted from the first or, where negative, from the last, are not staffed for a
    /// stretch of the day.
    public var breaks: [(windows: Int, span: ClockSpan)]
    /// How long its windows take, compared with the usual times.
    public var pace: Double

    /// Creates a group.
    public init(
      count: Int, accepts: Acceptance, breaks: [(windows: Int, span: ClockSpan)] = [], pace: Double = 1
    ) {
      self.count = count
      self.accepts = accepts
      self.breaks = breaks
      self.pace = pace
    }

    /// Compares all parts.
    public static func == (left: Group, right: Group) -> Bool {
      left.count == right.count && left.accepts == right.accepts && left.pace == right.pace
        && left.breaks.count == right.breaks.count
        && zip(left.breaks, right.breaks).allSatisfy { $0.windows == $1.windows && $0.span == $1.span }
    }
  }

  /// Its name.
  public var name: String
  /// The groups in order of window numbers.
  public var groups: [Group]

  /// Creates a layout.
  public init(name: String, groups: [Group]) {
    self.name = name
    self.groups = groups
  }

  /// How many windows.
  public var windows: Int { groups.reduce(0) { $0 + $1.count } }
}

extension Scenario {
  /// The same people in a hall with other windows.
  public func with(_ layout: Layout) -> Scenario {
    var scenario = self
    scenario.settings.windows = []
    scenario.paces = []
    let hours = ClockSpan(from: settings.hours.opens, to: settings.hours.closes)
    for group in layout.groups {
      for index in 0..<group.count {
        let number = scenario.settings.windows.count + 1
        let covered = catalogue.matters.count { group.accepts.covers($0) }
        let pauses = group.breaks.filter { $0.windows >= 0 ? index < $0.windows : index >= group.count + $0.windows }
        scenario.settings.windows.append(
          WindowSetting(
            number: number, name: "", kind: covered > 1 ? .comprehensive : .dedicated, accepts: group.accepts,
            openTimes: pauses.isEmpty ? [] : hours.leaving(out: pauses.map(\.span))))
        scenario.paces.append(group.pace)
      }
    }
    return scenario
  }

  /// The same hall with another policy.
  public func with(_ policy: RoutingPolicy) -> Scenario {
    var scenario = self
    scenario.settings.queue.policy = policy
    return scenario
  }
}

extension ClockSpan {
  /// What is left of a stretch without some others.
  public func leaving(out pauses: [ClockSpan]) -> [ClockSpan] {
    var left = [self]
    for pause in pauses {
      left = left.flatMap { span in
        [
          ClockSpan(from: span.from, to: min(span.to, pause.from)),
          ClockSpan(from: max(span.from, pause.to), to: span.to),
        ].filter { $0.from < $0.to }
      }
    }
    return left
  }
}
