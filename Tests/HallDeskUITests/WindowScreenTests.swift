import HallModel
import ScreenKit
import Testing

@testable import HallDeskUI

@Suite("A clerk's window") struct WindowScreenTests {
  /// Window 1 with its clerk signed in.
  func window(tickets: Int = 6, _ language: Language = .zh) throws -> Stage<WindowScreen> {
    let (hall, now) = try SampleHall.busyHall(tickets: tickets)
    var stage = try Stage(WindowScreen(number: 1), hall: hall, at: now, language: language)
    stage.type(hall.windows[0].staff!)
    stage.press("Enter")
    stage.type("2468")
    stage.press("Enter")
    return stage
  }

  @Test("sign in, call, here, finish: four keys a person") func serves() throws {
    var window = try window()
    window.press("F2")
    #expect(window.hall.windows[0].state == .called)
    let ticket = window.hall.tickets[window.hall.windows[0].ticket!]
    #expect(window.notice.contains(ticket.number))
    window.press("F4")
    #expect(window.hall.windows[0].state == .serving)
    window.wait(300)
    window.press("F5")
    #expect(window.hall.tickets[ticket.serial].state == .finished)
    #expect(window.hall.windows[0].state == .idle)
  }

  @Test("a key held down calls one person, and recalls no one") func held() throws {
    var window = try window()
    for _ in 0..<20 { window.press("F2") }
    for _ in 0..<20 { window.press("F3") }
    #expect(window.hall.tickets.count { $0.state == .called } == 1)
    #expect(window.hall.tickets.first { $0.state == .called }?.calls == 1)
  }

  @Test("no-show after three calls, taken back within five seconds") func noShow() throws {
    var window = try window()
    window.press("F2", "F6")
    #expect(window.notice.contains("3"))
    for _ in 0..<2 {
      window.wait(20)
      window.press("F3")
    }
    window.press("F6")
    #expect(window.hall.tickets.count { $0.state == .noShow } == 1)
    window.wait(3)
    window.press("Ctrl-Z")
    #expect(window.hall.windows[0].state == .called)
    window.press("F6")
    window.wait(6)
    window.press("Ctrl-Z")
    #expect(window.hall.tickets.count { $0.state == .noShow } == 1)
  }

  @Test("what the supervisor says reaches the clerk, and other work goes back by itself when its time is over")
  func told() throws {
    var window = try window()
    let clerk = try #require(window.hall.windows[0].staff)
    window.elsewhere(SummonClerk(window: 5, staff: clerk, note: "请带公章"), staff: "S01")
    #expect(window.notice.contains("5 号窗口") && window.notice.contains("请带公章"))
    window.elsewhere(RemindWindow(window: 1, about: .idleWindow), staff: "S01")
    #expect(window.notice.contains("请叫号"))
    let until = ClockTime(minutes: window.environment.hall.settings.zone.secondOfDay(at: window.now) / 60 + 5)
    window.elsewhere(AssignWindow(window: 1, accepts: Acceptance(departments: ["公安"]), until: until), staff: "S01")
    #expect(window.notice.contains("公安") && window.hall.windows[0].assigned != nil)
    #expect(window.beeps == 3)
    window.wait(5 * 60)
    window.pass(1)
    #expect(window.hall.windows[0].assigned == nil)
    let asked = try Stage(WindowScreen(number: 5), hall: window.hall, at: window.now)
    #expect(asked.text.contains("来开窗"))
  }

  @Test("the clock of a screen ends no day: whoever is still served past midnight is served to the end")
  func pastMidnight() throws {
    let work = AssignWindow(window: 1, accepts: Acceptance(departments: ["公安"]), until: ClockTime("24:00"))
    var window = try window()
    var desk = try LiveSample.township().supervisor()
    window.elsewhere(work, staff: "S01")
    desk.elsewhere(work, staff: "S01")
    window.wait(16 * 3600)
    desk.wait(16 * 3600)
    let (served, open) = (window.hall.day, desk.hall.day)
    #expect(served?.date != window.environment.today && open?.date != desk.environment.today)
    window.pass(1)
    desk.pass(1)
    #expect(window.hall.day == served && window.hall.windows[0].isOpen)
    #expect(desk.hall.day == open && desk.hall.windows[0].isOpen)
  }

  @Test("held for a copy and taken up again without queueing") func hold() throws {
    var window = try window()
    window.press("F2", "F4", "F7")
    window.type("1")
    #expect(window.hall.windows[0].held.count == 1)
    #expect(window.text.contains("去复印"))
    window.press("F7")
    #expect(window.hall.windows[0].state == .serving)
  }

  @Test("transfer to another window keeps the arrival time") func transfer() throws {
    var window = try window()
    window.press("F2", "F4")
    let serial = window.hall.windows[0].ticket!
    let issued = window.hall.tickets[serial].issuedAt
    window.press("F8")
    window.type("2")
    window.press("Enter")
    #expect(window.hall.tickets[serial].reservedFor == 2)
    #expect(window.hall.tickets[serial].issuedAt == issued)
    #expect(window.hall.windows[0].state == .idle)
  }

  @Test("pause needs a reason; F9 resumes") func pause() throws {
    var window = try window()
    window.press("F9")
    window.type("1")
    #expect(window.hall.windows[0].pauseReason == "午休")
    window.press("F9")
    #expect(window.hall.windows[0].state == .idle)
  }

  @Test("five wrong PINs lock the number, also for the right one") func locked() throws {
    let hall = try SampleHall.hall(open: [])
    var stage = try Stage(WindowScreen(number: 1), hall: hall, at: SampleHall.morning)
    let staff = try #require(hall.settings.windows[0].usualStaff)
    stage.type(staff)
    stage.press("Enter")
    for _ in 0..<5 {
      stage.type("1111")
      stage.press("Enter")
    }
    stage.type("2468")
    stage.press("Enter")
    #expect(stage.hall.windows[0].state == .closed)
    #expect(stage.hall.signIns[staff]?.lockedUntil != nil)
    stage.wait(601)
    stage.type("")
    stage.press("Backspace", "Backspace", "Backspace", "Backspace")
    stage.type("2468")
    stage.press("Enter")
    #expect(stage.hall.windows[0].state == .idle)
  }

  @Test("somebody else's window is taken over only on purpose") func relieve() throws {
    let hall = try SampleHall.hall(open: [1])
    var stage = try Stage(WindowScreen(number: 1), hall: hall, at: SampleHall.morning)
    let other = try #require(hall.settings.windows[1].usualStaff)
    stage.type(other)
    stage.press("Enter")
    stage.type("2468")
    stage.press("Enter")
    #expect(stage.hall.windows[0].staff != other)
    stage.type("2")
    #expect(stage.hall.windows[0].staff == other)
  }

  @Test("the line says who is next and why, in words to read out") func why() throws {
    var window = try window(tickets: 0)
    #expect(window.text.contains("没有人"))
    window.elsewhere(IssueTicket(matters: ["HZ-公安-001"]))
    window.wait(60)
    window.elsewhere(IssueTicket(matters: ["HZ-公安-001"], priorityGroup: "elderly"))
    window.wait(120)
    let second = window.hall.tickets[1].number
    #expect(window.text.contains("下一位 \(second) 是绿色通道"))
    window.press("F2")
    #expect(window.hall.windows[0].ticket == 1)
  }

  @Test("a clerk whose window was closed elsewhere is told, and no key acts") func takenAway() throws {
    var window = try window()
    window.elsewhere(CloseWindow(window: 1))
    window.press("F2")
    #expect(window.hall.tickets.allSatisfy { $0.state == .waiting })
    #expect(window.text.contains("不在你名下"))
  }

  @Test("leaving asks whether the window closes") func leave() throws {
    var window = try window()
    window.press("F10")
    #expect(!window.left)
    window.type("1")
    #expect(window.left)
    #expect(window.hall.windows[0].state == .closed)
  }

  @Test("all ten function keys are in the bar at 80 columns, in both languages", arguments: Language.allCases)
  func bar(_ language: Language) throws {
    let window = try window(tickets: 6, language)
    for number in 1...10 { #expect(window.surface.lines()[23].contains("F\(number) "), "F\(number)") }
  }
}
