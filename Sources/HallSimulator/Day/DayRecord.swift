/// What became of everybody who came on a simulated day.
public struct DayRecord: Equatable, Sendable {
  /// How a visit ended.
  public enum Outcome: UInt8, Sendable {
    /// Still in the hall; after the day: nobody was left who could have called them.
    case waiting
    /// Served in full.
    case served
    /// Did not come when called.
    case noShow
    /// Turned away at the desk: no open window took the matter.
    case turnedAway
  }

  /// A visit.
  public struct Visit: Equatable, Sendable {
    /// First call, milliseconds of the day; -1 before it.
    public var called: Int64 = -1
    /// When the last window was done with it.
    public var finished: Int64 = -1
    /// The window that called it first, by position; -1 before that.
    public var window: Int32 = -1
    /// How it ended.
    public var outcome = Outcome.waiting
  }

  /// A window's day.
  public struct WindowDay: Equatable, Sendable {
    /// Milliseconds it was open.
    public var open: Int64 = 0
    /// Milliseconds in which somebody was called or served.
    public var busy: Int64 = 0
    /// Tickets it finished with, or gave up on.
    public var tickets = 0
  }

  /// The visits in the order people came.
  public internal(set) var visits: [Visit]
  /// The windows, by position.
  public internal(set) var windows: [WindowDay]
  /// Calls that passed somebody without a reason (routing §1).
  public internal(set) var unexplainedOvertakes = 0
  /// When the last window was done with the last person, milliseconds of the day.
  public internal(set) var ended: Int64 = 0

  init(visitors: Int, windows: Int) {
    visits = Array(repeating: Visit(), count: visitors)
    self.windows = Array(repeating: WindowDay(), count: windows)
  }
}
