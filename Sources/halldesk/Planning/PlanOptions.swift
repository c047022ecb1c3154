import ArgumentParser
import HallModel
import HallSimulator

/// What a plan is to reach.
struct PlanOptions: ParsableArguments {
  @OptionGroup var scenario: ScenarioOptions
  @Option(parsing: .unconditional, help: ArgumentHelp("The wait that is promised, minutes.", valueName: "minutes"))
  var within = "15"
  @Option(parsing: .unconditional, help: ArgumentHelp("The share of people it is promised to.", valueName: "0.95"))
  var share = "0.95"
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How much longer a window that takes everything needs, per cent.", valueName: "percent"))
  var slower = "0"
  @Option(
    help: ArgumentHelp(
      "Windows rest at noon in two turns, the first from this time on, an hour each; without it nobody rests.",
      valueName: "11:30"))
  var lunch: String?

  /// The promise.
  func promise() throws(CommandFailure) -> Promise {
    Promise(
      within: try TypedOption("--within", within).number(upTo: 1440, zero: true),
      share: try TypedOption("--share", share).share())
  }

  /// A planner for a hall.
  func planner(_ hall: PlayedHall) throws(CommandFailure) -> Planner {
    let slower = try TypedOption("--slower", slower).number(upTo: 500, zero: true)
    var rest: (first: ClockSpan, second: ClockSpan)?
    if let lunch {
      let hours = hall.scenario.settings.hours
      guard let time = ClockTime(TypedNumber.plain(lunch)), time >= hours.opens,
        time.minutes + 120 <= hours.closes.minutes
      else {
        throw .usage(
          "bad_lunch", ["value": lunch, "opens": hours.opens.text, "closes": hours.closes.text])
      }
      let (second, end) = (ClockTime(minutes: time.minutes + 60), ClockTime(minutes: time.minutes + 120))
      rest = (ClockSpan(from: time, to: second), ClockSpan(from: second, to: end))
    }
    return Planner(
      LayoutFamily(hall.scenario, broadPace: 1 + slower / 100, lunch: rest), promise: try promise(),
      experiment: try scenario.experiment())
  }
}

/// How many windows a plan is for.
struct WindowCount: ParsableArguments {
  @Option(
    parsing: .unconditional, help: ArgumentHelp("How many windows; without it the hall's own.", valueName: "number"))
  var windows: String?

  /// The number, or the hall's own.
  func number(_ hall: PlayedHall) throws(CommandFailure) -> Int {
    guard let windows else { return max(1, hall.scenario.settings.windows.count) }
    return try TypedOption("--windows", windows).whole(1...WindowSet.capacity)
  }
}

/// Where a plan is written to as settings.
struct PlanOutput: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write the hall's settings with this plan to a folder, to be looked at and imported.", valueName: "dir"))
  var out: String?
}
