import HallModel

/// Ways to share the work of a hall among a number of windows.
public struct LayoutFamily: Sendable {
  /// A way.
  public enum Way: Hashable, Sendable {
    /// So many comprehensive windows, the rest dedicated to one skill each.
    case mix(comprehensive: Int)
    /// Every window has its own skill and helps with others, so many skills a window, in a chain that joins them all.
    case chain(skills: Int)
  }

  /// The hall and its people.
  public let scenario: Scenario
  /// Of how many comprehensive windows is the pace known to be slower: how long they take compared with dedicated ones.
  public let broadPace: Double
  /// Whether windows rest at noon, half of them first.
  public let lunch: (first: ClockSpan, second: ClockSpan)?

  /// Ways for a scenario; `broadPace` is what a window that takes everything takes longer, 1.1 for a tenth.
  public init(_ scenario: Scenario, broadPace: Double = 1, lunch: (first: ClockSpan, second: ClockSpan)? = nil) {
    self.scenario = scenario
    self.broadPace = broadPace
    self.lunch = lunch
  }

  /// The layout of `windows` windows in this way.
  public func layout(_ way: Way, windows: Int) -> Layout {
    switch way {
    case .mix(let comprehensive): mix(min(comprehensive, windows), windows)
    case .chain(let skills): chain(skills, windows)
    }
  }

  private func mix(_ comprehensive: Int, _ windows: Int) -> Layout {
    let skills = Skills(scenario, most: comprehensive == 0 ? windows : Int.max)
    var groups: [Layout.Group] = []
    if comprehensive > 0 {
      groups.append(
        Layout.Group(
          count: comprehensive, accepts: Acceptance(departments: skills.departments), breaks: breaks(comprehensive),
          pace: broadPace))
    }
    let counts = skills.allotted(windows - comprehensive, helped: comprehensive > 0)
    for (skill, count) in zip(skills.all, counts) where count > 0 {
      groups.append(
        Layout.Group(count: count, accepts: Acceptance(departments: skill.departments), breaks: breaks(count)))
    }
    return Layout(name: "mix_\(comprehensive)_\(windows)", groups: groups)
  }

  /// Each window's further skills lie a third of all skills apart, and shift from one window of a skill to its next, so
  /// that any two skills are joined over few windows (the long chain of flexible manufacturing, made short).
  private func chain(_ length: Int, _ windows: Int) -> Layout {
    let skills = Skills(scenario, most: windows)
    let all = skills.all
    let (step, shift) = (max(1, all.count / 3), max(1, all.count / 4))
    var groups: [Layout.Group] = []
    for (own, count) in skills.allotted(windows, helped: false).enumerated() {
      for index in 0..<count {
        var learned = [own]
        var next = 0
        while learned.count < min(length, all.count) {
          // Where the steps come back to a skill that is there already, the next one after it.
          var skill = (own + 1 + next * step + index * shift) % all.count
          while learned.contains(skill) { skill = (skill + 1) % all.count }
          learned.append(skill)
          next += 1
        }
        let departments = learned.sorted().flatMap { all[$0].departments }
        groups.append(
          Layout.Group(
            count: 1, accepts: Acceptance(departments: departments), breaks: breaks(index, of: count)))
      }
    }
    return Layout(name: "chain_\(length)_\(windows)", groups: groups)
  }

  /// How many of equal windows rest at a time.
  private func resting(_ count: Int) -> Int { count >= 8 ? Int((Double(count) * 10 / 28).rounded()) : count / 2 }

  private func breaks(_ count: Int) -> [(windows: Int, span: ClockSpan)] {
    guard let lunch, resting(count) > 0 else { return [] }
    return [(resting(count), lunch.first), (-resting(count), lunch.second)]
  }

  private func breaks(_ index: Int, of count: Int) -> [(windows: Int, span: ClockSpan)] {
    guard let lunch else { return [] }
    if index < resting(count) { return [(1, lunch.first)] }
    return index >= count - resting(count) ? [(1, lunch.second)] : []
  }
}
