/// What was wrong was put right, and the person has an answer (整改).
public struct LoopRectified: LoopStep {
  /// The name in the journal.
  public static let kind = "loop_rectified"
  /// The loop.
  public var loop: String
  /// What the journal files it under.
  public var about: String
  /// What was done, as the person was told.
  public var text: String

  /// The follow-up is owed.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.ratings.update(loop: loop) { loop in
      loop.rectifiedAt = stamp.at
      loop.enter(.rectified, at: stamp.at)
    }
  }
}

/// Records what was done about an upheld complaint.
public struct RectifyComplaint: LoopCommand {
  /// The loop.
  public var loop: String
  /// What was done, as the person was told.
  public var text: String

  /// Creates the command.
  public init(loop: String, text: String) {
    self.loop = loop
    self.text = text
  }

  /// Refused before the complaint was upheld.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let found = try hall.findLoop(loop, in: [.upheld], context)
    return [LoopRectified(loop: found.id, about: found.subject, text: try found.words(text, hall.settings))]
  }
}

/// The limit to put something right was extended, once.
public struct LoopExtended: LoopStep {
  /// The name in the journal.
  public static let kind = "loop_extended"
  /// The loop.
  public var loop: String
  /// What the journal files it under.
  public var about: String
  /// Working days added.
  public var days: Int
  /// Why.
  public var text: String

  /// Moves the last day.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.ratings.update(loop: loop) { $0.extendedBy = days }
  }
}

/// Extends the limit to put something right.
public struct ExtendRectification: LoopCommand {
  /// The loop.
  public var loop: String
  /// Working days to add.
  public var days: Int
  /// Why.
  public var text: String

  /// Creates the command.
  public init(loop: String, days: Int, text: String) {
    self.loop = loop
    self.days = days
    self.text = text
  }

  /// Refused a second time, after the limit is over, and for more days than the settings allow.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let found = try hall.findLoop(loop, in: [.contacted, .upheld, .appealed], context)
    if found.extendedBy != nil { throw Refusal("extended_before", ["loop": found.id]) }
    let most = hall.settings.ratings.extensionDays
    guard (1...max(1, most)).contains(days) else {
      throw Refusal("loop_extension_too_long", ["days": String(days), "most": String(most)])
    }
    if let due = found.rectificationDue(hall.settings), hall.settings.zone.day(at: context.now) > due {
      throw Refusal("extended_too_late", ["loop": found.id, "day": due.text])
    }
    let kept = try found.words(text, hall.settings)
    return [LoopExtended(loop: found.id, about: found.subject, days: days, text: kept)]
  }
}
