import GRDB
import HallModel
import Testing

@testable import HallStore

/// A training hall with a working calendar, whose cases are followed by what they were after each action.
private struct Intake {
  var practice: PracticeHall
  /// Each case as it was when the hall last had it.
  var seen: [String: CaseFile] = [:]
  static let papers = [
    Paper(matter: "M1", sequence: 1, name: "申请书"),
    Paper(matter: "M1", sequence: 2, name: "平面图", requirement: .deferrable),
  ]
  static let complete = papers.map { PaperMark($0.name, .original) }

  init(_ journal: any Journal = MemoryJournal(), holidays: [String] = []) throws {
    practice = try PracticeHall(journal)
    try configure(holidays: holidays)
  }

  /// Changes the calendar from here on; 2026 is known in any case.
  func configure(holidays: [String]) throws {
    var settings = PracticeHall.settings
    settings.calendar = (["2026-01-01"] + holidays).compactMap { Day($0) }.map {
      CalendarDay(day: $0, kind: .holiday, name: "放假")
    }
    let matters = [Matter(code: "M1", name: "食品经营许可", department: "市场监管", legalLimit: 20, promisedDays: 5)]
    _ = try practice.live.configure(
      settings: settings, matters: matters, packages: [], papers: Intake.papers, training: true,
      by: PracticeHall.actor, at: practice.now)
  }

  @discardableResult
  mutating func act(_ command: any HallCommand, after seconds: Int = 10) throws -> String {
    let outcome = try practice.act(command, after: seconds)
    guard case .done(let events) = outcome else { throw Refused(code: outcome.refusal ?? "") }
    for file in practice.live.hall.cases { seen[file.id] = file }
    return events.last?.subject ?? ""
  }

  struct Refused: Error { var code: String }

  mutating func open(follows: String? = nil) throws -> String {
    try act(OpenCase(matter: "M1", papers: Intake.papers, applicant: "p", follows: follows))
  }

  /// The next day, and so many after it.
  mutating func sleep(_ days: Int) throws { try act(OpenDay(), after: days * 86_400) }
}

@Suite("Cases that are many, and cases of earlier days") struct LiveCasesTests {
  /// A hall with some hundred cases, open and closed.
  private static func busy(_ journal: any Journal) throws -> Intake {
    var intake = try Intake(journal)
    for number in 0..<300 {
      let id = try intake.open()
      if number % 3 == 0 { try intake.act(AcceptCase(case: id, marks: Intake.complete)) }
      if number % 3 == 1 { try intake.act(RefuseCase(case: id, ground: .notNeeded, reason: "无需许可")) }
    }
    return intake
  }

  @Test("opening from a snapshot gives the cases the whole journal gives", arguments: Engine.allCases)
  func opening(_ engine: Engine) throws {
    let hall = try engine.hall()
    var intake = try LiveCasesTests.busy(hall.journal)
    try intake.sleep(1)
    let snapshot = try #require(try hall.journal.latestSnapshot(format: HallSnapshot.format))
    #expect(snapshot.parts.count >= 3 && snapshot.head.seq > 500)
    let opened = try LiveHall(hall.another())
    #expect(opened.hall == intake.practice.live.hall)
    #expect(opened.hall.cases.count == 200)
    #expect(try LiveHall(WithoutSnapshots(hall.another())).hall == intake.practice.live.hall)
  }

  @Test("a snapshot writes only the parts that changed, and parts nobody has any more are removed") func parts() throws
  {
    let hall = try Engine.sqlite.hall()
    var intake = try LiveCasesTests.busy(hall.journal)
    try intake.sleep(1)
    let before = try #require(try hall.journal.latestSnapshot(format: HallSnapshot.format))
    try intake.act(AcceptCase(case: "20260302-0003", marks: Intake.complete))
    try intake.configure(holidays: ["2026-10-01"])
    let after = try #require(try hall.journal.latestSnapshot(format: HallSnapshot.format))
    #expect(after.head.seq > before.head.seq && after.parts.count == before.parts.count)
    #expect(Set(after.parts).subtracting(before.parts).count == 1)
    // Later only those are left that a snapshot has: the newest ones, and the mornings kept to look back at.
    for day in 4...7 { try intake.configure(holidays: ["2026-10-0\(day)"]) }
    let journal = try #require(hall.journal as? SQLiteJournal)
    let (kept, wanted) = try journal.connection.run { db in
      let lists = try Row.fetchAll(db, sql: "SELECT parts FROM snapshot").map { $0.bytes(0) }
      let names = lists.flatMap { list in stride(from: 0, to: list.count, by: 32).map { Array(list[$0..<$0 + 32]) } }
      return (try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM snapshot_part"), Set(names).count)
    }
    #expect(kept == wanted && wanted > after.parts.count)
    let lives = try journal.connection.run { db in
      try Int.fetchAll(db, sql: "SELECT life FROM snapshot ORDER BY seq")
    }
    #expect(lives.filter { $0 == SnapshotLife.opening.rawValue }.count == 3)
    #expect(lives.contains(SnapshotLife.month.rawValue))
  }

  @Test("a snapshot with a part of another version is passed over: the journal is read instead") func versions() throws
  {
    let journal = MemoryJournal()
    let intake = try LiveCasesTests.busy(journal)
    let snapshot = try #require(try journal.latestSnapshot(format: HallSnapshot.format))
    var parts = snapshot.parts
    parts[1][0] += 1
    _ = try journal.saveSnapshot(at: snapshot.head, format: HallSnapshot.format, body: snapshot.body, parts: parts)
    #expect(try LiveHall(journal.another()).hall == intake.practice.live.hall)
    _ = try journal.saveSnapshot(at: snapshot.head, format: HallSnapshot.format - 1, body: [1, 2, 3])
    _ = try journal.saveSnapshot(at: snapshot.head, format: HallSnapshot.format + 1, body: [1, 2, 3])
    #expect(try LiveHall(journal.another()).hall == intake.practice.live.hall)
  }

  @Test(
    "a snapshot with a part that was touched or is gone is passed over for the one before, or for the journal",
    arguments: [
      "UPDATE snapshot_part SET bytes = x'01'", "DELETE FROM snapshot_part", "UPDATE snapshot SET parts = zeroblob(32)",
      "UPDATE snapshot SET parts = x''",
      "DELETE FROM snapshot_part WHERE rowid = (SELECT max(rowid) FROM snapshot_part)",
    ])
  func damaged(_ change: String) throws {
    let folder = try Folder()
    let path = folder.file("hall.db")
    let expected: Hall
    do {
      let intake = try LiveCasesTests.busy(SQLiteJournal.create(path: path))
      expected = intake.practice.live.hall
    }
    try tamper(path, change)
    #expect(try LiveHall(SQLiteJournal.open(path: path)).hall == expected)
  }

  @Test(
    "a case closed on an earlier day is found as it was when it closed, whatever came of it", arguments: Engine.allCases
  )
  func closed(_ engine: Engine) throws {
    var intake = try Intake(try engine.hall().journal)
    var ids: [String] = []
    for _ in 0..<5 { ids.append(try intake.open()) }
    try intake.act(RefuseCase(case: ids[0], ground: .notOurs, reason: "不属本机关", rightBody: "县局"))
    try intake.act(TellApplicant(case: ids[1], marks: [PaperMark("申请书", .defective, remark: "缺签名")]))
    let deferred = [PaperMark("申请书", .original), PaperMark("平面图", .deferred)]
    try intake.act(DeferCase(case: ids[2], marks: deferred, undertakingSigned: true))
    try intake.act(AcceptCase(case: ids[3], marks: Intake.complete))
    try intake.act(HandOverCase(case: ids[3], reviewers: ["消防"]))
    try intake.sleep(1)
    try intake.act(ReviewCase(case: ids[3], department: "消防", agrees: true))
    try intake.act(DecideCase(case: ids[3], granted: true))
    try intake.sleep(1)
    try intake.act(IssueResult(case: ids[3], delivery: .counter, identityChecked: true))
    // The correction's day and the deferred papers' pass.
    try intake.sleep(60)
    try intake.act(RevokeAcceptance(case: ids[2], reason: "未补"))
    try intake.sleep(1)
    let live = intake.practice.live
    #expect(live.hall.cases.map(\.id) == [ids[4]])
    for id in ids {
      #expect(try live.caseFile(id) == intake.seen[id])
      #expect(try live.history(ofCase: id).first?.event is CaseOpened)
    }
    #expect(
      try ids.map { try live.caseFile($0)?.state } == [.notAccepted, .withdrawn, .revoked, .delivered, .accepted])
    let story = try live.history(ofCase: ids[3])
    #expect(
      story.map { type(of: $0.event).kind } == [
        "case_opened", "case_accepted", "case_handed_over", "case_reviewed", "case_decided", "case_delivered",
      ])
    #expect(zip(story, story.dropFirst()).allSatisfy { $0.stamp.at <= $1.stamp.at })
    for nothing in ["20260302-0099", "hall", "", "20260302"] {
      #expect(try live.caseFile(nothing) == nil)
      #expect(try live.history(ofCase: nothing).isEmpty)
    }
  }

  @Test("a clock that waited for another case is told by the calendar of the day it started") func followers() throws {
    var intake = try Intake(holidays: ["2026-03-09"])
    let first = try intake.open()
    let second = try intake.open(follows: first)
    let third = try intake.open(follows: second)
    for id in [first, second, third] {
      try intake.act(AcceptCase(case: id, marks: Intake.complete))
      try intake.act(HandOverCase(case: id))
    }
    // The calendar that counts is the one in force when the first is decided; a later one changes nothing.
    try intake.configure(holidays: ["2026-03-10", "2026-03-11"])
    try intake.act(DecideCase(case: first, granted: true))
    try intake.configure(holidays: ["2026-03-16"])
    try intake.act(IssueResult(case: first, delivery: .counter, identityChecked: true))
    try intake.act(ReturnCase(case: third, reason: "撤回"))
    try intake.sleep(1)
    try intake.act(DecideCase(case: second, granted: false, reason: "不符"))
    try intake.act(IssueResult(case: second, delivery: .post, identityChecked: false, tracking: "EMS1"))
    try intake.sleep(1)
    let live = intake.practice.live
    #expect(live.hall.cases.isEmpty)
    for id in [first, second, third] { #expect(try live.caseFile(id) == intake.seen[id]) }
    #expect(intake.seen[second]?.promisedDue == Day("2026-03-09"))
    #expect(intake.seen[third]?.clockFrom == nil)
  }

  @Test("every event of a case is found by its number: their kinds begin with case_") func kinds() {
    for type in HallEvents.all { #expect(type.kind.hasPrefix("case_") == "\(type)".hasPrefix("Case"), "\(type)") }
  }

  @Test("the settings of a time are looked up in their index, in every engine alike", arguments: Engine.allCases)
  func settings(_ engine: Engine) throws {
    let journal = try engine.hall().journal
    for (number, kind) in zip(Int64(1)..., ["hall_configured", "a", "hall_configured", "b", "hall_configured", "c"]) {
      var event = draft(number)
      event.kind = kind
      _ = try journal.append([event], expecting: number - 1)
    }
    #expect(try journal.read(settingsFrom: 2, through: 2).map(\.seq) == [1])
    #expect(try journal.read(settingsFrom: 3, through: 4).map(\.seq) == [3])
    #expect(try journal.read(settingsFrom: 4, through: 6).map(\.seq) == [3, 5])
    #expect(try journal.read(settingsFrom: 0, through: 6).map(\.seq) == [1, 3, 5])
    guard let stored = journal as? SQLiteJournal else { return }
    let plan = try stored.connection.run { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + SQLiteJournal.settingsLookup, arguments: [1, 2]).map {
        $0["detail"] as String
      }
    }
    #expect(plan.allSatisfy { !$0.contains("SCAN") } && plan.joined().contains("event_configured"), "\(plan)")
  }
}
