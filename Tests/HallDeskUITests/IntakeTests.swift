import HallDocuments
import HallModel
import HallStore
import ScreenKit
import Testing

@testable import HallDeskUI

@Suite("Intake at the window") struct IntakeTests {
  @Test("service starts with the form; a complete matter is accepted, with its documents, by F4") func accepted()
    throws
  {
    var window = try IntakeStage.serving([IntakeStage.card])
    window.applicant(IntakeStage.person, "王小明", "13857212345")
    window.press("F12")
    #expect(window.text.contains("▶ 2 受理"))
    window.press("Enter")
    #expect(window.hall.cases.isEmpty && window.notice.contains("F4"))
    window.press("F4")
    let file = try #require(window.hall.cases.first)
    #expect(file.state == .accepted && file.ticket == window.hall.tickets[0].id && file.applicant == "p1")
    #expect(window.notice.contains(file.id) && window.notice.contains("受理通知书"))
    #expect(window.people.known.first?.applicant.name == "王小明")
    #expect(window.people.values[file.id]?["renewal_reason"] == "有效期满")
    #expect(window.people.drafts.isEmpty)
    window.press("F5")
    #expect(window.text.contains("受理了还没移交"))
    window.type("2")
    #expect(window.hall.tickets[0].state == .finished)
  }

  @Test("a clerk who leans on Enter marks no paper and decides nothing") func leaning() throws {
    var window = try IntakeStage.serving([IntakeStage.card])
    window.applicant(IntakeStage.person, "王小明", "13857212345")
    for _ in 0..<30 { window.press("Enter") }
    #expect(window.hall.cases.isEmpty)
    #expect(window.shell.screen.intake?.papers.isLookedAt == false)
  }

  @Test("a paper that is needed in this situation and missing is told; one that is not needed is not") func lacking()
    throws
  {
    var window = try IntakeStage.serving([IntakeStage.card])
    window.applicant(IntakeStage.person, "王小明", "13857212345")
    window.press("F12", "Tab", "Tab")
    for _ in 0..<5 where !window.text.contains("▶ 居民户口簿") { window.press("Down") }
    window.type("7")
    window.press("F4")
    #expect(window.text.contains("受理  还差 1 样"))
    window.type("4")
    window.press("F4")
    let file = try #require(window.hall.cases.first)
    #expect(file.state == .correction && file.papers.first { $0.name == "居民户口簿" }?.mark == .lacking)
  }

  @Test("a case that was only received is accepted with its form filled in, later as now") func formLater() throws {
    var window = try IntakeStage.serving([IntakeStage.licence])
    window.applicant("91110000600037341L", "北京示例有限公司", "13857212345")
    window.press("F12")
    window.type("5")
    window.press("F4")
    let id = try #require(window.hall.cases.first?.id)
    #expect(window.hall.caseFile(id)?.state == .received)
    window.press("F4")
    #expect(window.notice.contains("请填写") && window.hall.caseFile(id)?.state == .received)
    window.fillForm()
    window.press("F4", "F4")
    #expect(window.hall.caseFile(id)?.state == .accepted)
    #expect(window.people.values[id]?["place_of_business"] != nil || (window.people.values[id]?.count ?? 0) > 3)
  }

  @Test("who was here before is known by the number: nothing is typed twice") func known() throws {
    var window = try IntakeStage.serving([IntakeStage.card])
    _ = window.people.add(Applicant(kind: .person, name: "王小明", idNumber: IntakeStage.person, phone: "13857212345"))
    window.type(IntakeStage.person.lowercased())
    window.press("Enter", "F12", "F4")
    #expect(window.hall.cases.first?.state == .accepted)
    #expect(window.hall.cases.first?.applicant == "p1")
    #expect(window.people.known.count == 1)
  }

  @Test("a wrong check digit, an empty name and a birth date to come are said at once; the field keeps the focus")
  func faults() throws {
    var window = try IntakeStage.serving([IntakeStage.card])
    window.type("110105194912310021")
    window.press("Enter")
    #expect(window.notice.contains("校验码"))
    window.press("Backspace")
    window.type("X")
    window.press("Enter", "Enter")
    #expect(window.notice.contains("请填写姓名"))
    window.press("Up", "Ctrl-U")
    window.type("110105209912310029")
    window.press("Enter")
    #expect(window.notice.contains("还没有到"))
    #expect(window.hall.cases.isEmpty)
  }

  @Test("a credit code makes it an enterprise: its name is asked for, and the enterprise's form") func enterprise()
    throws
  {
    var window = try IntakeStage.serving([IntakeStage.licence])
    window.type("91110000600037341L")
    window.press("Enter")
    #expect(window.text.contains("单位名称"))
    window.type("北京示例有限公司")
    window.press("Enter")
    #expect(window.text.contains("北京示例有限公司"))
  }

  @Test("others at the counter see neither name nor number once they are typed") func masked() throws {
    var window = try IntakeStage.serving([IntakeStage.card])
    window.applicant(IntakeStage.person, "王小明", "13857212345")
    #expect(!window.text.contains("王小明") && !window.text.contains(IntakeStage.person))
    #expect(window.text.contains("王**") && window.text.contains("110105********002X"))
  }

  @Test("somebody acts for another: the agent's own data are asked for") func agent() throws {
    var window = try IntakeStage.serving([IntakeStage.card])
    window.type(IntakeStage.person)
    window.press("Enter")
    window.type("王小明")
    window.press("Enter")
    window.type("13857212345")
    window.press("Enter")
    window.type("2")
    window.press("Enter")
    window.type("李建国")
    window.press("Enter")
    window.type("330501199003077718")
    window.press("Enter")
    window.type("13905720000")
    window.press("Enter", "F12", "F4")
    #expect(window.people.known.first?.applicant.agent?.name == "李建国")
    #expect(window.hall.cases.first?.state == .accepted)
  }

  @Test("papers by their digits; what the rules forbid says why, and the outcomes follow") func papers() throws {
    var window = try IntakeStage.serving([IntakeStage.licence])
    window.press("Tab")
    window.type("4")
    #expect(window.notice.contains("容缺"))
    window.type("1")
    window.type("5")
    window.type("过期")
    window.press("Enter")
    #expect(window.text.contains("▲有误"))
    window.press("F4")
    #expect(window.text.contains("受理  还差"))
    #expect(window.text.contains("▶ 4 一次性告知"))
    #expect(window.hall.cases.isEmpty)
  }

  @Test("told once: the case waits, and everything wrong stands in it") func told() throws {
    var window = try IntakeStage.serving([IntakeStage.card])
    window.applicant(IntakeStage.person, "王小明", "13857212345")
    window.press("F4")
    window.type("4")
    window.press("F4")
    let file = try #require(window.hall.cases.first)
    #expect(file.state == .correction && file.correctionDue != nil)
    // What was forgotten in the bag may still come.
    window.press("Tab", "Tab")
    window.type("11")
    window.press("F4", "F4")
    #expect(window.hall.caseFile(file.id)?.state == .received)
  }

  @Test("deferral asks for the signed undertaking, prints it on request, and takes another key than the one that asked")
  func deferred() throws {
    var window = try IntakeStage.serving([IntakeStage.licence])
    window.type("91110000600037341L")
    window.press("Enter")
    window.type("北京示例有限公司")
    window.press("Enter")
    window.type("13857212345")
    window.press("Enter")
    window.fillForm()
    window.press("F12", "Shift-Tab")
    for _ in 0..<20 where !window.text.contains("▶ 食品安全规章") { window.press("Down") }
    window.type("4")
    window.press("F4")
    window.type("3")
    window.press("F4")
    #expect(window.text.contains("承诺书"))
    window.type("1")
    #expect(window.people.printed == [.deferralUndertaking])
    #expect(window.hall.cases.isEmpty)
    window.type("2")
    #expect(window.hall.cases.first?.state == .acceptedDeferred)
  }

  @Test("not ours: ground, reasons and the right body stand in the case") func refused() throws {
    var window = try IntakeStage.serving([IntakeStage.card])
    window.applicant(IntakeStage.person, "王小明", "13857212345")
    window.press("F4")
    window.type("6")
    window.press("F4")
    window.type("2")
    window.type("户籍不在本地")
    window.press("Enter")
    window.type("户籍地派出所")
    window.press("Enter")
    #expect(window.hall.cases.first?.state == .notAccepted)
    #expect(window.hall.cases.first?.reason == "户籍不在本地")
  }

  @Test("the documents of a case are listed, looked at and printed again; Esc goes one level back each time")
  func documents() throws {
    var window = try IntakeStage.serving([IntakeStage.card])
    window.applicant(IntakeStage.person, "王小明", "13857212345")
    window.press("F12", "F4")
    window.type("2")
    window.press("F4")
    #expect(window.text.contains("受理通知书"))
    window.press("Enter")
    #expect(window.text.contains("办件编号"))
    window.press("F2")
    #expect(window.people.printed == [.acceptanceNotice])
    window.press("Esc", "Esc")
    #expect(window.text.contains("办理结果"))
    #expect(window.text.contains("申请人和表单"))
  }

  @Test("Esc goes back to the window and F4 returns; a ticket set aside takes its intake along") func back() throws {
    var window = try IntakeStage.serving([IntakeStage.card])
    window.press("Esc")
    #expect(window.text.contains("可叫"))
    window.press("F4")
    #expect(window.text.contains("申请人和表单"))
    window.press("F7")
    window.type("1")
    #expect(!window.text.contains("申请人和表单"))
  }
}
