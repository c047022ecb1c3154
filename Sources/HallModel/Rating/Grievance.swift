/// What somebody filed that is no rating of a visit: it is answered through the same closed loop, with its own limits.
public struct Grievance: Equatable, Codable, Sendable {
  /// The three channels (domain §4).
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// 吐槽找茬: what is annoying.
    case complaint
    /// 办不成事: what could not be done here.
    case unresolved
    /// 金点子: an idea.
    case idea
  }

  /// Number: `T20260302-001`.
  public var id: String
  /// Which channel.
  public var kind: Kind
  /// What was said.
  public var text: String
  /// The clerk it is about, staff number; empty where it is about none.
  public var about: String
  /// The ticket it goes back to; empty where there is none.
  public var ticket: String
  /// Who took it down, staff number; empty where nobody was signed in.
  public var takenBy: String
}

/// A grievance was filed.
public struct GrievanceFiled: HallEvent {
  /// The name in the journal.
  public static let kind = "grievance_filed"
  /// What was filed.
  public var grievance: Grievance

  /// The grievance's number.
  public var subject: String { grievance.id }

  /// Begins its closed loop.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.ratings.grievanceCount += 1
    hall.ratings.insert(ClosedLoop(grievance, hall.settings.ratings, at: stamp.at))
  }
}

/// Files a grievance, at the desk or by a supervisor.
public struct FileGrievance: HallCommand {
  /// Which channel.
  public var kind: Grievance.Kind
  /// What was said.
  public var text: String
  /// The clerk it is about, staff number; may be empty.
  public var about: String
  /// The ticket it goes back to, by id or number of the day; may be empty.
  public var ticket: String

  /// Creates the command.
  public init(kind: Grievance.Kind, text: String, about: String = "", ticket: String = "") {
    self.kind = kind
    self.text = text
    self.about = about
    self.ticket = ticket
  }

  /// Refused without words, and for staff nobody knows.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let kept = RatingWords.kept(text)
    if kept.isEmpty { throw Refusal("grievance_words_needed") }
    try RatingWords.check(text, limit: hall.settings.ratings.commentLimit)
    if !about.isEmpty, hall.member(about) == nil { throw Refusal("unknown_staff", ["staff": about]) }
    let day = hall.settings.zone.day(at: context.now)
    let id = "T\(day.compact)-\(Digits.padded(hall.ratings.grievanceCount + 1, 3))"
    return [
      GrievanceFiled(
        grievance: Grievance(
          id: id, kind: kind, text: kept, about: about, ticket: hall.ticket(ticket)?.id ?? RatingWords.kept(ticket),
          takenBy: context.staff))
    ]
  }
}
