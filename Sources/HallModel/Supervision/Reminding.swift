/// A window was reminded of something a supervisor saw from afar.
public struct WindowReminded: HallEvent {
  /// The name in the journal.
  public static let kind = "window_reminded"
  /// The window.
  public var window: Int
  /// What about: that people wait, or that a service takes long.
  public var about: Alarm.Kind

  /// The window.
  public var subject: String { "window-\(window)" }

  /// Only whoever sits there is told.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {}
}

/// Reminds an open window: that somebody waits whom it could call, or to ask whether help is needed.
public struct RemindWindow: HallCommand {
  /// The window.
  public var window: Int
  /// What about.
  public var about: Alarm.Kind

  /// Creates the command.
  public init(window: Int, about: Alarm.Kind) {
    self.window = window
    self.about = about
  }

  /// Words begin no day, and end none that went on past midnight.
  public var needsDay: Bool { false }

  /// Refused where nobody sits.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    try hall.needSupervisor(context)
    _ = try hall.position(window, in: [.idle, .called, .serving, .paused])
    return [WindowReminded(window: window, about: about)]
  }
}
