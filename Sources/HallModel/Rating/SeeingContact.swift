/// A supervisor looked at the whole phone number of the person behind a loop, to call.
public struct LoopContactSeen: LoopStep {
  /// The name in the journal.
  public static let kind = "loop_contact_seen"
  /// The loop.
  public var loop: String
  /// What the journal files it under.
  public var about: String

  /// Nothing is said with a look.
  public var text: String { "" }

  /// Changes nothing: that somebody looked is part of the story, not of the loop's state.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {}
}

/// Looks at the whole phone number of the person behind a loop; every look is recorded (domain §6).
public struct SeeContact: LoopCommand {
  /// The loop.
  public var loop: String

  /// Creates the command.
  public init(loop: String) { self.loop = loop }

  /// Refused while no call is owed, for an anonymous rating, where no case says who it was, and without a supervisor who is
  /// answerable for the look.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    if context.staff.isEmpty { throw Refusal("contact_seen_by_nobody", ["loop": loop]) }
    let found = try hall.findLoop(loop, in: [.received, .rectified], context)
    if let rating = found.rating {
      if !rating.named { throw Refusal("anonymous_rating", ["loop": found.id]) }
      if found.contactCases.isEmpty { throw Refusal("nobody_to_call", ["loop": found.id]) }
    }
    return [LoopContactSeen(loop: found.id, about: found.subject)]
  }
}

extension ClosedLoop {
  /// The cases whose applicant may be asked for: those of a named rating. An anonymous one never leads to anybody.
  public var contactCases: [String] {
    guard let rating, rating.named else { return [] }
    return rating.case.map { [$0] } ?? rating.visit?.cases.map(\.id) ?? []
  }
}
