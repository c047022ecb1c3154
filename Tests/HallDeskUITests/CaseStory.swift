import HallModel
import HallStore
import Testing

/// A case's life in the township sample, told step by step with the real rules.
struct CaseStory: Sendable, CustomTestStringConvertible {
  /// One event of the case.
  struct Step {
    var event: any HallEvent
    var before: CaseFile?
    var after: CaseFile
  }

  var testDescription: String
  var matter: String
  /// The commands after the case was opened.
  var commands: @Sendable (_ id: String, _ papers: [Paper]) -> [any HallCommand]

  /// 食品经营许可(新办): a licence, promised, with papers that may follow.
  static let permit = "HZ-市场监管-006"
  static let person = Applicant(kind: .person, name: "沈堃", idNumber: "330501199001010018", phone: "13812342468")

  static let deferred = CaseStory(testDescription: "accepted with deferral", matter: permit) { id, papers in
    [DeferCase(case: id, marks: papers.map { $0.deferred }, undertakingSigned: true)]
  }
  static let revoked = CaseStory(testDescription: "revoked", matter: permit) { id, papers in
    let late = papers.filter { $0.requirement == .deferrable }
      .map { PaperMark($0.name, .defective, remark: "不是本场所") }
    return [
      DeferCase(case: id, marks: papers.map { $0.deferred }, undertakingSigned: true),
      SupplyPapers(case: id, marks: late), RevokeAcceptance(case: id, reason: "承诺的材料没有补齐"),
    ]
  }
  static let refused = CaseStory(testDescription: "not accepted", matter: permit) { id, _ in
    [RefuseCase(case: id, ground: .notOurs, reason: "经营场所位于吴兴区", rightBody: "湖州市市场监督管理局")]
  }
  static let told = CaseStory(testDescription: "told once", matter: permit) { id, papers in
    [TellApplicant(case: id, marks: [PaperMark(papers[0].name, .defective, remark: "缺签名")])]
  }
  static let finished = CaseStory(testDescription: "finished on the spot", matter: "HZ-人社-001") { id, papers in
    [FinishOnSpot(case: id, marks: papers.map { PaperMark($0.name, $0.usualMark) })]
  }
  static let office = CaseStory(testDescription: "through the back office", matter: permit) { id, papers in
    [
      AcceptCase(case: id, marks: papers.map { PaperMark($0.name, $0.usualMark) }), HandOverCase(case: id),
      ExtendCase(case: id, days: 10, approver: supervisor, reason: "需要核对食品安全标准"),
      SuspendCase(case: id, procedure: .expertReview, toldInWriting: true, days: 15), ResumeCase(case: id),
      DecideCase(case: id, granted: false, reason: "场所不符合要求"),
      IssueResult(case: id, delivery: .post, tracking: "EMS1"),
    ]
  }
  static let all = [deferred, revoked, refused, told, finished, office]

  private static let supervisor =
    (try? SampleHall.loaded.get().settings.staff.first { $0.roles.contains(.supervisor) }?.number) ?? ""

  /// A hall with documents' settings in which window 1 accepts everything, how the case is opened, and its papers.
  static func start(_ matter: String) throws -> (hall: Hall, open: OpenCase, papers: [Paper]) {
    let loaded = try SampleHall.loaded.get()
    var settings = loaded.settings
    settings.documents.agency = "南浔区市场监督管理局"
    settings.documents.reviewBody = "南浔区人民政府"
    settings.documents.court = "湖州市南浔区人民法院"
    var hall = try SampleHall.hall()
    let stamp = Stamp(at: SampleHall.morning, terminal: "test", staff: "")
    hall.apply(
      HallConfigured(settings: settings, catalogue: hall.catalogue, papersDigest: "", training: false), stamp)
    let papers = loaded.papers.filter { $0.matter == matter }
    return (hall, OpenCase(matter: matter, papers: papers, applicant: "p1"), papers)
  }

  /// Tells it.
  func tell() throws -> (file: CaseFile, hall: Hall, now: Moment, steps: [Step]) {
    var (hall, open, papers) = try Self.start(matter)
    let now = SampleHall.morning
    var steps: [Step] = []
    func perform(_ command: any HallCommand) throws {
      switch hall.decide(command, Context(now: now, terminal: "window-1", staff: "C01")) {
      case .refused(let refusal): throw refusal
      case .events(let events):
        for event in events {
          let before = hall.caseFile(event.subject)
          hall.apply(event, Stamp(at: now, terminal: "window-1", staff: "C01"))
          if let after = hall.caseFile(event.subject) { steps.append(Step(event: event, before: before, after: after)) }
        }
      }
    }
    try perform(open)
    let id = try #require(hall.cases.last).id
    for command in commands(id, papers) { try perform(command) }
    return (try #require(hall.caseFile(id)), hall, now, steps)
  }
}

extension Paper {
  /// As it is when everything is there.
  var usualMark: CasePaper.Mark {
    requirement == .ifApplicable ? .notNeeded : origin == .eCertificate ? .eCertificate : .original
  }

  /// As it is when what may follow later does.
  var deferred: PaperMark { PaperMark(name, requirement == .deferrable ? .deferred : usualMark) }
}
