import ArgumentParser
import HallModel
import HallSimulator

extension SimulateCommands {
  /// `simulate hall`: days of the hall or of a scenario.
  struct Hall: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "hall", abstract: "Play days of the hall, or of a scenario: waits by class, lane, window and hour.",
      discussion: """
        The hall's own rules decide; its people come as on its past days. The days are played on the fast path; with \
        --through-model every step is a command with its events, as at the windows. The same seed gives the same people \
        whatever hall they meet.
        """)

    @OptionGroup var options: ScenarioOptions
    @Flag(help: "Play through the real model, event by event, instead of the fast path; the figures are the same.")
    var throughModel = false
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let hall = try options.playable(session)
      let experiment = try options.experiment()
      try hall.check(session)
      let bar = ProgressLine()
      defer { bar.end() }
      let figures = experiment.run(hall.scenario, throughModel: throughModel, progress: bar.tell)
      let report = RunReport(hall: hall, figures: figures, experiment: experiment)
      return Answer(json: { report.json }, lines: { report.lines(session.texts) })
    }
  }

  /// `simulate compare`: layouts and policies side by side.
  struct Compare: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "compare", abstract: "The same people in every layout of a scenario, and under every policy.",
      discussion: """
        Each layout under the scenario's own policy, then the chosen layout under every policy. All meet the same people, \
        so that differences are those of the halls.
        """)

    @OptionGroup var options: ScenarioOptions
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let hall = try options.playable(session)
      let experiment = try options.experiment()
      let people = experiment.people(hall.scenario)
      let bar = ProgressLine()
      defer { bar.end() }
      var rows: [ComparisonReport.Row] = []
      let count = hall.layouts.count + RoutingPolicy.allCases.count
      func play(_ name: String, _ scenario: Scenario, isLayout: Bool) throws {
        var played = hall
        played.scenario = scenario
        try played.check(session)
        rows.append(
          ComparisonReport.Row(
            name: name, isLayout: isLayout, windows: scenario.settings.windows.count,
            figures: experiment.run(scenario, people: people)))
        bar.tell(rows.count, of: count)
      }
      for layout in hall.layouts { try play(layout.name, hall.scenario.with(layout), isLayout: true) }
      for policy in RoutingPolicy.allCases {
        try play(policy.rawValue, hall.scenario.with(policy), isLayout: false)
      }
      let report = ComparisonReport(hall: hall, rows: rows, experiment: experiment)
      return Answer(json: { report.json }, lines: { report.lines(session.texts) })
    }
  }

  /// `simulate forecasts`: how good forecasts are.
  struct Forecasts: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "forecasts", abstract: "How far forecasts of waits are off, beside the simple ways other halls use.",
      discussion: """
        Days are played through the real model; at one ticket in --every all predictors say how long it will wait. \
        --belief is what the catalogue believes of service times, divided by what is true: 0.85 for a catalogue that is \
        15 % too low.
        """)

    @OptionGroup var options: ScenarioOptions
    @Option(parsing: .unconditional, help: "Believed ÷ true service times.")
    var belief = "1"
    @Option(parsing: .unconditional, help: "One ticket in so many is foretold by all predictors.")
    var every = "5"
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let hall = try options.playable(session)
      try hall.check(session)
      let experiment = try options.experiment()
      let belief = try TypedOption("--belief", belief).number(upTo: 10)
      let every = try TypedOption("--every", every).whole(1...10_000)
      let study = ForecastStudy(
        hall.scenario, days: experiment.days, seed: experiment.seed, belief: belief, every: every)
      let bar = ProgressLine()
      defer { bar.end() }
      let samples = study.samples(progress: bar.tell)
      let report = ForecastReport(hall: hall, study: study, qualities: ForecastStudy.quality(samples))
      return Answer(json: { report.json }, lines: { report.lines(session.texts) })
    }
  }
}
