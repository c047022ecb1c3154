import Testing

@testable import HallModel

@Suite("The closed loop behind a negative rating: no step skipped, every limit from the calendar")
struct ClosedLoopTests {
  static let id = "20260302-A001"

  /// A visit rated 2 at 9:10:20 on Monday, 2 March 2026.
  static func negative(named: Bool = true) -> TestHall {
    var hall = RatingRulesTests.finished()
    hall.perform(RatingRulesTests.rate(2, tags: ["210"], "太慢", named: named), at: "09:10:20")
    return hall
  }

  /// The step that a state takes next, on the way to publication.
  static func steps(_ state: ClosedLoop.State) -> [any HallCommand] {
    let contact: [any HallCommand] = [ContactRater(loop: id, text: "已致歉")]
    let uphold = contact + [UpholdComplaint(loop: id, text: "属实")]
    let appeal = contact + [AppealRating(loop: id, text: "误评")]
    let rectify = uphold + [RectifyComplaint(loop: id, text: "增开窗口")]
    let follow = rectify + [FollowUpComplaint(loop: id, opinion: .satisfied, willRateAgain: true, text: "认可")]
    let again =
      follow + [RecordRating(ticket: id, answer: RatingAnswer(level: 4), channel: .phone) as any HallCommand]
    switch state {
    case .received: return []
    case .contacted: return contact
    case .upheld: return uphold
    case .appealed: return appeal
    case .dismissed: return appeal + [ReviewAppeal(loop: id, granted: true, text: "恶意")]
    case .rectified: return rectify
    case .followedUp: return follow
    case .rerated: return again
    case .published: return again + [PublishOutcome(loop: id, text: "已公开")]
    }
  }

  static func hall(in state: ClosedLoop.State) -> TestHall {
    var hall = negative()
    for step in steps(state) { hall.perform(step) }
    return hall
  }

  @Test("a negative rating begins the loop by itself, a positive one does not")
  func begins() {
    #expect(Self.negative().hall.ratings.loops[Self.id]?.state == .received)
    for level in 3...5 {
      var hall = RatingRulesTests.finished()
      hall.perform(RatingRulesTests.rate(level), at: "09:10:20")
      #expect(hall.hall.ratings.loops.isEmpty)
    }
  }

  /// What each step comes to in each state; the others are refused with the state's own sentence.
  static let allowed: [(step: String, command: any HallCommand, states: Set<ClosedLoop.State>)] = [
    ("contact", ContactRater(loop: id, text: "x"), [.received]),
    ("uphold", UpholdComplaint(loop: id, text: "x"), [.contacted]),
    ("appeal", AppealRating(loop: id, text: "x"), [.contacted]),
    ("review", ReviewAppeal(loop: id, granted: false, text: "x"), [.appealed]),
    ("rectify", RectifyComplaint(loop: id, text: "x"), [.upheld]),
    ("extend", ExtendRectification(loop: id, days: 3, text: "x"), [.contacted, .upheld, .appealed]),
    ("follow up", FollowUpComplaint(loop: id, opinion: .satisfied, text: "x"), [.rectified]),
    ("publish", PublishOutcome(loop: id, text: "x"), [.rerated, .dismissed]),
  ]

  @Test("every step in every state", arguments: ClosedLoop.State.allCases)
  func table(_ state: ClosedLoop.State) {
    let start = Self.hall(in: state)
    #expect(start.hall.ratings.loops[Self.id]?.state == state)
    for (step, command, states) in Self.allowed {
      var hall = start
      let outcome = hall.perform(command)
      if states.contains(state) {
        #expect(!outcome.hasPrefix("!"), "\(step) in \(state): \(outcome)")
      } else if step == "publish" && state == .followedUp {
        #expect(outcome == "!re_rating_awaited")
      } else {
        #expect(outcome == "!loop_" + state.rawValue, "\(step) in \(state)")
      }
    }
  }

  @Test("the days: contact by the next working day, rectification by the fifteenth, over the weekends between")
  func days() throws {
    let hall = Self.hall(in: .upheld)
    let settings = hall.hall.settings
    let loop = try #require(hall.hall.ratings.loops[Self.id])
    #expect(loop.contactDue(settings)?.text == "2026-03-03")
    #expect(loop.rectificationDue(settings)?.text == "2026-03-23")
    #expect(loop.due(settings)?.day.text == "2026-03-23")
    #expect(!loop.isOverdue(on: Day("2026-03-23")!, settings))
    #expect(loop.isOverdue(on: Day("2026-03-24")!, settings))
    var later = hall
    later.perform(ExtendRectification(loop: Self.id, days: 10, text: "要招标"))
    #expect(later.hall.ratings.loops[Self.id]?.rectificationDue(settings)?.text == "2026-04-07")
    #expect(later.perform(ExtendRectification(loop: Self.id, days: 1, text: "再延")) == "!extended_before")
    #expect(later.perform(ExtendRectification(loop: "x", days: 1, text: "再延")) == "!unknown_loop")
    var far = hall
    #expect(far.perform(ExtendRectification(loop: Self.id, days: 11, text: "x")) == "!loop_extension_too_long")
    far.now = Sample.at("09:00", Day("2026-03-24")!)
    #expect(far.perform(ExtendRectification(loop: Self.id, days: 5, text: "x")) == "!extended_too_late")
  }

  @Test("whoever cannot be reached is tried three times; somebody anonymous once")
  func unreached() {
    var hall = Self.negative()
    let contact = ContactRater(loop: Self.id, reached: false, text: "无人接听")
    for state: ClosedLoop.State in [.received, .received, .contacted] {
      #expect(hall.perform(contact) == "loop_contacted")
      #expect(hall.hall.ratings.loops[Self.id]?.state == state)
    }
    #expect(hall.hall.ratings.loops[Self.id]?.contactedAt == nil)
    var anonymous = Self.negative(named: false)
    anonymous.perform(contact)
    #expect(anonymous.hall.ratings.loops[Self.id]?.state == .contacted)
  }

  @Test("who may take a step: supervisors, never the rated clerk, never the appellant on their own appeal")
  func people() {
    var hall = Self.negative()
    #expect(hall.perform(ContactRater(loop: Self.id, text: "x"), staff: "01") == "!own_rating")
    #expect(hall.perform(ContactRater(loop: Self.id, text: "x"), staff: "02") == "!not_a_supervisor")
    #expect(hall.perform(ContactRater(loop: Self.id, text: "x"), staff: "90") == "loop_contacted")
    #expect(hall.perform(AppealRating(loop: Self.id, text: "误评"), staff: "02") == "!appeal_of_another")
    #expect(hall.perform(AppealRating(loop: Self.id, text: "误评", by: "90"), staff: "01") == "loop_appealed")
    #expect(hall.perform(ReviewAppeal(loop: Self.id, granted: true, text: "x"), staff: "90") == "!own_appeal")
    #expect(hall.perform(ReviewAppeal(loop: Self.id, granted: false, text: "x"), staff: "91") == "loop_reviewed")
    #expect(hall.hall.ratings.loops[Self.id]?.state == .upheld)
  }

  @Test("an appeal that was rejected is not made again; one that was granted takes the rating out of the count")
  func appeals() throws {
    let hall = Self.hall(in: .dismissed)
    #expect(hall.hall.ratings.loops[Self.id]?.isDismissed == true)
    var rejected = Self.hall(in: .appealed)
    #expect(rejected.hall.ratings.loops[Self.id]?.isDismissed == false)
    rejected.perform(ReviewAppeal(loop: Self.id, granted: false, text: "证据不足"))
    let loop = try #require(rejected.hall.ratings.loops[Self.id])
    #expect((loop.state, loop.isDismissed, loop.upheldAt) == (.upheld, false, rejected.now))
  }

  @Test("the re-rating comes once, after the follow-up, in its days; without it publication waits for them")
  func reRating() {
    let again = RecordRating(ticket: Self.id, answer: RatingAnswer(level: 5), channel: .kiosk)
    for state in ClosedLoop.State.allCases where ![.followedUp, .rerated, .published].contains(state) {
      var hall = Self.hall(in: state)
      #expect(hall.perform(again) == "!re_rating_not_open", "\(state)")
    }
    var hall = Self.hall(in: .followedUp)
    #expect(hall.perform(again) == "rating_given")
    #expect(hall.last(RatingGiven.self)?.rating.round == 2)
    #expect(hall.hall.ratings.loops[Self.id]?.second?.level == .verySatisfied)
    #expect(hall.perform(again) == "!rated_twice")
    // Followed up on Monday the 2nd: five working days end on the 9th.
    var late = Self.hall(in: .followedUp)
    late.now = Sample.at("09:00", Day("2026-03-09")!)
    #expect(late.perform(PublishOutcome(loop: Self.id, text: "x")) == "!re_rating_awaited")
    late.now = Sample.at("09:00", Day("2026-03-10")!)
    #expect(late.perform(again) == "!re_rating_too_late")
    #expect(late.perform(PublishOutcome(loop: Self.id, text: "x")) == "loop_published")
  }

  @Test("whoever is asked to rate one case again may say the ticket, its id or the case: it is that case")
  func reRatingOfACase() throws {
    let files = ["20260302-0001", "20260302-0002"]
    for name in ["A001", "20260302-A001", files[0]] {
      var hall = CaseSample.hall(on: "2026-03-02", ["JB", "SL"])
      for matter in ["JB", "SL"] { hall.perform(OpenCase(ticket: "A001", matter: matter, papers: [])) }
      hall.perform(FinishTicket(window: 1))
      let answers = [
        (case: files[0], answer: RatingAnswer(level: 1)), (case: files[1], answer: RatingAnswer(level: 5)),
      ]
      hall.perform(RecordRatings(ticket: "20260302-A001", answers: answers, channel: .pad))
      let again = RecordRating(ticket: name, answer: RatingAnswer(level: 4), channel: .kiosk)
      for step: any HallCommand in [
        ContactRater(loop: files[0], text: "x"), UpholdComplaint(loop: files[0], text: "x"),
        RectifyComplaint(loop: files[0], text: "x"),
        FollowUpComplaint(loop: files[0], opinion: .satisfied, willRateAgain: true, text: "x"),
      ] { #expect(!hall.perform(step).hasPrefix("!")) }
      #expect(hall.perform(again) == "rating_given", "\(name)")
      let rating = try #require(hall.last(RatingGiven.self)?.rating)
      #expect((rating.target, rating.round) == (files[0], 2))
      #expect(hall.hall.ratings.loops[files[0]]?.state == .rerated)
    }
  }

  @Test("every step leaves words behind", arguments: ClosedLoopTests.allowed.map(\.step))
  func wordless(_ step: String) {
    let empty: [String: any HallCommand] = [
      "contact": ContactRater(loop: Self.id, text: " "), "uphold": UpholdComplaint(loop: Self.id, text: ""),
      "appeal": AppealRating(loop: Self.id, text: "\u{7}"),
      "review": ReviewAppeal(loop: Self.id, granted: true, text: ""),
      "rectify": RectifyComplaint(loop: Self.id, text: ""),
      "extend": ExtendRectification(loop: Self.id, days: 1, text: ""),
      "follow up": FollowUpComplaint(loop: Self.id, opinion: .satisfied, text: ""),
      "publish": PublishOutcome(loop: Self.id, text: ""),
    ]
    for (name, command, states) in Self.allowed where name == step {
      _ = command
      for state in states {
        var hall = Self.hall(in: state)
        #expect(hall.perform(empty[name]!) == "!loop_words_needed", "\(name) in \(state)")
      }
    }
  }

  @Test("what is closed leaves the hall with the next day; its story stays in the journal, the same to the last word")
  func story() throws {
    var hall = Self.hall(in: .published)
    let closed = try #require(hall.hall.ratings.loops[Self.id])
    hall.now = Sample.at("08:00", Sample.date.adding(days: 1))
    hall.perform(OpenDay())
    #expect(hall.hall.ratings.loops.isEmpty)
    let events = hall.recorded.filter { $0.event.subject == Self.id }
    #expect(ClosedLoop(Self.id, from: events, settings: hall.hall.settings) == closed)
  }

  @Test(
    "grievances take the same way with limits of their own",
    arguments: [
      (ClosedLoop.Grade.simple, "2026-03-02"), (.complex, "2026-03-09"), (.joint, "2026-03-16"),
    ])
  func grievance(_ grade: ClosedLoop.Grade, _ due: String) throws {
    var hall = RatingRulesTests.finished()
    #expect(hall.perform(FileGrievance(kind: .unresolved, text: " "), at: "10:00") == "!grievance_words_needed")
    #expect(hall.perform(FileGrievance(kind: .unresolved, text: "跑了三次")) == "grievance_filed")
    let id = "T20260302-001"
    let settings = hall.hall.settings
    #expect(hall.hall.ratings.loops[id]?.due(settings)?.day.text == "2026-03-02")
    hall.perform(ContactRater(loop: id, text: "已联系"))
    #expect(hall.perform(AppealRating(loop: id, text: "x")) == "!no_appeal_of_grievance")
    #expect(hall.perform(UpholdComplaint(loop: id, text: "属实")) == "!grade_needed")
    hall.perform(UpholdComplaint(loop: id, text: "属实", grade: grade))
    #expect(hall.hall.ratings.loops[id]?.due(settings)?.day.text == due)
    hall.perform(RectifyComplaint(loop: id, text: "已办好"))
    let rates = FollowUpComplaint(loop: id, opinion: .satisfied, willRateAgain: true, text: "x")
    #expect(hall.perform(rates) == "!no_re_rating_of_grievance")
    hall.perform(FollowUpComplaint(loop: id, opinion: .satisfied, text: "满意"))
    #expect(hall.perform(PublishOutcome(loop: id, text: "已公开")) == "loop_published")
  }
}
