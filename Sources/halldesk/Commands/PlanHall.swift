import ArgumentParser
import HallConfiguration
import HallModel
import HallSimulator
import HallStore

extension PlanCommands {
  /// `plan windows`: how few windows keep a promise.
  struct Windows: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "windows", abstract: "The fewest windows that keep a promise, for each way to share the work.",
      discussion: """
        By simulation of the hall's own days: dedicated windows, windows with two to four skills in a chain, a third or \
        half of them comprehensive, and all. For ordinary days and for --spread more or fewer visitors. Numbers are tried \
        one by one, because waits do not fall evenly.
        """)

    @OptionGroup var options: PlanOptions
    @Option(
      parsing: .unconditional, help: ArgumentHelp("Also for so many per cent more and fewer.", valueName: "percent"))
    var spread = "20"
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let hall = try options.scenario.playable(session)
      try hall.checkPeople(session)
      let planner = try options.planner(hall)
      let spread = try TypedOption("--spread", spread).number(upTo: 90, zero: true) / 100
      let bar = ProgressLine()
      defer { bar.end() }
      let found = planner.least(loads: spread == 0 ? [1] : [1 - spread, 1, 1 + spread], progress: bar.tell)
      return PlanReport(hall: hall, planner: planner, texts: session.texts).least(found)
    }
  }

  /// `plan mix`: every mix of comprehensive and dedicated windows.
  struct Mix: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "mix", abstract: "Every mix of comprehensive and dedicated windows, with its waits as a chart.",
      discussion: """
        All mixes are tried: where broad windows are slower (--slower), the best number of them is not the largest.
        """)

    @OptionGroup var options: PlanOptions
    @OptionGroup var count: WindowCount
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let hall = try options.scenario.playable(session)
      try hall.checkPeople(session)
      let planner = try options.planner(hall)
      let windows = try count.number(hall)
      // The same work, whoever does it: what is too much for one mix is too much for all.
      var comprehensive = hall
      comprehensive.scenario = hall.scenario.with(planner.family.layout(.mix(comprehensive: windows), windows: windows))
      try comprehensive.check(session)
      let bar = ProgressLine()
      defer { bar.end() }
      let points = planner.mixes(windows: windows, progress: bar.tell)
      return PlanReport(hall: hall, planner: planner, texts: session.texts).mixes(points, windows: windows)
    }
  }

  /// `plan skills`: who must learn what.
  struct SkillsPlan: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "skills", abstract: "Who must learn what, so that so many windows keep the waits short.",
      discussion: """
        Every window keeps or gets a skill of its own and helps with a few others, in a chain that joins all skills. The \
        hall's windows are matched with the plan's so that as little as possible has to be learned. With --out the hall's \
        settings with the plan are written to a folder, to be looked at, checked and imported (config import).
        """)

    @OptionGroup var options: PlanOptions
    @OptionGroup var count: WindowCount
    @Option(parsing: .unconditional, help: ArgumentHelp("Skills a window.", valueName: "number"))
    var skills = "3"
    @OptionGroup var output: PlanOutput
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let hall = try options.scenario.playable(session)
      try hall.checkPeople(session)
      let planner = try options.planner(hall)
      let windows = try count.number(hall)
      let skills = try TypedOption("--skills", skills).whole(1...100)
      let layout = planner.family.layout(.chain(skills: skills), windows: windows)
      return try PlanAnswer(session, hall, planner).answer(hall.scenario.with(layout), output.out, byNumber: false)
    }
  }

  /// `plan change`: what if these windows accepted something else.
  struct Change: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "change", abstract: "What if these windows accepted something else.",
      discussion: "The same people in the hall as it is, and with the change: `plan change 1-12 --accepts 全部`.")

    @Argument(help: ArgumentHelp("Windows: 1-12, or 1,3,5-7.", valueName: "windows"))
    var which: String
    @Option(help: ArgumentHelp("What they accept, as in windows.csv: 全部, departments, matters.", valueName: "text"))
    var accepts = "全部"
    @OptionGroup var options: PlanOptions
    @OptionGroup var output: PlanOutput
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let hall = try options.scenario.playable(session)
      try hall.check(session)
      let planner = try options.planner(hall)
      var changed = hall.scenario
      let catalogue = changed.catalogue
      let rule = Acceptance(text: accepts) { catalogue.matter($0) != nil }
      for name in rule.departments where !catalogue.departments.contains(name) {
        throw CommandFailure.refused(Refusal("unknown_department", ["name": name]))
      }
      for number in try NumberRanges(which).numbers {
        guard let place = changed.settings.windows.firstIndex(where: { $0.number == number }) else {
          let known = changed.settings.windows.map { String($0.number) }.joined(separator: " ")
          throw CommandFailure.refused(Refusal("unknown_window", ["window": String(number), "known": known]))
        }
        changed.settings.windows[place].accepts = rule
      }
      return try PlanAnswer(session, hall, planner).answer(changed, output.out, byNumber: true)
    }
  }

  /// `plan hours`: when windows have to be open.
  struct HoursPlan: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "hours", abstract: "When each window has to be open, so that clerks are free while few come.",
      discussion: """
        The fewest windows by half hour that keep the promise; found by a formula, widened until the simulated days keep \
        it. With --out the settings with these hours are written to a folder.
        """)

    @OptionGroup var options: PlanOptions
    @OptionGroup var output: PlanOutput
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let hall = try options.scenario.playable(session)
      try hall.check(session)
      let planner = try options.planner(hall)
      let bar = ProgressLine()
      defer { bar.end() }
      guard let (hours, _) = planner.hours(hall.scenario, people: planner.people(), progress: bar.tell) else {
        throw CommandFailure.refused(
          Refusal(
            "promise_not_kept",
            [
              "windows": String(hall.scenario.settings.windows.count),
              "minutes": PlanningNumber.short(planner.promise.within),
              "share": PlanningNumber.short(planner.promise.share * 100),
            ]))
      }
      return try PlanAnswer(session, hall, planner).answer(
        hours.scenario, output.out, byNumber: true, stretches: hours.stretches)
    }
  }
}
