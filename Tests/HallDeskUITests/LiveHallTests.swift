import HallModel
import HallStore
import ScreenKit
import Testing

@testable import HallDeskUI

@Suite("The supervisor's live hall") struct LiveHallTests {
  @Test("every lane and every window of a city is on one screen of 132×43") func wholeHall() throws {
    let desk = try LiveSample.city().supervisor(size: (43, 132))
    for lane in desk.hall.settings.lanes { #expect(desk.text.contains("\(lane.letter) \(lane.name)")) }
    for window in desk.hall.windows {
      guard let ticket = window.ticket.map({ desk.hall.tickets[$0].number }) else { continue }
      #expect(desk.text.contains(" \(window.number) ") && desk.text.contains(ticket))
    }
    let figures = DayFigures(desk.hall, now: desk.now)
    #expect(desk.text.contains("等候 \(figures.total.waiting) "))
    #expect(desk.text.contains("办结 \(figures.total.served) "))
  }

  @Test("what another terminal does is on the screen with the next picture") func live() throws {
    var desk = try LiveSample.township().supervisor()
    let before = DayFigures(desk.hall, now: desk.now).total.issued
    desk.elsewhere(IssueTicket(matters: ["HZ-公安-001"]))
    #expect(desk.text.contains("取号 \(before + 1) "))
  }

  @Test("a policy beside the default is named where the first line has room, the default never", arguments: [80, 132])
  func policies(_ columns: Int) throws {
    var desk = try LiveSample.township().supervisor(size: (43, columns))
    #expect(!desk.text.contains("叫号规则"))
    var settings = desk.hall.settings
    settings.queue.policy = .strict
    desk.elsewhere(
      Configure(
        settings: settings, catalogue: desk.hall.catalogue, papersDigest: "", formsDigest: "", training: false))
    let line = try #require(desk.text.split(separator: "\n").first { $0.contains("预约将到") })
    #expect(line.contains("叫号规则：绿色通道优先") == (columns > 100) && line.contains("等候 40 "))
  }

  @Test("from a lane to a ticket's whole story, its matter, and back by Esc, level by level") func drill() throws {
    var desk = try LiveSample.township(every: 50).supervisor()
    let ticket = try #require(desk.hall.line.entries.first.map { desk.hall.tickets[$0.serial] })
    let lane = try #require(desk.hall.settings.lanes.firstIndex { $0.letter == ticket.lane })
    desk.press("Tab")
    for _ in 0..<lane { desk.press("Down") }
    desk.press("Enter")
    #expect(desk.text.contains("业务 \(ticket.lane)"))
    let row = try #require(desk.shell.screen.live.pages.last?.content.rows.firstIndex { $0.ticket == ticket.id })
    for _ in 0..<row { desk.press("Down") }
    desk.press("Enter")
    #expect(desk.shell.screen.live.pages.last?.subject == .ticket(ticket.id))
    #expect(desk.text.contains(ticket.number) && desk.text.contains("前面"))
    desk.press("End", "Enter")
    #expect(desk.shell.screen.live.pages.last?.subject == .matter(ticket.matters.last ?? ""))
    desk.press("Esc", "Esc", "Esc", "Esc")
    #expect(desk.shell.screen.live.pages.isEmpty && !desk.left)
  }

  @Test("a window is opened, paused, resumed and closed by keys") func duty() throws {
    var desk = try LiveSample.township().supervisor()
    let closed = try #require(desk.hall.windows.last)
    #expect(!closed.isOpen)
    desk.press("End", "F2", "F4")
    #expect(desk.hall.window(closed.number)?.state == .idle)
    #expect(desk.notice.contains("\(closed.number) 号窗口已开"))
    desk.press("F3")
    desk.press("F4")
    #expect(desk.notice.contains("原因"))
    desk.type("巡检")
    desk.press("F4")
    #expect(desk.hall.window(closed.number)?.state == .paused)
    desk.press("F3")
    #expect(desk.hall.window(closed.number)?.state == .idle)
    desk.press("F2")
    #expect(desk.hall.window(closed.number)?.state == .closed)
  }

  @Test("a window takes other work until a time and has its own back by itself") func turned() throws {
    var desk = try LiveSample.township().supervisor()
    let number = desk.hall.windows[0].number
    let lane = try #require(desk.hall.settings.lanes.first)
    desk.press("Home", "F4", "1", "Enter")
    desk.type(lane.letter)
    desk.press("Enter")
    desk.type("２５：９９")
    desk.press("F4")
    #expect(desk.notice.contains("不是时间"))
    for _ in 0..<5 { desk.press("Backspace") }
    desk.type("1045")
    desk.press("F4")
    let window = try #require(desk.hall.window(number))
    #expect(window.assigned != nil)
    #expect(window.assignedUntil == desk.hall.settings.zone.moment(desk.environment.today, second: 10 * 3600 + 45 * 60))
    desk.wait(15 * 60 - 1)
    desk.pass(3)
    #expect(desk.hall.window(number)?.assigned == nil)
  }

  @Test("a clerk is asked to a window; a ticket is moved with a reason; the board says what it is told") func words()
    throws
  {
    var desk = try LiveSample.township(every: 50).supervisor()
    let last = try #require(desk.hall.windows.last)
    desk.press("End", "F5")
    desk.type("请带公章")
    desk.press("Enter")
    desk.press("F4")
    #expect(desk.hall.summonses.map(\.window) == [last.number])
    desk.press("F7")
    desk.type("十二点起停电")
    desk.press("F4")
    #expect(desk.hall.notice(at: desk.now) == "十二点起停电")
    let position = try #require(desk.hall.line.entries.last.map { desk.hall.tickets[$0.serial] })
    desk.press("Tab")
    for _ in 0..<(desk.hall.settings.lanes.firstIndex { $0.letter == position.lane } ?? 0) { desk.press("Down") }
    desk.press("Enter")
    for _ in 0..<(desk.shell.screen.live.pages.last?.content.rows.firstIndex { $0.ticket == position.id } ?? 0) {
      desk.press("Down")
    }
    desk.press("F6", "1", "F4")
    #expect(desk.notice.contains("原因"))
    desk.type("孕妇不适")
    desk.press("F4")
    #expect(desk.hall.tickets[position.serial].ownPlace != nil)
    #expect(desk.notice.contains("调到最前面"))
  }

  @Test("the day is closed with its open ends listed, by another key than the one that asked") func closing() throws {
    var sample = try LiveSample.township(minutes: 30)
    for window in sample.hall.windows where window.ticket != nil {
      sample.perform(StartService(window: window.number))
      sample.perform(FinishTicket(window: window.number))
    }
    var desk = try sample.supervisor()
    desk.elsewhere(IssueTicket(matters: ["HZ-公安-001"]))
    let waiting = desk.hall.line.entries.count
    desk.press("F8", "F8")
    #expect(desk.hall.day?.closedAt == nil)
    #expect(desk.text.contains("还有 \(waiting) 人在等"))
    desk.press("F4")
    #expect(desk.hall.day?.closedAt != nil)
    #expect(desk.hall.windows.allSatisfy { !$0.isOpen })
    #expect(desk.notice.contains("弃号 \(waiting)"))
  }

  @Test("with somebody at a window the day is not closed, and the page says why") func busy() throws {
    var desk = try LiveSample.township().supervisor()
    desk.press("F8", "F4")
    #expect(desk.hall.day?.closedAt == nil)
    #expect(desk.text.contains("窗口前还有"))
  }
}
