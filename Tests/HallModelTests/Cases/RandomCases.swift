@testable import HallModel

extension RandomHall {
  private static let papers = [
    Paper(matter: "", sequence: 1, name: "申请书"),
    Paper(matter: "", sequence: 2, name: "身份证", origin: .eCertificate),
    Paper(matter: "", sequence: 3, name: "平面图", requirement: .deferrable),
  ]

  /// A command about cases, mostly one that fits the state of some case.
  mutating func intake() -> any HallCommand {
    let hall = play.hall
    let serving = hall.tickets.filter { $0.state == .serving }
    // A few dozen at a time, so that each is met again and goes through its whole life.
    if hall.cases.isEmpty || random.chance(hall.cases.count < 30 ? 25 : 2) {
      let ticket = serving.isEmpty ? nil : serving[random.below(serving.count)]
      let matter = ticket?.matters.first ?? "GA-1"
      return OpenCase(
        ticket: random.chance(90) ? ticket?.number : "Z999", matter: random.chance(97) ? matter : "XX-9",
        papers: RandomHall.papers, applicant: "a", ways: random.chance(10) ? [.joint] : [],
        follows: random.chance(10) ? hall.cases.first?.id : random.chance(1) ? "x" : nil)
    }
    let file = hall.cases[random.below(hall.cases.count)]
    let id = random.chance(99) ? file.id : "20200101-0001"
    return random.chance(80) ? fitting(file.state, id) : fitting(random.pick(CaseFile.State.allCases), id)
  }

  private mutating func fitting(_ state: CaseFile.State, _ id: String) -> any HallCommand {
    let marks = marks()
    switch state {
    case .received:
      switch random.below(7) {
      case 0: return MarkPapers(case: id, marks: marks)
      case 1: return FixOnSpot(case: id, paper: "申请书", remark: "补签")
      case 2: return FinishOnSpot(case: id, marks: marks)
      case 3: return DeferCase(case: id, marks: marks, undertakingSigned: random.chance(90))
      case 4: return TellApplicant(case: id, marks: marks)
      case 5:
        return RefuseCase(
          case: id, ground: random.pick(RefuseCase.Ground.allCases), reason: random.chance(90) ? "理由" : " ",
          rightBody: random.chance(80) ? "县局" : "")
      default: return AcceptCase(case: id, marks: marks)
      }
    case .correction: return SupplyPapers(case: id, marks: marks)
    case .accepted: return HandOverCase(case: id, reviewers: random.chance(20) ? ["税务"] : [], handler: "02")
    case .acceptedDeferred:
      switch random.below(4) {
      case 0, 3:
        return random.chance(50)
          ? SupplyPapers(case: id, marks: marks)
          : SupplyPapers(case: id, marks: [PaperMark("平面图", .defective, remark: "不符")])
      case 1: return RevokeAcceptance(case: id, reason: "未补")
      default: return HandOverCase(case: id)
      }
    case .inReview:
      switch random.below(7) {
      case 6: return AskReview(case: id, departments: [random.pick(["税务", "公安"])])
      case 0:
        return SuspendCase(
          case: id, procedure: random.pick(SpecialProcedure.allCases), toldInWriting: random.chance(90))
      case 1:
        return ExtendCase(case: id, days: 1 + random.below(12), approver: random.pick(["90", "01"]), reason: "复杂")
      case 2: return ReturnCase(case: id, reason: "退回")
      case 3: return ReviewCase(case: id, department: "税务", agrees: random.chance(80), remark: "意见")
      default: return DecideCase(case: id, granted: random.chance(80), reason: "理由")
      }
    case .suspended: return ResumeCase(case: id)
    case .decided:
      return IssueResult(
        case: id, delivery: random.pick(CaseFile.Delivery.allCases), identityChecked: random.chance(70), tracking: "E")
    case .notAccepted, .withdrawn, .revoked, .returned, .delivered, .finishedOnSpot:
      return random.chance(50)
        ? AssignCase(case: id, handler: random.pick(["01", "99"]))
        : UrgeCase(case: id, isOrder: random.chance(50), text: "快")
    }
  }

  private mutating func marks() -> [PaperMark] {
    if random.chance(40) { return RandomHall.papers.map { PaperMark($0.name, .original) } }
    if random.chance(40) {
      return RandomHall.papers.map { PaperMark($0.name, $0.requirement == .deferrable ? .deferred : .original) }
    }
    return RandomHall.papers.map { PaperMark($0.name, random.pick(CasePaper.Mark.allCases), remark: "说明") }
  }
}

extension Invariants {
  /// Every case is in one state, and its days fit that state.
  static func cases(_ hall: Hall) -> String? {
    guard Set(hall.cases.map(\.id)).count == hall.cases.count else { return "two cases with one number" }
    for file in hall.cases {
      let state = file.state
      let accepted: Set<CaseFile.State> = [
        .accepted, .acceptedDeferred, .inReview, .suspended, .decided, .delivered, .returned, .revoked, .finishedOnSpot,
      ]
      if accepted.contains(state) != (file.acceptedAt != nil) { return "\(file.id) \(state): accepted at" }
      if state == .correction && file.correctionDue == nil { return "\(file.id): no day for the correction" }
      if file.correctionDue != nil && ![.correction, .received].contains(state) { return "\(file.id): correction due" }
      if state == .acceptedDeferred && file.supplementDue == nil { return "\(file.id): no day for deferred papers" }
      if (state == .suspended) != (file.pauses.last.map { $0.through == nil } ?? false) { return "\(file.id): pause" }
      if let promised = file.promisedDue, let legal = file.legalDue, promised > legal { return "\(file.id): promise" }
      if [.decided, .delivered].contains(state) != (file.granted != nil) && state != .finishedOnSpot {
        return "\(file.id) \(state): decision"
      }
      if (state == .decided) != (file.deliveryDue != nil) { return "\(file.id) \(state): delivery due" }
      if file.acceptedAt != nil && file.clockFrom == nil && !state.isClosed {
        guard let first = file.follows.flatMap(hall.caseFile), !first.isCompleted else { return "\(file.id): no clock" }
      }
      if hall.caseFile(file.id) != file { return "\(file.id) is not found by its number" }
      if state.isClosed && file.due != nil { return "\(file.id) is closed and owes" }
    }
    return nil
  }
}
