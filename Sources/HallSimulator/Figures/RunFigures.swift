import HallModel

/// What many days of one hall come to, with 95 % intervals over the days.
public struct RunFigures: Sendable {
  /// A part of the visitors.
  public struct Part: Equatable, Sendable {
    /// A matter's or package's codes joined by `+`, a lane's letter, a standing or a half hour's clock time.
    public var name: String
    /// Visitors a day.
    public var visitors: Double
    /// Mean wait, minutes.
    public var mean: Double
    /// 95 of a hundred waited no longer, all days together, minutes.
    public var p95: Double
  }

  /// A window.
  public struct WindowPart: Equatable, Sendable {
    /// Its number.
    public var number: Int
    /// Tickets a day.
    public var tickets: Double
    /// Hours a day it was open.
    public var hours: Double
    /// Busy ÷ open time.
    public var utilisation: Double
  }

  /// The measures of each day.
  public let days: [DayMeasures]
  /// By visit, in the scenario's order.
  public let byVisit: [Part]
  /// By standing: priority channel, appointment, walk-in.
  public let byStanding: [Part]
  /// By half hour of arrival: the day's curve.
  public let byHalfHour: [Part]
  /// By lane.
  public let byLane: [Part]
  /// By window.
  public let windows: [WindowPart]

  /// The interval of a measure over the days.
  public func interval(_ measure: (DayMeasures) -> Double) -> Interval { Interval(days.map(measure)) }

  /// The longest mean wait of a sort of visit ÷ the mean of all.
  public var worstVisitRatio: Double {
    let count = byVisit.reduce(0) { $0 + $1.visitors }
    let mean = byVisit.reduce(0) { $0 + $1.mean * $1.visitors } / max(count, 1e-9)
    return mean == 0 ? 1 : (byVisit.map(\.mean).max() ?? 0) / mean
  }

  /// Unexplained overtakes of all days together.
  public var unexplainedOvertakes: Int { days.reduce(0) { $0 + $1.unexplainedOvertakes } }
}
