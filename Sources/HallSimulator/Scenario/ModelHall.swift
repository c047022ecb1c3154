import HallModel

/// The hall behind the figures of routing §1 and §2, in minutes after 9:00.
public enum ModelHall {
  static let shares = [0.14, 0.12, 0.08, 0.12, 0.09, 0.13, 0.09, 0.07, 0.04, 0.06, 0.03, 0.03]
  static let means = [6.0, 5, 7, 11, 9, 7, 6, 6, 8, 5, 14, 7]
  static let profile = [7.5, 9.5, 9.5, 8.5, 6.5, 4.0, 2.5, 2.5, 4.0, 7.0, 9.0, 9.0, 8.0, 6.5, 4.0, 2.0]

  /// Its people: 1,500 a day, twelve matters, 8 % of the priority channel, 22 % with an appointment.
  public static func scenario(visitors: Double = 1500) -> Scenario {
    var settings = HallSettings(name: "样板大厅")
    settings.appointments.slotMinutes = 5
    let catalogue = Catalogue(
      matters: means.enumerated().map { index, mean in
        Matter(code: code(index), name: code(index), department: "D\(index)", handlingMinutes: mean)
      })
    return Scenario(
      settings: settings, catalogue: catalogue, visitors: visitors,
      profile: ArrivalProfile(opens: 540, each: 30, weights: profile),
      visits: shares.enumerated().map { Scenario.Visit(matters: [code($0)], share: $1) }, services: [:],
      people: PeopleRules(priority: 0.08, appointments: 0.22))
  }

  static func code(_ index: Int) -> String { "M\(index)" }

  static func accepts(_ classes: [Int]) -> Acceptance { Acceptance(matters: classes.map(code)) }

  static func lunch(_ c: Int) -> [(windows: Int, span: ClockSpan)] {
    [
      (c, ClockSpan(from: ClockTime(minutes: 690), to: ClockTime(minutes: 750))),
      (-c, ClockSpan(from: ClockTime(minutes: 750), to: ClockTime(minutes: 810))),
    ]
  }

  static func group(_ count: Int, _ classes: [Int], _ c: Int? = nil) -> Layout.Group {
    let c = c ?? (count >= 8 ? Int((Double(count) * 10 / 28).rounded()) : count / 2)
    return Layout.Group(count: count, accepts: accepts(classes), breaks: c > 0 ? lunch(c) : [])
  }

  /// One department a window.
  public static let dedicated40 = Layout(
    name: "dedicated_40", groups: zip([5, 4, 3, 5, 4, 5, 3, 3, 2, 2, 2, 2], 0...).map { group($0, [$1]) })
  static let dedicatedCounts28 = [3, 3, 2, 4, 3, 4, 2, 2, 1, 1, 2, 1]
  /// The same with fewer windows.
  public static let dedicated28 = Layout(
    name: "dedicated_28", groups: zip(dedicatedCounts28, 0...).map { group($0, [$1]) })
  /// Ten comprehensive windows, six half so, twelve dedicated.
  public static let mixed28 = Layout(
    name: "mixed_28",
    groups: [
      group(10, [0, 1, 2, 3, 4, 5, 8, 9, 11], 4), group(3, [0, 1, 2, 8, 9]), group(3, [3, 4, 5, 10]), group(3, [3]),
      group(2, [5]), group(5, [6, 7]), group(1, [4, 10]), group(1, [4]),
    ])
  /// Every window takes everything.
  public static let pooled28 = Layout(name: "pooled_28", groups: [group(28, Array(0..<12), 10)])

  /// A chain of skills: the dedicated layout, in which each window also takes `departments` − 1 others.
  public static func chain(_ departments: Int) -> Layout {
    var groups: [Layout.Group] = []
    for (k, count) in dedicatedCounts28.enumerated() {
      let c = count / 2
      for j in 0..<count {
        let more = departments > 1 ? (1..<departments).map { (k + 1 + ($0 - 1) * 4 + j * 3) % 12 } : []
        let breaks = j < c ? [lunch(1)[0]] : j >= count - c ? [lunch(1)[1]] : []
        groups.append(
          Layout.Group(count: 1, accepts: accepts(Array(Set([k] + more)).sorted()), breaks: breaks))
      }
    }
    return Layout(name: "chain_\(departments)", groups: groups)
  }
}
