import HallModel
import HallStore
import ScreenKit
import Testing

@testable import HallDeskUI

@Suite("Ratings while the store is gone") struct RatingOutboxTests {
  /// A window at which somebody has chosen a level.
  func answered() throws -> Stage<RatingScreen> {
    var sample = try RatingSample()
    sample.visit()
    var screen = try sample.screen(1)
    screen.type("21")
    return screen
  }

  @Test("the applicant is thanked at once; the rating is sent again after growing pauses until it arrives")
  func again() throws {
    var screen = try answered()
    screen.storeTrouble = "磁盘满了"
    screen.press("Enter")
    #expect(screen.text.contains("谢谢您的评价"))
    #expect(!screen.text.contains("磁盘满了"))
    screen.pass(4)
    #expect(screen.text.contains("1 条评价待送出"))
    var times: [Int] = []
    for second in 5...100 {
      let before = screen.attempts
      screen.pass(1)
      if screen.attempts > before { times.append(second) }
    }
    #expect(times == [7, 15, 31, 61, 91])
    #expect(screen.isResting)
    screen.storeTrouble = nil
    screen.pass(30)
    #expect(screen.ratings.map(\.tags) == [["207"]])
    #expect(!screen.text.contains("待送出"))
    screen.pass(60)
    #expect(screen.ratings.count == 1)
  }

  @Test("news from elsewhere says that the store is back") func back() throws {
    var screen = try answered()
    screen.storeTrouble = "没有权限"
    screen.press("Enter")
    screen.storeTrouble = nil
    screen.elsewhere(CloseWindow(window: 2))
    #expect(screen.ratings.count == 1)
    #expect(screen.shell.screen.outbox.isEmpty)
  }

  @Test("the same visit is not asked about again while its rating waits; the next one is") func notAgain() throws {
    var screen = try answered()
    screen.storeTrouble = "没有权限"
    screen.press("Enter")
    screen.pass(10)
    #expect(screen.isResting)
    #expect(screen.hall.ratings.prompts.count == 1)
  }

  @Test("refused when it arrives late, it is dropped without a word") func refused() throws {
    var screen = try answered()
    let ticket = screen.hall.ratings.prompts[0].visit.ticket
    screen.storeTrouble = "没有权限"
    screen.press("Enter")
    screen.pass(4)
    screen.storeTrouble = nil
    screen.elsewhere(RecordRating(ticket: ticket, answer: RatingAnswer(level: 5), channel: .kiosk))
    screen.pass(30)
    #expect(screen.shell.screen.outbox.isEmpty)
    #expect(screen.ratings.map(\.level) == [.verySatisfied])
    #expect(screen.isResting && screen.notice.isEmpty)
  }

  @Test("an end that could not be recorded is not tried in a loop, but once more when the store is back")
  func lapse() throws {
    var sample = try RatingSample()
    let ticket = sample.visit()
    var screen = try sample.screen(1)
    screen.storeTrouble = "没有权限"
    screen.pass(120)
    #expect(screen.attempts == 1)
    #expect(screen.isResting)
    screen.storeTrouble = nil
    screen.elsewhere(CloseWindow(window: 2))
    #expect(screen.lapses == [ticket])
    #expect(screen.attempts == 2)
  }

  @Test("whoever leaves while one waits is told, and another key does it") func leaving() throws {
    var screen = try answered()
    screen.storeTrouble = "没有权限"
    screen.press("Enter")
    screen.pass(4)
    screen.press("F10")
    #expect(screen.notice.contains("还有 1 条评价"))
    screen.press("F10")
    #expect(!screen.left)
    var arrived = screen
    arrived.storeTrouble = nil
    arrived.pass(30)
    #expect(arrived.notice.isEmpty && !arrived.text.contains("仍然退出"))
    screen.press("F5")
    #expect(screen.left)
  }
}
