import HallSimulator
import ScreenKit

/// How far each way to foretell waits was off.
struct ForecastReport {
  let hall: PlayedHall
  let study: ForecastStudy
  let qualities: [ForecastStudy.Quality]

  /// A row for each predictor.
  var json: JSONValue {
    [
      "hall": .string(hall.name), "days": .int(study.experiment.days),
      "seed": .encoded(String(study.experiment.seed)), "belief": .rounded(study.belief, 4),
      "predictors": .array(
        qualities.map { quality in
          [
            "predictor": .string(quality.predictor.rawValue), "tickets": .int(quality.tickets),
            "mean_absolute_error_minutes": .rounded(quality.error, 3), "bias_minutes": .rounded(quality.bias, 3),
            "within_5_minutes": .rounded(quality.withinFive, 4), "interval_width_minutes": .rounded(quality.width, 3),
            "covered": .rounded(quality.coverage, 4),
          ]
        }),
    ]
  }

  /// A table of the predictors.
  func lines(_ texts: Texts) -> [String] {
    var table = TextTable(
      ["predictor", "error", "bias", "within_5", "width", "covered"].map { texts("simulation.column." + $0) },
      trailing: [1, 2, 3, 4, 5])
    for quality in qualities {
      table.add([
        texts("simulation.predictor.\(quality.predictor.rawValue)"), PlanningNumber.text(quality.error, 2),
        PlanningNumber.text(quality.bias, 2), RunReport.form(quality.withinFive, true),
        PlanningNumber.text(quality.width, 1), quality.coverage.map { RunReport.form($0, true) } ?? "—",
      ])
    }
    return [
      texts(
        "simulation.forecasts.head",
        [
          "tickets": String(qualities.map(\.tickets).max() ?? 0), "days": String(study.experiment.days),
          "belief": PlanningNumber.text(study.belief * 100, 0),
        ]), "",
    ] + table.lines
  }
}
