import FoundationEssentials

@testable import HallModel

/// What tests of cases share: the real calendar, a hall that works by it, and a case brought to any state.
enum CaseSample {
  /// The rows of the calendar that the sample halls use.
  static let calendar: [CalendarDay] = {
    let path = URL(filePath: #filePath).deletingLastPathComponent().path + "/../../../assets/catalogue/holidays.csv"
    let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    return text.split(whereSeparator: \.isNewline).dropFirst().compactMap { line in
      let cells = line.split(separator: ",").map(String.init)
      guard cells.count == 3, let day = Day(cells[0]), let kind = CalendarDay.Kind(rawValue: cells[1]) else {
        return nil
      }
      return CalendarDay(day: day, kind: kind, name: cells[2])
    }
  }()

  static func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

  /// Two matters: a promised one of 20 working days at law and 5 promised, an immediate one; two in calendar days.
  static let catalogue = Catalogue(
    matters: [
      Matter(code: "XK", name: "食品经营许可", department: "市场监管", legalLimit: 20, promisedDays: 5),
      Matter(code: "JB", name: "社会保障卡申领", department: "社保", caseType: .immediate, legalLimit: 1, promisedDays: 0),
      Matter(
        code: "ZR", name: "居民身份证换领", department: "公安", legalLimit: 60, limitUnit: .calendar, promisedDays: 7),
      Matter(code: "SL", name: "社会保险登记", department: "社保", legalLimit: 20, promisedDays: 10),
    ], digest: "cases")

  static let papers = [
    Paper(matter: "XK", sequence: 1, name: "申请书", requirement: .required),
    Paper(matter: "XK", sequence: 2, name: "身份证", requirement: .required, origin: .eCertificate),
    Paper(matter: "XK", sequence: 3, name: "平面图", requirement: .deferrable),
    Paper(matter: "XK", sequence: 4, name: "委托书", requirement: .ifApplicable),
  ]

  /// A hall on this day, one window serving a ticket for these matters.
  static func hall(
    on day: String, _ matters: [String] = ["XK"], _ change: (inout HallSettings) -> Void = { _ in }
  ) -> TestHall {
    var settings = Sample.settings()
    settings.lanes = [Lane(letter: "A", name: "全部", carries: .everything)]
    settings.calendar = calendar
    settings.staff.append(StaffMember(number: "90", name: "主管", roles: [.supervisor]))
    change(&settings)
    var hall = TestHall()
    hall.now = Sample.at("09:00", CaseSample.day(day))
    hall.perform(Configure(settings: settings, catalogue: catalogue, papersDigest: "p", training: false))
    hall.perform(OpenWindow(window: 1, staff: "01"))
    hall.perform(IssueTicket(matters: matters))
    hall.serve(1)
    return hall
  }

  /// All four papers as the clerk would mark them when everything is there.
  static let complete = [
    PaperMark("申请书", .original), PaperMark("身份证", .eCertificate), PaperMark("平面图", .copy),
    PaperMark("委托书", .notNeeded),
  ]
  static let deferred = Array(complete.dropLast(2)) + [PaperMark("平面图", .deferred)]
  static let incomplete = [PaperMark("申请书", .defective, remark: "缺签名"), PaperMark("身份证", .original)]

  /// Opens a case of the food permit.
  static func open(_ hall: inout TestHall, matter: String = "XK", follows: String? = nil) -> String {
    hall.perform(
      OpenCase(
        ticket: hall.number(at: 1), matter: matter, papers: matter == "XK" ? papers : [], applicant: "a1",
        follows: follows), staff: "01")
    return hall.hall.cases.last?.id ?? "?"
  }

  /// A hall whose only case is in that state, and the case's number.
  static func hall(with state: CaseFile.State) -> (TestHall, String) {
    var hall = CaseSample.hall(on: "2026-03-02", state == .finishedOnSpot ? ["JB"] : ["XK"])
    let id = open(&hall, matter: state == .finishedOnSpot ? "JB" : "XK")
    for command in path(to: state, id) { hall.perform(command, staff: "01") }
    if state == .withdrawn {
      hall.now = Sample.at("09:00", day("2026-04-20"))
      hall.perform(OpenDay())
    }
    return (hall, id)
  }

  /// The commands that bring a received case to a state.
  static func path(to state: CaseFile.State, _ id: String) -> [any HallCommand] {
    let review: [any HallCommand] = [AcceptCase(case: id, marks: complete), HandOverCase(case: id)]
    switch state {
    case .received: return []
    case .correction, .withdrawn: return [TellApplicant(case: id, marks: incomplete)]
    case .accepted: return [AcceptCase(case: id, marks: complete)]
    case .acceptedDeferred: return [DeferCase(case: id, marks: deferred, undertakingSigned: true)]
    case .notAccepted: return [RefuseCase(case: id, ground: .notNeeded, reason: "依法不需许可")]
    case .revoked:
      return [
        DeferCase(case: id, marks: deferred, undertakingSigned: true),
        SupplyPapers(case: id, marks: [PaperMark("平面图", .defective, remark: "不是本场所")]),
        RevokeAcceptance(case: id, reason: "补交的平面图不符"),
      ]
    case .inReview: return review
    case .suspended: return review + [SuspendCase(case: id, procedure: .testing, toldInWriting: true)]
    case .decided: return review + [DecideCase(case: id, granted: true)]
    case .returned: return review + [ReturnCase(case: id, reason: "场所已拆除")]
    case .delivered:
      return review + [
        DecideCase(case: id, granted: true), IssueResult(case: id, delivery: .counter, identityChecked: true),
      ]
    case .finishedOnSpot: return [FinishOnSpot(case: id)]
    }
  }
}
