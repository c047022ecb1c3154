import HallModel
import ScreenKit
import Testing

@testable import HallDeskUI

@Suite("The guide desk") struct GuideScreenTests {
  func desk(_ language: Language = .zh) throws -> Stage<GuideScreen> {
    try Stage(GuideScreen(staff: "G01"), hall: SampleHall.hall(), at: SampleHall.morning, language: language)
  }

  @Test("from an everyday word to a ticket: four letters, Enter, F2") func issues() throws {
    var desk = try desk()
    desk.type("身份证")
    #expect(desk.text.contains("居民身份证"))
    desk.press("Enter", "F2")
    #expect(desk.hall.tickets.count == 1)
    let ticket = try #require(desk.hall.tickets.first)
    #expect(desk.text.contains(desk.texts("guide.issued.title")))
    #expect(desk.text.contains("前面 0 人"))
    #expect(ticket.matters.count == 1 && ticket.state == .waiting)
  }

  @Test("initials find the matter and F2 works without Enter") func initials() throws {
    var desk = try desk()
    desk.type("jmsfzbl")
    desk.press("F2")
    #expect(desk.hall.tickets.first?.matters == ["HZ-公安-002"])
  }

  @Test("several matters make one ticket") func several() throws {
    var desk = try desk()
    desk.type("HZ-公安-001")
    desk.press("Enter")
    desk.type("HZ-人社-001")
    desk.press("Enter", "F2")
    #expect(desk.hall.tickets.map(\.matters) == [["HZ-公安-001", "HZ-人社-001"]])
  }

  @Test("the letter typed over an issued ticket begins the next search") func nextPerson() throws {
    var desk = try desk()
    desk.type("身份证")
    desk.press("F2")
    desk.type("社")
    #expect(!desk.text.contains(desk.texts("guide.issued.title")))
    #expect(desk.shell.screen.field.text == "社")
  }

  @Test("the same matters again within a minute ask for a second press") func repeated() throws {
    var desk = try desk()
    desk.type("HZ-公安-001")
    desk.press("F2", "Esc")
    desk.wait(10)
    desk.type("HZ-公安-001")
    desk.press("F2")
    #expect(desk.hall.tickets.count == 1)
    #expect(desk.notice.contains(desk.hall.tickets[0].number))
    desk.press("F2")
    #expect(desk.hall.tickets.count == 2)
  }

  @Test("a matter no window takes is refused with what to do, and no ticket is made") func noWindow() throws {
    var desk = try Stage(GuideScreen(), hall: SampleHall.hall(open: []), at: SampleHall.morning)
    desk.type("HZ-公安-001")
    desk.press("F2")
    #expect(desk.hall.tickets.isEmpty)
    #expect(desk.notice.contains("居民身份证换领"))
  }

  @Test("ticked papers leave the notification; it is saved and recorded") func papers() throws {
    var desk = try desk()
    desk.type("HZ-公安-004")
    desk.press("Tab", "Space", "Tab", "F6")
    #expect(desk.text.contains("一次性告知单"))
    desk.press("Enter")
    let text = try #require(desk.saved.values.first)
    #expect(text.contains("已带：出生医学证明"))
    #expect(text.contains("父母居民户口簿"))
    #expect(desk.hall.enquiries.map(\.outcome) == [.papers])
    #expect(desk.hall.enquiries[0].matters == ["HZ-公安-004"])
    #expect(desk.text.contains("/hall/"))
  }

  @Test("the desk's outcomes without a ticket are recorded and the desk is free again") func outcomes() throws {
    var desk = try desk()
    desk.type("HZ-公安-001")
    desk.press("F7")
    desk.type("HZ-公安-001")
    desk.press("F8", "F9")
    #expect(desk.hall.enquiries.map(\.outcome) == [.online, .terminal, .answered])
    #expect(desk.shell.screen.field.isEmpty)
  }

  @Test("a priority group is declared with F3 and its digit") func priority() throws {
    var desk = try desk()
    desk.type("HZ-公安-001")
    desk.press("F3")
    desk.type("2")
    desk.press("F2")
    #expect(desk.hall.tickets.first?.priorityGroup == desk.hall.settings.priorityGroups[0].id)
  }

  @Test("a ticket is found by its number, full-width too, and cancelled with a reason") func cancels() throws {
    var desk = try desk()
    desk.type("HZ-公安-001")
    desk.press("F2", "Esc", "F5")
    desk.type(
      String(desk.hall.tickets[0].number.suffix(3)).map {
        String(Character(Unicode.Scalar($0.unicodeScalars.first!.value + 0xFEE0)!))
      }.joined())
    #expect(desk.text.contains("等候"))
    desk.press("F4")
    desk.type("2")
    #expect(desk.hall.tickets[0].state == .cancelled)
    #expect(desk.hall.tickets[0].reason == "取错事项")
  }

  @Test("a matter no window takes now is given an appointment, and counted as diverted") func books() throws {
    var desk = try Stage(GuideScreen(), hall: SampleHall.hall(open: []), at: SampleHall.morning)
    desk.type("HZ-公安-001")
    desk.press("F4", "F2")
    #expect(desk.text.contains("2026-03-02 09:30"))
    desk.type("2")
    let appointment = try #require(desk.hall.appointments.first)
    #expect(appointment.slot.text == "10:00" && appointment.matters == ["HZ-公安-001"])
    #expect(desk.hall.enquiries.map(\.outcome) == [.appointment])
    #expect(desk.notice.contains(appointment.id))
  }

  @Test("Esc goes one level back and never leaves") func escape() throws {
    var desk = try desk()
    desk.type("身份证")
    desk.press("Enter", "F3", "Esc", "Esc", "Esc", "Esc", "Esc")
    #expect(!desk.left)
    #expect(desk.shell.screen.chosen.isEmpty)
    desk.press("F10")
    #expect(desk.left)
  }

  @Test("a question mark is help on the empty field and a letter in a text") func question() throws {
    var desk = try desk()
    desk.type("？")
    #expect(desk.text.contains(desk.texts("shell.help")))
    desk.press("Esc")
    desk.type("身？")
    #expect(desk.shell.screen.field.text == "身？")
  }

  @Test("what the keys do is reachable by name with Ctrl-P") func palette() throws {
    var desk = try desk()
    desk.type("HZ-公安-001")
    desk.press("Ctrl-P")
    desk.type("取号")
    desk.press("Enter")
    #expect(desk.hall.tickets.count == 1)
  }

  @Test("all ten function keys are in the bar at 80 columns, in both languages", arguments: Language.allCases)
  func bar(_ language: Language) throws {
    let desk = try desk(language)
    for number in 1...10 { #expect(desk.surface.lines()[23].contains("F\(number) "), "F\(number)") }
  }

  @Test("the desk tells how far a case is, by its number or the end of today's") func progress() throws {
    var window = try IntakeStage.serving(["HZ-公安-001"])
    window.applicant("11010519491231002X", "王小明", "13857212345")
    window.press("F12", "F4")
    let id = try #require(window.hall.cases.first?.id)
    var desk = try Stage(GuideScreen(), hall: window.hall, at: window.now)
    desk.press("F5")
    desk.type("１")
    desk.press("Enter")
    #expect(desk.notice.contains(id) && desk.notice.contains("已受理") && desk.notice.contains("办结期限"))
    desk.press("Backspace")
    desk.type(id)
    desk.press("Enter")
    #expect(desk.notice.contains("已受理"))
    desk.press("Esc", "F5")
    desk.type("202601010009")
    desk.press("Enter")
    #expect(desk.notice.contains("没有办件 20260101-0009"))
  }
}
