import ArgumentParser
import HallModel
import HallSimulator
import HallStore

/// `ticket …`: what the guide desk does with tickets.
struct TicketCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ticket", abstract: "Issue, look at, cancel and return tickets (号).",
    subcommands: [Issue.self, Show.self, List.self, Cancel.self, Return.self, Move.self])

  struct Issue: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Issue a ticket for one visit, with one matter or several.",
      discussion: "Refused where no open window accepts a matter: a ticket never waits for nobody.")

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Matters by code.", valueName: "code"))
    var matter: [String] = []
    @Option(help: ArgumentHelp("A package (一件事) by name; its matters are added.", valueName: "name"))
    var package: String?
    @Option(help: ArgumentHelp("A priority group by its id in the settings.", valueName: "group"))
    var priority: String?
    @Option(help: ArgumentHelp("An appointment to check in.", valueName: "id"))
    var appointment: String?
    @Option(help: "How the ticket is taken.")
    var channel: Ticket.Channel = .guide
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall()
      let command = IssueTicket(
        matters: matter, package: package, priorityGroup: priority, appointment: appointment, channel: channel)
      let events = try session.perform(command.foretold(in: live.hall, now: try session.now(live)), in: live)
      return try TicketAnswer(session, live, try issued(events)).issued
    }
  }

  struct Show: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Show a ticket of today and how its visit went.")

    @Argument(help: "The ticket's number or id.")
    var ticket: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall(toRead: true)
      return try TicketAnswer(session, live, try found(ticket, live.hall)).shown
    }
  }

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "List the day's tickets in order of issue.")

    @Option(parsing: .upToNextOption, help: "Only tickets in these states.")
    var state: [Ticket.State] = []
    @Option(help: "Only tickets of this lane (letter).")
    var lane: String?
    @Option(help: "Only tickets this window has or had last.")
    var window: Int?
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall(toRead: true)
      let hall = live.hall
      let now = try session.now(live)
      let tickets = hall.tickets.filter { ticket in
        (state.isEmpty || state.contains(ticket.state)) && (lane == nil || ticket.lane == lane?.uppercased())
          && (window == nil || ticket.window == window)
      }
      return Answer(
        json: { .array(tickets.map(HallForms(hall: hall, now: now).ticket)) },
        lines: { TicketAnswer.table(tickets, hall, now, session) })
    }
  }

  struct Cancel: DeskCommand {
    static let configuration = CommandConfiguration(abstract: "Take a waiting ticket back, with a reason.")

    @Argument(help: "The ticket's number or id.")
    var ticket: String
    @Option(help: "Why; required by the hall's rules.")
    var reason: String = ""
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall()
      try session.perform(CancelTicket(ticket: ticket, reason: reason), in: live)
      return try TicketAnswer(session, live, try found(ticket, live.hall)).cancelled
    }
  }

  struct Return: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take a no-show (过号) back into the line.",
      discussion: "Within the minutes the settings allow, behind the next tickets of its line.")

    @Argument(help: "The ticket's number or id.")
    var ticket: String
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall()
      try session.perform(ReturnTicket(ticket: ticket), in: live)
      return try TicketAnswer(session, live, try found(ticket, live.hall)).returned
    }
  }

  struct Move: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Move a waiting ticket, with a reason that is told with its call.")

    @Argument(help: "The ticket's number or id.")
    var ticket: String
    @Option(help: ArgumentHelp("front, own (its own place again), or a window's number.", valueName: "place"))
    var to: String
    @Option(help: "Why; required by the hall's rules.")
    var reason: String = ""
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func validate() throws {
      guard place != nil else { throw ValidationError("--to takes front, own or a window's number.") }
    }

    private var place: MoveTicket.Place? {
      switch to {
      case "front": .front
      case "own": .own
      default: Int(to).map { .window($0) }
      }
    }

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall()
      try session.perform(MoveTicket(ticket: ticket, to: place ?? .own, reason: reason), in: live)
      return try TicketAnswer(session, live, try found(ticket, live.hall)).moved
    }
  }

  /// The ticket by the name people use, or the refusal that says why there is none.
  static func found(_ name: String, _ hall: Hall) throws(CommandFailure) -> Ticket {
    do throws(Refusal) {
      return try hall.find(name)
    } catch {
      throw .refused(error)
    }
  }
}

/// The ticket by the name people use.
private func found(_ name: String, _ hall: Hall) throws(CommandFailure) -> Ticket {
  try TicketCommands.found(name, hall)
}

/// The ticket among events that issued one.
func issued(_ events: [any HallEvent]) throws(CommandFailure) -> Ticket {
  guard let ticket = events.lazy.compactMap({ ($0 as? TicketIssued)?.ticket }).first else {
    throw .refused(Refusal("unknown_ticket", ["ticket": ""]))
  }
  return ticket
}
