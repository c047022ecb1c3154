/// A rating (评价): what somebody said about one visit, or about one case of it. Never changed, never deleted.
public struct Rating: Equatable, Codable, Sendable {
  /// What is known of a rating that was gathered elsewhere.
  public struct Elsewhere: Equatable, Codable, Sendable {
    /// The matter.
    public var matter: RatedVisit.Matter
    /// Who handled it, as the other system names them.
    public var staff: String
    /// When it was accepted; nil where that was not said.
    public var acceptedOn: Day?
    /// Where it was gathered.
    public var source: String

    /// Creates it.
    public init(matter: RatedVisit.Matter, staff: String = "", acceptedOn: Day? = nil, source: String = "") {
      self.matter = matter
      self.staff = staff
      self.acceptedOn = acceptedOn
      self.source = source
    }
  }

  /// What is rated: the ticket's id, the case's number, or the project number of a rating gathered elsewhere.
  public var target: String
  /// The visit; nil for a rating gathered elsewhere.
  public var visit: RatedVisit?
  /// The case's number, where it is about one case alone (一事一评).
  public var `case`: String?
  /// What is known of it in place of a visit.
  public var elsewhere: Elsewhere?
  /// The level.
  public var level: RatingLevel
  /// Codes of the tags chosen.
  public var tags: [String]
  /// Free text; may be empty.
  public var comment: String
  /// Whether the person may be named to whoever follows it up.
  public var named: Bool
  /// How it was given.
  public var channel: RatingChannel
  /// When it was given.
  public var at: Moment
  /// 1 for the first (首评), 2 for the one re-rating (追评).
  public var round: Int

  /// The rating's own id: what it is about and which round.
  public var id: String { "\(target)-\(round)" }

  /// What its events in the journal are about: everything on one visit is found together.
  public var subject: String { visit?.ticket ?? target }

  /// Whether it was given by a person on the first occasion: what shares of ratings are counted from.
  public var isFirst: Bool { round == 1 && channel.isActive }

  private var part: RatedVisit.Case? { visit?.cases.first { $0.id == self.case } }

  /// The window; nil where none is known.
  public var window: Int? { part?.window ?? visit?.window }

  /// The clerk, staff number; empty where none is known.
  public var staff: String { part?.staff ?? visit?.staff ?? elsewhere?.staff ?? "" }

  /// The matters it is about.
  public var matters: [RatedVisit.Matter] {
    part.map { [$0.matter] } ?? visit?.matters ?? elsewhere.map { [$0.matter] } ?? []
  }
}

/// What somebody who rates says.
public struct RatingAnswer: Equatable, Sendable {
  /// The level, 5 to 1; anything else is refused.
  public var level: Int
  /// Codes of tags.
  public var tags: [String]
  /// Free text.
  public var comment: String
  /// Whether the person may be named.
  public var named: Bool

  /// Creates an answer.
  public init(level: Int, tags: [String] = [], comment: String = "", named: Bool = false) {
    self.level = level
    self.tags = tags
    self.comment = comment
    self.named = named
  }
}

/// Somebody rated.
public struct RatingGiven: HallEvent {
  /// The name in the journal.
  public static let kind = "rating_given"
  /// The rating.
  public var rating: Rating

  /// Creates the event.
  public init(rating: Rating) { self.rating = rating }

  /// The visit.
  public var subject: String { rating.subject }

  /// Answers the question at the window; a negative first rating begins the closed loop by itself, a second one goes on
  /// with it.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    if let visit = rating.visit { hall.ratings.answered(visit.ticket) }
    if rating.round > 1 {
      hall.ratings.update(loop: rating.target) { $0.rate(again: rating, at: stamp.at) }
    } else if rating.channel.isActive && rating.level.isNegative {
      hall.ratings.insert(ClosedLoop(rating, hall.settings.ratings, at: stamp.at))
    }
  }
}

/// Nobody answered: the visit is not rated (未评价). It can still be, by the ticket's code.
public struct RatingLapsed: HallEvent {
  /// The name in the journal.
  public static let kind = "rating_lapsed"
  /// The visit.
  public var visit: RatedVisit

  /// Creates the event.
  public init(visit: RatedVisit) { self.visit = visit }

  /// The visit.
  public var subject: String { visit.ticket }

  /// The question is over.
  public func apply(to hall: inout Hall, _ stamp: Stamp) { hall.ratings.answered(visit.ticket) }
}
