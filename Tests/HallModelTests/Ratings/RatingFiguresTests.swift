import Testing

@testable import HallModel

/// A small March whose figures are worked out by hand beside each expectation.
///
/// | visit | window, clerk | matters | finished | said |
/// |---|---|---|---|---|
/// | A001 | 1, 01 | GA-1 公安 | 2 Mar | 5 at the window |
/// | A002 | 1, 01 | GA-1 公安, SB-1 社保 | 2 Mar | nothing; 3 at the exit on 3 Mar |
/// | B001 | 2, 02 | SB-1 社保 | 2 Mar | 2; contacted 3 Mar, upheld, rectified 10 Mar, rated again with 4 |
/// | B002 | 2, 02 | SB-2 社保 | 2 Mar | 1; contacted 5 Mar (due 3 Mar), appealed, dismissed |
/// | B003 | 2, 02 | SB-1 社保 | 2 Mar | nothing |
/// | A003 | 1, 01 | GA-2 公安 | 2 Mar | 2; contacted 2 Mar, upheld, not rectified (due 23 Mar) |
/// | A004 | 1, 01 | GA-1 公安 | 2 Mar | 1; never contacted |
///
/// And from elsewhere, online on 4 March: a 5 and a 2 for a matter of 省厅.
struct MarchSample {
  var play = Sample.hall { settings in
    settings.calendar = CaseSample.calendar
    settings.ratingTags = RatingSample.tags
  }

  init() {
    visit(1, "GA-1", at: "09:10", level: 5)
    visit(1, "GA-1", "SB-1", at: "09:20")
    visit(2, "SB-1", at: "09:30", level: 2)
    visit(2, "SB-2", at: "09:40", level: 1)
    visit(2, "SB-1", at: "09:50")
    visit(1, "GA-2", at: "10:00", level: 2)
    visit(1, "GA-1", at: "10:10", level: 1)
    play.perform(ContactRater(loop: id("A003"), text: "x"), at: "11:00")
    play.perform(UpholdComplaint(loop: id("A003"), text: "x"))
    on("2026-03-03")
    play.perform(
      RecordRating(ticket: id("A002"), answer: RatingAnswer(level: 3), channel: .kiosk))
    play.perform(ContactRater(loop: id("B001"), text: "x"))
    play.perform(UpholdComplaint(loop: id("B001"), text: "x"))
    on("2026-03-04")
    play.perform(ImportRatings([online("P1", .verySatisfied), online("P2", .dissatisfied)]))
    on("2026-03-05")
    play.perform(ContactRater(loop: id("B002"), text: "x"))
    play.perform(AppealRating(loop: id("B002"), text: "x"))
    play.perform(ReviewAppeal(loop: id("B002"), granted: true, text: "x"))
    on("2026-03-10")
    play.perform(RectifyComplaint(loop: id("B001"), text: "x"))
    play.perform(FollowUpComplaint(loop: id("B001"), opinion: .satisfied, willRateAgain: true, text: "x"))
    play.perform(RecordRating(ticket: id("B001"), answer: RatingAnswer(level: 4), channel: .phone))
    play.perform(PublishOutcome(loop: id("B001"), text: "x"))
    play.perform(PublishOutcome(loop: id("B002"), text: "x"))
  }

  private mutating func visit(_ window: Int, _ matters: String..., at clock: String, level: Int? = nil) {
    play.now = Sample.at(clock)
    play.perform(IssueTicket(matters: matters))
    let number = play.serve(window)
    play.perform(FinishTicket(window: window))
    play.wait(20)
    if let level { play.perform(RatingRulesTests.rate(level, number)) }
    play.wait(20)
    play.perform(LapseRatings(window: window))
  }

  private func id(_ number: String) -> String { "20260302-" + number }

  private mutating func on(_ day: String) { play.now = Sample.at("10:00", CaseSample.day(day)) }

  private func online(_ target: String, _ level: RatingLevel) -> Rating {
    let matter = RatedVisit.Matter(code: "S-1", name: "资格认定", department: "省厅")
    return Rating(project: target, Rating.Elsewhere(matter: matter), level, channel: .online, at: play.now)
  }

  /// The figures of these days as they stand on a day.
  func figures(_ first: String, _ last: String, today: String = "2026-04-30") -> PeriodFigures {
    play.figures(CaseSample.day(first), CaseSample.day(last), today: CaseSample.day(today))
  }
}

@Suite("Figures of ratings, worked out by hand")
struct RatingFiguresTests {
  private let sample = MarchSample()

  private var march: PeriodFigures { sample.figures("2026-03-01", "2026-03-31") }

  @Test("the month: every count and every share")
  func month() {
    let all = march.total.ratings
    // Seven visits; nobody said anything about B003 alone.
    #expect((all.ratable, all.rated) == (7, 6))
    #expect(all.activeRate == 6.0 / 7)
    // 1: A004. 2: B001, A003, P2. 3: A002. 5: A001, P1. B002 was dismissed.
    #expect(all.levels == [1, 3, 1, 0, 2])
    #expect(all.valid == 7)
    #expect(all.positiveRate == 3.0 / 7)
    #expect(all.negativeRate == 4.0 / 7)
    // B001, B002, A003, A004, P2; reached in time: B001 and A003.
    #expect((all.negative, all.contacted, all.dismissed) == (5, 2, 1))
    #expect(all.contactRate == 2.0 / 5)
    // Upheld: B001, rectified in time, and A003, whose fifteen working days ended on 23 March.
    #expect((all.upheld, all.rectified, all.rectifiedInTime, all.due) == (2, 1, 1, 2))
    #expect(all.rectificationRate == 0.5)
    #expect(all.onTimeRectificationRate == 0.5)
    #expect(all.again == [0, 0, 0, 1, 0])
    #expect(all.defaults == 0)
  }

  @Test("what is not due yet is not late yet")
  func notDue() {
    let early = sample.figures("2026-03-01", "2026-03-31", today: "2026-03-23").total.ratings
    #expect((early.upheld, early.rectified, early.due) == (2, 1, 1))
    #expect(early.onTimeRectificationRate == 1)
  }

  @Test("by window and clerk")
  func places() throws {
    let one = try #require(march.byWindow[1]?.ratings)
    // A001, A002, A003, A004, all rated: 5, 3, 2, 1.
    #expect((one.ratable, one.rated, one.levels) == (4, 4, [1, 1, 1, 0, 1]))
    #expect(one.positiveRate == 0.5)
    let two = try #require(march.byWindow[2]?.ratings)
    // B001, B002, B003; B002 dismissed, B003 silent.
    #expect((two.ratable, two.rated, two.levels) == (3, 2, [0, 1, 0, 0, 0]))
    #expect((two.negative, two.contacted, two.dismissed, two.upheld, two.rectified) == (2, 1, 1, 1, 1))
    #expect(two.positiveRate == 0)
    #expect(march.byClerk["01"]?.ratings == one)
    #expect(march.byClerk["02"]?.ratings == two)
    #expect(march.byWindow.filter { $0.value.ratings.ratable > 0 }.count == 2 && march.byClerk.count == 2)
  }

  @Test("by matter and department: a visit for two counts for each, once")
  func matters() throws {
    let police = try #require(march.byDepartment["公安"]?.ratings)
    #expect((police.ratable, police.rated, police.valid) == (4, 4, 4))
    let social = try #require(march.byDepartment["社保"]?.ratings)
    // A002, B001, B002, B003: levels 3 and 2, one dismissed, one silent.
    #expect((social.ratable, social.rated, social.levels) == (4, 3, [0, 1, 1, 0, 0]))
    #expect(march.byDepartment["省厅"]?.ratings.levels == [0, 1, 0, 0, 1])
    #expect(march.byMatter["SB-1"]?.ratings.ratable == 3)
    #expect(march.byMatter["GA-1"]?.ratings.levels == [1, 0, 1, 0, 1])
    #expect(march.matterNames["S-1"] == "资格认定")
  }

  @Test("by channel and by day: visits by the day they ended, ratings by the day they were given")
  func channels() throws {
    #expect(march.byChannel[.pad]?.levels == [1, 2, 0, 0, 1])
    #expect(march.byChannel[.kiosk]?.levels == [0, 0, 1, 0, 0])
    #expect(march.byChannel[.online]?.levels == [0, 1, 0, 0, 1])
    #expect(march.byChannel[.phone]?.again == [0, 0, 0, 1, 0])
    #expect(march.byChannel[.pad]?.activeRate == nil)
    let second = sample.figures("2026-03-02", "2026-03-02").total.ratings
    #expect((second.ratable, second.rated, second.levels) == (7, 6, [1, 2, 0, 0, 1]))
    let third = sample.figures("2026-03-03", "2026-03-03").total.ratings
    #expect((third.ratable, third.levels) == (0, [0, 0, 1, 0, 0]))
    #expect(third.activeRate == nil)
  }

  @Test("the counts of a month are those of its days")
  func addsUp() {
    var levels = [0, 0, 0, 0, 0]
    var ratable = 0
    for day in 1...31 {
      let text = "2026-03-" + Digits.padded(day, 2)
      let figures = sample.figures(text, text).total.ratings
      for index in levels.indices { levels[index] += figures.levels[index] }
      ratable += figures.ratable
    }
    #expect(levels == march.total.ratings.levels)
    #expect(ratable == march.total.ratings.ratable)
    #expect(march.byDay.values.reduce(0) { $0 + $1.ratings.valid } == march.total.ratings.valid)
  }

  @Test("a question that still stands is a visit nobody has rated yet; a default is none of the shares")
  func standing() {
    var hall = RatingRulesTests.finished { $0.ratings.defaultLevel = .verySatisfied }
    func figures() -> RatingFigures {
      hall.figures(Sample.date, Sample.date, today: Sample.date).total.ratings
    }
    #expect((figures().ratable, figures().rated) == (1, 0))
    hall.perform(LapseRatings(window: 1), at: "09:11")
    #expect((figures().ratable, figures().rated, figures().defaults, figures().valid) == (1, 0, 1, 0))
    #expect(figures().positiveRate == nil)
  }

  @Test(
    "periods are read and written",
    arguments: [
      (ReportPeriod.Kind.day, "2026-03-02", "2026-03-02", "2026-03-02", "2026-03-01"),
      (.month, "2026-03", "2026-03-01", "2026-03-31", "2026-02"),
      (.month, "2026-1", "2026-01-01", "2026-01-31", "2025-12"),
      (.month, "2026-12-05", "2026-12-01", "2026-12-31", "2026-11"),
      (.quarter, "2026-Q1", "2026-01-01", "2026-03-31", "2025-Q4"),
      (.quarter, "2026-q4", "2026-10-01", "2026-12-31", "2026-Q3"),
      (.quarter, "2026-05-09", "2026-04-01", "2026-06-30", "2026-Q1"),
    ])
  func periods(_ kind: ReportPeriod.Kind, _ text: String, _ first: String, _ last: String, _ before: String) throws {
    let period = try #require(ReportPeriod(kind, text))
    #expect((period.first.text, period.last.text, period.previous.text) == (first, last, before))
    #expect(ReportPeriod(kind, period.text) == period)
  }

  @Test(
    "what is no period is none", arguments: ["2026-13", "2026-Q5", "2026-Q0", "三月", "", "2026", "2026-00", "Q1-2026"])
  func noPeriods(_ text: String) {
    #expect(ReportPeriod(.month, text) == nil)
    #expect(ReportPeriod(.quarter, text) == nil)
  }
}
