/// An alarm that was silenced.
public struct Silence: Equatable, Codable, Sendable {
  /// The alarm's id.
  public var alarm: String
  /// Why.
  public var reason: String
  /// Until when.
  public var until: Moment
  /// By whom, staff number.
  public var by: String
}

/// An alarm was silenced for a while.
public struct AlarmSilenced: HallEvent {
  /// The name in the journal.
  public static let kind = "alarm_silenced"
  /// The alarm's id.
  public var alarm: String
  /// Why.
  public var reason: String
  /// Until when.
  public var until: Moment

  /// The alarm.
  public var subject: String { "alarm-\(alarm)" }

  /// It neither sounds nor stands at the top until its time is over.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.silences.removeAll { $0.alarm == alarm || $0.until <= stamp.at }
    hall.silences.append(Silence(alarm: alarm, reason: reason, until: until, by: stamp.staff))
  }
}

/// Silences an alarm for as long as the settings say, with a reason.
public struct SilenceAlarm: HallCommand {
  /// The alarm's id.
  public var alarm: String
  /// Why; required.
  public var reason: String

  /// Creates the command.
  public init(_ alarm: String, reason: String) {
    self.alarm = alarm
    self.reason = reason
  }

  /// Words begin no day, and end none that went on past midnight.
  public var needsDay: Bool { false }

  /// Refused without a reason, and for an alarm that does not stand.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    try hall.needSupervisor(context)
    // One that began goes on to stand a little below its threshold; whoever sees it may silence it.
    let ground = AlarmGround(hall, on: hall.settings.zone.day(at: context.now))
    let standing = Alarms.measured(hall, now: context.now, slack: AlarmWatch.slack, ground: ground)
    guard standing.contains(where: { $0.id == alarm }) else {
      throw Refusal("unknown_alarm", ["alarm": alarm])
    }
    try SupervisorWords.check(reason)
    guard reason.contains(where: { !$0.isWhitespace }) else { throw Refusal("reason_needed") }
    let minutes = hall.settings.alarms.silenceFor
    return [AlarmSilenced(alarm: alarm, reason: reason, until: context.now.adding(seconds: minutes * 60))]
  }
}
