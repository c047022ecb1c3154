/// Somebody tried to reach the person behind a rating or a grievance.
public struct LoopContacted: LoopStep {
  /// The name in the journal.
  public static let kind = "loop_contacted"
  /// The loop.
  public var loop: String
  /// What the journal files it under.
  public var about: String
  /// Whether the person was reached.
  public var reached: Bool
  /// What was said, or why nobody was reached.
  public var text: String
  /// Whether the loop goes on from here: the person was reached, or it was tried often enough.
  public var goesOn: Bool

  /// Counts the attempt.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.ratings.update(loop: loop) { loop in
      loop.attempts += 1
      if reached { loop.contactedAt = stamp.at }
      if goesOn { loop.enter(.contacted, at: stamp.at) }
    }
  }
}

/// Records that the person was reached, or that it was tried in vain.
public struct ContactRater: LoopCommand {
  /// The loop.
  public var loop: String
  /// Whether the person was reached.
  public var reached: Bool
  /// What was said, or why nobody was reached.
  public var text: String

  /// Creates the command.
  public init(loop: String, reached: Bool = true, text: String) {
    self.loop = loop
    self.reached = reached
    self.text = text
  }

  /// Refused once the loop has gone on. Attempts in vain let it go on after the hall's number of them; at once where the
  /// rating is anonymous and there is nobody to call.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let found = try hall.findLoop(loop, in: [.received], context)
    let kept = try found.words(text, hall.settings)
    let isAnonymous = found.rating.map { !$0.named } ?? false
    let isEnough = found.attempts + 1 >= hall.settings.ratings.contactAttempts || isAnonymous
    return [
      LoopContacted(
        loop: found.id, about: found.subject, reached: reached, text: kept, goesOn: reached || isEnough)
    ]
  }
}
