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
  /// The closed loop an event is about; nil for events that are about none.
  public var loop: String? {
    switch self {
    case let event as RatingGiven: event.rating.channel.isActive ? event.rating.target : nil
    case let event as GrievanceFiled: event.grievance.id
    case let event as LoopContacted: named(event.loop)
    case let event as LoopContactSeen: named(event.loop)
    case let event as LoopUpheld: named(event.loop)
    case let event as LoopAppealed: named(event.loop)
    case let event as LoopReviewed: named(event.loop)
    case let event as LoopRectified: named(event.loop)
    case let event as LoopExtended: named(event.loop)
    case let event as LoopFollowedUp: named(event.loop)
    case let event as LoopPublished: named(event.loop)
    default: nil
    }
  }

  /// Takes an event's own loop, a plain text: without that, its name here would mean this same property again, without end.
  private func named(_ loop: String) -> String? { loop }
}
