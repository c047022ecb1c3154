import HallModel
import Testing

@testable import HallStore

private let person = Applicant(kind: .person, name: "张三", idNumber: idNumber, phone: "13812345678")

/// A hall in which cases are opened for applicants, on its own clock.
private struct Office {
  let hall: TestHall
  let live: LiveHall
  let records: PersonalRecords
  private(set) var now = HallZone.shanghai.moment(iso: "2026-03-02T09:00:00")!

  init(_ engine: Engine, years: Int = 3) throws {
    hall = try engine.hall()
    records = try hall.records()
    live = try LiveHall(hall.journal)
    var settings = PracticeHall.settings
    settings.retention.years = years
    settings.calendar = (2025...2035).compactMap { year in
      Day(year: year, month: 1, day: 1).map { CalendarDay(day: $0, kind: .holiday, name: "元旦") }
    }
    try configure(settings)
  }

  func configure(_ settings: HallSettings) throws {
    _ = try live.configure(
      settings: settings, matters: PracticeHall.matters, packages: [], papers: [], training: true,
      by: PracticeHall.actor, at: now)
  }

  mutating func pass(days: Int) { now = now.adding(seconds: days * 86_400) }

  /// Opens a case for an applicant; its number.
  func open(_ applicant: String) throws -> String {
    let outcome = try live.perform(OpenCase(matter: "M1", applicant: applicant), by: PracticeHall.actor, at: now)
    guard case .done(let events) = outcome, let opened = events.last as? CaseOpened else {
      throw StoreError.notConfigured
    }
    return opened.case
  }

  /// Closes a case for good.
  func close(_ id: String) throws {
    let outcome = try live.perform(
      RefuseCase(case: id, ground: .notNeeded, reason: "不需要办理"), by: PracticeHall.actor, at: now)
    guard case .done = outcome else { throw StoreError.notConfigured }
  }

  @discardableResult
  func keep() throws -> Retention.Report { try Retention.keep(live, now: now) }

  func end(_ kind: RecordKind, _ id: String) throws -> Moment? {
    try hall.sealed.sealedRow(SealedName(kind, id))?.keepUntil.map { Moment(milliseconds: $0) }
  }

  func moment(_ text: String) -> Moment? { HallZone.shanghai.moment(iso: text) }
}

@Suite("How long people’s data is kept") struct RetentionTests {
  @Test(
    "the years begin when the last case is closed; then the applicant goes and the journal verifies",
    arguments: Engine.allCases)
  func lastCase(_ engine: Engine) throws {
    var office = try Office(engine)
    let id = try office.records.applicants.save(person, at: office.now)
    let (first, second) = (try office.open(id), try office.open(id))
    try office.close(first)
    #expect(try office.keep().settled == 0)
    #expect(try office.end(.applicant, id) == nil, "the second case still needs it")
    office.pass(days: 1)
    try office.close(second)
    #expect(try office.keep().settled == 1)
    #expect(try office.end(.applicant, id) == office.moment("2029-03-03T09:00:00"))
    office.pass(days: 3 * 365)
    #expect(try office.keep().erasure.records.isEmpty, "2028 has a day more")
    office.pass(days: 1)
    #expect(
      try office.keep() == .init(settled: 0, erasure: .init(records: [SealedName(.applicant, id)], isThorough: true)))
    #expect(try office.records.applicants.find(idNumber: idNumber).isEmpty)
    #expect(try office.hall.journal.verify().isSound)
  }

  @Test("a new case of somebody whose time runs takes the end back, even on the last day", arguments: Engine.allCases)
  func newCase(_ engine: Engine) throws {
    var office = try Office(engine, years: 1)
    let id = try office.records.applicants.save(person, at: office.now)
    try office.close(try office.open(id))
    try office.keep()
    office.pass(days: 365)
    let second = try office.open(id)
    #expect(try office.keep().erasure.records.isEmpty)
    #expect(try office.end(.applicant, id) == nil)
    try office.close(second)
    try office.keep()
    #expect(try office.end(.applicant, id) == office.moment("2028-03-02T09:00:00"))
  }

  @Test(
    "a case's form and documents go as long after that case as its applicant after the last", arguments: Engine.allCases
  )
  func formsAndDocuments(_ engine: Engine) throws {
    var office = try Office(engine)
    let id = try office.records.applicants.save(person, at: office.now)
    let (first, second) = (try office.open(id), try office.open(id))
    for number in [first, second] {
      try office.records.texts(.caseForm).save("{}", id: number, at: office.now)
      try office.records.documents.save("{}", id: number + "/acceptance_notice", at: office.now)
    }
    try office.close(first)
    #expect(try office.keep().settled == 2)
    let end = office.moment("2029-03-02T09:00:00")
    #expect(try office.end(.caseForm, first) == end)
    #expect(try office.end(.document, first + "/acceptance_notice") == end)
    #expect(try office.end(.caseForm, second) == nil && office.end(.document, second + "/acceptance_notice") == nil)
    office.pass(days: 4 * 365)
    #expect(try office.keep().erasure.records.count == 2)
    #expect(try office.hall.journal.verify().isSound)
  }

  @Test("nothing waits for a day that was never closed: what no open case needs gets its end whenever that is seen")
  func neverClosed() throws {
    var office = try Office(.memory)
    let id = try office.records.applicants.save(person, at: office.now)
    try office.close(try office.open(id))
    office.pass(days: 10)
    _ = try office.live.perform(OpenDay(), by: PracticeHall.actor, at: office.now)
    #expect(office.live.hall.cases.isEmpty, "the closed case is only in the journal any more")
    #expect(try office.keep().settled == 1)
    #expect(try office.end(.applicant, id) == office.moment("2029-03-12T09:00:00"))
  }

  @Test("with no years decided nobody is erased, and ends that were set are taken back")
  func undecided() throws {
    var office = try Office(.memory)
    let id = try office.records.applicants.save(person, at: office.now)
    try office.keep()
    #expect(try office.end(.applicant, id) != nil)
    var settings = office.live.hall.settings
    settings.retention.years = 0
    try office.configure(settings)
    #expect(try office.keep().settled == 1)
    office.pass(days: 100 * 365)
    #expect(try office.keep().erasure.records.isEmpty)
    #expect(try office.records.applicants.load(id) == person)
  }

  @Test("drafts go after their days, whatever cases there are; they are not settled anew")
  func drafts() throws {
    var office = try Office(.memory)
    let retention = Retention(office.live.hall)
    try office.records.drafts.save(
      "{}", id: "20260302-A001", keepUntil: retention.draftEnd(from: office.now), at: office.now)
    office.pass(days: 29)
    #expect(try office.keep() == .init(settled: 0, erasure: .init(records: [], isThorough: true)))
    office.pass(days: 1)
    #expect(try office.keep().erasure.records == [SealedName(.draft, "20260302-A001")])
  }

  @Test("years from a leap day end on the first of March, never a day early")
  func leapDay() throws {
    var settings = PracticeHall.settings
    settings.retention.years = 3
    var hall = Hall()
    hall.apply(
      HallConfigured(settings: settings, catalogue: .empty, papersDigest: "", training: true),
      Stamp(at: Moment(milliseconds: 0), terminal: "", staff: ""))
    let leap = try #require(HallZone.shanghai.moment(iso: "2028-02-29T16:30:00"))
    #expect(Retention(hall).end(from: leap) == HallZone.shanghai.moment(iso: "2031-03-01T16:30:00"))
  }

  @Test(
    "the case's number is what a record's id begins with",
    arguments: [
      ("20260302-0001", "20260302-0001"), ("20260302-0001/acceptance_notice", "20260302-0001"),
      ("20260302-12345:x", "20260302-12345"), ("20260302-A001", nil), ("20260302-", nil), ("", nil), ("2026-0001", nil),
    ] as [(String, String?)])
  func caseNumber(id: String, number: String?) { #expect(Retention.caseNumber(id) == number) }

  @Test("the census names what does not open, and counts what is of another key apart", arguments: Engine.allCases)
  func census(_ engine: Engine) throws {
    let hall = try engine.hall()
    let records = try hall.records()
    for id in ["a", "b", "c"] { try records.put([1], .applicant, id: id, at: .morning()) }
    try hall.records(1).put([1], .draft, id: "t", at: .morning())
    var row = try #require(try hall.sealed.sealedRow(SealedName(.applicant, "b")))
    row.body[30] ^= 1
    try hall.sealed.putSealed(row)
    let key = try #require(PersonalKey(secret: Array(0..<32), hallID: "test-hall"))
    let census = try PersonalCensus(hall.sealed, key: key, now: .morning(), opening: true)
    #expect(census.foreign == 1)
    #expect(census.broken == [.altered(SealedName(.applicant, "b"))])
    #expect(try PersonalCensus(hall.sealed, key: key, now: .morning()).broken.isEmpty)
  }
}
