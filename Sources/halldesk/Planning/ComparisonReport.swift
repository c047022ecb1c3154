import HallModel
import HallSimulator
import ScreenKit

/// Several halls with the same people, side by side.
struct ComparisonReport {
  struct Row {
    var name: String
    var isLayout: Bool
    var windows: Int
    var figures: RunFigures
  }

  let hall: PlayedHall
  let rows: [Row]
  let experiment: Experiment

  /// A row for each hall.
  var json: JSONValue {
    [
      "hall": .string(hall.name), "days": .int(experiment.days), "seed": .encoded(String(experiment.seed)),
      "rows": .array(
        rows.map { row in
          [
            row.isLayout ? "layout" : "policy": .string(row.name), "windows": .int(row.windows),
            "mean_wait_minutes": RunReport.json(row.figures.interval(\.mean)),
            "p95_wait_minutes": RunReport.json(row.figures.interval(\.p95)),
            "longest_wait_minutes": RunReport.json(row.figures.interval(\.longest)),
            "share_over_20": RunReport.json(row.figures.interval(\.over20)),
            "priority_p95_minutes": RunReport.json(row.figures.interval(\.priorityP95)),
            "priority_longest_minutes": RunReport.json(row.figures.interval(\.priorityLongest)),
            "worst_visit_ratio": .rounded(row.figures.worstVisitRatio, 3),
            "utilisation": RunReport.json(row.figures.interval(\.utilisation)),
            "unexplained_overtakes": .int(row.figures.unexplainedOvertakes),
          ]
        }),
    ]
  }

  /// A table of the layouts and one of the policies.
  func lines(_ texts: Texts) -> [String] {
    let head = texts(
      "simulation.compare.head",
      [
        "hall": hall.name, "days": String(experiment.days), "seed": String(experiment.seed),
        "visitors": PlanningNumber.text(hall.scenario.visitors, 0),
      ])
    return [head, ""] + table(texts, "layout", rows.filter(\.isLayout)) { $0.name }
      + table(texts, "policy", rows.filter { !$0.isLayout }) { texts("policy.\($0.name).name") }
  }

  private func table(_ texts: Texts, _ heading: String, _ rows: [Row], _ name: (Row) -> String) -> [String] {
    guard !rows.isEmpty else { return [] }
    var table = TextTable(
      [
        heading, "windows", "mean", "p95", "longest", "over_20", "priority_p95", "priority_longest", "worst",
        "overtakes",
      ].map { texts("simulation.column." + $0) }, trailing: [1, 2, 3, 4, 5, 6, 7, 8, 9])
    for row in rows {
      let figures = row.figures
      func both(_ measure: (DayMeasures) -> Double) -> String {
        let interval = figures.interval(measure)
        return PlanningNumber.text(interval.mean, 1) + "±" + PlanningNumber.text(interval.margin, 1)
      }
      table.add([
        name(row), String(row.windows), both(\.mean), both(\.p95), both(\.longest),
        RunReport.form(figures.interval(\.over20).mean, true), both(\.priorityP95), both(\.priorityLongest),
        PlanningNumber.text(figures.worstVisitRatio, 2), String(figures.unexplainedOvertakes),
      ])
    }
    return table.lines + [""]
  }
}
