import HallModel
import ScreenKit

/// A past day played again, by a command: the live hall as it was, to look around in.
public struct ReplayScreen: RoleScreen {
  /// What its keys do.
  public struct Action: Sendable {
    enum Meaning: Sendable {
      case replay(ReplayView.Action)
      case live(LiveView.Action)
      case leave
    }

    let meaning: Meaning
  }

  private let day: Day
  private var view: ReplayView
  private var hasBegun = false
  /// The last sentence.
  public var notice: Notice?

  /// A screen on which a day plays so many times faster than it was.
  public init(day: Day, speed: Double) {
    self.day = day
    view = ReplayView(speed: speed)
  }

  /// Nothing is typed.
  public func isTyping(_ environment: Environment) -> Bool { false }

  /// The left half of the header.
  public func title(_ environment: Environment) -> String { environment.texts("view.replay") }

  /// Jumps and speeds are pressed several times in a row.
  public func actsOnce(_ key: Key, _ environment: Environment) -> Bool {
    key.isFunction && !(ReplayView.repeats(key))
  }

  /// While the day plays, it is drawn by the frame.
  public func frame(_ environment: Environment) -> Int? { view.isPlaying ? ReplayView.frame : nil }

  /// The keys of the replay, then those for looking around.
  public func keyMap(_ environment: Environment) -> KeyMap<Action> {
    let replay = view.keyMap(environment).bindings.map { $0.turned { Action(meaning: .replay($0)) } }
    let walking = view.player == nil ? [] : view.live.keyMap(view.past(environment), proposal: "").bindings
    let leave = Binding(
      [.function(10), .control("Q")], Action(meaning: .leave), label: "key.leave", priority: 75)
    return KeyMap(replay).adding(KeyMap(walking.map { $0.turned { Action(meaning: .live($0)) } } + [leave]))
  }

  /// Does what a key means.
  public mutating func act(_ action: Action, _ environment: Environment) -> [Effect] {
    switch action.meaning {
    case .replay(let action): return view.act(action, environment)
    case .live(let action): view.act(action, environment)
    case .leave: return [.leave]
    }
    return []
  }

  /// How long people would have waited.
  public func foresees(_ environment: Environment) -> Foresight.Wish? { view.foresees(environment) }

  /// Takes a move.
  public mutating func type(_ key: Key, _ environment: Environment) -> [Effect] {
    view.type(key, environment)
    return []
  }

  /// Takes the tape.
  public mutating func receive(_ news: News, _ environment: Environment) -> [Effect] {
    switch news {
    case .paperwork(let answer, _): view.receive(answer, environment)
    case .failed(let sentence, _): view.failed(sentence)
    case .foretold: view.foretold(environment)
    case .events, .outcome, .saved: break
    }
    return begin()
  }

  /// Plays on.
  public mutating func tick(_ environment: Environment) -> [Effect] {
    view.tick(environment)
    return begin()
  }

  private mutating func begin() -> [Effect] {
    if hasBegun { return [] }
    hasBegun = true
    return view.load(day) + view.show()
  }

  /// Draws the replay.
  public func draw(into surface: inout Surface, body: Rect, _ environment: Environment) {
    view.draw(into: &surface, body, environment)
  }

  /// What a listener needs to know.
  public func narration(_ environment: Environment) -> [String] { view.narration(environment) }
}
