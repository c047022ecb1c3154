import GRDB
import HallModel
import Testing

@testable import HallStore

/// A training hall at whose window 1 people are served one after the other.
private struct Hall {
  var practice: PracticeHall

  init(_ journal: any Journal) throws {
    practice = try PracticeHall(journal)
    var settings = PracticeHall.settings
    settings.calendar = [CalendarDay(day: Day("2026-01-01")!, kind: .holiday, name: "元旦")]
    _ = try practice.live.configure(
      settings: settings, matters: PracticeHall.matters, packages: [], papers: [], training: true,
      by: PracticeHall.actor, at: practice.now)
    try practice.act(OpenWindow(window: 1))
  }

  /// Serves somebody; the ticket's id.
  mutating func visit() throws -> String {
    for command: any HallCommand in [
      IssueTicket(matters: ["M1"]), CallNext(window: 1), StartService(window: 1), FinishTicket(window: 1),
    ] { try practice.act(command) }
    return practice.live.hall.tickets.last?.id ?? ""
  }

  mutating func rate(_ ticket: String, _ level: Int, after seconds: Int = 10) throws -> String? {
    let answer = RatingAnswer(level: level, comment: "等了很久")
    return try practice.act(RecordRating(ticket: ticket, answer: answer, channel: .pad), after: seconds).refusal
  }
}

@Suite("Ratings in the journal, long after their visits") struct LiveRatingsTests {
  @Test("what was said is found by visit, by whatever engine, on later days too", arguments: Engine.allCases)
  func recalled(_ engine: Engine) throws {
    var hall = try Hall(try engine.hall().journal)
    let rated = try hall.visit()
    #expect(try hall.rate(rated, 5) == nil)
    let silent = try hall.visit()
    // The next day the hall has let go of both tickets.
    try hall.practice.act(OpenDay(), after: 86_400)
    #expect(hall.practice.live.hall.ticket(silent) == nil)
    #expect(try hall.rate(rated, 1) == "already_rated")
    #expect(try hall.rate(silent, 2) == nil)
    #expect(try hall.rate(silent, 2) == "re_rating_not_open")
    #expect(try hall.practice.live.pastRatings(of: silent).ratings.map(\.level) == [.dissatisfied])
    #expect(try hall.practice.live.closedLoop(silent)?.state == .received)
    #expect(try hall.practice.live.history(ofLoop: silent).count == 1)
    #expect(try hall.rate("20260301-A001", 5) == "unknown_visit")
  }

  @Test("of two terminals that rate one visit, whichever is first", arguments: Engine.allCases)
  func race(_ engine: Engine) throws {
    let store = try engine.hall()
    var hall = try Hall(store.journal)
    let ticket = try hall.visit()
    let other = try LiveHall(try store.another())
    #expect(try hall.rate(ticket, 5) == nil)
    // It has not looked since; the rule holds all the same.
    let answer = RecordRating(ticket: ticket, answer: RatingAnswer(level: 1), channel: .kiosk)
    let outcome = try other.perform(answer, by: PracticeHall.actor, at: hall.practice.now)
    #expect(outcome.refusal == "already_rated")
  }

  @Test("a published loop is told by the journal when the hall has let go of it", arguments: Engine.allCases)
  func published(_ engine: Engine) throws {
    var hall = try Hall(try engine.hall().journal)
    let id = try hall.visit()
    _ = try hall.rate(id, 1)
    for command: any HallCommand in [
      ContactRater(loop: id, text: "已联系"), AppealRating(loop: id, text: "误评"),
      ReviewAppeal(loop: id, granted: true, text: "属实"), PublishOutcome(loop: id, text: "已公开"),
    ] { try hall.practice.act(command) }
    try hall.practice.act(OpenDay(), after: 86_400)
    #expect(hall.practice.live.hall.ratings.loops.isEmpty)
    #expect(try hall.practice.live.closedLoop(id)?.state == .published)
    #expect(try hall.practice.act(ContactRater(loop: id, text: "x")).refusal == "loop_published")
    #expect(try hall.practice.act(ContactRater(loop: "x", text: "x")).refusal == "unknown_loop")
  }

  @Test("ratings are looked up in their indexes, by visit and by time, not by reading the journal")
  func indexed() throws {
    let folder = try Folder()
    var hall = try Hall(try SQLiteJournal.create(path: folder.file("hall.db")))
    _ = try hall.rate(try hall.visit(), 5)
    let plans = try DatabaseQueue(path: folder.file("hall.db")).read { db in
      try [
        Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + SQLiteJournal.lookup(.ratings), arguments: ["x"]).description,
        Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + SQLiteJournal.lookupByTime(.ratings), arguments: [0, 1])
          .description,
      ]
    }
    #expect(plans[0].contains("USING INDEX event_about_rating"))
    #expect(plans[1].contains("USING INDEX event_rating_at"))
    #expect(!plans[1].contains("TEMP B-TREE"))
  }

  @Test("a changed byte in any rating is found")
  func tampered() throws {
    let folder = try Folder()
    let path = folder.file("hall.db")
    var hall = try Hall(try SQLiteJournal.create(path: path))
    for level in 1...5 { _ = try hall.rate(try hall.visit(), level) }
    #expect(try SQLiteJournal.open(path: path).verify().isSound)
    let ratings = try hall.practice.journal.read(.ratings, from: 0, through: .max).filter { $0.kind == "rating_given" }
    #expect(ratings.count == 5)
    for rating in ratings {
      let body = rating.body
      // The level, the words, the window, the time: a byte here and there of all of it.
      for place in stride(from: 1, to: body.utf8.count, by: 37) {
        var bytes = Array(body.utf8)
        bytes[place] = bytes[place] == 0x35 ? 0x34 : 0x35
        let update = "UPDATE event SET body = CAST(x'\(Hexadecimal.string(bytes))' AS TEXT) WHERE seq = \(rating.seq)"
        try tamper(path, update)
        #expect(try !SQLiteJournal.open(path: path).verify().isSound, "byte \(place) of rating \(rating.seq)")
      }
      try tamper(
        path,
        "UPDATE event SET body = CAST(x'\(Hexadecimal.string(Array(body.utf8)))' AS TEXT) WHERE seq = \(rating.seq)")
    }
    #expect(try SQLiteJournal.open(path: path).verify().isSound)
  }

  @Test("80,955 positive of 81,129 ratings in the store is 99.79 %")
  func published9979() throws {
    let folder = try Folder()
    var hall = try Hall(try SQLiteJournal.create(path: folder.file("hall.db")))
    // Nine people at the window, one of them dissatisfied; everybody else online, 173 of them dissatisfied.
    for level in [5, 5, 4, 4, 3, 3, 5, 5, 2] { #expect(try hall.rate(try hall.visit(), level) == nil) }
    let matter = RatedVisit.Matter(code: "M1", name: "社会保障卡申领", department: "人社")
    let elsewhere = Rating.Elsewhere(matter: matter, source: "政务服务网")
    let at = hall.practice.now
    let ratings = (1...81_120).map { (number: Int) -> Rating in
      let level = number <= 173 ? RatingLevel.allCases[number % 2] : RatingLevel.allCases[2 + number % 3]
      return Rating(project: "P\(number)", elsewhere, level, channel: .online, at: at)
    }
    #expect(try hall.practice.act(ImportRatings(ratings)).refusal == nil)
    let fresh = try LiveHall(SQLiteJournal.open(path: folder.file("hall.db")))
    let march = try fresh.figures(from: Day("2026-03-01")!, through: Day("2026-03-31")!)
    #expect(march.total.ratings.valid == 81_129)
    #expect(march.total.ratings.levels[2...].reduce(0, +) == 80_955)
    let share: Double = try #require(march.total.ratings.positiveRate)
    #expect(Int((share * 10_000).rounded()) == 9979)
    #expect(march.byChannel[.pad]?.valid == 9 && march.byDepartment["人社"]?.ratings.valid == 81_129)
    // The same file once more adds nothing.
    let before = hall.practice.live.head.seq
    try hall.practice.act(ImportRatings(ratings))
    #expect(hall.practice.live.head.seq == before)
  }
}
