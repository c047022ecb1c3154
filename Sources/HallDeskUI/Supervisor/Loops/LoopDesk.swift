import HallModel
import ScreenKit

/// Closed loops behind negative ratings and grievances: what is due first, each whole on one page, and every step the
/// rules allow. A part of the supervisor's screen.
struct LoopDesk: Sendable {
  /// What its keys do. The steps of a loop work from the list too, on the loop the arrow is at.
  enum Action: Sendable, CaseIterable {
    /// Open the loop the arrow is at.
    case open
    /// Open the loop that came last.
    case openNew
    /// Contact the person.
    case contact
    /// Find that it holds.
    case uphold
    /// Object for the clerk, or review that.
    case appeal
    /// Put right and answer.
    case rectify
    /// Ask what the person thinks of it.
    case followUp
    /// Publish what came of it.
    case publish
    /// More days to put it right.
    case extend
    /// File a grievance.
    case file
    /// Show the phone number.
    case phone
    /// All, ratings, grievances, overdue.
    case nextScope
    /// Record what was filled in.
    case record
    /// One level back.
    case back
    /// Leave.
    case leave
  }

  /// What lies over list or page.
  enum Layer: Sendable {
    case none
    /// A step of the open loop.
    case step(LoopForm)
    /// A grievance that is taken down.
    case grievance(GrievanceForm)
  }

  /// Who is signed in at this terminal, by number; nil before.
  var staff: String?
  var list = LoopList()
  var page: LoopPage?
  var layer = Layer.none
  /// The last sentence.
  var notice: Notice?

  /// Whether a character belongs to a field.
  var isTyping: Bool { if case .none = layer { false } else { true } }

  /// While a phone number stands on the screen, its seconds run.
  func ticksBySecond(_ environment: Environment) -> Bool { page?.showsPhones(environment.now) ?? false }

  /// The loop the keys act on: the open one, or the one the arrow is at.
  func loop(_ environment: Environment) -> ClosedLoop? {
    if let page { return environment.hall.ratings.loops[page.id] ?? page.seen }
    return list.pointed.flatMap { environment.hall.ratings.loops[$0.id] }
  }
}
