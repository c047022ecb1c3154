import HallModel
import HallStore
import ScreenKit
import Testing

@testable import HallDeskUI

@Suite("What people say at the guide desk") struct GuideVoicesTests {
  /// The desk, after a visit at window 1 with clerk C01 was finished.
  func desk(staff: String = "G01") throws -> Stage<GuideScreen> {
    var desk = try Stage(GuideScreen(staff: staff), hall: SampleHall.hall(), at: SampleHall.morning)
    desk.elsewhere(IssueTicket(matters: ["HZ-公安-001"]))
    for command: any HallCommand in [CallNext(window: 1), StartService(window: 1), FinishTicket(window: 1)] {
      desk.elsewhere(command, staff: "C01")
    }
    return desk
  }

  @Test("a grievance: kind by digit, words, phone kept sealed; Esc goes one level back") func grievance() throws {
    var desk = try desk()
    desk.press("Ctrl-G")
    desk.type("1")
    desk.press("Esc")
    desk.type("1")
    desk.type("2")
    desk.type("社保卡三次没办成")
    desk.press("Enter")
    desk.type("13812345678")
    desk.press("F4")
    let grievance = try #require(desk.hall.ratings.loops["T20260302-001"]?.grievance)
    #expect(grievance.kind == .unresolved && grievance.text == "社保卡三次没办成" && grievance.takenBy == "G01")
    #expect(desk.people.contacts["T20260302-001"]?.phone == "13812345678")
    #expect(desk.notice.contains("T20260302-001"))
    #expect(desk.shell.screen.field.isEmpty)
    desk.press("Ctrl-G", "Esc")
    desk.type("身份证")
    #expect(desk.shell.screen.field.text == "身份证")
  }

  @Test("without words nothing is filed; without the key file it is, and that is said") func trouble() throws {
    var desk = try desk()
    desk.press("F11")
    desk.type("1")
    desk.type("1")
    desk.press("F4")
    #expect(desk.notice.contains("写明反映的内容"))
    desk.type("空调太冷")
    desk.press("Enter")
    desk.type("0572-2661234")
    desk.people.trouble = "密钥文件不见了"
    desk.press("F4")
    #expect(desk.hall.ratings.loops.count == 1)
    #expect(desk.notice.contains("电话没有保存") && desk.notice.contains("密钥文件不见了"))
  }

  @Test("a rating by the ticket's number, full-width too: level by digit, words, named, by phone") func rating() throws
  {
    var desk = try desk()
    desk.press("Ctrl-G")
    desk.type("2")
    desk.type("ｂ００１")
    desk.press("Enter")
    desk.type("2")
    desk.type("等太久")
    desk.press("Enter")
    desk.type("2")
    desk.press("Enter")
    desk.type("2")
    desk.press("F4")
    let rating = try #require(desk.hall.ratings.loops["20260302-B001"]?.rating)
    #expect(rating.level == .dissatisfied && rating.comment == "等太久" && rating.named && rating.channel == .phone)
    #expect(desk.notice.contains("B001") && desk.notice.contains("致歉"))
  }

  @Test("anonymous and at the desk unless something else is said; a refusal keeps what was taken down") func refused()
    throws
  {
    var desk = try desk()
    desk.press("Ctrl-G")
    desk.type("2")
    desk.press("F4")
    #expect(desk.notice.contains("号码"))
    desk.type("B009")
    desk.press("F4")
    #expect(desk.notice.contains("评价"))
    desk.type("1")
    desk.type("态度差")
    desk.press("F4")
    #expect(desk.notice.contains("B009"))
    #expect(desk.text.contains("态度差"))
    desk.press("Up", "Up", "Backspace")
    desk.type("1")
    desk.press("F4")
    let rating = try #require(desk.hall.ratings.loops["20260302-B001"]?.rating)
    #expect(!rating.named && rating.channel == .kiosk && rating.comment == "态度差")
  }

  @Test("the clerk it is about takes nothing down") func own() throws {
    var desk = try desk(staff: "C01")
    desk.press("Ctrl-G")
    desk.type("2")
    desk.type("B001")
    desk.press("Enter")
    desk.type("5")
    desk.press("F4")
    #expect(desk.notice.contains("被评价的人"))
    #expect(desk.hall.ratings.prompt(about: "B001") != nil)
  }
}
