import ArgumentParser
import HallModel
import HallStore

/// `rectification …`: the closed loop behind negative ratings and grievances.
struct RectificationCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rectification",
    abstract: "Follow negative ratings and grievances up to publication (差评整改).",
    discussion: """
      received → contact → uphold or appeal → review → rectify → follow-up → (re-rating) → close. No step is skipped, \
      none is taken back, and each leaves words behind.
      """,
    subcommands: [List.self, Show.self] + steps)

  /// The steps, which grievances take as well.
  static let steps: [any ParsableCommand.Type] = [
    Contact.self, Uphold.self, Appeal.self, Review.self, Rectify.self, Extend.self, FollowUp.self, Close.self,
  ]

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "List what is open, what is due first at the top, and what was closed today.")
    @Flag(help: "Only what is overdue.") var overdue = false
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall(toRead: true)
      return try LoopAnswer.list(live, session, overdue: overdue) { _ in true }
    }
  }

  struct Show: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Show one with its whole story, also of years ago.")
    @Argument(help: "The number.") var number: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall(toRead: true)
      guard let loop = try stored({ () throws(StoreError) in try live.closedLoop(number) }) else {
        throw CommandFailure.refused(Refusal("unknown_loop", ["loop": number]))
      }
      let story = try stored { () throws(StoreError) in try live.history(ofLoop: number) }
      return try LoopAnswer.shown(loop, story, session, live)
    }
  }

  struct Contact: LoopAction {
    static let configuration = CommandConfiguration(abstract: "The person was contacted (联系评价人).")
    @OptionGroup var step: LoopOptions
    @Flag(name: .customLong("not-reached"), help: "It was tried in vain.") var notReached = false
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    var command: any HallCommand { ContactRater(loop: step.number, reached: !notReached, text: step.text) }
  }

  struct Uphold: LoopAction {
    static let configuration = CommandConfiguration(abstract: "It was looked into and holds (核实成立).")
    @OptionGroup var step: LoopOptions
    @Option(help: "For a grievance: simple, complex or joint.") var grade: ClosedLoop.Grade?
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    var command: any HallCommand { UpholdComplaint(loop: step.number, text: step.text, grade: grade) }
  }

  struct Appeal: LoopAction {
    static let configuration = CommandConfiguration(abstract: "The clerk objects (申诉).")
    @OptionGroup var step: LoopOptions
    @Option(help: ArgumentHelp("The clerk; without it the one who was rated.", valueName: "number")) var by: String?
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    var command: any HallCommand { AppealRating(loop: step.number, text: step.text, by: by) }
  }

  struct Review: LoopAction {
    static let configuration = CommandConfiguration(abstract: "The appeal was reviewed (申诉复核).")
    @OptionGroup var step: LoopOptions
    @Flag(inversion: .prefixedNo, help: "Whether the rating was mistaken or malicious and counts no more.")
    var granted: Bool
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    var command: any HallCommand { ReviewAppeal(loop: step.number, granted: granted, text: step.text) }
  }

  struct Rectify: LoopAction {
    static let configuration = CommandConfiguration(abstract: "It was put right and answered (整改).")
    @OptionGroup var step: LoopOptions
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    var command: any HallCommand { RectifyComplaint(loop: step.number, text: step.text) }
  }

  struct Extend: LoopAction {
    static let configuration = CommandConfiguration(abstract: "Extend the limit, once (延期).")
    @OptionGroup var step: LoopOptions
    @Option(help: "Working days to add.") var days: Int
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    var command: any HallCommand { ExtendRectification(loop: step.number, days: days, text: step.text) }
  }

  struct FollowUp: LoopAction {
    static let configuration = CommandConfiguration(
      commandName: "follow-up", abstract: "The person was asked about the answer (回访).")
    @OptionGroup var step: LoopOptions
    @Option(help: "satisfied, unsatisfied or unreached.") var opinion: ClosedLoop.Opinion
    @Flag(name: .customLong("will-rate-again"), help: "They will rate once more (追评).") var willRateAgain = false
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    var command: any HallCommand {
      FollowUpComplaint(loop: step.number, opinion: opinion, willRateAgain: willRateAgain, text: step.text)
    }
  }

  struct Close: LoopAction {
    static let configuration = CommandConfiguration(
      abstract: "Publish what came of it; that closes it (公开).", aliases: ["publish"])
    @OptionGroup var step: LoopOptions
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
    var command: any HallCommand { PublishOutcome(loop: step.number, text: step.text) }
  }
}

/// What every step of a closed loop is given.
struct LoopOptions: ParsableArguments {
  @Argument(help: "The number.") var number: String
  @Option(help: "What was said or done; every step leaves words behind.") var text: String
  @Option(help: ArgumentHelp("Who does it; without it, whoever may use the store.", valueName: "number"))
  var staff: String = ""
}

/// A step of a closed loop: decided by the hall, answered with the loop as it then is.
protocol LoopAction: DeskCommand {
  /// Which loop, and in which words.
  var step: LoopOptions { get }
  /// What the hall is asked to do.
  var command: any HallCommand { get }
}

extension LoopAction {
  func answer(_ session: Session) throws -> Answer {
    let live = try session.hall()
    let events = try session.perform(command, in: live, staff: step.staff)
    return try LoopAnswer.after(events, session, live)
  }
}
