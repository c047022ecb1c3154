import HallModel
import ScreenKit

/// The supervisor's screen (主管): closed loops behind negative ratings and grievances, what is due first, each whole on one
/// page, and every step the rules allow.
public struct SupervisorScreen: RoleScreen {
  /// What the supervisor's keys do. The steps of a loop work from the list too, on the loop the arrow is at.
  public enum Action: Sendable, CaseIterable {
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
    /// From one field to the other.
    case nextField
    /// Sign in with what was typed.
    case signIn
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
  var form = SignInForm()
  var list = LoopList()
  var page: LoopPage?
  var layer = Layer.none
  /// The last sentence.
  public var notice: Notice?

  /// A line below the sign-in; a sample hall tells its PIN there.
  let hint: String

  /// Creates the screen.
  public init(hint: String = "") { self.hint = hint }

  /// Whether a character belongs to a field.
  public func isTyping(_ environment: Environment) -> Bool {
    guard staff != nil else { return true }
    if case .none = layer { return false }
    return true
  }

  /// While a phone number stands on the screen, its seconds run.
  public func ticksBySecond(_ environment: Environment) -> Bool { page?.showsPhones(environment.now) ?? false }

  /// The left half of the header.
  public func title(_ environment: Environment) -> String { environment.texts("role.supervisor") }

  /// Who is there.
  public func status(_ environment: Environment) -> String { environment.staffName(staff) }

  /// The loop the keys act on: the open one, or the one the arrow is at.
  func loop(_ environment: Environment) -> ClosedLoop? {
    if let page { return environment.hall.ratings.loops[page.id] ?? page.seen }
    return list.pointed.flatMap { environment.hall.ratings.loops[$0.id] }
  }
}
