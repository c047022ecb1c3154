import HallModel

/// One thing that happened to a case or in a closed loop, as the journal has it.
public struct CaseStep: Sendable {
  /// When.
  public var at: Moment
  /// Who did it, staff number; empty for the system.
  public var staff: String
  /// What.
  public var event: any HallEvent

  /// Creates a step.
  public init(at: Moment, staff: String, event: any HallEvent) {
    self.at = at
    self.staff = staff
    self.event = event
  }
}
