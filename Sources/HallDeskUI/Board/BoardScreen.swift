import HallModel
import ScreenKit

/// The public board: calls large, every window's ticket, what waits in each lane, a line of notice. Numbers only, never
/// names (domain §6).
public struct BoardScreen: RoleScreen {
  /// What the board's keys do.
  public enum Action: Sendable, CaseIterable {
    /// Leave the board.
    case leave
  }

  /// The last sentence.
  public var notice: Notice?
  /// Times of recalls, by ticket: a recall brings the number to the top again.
  private var recalled: [String: Moment] = [:]

  /// Creates a board.
  public init() {}

  /// A board takes no text.
  public func isTyping(_ environment: Environment) -> Bool { false }

  /// The left half of the header.
  public func title(_ environment: Environment) -> String { environment.texts("role.board") }

  /// New calls stand out for some seconds, then calm down.
  public func ticksBySecond(_ environment: Environment) -> Bool {
    calls(environment).contains { isFresh($0.at, environment) }
  }

  /// Only leaving.
  public func keyMap(_ environment: Environment) -> KeyMap<Action> {
    KeyMap([Binding([.function(10), .control("Q")], .leave, label: "key.leave", priority: 9)])
  }

  /// Leaves.
  public mutating func act(_ action: Action, _ environment: Environment) -> [Effect] { [.leave] }

  /// Nothing to type.
  public mutating func type(_ key: Key, _ environment: Environment) -> [Effect] { [] }

  /// A call sounds; a recall counts as new.
  public mutating func receive(_ news: News, _ environment: Environment) -> [Effect] {
    guard case .events(let events) = news else { return [] }
    var sounds = false
    for event in events {
      switch event {
      case is TicketCalled: sounds = true
      case let again as TicketRecalled:
        recalled[again.ticket] = environment.now
        sounds = true
      case is DayOpened: recalled = [:]
      default: break
      }
    }
    return sounds ? [.beep] : []
  }

  /// A call on the board.
  struct Call {
    var ticket: Ticket
    var window: Int
    var at: Moment
  }

  /// All who are called and not yet there, newest first; below them the last who went.
  func calls(_ environment: Environment) -> [Call] {
    let tickets = environment.hall.tickets
    // Newest first: when, then by serial. Whole tickets only of those that are shown, as a day has thousands.
    var called: [(at: Moment, serial: Int, window: Int)] = []
    var gone: [(at: Moment, serial: Int, window: Int)] = []
    for serial in tickets.indices.reversed() {
      guard let span = tickets[serial].spans.last(where: { $0.state == .called }), let window = span.window else {
        continue
      }
      let again = recalled.isEmpty ? nil : recalled[tickets[serial].id]
      let call = (at: max(span.from, again ?? span.from), serial: serial, window: window)
      if tickets[serial].state == .called {
        called.append(call)
      } else if gone.count < BoardScreen.remembered || gone[gone.count - 1] < call {
        gone.insert(call, at: gone.firstIndex { $0 < call } ?? gone.count)
        if gone.count > BoardScreen.remembered { gone.removeLast() }
      }
    }
    return (called.sorted(by: >) + gone).map { Call(ticket: tickets[$0.serial], window: $0.window, at: $0.at) }
  }

  /// How many of those who went stay on the board.
  private static let remembered = 12

  func isFresh(_ at: Moment, _ environment: Environment) -> Bool { environment.now.seconds(since: at) < 10 }

  /// The calls in sentences.
  public func narration(_ environment: Environment) -> [String] {
    calls(environment).filter { $0.ticket.state == .called }.map { call in
      environment.texts(
        "board.call", ["ticket": call.ticket.number, "window": String(call.window), "n": String(call.ticket.calls)])
    }
  }
}
