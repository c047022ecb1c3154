import ArgumentParser
import HallSimulator

/// `plan …`: what a hall needs.
struct PlanCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", abstract: "How many windows a promise takes, who must learn what, and when to be open.",
    subcommands: [
      Windows.self, Mix.self, SkillsPlan.self, Change.self, HoursPlan.self, WindowsForPromise.self,
    ], defaultSubcommand: Windows.self)

  struct WindowsForPromise: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "staffing",
      abstract: "The least windows with which a share of people waits no longer than promised.",
      discussion: """
        By Erlang's C formula: Poisson arrivals, exponential service times, equal windows, one line, nobody leaves. \
        Times in minutes.
        """)

    @Option(parsing: .unconditional, help: ArgumentHelp("Arrivals a minute.", valueName: "per-minute"))
    var rate: String
    @Option(parsing: .unconditional, help: ArgumentHelp("Mean minutes at a window.", valueName: "minutes"))
    var service: String
    @Option(parsing: .unconditional, help: ArgumentHelp("The wait that is promised.", valueName: "minutes"))
    var within: String
    @Option(parsing: .unconditional, help: ArgumentHelp("The share of people it is promised to.", valueName: "0.95"))
    var share: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let rate = try TypedOption("--rate", rate).number(upTo: QueueOptions.mostRate)
      let service = try TypedOption("--service", service).number(upTo: 1_000_000)
      let within = try TypedOption("--within", within).number(upTo: 1_000_000_000, zero: true)
      let wanted = try TypedOption("--share", share).share()
      guard let queue = Staffing.least(rate: rate, meanService: service, within: within, share: wanted) else {
        throw CommandFailure.usage("staffing_too_large", ["most": PlanningNumber.short(Staffing.greatestLoad)])
      }
      let kept = 1 - queue.over(within)
      return Answer(
        json: {
          [
            "windows": .int(queue.servers), "p_within": .double(kept), "p_wait": .double(queue.waiting),
            "mean_wait": .double(queue.meanWait), "p95_wait": .double(queue.quantile(0.95)),
            "load": .double(queue.load), "offered": .double(queue.offered),
          ]
        },
        lines: {
          let details = [
            "windows": String(queue.servers), "share": PlanningNumber.percent(kept),
            "minutes": PlanningNumber.short(within), "wait": PlanningNumber.text(queue.meanWait, 2),
            "waiting": PlanningNumber.percent(queue.waiting), "load": PlanningNumber.percent(queue.load),
          ]
          return [session.texts("queueing.staffing", details), session.texts("queueing.staffing.basis")]
        })
    }
  }
}
