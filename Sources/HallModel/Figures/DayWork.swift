/// How long windows and clerks took for their visits of a day, matter by matter; visits for one matter alone, as of others
/// nobody knows which took how long.
struct DayWork {
  /// A window or clerk at a matter, by number and places.
  private struct Work: Hashable {
    var place: Int
    var matter: Int
  }

  /// Visits that were served, and how many seconds they took.
  private struct Handled {
    var visits = 0
    var seconds = 0

    mutating func add(_ time: Int) {
      visits += 1
      seconds += time
    }
  }

  private let names: [String]
  private let codes: [Int]
  private var windows: [Work: Handled] = [:]
  private var clerks: [Work: Handled] = [:]

  /// Nothing counted yet of a day.
  init(_ summary: DaySummary) {
    names = summary.names
    codes = summary.matters.map(\.code)
  }

  /// Counts a visit.
  mutating func count(_ visit: DaySummary.Visit) {
    guard visit.matters.count == 1, let seconds = visit.fact.handling else { return }
    let matter = visit.matters[0]
    if visit.window > 0 { windows[Work(place: visit.window, matter: matter), default: Handled()].add(seconds) }
    if visit.staff > 0 { clerks[Work(place: visit.staff, matter: matter), default: Handled()].add(seconds) }
  }

  /// Adds how long these visits took, and would have taken at these means, milliseconds by matter's code.
  func compare(in all: inout PeriodFigures, _ means: [String: Int]) {
    let expected = codes.map { means[names[$0]] ?? 0 }
    for (work, handled) in windows {
      all.byWindow[work.place]?.compare(handled.seconds, expected: handled.visits * expected[work.matter])
    }
    for (work, handled) in clerks {
      all.byClerk[names[work.place]]?.compare(handled.seconds, expected: handled.visits * expected[work.matter])
    }
  }
}
