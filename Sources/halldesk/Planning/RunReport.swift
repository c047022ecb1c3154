import HallModel
import HallSimulator
import ScreenKit

/// What simulated days of a hall came to, as JSON and as tables.
struct RunReport {
  let hall: PlayedHall
  let figures: RunFigures
  let experiment: Experiment

  /// A figure of the days: its name, its digits for people, and how it is read from a day.
  private struct Figure: Sendable {
    var name: String
    var isShare = false
    var measure: @Sendable (DayMeasures) -> Double
  }

  private static let measures: [Figure] = [
    Figure(name: "visitors") { Double($0.visitors) },
    Figure(name: "mean_wait_minutes", measure: { $0.mean }),
    Figure(name: "p95_wait_minutes", measure: { $0.p95 }),
    Figure(name: "longest_wait_minutes", measure: { $0.longest }),
    Figure(name: "share_over_15", isShare: true, measure: { $0.over15 }),
    Figure(name: "share_over_20", isShare: true, measure: { $0.over20 }),
    Figure(name: "share_over_30", isShare: true, measure: { $0.over30 }),
    Figure(name: "priority_p95_minutes", measure: { $0.priorityP95 }),
    Figure(name: "priority_longest_minutes", measure: { $0.priorityLongest }),
    Figure(name: "no_show_rate", isShare: true) { Double($0.noShows) / Double(max(1, $0.visitors)) },
    Figure(name: "turned_away") { Double($0.turnedAway) },
    Figure(name: "left_over") { Double($0.stranded) },
    Figure(name: "utilisation", isShare: true, measure: { $0.utilisation }),
    Figure(name: "staffed_hours", measure: { $0.staffedHours }),
    Figure(name: "minutes_after_closing", measure: { $0.afterClosing }),
  ]

  /// The whole of it.
  var json: JSONValue {
    let rules = hall.scenario.settings.queue
    return .fields(
      [
        ("hall", .string(hall.name)), ("learned_from", .string(ground)), ("policy", .string(rules.policy.rawValue)),
        ("windows", .int(hall.scenario.settings.windows.count)), ("days", .int(figures.days.count)),
        ("seed", .encoded(String(experiment.seed))),
      ] + RunReport.measures.map { ($0.name, RunReport.json(figures.interval($0.measure))) } + [
        ("worst_visit_ratio", .rounded(figures.worstVisitRatio, 3)),
        ("unexplained_overtakes", .int(figures.unexplainedOvertakes)),
        ("bottlenecks", .array(hall.scenario.bottlenecks.map(bottleneck))),
        ("by_standing", .array(figures.byStanding.map(part))), ("by_matter", .array(figures.byVisit.map(part))),
        ("by_lane", .array(figures.byLane.map(part))), ("by_half_hour", .array(figures.byHalfHour.map(part))),
        ("by_window", .array(figures.windows.map(window))),
      ])
  }

  static func json(_ interval: Interval) -> JSONValue {
    [
      "value": .rounded(interval.mean, 4),
      "margin": interval.margin.isFinite ? .rounded(interval.margin, 4) : .null,
    ]
  }

  private var ground: String {
    switch hall.ground {
    case .days(let days): "\(days) business days"
    case .guess: "guess"
    case .file: "file"
    }
  }

  private func bottleneck(_ neck: Bottleneck) -> JSONValue {
    ["matters": .strings(neck.matters), "load": .rounded(neck.load, 3)]
  }

  private func part(_ part: RunFigures.Part) -> JSONValue {
    [
      "name": .string(part.name), "visitors": .rounded(part.visitors, 2), "mean_wait_minutes": .rounded(part.mean, 3),
      "p95_wait_minutes": .rounded(part.p95, 2),
    ]
  }

  private func window(_ window: RunFigures.WindowPart) -> JSONValue {
    [
      "window": .int(window.number), "tickets": .rounded(window.tickets, 2), "hours": .rounded(window.hours, 2),
      "utilisation": .rounded(window.utilisation, 4),
    ]
  }

  /// The figures with their 95 % intervals, then by standing, lane and matter, the windows, and the day's curve.
  func lines(_ texts: Texts) -> [String] {
    head(texts) + [""] + table(texts) + [""] + parts(texts, "standing", figures.byStanding, standing(texts))
      + lanes(texts) + parts(texts, "matter", Array(busiest.prefix(15)), name) + [""] + curve(texts) + [""]
      + windows(texts)
  }

  func head(_ texts: Texts) -> [String] {
    let policy = Wording(texts).policy(hall.scenario.settings.queue)
    var lines = [
      texts(
        "simulation.head",
        [
          "hall": hall.name, "windows": String(hall.scenario.settings.windows.count),
          "policy": policy.name, "days": String(figures.days.count),
          "seed": String(experiment.seed), "visitors": PlanningNumber.text(hall.scenario.visitors, 0),
        ]),
      policy.sentence,
    ]
    switch hall.ground {
    case .days(let days): lines.append(texts("simulation.ground.days", ["days": String(days)]))
    case .guess: lines.append(texts("simulation.ground.guess"))
    case .file: lines.append(texts("simulation.ground.file"))
    }
    for neck in hall.scenario.bottlenecks.prefix(3) {
      lines.append(
        texts(
          "simulation.bottleneck",
          [
            "matters": neck.matters.prefix(4).map(name).joined(separator: texts("simulation.comma")),
            "load": PlanningNumber.text(neck.load * 100, 0),
          ]))
    }
    return lines
  }

  private func table(_ texts: Texts) -> [String] {
    var table = TextTable(["figure", "value", "interval"].map { texts("simulation.column." + $0) }, trailing: [1, 2])
    for figure in RunReport.measures {
      let interval = figures.interval(figure.measure)
      table.add([
        texts("simulation." + figure.name), RunReport.form(interval.mean, figure.isShare),
        "± " + RunReport.form(interval.margin, figure.isShare),
      ])
    }
    table.add([texts("simulation.worst_visit_ratio"), PlanningNumber.text(figures.worstVisitRatio, 2), ""])
    table.add([texts("simulation.unexplained_overtakes"), String(figures.unexplainedOvertakes), ""])
    return table.lines
  }

  static func form(_ value: Double, _ isShare: Bool) -> String {
    isShare ? PlanningNumber.text(value * 100, 1) + " %" : PlanningNumber.text(value, 1)
  }

  private var busiest: [RunFigures.Part] { figures.byVisit.sorted { ($1.visitors, $0.name) < ($0.visitors, $1.name) } }

  private func name(_ codes: String) -> String {
    codes.split(separator: "+").map { hall.scenario.catalogue.matter(String($0))?.name ?? String($0) }
      .joined(separator: "+")
  }

  private func standing(_ texts: Texts) -> (String) -> String { { texts("simulation.standing.\($0)") } }

  private func lanes(_ texts: Texts) -> [String] {
    guard figures.byLane.count > 1 else { return [] }
    let names = hall.scenario.settings.lanes
    return parts(texts, "lane", figures.byLane) { letter in
      names.first { $0.letter == letter }.map { "\(letter) \($0.name)" } ?? letter
    }
  }

  private func parts(
    _ texts: Texts, _ heading: String, _ parts: [RunFigures.Part], _ name: (String) -> String
  ) -> [String] {
    var table = TextTable(
      [heading, "visitors", "mean", "p95"].map { texts("simulation.column." + $0) }, trailing: [1, 2, 3])
    for part in parts where part.visitors > 0 {
      table.add([
        name(part.name), PlanningNumber.text(part.visitors, 1), PlanningNumber.text(part.mean, 1),
        PlanningNumber.text(part.p95, 1),
      ])
    }
    return table.lines + [""]
  }

  /// Mean wait by half hour of arrival, as bars.
  private func curve(_ texts: Texts) -> [String] {
    let most = max(1, figures.byHalfHour.map(\.p95).max() ?? 1)
    var table = TextTable(
      ["half_hour", "visitors", "mean", "p95", "curve"].map { texts("simulation.column." + $0) }, trailing: [1, 2, 3])
    for part in figures.byHalfHour {
      table.add([
        part.name, PlanningNumber.text(part.visitors, 1), PlanningNumber.text(part.mean, 1),
        PlanningNumber.text(part.p95, 1), Bars.two(part.mean / most, part.p95 / most, width: 40),
      ])
    }
    return table.lines
  }

  private func windows(_ texts: Texts) -> [String] {
    var table = TextTable(
      ["window", "tickets", "hours", "utilisation"].map { texts("simulation.column." + $0) }, trailing: [0, 1, 2, 3])
    for window in figures.windows {
      table.add([
        String(window.number), PlanningNumber.text(window.tickets, 1), PlanningNumber.text(window.hours, 1),
        RunReport.form(window.utilisation, true),
      ])
    }
    return table.lines
  }
}

/// Bars in plain characters.
enum Bars {
  /// A bar for one part of a width, longer and lighter to another: `####----`.
  static func two(_ inner: Double, _ outer: Double, width: Int) -> String {
    let first = Int((min(1, max(0, inner)) * Double(width)).rounded())
    let second = max(first, Int((min(1, max(0, outer)) * Double(width)).rounded()))
    return String(repeating: "#", count: first) + String(repeating: "-", count: second - first)
  }
}
