import ArgumentParser
import HallConfiguration
import HallModel
import HallSimulator
import HallStore

/// Which hall is played, with which people, and how often.
struct ScenarioOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A scenario file, or the name of one that comes with the program (model-hall); without it the hall itself.",
      valueName: "file"))
  var scenario: String?
  @Option(help: ArgumentHelp("One of the scenario's layouts of windows.", valueName: "name"))
  var layout: String?
  @Option(help: "Another routing policy.")
  var policy: RoutingPolicy?
  @Option(
    parsing: .unconditional, help: ArgumentHelp("Visitors a day instead of the scenario's.", valueName: "number"))
  var visitors: String?
  @Option(
    parsing: .unconditional, help: ArgumentHelp("Times as many visitors; 1.2 for a fifth more.", valueName: "factor"))
  var load: String?
  @Option(parsing: .unconditional, help: ArgumentHelp("How many days are played.", valueName: "days"))
  var days = "100"
  @Option(parsing: .unconditional, help: ArgumentHelp("The seed of all that is drawn.", valueName: "number"))
  var seed = "1"
  @Option(help: ArgumentHelp("Learn from past days from this one on.", valueName: "day"))
  var from: Day?
  @Option(help: ArgumentHelp("Learn from past days up to this one; without it yesterday.", valueName: "day"))
  var to: Day?

  /// The experiment that was asked for.
  func experiment() throws(CommandFailure) -> Experiment {
    let days = try TypedOption("--days", days).whole(2...100_000)
    let seed = try TypedOption("--seed", seed).whole(0...Int.max)
    return Experiment(days: days, seed: UInt64(seed))
  }

  /// The hall and its people, checked to be playable unless `checking` is false.
  func playable(_ session: Session) throws -> PlayedHall {
    var hall = try base(session)
    if let layout {
      guard let chosen = hall.layouts.first(where: { $0.name == layout }) else {
        let known = hall.layouts.map(\.name).joined(separator: " ")
        throw CommandFailure.usage("unknown_layout", ["layout": layout, "known": known.isEmpty ? "—" : known])
      }
      hall.scenario = hall.scenario.with(chosen)
    }
    if let policy { hall.scenario = hall.scenario.with(policy) }
    if let visitors {
      hall.scenario.visitors = try TypedOption("--visitors", visitors).number(upTo: Int(Scenario.mostVisitors))
    }
    if let load { hall.scenario.visitors *= try TypedOption("--load", load).number(upTo: 100) }
    return hall
  }

  private func base(_ session: Session) throws -> PlayedHall {
    if let scenario {
      let read = try ScenarioSource(session).read(scenario)
      return PlayedHall(
        scenario: read.scenario, layouts: read.layouts, ground: .file, name: read.scenario.settings.name)
    }
    let live = try session.hall(toRead: true)
    let baseline = try PastDays(live, from: from, to: to, session).baseline
    return PlayedHall(
      scenario: Scenario(live.hall, baseline), layouts: [], ground: Scenario.Ground(baseline),
      name: live.hall.settings.name, live: live)
  }
}

extension RoutingPolicy: ExpressibleByArgument {}

/// A hall that is to be played.
struct PlayedHall {
  var scenario: Scenario
  var layouts: [Layout]
  var ground: Scenario.Ground
  var name: String
  /// The hall itself, where it is one.
  var live: LiveHall?

  /// Throws where nobody comes, whatever the windows: a plan finds the windows itself.
  func checkPeople(_ session: Session) throws(CommandFailure) {
    switch scenario.fault {
    case .nobodyComes, .tooManyVisitors: try check(session)
    default: break
    }
  }

  /// Throws where it cannot be played.
  func check(_ session: Session) throws(CommandFailure) {
    guard let fault = scenario.fault else { return }
    let name = { (code: String) in scenario.catalogue.matter(code)?.name ?? code }
    switch fault {
    case .nobodyComes: throw .usage("scenario_empty", [:])
    case .noWindows: throw .usage("scenario_no_windows", [:])
    case .tooManyWindows(let count):
      throw .usage("scenario_windows", ["count": String(count), "most": String(WindowSet.capacity)])
    case .tooManyVisitors(let count):
      throw .usage(
        "scenario_visitors",
        ["count": PlanningNumber.short(count), "most": PlanningNumber.short(Scenario.mostVisitors)])
    case .nobodyTakes(let code): throw .usage("scenario_nobody_takes", ["code": code, "name": name(code)])
    case .overloaded(let work, let windows, let least):
      throw .refused(
        Refusal(
          "overloaded",
          [
            "work": PlanningNumber.text(work, 1), "windows": PlanningNumber.text(windows, 1),
            "load": PlanningNumber.percent(work / max(0.01, windows)), "least": String(least),
          ]))
    }
  }
}
