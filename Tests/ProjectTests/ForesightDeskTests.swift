import Glibc
import HallDeskUI
import HallModel
import HallSimulator
import Testing

@testable import halldesk

@Suite("What is foretold beside a screen") struct ForesightDeskTests {
  /// Who is of the priority channel comes before all who wait here.
  private static let question = WaitForecast.Question(["M1"], .priority)
  private static let start = Moment(milliseconds: 1_772_413_200_000)

  /// One window, and so many who wait for it.
  private static func hall(waiting: Int) -> Hall {
    var hall = Hall()
    func perform(_ command: any HallCommand) {
      let context = Context(now: start, terminal: "t")
      guard case .events(let events) = hall.decide(command, context) else { return }
      for event in events { hall.apply(event, Stamp(context)) }
    }
    perform(
      Configure(
        settings: PaperworkStage.settings,
        catalogue: Catalogue(matters: [Matter(code: "M1", name: "食品经营许可", department: "市场监管", handlingMinutes: 5)]),
        papersDigest: "", training: true))
    perform(OpenWindow(window: 1))
    for _ in 0..<waiting { perform(IssueTicket(matters: ["M1"])) }
    return hall
  }

  private static func wish(_ waiting: Int, _ questions: WaitForecast.Question...) -> Foresight.Wish {
    Foresight.Wish(hall(waiting: waiting), now: start, questions: questions)
  }

  /// The next answer; nil where there is none within a minute.
  private func answer(_ desk: ForesightDesk) -> Foresight? {
    var polled = [pollfd(fd: desk.descriptor, events: Int16(POLLIN), revents: 0)]
    while poll(&polled, 1, 60_000) > 0 {
      if let news = desk.takeNews() { return news }
    }
    return nil
  }

  @Test("an unchanged wish is answered once, a changed one again") func unchanged() throws {
    let desk = ForesightDesk()
    #expect(desk.takeNews() == nil && !desk.isAtWork)
    let wish = Self.wish(3)
    desk.want(wish)
    #expect(try #require(answer(desk)).forecast.starts.count == 3)
    desk.want(wish)
    #expect(!desk.isAtWork && desk.takeNews() == nil)
    desk.want(Self.wish(4))
    #expect(desk.isAtWork)
    #expect(try #require(answer(desk)).forecast.starts.count == 4)
    #expect(desk.takeNews() == nil && !desk.isAtWork)
  }

  @Test("of several wishes the latest is answered, and what came between is not") func latest() throws {
    let desk = ForesightDesk()
    let wishes = [3, 4, 5].map { Self.wish($0) }
    for wish in wishes { desk.want(wish) }
    var answered: [Int] = []
    repeat { answered.append(try #require(answer(desk)).forecast.starts.count) } while answered.last != 5
    #expect(answered == [5] || answered == [3, 5])
    #expect(!desk.isAtWork)
  }

  @Test("what was wished for is not worked out any more once the hall is again as it was answered") func back() throws {
    let desk = ForesightDesk()
    let wishes = [40, 41].map { Self.wish($0) }
    desk.want(wishes[0])
    #expect(try #require(answer(desk)).forecast.starts.count == 40)
    desk.want(wishes[1])
    desk.want(wishes[0])
    desk.want(Self.wish(40, Self.question))
    let next = try #require(answer(desk))
    #expect(next.forecast.starts.count == 40 && next.forecast.wait(for: Self.question) != nil)
  }

  @Test("who asks otherwise is answered at once, though the desk rests after much work") func otherwise() throws {
    let desk = ForesightDesk()
    let wishes = (Self.wish(800), Self.wish(801), Self.wish(801, Self.question))
    var began = ContinuousClock.now
    desk.want(wishes.0)
    #expect(try #require(answer(desk)).forecast.wait(for: Self.question) == nil)
    let work = began.duration(to: .now)
    // This one waits until the desk has rested, forty times as long as it worked;
    desk.want(wishes.1)
    // this one does not.
    began = .now
    desk.want(wishes.2)
    #expect(try #require(answer(desk)).forecast.wait(for: Self.question) != nil)
    let waited = began.duration(to: .now)
    #expect(waited < work * 20, "\(work) of work, then \(waited)")
  }
}
