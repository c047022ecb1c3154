/// Records what somebody says about a visit, or about one case of it.
public struct RecordRating: RecallingCommand {
  /// The ticket: its number where it is of today, else its id; or the number of a case of the visit.
  public var ticket: String
  /// The case it is about; nil for the visit (一次一评), or for the one case of it that is to be rated again.
  public var `case`: String?
  /// What is said.
  public var answer: RatingAnswer
  /// How.
  public var channel: RatingChannel
  private var past: [String: PastRatings] = [:]

  /// Creates the command.
  public init(ticket: String, case id: String? = nil, answer: RatingAnswer, channel: RatingChannel) {
    self.ticket = ticket
    self.case = id
    self.answer = answer
    self.channel = channel
  }

  /// A visit can be rated on days on which the hall is closed.
  public var needsDay: Bool { false }

  /// The ticket's id, and the case's number: one gathered elsewhere is filed under that.
  public func recalls(_ hall: Hall) -> [String] {
    let (ticket, id) = named(in: hall)
    return [ticket] + (id.map { [$0] } ?? [])
  }

  /// With what was said about the visit before.
  public func recalling(_ past: [String: PastRatings]) -> any HallCommand {
    var command = self
    command.past = past
    return command
  }

  /// Refused for a visit that is not finished, was rated already, or ended too long ago; for a level or a tag that is none;
  /// and for the clerk the visit was with (domain §4).
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let (ticket, id) = named(in: hall)
    let known = past[ticket] ?? PastRatings()
    let visit = try visit(ticket, hall, known)
    guard channel.isActive else { throw Refusal("default_rating_by_hand") }
    let level = try answer.checked(hall.settings)
    let part = try part(id, of: visit)
    if !context.staff.isEmpty, context.staff == (part?.staff ?? visit.staff) || context.staff == visit.staff {
      throw Refusal("own_rating", ["staff": context.staff])
    }
    let target = part?.id ?? visit.ticket
    let before = known.given(about: target) + (part.flatMap { past[$0.id]?.given(about: target) } ?? [])
    if let first = before.first {
      return [try again(first, before.count, level, hall, context)]
    }
    try visit.checkTime(hall, context.now)
    return [RatingGiven(rating: Rating(visit, part: part, answer, level, channel, at: context.now))]
  }

  private func again(
    _ first: Rating, _ count: Int, _ level: RatingLevel, _ hall: Hall, _ context: Context
  ) throws(Refusal) -> RatingGiven {
    guard count == 1 else { throw Refusal("rated_twice", ["target": first.target]) }
    guard let loop = hall.ratings.loops[first.target] else { throw Refusal("already_rated", ["target": first.target]) }
    guard loop.state == .followedUp else { throw Refusal("re_rating_not_open", ["target": first.target]) }
    if let due = loop.due(hall.settings), hall.settings.zone.day(at: context.now) > due.day {
      throw Refusal("re_rating_too_late", ["target": first.target, "day": due.day.text])
    }
    return RatingGiven(rating: first.again(answer, level, channel, at: context.now))
  }

  /// The ticket's id and the case, from whatever name was given. Whoever was asked to rate one case again says the ticket,
  /// as everybody does.
  private func named(in hall: Hall) -> (ticket: String, case: String?) {
    if let file = self.case == nil ? hall.caseFile(ticket) : nil, let visit = file.ticket { return (visit, ticket) }
    if self.case == nil, let rating = hall.ratings.loops[ticket]?.rating, let visit = rating.visit, rating.case != nil {
      return (visit.ticket, ticket)
    }
    if let prompt = hall.ratings.prompt(about: ticket) { return (prompt.visit.ticket, self.case) }
    let id = hall.ticket(ticket)?.id ?? ticket
    return (id, self.case ?? hall.awaited(ofVisit: id)?.rating?.case)
  }

  private func visit(_ id: String, _ hall: Hall, _ known: PastRatings) throws(Refusal) -> RatedVisit {
    if let prompt = hall.ratings.prompt(about: id) { return prompt.visit }
    if let visit = known.visit { return visit }
    guard let ticket = hall.ticket(id) else { throw Refusal("unknown_visit", ["ticket": ticket]) }
    guard let visit = hall.ratedVisit(ticket) else {
      throw Refusal("visit_not_finished", ["ticket": ticket.number, "state": ticket.state.rawValue])
    }
    return visit
  }

  private func part(_ id: String?, of visit: RatedVisit) throws(Refusal) -> RatedVisit.Case? {
    guard let id else { return nil }
    guard let part = visit.cases.first(where: { $0.id == id }) else {
      throw Refusal("case_of_other_visit", ["case": id, "ticket": visit.ticket])
    }
    return part
  }
}

/// Records what somebody at the screen of a window says about the cases of a visit one by one: all of it, or nothing.
public struct RecordRatings: RecallingCommand {
  /// The ticket's id.
  public var ticket: String
  /// What is said, by case number.
  public var answers: [(case: String, answer: RatingAnswer)]
  /// How.
  public var channel: RatingChannel
  private var past: [String: PastRatings] = [:]

  /// Creates the command.
  public init(ticket: String, answers: [(case: String, answer: RatingAnswer)], channel: RatingChannel) {
    self.ticket = ticket
    self.answers = answers
    self.channel = channel
  }

  /// A visit can be rated on days on which the hall is closed.
  public var needsDay: Bool { false }

  /// The ticket's id, and the cases' numbers.
  public func recalls(_ hall: Hall) -> [String] { Set(parts.flatMap { $0.recalls(hall) }).sorted() }

  /// With what was said about the visit before.
  public func recalling(_ past: [String: PastRatings]) -> any HallCommand {
    var command = self
    command.past = past
    return command
  }

  /// Refused where one of them is.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    var events: [any HallEvent] = []
    for part in parts { events += try part.recalling(past).decide(hall, context) }
    return events
  }

  private var parts: [RecordRating] {
    answers.map { RecordRating(ticket: ticket, case: $0.case, answer: $0.answer, channel: channel) }
  }
}

extension RatingAnswer {
  /// The tags in the order they were chosen, none twice.
  var tagsOnce: [String] {
    tags.enumerated().filter { !tags[..<$0.offset].contains($0.element) }.map(\.element)
  }

  /// The level, where the answer is one the hall takes; refused otherwise.
  func checked(_ settings: HallSettings) throws(Refusal) -> RatingLevel {
    guard let level = RatingLevel(rawValue: level) else { throw Refusal("no_such_level", ["level": String(level)]) }
    for code in tags {
      guard let tag = settings.ratingTags.first(where: { $0.code == code }) else {
        throw Refusal("no_such_tag", ["tag": code])
      }
      guard tag.level == level else { throw Refusal("tag_of_other_level", ["tag": code, "name": tag.name]) }
    }
    try RatingWords.check(comment, limit: settings.ratings.commentLimit)
    return level
  }
}

extension RatedVisit {
  /// Refused where the visit ended more working days ago than the hall waits for ratings. A year without a calendar counts
  /// plain days.
  func checkTime(_ hall: Hall, _ now: Moment) throws(Refusal) {
    let zone = hall.settings.zone
    let start = zone.day(at: finishedAt)
    let limit = hall.settings.ratings.rateWithin
    let last = (try? hall.settings.workCalendar.end(of: limit, .working, from: start)) ?? start.adding(days: limit)
    if zone.day(at: now) > last { throw Refusal("rating_too_late", ["ticket": ticket, "day": last.text]) }
  }
}

extension Rating {
  /// A first rating of a visit, or of one case of it.
  init(
    _ visit: RatedVisit, part: RatedVisit.Case? = nil, _ answer: RatingAnswer, _ level: RatingLevel,
    _ channel: RatingChannel, at now: Moment
  ) {
    self.init(
      target: part?.id ?? visit.ticket, visit: visit, case: part?.id, level: level, tags: answer.tagsOnce,
      comment: RatingWords.kept(answer.comment), named: answer.named, channel: channel, at: now, round: 1)
  }

  /// The re-rating of the same.
  func again(_ answer: RatingAnswer, _ level: RatingLevel, _ channel: RatingChannel, at now: Moment) -> Rating {
    var rating = self
    (rating.level, rating.tags, rating.comment) = (level, answer.tagsOnce, RatingWords.kept(answer.comment))
    (rating.named, rating.channel, rating.at, rating.round) = (answer.named, channel, now, 2)
    return rating
  }
}
