import Testing

@testable import HallModel

@Suite("The law's rules of intake") struct CaseRulesTests {
  @Test("not told within five working days: accepted from receipt, when the next day opens") func deemedAccepted()
    throws
  {
    var hall = CaseSample.hall(on: "2026-02-12")
    let id = CaseSample.open(&hall)
    hall.now = Sample.at("09:00", CaseSample.day("2026-02-26"))
    hall.perform(OpenDay())
    #expect(hall.hall.caseFile(id)?.state == .received)
    hall.now = Sample.at("09:00", CaseSample.day("2026-02-27"))
    #expect(hall.perform(OpenDay()).hasSuffix("day_opened+case_deemed"))
    let file = try #require(hall.hall.caseFile(id))
    #expect(file.state == .accepted)
    #expect(file.acceptedAt == file.receivedAt)
    #expect(file.promisedDue?.text == "2026-02-26")
    #expect(file.light(on: CaseSample.day("2026-02-27"), IntakeRules(), WorkCalendarTests.calendar) == .red)
  }

  @Test("told and late: deemed withdrawn the day after, whoever acts first then") func deemedWithdrawn() {
    var hall = CaseSample.hall(on: "2026-03-02")
    let id = CaseSample.open(&hall)
    hall.perform(TellApplicant(case: id, marks: CaseSample.incomplete, due: CaseSample.day("2026-03-10")))
    hall.now = Sample.at("17:00", CaseSample.day("2026-03-10"))
    #expect(hall.refusal(SupplyPapers(case: id, marks: CaseSample.complete)) == nil)
    hall.now = Sample.at("09:00", CaseSample.day("2026-03-11"))
    #expect(hall.refusal(SupplyPapers(case: id, marks: CaseSample.complete))?.code == "case_withdrawn")
  }

  @Test("supplied and still defective: not accepted, with reasons; before it was told, that is no ground")
  func stillDefective() {
    var hall = CaseSample.hall(on: "2026-03-02")
    let id = CaseSample.open(&hall)
    let refuse = RefuseCase(case: id, ground: .stillDefective, reason: "申请书仍未签名")
    #expect(hall.perform(refuse) == "!not_told_yet")
    hall.perform(TellApplicant(case: id, marks: CaseSample.incomplete))
    hall.perform(SupplyPapers(case: id, marks: [PaperMark("申请书", .defective, remark: "仍未签名")]))
    #expect(hall.perform(RefuseCase(case: id, ground: .stillDefective, reason: "  ")) == "!reasons_needed")
    #expect(hall.perform(refuse) == "case_not_accepted")
  }

  @Test("nothing brought is no supply; what is brought has its own five days, then it counts as accepted")
  func supplied()
    throws
  {
    var hall = CaseSample.hall(on: "2026-03-02")
    let id = CaseSample.open(&hall)
    hall.perform(TellApplicant(case: id, marks: CaseSample.incomplete))
    let before = try #require(hall.hall.caseFile(id)).papers.map { PaperMark($0.name, $0.mark, remark: $0.remark) }
    #expect(hall.perform(SupplyPapers(case: id, marks: before)) == "!nothing_supplied")
    #expect(hall.perform(SupplyPapers(case: id, marks: [])) == "!nothing_supplied")
    hall.now = Sample.at("10:00", CaseSample.day("2026-03-04"))
    #expect(hall.perform(SupplyPapers(case: id, marks: CaseSample.complete)).hasSuffix("case_supplied"))
    #expect(try #require(hall.hall.caseFile(id)).due?.day.text == "2026-03-11")
    hall.now = Sample.at("09:00", CaseSample.day("2026-03-12"))
    hall.perform(OpenDay())
    let file = try #require(hall.hall.caseFile(id))
    #expect(file.state == .accepted && file.clockFrom?.text == "2026-03-04")
  }

  @Test("half of a correction leaves the rest due on the day that was told; then it counts as withdrawn")
  func halfSupplied()
    throws
  {
    var hall = CaseSample.hall(on: "2026-03-02")
    let id = CaseSample.open(&hall)
    hall.perform(
      TellApplicant(
        case: id, marks: CaseSample.complete.map { PaperMark($0.paper, .missing) }, due: CaseSample.day("2026-03-13")))
    hall.now = Sample.at("10:00", CaseSample.day("2026-03-04"))
    #expect(hall.perform(SupplyPapers(case: id, marks: [CaseSample.complete[0]])).hasSuffix("case_supplied"))
    let half = try #require(hall.hall.caseFile(id))
    #expect(half.state == .received && half.due?.what == .correction && half.due?.day.text == "2026-03-13")
    var late = hall
    late.now = Sample.at("09:00", CaseSample.day("2026-03-16"))
    late.perform(OpenDay())
    #expect(late.hall.caseFile(id)?.state == .withdrawn)
    #expect(hall.perform(SupplyPapers(case: id, marks: CaseSample.complete)).hasSuffix("case_supplied"))
    let whole = try #require(hall.hall.caseFile(id))
    #expect(whole.correctionDue == nil && whole.due?.what == .telling)
  }

  @Test("deferred papers that do not come: acceptance is revoked, handed over or not") func revokedInReview() {
    var hall = CaseSample.hall(on: "2026-03-02")
    let id = CaseSample.open(&hall)
    hall.perform(DeferCase(case: id, marks: CaseSample.deferred, undertakingSigned: true))
    hall.perform(HandOverCase(case: id))
    #expect(hall.refusal(RevokeAcceptance(case: id, reason: "逾期未补"))?.code == "supplement_not_due")
    hall.now = Sample.at("09:00", CaseSample.day("2026-03-10"))
    #expect(hall.perform(RevokeAcceptance(case: id, reason: "逾期未补")).hasSuffix("case_revoked"))
  }

  @Test("a refusal of the matter is made out when it is decided, a grant when the result is delivered")
  func refusalInWriting()
    throws
  {
    for granted in [false, true] {
      var hall = CaseSample.hall(on: "2026-03-02")
      let id = CaseSample.open(&hall)
      hall.perform(AcceptCase(case: id, marks: CaseSample.complete))
      hall.perform(HandOverCase(case: id))
      hall.perform(DecideCase(case: id, granted: granted, reason: "场所不符合要求"))
      let made = try #require(hall.hall.caseFile(id)).documents.contains("completion_receipt")
      #expect(made == !granted)
    }
  }

  @Test("deferral: only deferrable papers, an undertaking, no later than the promised limit") func deferral() throws {
    var hall = CaseSample.hall(on: "2026-03-02")
    let id = CaseSample.open(&hall)
    let marks = CaseSample.deferred
    #expect(
      hall.perform(DeferCase(case: id, marks: CaseSample.complete, undertakingSigned: true)) == "!nothing_deferred")
    #expect(hall.perform(DeferCase(case: id, marks: marks, undertakingSigned: false)) == "!undertaking_needed")
    let required = marks + [PaperMark("申请书", .deferred)]
    #expect(hall.perform(DeferCase(case: id, marks: required, undertakingSigned: true)) == "!paper_not_deferrable")
    let late = DeferCase(case: id, marks: marks, due: CaseSample.day("2026-03-10"), undertakingSigned: true)
    #expect(hall.refusal(late)?.details["last"] == "2026-03-09")
    #expect(hall.perform(DeferCase(case: id, marks: marks, undertakingSigned: true)) == "case_accepted")
    #expect(try #require(hall.hall.caseFile(id)).supplementDue?.text == "2026-03-09")
    #expect(hall.perform(RevokeAcceptance(case: id, reason: "未补")) == "!supplement_not_due")
    #expect(hall.perform(SupplyPapers(case: id, marks: [PaperMark("平面图", .original)])) == "case_supplied")
    #expect(hall.hall.caseFile(id)?.state == .accepted)
  }

  @Test("deferred papers that do not come: acceptance is revoked the day after, not before") func revocation() {
    var hall = CaseSample.hall(on: "2026-03-02")
    let id = CaseSample.open(&hall)
    hall.perform(DeferCase(case: id, marks: CaseSample.deferred, undertakingSigned: true))
    hall.now = Sample.at("16:59", CaseSample.day("2026-03-09"))
    #expect(hall.refusal(RevokeAcceptance(case: id, reason: "逾期未补"))?.code == "supplement_not_due")
    hall.now = Sample.at("09:00", CaseSample.day("2026-03-10"))
    #expect(hall.refusal(SupplyPapers(case: id, marks: [PaperMark("平面图", .original)]))?.code == "supplied_too_late")
    #expect(hall.perform(RevokeAcceptance(case: id, reason: "逾期未补")).hasSuffix("case_revoked"))
  }

  @Test("a case that is sent back frees the one that follows it, also from a special procedure") func followed() throws
  {
    var hall = CaseSample.hall(on: "2026-03-02", ["XK", "SL"])
    let first = CaseSample.open(&hall)
    let second = CaseSample.open(&hall, matter: "SL", follows: first)
    for id in [first, second] {
      hall.perform(AcceptCase(case: id, marks: id == first ? CaseSample.complete : []))
      hall.perform(HandOverCase(case: id))
    }
    hall.perform(SuspendCase(case: second, procedure: .hearing, toldInWriting: true))
    hall.now = Sample.at("10:00", CaseSample.day("2026-03-05"))
    hall.perform(ReturnCase(case: first, reason: "申请人撤回"))
    let waiting = try #require(hall.hall.caseFile(second))
    #expect(waiting.clockFrom?.text == "2026-03-05")
    #expect(waiting.promisedDue == nil)
    hall.perform(ResumeCase(case: second))
    #expect(try #require(hall.hall.caseFile(second)).promisedDue != nil)
  }

  @Test("a legal limit in a year without a calendar stays open until the calendar is imported; a promise is refused")
  func openLegalLimit() throws {
    var hall = CaseSample.hall(on: "2026-12-21")
    let id = CaseSample.open(&hall)
    hall.perform(AcceptCase(case: id, marks: CaseSample.complete))
    let accepted = try #require(hall.hall.caseFile(id))
    #expect(accepted.promisedDue?.text == "2026-12-28" && accepted.legalDue == nil)
    var settings = hall.hall.settings
    settings.calendar.append(
      CalendarDay(day: CaseSample.day("2027-01-01"), kind: .holiday, name: "元旦"))
    hall.hall.apply(
      HallConfigured(settings: settings, catalogue: hall.hall.catalogue, papersDigest: "", training: false),
      Stamp(at: hall.now, terminal: "test", staff: ""))
    #expect(try #require(hall.hall.caseFile(id)).legalDue?.text == "2027-01-19")
    hall = CaseSample.hall(on: "2026-12-30")
    #expect(hall.refusal(OpenCase(matter: "XK"))?.code == "no_calendar")
  }

  @Test("in a package whose agencies act in turn, the next clock starts when the first case is completed")
  func inTurn() throws {
    var hall = CaseSample.hall(on: "2026-03-02", ["XK", "SL"])
    let first = CaseSample.open(&hall)
    let second = CaseSample.open(&hall, matter: "SL", follows: first)
    for id in [first, second] {
      hall.perform(AcceptCase(case: id, marks: id == first ? CaseSample.complete : []))
      hall.perform(HandOverCase(case: id))
    }
    #expect(try #require(hall.hall.caseFile(second)).promisedDue == nil)
    #expect(hall.perform(DecideCase(case: second, granted: true)) == "!earlier_case_open")
    hall.now = Sample.at("11:00", CaseSample.day("2026-03-05"))
    hall.perform(DecideCase(case: first, granted: true))
    let follower = try #require(hall.hall.caseFile(second))
    #expect(follower.clockFrom?.text == "2026-03-05")
    #expect(follower.promisedDue?.text == "2026-03-19")
  }

  @Test("a case keeps its terms and papers when the catalogue changes or the matter is withdrawn") func keepsTerms()
    throws
  {
    var hall = CaseSample.hall(on: "2026-03-02")
    let id = CaseSample.open(&hall)
    hall.perform(FinishTicket(window: 1))
    let smaller = Catalogue(matters: Array(CaseSample.catalogue.matters.dropFirst()), digest: "smaller")
    #expect(
      hall.perform(Configure(settings: hall.hall.settings, catalogue: smaller, papersDigest: "q", training: false))
        == "hall_configured")
    #expect(hall.perform(AcceptCase(case: id, marks: CaseSample.complete)) == "case_accepted")
    #expect(try #require(hall.hall.caseFile(id)).papers.count == 4)
  }

  @Test("lights: none, yellow with a day left, red past the promised limit, escalated past the legal one") func lights()
    throws
  {
    let (hall, id) = CaseSample.hall(with: .inReview)
    let file = try #require(hall.hall.caseFile(id))
    func light(_ day: String) -> CaseLight {
      file.light(on: CaseSample.day(day), hall.hall.settings.intake, hall.hall.settings.workCalendar)
    }
    #expect(file.promisedDue?.text == "2026-03-09" && file.legalDue?.text == "2026-03-30")
    #expect(light("2026-03-04") == .none)
    #expect(light("2026-03-06") == .yellow)
    #expect(light("2026-03-09") == .yellow)
    #expect(light("2026-03-10") == .red)
    #expect(light("2026-03-31") == .escalated)
  }

  @Test("one case for one matter of a ticket, and only while it is served") func opening() {
    var hall = CaseSample.hall(on: "2026-03-02")
    let number = hall.number(at: 1)
    let id = CaseSample.open(&hall)
    #expect(hall.refusal(OpenCase(ticket: number, matter: "XK"))?.details["case"] == id)
    #expect(hall.refusal(OpenCase(ticket: number, matter: "ZR"))?.code == "matter_not_on_ticket")
    #expect(hall.refusal(OpenCase(ticket: number, matter: "??"))?.code == "unknown_matter")
    hall.perform(FinishTicket(window: 1))
    #expect(hall.refusal(OpenCase(ticket: number, matter: "XK"))?.code == "ticket_not_serving")
    #expect(hall.refusal(OpenCase(matter: "XK")) == nil)
    #expect(hall.refusal(AcceptCase(case: "20260302-0009"))?.code == "unknown_case")
  }

  @Test("the outcomes shown are the outcomes the rules allow, each other with its reason") func outcomes() {
    var hall = CaseSample.hall(on: "2026-03-02")
    let id = CaseSample.open(&hall)
    func allowed(_ marks: [PaperMark]) -> [String] {
      hall.hall.outcomes(of: id, marks: marks, Context(now: hall.now)).filter { $0.refusal == nil }.map(\.kind.rawValue)
    }
    #expect(allowed([]) == ["tell", "refuse"])
    #expect(allowed(CaseSample.complete) == ["accept", "refuse"])
    #expect(allowed(CaseSample.deferred) == ["defer", "tell", "refuse"])
    #expect(allowed(CaseSample.incomplete) == ["tell", "refuse"])
  }

  @Test("the worklist begins with what is due first; a standing clock comes last") func worklist() {
    var hall = CaseSample.hall(on: "2026-03-02", ["XK", "SL", "ZR"])
    let permit = CaseSample.open(&hall)
    let insurance = CaseSample.open(&hall, matter: "SL")
    let card = CaseSample.open(&hall, matter: "ZR")
    for id in [insurance, card] {
      hall.perform(AcceptCase(case: id))
      hall.perform(HandOverCase(case: id))
    }
    hall.perform(SuspendCase(case: card, procedure: .appraisal, toldInWriting: true))
    #expect(hall.hall.worklist().map(\.id) == [permit, insurance, card])
    #expect(hall.hall.worklist { $0.terms.department == "社保" }.map(\.id) == [insurance])
  }
}
