import FoundationEssentials
import Testing

@testable import HallModel

/// What a case remembers for its documents.
@Suite("A case remembers what its documents have to say") struct CaseRecordTests {
  @Test("not accepted: on what ground, and who is responsible") func ground() throws {
    var hall = CaseSample.hall(on: "2026-03-02")
    let id = CaseSample.open(&hall)
    hall.perform(RefuseCase(case: id, ground: .notOurs, reason: "不属本机关职权", rightBody: "县林业局"), staff: "01")
    let file = try #require(hall.hall.caseFile(id))
    #expect(file.ground == .notOurs && file.rightBody == "县林业局")
  }

  @Test("extended: who approved, why, and the last day before and since") func extended() throws {
    var hall = CaseSample.hall(on: "2026-03-02")
    let id = CaseSample.open(&hall)
    hall.perform(AcceptCase(case: id, marks: CaseSample.complete), staff: "01")
    let before = hall.hall.caseFile(id)?.promisedDue
    hall.perform(ExtendCase(case: id, days: 10, approver: "90", reason: "需要核对标准"), staff: "01")
    let file = try #require(hall.hall.caseFile(id))
    #expect(
      file.extended
        == CaseFile.Extended(
          at: hall.now, days: 10, approver: "90", reason: "需要核对标准", before: before, after: file.promisedDue))
    #expect(before?.text == "2026-03-09" && file.promisedDue?.text == "2026-03-23")
  }

  @Test("handed over, suspended, posted: when, by whom, for how long, under which number") func office() throws {
    var hall = CaseSample.hall(on: "2026-03-02")
    let id = CaseSample.open(&hall)
    hall.perform(AcceptCase(case: id, marks: CaseSample.complete), staff: "01")
    hall.perform(HandOverCase(case: id), staff: "01")
    hall.perform(SuspendCase(case: id, procedure: .testing, toldInWriting: true, days: 15), staff: "02")
    hall.perform(ResumeCase(case: id), staff: "02")
    hall.perform(DecideCase(case: id, granted: true), staff: "02")
    hall.perform(IssueResult(case: id, delivery: .post, tracking: "EMS9"), staff: "02")
    let file = try #require(hall.hall.caseFile(id))
    #expect(file.handedOverBy == "01" && file.handedOverAt == hall.now)
    #expect(file.procedureDays == 15 && file.tracking == "EMS9")
  }

  @Test("told and not supplied in time is no acceptance; not told in time is one, and the case knows it was the law's")
  func deemed() throws {
    var hall = CaseSample.hall(on: "2026-03-02")
    let id = CaseSample.open(&hall)
    hall.now = Sample.at("09:00", CaseSample.day("2026-03-16"))
    hall.perform(OpenDay())
    let file = try #require(hall.hall.caseFile(id))
    #expect(file.state == .accepted && file.deemedAt == hall.now && file.acceptedAt == file.receivedAt)
    var told = CaseSample.hall(on: "2026-03-02")
    let other = CaseSample.open(&told)
    told.perform(TellApplicant(case: other, marks: CaseSample.incomplete), staff: "01")
    #expect(told.hall.caseFile(other)?.toldAt == told.now && told.hall.caseFile(other)?.deemedAt == nil)
  }

  @Test("accepted with deferral: the undertaking belongs to the case, and so does the matter's type") func deferral()
    throws
  {
    var hall = CaseSample.hall(on: "2026-03-02")
    let id = CaseSample.open(&hall)
    hall.perform(DeferCase(case: id, marks: CaseSample.deferred, undertakingSigned: true), staff: "01")
    let file = try #require(hall.hall.caseFile(id))
    #expect(file.documents == ["deferral_undertaking", "deferral_notice"])
    #expect(file.terms.type == "")
  }

  @Test("a case kept before any of this was remembered is still read") func older() throws {
    var hall = CaseSample.hall(on: "2026-03-02")
    let id = CaseSample.open(&hall)
    hall.perform(AcceptCase(case: id, marks: CaseSample.complete), staff: "01")
    hall.perform(HandOverCase(case: id), staff: "01")
    let file = try #require(hall.hall.caseFile(id))
    let encoder = JSONEncoder()
    // In a fixed order, so that none of these comes first in its object.
    encoder.outputFormatting = .sortedKeys
    let text = String(decoding: try encoder.encode(file), as: UTF8.self)
    let older = text.replacing(/,"handedOver(At|By)":("[^"]*"|\d+)/, with: "").replacing(/,"type":""/, with: "")
    #expect(older != text)
    let read = try JSONDecoder().decode(CaseFile.self, from: Data(older.utf8))
    #expect(read.state == .inReview && read.handedOverAt == nil && read.terms.type == nil)
  }
}
