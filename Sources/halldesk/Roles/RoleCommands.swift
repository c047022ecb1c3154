import ArgumentParser

/// `guide`: the guide desk's screen.
struct GuideCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide", abstract: "The guide desk: search, papers, tickets.")

  @Option(help: "The staff number of who stands there, for the journal.")
  var staff: String?
  @Flag(help: "Append-only lines instead of a screen, for screen readers and logs.")
  var plain = false
  @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

  func answer(_ session: Session) throws -> Answer {
    .silent(status: try RoleLauncher.run(role: .guide(staff: staff ?? ""), plain: plain, session: session))
  }
}

/// `board`: the public board.
struct BoardCommand: DeskCommand {
  static let configuration = CommandConfiguration(commandName: "board", abstract: "The public board with the calls.")

  @Flag(help: "Append-only lines instead of a screen, for screen readers and logs.")
  var plain = false
  @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

  func answer(_ session: Session) throws -> Answer {
    .silent(status: try RoleLauncher.run(role: .board, plain: plain, session: session))
  }
}

/// `backoffice`: the back office's worklist and cases.
struct BackOfficeCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "backoffice", abstract: "The back office: cases by due date, decided, extended, sent back.")

  @Option(help: ArgumentHelp("The department whose cases are one Tab away.", valueName: "name"))
  var department: String?
  @Flag(help: "Append-only lines instead of a screen, for screen readers and logs.")
  var plain = false
  @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

  func answer(_ session: Session) throws -> Answer {
    .silent(status: try RoleLauncher.run(role: .backOffice(department: department), plain: plain, session: session))
  }
}

/// `issuing`: the issuing window.
struct IssuingCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "issuing", abstract: "The issuing window: find, check identity, hand over, post.")

  @Option(help: "The window's number; without it, a terminal that is no window.")
  var window: Int?
  @Flag(help: "Append-only lines instead of a screen, for screen readers and logs.")
  var plain = false
  @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

  func answer(_ session: Session) throws -> Answer {
    .silent(status: try RoleLauncher.run(role: .issuing(window), plain: plain, session: session))
  }
}

/// `supervisor`: the supervisor's closed loops.
struct SupervisorCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "supervisor", abstract: "The supervisor: live hall, alarms, closed loops, charts, reports, replay.")

  @Flag(help: "Append-only lines instead of a screen, for screen readers and logs.")
  var plain = false
  @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

  func answer(_ session: Session) throws -> Answer {
    .silent(status: try RoleLauncher.run(role: .supervisor, plain: plain, session: session))
  }
}

/// `rate`: the rating screen of a window, or of the exit.
struct RateCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "rate", abstract: "The rating screen: at a window, or at the exit by the ticket's number.")

  @Argument(help: "The window's number; without it, a terminal at the exit.")
  var window: Int?
  @Flag(help: "Append-only lines instead of a screen, for screen readers and logs.")
  var plain = false
  @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

  func answer(_ session: Session) throws -> Answer {
    .silent(status: try RoleLauncher.run(role: .rate(window), plain: plain, session: session))
  }
}

/// `demo`: a living sample hall in a throw-away store.
struct DemoCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: "A living sample hall: simulated applicants and clerks, every role open to join.")

  @Option(help: "How many times faster than the clock it lives (0.1 to 600).")
  var speed = 4.0
  @Flag(help: "The city hall with 60 windows instead of the township's 6.")
  var city = false
  @Option(help: "The same seed gives the same applicants.")
  var seed: UInt64 = 1
  @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

  func validate() throws {
    guard (0.1...600).contains(speed) else { throw ValidationError("--speed takes 0.1 to 600.") }
  }

  func answer(_ session: Session) throws -> Answer {
    .silent(
      status: try RoleLauncher.demo(sample: city ? "city" : "township", speed: speed, seed: seed, session: session))
  }
}
