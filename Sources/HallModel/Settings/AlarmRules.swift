/// When the supervisor is told before something goes wrong (domain §5); the lengths of waits stand in ``Thresholds``.
///
/// Ten people for one window and thirty minutes are rules of a real hall; the figures here are estimates.
public struct AlarmRules: Equatable, Codable, Sendable {
  /// From how many hundredths of the usual time on a service takes far too long.
  public var serviceOver = 300
  /// No service alarms before it has taken so many minutes, however short it usually is.
  public var serviceAtLeast = 15
  /// From how many minutes on a pause is too long.
  public var pauseOver = 20
  /// For how many minutes a window may stand idle while somebody waits whom it could take.
  public var idleOver = 3
  /// For how many minutes a silenced alarm stays silent.
  public var silenceFor = 30

  /// Creates rules with the defaults.
  public init() {}
}

/// What the hall is to reach (domain §5); hundredths, and 0 where nothing is set.
public struct ReportTargets: Equatable, Codable, Sendable {
  /// Windows before comprehensive windows were introduced; 0 where nobody counted.
  public var windowsBefore = 0
  /// Staff before that; 0 where nobody counted.
  public var staffBefore = 0
  /// By how many hundredths windows are to become fewer.
  public var windowCut = 30
  /// By how many hundredths staff is to become less.
  public var staffCut = 20
  /// The share of comprehensive windows aimed at, hundredths.
  public var comprehensive = 80
  /// The share of matters that can be done online aimed at (一网通办), hundredths.
  public var online = 98
  /// The mean wait aimed at, minutes; 0 for none.
  public var meanWait = 0
  /// From how many valid ratings on a window or clerk is ranked by its own rating.
  public var ratingsToRank = 5

  /// Creates targets with the defaults.
  public init() {}
}
