import HallModel

/// When windows have to be open: as many at any time of the day as its people need, so that clerks are free for other work
/// while few come (潮汐窗口).
public struct OpenHours: Sendable {
  /// A stretch of the day.
  public struct Stretch: Equatable, Sendable {
    /// When it begins.
    public var span: ClockSpan
    /// How many windows are open in it.
    public var windows: Int
  }

  /// The stretches of the day.
  public let stretches: [Stretch]
  /// The hall with these hours.
  public let scenario: Scenario

  /// Hours for a hall's windows, as few as keep the promise where `spare` more than the formula's number are open.
  ///
  /// By half hours, Erlang's C formula tells how many windows the promise takes (as if all took everything); what the
  /// formula leaves out, `spare` makes up for. Broad windows stay open longest: they are never the only ones missing.
  init(_ scenario: Scenario, promise: Promise, spare: Int) {
    let opens = scenario.settings.hours.opens.minutes
    let closes = scenario.settings.hours.closes.minutes
    let total = scenario.visits.reduce(0) { $0 + $1.share }
    let mean = scenario.visits.reduce(0) { $0 + $1.share * scenario.minutes($1) } / max(total, 1e-9)
    let all = scenario.settings.windows.count
    // Who takes only one skill must stay: its people have nobody else.
    let needed = stride(from: opens, to: closes, by: 30).map { start in
      let rate =
        scenario.profile.visitors(
          from: Double(start), to: Double(min(closes, start + 30)), of: scenario.visitors) / 30
      let least = Staffing.least(rate: max(rate, 1e-6), meanService: mean, within: promise.within, share: promise.share)
      return min(all, (least?.servers ?? all) + spare)
    }
    // Somebody who comes in one half hour is served in the next: neither may be short.
    let smooth = needed.indices.map { max(needed[$0], $0 > 0 ? needed[$0 - 1] : 0) }
    let stretches = smooth.enumerated().map { index, windows in
      let start = opens + index * 30
      return Stretch(
        span: ClockSpan(from: ClockTime(minutes: start), to: ClockTime(minutes: min(closes, start + 30))),
        windows: windows)
    }
    self.stretches = stretches
    var planned = scenario
    let order = OpenHours.order(scenario)
    for (rank, position) in order.enumerated() {
      var spans: [ClockSpan] = []
      for stretch in stretches where rank < stretch.windows {
        if let last = spans.last, last.to == stretch.span.from {
          spans[spans.count - 1].to = stretch.span.to
        } else {
          spans.append(stretch.span)
        }
      }
      let isAllDay = spans.count == 1 && spans[0].from.minutes == opens && spans[0].to.minutes == closes
      planned.settings.windows[position].openTimes = isAllDay ? [] : spans
    }
    // A window that is never needed is none.
    planned.settings.windows = planned.settings.windows.enumerated().filter { position, window in
      !window.openTimes.isEmpty
        || order.firstIndex(of: position).map { rank in
          stretches.allSatisfy { rank < $0.windows }
        } ?? false
    }.map(\.element)
    self.scenario = planned
  }

  /// The order in which windows stay open: first as few as take everything between them, then the broadest.
  private static func order(_ scenario: Scenario) -> [Int] {
    let wanted = Set(scenario.visits.flatMap(\.matters))
    let windows = scenario.settings.windows
    let takes = windows.map { window in
      wanted.filter { code in scenario.catalogue.matter(code).map(window.accepts.covers) ?? false }
    }
    var left = wanted
    var order: [Int] = []
    while order.count < windows.count {
      let rest = windows.indices.filter { !order.contains($0) }
      let next = rest.max { one, other in
        (takes[one].intersection(left).count, takes[one].count, -one)
          < (takes[other].intersection(left).count, takes[other].count, -other)
      }
      guard let next else { break }
      order.append(next)
      left.subtract(takes[next])
      // One round of cover after the other: what one window takes alone twice is safer than once.
      if left.isEmpty { left = wanted }
    }
    return order
  }
}

extension ArrivalProfile {
  /// Visitors between two minutes of the day, of so many a day.
  func visitors(from start: Double, to end: Double, of visitors: Double) -> Double {
    guard total > 0 else { return 0 }
    return stretches.reduce(0) { sum, stretch in
      let shared = max(0, min(end, stretch.to) - max(start, stretch.from))
      return sum + visitors * stretch.weight / total * shared / max(1e-9, stretch.to - stretch.from)
    }
  }
}

extension Planner {
  /// Hours for a hall's windows: the fewest that keep the promise, with what they come to; nil where even all windows all
  /// day do not keep it.
  public func hours(_ scenario: Scenario, people: [VisitorDay], progress: Experiment.Progress? = nil) -> (
    hours: OpenHours, point: Point
  )? {
    for spare in 0...scenario.settings.windows.count {
      progress?(spare, scenario.settings.windows.count)
      let hours = OpenHours(scenario, promise: promise, spare: spare)
      guard hours.scenario.fault == nil else { continue }
      let point = point(hours.scenario, people: people)
      if point.keeps(promise) { return (hours, point) }
    }
    return nil
  }
}
