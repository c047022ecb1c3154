/// A figure found by simulation.
public struct Estimate: Equatable, Sendable {
  /// The figure; nil where nobody was counted.
  public var value: Double?
  /// Its standard error from batch means; nil where the run was too short for 32 batches.
  public var error: Double?
}

/// What a simulated queue came to, the warm-up left out. Waits are those experienced: until service or until leaving.
public struct QueueFigures: Equatable, Sendable {
  /// The figures of one class.
  public struct OfClass: Equatable, Sendable {
    /// Mean wait of those not turned away, minutes.
    public var meanWait: Estimate
    /// The share of those not turned away who waited at all.
    public var waiting: Estimate
    /// The share of those not turned away who left unserved.
    public var abandoning: Estimate
    /// The share of arrivals turned away.
    public var blocked: Estimate
  }

  /// Mean wait of those not turned away, minutes.
  public var meanWait: Estimate
  /// The share of them who waited at all.
  public var waiting: Estimate
  /// The share of them who waited longer than each of the thresholds, in the order of the run.
  public var over: [Estimate]
  /// The wait 95 % of them did not exceed, minutes.
  public var p95: Estimate
  /// The share of them who left unserved.
  public var abandoning: Estimate
  /// The share of arrivals turned away.
  public var blocked: Estimate
  /// The share of the servers' time spent serving.
  public var utilisation: Estimate
  /// By class, in the order of the system.
  public var classes: [OfClass]
  /// How many arrivals were counted; the others came during the warm-up.
  public var counted: Int
}
