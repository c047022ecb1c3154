import HallDocuments
import HallModel
import HallStore
import Testing

@testable import HallDeskUI

/// From a case to what its documents say.
@Suite("Documents of a case") struct CaseDocumentTests {
  @Test(
    "an event is known to make a document exactly where the case's list of documents grows", arguments: CaseStory.all)
  func events(_ story: CaseStory) throws {
    let told = try story.tell()
    #expect(!told.steps.isEmpty)
    for step in told.steps {
      let grown = step.after.documents.dropFirst(step.before?.documents.count ?? 0)
      let made = CaseDocument.made(by: step.event, for: step.after)
      #expect(Array(grown) == made.map(\.kind.rawValue), "\(type(of: step.event).kind)")
    }
  }

  @Test("every kind is filled from a case with the program's templates, nothing that is needed left out")
  func allKinds() throws {
    let templates = TemplateFolder(folders: [SampleHall.root + "/assets/documents/zh"])
    #expect(templates.problems.isEmpty)
    var seen: Set<DocumentKind> = []
    for story in CaseStory.all {
      let told = try story.tell()
      let made = told.steps.flatMap { step in
        CaseDocument.made(by: step.event, for: step.after).map { ($0.kind, $0.number, step.after) }
      }
      for (kind, number, file) in made {
        let fields = CaseDocument.fields(
          kind, of: file, in: told.hall, applicant: CaseStory.person, number: number, at: told.now)
        let document = try #require(templates.templates[kind]).fill(fields)
        seen.insert(kind)
        #expect(document.texts.contains { $0.contains("南浔区市场监督管理局") }, "\(kind)")
        #expect(document.texts.contains { $0.contains(CaseStory.person.name) }, "\(kind)")
        #expect(!document.texts.joined().contains(CaseStory.person.idNumber) || kind == .deferralUndertaking)
      }
    }
    #expect(seen == Set(DocumentKind.allCases))
  }

  @Test("without an applicant the documents say that none was recorded") func nobody() throws {
    let told = try CaseStory.deferred.tell()
    for kind in [DocumentKind.deferralUndertaking, .deferralNotice] {
      let fields = CaseDocument.fields(kind, of: told.file, in: told.hall, applicant: nil, at: told.now)
      #expect(fields.texts["applicant"] == "（未登记）")
    }
  }

  @Test(
    "the notice says how the result was wanted, whatever the form calls the thing that is fetched",
    arguments: [["delivery": "邮寄"], ["card_delivery": "邮寄", "mail_address": "人民路1号"]])
  func wanted(_ form: [String: String]) throws {
    let told = try CaseStory.deferred.tell()
    let fields = CaseDocument.fields(
      .deferralNotice, of: told.file, in: told.hall, applicant: CaseStory.person, values: form, at: told.now)
    #expect(fields.texts["delivery"] == "邮寄")
  }

  @Test("a licence rests on the law on licences, anything else on its own basis") func basis() throws {
    let told = try CaseStory.refused.tell()
    let fields = CaseDocument.fields(
      .nonAcceptanceNotice, of: told.file, in: told.hall, applicant: CaseStory.person, at: told.now)
    #expect(fields.texts["legal_basis"] == "《中华人民共和国行政许可法》第三十二条第一款第二项")
    #expect(fields.texts["proper_body"] == "湖州市市场监督管理局")
    #expect(fields.texts["review_body"] == "南浔区人民政府" && fields.texts["court"] == "湖州市南浔区人民法院")
    #expect(fields.lists["reasons"] == [["reason": "经营场所位于吴兴区。"]])
    #expect(fields.texts["received_on"] == "2026年3月2日")
    let finished = try CaseStory.finished.tell()
    let receipt = CaseDocument.fields(
      .completionReceipt, of: finished.file, in: finished.hall, applicant: nil, at: finished.now)
    #expect(receipt.texts["result"] == "当场办结" && receipt.texts["legal_basis"] == nil)
  }

  @Test("the corrections name every paper that is not in order, what is wrong with it and what to bring")
  func corrections() throws {
    let told = try CaseStory.told.tell()
    let fields = CaseDocument.fields(
      .correctionNotice, of: told.file, in: told.hall, applicant: CaseStory.person, at: told.now)
    let items = try #require(fields.lists["corrections"])
    #expect(items.count == told.file.papers.filter { !$0.isInOrder }.count)
    #expect(items.first?["problem"] == "缺签名")
    #expect(items.dropFirst().allSatisfy { $0["problem"] == "未提交" && $0["demand"]?.hasPrefix("提交") == true })
    #expect(fields.texts["correction_due"] == "2026年3月23日")
  }

  @Test("a revocation says what the clerk wrote, and what is wrong with the papers it does not name") func revoked()
    throws
  {
    let told = try CaseStory.revoked.tell()
    let fields = CaseDocument.fields(
      .revocationDecision, of: told.file, in: told.hall, applicant: CaseStory.person, at: told.now)
    let reasons = try #require(fields.lists["reasons"]).compactMap { $0["reason"] }
    #expect(reasons.first == "承诺的材料没有补齐。")
    #expect(reasons.dropFirst().first?.hasSuffix("仍不符合要求：不是本场所。") == true)
    #expect(fields.texts["acceptance_number"] == "容缺〔2026〕0302-0001号")
  }

  @Test("an extension tells both last days, who approved and why; a procedure how long it takes") func times() throws {
    let told = try CaseStory.office.tell()
    let extended = CaseDocument.fields(
      .extensionNotice, of: told.file, in: told.hall, applicant: nil, at: told.now)
    #expect(extended.texts["original_due"] != extended.texts["new_due"])
    #expect(extended.texts["extended_by"] == "10个工作日")
    #expect(extended.texts["approver"]?.isEmpty == false)
    let procedure = CaseDocument.fields(
      .specialProcedureNotice, of: told.file, in: told.hall, applicant: nil, at: told.now)
    #expect(procedure.texts["procedure"] == "专家评审" && procedure.texts["needed"] == "15个工作日")
    #expect(procedure.texts["starts_on"] == "2026年3月2日" && procedure.texts["ends_on"] == "2026年3月23日")
    let sheet = CaseDocument.fields(.transferSheet, of: told.file, in: told.hall, applicant: nil, at: told.now)
    #expect(sheet.texts["total"]?.contains("种") == true && sheet.texts["handed_over_on"] == "2026年3月2日 09:00")
  }

  @Test("numbers come from the case and the kind") func numbers() {
    #expect(CaseDocument.number(.acceptanceNotice, case: "20261121-0007") == "受理〔2026〕1121-0007号")
    #expect(CaseDocument.number(.specialProcedureNotice, case: "20261121-0007", 2) == "特程〔2026〕1121-0007-2号")
    #expect(CaseDocument.number(.correctionNotice, case: "X") == "补正X号")
  }

  @Test("the undertaking is there before the case is, and only where the rules allow the deferral") func undertaking()
    throws
  {
    let (hall, open, papers) = try CaseStory.start(CaseStory.permit)
    let context = Context(now: SampleHall.morning, terminal: "window-1", staff: "")
    let deferred = papers.map { PaperMark($0.name, $0.requirement == .deferrable ? .deferred : $0.usualMark) }
    let fields = try CaseDocument.undertaking(
      for: TakeIn(open, marks: deferred, .defer()), in: hall, applicant: CaseStory.person, context)
    #expect(fields.texts["case_number"]?.contains("受理后填写") == true)
    #expect(fields.lists["deferred"]?.isEmpty == false && fields.texts["supplement_due"]?.isEmpty == false)
    #expect(fields.texts["applicant_id"] == CaseStory.person.idNumber)
    let templates = TemplateFolder(folders: [SampleHall.root + "/assets/documents/zh"])
    _ = try #require(templates.templates[.deferralUndertaking]).fill(fields)
    let complete = papers.map { PaperMark($0.name, $0.usualMark) }
    #expect(throws: Refusal.self) {
      try CaseDocument.undertaking(for: TakeIn(open, marks: complete, .defer()), in: hall, applicant: nil, context)
    }
  }
}
