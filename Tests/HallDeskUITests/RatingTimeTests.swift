import HallModel
import HallStore
import ScreenKit
import Testing

@testable import HallDeskUI

@Suite("The time of a question for a rating") struct RatingTimeTests {
  @Test("nobody answers: not rated after the time, asked for once, and at rest again") func lapses() throws {
    var sample = try RatingSample()
    let ticket = sample.visit()
    var screen = try sample.screen(1)
    screen.pass(29)
    #expect(screen.text.contains("1 秒后结束"))
    #expect(screen.attempts == 0)
    screen.pass(1)
    #expect(screen.lapses == [ticket])
    #expect(screen.isResting)
    screen.pass(60)
    #expect(screen.attempts == 1)
  }

  @Test("not a moment before the time, wherever the seconds of the clock fall") func fractions() throws {
    var sample = try RatingSample()
    let ticket = sample.visit()
    var screen = try sample.screen(1)
    // The question was asked between two seconds: the thirtieth tick comes before its end.
    screen.wait(milliseconds: -400)
    screen.pass(30)
    #expect(screen.attempts == 0)
    #expect(!screen.isResting)
    screen.pass(1)
    #expect(screen.lapses == [ticket])
    #expect(screen.isResting)
  }

  @Test("a visit finished with an earlier time is asked about for the full time all the same") func backdated() throws {
    var sample = try RatingSample()
    let ticket = sample.serve()
    var screen = try sample.screen(1)
    screen.elsewhere(FinishTicket(window: 1), at: screen.now.adding(seconds: -35))
    #expect(screen.text.contains("请您评价"))
    screen.pass(29)
    #expect(screen.attempts == 0)
    screen.pass(1)
    #expect(screen.lapses == [ticket])
  }

  @Test("a screen that is told to end sends what was chosen") func ended() throws {
    var sample = try RatingSample()
    sample.visit()
    var screen = try sample.screen(1)
    screen.end()
    #expect(screen.ratings.isEmpty)
    screen.type("2")
    screen.end()
    #expect(screen.ratings.map(\.level) == [.dissatisfied])
  }

  @Test("a level that was not sent is sent after the time without a key; every key begins it anew") func idle() throws {
    var sample = try RatingSample()
    sample.visit()
    var screen = try sample.screen(1)
    screen.pass(20)
    screen.type("2")
    screen.pass(25)
    #expect(screen.text.contains("5 秒后自动提交"))
    screen.type("1")
    #expect(!screen.text.contains("自动提交"))
    screen.pass(29)
    #expect(screen.ratings.isEmpty && screen.lapses.isEmpty)
    screen.pass(1)
    #expect(screen.ratings.map(\.tags) == [["207"]])
    #expect(screen.text.contains("谢谢"))
  }

  @Test("who goes back has not chosen: without another choice the visit is not rated") func undecided() throws {
    var sample = try RatingSample()
    let ticket = sample.visit()
    var screen = try sample.screen(1)
    screen.type("2")
    screen.pass(28)
    screen.press("Esc")
    screen.pass(29)
    #expect(screen.lapses.isEmpty)
    screen.pass(1)
    #expect(screen.lapses == [ticket])
    #expect(screen.ratings.isEmpty)
  }

  @Test("a slow writer is not refused after the question is over elsewhere") func slow() throws {
    var sample = try RatingSample()
    sample.visit()
    var screen = try sample.screen(1)
    screen.type("4")
    screen.wait(31)
    screen.elsewhere(LapseRatings(window: 1))
    #expect(screen.text.contains("您选的是"))
    screen.press("Enter")
    #expect(screen.ratings.map(\.level) == [.satisfied])
  }

  @Test("the next visit's question waits for whoever is answering, and then has its full time") func next() throws {
    var sample = try RatingSample()
    sample.visit()
    let second = sample.serve(["HZ-公安-002"])
    sample.now = sample.hall.ratings.prompts[0].askedAt
    var screen = try sample.screen(1)
    screen.type("5")
    screen.elsewhere(FinishTicket(window: 1), staff: "C01")
    for _ in 0..<70 {
      screen.pass(1)
      screen.press("Tab", "Esc")
    }
    #expect(screen.text.contains("B001 号"))
    screen.press("Enter")
    screen.pass(4)
    #expect(screen.text.contains("B002 号，请您评价"))
    screen.pass(29)
    #expect(screen.lapses.isEmpty)
    screen.type("3")
    screen.press("Enter")
    #expect(screen.ratings.map(\.target).contains(second))
  }

  @Test("a screen opened within the time finds the question; one opened later ends it and rests") func reopened() throws
  {
    var sample = try RatingSample()
    let ticket = sample.visit()
    sample.now = sample.now.adding(seconds: 20)
    #expect(try sample.screen(1).text.contains("B001 号"))
    sample.now = sample.now.adding(seconds: 20)
    let late = try sample.screen(1)
    #expect(late.isResting)
    #expect(late.lapses == [ticket])
  }
}
