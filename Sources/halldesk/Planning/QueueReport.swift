import HallSimulator
import ScreenKit

/// What a simulated queue came to, as JSON and as tables.
struct QueueReport {
  /// What was simulated.
  let run: QueueRun
  /// What came of it.
  let figures: QueueFigures
  /// The thresholds as typed.
  let thresholds: [String]
  /// How fast it went.
  let customersPerSecond: Double

  /// The object of the contract; figures of nobody and errors of too short a run are null.
  var json: JSONValue {
    .fields(
      pair("mean_wait", figures.meanWait) + pair("p_wait", figures.waiting) + [
        (
          "p_over",
          .fields(
            zip(thresholds, figures.over).map { threshold, estimate in
              (threshold, ["p": number(estimate.value), "se": number(estimate.error)])
            })
        )
      ] + pair("p95_wait", figures.p95) + [
        (
          "classes",
          .array(
            zip(run.system.classes, figures.classes).map { kind, figures in
              .fields(
                [("rate", .double(kind.rate)), ("mean_service", .double(kind.service.mean))]
                  + pair("mean_wait", figures.meanWait) + pair("p_wait", figures.waiting)
                  + pair("p_abandon", figures.abandoning) + pair("p_block", figures.blocked))
            })
        )
      ] + pair("p_abandon", figures.abandoning) + pair("p_block", figures.blocked)
        + pair("utilisation", figures.utilisation) + [
          ("load", .double(run.system.load)), ("customers", .int(run.customers)), ("counted", .int(figures.counted)),
          ("seed", .encoded(String(run.seed))), ("customers_per_second", .rounded(customersPerSecond, 0)),
        ])
  }

  private func number(_ value: Double?) -> JSONValue { value.map(JSONValue.double) ?? .null }

  private func pair(_ name: String, _ estimate: Estimate) -> [(String, JSONValue)] {
    [(name, number(estimate.value)), (name + "_se", number(estimate.error))]
  }

  /// The figures with their 95 % intervals, then the classes.
  func lines(_ texts: Texts) -> [String] {
    var table = TextTable(
      ["figure", "value", "interval"].map { texts("queueing.column." + $0) }, trailing: [1, 2])
    func add(_ name: String, _ estimate: Estimate, _ form: (Double?) -> String, _ details: [String: String] = [:]) {
      table.add([texts("queueing." + name, details), form(estimate.value), interval(estimate, form)])
    }
    add("mean_wait", figures.meanWait, minutes)
    add("p95_wait", figures.p95, minutes)
    add("p_wait", figures.waiting, PlanningNumber.percent)
    for (threshold, estimate) in zip(thresholds, figures.over) {
      add("p_over", estimate, PlanningNumber.percent, ["minutes": threshold])
    }
    if run.system.patience != nil { add("p_abandon", figures.abandoning, PlanningNumber.percent) }
    if run.system.room != nil { add("p_block", figures.blocked, PlanningNumber.percent) }
    add("utilisation", figures.utilisation, PlanningNumber.percent)
    return [head(texts)] + table.lines + classLines(texts) + [
      texts("queueing.speed", ["count": PlanningNumber.text(customersPerSecond, 0)])
    ]
  }

  private func head(_ texts: Texts) -> String {
    let discipline =
      switch run.system.discipline {
      case .firstCome: texts("queueing.discipline.fcfs")
      case .priority: texts("queueing.discipline.priority")
      case .accumulating(let weights):
        texts(
          "queueing.discipline.apq", ["weights": weights.map(PlanningNumber.short).joined(separator: ":")])
      }
    return texts(
      "queueing.head",
      [
        "servers": String(run.system.servers), "load": PlanningNumber.percent(run.system.load),
        "discipline": discipline, "customers": String(run.customers), "seed": String(run.seed),
      ])
  }

  private func classLines(_ texts: Texts) -> [String] {
    guard run.system.classes.count > 1 else { return [] }
    var table = TextTable(
      ["class", "rate", "service", "mean_wait", "interval", "p_wait"].map { texts("queueing.column." + $0) },
      trailing: [1, 2, 3, 4, 5])
    for (index, (kind, figures)) in zip(run.system.classes, figures.classes).enumerated() {
      table.add([
        String(index + 1), PlanningNumber.short(kind.rate), PlanningNumber.short(kind.service.mean),
        minutes(figures.meanWait.value), interval(figures.meanWait, minutes),
        PlanningNumber.percent(figures.waiting.value),
      ])
    }
    return [""] + table.lines + [""]
  }

  private func minutes(_ value: Double?) -> String { PlanningNumber.text(value, 3) }

  private func interval(_ estimate: Estimate, _ form: (Double?) -> String) -> String {
    guard let value = estimate.value, let error = estimate.error else { return "—" }
    return form(max(0, value - 1.96 * error)) + " – " + form(value + 1.96 * error)
  }
}
