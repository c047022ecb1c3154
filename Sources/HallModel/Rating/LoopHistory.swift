extension ClosedLoop {
  /// A loop as its events left it: those of its subject, in the order of the journal. Nil where none was begun.
  ///
  /// - Parameter settings: those in force, for the calendar; the limits are those of the day it was received.
  public init?(
    _ id: String, from events: some Sequence<(event: any HallEvent, stamp: Stamp)>, settings: HallSettings
  ) {
    var hall = Hall()
    hall.settings = settings
    for (event, stamp) in events { hall.apply(event, stamp) }
    guard let loop = hall.ratings.loops[id] else { return nil }
    self = loop
  }
}

extension HallEvent {
  /// What was said with a step of a closed loop; empty for events that are no such step.
  public var words: String {
    switch self {
    case let event as RatingGiven: event.rating.comment
    case let event as GrievanceFiled: event.grievance.text
    case let step as any LoopStep: step.text
    default: ""
    }
  }

  /// The closed loop an event is about; nil for events that are about none.
  public var closedLoop: String? {
    switch self {
    case let event as RatingGiven: event.rating.channel.isActive ? event.rating.target : nil
    case let event as GrievanceFiled: event.grievance.id
    case let step as any LoopStep: step.loop
    default: nil
    }
  }
}
