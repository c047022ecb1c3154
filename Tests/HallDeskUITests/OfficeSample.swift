import HallModel
import HallStore
import ScreenKit

@testable import HallDeskUI

/// Cases in the township sample, one in each state the back office and the issuing window meet.
struct OfficeSample {
  /// 食品经营许可(新办): promised, with papers that may follow later.
  static let permit = "HZ-市场监管-006"
  static let clerk = "B01"
  static let supervisor = "S01"

  var hall: Hall
  var now: Moment
  var people = StagePeople()

  init() throws {
    hall = try SampleHall.hall()
    now = SampleHall.morning
  }

  @discardableResult
  mutating func perform(_ command: any HallCommand, staff: String = "C01") -> [any HallEvent] {
    guard case .events(let events) = hall.decide(command, Context(now: now, terminal: "test", staff: staff)) else {
      return []
    }
    for event in events {
      hall.apply(event, Stamp(at: now, terminal: "test", staff: staff))
      people.steps[event.subject, default: []].append(CaseStep(at: now, staff: staff, event: event))
    }
    return events
  }

  /// Papers of a matter, all there, or with one that follows or will not do.
  func marks(_ id: String, deferred: Bool = false, defective: Bool = false) -> [PaperMark] {
    let file = hall.caseFile(id)
    var marks = (file?.papers ?? []).map { PaperMark($0.name, .original) }
    if deferred, let position = file?.papers.firstIndex(where: { $0.requirement == .deferrable }) {
      marks[position].mark = .deferred
    }
    if defective, !marks.isEmpty { marks[0] = PaperMark(marks[0].paper, .defective, remark: "缺签名") }
    return marks
  }

  mutating func open(_ matter: String = permit, applicant: String = "") throws -> String {
    let papers = PaperCatalogue(try SampleHall.loaded.get().papers).byMatter[matter] ?? []
    perform(OpenCase(matter: matter, papers: papers, applicant: applicant))
    now = now.adding(seconds: 60)
    return hall.cases.last?.id ?? ""
  }

  /// A case of the permit in that state, in the hand of the back office's clerk where it is with the back office.
  mutating func file(_ state: CaseFile.State, applicant: String = "") throws -> String {
    let id = try open(applicant: applicant)
    switch state {
    case .received: perform(MarkPapers(case: id, marks: marks(id)))
    case .correction: perform(TellApplicant(case: id, marks: marks(id, defective: true)))
    case .accepted: perform(AcceptCase(case: id, marks: marks(id)))
    case .acceptedDeferred: perform(DeferCase(case: id, marks: marks(id, deferred: true), undertakingSigned: true))
    default:
      perform(AcceptCase(case: id, marks: marks(id)))
      perform(HandOverCase(case: id, handler: Self.clerk))
      if state == .suspended { perform(SuspendCase(case: id, procedure: .testing, toldInWriting: true)) }
      if state == .decided || state == .delivered { perform(DecideCase(case: id, granted: true), staff: Self.clerk) }
    }
    return id
  }

  /// The back office with its clerk signed in.
  func office(
    size: (rows: Int, columns: Int) = (24, 80), language: Language = .zh, department: String? = nil
  ) throws -> Stage<BackOfficeScreen> {
    var stage = try Stage(BackOfficeScreen(department: department), hall: hall, at: now, size: size, language: language)
    stage.people = people
    stage.signIn(Self.clerk)
    return stage
  }

  /// The issuing window with its clerk signed in.
  func issuing(
    size: (rows: Int, columns: Int) = (24, 80), language: Language = .zh
  ) throws -> Stage<IssuingScreen> {
    var stage = try Stage(IssuingScreen(number: 6), hall: hall, at: now, size: size, language: language)
    stage.people = people
    stage.signIn("C06")
    return stage
  }
}

extension Stage {
  /// Signs in as a member of staff of the sample.
  mutating func signIn(_ staff: String) {
    type(staff)
    press("Enter")
    type("2468")
    press("Enter")
  }
}
