import HallModel
import HallSimulator
import ScreenKit

/// The guide desk (导台): search, papers, ticket. Everything is reached without leaving the search field.
public struct GuideScreen: RoleScreen {
  /// What the desk's keys do.
  public enum Action: Sendable, CaseIterable {
    /// Issue a ticket for the chosen matters.
    case issue
    /// Declare a priority group.
    case priority
    /// Check an appointment in.
    case appointments
    /// Find, cancel or return a ticket.
    case tickets
    /// Give the list of missing papers and send for them.
    case papersNotice
    /// Sent to do it online.
    case online
    /// Sent to a terminal.
    case terminal
    /// Answered at the desk.
    case answered
    /// Leave the desk.
    case leave
    /// From the search to the papers and back.
    case switchFocus
    /// Show today's figures.
    case figures
    /// Take down a rating or a grievance.
    case voices
    /// Record what was taken down.
    case record
    /// Start over for the next person.
    case clear
    /// One level back.
    case back
    /// In the list of tickets: cancel this one.
    case cancelTicket
    /// In the list of tickets: let this one return.
    case returnTicket
    /// Among the appointments: give the visit's matters a slot.
    case book
    /// Save what is previewed.
    case confirm
  }

  /// What somebody at the desk wants to say.
  enum Voice: Sendable {
    case rating, grievance
  }

  /// What lies over the search.
  enum Layer: Sendable {
    case none
    case priority(PickList<String?>)
    case appointments(AppointmentList)
    case slots(PickList<Hall.FreeSlot>)
    case tickets(TicketList)
    case cancelReason(ticket: String, PickList<String>)
    case papersNotice(PapersNotice)
    case issued(IssuedTicket)
    case figures
    case voices(PickList<Voice>)
    case rating(TakenRatingForm)
    case grievance(GrievanceForm)
  }

  /// The member of staff at the desk; empty where nobody said.
  let staff: String
  var field: TextField
  var results: [MatterSearch.Hit] = []
  var list = ListView()
  /// The matters of the visit, in order.
  var chosen: [String] = []
  var package: String?
  var priorityGroup: String?
  /// Names of the papers in hand.
  var inHand: Set<String> = []
  var paperSelection = Selection()
  var papersFocused = false
  var layer = Layer.none
  /// What was issued last, to warn of the same again.
  var lastIssued: (matters: [String], at: Moment, number: String)?
  var repeatWarned = false
  /// What was said of the appointment made last.
  var lastBooked = ""
  /// The last sentence.
  public var notice: Notice?

  /// Creates the screen of a desk.
  public init(staff: String = "") {
    self.staff = staff
    field = TextField(placeholder: "")
  }

  /// All the desk does begins with the search.
  public var looksUp: Bool { true }

  /// Whether a character belongs to the search.
  public func isTyping(_ environment: Environment) -> Bool {
    switch layer {
    case .none: !papersFocused && !field.isEmpty
    case .tickets, .appointments, .rating, .grievance: true
    default: false
    }
  }

  /// The left half of the header.
  public func title(_ environment: Environment) -> String { environment.texts("role.guide") }

  /// Waiting, and the longest wait.
  public func status(_ environment: Environment) -> String {
    let entries = environment.hall.line.entries
    guard let oldest = entries.map(\.issuedAt).min() else { return environment.texts("guide.nobody_waiting") }
    let seconds = environment.now.seconds(since: Moment(milliseconds: oldest))
    return environment.texts("guide.waiting", ["n": String(entries.count), "minutes": String(seconds / 60)])
  }

  /// The matters an action is about: those chosen, or the one the arrow is at.
  func subject(_ environment: Environment) -> [String] {
    if !chosen.isEmpty { return chosen }
    guard case .matter(let matter)? = pointed?.found else { return [] }
    return [matter.code]
  }

  /// Who would get a ticket now, for the forecast; nil while nobody is spoken of.
  func question(_ environment: Environment) -> WaitForecast.Question? {
    let matters = subject(environment)
    return matters.isEmpty ? nil : WaitForecast.Question(matters, priorityGroup == nil ? .walkIn : .priority)
  }

  /// How long the visit that is spoken of would wait, and the ticket that was just issued.
  public func foresees(_ environment: Environment) -> Foresight.Wish? {
    Foresight.Wish(environment.hall, now: environment.now, questions: [question(environment)].compactMap { $0 })
  }

  var pointed: MatterSearch.Hit? {
    results.indices.contains(list.selected) ? results[list.selected] : nil
  }

  /// Refreshes what is found after the text or the catalogue changed.
  mutating func search(_ environment: Environment) {
    results = environment.search?.results(for: field.text, limit: 100) ?? []
    list = ListView()
    paperSelection = Selection()
  }

  /// Ready for the next person.
  mutating func startOver(_ environment: Environment) {
    field = TextField(placeholder: "")
    chosen = []
    package = nil
    priorityGroup = nil
    inHand = []
    papersFocused = false
    layer = .none
    repeatWarned = false
    search(environment)
  }
}
