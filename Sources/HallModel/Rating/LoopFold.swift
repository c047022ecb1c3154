/// Closed loops folded from a stretch of a journal, without the hall around them.
public struct LoopFold: Sendable {
  private var hall = Hall()

  /// No loop yet; limits go by these settings.
  public init(_ settings: HallSettings) { hall.settings = settings }

  /// The loops begun so far, as they stand now.
  public var loops: [String: ClosedLoop] { hall.ratings.loops }

  /// Takes what happened; events that are about no loop change nothing.
  public mutating func add(_ event: any HallEvent, _ stamp: Stamp) {
    switch event {
    case is RatingGiven, is any LoopStep, is GrievanceFiled: hall.apply(event, stamp)
    default: break
    }
  }
}
