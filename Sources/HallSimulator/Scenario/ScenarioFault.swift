import HallModel

/// Why a scenario cannot be played, or what has to be known beside its figures.
public enum ScenarioFault: Equatable, Sendable {
  /// Nobody comes: no visitors, no matters, or a profile without weight.
  case nobodyComes
  /// There is no window at all.
  case noWindows
  /// More windows than a hall may have.
  case tooManyWindows(Int)
  /// More visitors a day than are played.
  case tooManyVisitors(Double)
  /// No window takes a matter that people come for, by code.
  case nobodyTakes(String)
  /// The work of a day is more than its windows can do: waits would grow to the end, and a figure would say nothing.
  /// Hours of work, hours of windows, windows that would be needed at least.
  case overloaded(work: Double, windows: Double, least: Int)
}

/// Matters that bring more work than the windows that take them can do, although the hall as a whole could: their waits
/// grow until the doors close.
public struct Bottleneck: Equatable, Sendable {
  /// Matters by code.
  public var matters: [String]
  /// Work ÷ time of the windows that take them.
  public var load: Double
}

extension Scenario {
  /// The most visitors of a day that are played.
  public static let mostVisitors = 200_000.0

  /// What keeps the scenario from being played; nil where nothing does.
  public var fault: ScenarioFault? {
    let total = visits.reduce(0) { $0 + $1.share }
    guard visitors > 0, visitors.isFinite, total > 0, profile.total > 0 else { return .nobodyComes }
    guard visitors <= Scenario.mostVisitors else { return .tooManyVisitors(visitors) }
    guard !settings.windows.isEmpty else { return .noWindows }
    guard settings.windows.count <= WindowSet.capacity else { return .tooManyWindows(settings.windows.count) }
    for visit in visits where visit.share > 0 {
      for code in visit.matters where windows(taking: code).isEmpty { return .nobodyTakes(code) }
    }
    let work = visits.reduce(0) { $0 + hours($1, total) }
    let staffed = settings.windows.indices.reduce(0) { $0 + hours(ofWindow: $1) }
    guard work >= staffed else { return nil }
    let each = staffed / Double(settings.windows.count)
    return .overloaded(work: work, windows: staffed, least: Int(work / max(0.01, each)) + 1)
  }

  /// Matters that bring more than their windows can do, the worst first.
  public var bottlenecks: [Bottleneck] {
    let total = visits.reduce(0) { $0 + $1.share }
    let sets = visits.map { visit in
      visit.matters.reduce(WindowSet()) { $0.union(windows(taking: $1)) }
    }
    return Set(sets).compactMap { set in
      let inside = visits.indices.filter { sets[$0].subtracting(set).isEmpty && visits[$0].share > 0 }
      let work = inside.reduce(0) { $0 + hours(visits[$1], total) }
      let staffed = set.positions.reduce(0) { $0 + hours(ofWindow: $1) }
      guard work >= staffed else { return nil }
      var matters: [String] = []
      for code in inside.flatMap({ visits[$0].matters }) where !matters.contains(code) { matters.append(code) }
      return Bottleneck(matters: matters, load: work / max(0.01, staffed))
    }.sorted { ($1.load, $0.matters[0]) < ($0.load, $1.matters[0]) }
  }

  private func windows(taking code: String) -> WindowSet {
    guard let matter = catalogue.matter(code) else { return WindowSet() }
    return WindowSet(settings.windows.indices.lazy.filter { settings.windows[$0].accepts.covers(matter) })
  }

  /// Hours of work a visit brings in a day.
  private func hours(_ visit: Visit, _ total: Double) -> Double {
    visitors * visit.share / total * minutes(visit) / 60
  }

  /// Hours a window is staffed.
  private func hours(ofWindow position: Int) -> Double {
    settings.staffed(settings.windows[position]).reduce(0) { $0 + Double(max(0, $1.to.minutes - $1.from.minutes)) / 60 }
  }
}
