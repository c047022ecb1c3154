/// A window as it is now.
public struct Window: Equatable, Codable, Sendable {
  /// What a window is doing.
  public enum State: String, Codable, Sendable, CaseIterable {
    /// Nobody there.
    case closed
    /// Ready to call.
    case idle
    /// Has called somebody who has not come yet.
    case called
    /// Serving.
    case serving
    /// Open, but not calling for a while.
    case paused
  }

  /// Several states, as commands ask for them.
  struct States: ExpressibleByArrayLiteral, Sendable {
    private var bits: UInt8 = 0
    /// Any state.
    static let any = States(bits: .max)

    init(arrayLiteral states: State...) {
      for state in states { bits |= States.bit(state) }
    }

    private init(bits: UInt8) { self.bits = bits }

    func contains(_ state: State) -> Bool { bits & States.bit(state) != 0 }

    private static func bit(_ state: State) -> UInt8 {
      switch state {
      case .closed: 1
      case .idle: 2
      case .called: 4
      case .serving: 8
      case .paused: 16
      }
    }
  }

  /// A no-show that may still be taken back.
  public struct RecentNoShow: Equatable, Codable, Sendable {
    /// The ticket's serial.
    public var serial: Int
    /// When it was recorded.
    public var at: Moment
  }

  /// The number people see.
  public let number: Int
  /// What it is doing.
  public var state: State = .closed
  /// Since when.
  public var since: Moment
  /// Who sits there.
  public var staff: String?
  /// The ticket called or served, by serial.
  public var ticket: Int?
  /// Tickets it has set aside, by serial.
  public var held: [Int] = []
  /// Why it is paused.
  public var pauseReason: String?
  /// What it accepts now, where that differs from the settings.
  public var assigned: Acceptance?
  /// Until when; nil for the rest of the day.
  public var assignedUntil: Moment?
  /// The last no-show, while it may be undone.
  public var recentNoShow: RecentNoShow?

  /// Whether somebody works there.
  public var isOpen: Bool { state != .closed }

  init(number: Int, since: Moment) {
    self.number = number
    self.since = since
  }

  mutating func become(_ state: State, at moment: Moment) {
    self.state = state
    since = moment
  }
}
