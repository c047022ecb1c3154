import HallModel
import HallStore
import ScreenKit
import Testing

@testable import HallDeskUI

@Suite("The rating screen at a window") struct RatingScreenTests {
  @Test("at rest it shows window and staff number, and the name of nobody") func rest() throws {
    let screen = try RatingSample().screen(1)
    #expect(screen.text.contains("1 号窗口"))
    #expect(screen.text.contains("工作人员 C01"))
    for member in screen.hall.settings.staff { #expect(!screen.text.contains(member.name)) }
    #expect(!screen.shell.screen.ticksBySecond(screen.environment))
  }

  @Test("the end of a visit wakes it by itself, at this window and no other") func wakes() throws {
    var sample = try RatingSample()
    sample.serve(at: 1)
    var here = try sample.screen(1)
    var there = try sample.screen(2)
    here.elsewhere(FinishTicket(window: 1), staff: "C01")
    there.elsewhere(FinishTicket(window: 1), staff: "C01")
    #expect(here.text.contains("B001 号，请您评价这次服务"))
    for word in ["非常满意", "满意", "基本满意", "不满意", "非常不满意"] { #expect(here.text.contains(word)) }
    #expect(here.text.contains("居民身份证"))
    #expect(there.isResting)
  }

  @Test("with a number pad alone: level, tags, anonymous or named, sent") func numberPad() throws {
    var sample = try RatingSample()
    let ticket = sample.visit()
    var screen = try sample.screen(1)
    screen.type("2")
    #expect(screen.text.contains("不满意"))
    screen.type("38")
    screen.press("Enter")
    let rating = try #require(screen.ratings.first)
    #expect(rating.target == ticket)
    #expect(rating.level == .dissatisfied)
    #expect(rating.tags == ["209", "214"])
    #expect(!rating.named)
    #expect(rating.channel == .pad)
    #expect(screen.text.contains("谢谢您的评价"))
    screen.pass(4)
    #expect(screen.isResting)
  }

  @Test("0 gives the name, and takes it back") func named() throws {
    var sample = try RatingSample()
    sample.visit(cases: 1)
    var screen = try sample.screen(1)
    screen.type("5")
    #expect(screen.text.contains("现在匿名"))
    screen.type("00")
    #expect(screen.text.contains("现在匿名"))
    screen.type("0")
    #expect(screen.text.contains("现在实名"))
    screen.press("Enter")
    #expect(screen.ratings.map(\.named) == [true])
  }

  @Test("where no name was taken down nobody is offered to give it") func nameless() throws {
    var sample = try RatingSample()
    sample.visit()
    var screen = try sample.screen(1)
    screen.type("5")
    #expect(screen.text.contains("匿名（没有登记姓名）"))
    screen.type("0")
    #expect(screen.notice.contains("没有登记姓名"))
    screen.press("Enter")
    #expect(screen.ratings.map(\.named) == [false])
  }

  @Test("a touch chooses level, tags and what else is drawn as a box") func touch() throws {
    var sample = try RatingSample()
    sample.visit(cases: 1)
    var screen = try sample.screen(1)
    try screen.touch("(-_-)")
    try screen.touch("一次性告知需要补正的材料")
    try screen.touch("在承诺的时间内办结")
    try screen.touch("一次性告知需要补正的材料")
    try screen.touch("现在匿名")
    try screen.touch("提交")
    #expect(screen.ratings.map(\.level) == [.basicallySatisfied])
    #expect(screen.ratings.map(\.tags) == [["309"]])
    #expect(screen.ratings.map(\.named) == [true])
  }

  @Test("an arrow suggests no level before it is moved; Enter takes the one it is at") func arrows() throws {
    var sample = try RatingSample()
    sample.visit()
    var screen = try sample.screen(1)
    screen.press("Enter")
    #expect(screen.notice.contains("5 到 1"))
    screen.press("Right", "Right", "Enter")
    #expect(screen.text.contains("您选的是 4 满意"))
    screen.press("Down", "Down", "Space", "Enter")
    #expect(screen.ratings.map(\.tags) == [["408"]])
  }

  @Test("until it is sent another level can be chosen; its tags are others, the words stay") func change() throws {
    var sample = try RatingSample()
    sample.visit()
    var screen = try sample.screen(1)
    screen.type("51")
    screen.press("Tab")
    screen.type("谢谢 15")
    screen.press("Enter", "Esc")
    #expect(screen.text.contains("请您评价这次服务"))
    screen.type("5")
    #expect(screen.text.contains("[✓]"))
    screen.press("Esc")
    screen.type("1")
    #expect(!screen.text.contains("[✓]"))
    screen.type("1")
    screen.press("Enter")
    #expect(screen.ratings.map(\.level) == [.veryDissatisfied])
    #expect(screen.ratings.map(\.tags) == [["108"]])
    #expect(screen.ratings.map(\.comment) == ["谢谢 15"])
  }

  @Test("letters go into the line for own words by themselves; a full line says so") func words() throws {
    var sample = try RatingSample { $0.ratings.commentLimit = 4 }
    sample.visit()
    var screen = try sample.screen(1)
    screen.type("4很好3")
    #expect(screen.text.contains("很好3") && screen.text.contains("3/4"))
    screen.type("啊呀")
    #expect(screen.notice.contains("最多写 4 个字"))
    screen.press("Enter", "Enter")
    #expect(screen.ratings.map(\.comment) == ["很好3啊"])
    #expect(screen.ratings.map(\.tags) == [[]])
  }

  @Test("answered at another screen, it rests; a level chosen here already is told kindly that it came late")
  func twice() throws {
    var sample = try RatingSample()
    let ticket = sample.visit()
    var screen = try sample.screen(1)
    screen.elsewhere(RecordRating(ticket: ticket, answer: RatingAnswer(level: 5), channel: .pad))
    #expect(screen.isResting)
    sample.visit()
    var late = try sample.screen(1)
    late.type("1")
    late.elsewhere(
      RecordRating(
        ticket: sample.hall.ratings.prompts[0].visit.ticket, answer: RatingAnswer(level: 5), channel: .pad))
    late.press("Enter")
    #expect(late.text.contains("已经评价过了"))
    late.pass(4)
    #expect(late.shell.screen.outbox.isEmpty)
  }

  @Test("nothing of a rating is left at rest, and the thanks are the same for all") func secret() throws {
    var seen: Set<String> = []
    for level in ["5", "1"] {
      var sample = try RatingSample()
      sample.visit()
      var screen = try sample.screen(1)
      screen.type(level + "1")
      screen.press("Enter")
      let thanks = screen.text
      screen.pass(4)
      seen.insert(thanks + screen.text)
    }
    #expect(seen.count == 1)
  }

  @Test("no key skips the question or leaves while it stands; at rest F10 leaves") func noSkip() throws {
    var sample = try RatingSample()
    sample.visit()
    var screen = try sample.screen(1)
    for key in ["Esc", "F10", "Ctrl-Q", "F1", "Ctrl-P", "Tab", "F5", "Del", "-"] { screen.press(key) }
    #expect(!screen.left)
    #expect(screen.text.contains("请您评价这次服务"))
    #expect(screen.attempts == 0)
    screen.pass(30)
    // One key that somebody in the hall tries does not end the screen.
    screen.press("F10")
    #expect(!screen.left)
    #expect(screen.notice.contains("F5"))
    screen.press("F5")
    #expect(screen.left)
  }

  @Test("help left open at rest makes way for the question") func help() throws {
    var sample = try RatingSample()
    sample.serve()
    var screen = try sample.screen(1)
    screen.press("F1")
    #expect(screen.text.contains("按键说明"))
    screen.elsewhere(FinishTicket(window: 1), staff: "C01")
    #expect(!screen.text.contains("按键说明"))
    screen.type("5")
    #expect(screen.text.contains("您选的是"))
  }

  @Test("a key held down counts once, words apart") func held() throws {
    var sample = try RatingSample()
    sample.visit()
    var screen = try sample.screen(1)
    func once(_ key: Key) -> Bool { screen.shell.screen.actsOnce(key, screen.environment) }
    #expect(once(.character("5")) && once(.enter) && once(.press(row: 1, column: 1)))
    #expect(!once(.right))
    screen.type("5")
    #expect(once(.character("5")) && once(.enter))
    screen.press("Tab")
    #expect(!once(.character("5")) && !once(.backspace) && once(.enter))
  }

  @Test("a hall without tags asks for level and words only") func noTags() throws {
    var sample = try RatingSample { $0.ratingTags = [] }
    sample.visit()
    var screen = try sample.screen(1)
    screen.type("31")
    #expect(!screen.text.contains("[ ]"))
    screen.press("Enter")
    #expect(screen.ratings.map(\.tags) == [[]])
  }

  @Test("tags taken out of the list while somebody answers do not cost the rating") func tagsChanged() throws {
    var sample = try RatingSample()
    sample.visit()
    var screen = try sample.screen(1)
    screen.type("512")
    var settings = screen.hall.settings
    settings.ratingTags.removeAll { $0.code == "510" }
    screen.hall.apply(
      HallConfigured(settings: settings, catalogue: screen.hall.catalogue, papersDigest: "", training: false),
      Stamp(at: screen.now, terminal: "", staff: ""))
    screen.press("Enter")
    #expect(screen.ratings.map(\.tags) == [["511"]])
  }

  @Test("levels and tags are told as numbered lines") func narration() throws {
    var sample = try RatingSample()
    sample.visit()
    var screen = try sample.screen(1)
    #expect(screen.shell.screen.narration(screen.environment).contains("5 非常满意"))
    screen.type("11")
    let lines = screen.shell.screen.narration(screen.environment)
    #expect(lines.contains("1 [✓] 在办事指南之外增加新的审批条件"))
    #expect(lines.contains("2 [ ] 需提供办事指南之外的申报材料"))
  }

  @Test("every box of every level can be touched and lies on the screen", arguments: [(24, 80), (30, 100), (43, 132)])
  func boxes(_ size: (Int, Int)) throws {
    var sample = try RatingSample()
    sample.visit(RatingSample.packageMatters, cases: 2)
    for level in ["", "5", "4", "3", "2", "1"] {
      var screen = try sample.screen(1, size: size)
      screen.type(level)
      let boxes = screen.shell.screen.boxes(screen.environment)
      #expect(boxes.count == (level.isEmpty ? 6 : 12))
      for (place, box) in boxes.enumerated() {
        #expect(!box.rect.isEmpty && screen.environment.body.intersection(box.rect) == box.rect)
        for other in boxes[..<place] { #expect(box.rect.intersection(other.rect).isEmpty) }
      }
    }
  }
}
