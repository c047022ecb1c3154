import HallModel
import HallStore
import ScreenKit
import Testing

@testable import HallDeskUI

@Suite("The supervisor") struct SupervisorTests {
  /// The page of one loop behind a rating.
  func page(named: Bool = true, level: Int = 1, words: String = "") throws -> (Stage<SupervisorScreen>, String) {
    var sample = try LoopSample()
    let id = try sample.rating(named: named, level: level, words: words)
    var desk = try sample.supervisor()
    desk.press("Enter")
    #expect(desk.shell.screen.loops.page?.id == id)
    return (desk, id)
  }

  func state(_ desk: Stage<SupervisorScreen>, _ id: String) -> ClosedLoop.State? {
    desk.hall.ratings.loops[id]?.state
  }

  @Test("only a supervisor signs in") func signIn() throws {
    var desk = try Stage(SupervisorScreen(), hall: SampleHall.hall(), at: SampleHall.morning)
    desk.signIn("C01")
    #expect(desk.shell.screen.staff == nil)
    #expect(desk.notice.contains("没有主管岗位"))
    #expect(desk.beeps == 1)
    var other = try LoopSample().supervisor()
    #expect(other.shell.screen.staff == "S01")
    #expect(other.text.contains("没有要跟进的"))
    other.press("Enter", "F2")
    #expect(other.notice.contains("没有选中"))
    other.press("F10")
    #expect(other.left)
  }

  @Test("a negative rating is followed to its publication, every step with its key, its words and F4") func life()
    throws
  {
    var (desk, id) = try page(words: "等太久")
    func step(_ key: String, _ digits: [String], _ words: String) {
      desk.press(key)
      for digit in digits {
        desk.type(digit)
        desk.press("Enter")
      }
      desk.type(words)
      desk.press("F4")
    }
    step("F2", ["1"], "致歉并了解情况")
    #expect(state(desk, id) == .contacted)
    step("F3", [], "情况属实")
    #expect(state(desk, id) == .upheld)
    step("Ctrl-Y", ["10"], "要等设备到货")
    #expect(desk.hall.ratings.loops[id]?.extendedBy == 10)
    step("F5", [], "增开窗口，已答复")
    #expect(state(desk, id) == .rectified)
    step("F7", ["1", "2"], "满意")
    #expect(state(desk, id) == .followedUp)
    desk.press("End")
    for words in ["致歉并了解情况", "情况属实", "要等设备到货", "增开窗口，已答复", "“满意”"] {
      #expect(desk.shell.screen.narration(desk.environment).contains { $0.contains(words) }, "\(words)")
    }
    #expect(desk.text.contains("F8 公开结果"))
    step("F8", [], "已整改")
    #expect(state(desk, id) == .published)
    #expect(desk.shell.screen.loops.page == nil)
    #expect(desk.notice.contains("公开结果"))
    #expect(desk.text.contains("没有要跟进的"))
  }

  @Test("an appeal is made for the clerk and reviewed with the same key; granted, it is only to be published")
  func appeal() throws {
    var (desk, id) = try page()
    desk.press("F2")
    desk.type("1致歉")
    desk.press("F4", "F4")
    desk.type("按错了档位")
    desk.press("F4")
    #expect(desk.hall.ratings.loops[id]?.appellant == "C01")
    #expect(desk.text.contains("F4 复核"))
    desk.press("F3")
    #expect(desk.notice.contains("复核"))
    desk.press("F4")
    desk.type("1")
    desk.type("录像里看得清")
    desk.press("F4")
    #expect(state(desk, id) == .dismissed)
    #expect(desk.text.contains("F8 公开结果"))
  }

  @Test("Enter records nothing, a choice not made and empty words are said, and what was typed is kept") func kept()
    throws
  {
    var (desk, id) = try page()
    desk.press("F2", "Enter", "Enter", "Enter", "Enter")
    #expect(state(desk, id) == .received)
    desk.type("致歉")
    desk.press("F4")
    #expect(desk.notice.contains("结果"))
    #expect(state(desk, id) == .received)
    #expect(desk.text.contains("致歉"))
    desk.type("1")
    desk.elsewhere(ContactRater(loop: id, text: "另一位主管已联系"), staff: "")
    desk.press("F4")
    #expect(desk.notice.contains("已联系"))
    #expect(desk.text.contains("致歉"), "what was typed is still there")
    #expect(desk.hall.ratings.loops[id]?.attempts == 1)
    desk.press("Esc")
    #expect(desk.text.contains("刚被别人办理"))
    #expect(desk.shell.screen.narration(desk.environment).contains { $0.contains("另一位主管已联系") })
  }

  @Test("in the words a digit is a letter, and long words scroll in the field") func digits() throws {
    var (desk, id) = try page()
    desk.press("F2")
    desk.type("2")
    desk.press("Enter")
    desk.type("1号窗口打了3次" + String(repeating: "没有人接", count: 20) + "最后")
    #expect(desk.text.contains("最后"))
    #expect(!desk.text.contains("1号窗口打了"))
    desk.press("F4")
    let contacted = desk.people.steps[id]?.last?.event as? LoopContacted
    #expect(contacted?.text.hasPrefix("1号窗口打了3次") == true)
    #expect(contacted?.reached == false)
    #expect(state(desk, id) == .received)
    #expect(desk.notice.contains("第 1 次"))
  }

  @Test("a named rating leads to the applicant, masked; the number shows for 30 seconds and the look is in the story")
  func phone() throws {
    var (desk, id) = try page(named: true)
    #expect(desk.text.contains("周**"))
    #expect(!desk.text.contains("13857212345") && !desk.text.contains("周文静"))
    #expect(!desk.shell.screen.ticksBySecond(desk.environment))
    desk.press("F9")
    #expect(desk.text.contains("13857212345"))
    #expect(desk.shell.screen.ticksBySecond(desk.environment))
    #expect(desk.people.steps[id]?.last?.event is LoopContactSeen)
    #expect(desk.shell.screen.narration(desk.environment).contains { $0.contains("查看了联系电话") })
    desk.wait(29)
    #expect(desk.text.contains("13857212345"))
    desk.wait(1)
    #expect(!desk.text.contains("13857212345"))
    desk.press("Down")
    #expect(desk.shell.screen.loops.page?.phones == [], "what is not shown is not kept")
    desk.press("F9", "F2")
    desk.type("1致歉")
    desk.press("F4", "F9")
    #expect(desk.notice.contains("已联系"))
    #expect(!desk.text.contains("13857212345"))
  }

  @Test("of an anonymous rating nothing about the person is asked, shown or to be called") func anonymous() throws {
    var sample = try LoopSample()
    let id = try sample.rating(named: false)
    var desk = try sample.supervisor()
    desk.people.trouble = "不该问的"
    desk.press("Enter")
    #expect(desk.shell.screen.loops.page?.person == .nobody)
    desk.people.trouble = nil
    desk.press("Esc", "Enter")
    #expect(desk.text.contains("匿名评价，不查询评价人"))
    #expect(!desk.text.contains("周"))
    desk.press("F9")
    #expect(desk.notice.contains("匿名"))
    #expect(desk.people.steps[id]?.contains { $0.event is LoopContactSeen } == false)
    desk.press("F2")
    desk.type("查看监控")
    desk.press("F4")
    #expect(state(desk, id) == .contacted, "nobody can be reached, so one account is enough")
  }

  @Test("a rating of the supervisor's own service shows nobody and takes no step") func own() throws {
    var sample = try LoopSample()
    var settings = sample.office.hall.settings
    settings.staff = settings.staff.map { member in
      var member = member
      if member.number == "C01" { member.roles.append(.supervisor) }
      return member
    }
    sample.office.hall.apply(
      HallConfigured(settings: settings, catalogue: sample.office.hall.catalogue, papersDigest: "", training: false),
      Stamp(at: sample.office.now, terminal: "test", staff: ""))
    let id = try sample.rating(named: true)
    var desk = try Stage(SupervisorScreen(), hall: sample.office.hall, at: sample.office.now)
    desk.people = sample.office.people
    desk.signIn("C01")
    desk.press("3", "Enter")
    #expect(desk.text.contains("由另一位主管办理"))
    #expect(!desk.text.contains("周"))
    desk.press("F2")
    #expect(desk.notice.contains("被评价的人"))
    #expect(state(desk, id) == .received)
  }

  @Test("without the key file the page says so, and the steps go on") func trouble() throws {
    var sample = try LoopSample()
    let id = try sample.rating(named: true)
    var desk = try sample.supervisor()
    desk.people.trouble = "密钥文件不见了"
    desk.press("Enter")
    #expect(desk.text.contains("密钥文件不见了"))
    desk.people.trouble = nil
    desk.press("F2")
    desk.type("1致歉")
    desk.press("F4")
    #expect(state(desk, id) == .contacted)
  }

  @Test("a grievance is filed with F6; whom to call is kept sealed, never in the journal") func grievance() throws {
    var desk = try LoopSample().supervisor()
    desk.press("F6")
    desk.type("1")
    desk.type("停车难")
    desk.press("Enter")
    desk.type("1381234567")
    desk.press("F4")
    #expect(desk.notice.contains("11"))
    #expect(desk.hall.ratings.loops.isEmpty)
    desk.type("8")
    desk.press("Enter")
    desk.type("沈女士")
    desk.press("F4")
    let id = "T20260302-001"
    #expect(desk.hall.ratings.loops[id]?.grievance?.text == "停车难")
    #expect(desk.people.contacts[id] == LoopContact(name: "沈女士", phone: "13812345678"))
    #expect(desk.notice.contains(id))
    #expect(desk.beeps == 1, "only the wrong number rang, not the own grievance")
    desk.press("Enter")
    #expect(desk.text.contains("沈**  138****5678"))
    desk.press("F9")
    #expect(desk.text.contains("13812345678"))
    desk.press("F2")
    desk.type("1已回复")
    desk.press("F4", "F4")
    #expect(desk.notice.contains("没有申诉"))
    desk.press("F3", "F4")
    #expect(desk.notice.contains("难易"))
    desk.type("2核实")
    desk.press("F4")
    #expect(desk.hall.ratings.loops[id]?.grade == .complex)
  }

  @Test("where the contact cannot be kept, the grievance stands and the sentence says so") func notKept() throws {
    var desk = try LoopSample().supervisor()
    desk.press("F6")
    desk.type("3")
    desk.type("增加自助机")
    desk.press("Enter")
    desk.type("13812345678")
    desk.people.trouble = "密钥文件不见了"
    desk.press("F4")
    #expect(desk.hall.ratings.loops.count == 1)
    #expect(desk.notice.contains("T20260302-001") && desk.notice.contains("密钥文件不见了"))
  }

  @Test("something new rings, says how it is opened, and is marked until it was; the arrow stays where it was")
  func news() throws {
    var sample = try LoopSample()
    let first = try sample.rating(level: 2)
    var desk = try sample.supervisor()
    #expect(desk.beeps == 0)
    desk.elsewhere(FileGrievance(kind: .complaint, text: "空调太冷"), staff: "G01")
    let id = "T20260302-001"
    #expect(desk.beeps == 1)
    #expect(desk.notice.contains(id) && desk.notice.contains("Ctrl-N"))
    #expect(desk.shell.screen.loops.list.pointed?.id == first)
    #expect(desk.text.contains("新 T20260302-001"))
    desk.press("Ctrl-N")
    #expect(desk.shell.screen.loops.page?.id == id)
    desk.press("Esc")
    #expect(!desk.text.contains("新 T20260302-001"))
    desk.press("Ctrl-N")
    #expect(desk.notice.contains("没有新来的"))
    #expect(desk.shell.screen.loops.page == nil)
  }

  @Test("a negative rating rings; a positive one and a re-rating do not") func quiet() throws {
    var desk = try LoopSample().supervisor()
    func visit(_ level: Int) -> String {
      desk.elsewhere(IssueTicket(matters: [OfficeSample.permit]))
      for command: any HallCommand in [CallNext(window: 1), StartService(window: 1), FinishTicket(window: 1)] {
        desk.elsewhere(command, staff: "C01")
      }
      let id = desk.hall.tickets.last?.id ?? ""
      desk.elsewhere(RecordRating(ticket: id, answer: RatingAnswer(level: level), channel: .pad))
      return id
    }
    _ = visit(5)
    #expect(desk.beeps == 0 && desk.shell.screen.loops.list.unseen.isEmpty)
    let id = visit(2)
    #expect(desk.beeps == 1 && desk.shell.screen.loops.list.unseen == [id])
    #expect(desk.notice.contains(id) && desk.notice.contains("不满意"))
    for command: any HallCommand in [
      ContactRater(loop: id, text: "致歉"), UpholdComplaint(loop: id, text: "属实"),
      RectifyComplaint(loop: id, text: "已整改"),
      FollowUpComplaint(loop: id, opinion: .satisfied, willRateAgain: true, text: "满意"),
    ] { desk.elsewhere(command) }
    let past = PastRatings(desk.people.steps[id, default: []].map(\.event))
    let again = RecordRating(ticket: id, answer: RatingAnswer(level: 1), channel: .phone)
    desk.elsewhere(again.recalling([id: past]))
    #expect(state(desk, id) == .rerated)
    #expect(desk.beeps == 1)
  }

  @Test("what is due first stands at the top; Tab shows ratings, grievances, what is overdue, with a word and a sign")
  func scopes() throws {
    var desk = try LoopSample.week().supervisor()
    #expect(desk.shell.screen.loops.list.loops.map(\.id) == desk.hall.openLoops().map(\.id))
    #expect(desk.shell.screen.loops.list.loops.count == 3)
    #expect(desk.text.contains("■ 逾期2天"))
    #expect(desk.text.contains("▲ 今天"))
    #expect(desk.text.contains("未办结 3 件") && desk.text.contains("■ 逾期 1") && desk.text.contains("今日差评 0"))
    desk.press("Tab")
    #expect(desk.shell.screen.loops.list.loops.allSatisfy { $0.rating != nil })
    desk.press("Tab")
    #expect(desk.shell.screen.loops.list.loops.map(\.id) == ["T20260302-001"])
    desk.press("Tab")
    #expect(desk.shell.screen.loops.list.loops.map(\.id) == ["T20260302-001"])
    desk.press("Tab")
    #expect(desk.shell.screen.loops.list.scope == .all)
  }

  @Test("a new day counts anew with the next key") func midnight() throws {
    var desk = try LoopSample.week().supervisor()
    desk.wait(86_400)
    desk.press("Down")
    #expect(desk.shell.screen.loops.list.counts.scopes[.overdue] == 2)
  }
}
