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
