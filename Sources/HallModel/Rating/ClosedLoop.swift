/// The closed loop behind a negative rating or a grievance: from the moment it is received to the day that what came of it
/// is published (domain §4). No step is skipped, and none is taken back.
public struct ClosedLoop: Equatable, Codable, Sendable {
  /// How far it is.
  public enum State: String, Codable, Sendable, CaseIterable {
    /// Received; supervisors were told at once.
    case received
    /// The person was contacted, or that was tried often enough.
    case contacted
    /// The complaint holds (差评成立).
    case upheld
    /// The clerk objects (申诉).
    case appealed
    /// The review found the rating mistaken or malicious: it counts no more (认定无效).
    case dismissed
    /// What was wrong is put right, and the person has an answer (整改).
    case rectified
    /// The person was asked what they think of it (回访).
    case followedUp = "followed_up"
    /// The person rated again (追评).
    case rerated = "re_rated"
    /// What came of it was published.
    case published

    /// Whether nothing more can happen.
    public var isClosed: Bool { self == .published }
  }

  /// How much work a grievance is.
  public enum Grade: String, Codable, Sendable, CaseIterable {
    /// Answered on the spot.
    case simple
    /// Needs looking into.
    case complex
    /// Needs several departments.
    case joint
  }

  /// What is owed next.
  public enum Due: String, Codable, Sendable, CaseIterable {
    /// Contacting the person.
    case contact
    /// Reviewing the clerk's appeal; until the day on which it would have to be put right.
    case review
    /// Putting it right, with an answer.
    case rectification
    /// Asking what the person thinks of it.
    case followUp = "follow_up"
    /// The person's re-rating.
    case reRating = "re_rating"
    /// Publishing what came of it.
    case publication
  }

  /// What the follow-up heard.
  public enum Opinion: String, Codable, Sendable, CaseIterable {
    /// Content with the answer.
    case satisfied
    /// Not content.
    case unsatisfied
    /// Could not be reached.
    case unreached
  }

  /// Limits in working days, as they stood when it was received.
  public struct Limits: Equatable, Codable, Sendable {
    var contact: Int
    var rectification: Int
    var followUp: Int
    var reRating: Int
    var publication: Int
  }

  /// What it is about: the rating's target, or the grievance's number.
  public var id: String
  /// The rating; nil for a grievance.
  public var rating: Rating?
  /// The grievance; nil for a rating.
  public var grievance: Grievance?
  /// How far it is.
  public internal(set) var state = State.received
  /// When it was received.
  public var receivedAt: Moment
  var limits: Limits
  /// Contacts tried so far.
  public internal(set) var attempts = 0
  /// When the person was reached; nil where nobody was.
  public internal(set) var contactedAt: Moment?
  /// How much work it is; for grievances.
  public internal(set) var grade: Grade?
  /// When it was found to hold.
  public internal(set) var upheldAt: Moment?
  /// Who appealed, staff number.
  public internal(set) var appellant: String?
  /// When an appeal was rejected; there is no second one.
  public internal(set) var rejectedAt: Moment?
  /// When what was wrong was put right.
  public internal(set) var rectifiedAt: Moment?
  /// Working days the one extension added; nil while there was none.
  public internal(set) var extendedBy: Int?
  /// What the follow-up heard.
  public internal(set) var opinion: Opinion?
  /// Whether the person said that they will rate again.
  public internal(set) var willRateAgain = false
  /// The re-rating.
  public internal(set) var second: Rating?
  /// When the present state was entered.
  public internal(set) var since: Moment

  /// What its events in the journal are about.
  public var subject: String { rating?.subject ?? id }

  /// The clerk it is about, staff number; empty where none is known.
  public var staff: String { rating?.staff ?? grievance?.about ?? "" }

  init(_ rating: Rating, _ rules: RatingRules, at now: Moment) {
    self.init(
      id: rating.target, receivedAt: now,
      limits: Limits(rules, contact: rules.contactWithin, rectification: rules.rectifyWithin))
    self.rating = rating
  }

  init(_ grievance: Grievance, _ rules: RatingRules, at now: Moment) {
    self.init(
      id: grievance.id, receivedAt: now,
      limits: Limits(rules, contact: rules.grievanceContactWithin, rectification: rules.complexWithin))
    self.grievance = grievance
  }

  private init(id: String, receivedAt: Moment, limits: Limits) {
    (self.id, self.receivedAt, self.limits, since) = (id, receivedAt, limits, receivedAt)
  }

  mutating func enter(_ state: State, at now: Moment) { (self.state, since) = (state, now) }

  /// Takes the re-rating. One that was gathered elsewhere may come before its step; it skips none.
  mutating func rate(again rating: Rating, at now: Moment) {
    second = rating
    if state == .followedUp { enter(.rerated, at: now) }
  }
}

extension ClosedLoop.Limits {
  init(_ rules: RatingRules, contact: Int, rectification: Int) {
    self.init(
      contact: contact, rectification: rectification, followUp: rules.followUpWithin, reRating: rules.reRateWithin,
      publication: rules.publishWithin)
  }
}

extension ClosedLoop {
  /// The last day to contact the person; nil in a year without a calendar.
  public func contactDue(_ settings: HallSettings) -> Day? { day(limits.contact, after: receivedAt, settings) }

  /// The last day to put it right; nil in a year without a calendar.
  public func rectificationDue(_ settings: HallSettings) -> Day? {
    day(limits.rectification + (extendedBy ?? 0), after: receivedAt, settings)
  }

  /// What is owed next and until when; nil when it is closed, or lies in a year without a calendar.
  public func due(_ settings: HallSettings) -> (what: Due, day: Day)? {
    let what = owed
    let day: Day? =
      switch what {
      case .contact: contactDue(settings)
      case .rectification, .review: rectificationDue(settings)
      case .followUp: day(limits.followUp, after: since, settings)
      case .reRating: day(limits.reRating, after: since, settings)
      case .publication: day(limits.publication, after: since, settings)
      case nil: nil
      }
    guard let what, let day else { return nil }
    return (what, day)
  }

  /// What is owed next; nil when it is closed.
  public var owed: Due? {
    switch state {
    case .received: .contact
    case .contacted, .upheld: .rectification
    case .appealed: .review
    case .rectified: .followUp
    case .followedUp: willRateAgain ? .reRating : .publication
    case .dismissed, .rerated: .publication
    case .published: nil
    }
  }

  /// Whether what is owed next is late.
  public func isOverdue(on today: Day, _ settings: HallSettings) -> Bool {
    // Nobody is late who may rate again and does not.
    due(settings).map { $0.what != .reRating && today > $0.day } ?? false
  }

  private func day(_ limit: Int, after moment: Moment, _ settings: HallSettings) -> Day? {
    try? settings.workCalendar.end(of: limit, .working, from: settings.zone.day(at: moment))
  }
}

extension Hall {
  /// Closed loops that are open, what is due first at the top.
  public func openLoops(_ belongs: (ClosedLoop) -> Bool = { _ in true }) -> [ClosedLoop] {
    ratings.loops.values.filter { !$0.state.isClosed && belongs($0) }
      .map { (loop: $0, due: $0.due(settings)?.day.number ?? Int32.max) }
      .sorted { ($0.due, $0.loop.receivedAt, $0.loop.id) < ($1.due, $1.loop.receivedAt, $1.loop.id) }
      .map(\.loop)
  }

  /// The loop of a visit, or of one case of it, in which a re-rating is waited for; nil unless it is exactly one.
  public func awaited(ofVisit id: String) -> ClosedLoop? {
    let waiting = ratings.loops.values.filter { $0.subject == id && $0.state == .followedUp }
    return waiting.count == 1 ? waiting.first : nil
  }

  /// The closed loop with this id, in one of these states, for whoever asks: refused for the clerk it is about, and for
  /// staff who are no supervisors.
  func findLoop(_ id: String, in states: Set<ClosedLoop.State>, _ context: Context) throws(Refusal) -> ClosedLoop {
    guard let loop = ratings.loops[id] else { throw Refusal("unknown_loop", ["loop": id]) }
    if !context.staff.isEmpty {
      if context.staff == loop.staff { throw Refusal("own_rating", ["staff": context.staff]) }
      guard member(context.staff)?.roles.contains(.supervisor) == true else {
        throw Refusal("not_a_supervisor", ["staff": context.staff])
      }
    }
    guard states.contains(loop.state) else { throw loop.refusal }
    return loop
  }
}

extension ClosedLoop {
  /// Why a loop in this state takes no such step: each state's sentence says which one comes next.
  public var refusal: Refusal {
    switch state {
    case .received: Refusal("loop_received", ["loop": id])
    case .contacted: Refusal("loop_contacted", ["loop": id])
    case .upheld: Refusal("loop_upheld", ["loop": id])
    case .appealed: Refusal("loop_appealed", ["loop": id])
    case .dismissed: Refusal("loop_dismissed", ["loop": id])
    case .rectified: Refusal("loop_rectified", ["loop": id])
    case .followedUp: Refusal("loop_followed_up", ["loop": id])
    case .rerated: Refusal("loop_re_rated", ["loop": id])
    case .published: Refusal("loop_published", ["loop": id])
    }
  }

  /// Words that say something, as they are kept; refused otherwise.
  func words(_ text: String, _ settings: HallSettings) throws(Refusal) -> String {
    let kept = RatingWords.kept(text)
    if kept.isEmpty { throw Refusal("loop_words_needed", ["loop": id]) }
    // What an officer writes is an account, not a remark.
    try RatingWords.check(text, limit: settings.ratings.commentLimit * 4)
    return kept
  }
}
