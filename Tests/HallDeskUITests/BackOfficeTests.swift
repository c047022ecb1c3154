import HallModel
import HallStore
import ScreenKit
import Testing

@testable import HallDeskUI

@Suite("The back office") struct BackOfficeTests {
  /// The back office with one case of that state, which is open on the screen.
  func office(
    _ state: CaseFile.State, _ prepare: (inout OfficeSample, String) throws -> Void = { _, _ in }
  ) throws -> (Stage<BackOfficeScreen>, String) {
    var sample = try OfficeSample()
    let id = try sample.file(state)
    try prepare(&sample, id)
    var office = try sample.office()
    office.press("Enter")
    #expect(office.shell.screen.page?.id == id)
    return (office, id)
  }

  @Test("only who belongs to the back office signs in") func signIn() throws {
    var stage = try Stage(BackOfficeScreen(), hall: SampleHall.hall(), at: SampleHall.morning)
    stage.signIn("C01")
    #expect(stage.shell.screen.staff == nil)
    #expect(stage.notice.contains("没有后台岗位"))
    var office = try OfficeSample().office()
    #expect(office.shell.screen.staff == "B01")
    office.press("F10")
    #expect(office.left)
  }

  @Test("an accepted case is taken, decided and gone from the list, in five keys") func life() throws {
    var (office, id) = try office(.accepted)
    office.press("F2")
    #expect(office.hall.caseFile(id)?.state == .inReview)
    #expect(office.hall.caseFile(id)?.handler == "B01")
    office.press("F5")
    office.type("1")
    #expect(office.hall.caseFile(id)?.state == .inReview)
    office.press("F8")
    #expect(office.hall.caseFile(id)?.state == .decided)
    #expect(office.hall.caseFile(id)?.granted == true)
    #expect(office.shell.screen.page == nil)
    #expect(office.notice.contains("准予"))
  }

  @Test("the key that asked never answers: F5, 1 and Enter held down decide nothing") func danger() throws {
    var (office, id) = try office(.inReview)
    office.press("F5", "F5", "F5", "Enter", "Enter", "Enter")
    office.type("111")
    #expect(office.hall.caseFile(id)?.state == .inReview)
    office.press("Esc", "Esc", "Esc")
    #expect(office.shell.screen.page == nil)
    #expect(!office.left)
  }

  @Test("a refusal needs reasons, and Esc from the question leads back to what was typed") func refuse() throws {
    var (office, id) = try office(.inReview)
    office.press("F5")
    office.type("2")
    office.press("Enter")
    #expect(office.notice.contains("理由"))
    office.type("经营场所不符合要求")
    office.press("Enter", "Esc")
    #expect(office.text.contains("经营场所不符合要求"))
    office.press("Enter", "F8")
    #expect(office.hall.caseFile(id)?.granted == false)
    #expect(office.hall.caseFile(id)?.reason == "经营场所不符合要求")
  }

  @Test("a case is sent back with a reason, from its own key or from the menu") func sendBack() throws {
    var (office, id) = try office(.inReview)
    office.press("Ctrl-R")
    office.type("场所已拆除")
    office.press("Enter", "F8")
    #expect(office.hall.caseFile(id)?.state == .returned)
  }

  @Test("opinions are asked and given; a grant waits for them and for agreement") func opinions() throws {
    var (office, id) = try office(.inReview)
    office.press("F3")
    office.type("1")
    office.type("公安")
    office.press("Enter")
    #expect(office.hall.caseFile(id)?.reviews.map(\.department) == ["公安"])
    office.press("F5")
    office.type("1")
    #expect(office.notice.contains("公安"))
    #expect(office.hall.caseFile(id)?.state == .inReview)
    office.press("Esc", "F3")
    office.type("2")
    office.press("Enter")
    #expect(office.notice.contains("理由"))
    office.type("消防通道不足")
    office.press("Enter")
    #expect(office.hall.caseFile(id)?.reviews.first?.agrees == false)
    #expect(office.text.contains("消防通道不足"))
    office.press("F3")
    office.type("1")
    office.press("Enter", "F5")
    office.type("1")
    office.press("F8")
    #expect(office.hall.caseFile(id)?.state == .decided)
  }

  @Test("an extension needs a supervisor's number and PIN, and a wrong PIN keeps what was typed") func extend() throws {
    var (office, id) = try office(.inReview)
    let before = try #require(office.hall.caseFile(id)?.promisedDue)
    office.press("F9")
    office.type("1")
    office.press("Enter")
    office.type("检测结果未到")
    office.press("Enter")
    office.type("B01")
    office.press("Enter")
    office.type("2468")
    office.press("Enter")
    #expect(office.notice.contains("主管"))
    office.press("Up", "Ctrl-U")
    office.type("S01")
    office.press("Enter", "Ctrl-U")
    office.type("1111")
    office.press("Enter")
    #expect(office.hall.caseFile(id)?.extendedBy == 0)
    #expect(office.text.contains("检测结果未到"))
    office.type("2468")
    office.press("Enter")
    #expect(office.hall.caseFile(id)?.extendedBy == 10)
    #expect(try #require(office.hall.caseFile(id)?.promisedDue) > before)
    #expect(office.shell.screen.staff == "B01")
    office.press("Ctrl-Y")
    #expect(office.notice.contains("不能再延"))
  }

  @Test("a special procedure asks whether the applicant was told in writing; on-site inspection is dimmed")
  func suspend() throws {
    var (office, id) = try office(.inReview)
    office.press("F9")
    office.type("2")
    office.type("9")
    #expect(office.notice.contains("现场踏勘"))
    office.type("5")
    #expect(office.text.contains("书面告知"))
    office.press("Enter")
    #expect(office.notice.contains("几个工作日"))
    office.type("10")
    office.press("Enter")
    #expect(office.text.contains("10 个工作日"))
    #expect(office.hall.caseFile(id)?.state == .inReview)
    office.press("F8")
    #expect(office.hall.caseFile(id)?.state == .suspended)
    #expect(office.hall.caseFile(id)?.procedureDays == 10)
    #expect(office.hall.caseFile(id)?.procedure == .testing)
    office.press("F9", "F9")
    #expect(office.hall.caseFile(id)?.state == .suspended)
    office.press("F8")
    #expect(office.hall.caseFile(id)?.state == .inReview)
  }

  @Test("half of a correction came in: the box asks for the rest, and the page says until when") func halfSupplied()
    throws
  {
    var sample = try OfficeSample()
    let id = try sample.open()
    sample.perform(TellApplicant(case: id))
    let first = try #require(sample.hall.caseFile(id)?.papers.first?.name)
    sample.perform(SupplyPapers(case: id, marks: [PaperMark(first, .original)]))
    let rest = try #require(sample.hall.caseFile(id)).papers.filter { !$0.isInOrder }
    #expect(rest.count > 1 && sample.hall.caseFile(id)?.state == .received)
    var office = try sample.office(size: (43, 132))
    office.press("Enter")
    #expect(office.text.contains("补正期限"))
    office.press("F4")
    for paper in rest { #expect(office.text.contains(paper.name)) }
    office.type("1")
    office.press("Enter")
    #expect(try #require(office.hall.caseFile(id)).papers.count { !$0.isInOrder } == rest.count - 1)
  }

  @Test("deferred papers are ticked as they come; one that will not do says why, and acceptance can be revoked")
  func supply() throws {
    var (office, id) = try office(.acceptedDeferred)
    office.press("F5")
    #expect(office.notice.contains("不能撤销受理"))
    office.press("F4", "Enter")
    #expect(office.notice.contains("还没有勾选"))
    office.type("5")
    office.press("Enter")
    #expect(office.notice.contains("原因"))
    office.type("不是本场所")
    office.press("Enter", "Enter")
    #expect(office.hall.caseFile(id)?.papers.contains { $0.mark == .defective && $0.remark == "不是本场所" } == true)
    office.press("Ctrl-X")
    office.type("补交的平面图不符")
    office.press("Enter", "F8")
    #expect(office.hall.caseFile(id)?.state == .revoked)
  }

  @Test("a correction comes in and is accepted at the same desk") func correction() throws {
    var (office, id) = try office(.correction)
    office.press("F4")
    office.type("1")
    office.press("Enter")
    #expect(office.hall.caseFile(id)?.state == .received)
    office.press("F2")
    office.type("1")
    office.press("F8")
    #expect(office.hall.caseFile(id)?.state == .accepted)
  }

  @Test("a correction that is still defective is not accepted, with reasons") func stillDefective() throws {
    var (office, id) = try office(.correction)
    office.press("F4")
    office.type("5")
    office.type("仍缺签名")
    office.press("Enter", "Enter", "F2")
    office.type("2")
    #expect(office.notice.contains("告知过"))
    office.type("3")
    office.type("补正后申请书仍无签名")
    office.press("Enter", "F8")
    #expect(office.hall.caseFile(id)?.state == .notAccepted)
  }

  @Test("a reminder needs no words, an order does; both are counted on the page") func urge() throws {
    var (office, id) = try office(.inReview)
    office.press("F7")
    office.type("1")
    office.press("Enter", "F7")
    office.type("2")
    office.press("Enter")
    #expect(office.notice.contains("理由"))
    office.type("今天下班前办结")
    office.press("Enter")
    #expect(office.hall.caseFile(id)?.reminders == 1)
    #expect(office.hall.caseFile(id)?.orders == 1)
    #expect(office.text.contains("督办 1 次"))
    #expect(office.text.contains("今天下班前办结"))
  }

  @Test("an absent colleague's case is given away and taken over") func assign() throws {
    var (office, id) = try office(.inReview)
    office.press("F2")
    #expect(office.notice.contains("已经在你手上"))
    office.press("F8")
    office.type("褚")
    office.press("Enter")
    #expect(office.hall.caseFile(id)?.handler == "B02")
    office.press("F2")
    #expect(office.hall.caseFile(id)?.handler == "B01")
  }

  @Test("a document is read and printed; a case without documents says so") func documents() throws {
    var (office, _) = try office(.accepted)
    office.press("F6")
    office.type("1")
    #expect(office.text.contains("受理通知书"))
    office.press("F2")
    #expect(office.people.printed == [.acceptanceNotice])
    var sample = try OfficeSample()
    _ = try sample.file(.received)
    var other = try sample.office()
    other.press("F6")
    #expect(other.notice.contains("还没有出过文书"))
  }

  @Test("a case somebody else changed says so, and nothing is decided on what is no longer true") func changed() throws
  {
    var (office, id) = try office(.inReview)
    office.press("F5")
    office.type("1")
    office.elsewhere(AskReview(case: id, departments: ["公安"]), staff: "B02")
    office.press("F8")
    #expect(office.hall.caseFile(id)?.state == .inReview)
    #expect(office.notice.contains("别人改动"))
    office.press("Esc")
    office.elsewhere(UrgeCase(case: id, isOrder: false), staff: "S01")
    #expect(office.text.contains("刚被别人改动"))
    office.press("Enter")
    #expect(!office.text.contains("刚被别人改动"))
  }

  @Test("a reason that was typed survives a case's change, and goes through at the second look") func survives() throws
  {
    var (office, id) = try office(.inReview)
    office.press("F5")
    office.type("2")
    office.type("不符合条件")
    office.elsewhere(UrgeCase(case: id, isOrder: false), staff: "S01")
    office.press("Enter", "F8")
    #expect(office.hall.caseFile(id)?.state == .inReview)
    office.press("Enter", "F8")
    #expect(office.hall.caseFile(id)?.reason == "不符合条件")
  }

  @Test("the page shows who applied, masked, the papers with remarks, and what happened") func page() throws {
    var sample = try OfficeSample()
    let applicant = sample.people.add(
      Applicant(kind: .person, name: "周文静", idNumber: "330501199001011234", phone: "13857212345"))
    let id = try sample.file(.inReview, applicant: applicant)
    var office = try sample.office(size: (60, 132))
    office.press("Enter")
    #expect(office.text.contains("周**  330501********1234"))
    #expect(!office.text.contains("周文静"))
    #expect(office.text.contains("移交后台"))
    #expect(office.text.contains("承诺期限"))
    office.people.trouble = "密钥文件不见了"
    office.press("Esc", "Enter")
    #expect(office.text.contains("密钥文件不见了"))
    office.people.trouble = nil
    office.press("F5")
    office.type("1")
    office.press("F8")
    #expect(office.hall.caseFile(id)?.state == .decided)
  }

  @Test("whoever types a number finds the case, though it is in other hands") func widened() throws {
    var sample = try OfficeSample()
    let mine = try sample.file(.inReview)
    sample.perform(AssignCase(case: mine, handler: OfficeSample.clerk))
    let other = try sample.file(.inReview)
    sample.perform(AssignCase(case: other, handler: "B02"))
    var office = try sample.office()
    #expect(office.text.contains(mine) && !office.text.contains(other))
    office.type(String(other.suffix(4)))
    #expect(office.text.contains(other))
    office.type("99")
    #expect(!office.text.contains(other))
  }

  @Test("printing that fails says so and loses nothing") func printer() throws {
    var (office, _) = try office(.accepted)
    office.press("F6")
    office.type("1")
    office.people.trouble = "打印机不通，文书已排队"
    office.press("F2")
    #expect(office.notice.contains("已排队"))
    #expect(office.text.contains("受理通知书"))
  }
}
