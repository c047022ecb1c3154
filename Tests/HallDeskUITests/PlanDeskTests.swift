import HallModel
import ScreenKit
import Testing

@testable import HallDeskUI
@testable import HallSimulator

@Suite("The supervisor's plans") struct PlanDeskTests {
  /// The line of the table with these words.
  func line(_ words: String, _ desk: Stage<SupervisorScreen>) throws -> String {
    try #require(desk.surface.lines().first { $0.contains(words) }, "\(words) is not on the screen\n\(desk.text)")
  }

  @Test("the first visit works out by itself, the next one shows what is there") func first() throws {
    var desk = try LiveSample.township().supervisor()
    desk.press("7")
    #expect(desk.text.contains("正在推演"))
    let sheet = PlanSample.sheet(desk.hall)
    _ = desk.shell.receive(.paperwork(.plan(sheet), tag: PlanDesk.tag), desk.environment)
    #expect(desk.text.contains("每天 86 人（按过去 20 天）；规划 6 个窗口"))
    #expect(!desk.text.contains("正在推演"))
    desk.press("1", "7")
    #expect(!desk.text.contains("正在推演") && desk.text.contains("每窗会三类"))
    desk.press("F2")
    #expect(desk.text.contains("正在推演 6 个窗口") && desk.text.contains("每窗会三类"))
  }

  @Test("what keeps the promise has a sign, and what cannot be told from the best a star, beside every colour")
  func signs() throws {
    let desk = try PlanSample.supervisor()
    let best = try line("综合 3 + 专窗 3", desk)
    #expect(best.contains("*") && best.contains("✓ 98.8%") && best.contains("█") && best.contains("░"))
    let now = try line(" 现在 ", desk)
    #expect(!now.contains("*") && !now.contains("✓") && now.contains("42.5 ± ") && now.contains("72%"))
    #expect(try line("全部专窗", desk).contains("→"), "too long for its place")
    #expect(desk.text.contains("✓ 做到承诺  * 与最好的分不出高下"))
  }

  @Test("with ASCII only, the bars are # and . and the sign a plus") func ascii() throws {
    var desk = try PlanSample.supervisor()
    desk.glyphs = .ascii
    let best = try line("综合 3 + 专窗 3", desk)
    #expect(best.contains("+ 98.8%") && best.contains("#.") && !best.contains("█"))
  }

  @Test("arrows plan for other numbers of windows; the last sheet stays, and a late answer is dropped") func number()
    throws
  {
    var desk = try PlanSample.supervisor()
    desk.press("Right", "Right")
    #expect(desk.text.contains("正在推演 8 个窗口 …（下面还是 6 个的）") && desk.text.contains("规划 6 个窗口"))
    let late = PlanSample.sheet(desk.hall, windows: 7)
    _ = desk.shell.receive(.paperwork(.plan(late), tag: PlanDesk.tag + "7"), desk.environment)
    #expect(desk.text.contains("规划 6 个窗口") && desk.text.contains("正在推演 8"))
    let wanted = PlanSample.sheet(desk.hall, windows: 8)
    _ = desk.shell.receive(.paperwork(.plan(wanted), tag: PlanDesk.tag + "8"), desk.environment)
    #expect(desk.text.contains("规划 8 个窗口") && !desk.text.contains("正在推演"))
    _ = desk.shell.receive(.paperwork(.plan(late), tag: PlanDesk.tag + "7"), desk.environment)
    #expect(desk.text.contains("规划 8 个窗口"))
    desk.press("PgUp")
    #expect(desk.text.contains("正在推演 13"))
    desk.press("PgDn", "PgDn", "PgDn")
    #expect(desk.text.contains("正在推演 1 个"))
    desk.press("Left")
    #expect(desk.notice.contains("至少一个"))
  }

  @Test("the arrow stays at its arrangement when another number of windows is planned") func pointed() throws {
    var desk = try PlanSample.supervisor([6, 7])
    desk.press("Down", "Down", "Right")
    #expect(desk.shell.screen.plan.pointed?.way == .chain(skills: 3))
    #expect(desk.shell.screen.plan.pointed?.windows == 7)
    desk.press("End", "Left")
    #expect(desk.shell.screen.plan.pointed?.windows == 6)
    #expect(desk.shell.screen.plan.pointed?.way == .mix(comprehensive: 6), "all of them, as before")
    desk.press("Up")
    desk.people.sheets = [PlanSample.overloaded(desk.hall)]
    desk.press("PgDn")
    #expect(desk.shell.screen.plan.pointed?.way == nil)
    desk.people.sheets = [PlanSample.sheet(desk.hall, windows: 2)]
    desk.press("Right")
    #expect(desk.shell.screen.plan.pointed?.way == .mix(comprehensive: 2), "the mix most like the one of five and one")
  }

  @Test("Enter tells window by window who learns what, who gives up what, and who is not needed; Esc goes back")
  func people() throws {
    var desk = try PlanSample.supervisor([4], size: (43, 132))
    #expect(desk.text.contains("现在的窗口和分工"))
    desk.press("Down", "Down")
    #expect(desk.text.contains("可以撤出") && desk.text.contains("回车看谁学什么"))
    let row = try #require(desk.shell.screen.plan.pointed)
    desk.press("Enter")
    let free = try #require(row.learning.rows.first { $0.accepts == nil })
    #expect(desk.text.contains("\(free.number) 号窗  \(free.name)"))
    let told = desk.shell.screen.narration(desk.environment)
    for window in row.learning.rows where !window.learns.isEmpty {
      #expect(told.contains { $0.hasPrefix("\(window.number) 号窗") })
      #expect(told.contains { $0.contains("加学 \(window.learns.count) 类：\(window.learns[0])") })
    }
    #expect(row.learning.learners > 0)
    desk.press("Esc")
    #expect(desk.text.contains("窗口安排") && desk.shell.screen.plan.pointed?.way == row.way)
  }

  @Test("who learns what scrolls to its end and no further") func scrolling() throws {
    var desk = try PlanSample.supervisor()
    desk.press("End", "Enter", "End")
    let top = desk.shell.screen.plan.top
    #expect(top > 0 || !desk.text.contains("│"))
    desk.press("Down", "PgDn")
    #expect(desk.shell.screen.plan.top == top)
    desk.press("Home")
    #expect(desk.shell.screen.plan.top == 0)
  }

  @Test("F7 writes the arrangement the arrow is at, and the path and the next step are told") func saving() throws {
    var desk = try PlanSample.supervisor()
    desk.press("F7")
    #expect(desk.notice.contains("这就是现在的安排"))
    desk.press("Down")
    let effects = desk.shell.press(.function(7), desk.environment)
    guard case .paperwork(.savePlan(let row), let tag) = try #require(effects.first) else {
      Issue.record("nothing is written")
      return
    }
    #expect(row.way == .chain(skills: 2) && tag == PlanDesk.saving)
    _ = desk.shell.receive(.saved(path: "/hall/plan-6-chain-2", tag: tag), desk.environment)
    #expect(desk.notice.contains("/hall/plan-6-chain-2") && desk.notice.contains("halldesk config import"))
    _ = desk.shell.receive(.failed("磁盘满了", tag: tag), desk.environment)
    #expect(desk.notice == "磁盘满了")
  }

  @Test("too few windows are told as such, without numbers; so is what cannot be worked out") func faults() throws {
    var desk = try PlanSample.supervisor()
    desk.people.sheets = [PlanSample.overloaded(desk.hall)]
    desk.press("PgDn")
    #expect(desk.text.contains("来客太多：每天要办 31 小时，窗口只开 8 小时，至少要 4 个窗口"))
    #expect(!desk.text.contains("每窗会三类") && desk.text.contains("现在"))
    desk.people.sheets = []
    desk.people.trouble = "存储打不开"
    desk.press("F2")
    #expect(desk.text.contains("存储打不开") && desk.text.contains("现在"), "the last sheet stays")
  }

  @Test("where the hall has a bottleneck the line above the table says so") func bottleneck() throws {
    var desk = try LiveSample.township().supervisor()
    let names = [Bottleneck(matters: ["HZ-公安-001"], load: 1.34)]
    desk.people.sheets = [PlanSample.sheet(desk.hall, bottlenecks: names)]
    desk.press("7")
    let name = try #require(desk.hall.catalogue.matter("HZ-公安-001")?.name)
    #expect(desk.text.contains("▲ 现在 \(name) 的工作量是所属窗口能力的 134%"))
  }

  @Test("a listener hears the promise and each arrangement with its figures") func narration() throws {
    let desk = try PlanSample.supervisor()
    let told = desk.shell.screen.narration(desk.environment)
    #expect(told[0].contains("承诺 95%") && told.count == 12)
    #expect(told.contains { $0.hasPrefix("全部综合  6 个窗口  95% 不超过") && $0.contains("没做到") })
  }

  @Test("the line of views has room for seven in 80 columns, with alarms and news marked", arguments: Language.allCases)
  func views(_ language: Language) throws {
    var desk = try PlanSample.supervisor(language: language)
    for text in ["空调太冷", "排队太久"] { desk.elsewhere(FileGrievance(kind: .complaint, text: text), staff: "G01") }
    let line = desk.surface.lines()[1]
    #expect(line.contains(language == .zh ? "[7 规划]" : "[7 Plan]") && line.contains("+2"))
  }
}
