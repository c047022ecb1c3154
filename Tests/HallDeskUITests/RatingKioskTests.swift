import HallModel
import HallStore
import ScreenKit
import Testing

@testable import HallDeskUI

@Suite("Several cases, and the exit") struct RatingKioskTests {
  @Test("the cases of a visit are rated one after the other and sent together") func each() throws {
    var sample = try RatingSample()
    let ticket = sample.visit(RatingSample.packageMatters, cases: 2)
    let cases = sample.hall.ratings.prompts[0].visit.cases.map(\.id)
    var screen = try sample.screen(1)
    #expect(screen.text.contains("逐件评价（2 件）"))
    screen.type("0")
    #expect(screen.text.contains("第 1 件，共 2 件") && screen.text.contains(cases[0]))
    screen.type("510")
    screen.press("Enter")
    #expect(screen.text.contains("第 2 件，共 2 件") && screen.text.contains(cases[1]))
    #expect(screen.ratings.isEmpty)
    screen.type("2")
    #expect(screen.text.contains("全部提交"))
    screen.press("Enter")
    #expect(screen.attempts == 1)
    #expect(screen.ratings.map(\.target) == cases)
    #expect(screen.ratings.map(\.level) == [.verySatisfied, .dissatisfied])
    #expect(screen.ratings.map(\.named) == [true, true])
    #expect(screen.ratings.allSatisfy { $0.visit?.ticket == ticket })
  }

  @Test("one level back leads from case to case, and to the visit as a whole") func eachBack() throws {
    var sample = try RatingSample()
    sample.visit(RatingSample.packageMatters, cases: 2)
    var screen = try sample.screen(1)
    screen.type("0")
    screen.type("5")
    screen.press("Enter")
    screen.press("Esc")
    #expect(screen.text.contains("第 1 件") && screen.text.contains("您选的是 5"))
    screen.press("Esc", "Esc")
    #expect(screen.text.contains("请您评价这次服务"))
    screen.type("4")
    screen.press("Enter")
    #expect(screen.ratings.map(\.case) == [nil])
  }

  @Test("who stops halfway has rated the cases a level was chosen for") func eachHalf() throws {
    var sample = try RatingSample()
    sample.visit(RatingSample.packageMatters, cases: 2)
    var screen = try sample.screen(1)
    screen.type("01")
    screen.press("Enter")
    screen.pass(30)
    #expect(screen.ratings.map(\.level) == [.veryDissatisfied])
    #expect(screen.lapses.isEmpty)
  }

  @Test("at the exit the number of today's ticket is enough, typed or touched") func exit() throws {
    var sample = try RatingSample()
    let ticket = sample.visit()
    var screen = try sample.screen(nil)
    screen.type("ｂ００１")
    screen.press("Enter")
    #expect(screen.text.contains("B001 号，请您评价") && screen.text.contains("居民身份证"))
    screen.type("4")
    screen.press("Enter")
    #expect(screen.ratings.map(\.channel) == [.kiosk])
    #expect(screen.ratings.map(\.target) == [ticket])
    #expect(screen.text.contains("谢谢"))
    screen.type("B0")
    #expect(screen.shell.screen.entry.field.text == "B0")
    screen.press("Esc")
    #expect(screen.shell.screen.entry.isEmpty)
    #expect(screen.text.contains("请输入取号单上的号码"))
  }

  @Test("the keys on the screen type, erase, clear and find") func keys() throws {
    var sample = try RatingSample()
    sample.visit()
    var screen = try sample.screen(nil)
    let layout = screen.shell.screen.entryLayout(screen.environment)
    func touch(_ label: String) throws {
      let key = try #require(layout.keys.first { $0.label == label })
      screen.touch(row: key.rect.row + 1, column: key.rect.column + 1)
    }
    for label in ["B", "0", "0", "2"] { try touch(label) }
    try touch("退格")
    try touch("1")
    #expect(screen.shell.screen.entry.field.text == "B001")
    try touch("查找")
    #expect(screen.text.contains("B001 号，请您评价"))
  }

  @Test("a number pad has no letters: digits find today's ticket, or those to choose from") func digits() throws {
    var sample = try RatingSample()
    sample.visit(["HZ-公安-001"])
    var screen = try sample.screen(nil)
    screen.type("1")
    screen.press("Enter")
    #expect(screen.text.contains("B001 号，请您评价"))
    sample.visit(["HZ-人社-001"])
    let numbers = sample.hall.tickets.map(\.number)
    try #require(Set(numbers.map { $0.suffix(3) }) == ["001"] && numbers.count == 2)
    var several = try sample.screen(nil)
    several.type("001")
    several.press("Enter")
    #expect(several.text.contains("按序号"))
    several.type("2")
    #expect(several.text.contains("\(numbers[1]) 号，请您评价"))
  }

  @Test("what cannot be rated is said in a sentence before anything is chosen") func wrong() throws {
    var sample = try RatingSample()
    sample.serve()
    var screen = try sample.screen(nil)
    screen.type("B001")
    screen.press("Enter")
    #expect(screen.notice.contains("还没有办完"))
    screen.press("Esc")
    for code in ["A999", "20260302-A999", "20270101-A001", "20261399-A001", "X"] {
      screen.type(code)
      screen.press("Enter")
      #expect(screen.notice.contains("没有可评价的"), "\(code)")
      #expect(screen.isResting)
      screen.press("Esc")
    }
  }

  @Test("an earlier day's ticket is looked up at once: what is unknown is said before anything is chosen")
  func earlier() throws {
    let sample = try RatingSample()
    var screen = try sample.screen(nil)
    screen.type("20260227-A001")
    screen.press("Enter")
    #expect(screen.notice.contains("没有可评价的"))
    #expect(screen.isResting)
    // Whoever types now begins anew.
    screen.type("B7")
    #expect(screen.shell.screen.entry.field.text == "B7")
  }

  @Test("whoever has rated already is told before anything is filled in") func rated() throws {
    var sample = try RatingSample()
    let ticket = sample.visit()
    var screen = try sample.screen(nil)
    screen.elsewhere(RecordRating(ticket: ticket, answer: RatingAnswer(level: 5), channel: .pad))
    screen.type("001")
    screen.press("Enter")
    #expect(screen.isResting)
    #expect(screen.notice.contains("已经评价过了"))
  }

  @Test("whoever is asked to rate one case again comes to that case by the ticket's number") func again() throws {
    var sample = try RatingSample()
    let ticket = sample.visit(RatingSample.packageMatters, cases: 2)
    let cases = sample.hall.cases(ofTicket: ticket).map(\.id)
    var screen = try sample.screen(nil)
    let answers = [(case: cases[0], answer: RatingAnswer(level: 1)), (case: cases[1], answer: RatingAnswer(level: 5))]
    for command: any HallCommand in [
      RecordRatings(ticket: ticket, answers: answers, channel: .pad), ContactRater(loop: cases[0], text: "致歉"),
      UpholdComplaint(loop: cases[0], text: "属实"), RectifyComplaint(loop: cases[0], text: "改好"),
      FollowUpComplaint(loop: cases[0], opinion: .satisfied, willRateAgain: true, text: "愿意"),
    ] { screen.elsewhere(command) }
    screen.type("001")
    screen.press("Enter")
    #expect(screen.text.contains("请您再评一次"))
    screen.type("4")
    screen.press("Enter")
    #expect(screen.notice == "")
    #expect(screen.ratings.filter { $0.round == 2 }.map(\.target) == [cases[0]])
  }

  @Test("after the time without a key the exit asks for the next ticket") func idle() throws {
    var sample = try RatingSample()
    sample.visit()
    var screen = try sample.screen(nil)
    screen.type("A0")
    screen.pass(30)
    #expect(screen.shell.screen.entry.isEmpty)
    screen.type("B001")
    screen.press("Enter")
    #expect(screen.text.contains("请您评价"))
    screen.pass(30)
    #expect(screen.isResting)
    #expect(screen.attempts == 0)
    screen.press("F10")
    screen.press("F5")
    #expect(screen.left)
  }
}
