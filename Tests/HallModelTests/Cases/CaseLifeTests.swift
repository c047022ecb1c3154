import Testing

@testable import HallModel

@Suite("A case is always in exactly one state, and leaves it only as the law allows") struct CaseLifeTests {
  /// Every action with good particulars.
  static func actions(_ id: String) -> [(String, any HallCommand)] {
    [
      ("mark", MarkPapers(case: id, marks: CaseSample.complete)),
      ("fix", FixOnSpot(case: id, paper: "申请书", remark: "已补签")),
      ("finish", FinishOnSpot(case: id, marks: CaseSample.complete)),
      ("accept", AcceptCase(case: id, marks: CaseSample.complete)),
      ("defer", DeferCase(case: id, marks: CaseSample.deferred, undertakingSigned: true)),
      ("tell", TellApplicant(case: id, marks: CaseSample.incomplete)),
      ("refuse", RefuseCase(case: id, ground: .notOurs, reason: "不属本机关", rightBody: "县林业局")),
      ("supply", SupplyPapers(case: id, marks: [PaperMark("平面图", .original)])),
      ("revoke", RevokeAcceptance(case: id, reason: "逾期未补")),
      ("hand_over", HandOverCase(case: id)),
      ("decide", DecideCase(case: id, granted: true)),
      ("return", ReturnCase(case: id, reason: "退回")),
      ("suspend", SuspendCase(case: id, procedure: .hearing, toldInWriting: true)),
      ("resume", ResumeCase(case: id)),
      ("extend", ExtendCase(case: id, days: 10, approver: "90", reason: "情况复杂")),
      ("issue", IssueResult(case: id, delivery: .post, tracking: "EMS1")),
      ("urge", UrgeCase(case: id, isOrder: true, text: "今日办结")),
      ("assign", AssignCase(case: id, handler: "02")),
    ]
  }

  /// What can be done in each state; everything else is refused.
  static let allowed: [CaseFile.State: Set<String>] = [
    .received: ["mark", "accept", "defer", "tell", "refuse", "urge", "assign"],
    .correction: ["supply", "urge", "assign"],
    .accepted: ["hand_over", "extend", "urge", "assign"],
    .acceptedDeferred: ["supply", "hand_over", "extend", "urge", "assign"],
    .inReview: ["decide", "return", "suspend", "extend", "urge", "assign"],
    .suspended: ["resume", "urge", "assign"],
    .decided: ["issue", "urge", "assign"],
    .notAccepted: [], .withdrawn: [], .revoked: [], .returned: [], .delivered: [], .finishedOnSpot: [],
  ]

  @Test("every state is reached, and allows exactly its actions", arguments: CaseFile.State.allCases)
  func table(_ state: CaseFile.State) throws {
    let (hall, id) = CaseSample.hall(with: state)
    let file = try #require(hall.hall.caseFile(id))
    #expect(file.state == state)
    let possible = Set(Self.actions(id).filter { hall.refusal($0.1, staff: "01") == nil }.map(\.0))
    #expect(possible == Self.allowed[state])
    #expect(state.isClosed == possible.isEmpty)
    // A state that refuses says which state it is in.
    for (name, command) in Self.actions(id) where !possible.contains(name) && state.isClosed {
      #expect(hall.refusal(command, staff: "01")?.code == "case_\(state.rawValue)", "\(name)")
    }
  }

  @Test("a whole life: told once, supplied, accepted, in review, extended, paused, decided, posted") func whole() throws
  {
    var hall = CaseSample.hall(on: "2026-09-07")
    let id = CaseSample.open(&hall)
    func file() throws -> CaseFile { try #require(hall.hall.caseFile(id)) }
    #expect(id == "20260907-0001")
    #expect(try file().tellDue?.text == "2026-09-14")
    #expect(hall.perform(TellApplicant(case: id, marks: CaseSample.incomplete)) == "case_told")
    #expect(try file().correctionDue?.text == "2026-09-28")
    hall.now = Sample.at("10:00", CaseSample.day("2026-09-10"))
    #expect(hall.perform(SupplyPapers(case: id, marks: CaseSample.complete)).hasSuffix("case_supplied"))
    #expect(hall.perform(TellApplicant(case: id, marks: CaseSample.incomplete)) == "!told_already")
    #expect(hall.perform(AcceptCase(case: id)) == "case_accepted")
    #expect(try file().promisedDue?.text == "2026-09-17")
    #expect(try file().legalDue?.text == "2026-10-14")
    #expect(hall.perform(HandOverCase(case: id, reviewers: ["消防", "消防", "市场监管"])) == "case_handed_over")
    #expect(try file().reviews.map(\.department) == ["消防"])
    #expect(hall.perform(DecideCase(case: id, granted: true)) == "!review_awaited")
    #expect(hall.perform(ReviewCase(case: id, department: "消防", agrees: true)) == "case_reviewed")
    #expect(hall.perform(SuspendCase(case: id, procedure: .testing, toldInWriting: false)) == "!written_notice_needed")
    #expect(hall.perform(SuspendCase(case: id, procedure: .testing, toldInWriting: true)) == "case_suspended")
    #expect(try file().promisedDue == nil && file().due == nil)
    hall.now = Sample.at("09:00", CaseSample.day("2026-09-16"))
    #expect(hall.perform(ResumeCase(case: id)).hasSuffix("case_resumed"))
    // Five days after the 16th: 17, 18, 20 (made up), 21, 22.
    #expect(try file().promisedDue?.text == "2026-09-22")
    #expect(hall.perform(ExtendCase(case: id, days: 11, approver: "90", reason: "复杂")) == "!extension_too_long")
    #expect(hall.perform(ExtendCase(case: id, days: 3, approver: "01", reason: "复杂")) == "!approver_needed")
    #expect(hall.perform(ExtendCase(case: id, days: 3, approver: "90", reason: "复杂")) == "case_extended")
    // 23, 24, then Mid-Autumn until the 27th: 28.
    #expect(try file().promisedDue?.text == "2026-09-28")
    #expect(hall.perform(ExtendCase(case: id, days: 3, approver: "90", reason: "复杂")) == "!extended_already")
    #expect(hall.perform(DecideCase(case: id, granted: true)) == "case_decided")
    #expect(try file().deliveryDue?.text == "2026-09-30")
    #expect(hall.perform(IssueResult(case: id, delivery: .counter)) == "!identity_not_checked")
    #expect(hall.perform(IssueResult(case: id, delivery: .post, tracking: "EMS9")) == "case_delivered")
    #expect(
      try file().documents == [
        "correction_notice", "acceptance_notice", "transfer_sheet", "special_procedure_notice", "extension_notice",
        "completion_receipt",
      ])
  }
}
