import HallModel
import ScreenKit

/// The rating screen (好差评): at a window it wakes when a visit is finished there; at the exit it asks for the ticket.
///
/// For applicants, who may have a keyboard, a number pad, a touch panel or a mouse. Nobody signs in, and the clerk can
/// neither delay nor skip the question, nor see what was answered: a screen at rest, and the thanks, are the same for all
/// (domain §4).
public struct RatingScreen: RoleScreen {
  /// What the rating screen's keys and boxes do.
  public enum Action: Sendable {
    /// Choose a level.
    case level(RatingLevel)
    /// Choose the level the arrow is at.
    case choose
    /// Rate the cases of the visit one by one.
    case each
    /// Choose a tag, by its place among the level's, or take it back.
    case tag(Int)
    /// Named, or anonymous again.
    case named
    /// Into the line for own words.
    case write
    /// Out of it.
    case doneWriting
    /// Send, or go on with the next case.
    case send
    /// One level back.
    case back
    /// A character of the ticket, from the keys on the screen.
    case character(Character)
    /// Take the last character back.
    case erase
    /// Look for the ticket typed.
    case find
    /// Choose one of several tickets with the same digits.
    case pick(Int)
    /// Ask whether to leave.
    case leave
    /// Leave.
    case leaveAnyway
  }

  /// Where the screen is.
  enum Stage: Sendable {
    /// At a window nothing but its number, at the exit the question for the ticket.
    case rest
    /// Somebody is asked, or answers.
    case answering(Answering)
    /// Thanks, or why it was not taken, since that moment.
    case closing(String, since: Moment)
  }

  /// The window; nil at the exit.
  let window: Int?
  var stage = Stage.rest
  /// The ticket typed at the exit.
  var entry = TicketEntry()
  /// Ratings on their way to the store.
  var outbox = RatingOutbox()
  /// Questions this screen is done with although they still stand in the hall: answered, or over.
  var settled: Set<String> = []
  /// Whether the end of a question could not be recorded.
  var owesLapse = false
  /// Whether leaving was asked for, and another key is to confirm it.
  var asksToLeave = false
  /// The last sentence.
  public var notice: Notice?

  /// Seconds for which the thanks are shown.
  static let thanks = 4

  /// Creates the screen of a window, or of the exit.
  public init(window: Int?) { self.window = window }

  /// In the hall, for applicants.
  public var standsInPublic: Bool { true }

  /// Whether a character belongs to a text.
  public func isTyping(_ environment: Environment) -> Bool {
    switch stage {
    case .rest: window == nil && entry.candidates.isEmpty
    case .answering(let answering): answering.isWriting
    case .closing: false
    }
  }

  /// Everything that is no text acts, and once.
  public func actsOnce(_ key: Key, _ environment: Environment) -> Bool {
    switch key {
    case .enter, .press, .escape, .tab, .backTab:
      if case .rest = stage { return false }
      return true
    case .character: return !isTyping(environment)
    default: return key.isFunction
    }
  }

  /// Nothing lies over a question.
  public func staysInFront(_ environment: Environment) -> Bool {
    if case .rest = stage { return false }
    return true
  }

  /// While something counts down, or waits to be sent.
  public func ticksBySecond(_ environment: Environment) -> Bool {
    if case .rest = stage { return !outbox.isEmpty || !entry.isEmpty }
    return true
  }

  /// The left half of the header.
  public func title(_ environment: Environment) -> String {
    guard let window else { return environment.texts("rate.kiosk.title") }
    return environment.texts("rate.title", ["n": String(window)])
  }
}
