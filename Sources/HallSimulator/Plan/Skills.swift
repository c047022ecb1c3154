import HallModel

/// The skills of a hall: departments whose work stands together, with what each brings in a day. A hall with fewer windows
/// than departments has them in bundles.
public struct Skills: Sendable {
  /// Departments that are learned together.
  public struct Skill: Equatable, Sendable {
    /// The departments.
    public var departments: [String]
    /// Work it brings, hours of service a day.
    public var hours: Double
  }

  /// The skills, in the order of the catalogue.
  public let all: [Skill]

  /// The skills of a scenario's visits, in at most `most` bundles of about equal work.
  public init(_ scenario: Scenario, most: Int) {
    var hours: [String: Double] = [:]
    let total = scenario.visits.reduce(0) { $0 + $1.share }
    for visit in scenario.visits {
      for code in visit.matters {
        guard let matter = scenario.catalogue.matter(code) else { continue }
        hours[matter.department, default: 0] +=
          scenario.visitors * visit.share / total * scenario.service(code).mean / 60
      }
    }
    var order: [String] = []
    for matter in scenario.catalogue.matters where hours[matter.department] != nil {
      if !order.contains(matter.department) { order.append(matter.department) }
    }
    var bundles = order.map { Skill(departments: [$0], hours: hours[$0] ?? 0) }
    // The two with the least work become one, until they are few enough.
    while bundles.count > max(1, most) {
      let least = bundles.indices.sorted { (bundles[$0].hours, $0) < (bundles[$1].hours, $1) }.prefix(2).sorted()
      let gone = bundles.remove(at: least[1])
      bundles[least[0]].departments += gone.departments
      bundles[least[0]].hours += gone.hours
    }
    all = bundles
  }

  /// All departments.
  public var departments: [String] { all.flatMap(\.departments) }

  /// How many of `windows` each skill gets: one after the other to the skill with the most work for each window it has.
  ///
  /// - Parameter helped: whether comprehensive windows help everybody, so that a skill can do without any of its own.
  public func allotted(_ windows: Int, helped: Bool) -> [Int] {
    var counts = Array(repeating: 0, count: all.count)
    for _ in 0..<windows {
      let next = all.indices.max { left, right in
        let (a, b) = (need(left, counts, helped), need(right, counts, helped))
        // Of equals the one with more work, then the earlier.
        return (a, all[left].hours, -left) < (b, all[right].hours, -right)
      }
      if let next { counts[next] += 1 }
    }
    return counts
  }

  private func need(_ skill: Int, _ counts: [Int], _ helped: Bool) -> Double {
    let windows = counts[skill] + (helped ? 1 : 0)
    return windows == 0 ? .infinity : all[skill].hours / Double(windows)
  }
}
