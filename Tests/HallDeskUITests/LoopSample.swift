import HallModel
import HallStore
import ScreenKit
import Testing

@testable import HallDeskUI

/// Closed loops in the township sample: behind ratings of real visits, and behind grievances.
struct LoopSample {
  static let person = Applicant(kind: .person, name: "周文静", idNumber: "330501199001011234", phone: "13857212345")

  var office: OfficeSample

  init() throws {
    office = try OfficeSample()
    var settings = office.hall.settings
    settings.ratingTags = [
      RatingTag(code: "110", level: .veryDissatisfied, name: "在承诺的时间未办结"),
      RatingTag(code: "112", level: .veryDissatisfied, name: "服务态度差"),
    ]
    office.hall.apply(
      HallConfigured(settings: settings, catalogue: office.hall.catalogue, papersDigest: "", training: false),
      Stamp(at: office.now, terminal: "test", staff: ""))
  }

  /// A week of loops: one late, one due today, some not.
  static func week() throws -> LoopSample {
    var sample = try LoopSample()
    sample.office.perform(FileGrievance(kind: .complaint, text: "二楼没有指示牌，找不到窗口"), staff: "G01")
    let first = try sample.rating(level: 2, words: "工作人员让我回去重新打印")
    sample.office.now = sample.office.now.adding(seconds: 86_400)
    _ = try sample.rating(level: 2)
    sample.office.perform(ContactRater(loop: first, reached: false, text: "匿名评价，查看监控"), staff: "S01")
    sample.office.perform(AppealRating(loop: first, text: "打印机故障，已当场说明", by: "C01"), staff: "S01")
    sample.office.now = sample.office.now.adding(seconds: 86_400)
    return sample
  }

  /// A visit at window 1 that brought a case and was rated; the loop's id.
  mutating func rating(
    named: Bool = false, level: Int = 1, tags: [String] = [], words: String = "", applicant: Applicant? = person
  ) throws -> String {
    let record = applicant.map { office.people.add($0) } ?? ""
    office.perform(OpenWindow(window: 1), staff: "C01")
    let issued = office.perform(IssueTicket(matters: [OfficeSample.permit]), staff: "G01")
    let ticket = try #require(issued.lazy.compactMap { $0 as? TicketIssued }.first).subject
    for command: any HallCommand in [CallNext(window: 1), StartService(window: 1)] {
      office.perform(command, staff: "C01")
    }
    let papers = PaperCatalogue(try SampleHall.loaded.get().papers).byMatter[OfficeSample.permit] ?? []
    if applicant != nil {
      office.perform(OpenCase(ticket: ticket, matter: OfficeSample.permit, papers: papers, applicant: record))
    }
    office.perform(FinishTicket(window: 1), staff: "C01")
    let answer = RatingAnswer(level: level, tags: tags, comment: words, named: named)
    office.perform(RecordRating(ticket: ticket, answer: answer, channel: .pad), staff: "")
    return ticket
  }

  /// The screen with a supervisor signed in.
  func supervisor(
    size: (rows: Int, columns: Int) = (24, 80), language: Language = .zh
  ) throws -> Stage<SupervisorScreen> {
    var stage = try Stage(SupervisorScreen(), hall: office.hall, at: office.now, size: size, language: language)
    stage.people = office.people
    stage.signIn("S01")
    stage.press("3")
    return stage
  }
}
