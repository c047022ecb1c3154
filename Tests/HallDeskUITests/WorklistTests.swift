import HallModel
import ScreenKit
import Testing

@testable import HallDeskUI

@Suite("The back office's list") struct WorklistTests {
  func sample() throws -> OfficeSample {
    var sample = try OfficeSample()
    for state in [CaseFile.State.inReview, .accepted, .correction, .suspended, .decided, .acceptedDeferred] {
      _ = try sample.file(state)
    }
    sample.perform(OpenCase(matter: "HZ-公安-001"))
    return sample
  }

  @Test("the order is the model's: what is due first, a standing clock last") func order() throws {
    let sample = try sample()
    var office = try sample.office()
    office.press("Tab")
    #expect(office.shell.screen.list.ids == sample.hall.worklist().map(\.id))
    #expect(office.shell.screen.list.ids.count == 7)
  }

  @Test("mine, the department's and all; results that wait at the issuing window are nobody's work") func scopes()
    throws
  {
    let sample = try sample()
    let department = try #require(sample.hall.catalogue.matter(OfficeSample.permit)?.department)
    var office = try sample.office(department: department)
    #expect(office.shell.screen.list.ids.count == 2)
    office.press("Tab")
    #expect(office.shell.screen.list.ids.count == 5)
    office.press("Tab")
    #expect(office.shell.screen.list.ids.count == 7)
    office.press("Tab")
    #expect(office.shell.screen.list.scope == .mine)
    office.press("Ctrl-D")
    office.type("公安")
    office.press("Enter")
    #expect(office.shell.screen.list.ids.count == 1)
  }

  @Test("who has nothing in hand sees what there is") func empty() throws {
    var sample = try OfficeSample()
    _ = try sample.file(.accepted)
    let office = try sample.office()
    #expect(office.shell.screen.list.scope == .all)
    #expect(office.text.contains("已受理"))
  }

  @Test(
    "typing narrows by number, name, initials, department and colleague",
    arguments: [
      ("0003", 1), ("食品经营", 6), ("spjyxk", 6), ("ｓｐｊｙｘｋ", 6), ("公安", 1), ("俞海波", 3), ("没有这样的事", 0),
    ])
  func filter(_ text: String, _ count: Int) throws {
    var office = try sample().office()
    office.press("Tab")
    office.type(text)
    #expect(office.shell.screen.list.ids.count == count)
    office.press("Esc")
    #expect(office.shell.screen.list.ids.count == 7)
  }

  @Test("news move the rows, and the arrow stays with its case") func news() throws {
    var office = try sample().office()
    office.press("Tab", "Down", "Down")
    let pointed = try #require(office.shell.screen.list.pointed)
    office.elsewhere(OpenCase(matter: "HZ-公安-001"), staff: "C04")
    #expect(office.shell.screen.list.ids.count == 8)
    #expect(office.shell.screen.list.pointed == pointed)
  }

  @Test("late cases say so in words and signs, not in colours alone") func lights() throws {
    var sample = try OfficeSample()
    let id = try sample.file(.inReview)
    let due = try #require(sample.hall.caseFile(id)?.promisedDue)
    sample.now = HallZone.shanghai.moment(due, second: 9 * 3600)
    var office = try sample.office()
    #expect(office.text.contains("▲ 黄牌"))
    #expect(office.text.contains("今天"))
    office.now = HallZone.shanghai.moment(due.adding(days: 1), second: 9 * 3600)
    office.press("Down")
    #expect(office.text.contains("■ 红牌"))
    let legal = try #require(sample.hall.caseFile(id)?.legalDue)
    office.now = HallZone.shanghai.moment(legal.adding(days: 1), second: 9 * 3600)
    office.press("Down")
    #expect(office.text.contains("■■ 超法定"))
    #expect(office.text.contains("超"))
  }

  @Test("a long list is reached to its end, and only its visible rows are drawn") func large() throws {
    var sample = try OfficeSample()
    for _ in 0..<300 { sample.perform(OpenCase(matter: "HZ-公安-001")) }
    var office = try sample.office()
    let ids = office.shell.screen.list.ids
    #expect(ids.count == 300)
    office.press("End")
    #expect(office.shell.screen.list.pointed == ids.last)
    #expect(office.text.contains(try #require(ids.last)))
    #expect(!office.text.contains(ids[0]))
  }

  @Test("all ten function keys are in the bar at 80 columns, in both languages", arguments: Language.allCases)
  func bar(_ language: Language) throws {
    var office = try sample().office(language: language)
    for number in 1...10 { #expect(office.surface.lines()[23].contains("F\(number) "), "F\(number)") }
    office.press("Enter")
    for number in 1...10 { #expect(office.surface.lines()[23].contains("F\(number) "), "F\(number)") }
  }
}
