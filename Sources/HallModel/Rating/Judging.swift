/// The complaint holds (差评成立).
public struct LoopUpheld: LoopStep {
  /// The name in the journal.
  public static let kind = "loop_upheld"
  /// The loop.
  public var loop: String
  /// What the journal files it under.
  public var about: String
  /// What was found.
  public var text: String
  /// How much work a grievance is; nil for a rating.
  public var grade: ClosedLoop.Grade?
  /// Working days to put it right, from the day it was received.
  public var limit: Int

  /// It is to be put right.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.ratings.update(loop: loop) { loop in
      (loop.upheldAt, loop.grade, loop.limits.rectification) = (stamp.at, grade, limit)
      loop.enter(.upheld, at: stamp.at)
    }
  }
}

/// Finds that a complaint holds; a grievance is graded with it.
public struct UpholdComplaint: LoopCommand {
  /// The loop.
  public var loop: String
  /// What was found.
  public var text: String
  /// How much work it is; for grievances.
  public var grade: ClosedLoop.Grade?

  /// Creates the command.
  public init(loop: String, text: String, grade: ClosedLoop.Grade? = nil) {
    self.loop = loop
    self.text = text
    self.grade = grade
  }

  /// Refused before the person was contacted, and for a grievance that is not graded.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let found = try hall.findLoop(loop, in: [.contacted], context)
    let kept = try found.words(text, hall.settings)
    if found.grievance != nil && grade == nil { throw Refusal("grade_needed", ["loop": found.id]) }
    let rules = hall.settings.ratings
    let grade = found.grievance == nil ? nil : grade
    let limit =
      switch grade {
      case .simple: rules.simpleWithin
      case .complex: rules.complexWithin
      case .joint: rules.jointWithin
      case nil: found.limits.rectification
      }
    return [LoopUpheld(loop: found.id, about: found.subject, text: kept, grade: grade, limit: limit)]
  }
}

/// The clerk objects to a negative rating (申诉).
public struct LoopAppealed: LoopStep {
  /// The name in the journal.
  public static let kind = "loop_appealed"
  /// The loop.
  public var loop: String
  /// What the journal files it under.
  public var about: String
  /// Who objects, staff number; empty where nobody was named.
  public var by: String
  /// Why the rating is held to be mistaken or malicious.
  public var text: String

  /// A review is owed.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.ratings.update(loop: loop) { loop in
      loop.appellant = by
      loop.enter(.appealed, at: stamp.at)
    }
  }
}

/// Objects to a negative rating for the clerk: once, and before it is upheld.
public struct AppealRating: LoopCommand {
  /// The loop.
  public var loop: String
  /// Why.
  public var text: String
  /// The clerk who objects, staff number; without it, the rated one.
  public var by: String?

  /// Creates the command.
  public init(loop: String, text: String, by staff: String? = nil) {
    self.loop = loop
    self.text = text
    by = staff
  }

  /// Refused for a grievance, where an appeal was rejected before, and for anybody but the rated clerk and supervisors.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    // The clerk's own step: the one step of the loop that the rated may ask for.
    let found = try hall.findLoop(loop, in: [.contacted], Context(now: context.now, terminal: context.terminal))
    guard found.rating != nil else { throw Refusal("no_appeal_of_grievance", ["loop": found.id]) }
    let isSupervisor = hall.member(context.staff)?.roles.contains(.supervisor) ?? false
    guard context.staff.isEmpty || context.staff == found.staff || isSupervisor else {
      throw Refusal("appeal_of_another", ["staff": context.staff])
    }
    if found.rejectedAt != nil { throw Refusal("appealed_before", ["loop": found.id]) }
    let who = by ?? found.staff
    if !who.isEmpty, hall.member(who) == nil { throw Refusal("unknown_staff", ["staff": who]) }
    let kept = try found.words(text, hall.settings)
    return [LoopAppealed(loop: found.id, about: found.subject, by: who, text: kept)]
  }
}

/// An appeal was reviewed (申诉复核).
public struct LoopReviewed: LoopStep {
  /// The name in the journal.
  public static let kind = "loop_reviewed"
  /// The loop.
  public var loop: String
  /// What the journal files it under.
  public var about: String
  /// Whether the rating was found mistaken or malicious.
  public var granted: Bool
  /// Why.
  public var text: String

  /// The rating counts no more, or is to be put right.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.ratings.update(loop: loop) { loop in
      if granted {
        loop.enter(.dismissed, at: stamp.at)
      } else {
        (loop.rejectedAt, loop.upheldAt) = (stamp.at, stamp.at)
        loop.enter(.upheld, at: stamp.at)
      }
    }
  }
}

/// Reviews an appeal.
public struct ReviewAppeal: LoopCommand {
  /// The loop.
  public var loop: String
  /// Whether the rating was found mistaken or malicious.
  public var granted: Bool
  /// Why.
  public var text: String

  /// Creates the command.
  public init(loop: String, granted: Bool, text: String) {
    self.loop = loop
    self.granted = granted
    self.text = text
  }

  /// Refused for whoever appealed: nobody reviews their own appeal.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let found = try hall.findLoop(loop, in: [.appealed], context)
    if !context.staff.isEmpty, context.staff == found.appellant {
      throw Refusal("own_appeal", ["staff": context.staff])
    }
    let kept = try found.words(text, hall.settings)
    return [LoopReviewed(loop: found.id, about: found.subject, granted: granted, text: kept)]
  }
}
