import HallModel
import HallSimulator
import HallStore
import ScreenKit
import Testing

@testable import HallDeskUI

@Suite("The supervisor's alarms, figures and replay") struct AlarmViewTests {
  /// A hall in which too many come: only some windows are open.
  func crowded() throws -> Stage<SupervisorScreen> {
    var sample = try LiveSample.township(minutes: 20, every: 120)
    for window in sample.hall.windows.dropFirst(2) where window.isOpen {
      sample.perform(StartService(window: window.number))
      sample.perform(FinishTicket(window: window.number))
      sample.perform(CloseWindow(window: window.number))
    }
    for _ in 0..<30 { sample.perform(IssueTicket(matters: ["HZ-公安-001"])) }
    return try sample.supervisor(size: (30, 100))
  }

  @Test("an alarm rings once when it begins, and not while it lasts") func once() throws {
    var desk = try LiveSample.township(minutes: 20, every: 120).supervisor()
    #expect(desk.shell.screen.alarms.loud(desk.environment).isEmpty && desk.beeps == 0)
    for _ in 0..<120 { desk.elsewhere(IssueTicket(matters: ["HZ-公安-001"])) }
    #expect(desk.shell.screen.alarms.loud(desk.environment).map(\.kind) == [.crowded])
    #expect(desk.beeps == 1)
    for _ in 0..<20 {
      desk.elsewhere(IssueTicket(matters: ["HZ-公安-001"]))
      desk.pass(1)
    }
    #expect(desk.beeps == 1)
  }

  @Test("what is proposed is done by one key, from the hall and from the list") func proposal() throws {
    for key in ["1", "2"] {
      var desk = try crowded()
      desk.press("2", key)
      let alarm = try #require(desk.shell.screen.alarms.loud(desk.environment).first)
      let proposal = try #require(desk.environment.foretold?.proposal(alarm))
      let before = try #require(proposal.before)
      let after = try #require(proposal.after)
      #expect(after < before)
      #expect(key == "1" || desk.text.contains("→"))
      let open = desk.hall.windows.filter(\.isOpen).count
      let turned = desk.hall.windows.filter { $0.assigned != nil }.count
      desk.press("F9")
      let done = desk.hall.windows.filter(\.isOpen).count + desk.hall.windows.filter { $0.assigned != nil }.count
      #expect(done == open + turned + 1)
      // What the forecast said is what the hall now shows.
      let waits = WaitForecast(desk.hall, now: desk.now).starts
      let lane = desk.hall.line.entries.filter { desk.hall.tickets[$0.serial].lane == proposal.lane }
      #expect(lane.compactMap { waits[$0.serial] }.max() == after)
    }
  }

  @Test("an alarm is silenced with a reason, leaves the top, and stays in the list") func silence() throws {
    var desk = try crowded()
    desk.press("2")
    let alarm = try #require(desk.shell.screen.alarms.pointed(desk.environment))
    desk.press("F7", "F4")
    #expect(desk.hall.silences.isEmpty && desk.notice.contains("原因"))
    desk.type("已加开窗口")
    desk.press("F4")
    #expect(desk.hall.silences.map(\.alarm) == [alarm.id])
    #expect(!desk.shell.screen.alarms.loud(desk.environment).contains { $0.id == alarm.id })
    #expect(desk.shell.screen.alarms.all(desk.environment).contains { $0.id == alarm.id })
  }

  @Test("Enter goes from an alarm to what it is about") func go() throws {
    var desk = try crowded()
    desk.press("2", "Enter")
    guard case .lane = desk.shell.screen.live.pages.last?.subject else {
      Issue.record("the lane is not shown")
      return
    }
    #expect(desk.shell.screen.view == .hall)
  }

  @Test("report and charts show the figures that were counted, and a period nobody counted says so") func figures()
    throws
  {
    let sample = try LiveSample.township()
    var desk = try sample.supervisor(size: (43, 132))
    let report = try sample.counted(.day).report
    desk.press("5")
    for figure in [ReportFigure.visits, .served, .meanWait, .p95Wait, .noShowRate] {
      let row = report.row(figure)
      #expect(!row.valueText.isEmpty)
      #expect(desk.text.contains(row.valueText), "\(figure)")
    }
    for _ in 0..<10 { desk.press("Tab") }
    desk.press("4")
    for hour in try sample.counted(.day).charts.hours { #expect(desk.text.contains(" \(hour.arrivals)")) }
    desk.press("F3")
    #expect(desk.text.contains("正在汇总"))
  }

  @Test("a day played to its end is the hall that was, at every speed; back and on again, too", arguments: [60.0, 600])
  func replay(_ speed: Double) throws {
    let sample = try LiveSample.township(minutes: 60)
    var player = ReplayPlayer(ReplayTape(day: sample.day, start: sample.start, events: sample.events), speed: speed)
    var uptime: Int64 = 1000
    _ = player.advance(uptime)
    while !player.isAtEnd {
      uptime += 100
      _ = player.advance(uptime)
      #expect(player.hall.lastEventAt <= player.clock)
    }
    #expect(player.hall == sample.hall)
    player.jump(seconds: -1200)
    #expect(player.hall.lastEventAt <= player.clock && player.hall != sample.hall)
    player.jump(seconds: 7200)
    #expect(player.hall == sample.hall)
  }

  @Test("in a replay one looks around, and no hand reaches the hall") func tied() throws {
    var desk = try LiveSample.township(minutes: 60).supervisor(size: (30, 100))
    desk.press("6", "Enter")
    #expect(desk.text.contains("回放 2026-03-02"))
    let before = desk.hall
    desk.press("F6", "F6", "F6", "Tab", "Enter", "F2", "F4", "F9")
    #expect(desk.hall == before && desk.attempts == 1)
  }
}
