import HallModel
import HallStore
import ScreenKit

/// What a screen wants done; only the run loop does it.
public enum Effect: Sendable {
  /// Act on the hall as `staff`; the outcome comes back as news under `tag`.
  case perform(any HallCommand, staff: String, tag: String)
  /// Compare a PIN and sign in; the outcome comes back as news under `tag`.
  case signIn(staff: String, pin: String, tag: String)
  /// Keep a document beside the store; where it went comes back as news under `tag`.
  case save(name: String, text: String, tag: String)
  /// Do something with people's data or with documents; the answer comes back as news under `tag`.
  case paperwork(Paperwork, tag: String)
  /// Make a sound.
  case beep
  /// Leave this screen.
  case leave
}

/// What a screen is told.
public enum News: Sendable {
  /// Other terminals did this, or this one.
  case events([any HallEvent])
  /// What an action asked for under `tag` came to.
  case outcome(LiveHall.Outcome, tag: String)
  /// A document was kept at this path.
  case saved(path: String, tag: String)
  /// What the screen wished to be foretold is there.
  case foretold
  /// What paperwork came to.
  case paperwork(PaperworkAnswer, tag: String)
  /// Something asked for could not be done; the sentence says why and what to do.
  case failed(String, tag: String)
}

/// One role's screen: a value that is told keys and news, answers with effects, and can be drawn at any time.
public protocol RoleScreen: Sendable {
  /// What its keys do.
  associatedtype Action: Sendable
  /// The left half of the header.
  func title(_ environment: Environment) -> String
  /// The right half of the header, before the clock.
  func status(_ environment: Environment) -> String
  /// What the keys do in the present state.
  func keyMap(_ environment: Environment) -> KeyMap<Action>
  /// Whether a character typed now belongs to a text, so that `?` is a letter and not the help.
  func isTyping(_ environment: Environment) -> Bool
  /// Whether matters are looked up in the present state; they are read and indexed when that is first so.
  var looksUp: Bool { get }
  /// Whether papers and forms are wanted in the present state; they are read when that is first so.
  var readsCatalogue: Bool { get }
  /// Does what a key means.
  mutating func act(_ action: Action, _ environment: Environment) -> [Effect]
  /// Takes a key that is bound to nothing.
  mutating func type(_ key: Key, _ environment: Environment) -> [Effect]
  /// Goes on with the time: called about once a second of the hall's clock while `ticksBySecond`, else now and then.
  mutating func tick(_ environment: Environment) -> [Effect]
  /// Takes news.
  mutating func receive(_ news: News, _ environment: Environment) -> [Effect]
  /// What was last to be said, if anything, for the line above the keys; taken away by the next key.
  var notice: Notice? { get set }
  /// Draws the part between header and notice.
  func draw(into surface: inout Surface, body: Rect, _ environment: Environment)
  /// The state in a few sentences, for `--plain`: what is new is said, what was said is not repeated.
  func narration(_ environment: Environment) -> [String]
  /// Whether something on the screen runs by the second.
  func ticksBySecond(_ environment: Environment) -> Bool
  /// Milliseconds between two pictures while something moves; then time goes on by the picture and not by the second. Nil
  /// while nothing does.
  func frame(_ environment: Environment) -> Int?
  /// What the screen wants to be foretold in the present state; nil for nothing.
  func foresees(_ environment: Environment) -> Foresight.Wish?
  /// Whether applicants use it: it is touched and clicked, for which the terminal marks no text to copy, and no key that
  /// somebody tries ends the program.
  var standsInPublic: Bool { get }
  /// What is still to be done when the program is told to end.
  mutating func ending(_ environment: Environment) -> [Effect]
  /// Whether a key held down counts once in the present state.
  func actsOnce(_ key: Key, _ environment: Environment) -> Bool
  /// Whether nothing may lie over the screen in the present state, neither help nor trouble: somebody who is no clerk is
  /// being asked.
  func staysInFront(_ environment: Environment) -> Bool
}

extension RoleScreen {
  /// Nothing is looked up.
  public var looksUp: Bool { false }
  /// Papers are wanted where matters are looked up.
  public var readsCatalogue: Bool { looksUp }
  /// Only the clock runs, by the minute.
  public func ticksBySecond(_ environment: Environment) -> Bool { false }
  /// Nothing moves.
  public func frame(_ environment: Environment) -> Int? { nil }
  /// Time changes nothing by itself.
  public mutating func tick(_ environment: Environment) -> [Effect] { [] }
  /// Nothing is left.
  public mutating func ending(_ environment: Environment) -> [Effect] { [] }
  /// Nothing is foretold.
  public func foresees(_ environment: Environment) -> Foresight.Wish? { nil }
  /// Staff alone.
  public var standsInPublic: Bool { false }
  /// The function keys.
  public func actsOnce(_ key: Key, _ environment: Environment) -> Bool { key.isFunction }
  /// Help and trouble may be seen.
  public func staysInFront(_ environment: Environment) -> Bool { false }
  /// Nothing but the clock.
  public func status(_ environment: Environment) -> String { "" }
}

/// A sentence for the line above the keys.
public struct Notice: Equatable, Sendable {
  /// How urgent.
  public var severity: StatusLine.Severity
  /// The sentence.
  public var text: String

  /// Creates a notice.
  public init(_ severity: StatusLine.Severity, _ text: String) {
    self.severity = severity
    self.text = text
  }
}
