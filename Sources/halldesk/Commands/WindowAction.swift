import HallModel
import HallStore
import ScreenKit

/// A command at one window: decided by the hall, answered with the window and the ticket it was about.
protocol WindowAction: DeskCommand {
  /// The window's number.
  var number: Int { get }
  /// What the hall is asked to do.
  func command(_ hall: Hall) -> any HallCommand
}

extension WindowAction {
  func answer(_ session: Session) throws -> Answer {
    let live = try session.hall()
    let events = try session.perform(command(live.hall), in: live)
    return try WindowAnswer(session, live, number, events).answer
  }
}

/// What is said after a command at a window.
struct WindowAnswer {
  private let session: Session
  private let hall: Hall
  private let now: Moment
  private let number: Int
  private let events: [any HallEvent]

  /// Looks at the hall after `events`.
  init(_ session: Session, _ live: LiveHall, _ number: Int, _ events: [any HallEvent]) throws(CommandFailure) {
    self.session = session
    self.number = number
    self.events = events
    hall = live.hall
    now = try session.now(live)
  }

  /// The window, the ticket, and after a call why it was this one.
  var answer: Answer { Answer(json: { json }, lines: { lines }) }

  private var json: JSONValue {
    let forms = HallForms(hall: hall, now: now)
    let fields: JSONValue = [
      "window": hall.position(ofWindow: number).map(forms.window) ?? .null, "ticket": ticket.map(forms.ticket) ?? .null,
    ]
    guard let call else { return fields }
    return fields.adding([
      ("reason", .string(call.reason.rawValue)),
      ("why", .string(session.wording.why(call.reason, hall.settings.queue))), ("passed", .strings(call.passed)),
    ])
  }

  private var lines: [String] {
    let sentences = EventSentences(hall: hall, texts: session.texts, wording: session.wording)
    var lines = events.map(sentences.sentence)
    if let call {
      lines.append(session.wording.why(call.reason, hall.settings.queue))
      if !call.passed.isEmpty {
        lines.append(session.text("window.passed", ["tickets": session.wording.list(call.passed)]))
      }
    }
    return lines
  }

  private var call: TicketCalled? { events.lazy.compactMap { $0 as? TicketCalled }.last }

  /// The ticket the command was about, or the one at the window; never one that went back to the line as the window
  /// closed.
  private var ticket: Ticket? {
    if events.contains(where: { $0 is WindowClosed }) { return nil }
    let named = events.lazy.reversed().compactMap { hall.ticket($0.subject) }.first
    return named ?? hall.window(number)?.ticket.map { hall.tickets[$0] }
  }
}

/// The windows as a table for people.
struct WindowTable {
  /// Language and texts.
  let session: Session
  /// The hall as it stands.
  let hall: Hall
  /// The present.
  let now: Moment
  /// How many columns a rule may take before it is cut.
  private static let ruleColumns = 40

  /// One row for each position of the settings.
  func lines(_ positions: [Int]) -> [String] {
    if positions.isEmpty { return [session.text("window.none")] }
    // Most halls staff every window all day and need no column for it.
    let withTimes = positions.contains { !hall.settings.windows[$0].openTimes.isEmpty }
    let headings =
      ["window", "name", "kind", "state", "since", "staff", "ticket", "waiting", "accepts"]
      + (withTimes ? ["open_times"] : [])
    var table = TextTable(headings.map { session.text("heading." + $0) }, trailing: [0, 7])
    for position in positions {
      let window = hall.windows[position]
      let setting = hall.settings.windows[position]
      table.add(
        [
          String(window.number), setting.name, session.wording.kind(setting.kind), session.wording.state(window.state),
          hall.settings.zone.clock(window.since), window.staff.flatMap { hall.member($0)?.name } ?? "",
          window.ticket.map { hall.tickets[$0].number } ?? "",
          String(hall.line.entries.count { $0.windows.contains(position) }),
          Width.narrow.clip(hall.accepts(at: position).text, to: WindowTable.ruleColumns),
        ] + (withTimes ? [setting.openTimes.map(\.text).joined(separator: ";")] : []))
    }
    return table.lines
  }
}
