/// The person was asked what they think of the answer (回访).
public struct LoopFollowedUp: LoopStep {
  /// The name in the journal.
  public static let kind = "loop_followed_up"
  /// The loop.
  public var loop: String
  /// What the journal files it under.
  public var about: String
  /// What was heard.
  public var opinion: ClosedLoop.Opinion
  /// Whether the person will rate again.
  public var willRateAgain: Bool
  /// In words.
  public var text: String

  /// The re-rating is waited for, or publication is owed.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.ratings.update(loop: loop) { loop in
      (loop.opinion, loop.willRateAgain) = (opinion, willRateAgain && loop.second == nil)
      loop.enter(loop.second == nil ? .followedUp : .rerated, at: stamp.at)
    }
  }
}

/// Records the follow-up.
public struct FollowUpComplaint: LoopCommand {
  /// The loop.
  public var loop: String
  /// What was heard.
  public var opinion: ClosedLoop.Opinion
  /// Whether the person will rate again.
  public var willRateAgain: Bool
  /// In words.
  public var text: String

  /// Creates the command.
  public init(loop: String, opinion: ClosedLoop.Opinion, willRateAgain: Bool = false, text: String) {
    self.loop = loop
    self.opinion = opinion
    self.willRateAgain = willRateAgain
    self.text = text
  }

  /// Refused before there is an answer; only a visit can be rated again, and only by somebody who was reached.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let found = try hall.findLoop(loop, in: [.rectified], context)
    if willRateAgain {
      if found.rating == nil { throw Refusal("no_re_rating_of_grievance", ["loop": found.id]) }
      if opinion == .unreached { throw Refusal("unreached_rates_nothing", ["loop": found.id]) }
    }
    let kept = try found.words(text, hall.settings)
    return [
      LoopFollowedUp(
        loop: found.id, about: found.subject, opinion: opinion, willRateAgain: willRateAgain, text: kept)
    ]
  }
}

/// What came of it was published; the loop is closed.
public struct LoopPublished: LoopStep {
  /// The name in the journal.
  public static let kind = "loop_published"
  /// The loop.
  public var loop: String
  /// What the journal files it under.
  public var about: String
  /// What was published.
  public var text: String

  /// Closes the loop.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.ratings.update(loop: loop) { $0.enter(.published, at: stamp.at) }
  }
}

/// Publishes what came of a complaint.
public struct PublishOutcome: LoopCommand {
  /// The loop.
  public var loop: String
  /// What is published: nothing about any person.
  public var text: String

  /// Creates the command.
  public init(loop: String, text: String) {
    self.loop = loop
    self.text = text
  }

  /// Refused while the person may still rate again.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let found = try hall.findLoop(loop, in: [.followedUp, .rerated, .dismissed], context)
    if found.owed == .reRating, let due = found.due(hall.settings),
      hall.settings.zone.day(at: context.now) <= due.day
    {
      throw Refusal("re_rating_awaited", ["loop": found.id, "day": due.day.text])
    }
    return [LoopPublished(loop: found.id, about: found.subject, text: try found.words(text, hall.settings))]
  }
}
