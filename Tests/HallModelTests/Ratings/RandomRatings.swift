@testable import HallModel

extension RandomHall {
  /// Who asks for it: nearly everything can be asked for by nobody, a look at a phone number only by a supervisor.
  static func staff(_ command: any HallCommand) -> String { command is SeeContact ? "90" : "" }

  /// Mostly what is asked or owed next, sometimes anything.
  mutating func rating() -> any HallCommand {
    let open = play.hall.ratings.loops.values.sorted { $0.id < $1.id }
    if let loop = open.isEmpty ? nil : random.pick(open), random.chance(60) { return step(loop) }
    switch random.below(20) {
    case ..<2: return LapseRatings(window: random.pick(play.hall.windows).number)
    case ..<4:
      return FileGrievance(
        kind: random.pick(Grievance.Kind.allCases), text: random.chance(90) ? "窗口太少" : " ",
        about: random.pick(["", "", "01", "99"]), ticket: random.pick(["", "A001"]))
    case ..<5: return imported()
    default: return answered()
    }
  }

  private mutating func answer() -> RatingAnswer {
    let level = random.chance(96) ? 1 + random.below(5) : random.pick([0, 6])
    let fitting = RatingSample.tags.filter { $0.level.rawValue == level }.map(\.code)
    let tags = random.chance(90) ? random.some(of: fitting) : random.some(of: RatingSample.tags.map(\.code) + ["999"])
    let comment = random.chance(98) ? random.pick(["", "很好", "等太久"]) : String(repeating: "长", count: 501)
    return RatingAnswer(level: level, tags: tags, comment: comment, named: random.chance(50))
  }

  private mutating func answered() -> any HallCommand {
    let standing = play.hall.ratings.prompts.map(\.visit)
    let past = play.recorded.suffix(2000).compactMap { ($0.event as? RatingLapsed)?.visit }
    let visit = standing.isEmpty || random.chance(20) ? past.isEmpty ? nil : random.pick(past) : random.pick(standing)
    guard let visit, random.chance(90) else {
      return RecordRating(ticket: random.pick(["A001", "20260101-A001", "x"]), answer: answer(), channel: .kiosk)
    }
    let part = visit.cases.isEmpty ? nil : random.pick(visit.cases).id
    return RecordRating(
      ticket: visit.ticket, case: random.chance(20) ? part ?? (random.chance(10) ? "x" : nil) : nil, answer: answer(),
      channel: random.chance(97) ? random.pick([.pad, .kiosk, .phone]) : .default)
  }

  private mutating func imported() -> any HallCommand {
    let target = "P\(random.below(40))"
    let round = random.chance(80) ? 1 : 2
    var rating = Rating(
      target: target, elsewhere: Rating.Elsewhere(matter: RatedVisit.Matter(code: "X", name: "x", department: "省厅")),
      level: random.pick(RatingLevel.allCases), tags: [], comment: "", named: false, channel: .online, at: play.now,
      round: round)
    if random.chance(5) { rating.at = play.now.adding(seconds: 60) }
    return ImportRatings([rating])
  }

  private mutating func step(_ loop: ClosedLoop) -> any HallCommand {
    let text = random.chance(97) ? "已说明" : " "
    let id = random.chance(97) ? loop.id : "x"
    if random.chance(5) { return ExtendRectification(loop: id, days: 1 + random.below(12), text: text) }
    if random.chance(6) { return SeeContact(loop: id) }
    let state = random.chance(92) ? loop.state : random.pick(ClosedLoop.State.allCases)
    switch state {
    case .received: return ContactRater(loop: id, reached: random.chance(70), text: text)
    case .contacted:
      if random.chance(30) { return AppealRating(loop: id, text: text, by: random.chance(5) ? "99" : nil) }
      let grade = random.chance(95) ? random.pick(ClosedLoop.Grade.allCases) : nil
      return UpholdComplaint(loop: id, text: text, grade: grade)
    case .upheld: return RectifyComplaint(loop: id, text: text)
    case .appealed: return ReviewAppeal(loop: id, granted: random.chance(40), text: text)
    case .rectified:
      return FollowUpComplaint(
        loop: id, opinion: random.pick(ClosedLoop.Opinion.allCases), willRateAgain: random.chance(50), text: text)
    case .followedUp where random.chance(50):
      return RecordRating(ticket: loop.subject, case: loop.rating?.case, answer: answer(), channel: .phone)
    case .followedUp, .rerated, .dismissed, .published: return PublishOutcome(loop: id, text: text)
    }
  }
}

/// Tags for the tests: two a level.
enum RatingSample {
  static let tags = RatingLevel.allCases.flatMap { level in
    (0...1).map { RatingTag(code: "\(level.rawValue)1\($0)", level: level, name: "标签\(level.rawValue)1\($0)") }
  }
}
