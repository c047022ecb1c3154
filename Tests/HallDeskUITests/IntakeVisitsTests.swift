import HallDocuments
import HallModel
import HallStore
import ScreenKit
import Testing

@testable import HallDeskUI

@Suite("Several matters, several visits") struct IntakeVisitsTests {
  @Test("several matters make one form and one list; each gets its own outcome by one key") func several() throws {
    var window = try IntakeStage.serving([IntakeStage.card, "HZ-公安-002"])
    window.applicant(IntakeStage.person, "王小明", "13857212345")
    window.press("F12", "F4")
    #expect(window.hall.cases.map(\.state) == [.accepted])
    window.press("F4")
    #expect(window.hall.cases.map(\.state) == [.accepted, .accepted])
    #expect(Set(window.hall.cases.map(\.applicant)) == ["p1"])
    #expect(window.text.contains("移交后台") && window.text.contains("✓原件"))
    window.press("F5")
    #expect(window.text.contains("受理了还没移交"))
    window.press("Esc", "F4")
    #expect(window.hall.cases.map(\.state) == [.inReview, .inReview])
  }

  @Test("a draft is there after a crash, and at the next window after a transfer") func draft() throws {
    var window = try IntakeStage.serving([IntakeStage.card])
    window.type(IntakeStage.person)
    window.press("Enter")
    window.type("王小明")
    window.press("Enter", "Tab")
    window.type("1")
    let people = window.people
    var other = try Stage(WindowScreen(number: 1), hall: window.hall, at: window.now)
    other.people = people
    other.signIn(1)
    #expect(other.text.contains("王**") && other.text.contains("✓原件"))
    #expect(other.notice.contains("接着"))
  }

  @Test("a lost key is said once; the queue goes on") func lostKey() throws {
    var window = try IntakeStage.serving([IntakeStage.card]) { $0.trouble = "找不到密钥" }
    #expect(window.notice == "找不到密钥")
    window.applicant(IntakeStage.person, "王小明", "13857212345")
    #expect(window.notice.isEmpty)
    window.press("F12", "F4")
    #expect(window.notice == "找不到密钥" && window.hall.cases.isEmpty)
    window.press("F5")
    #expect(window.text.contains("还有 1 件事没有结果"))
    window.type("2")
    #expect(window.hall.tickets[0].state == .finished)
  }

  @Test("corrections brought later go on in the case that waits for them") func supplied() throws {
    var window = try IntakeStage.serving([IntakeStage.card])
    window.applicant(IntakeStage.person, "王小明", "13857212345")
    window.press("F4")
    window.type("4")
    window.press("F4", "F5")
    window.elsewhere(IssueTicket(matters: [IntakeStage.card]))
    window.press("F2")
    window.wait(5)
    window.press("F4")
    window.type(IntakeStage.person)
    window.press("Enter")
    let id = try #require(window.hall.cases.first?.id)
    #expect(window.notice.contains(id))
    window.press("F4", "F4")
    #expect(window.notice.contains("先标出"))
    #expect(window.hall.caseFile(id)?.state == .correction)
    window.press("F12", "F4")
    #expect(window.hall.caseFile(id)?.state == .received)
    #expect(window.hall.caseFile(id)?.tellDue != nil)
    window.press("F4")
    #expect(window.hall.caseFile(id)?.state == .accepted)
    #expect(window.hall.cases.count == 1)
  }

  @Test("a package is one form, one list with each paper once, and a case for every matter, side by side")
  func package() throws {
    let package = try #require(SampleHall.loaded.get().packages.first { $0.name.contains("开办餐饮店") })
    var window = try IntakeStage.serving([], package: package.name)
    #expect(window.text.contains("一件事：开办餐饮店"))
    let intake = try #require(window.shell.screen.intake)
    let lists = try SampleHall.loaded.get().papers.filter { package.matters.contains($0.matter) }
    #expect(intake.papers.rows.count < lists.count)
    #expect(Set(intake.fields(window.environment).map(\.key)).count == intake.fields(window.environment).count)
    window.type("91110000600037341L")
    window.press("Enter")
    window.type("北京示例有限公司")
    window.press("Enter")
    window.fillForm()
    window.press("F12")
    for _ in intake.matters { window.press("F4") }
    #expect(window.hall.cases.map(\.terms.matter) == intake.matters.map(\.code))
    #expect(window.hall.cases.allSatisfy { $0.package == package.name && $0.follows == nil && $0.acceptedAt != nil })
    #expect(Set(window.hall.cases.map(\.applicant)) == ["p1"])
  }

  @Test("where agencies act in turn, each case follows the one before it, and its clock waits") func inTurn() throws {
    let package = try #require(SampleHall.loaded.get().packages.first { $0.inTurn })
    var window = try IntakeStage.serving([], package: package.name)
    window.applicant(IntakeStage.person, "王小明", "13857212345")
    window.fillForm()
    window.press("F12", "Ctrl-N", "F4")
    #expect(window.hall.cases.isEmpty && window.notice.contains("依次"))
    window.press("Ctrl-N")
    for _ in 0..<package.matters.count { window.press("F4") }
    let cases = window.hall.cases
    #expect(cases.count >= 2)
    for (before, after) in zip(cases, cases.dropFirst()) {
      #expect(after.follows == before.id)
      #expect(after.clockFrom == nil || before.decidedAt != nil)
    }
  }

  @Test("papers come in one after the other: each is recorded, and the rest stays due") func oneByOne() throws {
    var window = try IntakeStage.serving([IntakeStage.licence])
    window.applicant("91110000600037341L", "北京示例有限公司", "13857212345")
    window.press("F4")
    window.type("4")
    window.press("F4")
    let id = try #require(window.hall.cases.first?.id)
    let due = window.hall.caseFile(id)?.correctionDue
    window.press("Tab", "Tab")
    for left in [5, 4] {
      window.type("1")
      window.press("F4", "F4")
      let file = try #require(window.hall.caseFile(id))
      #expect(file.papers.count { !$0.isInOrder } == left && file.correctionDue == due)
      window.press("Tab", "Tab")
    }
  }
}
