import Testing

@testable import HallModel

@Suite("Ratings: asked by the end of the visit, given once, by whoever was served")
struct RatingRulesTests {
  /// A visit finished at window 1 at 9:10 by clerk 01.
  static func finished(_ change: (inout HallSettings) -> Void = { _ in }) -> TestHall {
    var hall = Sample.hall { settings in
      settings.calendar = CaseSample.calendar
      settings.ratingTags = RatingSample.tags
      settings.staff.append(StaffMember(number: "90", name: "主管", roles: [.supervisor]))
      settings.staff.append(StaffMember(number: "91", name: "副主管", roles: [.supervisor]))
      change(&settings)
    }
    hall.issue("GA-1", "SB-1", at: "09:01")
    hall.serve(1, at: "09:05")
    hall.perform(FinishTicket(window: 1), at: "09:10")
    return hall
  }

  static func rate(
    _ level: Int, _ ticket: String = "A001", tags: [String] = [], _ comment: String = "", named: Bool = false,
    _ channel: RatingChannel = .pad
  ) -> RecordRating {
    RecordRating(
      ticket: ticket, answer: RatingAnswer(level: level, tags: tags, comment: comment, named: named), channel: channel)
  }

  @Test("finishing asks by itself, at the window that finished, for thirty seconds")
  func asked() throws {
    let hall = Self.finished()
    let prompt = try #require(hall.hall.ratings.prompt(at: 1))
    #expect(prompt.visit.ticket == "20260302-A001")
    #expect(prompt.visit.staff == "01")
    #expect(prompt.visit.matters.map(\.code) == ["GA-1", "SB-1"])
    #expect(prompt.until == Sample.at("09:10:30"))
    #expect(hall.hall.ratings.prompt(at: 2) == nil)
  }

  @Test("a part of a visit is not asked about; its end is")
  func parts() {
    var hall = Sample.hall(open: [3, 4])
    hall.issue("GA-1", "SW-1")
    hall.serve(3)
    hall.perform(FinishTicket(window: 3))
    #expect(hall.hall.ratings.prompts.isEmpty)
    hall.serve(4)
    hall.perform(FinishTicket(window: 4))
    #expect(hall.hall.ratings.prompt(at: 4)?.visit.matters.count == 2)
  }

  @Test("an answer in time is kept with what it is about, and ends the question")
  func answered() throws {
    var hall = Self.finished()
    #expect(hall.perform(Self.rate(4, tags: ["410", "411"], "很快", named: true), at: "09:10:20") == "rating_given")
    #expect(hall.hall.ratings.prompts.isEmpty)
    let rating = try #require(hall.last(RatingGiven.self)?.rating)
    #expect(rating.id == "20260302-A001-1")
    #expect((rating.level, rating.window, rating.staff) == (.satisfied, 1, "01"))
    #expect((rating.tags, rating.comment, rating.named) == (["410", "411"], "很快", true))
    #expect(hall.hall.ratings.loops.isEmpty)
  }

  @Test("nobody answers: not rated after thirty seconds, and not before")
  func lapsed() {
    var hall = Self.finished()
    #expect(hall.perform(LapseRatings(window: 1), at: "09:10:29") == "")
    #expect(hall.perform(LapseRatings(window: 2), at: "09:10:30") == "")
    #expect(hall.perform(LapseRatings(window: 1), at: "09:10:30") == "rating_lapsed")
    #expect(hall.perform(LapseRatings(window: 1), at: "09:10:30") == "")
  }

  @Test("where local rules want a default, it is a rating of its own channel that stands in nobody's way")
  func defaults() {
    var hall = Self.finished { $0.ratings.defaultLevel = .verySatisfied }
    #expect(hall.perform(LapseRatings(window: 1), at: "09:11") == "rating_lapsed+rating_given")
    #expect(hall.last(RatingGiven.self)?.rating.channel == .default)
    #expect(hall.perform(Self.rate(1, .kiosk), at: "09:12") == "rating_given")
    #expect(hall.perform(Self.rate(5, .default), at: "09:12") == "!default_rating_by_hand")
  }

  @Test("the next visit's end does not cut short whoever is still answering")
  func behind() {
    var hall = Self.finished()
    hall.issue("GA-1", at: "09:10:01")
    hall.serve(1, at: "09:10:05")
    #expect(hall.perform(FinishTicket(window: 1), at: "09:10:10") == "ticket_finished")
    #expect(hall.hall.ratings.prompt(at: 1)?.visit.number == "A001")
    #expect(hall.hall.ratings.prompts.last?.until == Sample.at("09:11:00"))
    #expect(hall.perform(Self.rate(5), at: "09:10:15") == "rating_given")
    #expect(hall.hall.ratings.prompt(at: 1)?.visit.number == "A002")
    #expect(hall.perform(Self.rate(5, "A002"), at: "09:10:50") == "rating_given")
  }

  @Test("a window without a screen for ratings settles the last question with its next visit, and the day the rest")
  func settled() {
    var hall = Self.finished()
    hall.issue("GA-1", at: "09:20")
    hall.serve(1, at: "09:21")
    #expect(hall.perform(FinishTicket(window: 1), at: "09:30") == "ticket_finished+rating_lapsed")
    hall.now = Sample.at("08:00", Sample.date.adding(days: 1))
    #expect(hall.perform(OpenWindow(window: 1)) == "rating_lapsed+day_closed+day_opened+window_opened")
    #expect(hall.hall.ratings.prompts.isEmpty)
  }

  @Test(
    "what is no rating is refused, each with its reason",
    arguments: [
      (rate(0), "no_such_level"), (rate(6), "no_such_level"), (rate(5, tags: ["999"]), "no_such_tag"),
      (rate(5, tags: ["110"]), "tag_of_other_level"), (rate(5, "A009"), "unknown_visit"),
      (rate(5, "20260227-A001"), "unknown_visit"), (rate(5, "A002"), "visit_not_finished"),
      (rate(5, "A001", String(repeating: "长", count: 10_000)), "comment_too_long"),
    ])
  func refused(_ command: RecordRating, _ code: String) {
    var hall = Self.finished()
    hall.issue("GA-1", at: "09:10:05")
    let before = hall.hall
    #expect(hall.perform(command, at: "09:10:10") == "!" + code)
    #expect(hall.hall == before)
  }

  @Test("a tag chosen twice is one tag") func tagsOnce() throws {
    var hall = Self.finished()
    hall.perform(Self.rate(5, tags: ["510", "510", "511", "510"]), at: "09:10:10")
    #expect(try #require(hall.last(RatingGiven.self)).rating.tags == ["510", "511"])
  }

  @Test("a file never answers for a visit of the hall, and a case rated elsewhere is not rated a second time on site")
  func elsewhere() throws {
    var hall = CaseSample.hall(on: "2026-03-02", ["JB"])
    hall.perform(OpenCase(ticket: "A001", matter: "JB", papers: []))
    let matter = Rating.Elsewhere(matter: RatedVisit.Matter(code: "JB", name: "x", department: "社保"))
    for target in ["20260302-A001", "20260303-A001", "20260302-B0001"] {
      let file = ImportRatings([Rating(project: target, matter, .verySatisfied, channel: .online, at: hall.now)])
      #expect(hall.perform(file) == "!rating_of_own_visit", "\(target)")
    }
    let online = Rating(project: "20260302-0001", matter, .veryDissatisfied, channel: .online, at: hall.now)
    #expect(hall.perform(ImportRatings([online])) == "rating_given")
    hall.perform(FinishTicket(window: 1))
    let again = RecordRating(
      ticket: "A001", case: "20260302-0001", answer: RatingAnswer(level: 5), channel: .kiosk)
    #expect(hall.perform(again) == "!re_rating_not_open")
    #expect(hall.perform(Self.rate(4, "A001", .kiosk)) == "rating_given")
  }

  @Test("a case is rated as the work of whoever served the visit, wherever it has gone by then") func handedOver()
    throws
  {
    var hall = CaseSample.hall(on: "2026-03-02", ["SL"])
    let papers = [Paper(matter: "SL", sequence: 1, name: "申请书", requirement: .required)]
    hall.perform(OpenCase(ticket: "A001", matter: "SL", papers: papers), staff: "")
    hall.perform(AcceptCase(case: "20260302-0001", marks: [PaperMark("申请书", .original)]))
    hall.perform(HandOverCase(case: "20260302-0001", handler: "06"))
    hall.perform(FinishTicket(window: 1))
    let part = try #require(hall.hall.ratings.prompt(at: 1)?.visit.cases.first)
    #expect((part.window, part.staff) == (1, "01"))
  }

  @Test("a rating is given once; nobody changes it, the clerk never enters it")
  func once() {
    var hall = Self.finished()
    #expect(hall.perform(Self.rate(5, .phone), at: "09:10:10", staff: "01") == "!own_rating")
    #expect(hall.perform(Self.rate(5, .phone), at: "09:10:10", staff: "02") == "rating_given")
    #expect(hall.perform(Self.rate(1), at: "09:10:11") == "!already_rated")
  }

  @Test("a visit can be rated by its code for ten working days, on days the hall is closed too")
  func later() {
    // 2 March 2026 is a Monday; ten working days later is Monday the 16th.
    for (day, outcome) in [(5, "rating_given"), (14, "rating_given"), (15, "!rating_too_late")] {
      var hall = Self.finished()
      hall.perform(LapseRatings(window: 1), at: "09:11")
      hall.now = Sample.at("20:00", Sample.date.adding(days: day))
      #expect(hall.perform(Self.rate(4, "20260302-A001", .kiosk)) == outcome, "\(day) days later")
    }
  }

  @Test("one visit, one rating; each case can be rated by itself besides")
  func cases() throws {
    var hall = Self.finished()
    let visit = try #require(hall.hall.ratings.prompt(at: 1)?.visit)
    #expect(visit.cases.isEmpty)
    #expect(
      hall.perform(RecordRating(ticket: "A001", case: "20260302-0001", answer: RatingAnswer(level: 5), channel: .pad))
        == "!case_of_other_visit")
  }

  @Test("control characters go, blanks become one, and numbers that tell who somebody is are masked")
  func words() {
    #expect(RatingWords.kept("  排队\u{7}很\n\n久 \u{202E}了 ") == "排队很 久 了")
    #expect(RatingWords.kept("打13812345678找我") == "打138****5678找我")
    #expect(RatingWords.kept("１３８１２３４５６７８") == "138****5678")
    #expect(RatingWords.kept("我是11010519491231002X") == "我是110105********002X")
    #expect(RatingWords.kept("电话138-0013-8001 或 138 0013 8002。") == "电话138****8001 或 138****8002。")
    #expect(RatingWords.kept("+86 138 0013 8002") == "+861*******002")
    #expect(RatingWords.kept("330501 19900101 123X来过") == "330501********123X来过")
    #expect(RatingWords.kept("330501-19900101-1234") == "330501********1234")
    #expect(RatingWords.kept("138\u{200D}00138006") == "138****8006")
    #expect(RatingWords.kept("1\u{20E3}3800138007") == "138****8007")
    #expect(RatingWords.kept("2026-03-02 09:10 到 2026-03-02 10:15") == "2026-03-02 09:10 到 2026-03-02 10:15")
    #expect(RatingWords.kept("13800138001 2人") == "138****8001 2人")
    let heaped = "e" + String(repeating: "\u{301}", count: 60_000)
    #expect(RatingWords.kept(heaped).unicodeScalars.count == 3)
    #expect(RatingWords.kept("A001号等了45分钟,2026年3月2日") == "A001号等了45分钟,2026年3月2日")
    #expect(RatingWords.kept("👨‍👩‍👧好") == "👨‍👩‍👧好")
  }

  @Test("levels are stored 5 to 1 and turned round only for the national standard")
  func standard() {
    #expect(RatingLevel.allCases.map(\.standardCode) == [5, 4, 3, 2, 1])
    #expect((1...5).map { RatingLevel(standardCode: $0)?.rawValue } == [5, 4, 3, 2, 1])
    #expect(RatingLevel(standardCode: 0) == nil && RatingLevel(standardCode: 6) == nil)
  }
}

extension RatingRulesTests {
  private static func rate(_ level: Int, _ channel: RatingChannel) -> RecordRating { rate(level, "A001", channel) }

  private static func rate(_ level: Int, _ ticket: String, _ comment: String) -> RecordRating {
    rate(level, ticket, tags: [], comment)
  }

  private static func rate(_ level: Int, _ ticket: String, _ channel: RatingChannel) -> RecordRating {
    rate(level, ticket, tags: [], "", named: false, channel)
  }
}
