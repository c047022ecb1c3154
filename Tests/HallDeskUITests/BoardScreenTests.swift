import HallModel
import Testing

@testable import HallDeskUI

@Suite("The board") struct BoardScreenTests {
  @Test("a second call never hides the first") func twoCalls() throws {
    let (hall, now) = try SampleHall.busyHall()
    var board = try Stage(BoardScreen(), hall: hall, at: now)
    board.elsewhere(CallNext(window: 1))
    board.wait(1)
    board.elsewhere(CallNext(window: 2))
    let called = board.hall.tickets.filter { $0.state == .called }
    #expect(called.count == 2)
    #expect(board.text.contains("请到 1 号窗口") && board.text.contains("请到 2 号窗口"))
    #expect(board.beeps == 2)
  }

  @Test("every open window shows its ticket, every lane its people") func windows() throws {
    let (hall, now) = try SampleHall.busyHall()
    var board = try Stage(BoardScreen(), hall: hall, at: now)
    board.elsewhere(CallNext(window: 3))
    let number = board.hall.tickets.first { $0.state == .called }!.number
    #expect(board.text.contains("3 号    \(number)"))
    for lane in board.hall.settings.lanes {
      let waiting = board.hall.line.entries.count { board.hall.tickets[$0.serial].lane == lane.letter }
      #expect(board.text.contains("\(lane.letter) \(lane.name) \(waiting)人"))
    }
  }

  @Test("a recall brings the number up again, and sounds") func recall() throws {
    let (hall, now) = try SampleHall.busyHall()
    var board = try Stage(BoardScreen(), hall: hall, at: now)
    board.elsewhere(CallNext(window: 1))
    let first = board.hall.tickets.first { $0.state == .called }!.number
    board.wait(30)
    board.elsewhere(CallNext(window: 2))
    board.wait(30)
    board.elsewhere(Recall(window: 1))
    #expect(board.shell.screen.calls(board.environment).first?.ticket.number == first)
    #expect(board.beeps == 3)
  }

  @Test("it shows no name of anybody") func noNames() throws {
    let (hall, now) = try SampleHall.busyHall()
    var board = try Stage(BoardScreen(), hall: hall, at: now)
    board.elsewhere(CallNext(window: 1))
    for member in board.hall.settings.staff { #expect(!board.text.contains(member.name)) }
  }
}
