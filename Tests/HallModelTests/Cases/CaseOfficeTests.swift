import Testing

@testable import HallModel

@Suite("The back office's cases") struct CaseOfficeTests {
  func light(_ hall: TestHall, _ id: String, on day: String) throws -> CaseLight {
    let file = try #require(hall.hall.caseFile(id))
    return file.light(
      on: CaseSample.day(day), hall.hall.settings.intake, hall.hall.settings.workCalendar)
  }

  @Test("what was decided in time is not late while its result waits to be delivered")
  func decidedInTime() throws {
    let (hall, id) = CaseSample.hall(with: .decided)
    #expect(try light(hall, id, on: "2026-03-10") == .none)
    #expect(try light(hall, id, on: "2026-03-13") == .yellow)
    #expect(try light(hall, id, on: "2026-04-15") == .yellow)
    let (open, other) = CaseSample.hall(with: .inReview)
    #expect(try light(open, other, on: "2026-03-10") == .red)
    #expect(try light(open, other, on: "2026-04-15") == .escalated)
  }

  @Test("a case that was closed is not late, whatever day it is")
  func closedIsNotLate() throws {
    let (hall, id) = CaseSample.hall(with: .returned)
    #expect(try light(hall, id, on: "2026-04-15") == .none)
  }

  @Test("further departments are asked once each, and their opinions are awaited")
  func asking() throws {
    var (hall, id) = CaseSample.hall(with: .inReview)
    hall.perform(AskReview(case: id, departments: ["消防", "消防", "市场监管"]))
    #expect(hall.hall.caseFile(id)?.reviews.map(\.department) == ["消防"])
    #expect(hall.refusal(AskReview(case: id, departments: ["消防"]))?.code == "asked_already")
    #expect(hall.refusal(AskReview(case: id, departments: ["市场监管"]))?.code == "asked_already")
    #expect(hall.refusal(DecideCase(case: id, granted: true))?.code == "review_awaited")
    hall.perform(ReviewCase(case: id, department: "消防", agrees: true))
    hall.perform(DecideCase(case: id, granted: true))
    #expect(hall.refusal(AskReview(case: id, departments: ["住建"]))?.code == "case_decided")
  }

  @Test("a command on a case that has become another one is refused, and a fresh look lets it through")
  func seen() throws {
    var (hall, id) = CaseSample.hall(with: .inReview)
    let seen = try #require(hall.hall.caseFile(id))
    hall.perform(UrgeCase(case: id, isOrder: false))
    #expect(hall.refusal(OnSeenCase(seen, DecideCase(case: id, granted: true)))?.code == "case_changed")
    #expect(hall.hall.caseFile(id)?.state == .inReview)
    let now = try #require(hall.hall.caseFile(id))
    hall.perform(OnSeenCase(now, DecideCase(case: id, granted: true)))
    #expect(hall.hall.caseFile(id)?.state == .decided)
  }
}
