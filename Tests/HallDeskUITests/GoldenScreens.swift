import Foundation
import HallModel
import HallStore
import ScreenKit
import Testing

@testable import HallDeskUI

/// Golden screens: text plane and style plane, at each size, in each language; `make golden` rewrites them.
@Suite("Golden screens") struct GoldenScreens {
  static let sizes = [(24, 80), (30, 100), (43, 132), (20, 60)]

  @Test("the guide desk", arguments: sizes, Language.allCases)
  func goldenGuide(_ size: (Int, Int), _ language: Language) throws {
    let (hall, now) = try SampleHall.busyHall()
    var desk = try Stage(GuideScreen(), hall: hall, at: now, size: size, language: language)
    try compare(desk.surface, "guide-empty", language)
    desk.type("身份证")
    desk.press("Down")
    try compare(desk.surface, "guide-search", language)
    desk.press("Enter")
    desk.type("社保卡")
    desk.press("Enter", "Tab", "Space")
    try compare(desk.surface, "guide-papers", language)
    desk.press("Tab", "F6")
    try compare(desk.surface, "guide-notice", language)
    desk.press("Esc", "F3")
    try compare(desk.surface, "guide-priority", language)
    desk.type("2")
    desk.press("F2")
    try compare(desk.surface, "guide-issued", language)
    desk.press("Esc", "F5")
    try compare(desk.surface, "guide-tickets", language)
    desk.press("Esc", "Ctrl-T")
    try compare(desk.surface, "guide-figures", language)
    desk.press("Esc", "F1")
    try compare(desk.surface, "guide-help", language)
  }

  @Test("a window", arguments: sizes, Language.allCases)
  func goldenWindow(_ size: (Int, Int), _ language: Language) throws {
    let (hall, now) = try SampleHall.busyHall()
    var window = try Stage(WindowScreen(number: 1), hall: hall, at: now, size: size, language: language)
    window.type(hall.windows[0].staff!)
    window.press("Enter")
    window.type("24")
    try compare(window.surface, "window-sign-in", language)
    window.type("68")
    window.press("Enter")
    try compare(window.surface, "window-idle", language)
    window.press("F2")
    window.wait(12)
    try compare(window.surface, "window-called", language)
    window.press("F4", "Esc", "F7")
    window.wait(75)
    try compare(window.surface, "window-hold", language)
    window.type("1")
    window.press("F2", "F4", "Esc")
    window.wait(200)
    try compare(window.surface, "window-serving", language)
    window.press("F8")
    try compare(window.surface, "window-transfer", language)
  }

  @Test("intake", arguments: sizes, Language.allCases)
  func goldenIntake(_ size: (Int, Int), _ language: Language) throws {
    var window = try IntakeStage.serving(["HZ-公安-001", "HZ-市场监管-006"], size: size, language: language)
    try compare(window.surface, "intake-form", language)
    window.type("11010519491231002X")
    window.press("Enter")
    window.type("王小明")
    window.press("Enter")
    window.type("138572")
    window.press("Enter")
    try compare(window.surface, "intake-fault", language)
    window.type("12345")
    window.press("Enter", "Enter", "Tab")
    window.type("165")
    try compare(window.surface, "intake-remark", language)
    window.type("未盖章")
    window.press("Enter")
    try compare(window.surface, "intake-papers", language)
    window.press("F4")
    try compare(window.surface, "intake-steps", language)
    window.press("F4")
    try compare(window.surface, "intake-told", language)
  }

  @Test("the board", arguments: sizes, Language.allCases)
  func goldenBoard(_ size: (Int, Int), _ language: Language) throws {
    let (hall, now) = try SampleHall.busyHall()
    var board = try Stage(BoardScreen(), hall: hall, at: now, size: size, language: language)
    try compare(board.surface, "board-quiet", language)
    board.elsewhere(CallNext(window: 1))
    board.wait(20)
    board.elsewhere(CallNext(window: 2))
    board.wait(1)
    board.elsewhere(CallNext(window: 3))
    board.elsewhere(StartService(window: 1))
    try compare(board.surface, "board-calls", language)
  }

  @Test("ASCII lines and wide ambiguous characters", arguments: Language.allCases)
  func goldenASCII(_ language: Language) throws {
    let (hall, now) = try SampleHall.busyHall()
    var desk = try Stage(GuideScreen(), hall: hall, at: now, language: language)
    desk.width = .wide
    desk.glyphs = .ascii
    desk.type("身份证")
    try compare(desk.surface, "guide-ascii", language)
  }

  @Test("the back office", arguments: sizes, Language.allCases)
  func goldenBackOffice(_ size: (Int, Int), _ language: Language) throws {
    var sample = try OfficeSample()
    let applicant = sample.people.add(
      Applicant(kind: .person, name: "周文静", idNumber: "330501199001011234", phone: "13857212345"))
    var ids: [String] = []
    for state in [CaseFile.State.inReview, .suspended, .accepted, .acceptedDeferred, .correction, .decided] {
      ids.append(try sample.file(state, applicant: applicant))
    }
    _ = try sample.open("HZ-公安-001")
    sample.perform(AskReview(case: ids[0], departments: ["公安", "生态环境"]), staff: "B01")
    sample.perform(ReviewCase(case: ids[0], department: "公安", agrees: false, remark: "消防通道宽度不足"), staff: "B01")
    let due = try #require(sample.hall.caseFile(ids[0])?.promisedDue)
    sample.now = HallZone.shanghai.moment(due, second: 9 * 3600)
    var office = try sample.office(size: size, language: language, department: "市场监管")
    office.press("Tab", "Tab")
    try compare(office.surface, "office-list", language)
    office.type("spjy")
    try compare(office.surface, "office-filter", language)
    office.press("Esc", "Tab", "Enter")
    try compare(office.surface, "office-case", language)
    office.press("F5")
    try compare(office.surface, "office-end", language)
    office.press("Esc", "Ctrl-R")
    office.type("消防通道宽度不足")
    office.press("Enter")
    try compare(office.surface, "office-confirm", language)
    office.press("Esc", "Esc", "Ctrl-Y")
    try compare(office.surface, "office-extend", language)
    office.press("Esc", "F6")
    office.type("1")
    try compare(office.surface, "office-document", language)
    office.press("Esc")
    office.elsewhere(UrgeCase(case: ids[0], isOrder: true, text: "今天下班前办结"), staff: "S01")
    try compare(office.surface, "office-changed", language)
    office.press("Esc", "Tab", "Tab")
    office.type("0004")
    office.press("Enter", "F4")
    office.type("1")
    try compare(office.surface, "office-supply", language)
  }

  @Test("the issuing window", arguments: sizes, Language.allCases)
  func goldenIssuing(_ size: (Int, Int), _ language: Language) throws {
    var sample = try OfficeSample()
    let applicant = sample.people.add(
      Applicant(
        kind: .person, name: "周文静", idNumber: "330501199001011234", phone: "13857212345",
        agent: Applicant.Agent(name: "钱立", idNumber: "330501198803034321", phone: "13957200001")))
    for _ in 0..<3 { _ = try sample.file(.decided, applicant: applicant) }
    var window = try sample.issuing(size: size, language: language)
    try compare(window.surface, "issuing-list", language)
    window.press("Enter")
    try compare(window.surface, "issuing-case", language)
    window.press("F2")
    try compare(window.surface, "issuing-checked", language)
    window.press("F8")
    window.type("EA123456789CN")
    try compare(window.surface, "issuing-post", language)
    window.press("Esc", "F5")
    try compare(window.surface, "issuing-done", language)
  }

  @Test("the supervisor", arguments: sizes, Language.allCases)
  func goldenSupervisor(_ size: (Int, Int), _ language: Language) throws {
    var sample = try LoopSample.week()
    let rating = try sample.rating(named: true, level: 1, tags: ["110", "112"], words: "等了一个小时，来回跑了三趟")
    var desk = try sample.supervisor(size: size, language: language)
    desk.press("Tab", "Tab", "Tab", "Tab")
    desk.elsewhere(FileGrievance(kind: .unresolved, text: "社保卡补了三次都没补成", about: "C02"), staff: "G01")
    try compare(desk.surface, "supervisor-list", language)
    let row = try #require(desk.shell.screen.loops.list.loops.firstIndex { $0.id == rating })
    for _ in 0..<row { desk.press("Down") }
    desk.press("Enter", "F9")
    desk.wait(5)
    try compare(desk.surface, "supervisor-phone", language)
    desk.press("F2")
    desk.type("1")
    desk.press("Enter")
    desk.type("电话致歉，评价人说明当天跑了三趟")
    try compare(desk.surface, "supervisor-contact", language)
    desk.press("F4", "F3")
    desk.type("查看监控和排队日志，情况属实")
    desk.press("F4", "F5")
    desk.type("增开一个窗口，告知材料清单；已电话答复")
    desk.press("F4", "F7")
    desk.type("1")
    desk.press("Enter")
    desk.type("1")
    desk.press("Enter")
    desk.type("对答复满意")
    try compare(desk.surface, "supervisor-follow-up", language)
    desk.press("F4", "End")
    try compare(desk.surface, "supervisor-story", language)
    desk.press("F6")
    try compare(desk.surface, "supervisor-grievance", language)
    desk.press("Esc", "Esc", "F1")
    try compare(desk.surface, "supervisor-help", language)
  }

  @Test("what people say at the guide desk", arguments: sizes, Language.allCases)
  func goldenVoices(_ size: (Int, Int), _ language: Language) throws {
    var desk = try Stage(
      GuideScreen(staff: "G01"), hall: SampleHall.hall(), at: SampleHall.morning, size: size, language: language)
    desk.press("Ctrl-G")
    try compare(desk.surface, "guide-voices", language)
    desk.type("2")
    desk.type("A001")
    desk.press("Enter")
    desk.type("2")
    try compare(desk.surface, "guide-rating", language)
  }

  @Test("the rating screen", arguments: sizes, Language.allCases)
  func goldenRating(_ size: (Int, Int), _ language: Language) throws {
    var sample = try RatingSample()
    sample.serve(RatingSample.packageMatters, cases: 2)
    var screen = try sample.screen(1, size: size, language: language)
    try compare(screen.surface, "rating-rest", language)
    screen.elsewhere(FinishTicket(window: 1), staff: "C01")
    screen.press("Right", "Right")
    try compare(screen.surface, "rating-levels", language)
    screen.type("2")
    screen.type("16")
    screen.press("Tab")
    screen.type("窗口少")
    screen.pass(22)
    try compare(screen.surface, "rating-answer", language)
    screen.press("Enter", "Enter")
    try compare(screen.surface, "rating-thanks", language)
    let exit = try sample.screen(nil, size: size, language: language)
    try compare(exit.surface, "rating-exit", language)
  }

  @Test("the supervisor's live hall, alarms, charts, report and replay", arguments: sizes, Language.allCases)
  func goldenLive(_ size: (Int, Int), _ language: Language) throws {
    var desk = try LiveSample.city().supervisor(size: size, language: language)
    try compare(desk.surface, "live-hall", language)
    desk.press("Tab", "Enter")
    try compare(desk.surface, "live-lane", language)
    desk.press("Enter")
    try compare(desk.surface, "live-ticket", language)
    desk.press("Esc", "Esc", "Tab", "Enter")
    try compare(desk.surface, "live-window", language)
    desk.press("F4")
    try compare(desk.surface, "live-assign", language)
    desk.press("Esc", "Esc", "F8")
    try compare(desk.surface, "live-closing", language)
    desk.press("Esc", "2")
    try compare(desk.surface, "live-alarms", language)
    desk.press("4")
    try compare(desk.surface, "live-charts", language)
    desk.press("5")
    try compare(desk.surface, "live-report", language)
    desk.press("Tab")
    try compare(desk.surface, "live-by-window", language)
    desk.press("6", "Enter")
    for _ in 0..<6 { desk.press("F6") }
    try compare(desk.surface, "live-replay", language)
    desk.press("F1")
    try compare(desk.surface, "live-replay-help", language)
  }

  @Test("the supervisor's plans", arguments: sizes, Language.allCases)
  func goldenPlan(_ size: (Int, Int), _ language: Language) throws {
    var desk = try PlanSample.supervisor([5, 4], size: size, language: language)
    try compare(desk.surface, "plan-now", language)
    desk.press("Down", "Down", "Left")
    try compare(desk.surface, "plan-fewer", language)
    desk.press("Left")
    try compare(desk.surface, "plan-working", language)
    desk.press("Enter")
    try compare(desk.surface, "plan-people", language)
    desk.press("F1")
    try compare(desk.surface, "plan-help", language)
  }

  private func compare(_ surface: Surface, _ name: String, _ language: Language) throws {
    let folder = SampleHall.root + "/Tests/HallDeskUITests/Golden/\(language.rawValue)"
    let path = "\(folder)/\(name)-\(surface.columns)x\(surface.rows).txt"
    let drawn = SurfaceDump.text(of: surface)
    if ProcessInfo.processInfo.environment["HALLDESK_GOLDEN"] == "write" {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try drawn.write(toFile: path, atomically: true, encoding: .utf8)
      return
    }
    let kept = try String(contentsOfFile: path, encoding: .utf8)
    #expect(drawn == kept, "\(name) \(surface.columns)x\(surface.rows) \(language): see make golden")
  }
}
