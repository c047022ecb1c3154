/// Something a supervisor should know before it goes wrong (domain §5), as it stands now.
public struct Alarm: Equatable, Sendable {
  /// What it is about.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// Somebody asks for what no open window does.
    case noWindow = "no_window"
    /// Too many people wait for one window.
    case crowded
    /// Somebody waits far too long.
    case alarmWait = "alarm_wait"
    /// A case is past its promised limit (红牌).
    case caseRed = "case_red"
    /// A rating of one or two levels has not led to a contact yet.
    case negativeRating = "negative_rating"
    /// Somebody waits long.
    case longWait = "long_wait"
    /// A window stands idle while somebody waits whom it could take.
    case idleWindow = "idle_window"
    /// A service takes far longer than usual.
    case longService = "long_service"
    /// A pause takes too long.
    case longPause = "long_pause"
    /// A case is near its limit, or a step is overrun (黄牌).
    case caseYellow = "case_yellow"

    /// Whether its subject is a lane.
    public var isAboutLane: Bool {
      switch self {
      case .noWindow, .crowded, .alarmWait, .longWait: true
      case .caseRed, .negativeRating, .idleWindow, .longService, .longPause, .caseYellow: false
      }
    }

    /// Whether it needs somebody at once.
    public var isUrgent: Bool {
      switch self {
      case .noWindow, .crowded, .alarmWait, .caseRed, .negativeRating: true
      case .longWait, .idleWindow, .longService, .longPause, .caseYellow: false
      }
    }
  }

  /// What it is about.
  public var kind: Kind
  /// Lane letter, window number, loop id; empty for the whole hall.
  public var subject: String
  /// How many people, minutes or cases: what the threshold is compared with.
  public var measure: Int
  /// The threshold, in the same unit.
  public var limit: Int
  /// A ticket, window or matter to name: number or code; may be empty.
  public var detail: String
  /// Since when the circumstances hold, as far as the hall knows.
  public var since: Moment

  /// The name under which it is silenced, and by which it is known again: kind and subject.
  public var id: String { Alarm.id(kind, subject) }

  static func id(_ kind: Kind, _ subject: String) -> String {
    subject.isEmpty ? kind.rawValue : "\(kind.rawValue):\(subject)"
  }
}
