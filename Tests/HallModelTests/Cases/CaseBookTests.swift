import Testing

@testable import HallModel

@Suite("The book of cases") struct CaseBookTests {
  /// A case with this number, opened at that time.
  static func file(_ id: String, at time: Int64 = 0) -> CaseFile {
    let papers = CaseSample.papers.map { CasePaper($0) }
    return CaseFile(
      id: id, ticket: nil,
      terms: CaseFile.Terms(
        matter: "XK", name: "食品经营许可", department: "市场监管", caseType: .promised, limitUnit: .working, legalLimit: 20,
        promisedDays: 5),
      applicant: "", ways: [], package: nil, follows: nil, papers: papers, receivedAt: Moment(milliseconds: time),
      window: 1, handler: "01", since: Moment(milliseconds: time))
  }

  /// A case with something in every field.
  static let full: CaseFile = {
    var file = CaseBookTests.file("20260302-0007", at: 1_772_413_200_123)
    file.ticket = "20260302-A007"
    file.applicant = "p-1"
    file.ways = [.referred, .joint]
    file.package = "我要开餐馆"
    file.follows = "20260302-0006"
    file.window = -3
    file.papers[1].mark = .defective
    file.papers[1].remark = "缺签名；\u{0}不清 🖋"
    file.papers[2].mark = .deferred
    file.enter(.suspended, at: Moment(milliseconds: 1_772_413_200_999))
    file.tellDue = CaseSample.day("2026-03-09")
    file.correctionDue = Day(number: -1)
    file.supplementDue = CaseSample.day("2026-03-10")
    file.clockFrom = CaseSample.day("2026-03-02")
    file.promisedDue = CaseSample.day("2026-03-11")
    file.legalDue = CaseSample.day("2026-03-30")
    file.deliveryDue = Day(number: Int32.max)
    file.wasTold = true
    file.acceptedAt = Moment(milliseconds: 1_772_413_200_124)
    file.decidedAt = Moment(milliseconds: Int64.max)
    file.deliveredAt = Moment(milliseconds: Int64.min)
    file.handler = "02"
    file.toldAt = Moment(milliseconds: 3)
    file.deemedAt = Moment(milliseconds: 4)
    file.handedOverAt = Moment(milliseconds: 5)
    file.handedOverBy = "01"
    file.extendedBy = 10
    file.extended = CaseFile.Extended(
      at: Moment(milliseconds: 6), days: 10, approver: "90", reason: "需要核对标准", before: nil,
      after: CaseSample.day("2026-03-25"))
    file.procedureDays = 15
    file.tracking = "EMS9"
    file.ground = .notOurs
    file.rightBody = "县局"
    file.terms.type = "行政许可"
    file.pauses = [
      WorkCalendar.Pause(from: CaseSample.day("2026-03-03"), through: CaseSample.day("2026-03-04")),
      WorkCalendar.Pause(from: CaseSample.day("2026-03-05")),
    ]
    file.procedure = .siteInspection
    file.reviews = [
      CaseFile.Review(department: "消防", agrees: nil, remark: ""),
      CaseFile.Review(department: "环保", agrees: false, remark: "油烟"),
      CaseFile.Review(department: "城管", agrees: true, remark: ""),
    ]
    file.granted = false
    file.delivery = .eCertificate
    file.reason = "场所不符"
    file.documents = ["deferral_notice", "transfer_sheet"]
    file.reminders = 2
    file.orders = 300
    return file
  }()

  @Test("opening, changing and letting go give what a plain list gives") func model() {
    var random = RandomSource(seed: 3)
    var (book, list) = (CaseBook(), [CaseFile]())
    for step in 1...4000 {
      switch random.below(list.count > 300 ? 6 : 3) {
      case 0, 1:
        let next = CaseBookTests.file("202603\(Digits.padded(1 + step / 200, 2))-\(Digits.padded(step % 200, 4))")
        book.insert(next)
        list.append(next)
      case 2 where !list.isEmpty:
        let place = random.below(list.count)
        let state = random.pick(CaseFile.State.allCases)
        book.update(list[place].id) { $0.enter(state, at: Moment(milliseconds: Int64(step))) }
        list[place].enter(state, at: Moment(milliseconds: Int64(step)))
      case 3 where random.chance(2):
        book.removeClosed()
        list.removeAll { $0.state.isClosed }
      default: break
      }
      guard step % 20 == 0 else { continue }
      #expect(Array(book) == list && book.count == list.count)
      #expect(list.indices.allSatisfy { book[$0] == list[$0] })
      #expect(list.allSatisfy { book.file($0.id) == $0 })
      #expect(book.parts.allSatisfy { $0.summary == CasePart.Summary($0.files) && $0.summary.count <= CaseBook.fill })
      let moment = Moment(milliseconds: 0)
      #expect(book.received(since: moment).map(\.id) == list.map(\.id))
    }
    #expect(book.file("20260301-9999") == nil && book.file("x") == nil)
    #expect(list.count > 100)
  }

  @Test("numbers stand in the order they were given, past 9,999 a day and whatever is inserted when") func order() {
    let ids = ["20260302-0001", "20260302-0002", "20260302-9999", "20260302-10000", "20260303-0001", "20260303-10000"]
    var random = RandomSource(seed: 5)
    for _ in 0..<50 {
      var book = CaseBook()
      var rest = ids + ["20260302-0002"]
      while !rest.isEmpty { book.insert(CaseBookTests.file(rest.remove(at: random.below(rest.count)))) }
      #expect(book.map(\.id) == ids)
    }
    var book = CaseBook()
    for number in stride(from: 999, through: 1, by: -1) {
      book.insert(CaseBookTests.file("20260302-\(Digits.padded(number, 4))"))
    }
    #expect(book.map(\.id) == (1...999).map { "20260302-\(Digits.padded($0, 4))" })
    #expect(book.parts.allSatisfy { $0.summary.count <= CaseBook.fill })
  }

  @Test("two books with the same cases are the same, however they are divided; one difference anywhere is seen")
  func equality() {
    let files = (1...200).map { CaseBookTests.file("20260302-\(Digits.padded($0, 4))") }
    var (up, down) = (CaseBook(), CaseBook())
    for file in files { up.insert(file) }
    for file in files.reversed() { down.insert(file) }
    #expect(up == down && up.parts.count != down.parts.count)
    var other = up
    other.update("20260302-0100") { $0.handler = "02" }
    #expect(other != up && other != down)
    #expect(zip(other.parts, up.parts).filter { $0 === $1 }.count == up.parts.count - 1)
  }

  @Test("a change leaves copies as they were") func copies() {
    var book = CaseBook()
    book.insert(CaseBookTests.full)
    let copy = book
    book.update(CaseBookTests.full.id) { $0.handler = "99" }
    #expect(copy.file(CaseBookTests.full.id) == CaseBookTests.full)
    #expect(book.file(CaseBookTests.full.id)?.handler == "99")
  }

  @Test("the cases of today's ticket are found among those received since it was issued") func ofTicket() throws {
    var hall = CaseSample.hall(on: "2026-03-02", ["XK", "JB"])
    let one = CaseSample.open(&hall)
    let two = CaseSample.open(&hall, matter: "JB")
    let ticket = try #require(hall.hall.ticket(hall.number(at: 1)))
    #expect(hall.hall.cases(ofTicket: ticket.id).map(\.id) == [one, two])
    hall.now = Sample.at("09:00", CaseSample.day("2026-03-03"))
    hall.perform(OpenDay())
    #expect(hall.hall.ticket(ticket.id) == nil)
    #expect(hall.hall.cases(ofTicket: ticket.id).map(\.id) == [one, two])
    #expect(hall.hall.cases(ofTicket: "20260303-A001").isEmpty)
  }

  @Test("a case that was closed before the one it follows was completed starts no clock") func closedFollower() throws {
    var hall = CaseSample.hall(on: "2026-03-02", ["XK", "SL"])
    let first = CaseSample.open(&hall)
    let second = CaseSample.open(&hall, matter: "SL", follows: first)
    for command in CaseSample.path(to: .inReview, first) { hall.perform(command, staff: "01") }
    hall.perform(AcceptCase(case: second), staff: "01")
    hall.perform(HandOverCase(case: second), staff: "01")
    #expect(hall.hall.cases.waiting(for: first).map(\.id) == [second])
    hall.perform(ReturnCase(case: second, reason: "撤回"), staff: "01")
    hall.perform(DecideCase(case: first, granted: true), staff: "01")
    #expect(hall.hall.caseFile(second)?.clockFrom == nil)
    #expect(hall.hall.caseFile(second)?.state == .returned)
  }
}
