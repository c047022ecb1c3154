import ArgumentParser
import HallModel
import HallSimulator

/// `simulate …`: what would happen.
struct SimulateCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Try out how long people would wait.",
    subcommands: [Hall.self, Compare.self, Forecasts.self, Queue.self], defaultSubcommand: Hall.self)

  struct Queue: DeskCommand {
    static let configuration = CommandConfiguration(
      commandName: "queue", abstract: "Simulate one queue with Poisson arrivals at equal windows.",
      discussion: """
        Times in minutes. Waits are those experienced, until service or until leaving; who is turned away is not among \
        them. A tenth of the customers is warm-up; standard errors come from 32 batches of the rest. The same seed gives \
        the same figures. A queue that grows without end is refused (unstable).
        """)

    @OptionGroup var queue: QueueOptions
    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp("Also tell who waits longer than so many minutes; a list or repeated.", valueName: "minutes"))
    var over: [String] = []
    @Option(parsing: .unconditional, help: ArgumentHelp("How many arrivals to simulate.", valueName: "count"))
    var customers = "2000000"
    @Option(parsing: .unconditional, help: ArgumentHelp("The seed of all that is drawn.", valueName: "number"))
    var seed = "1"
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let system = try queue.system()
      let customers = try TypedOption("--customers", customers).whole(1...2_000_000_000)
      let seed = try TypedOption("--seed", seed).whole(0...Int.max)
      var thresholds: [(text: String, minutes: Double)] = []
      for option in over.isEmpty ? [] : TypedOption("--over", over).list {
        let minutes = try option.number(upTo: 1_000_000_000, zero: true)
        if !thresholds.contains(where: { $0.minutes == minutes }) { thresholds.append((option.value, minutes)) }
      }
      guard thresholds.count <= 100 else { throw CommandFailure.usage("too_many_thresholds", ["most": "100"]) }
      let run = QueueRun(
        system, customers: customers, seed: UInt64(seed), thresholds: thresholds.map(\.minutes))
      let bar = ProgressBar()
      defer { bar.end() }
      let start = ContinuousClock.now
      let figures = try Self.figures(run, bar)
      let seconds = (ContinuousClock.now - start) / .seconds(1)
      bar.end()
      let report = QueueReport(
        run: run, figures: figures, thresholds: thresholds.map(\.text),
        customersPerSecond: Double(customers) / max(seconds, 1e-9))
      return Answer(json: { report.json }, lines: { report.lines(session.texts) })
    }

    private static func figures(_ run: QueueRun, _ bar: ProgressBar) throws(CommandFailure) -> QueueFigures {
      do throws(QueueFault) {
        return try run.figures(progress: bar.tell)
      } catch {
        switch error {
        case .unstable(let load, let least):
          throw .refused(
            Refusal(
              "unstable",
              [
                "load": PlanningNumber.short(load), "servers": String(run.system.servers),
                "least": PlanningNumber.text(least, 0),
              ]))
        case .lineTooLong(let most): throw .refused(Refusal("line_too_long", ["most": String(most)]))
        case .unusable: throw .usage("unusable_queue", [:])
        }
      }
    }
  }
}
