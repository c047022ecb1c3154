import Testing

@testable import HallModel

@Suite("Alarms: around their thresholds, and silenced")
struct AlarmThresholdTests {
  /// Window 3 serving, with `waiting` behind.
  private func crowd(_ waiting: Int) -> AlarmDay {
    var day = AlarmDay(SupervisionSample.policeOnly())
    day.act(IssueTicket(matters: ["GA-2"]), CallNext(window: 3), StartService(window: 3))
    for _ in 0..<waiting { day.act(IssueTicket(matters: ["GA-1"])) }
    return day
  }

  @Test("flapping around a threshold rings once; well below it is over, and it may ring again")
  func flapping() {
    var day = crowd(10)
    #expect(day.ids == [])
    for round in 0..<6 {
      day.act(IssueTicket(matters: ["GA-1"]))
      day.act(CancelTicket(ticket: day.play.line.last ?? "", reason: "走了"))
      if round.isMultiple(of: 2) { day.act(CancelTicket(ticket: day.play.line[0], reason: "走了")) }
      if round.isMultiple(of: 2) { day.act(IssueTicket(matters: ["GA-1"])) }
    }
    #expect(day.ids == ["crowded:A"])
    while day.play.line.count > 9 { day.act(CancelTicket(ticket: day.play.line[0], reason: "走了")) }
    #expect(day.watch.standing.map(\.id) == ["crowded:A"])
    day.act(CancelTicket(ticket: day.play.line[0], reason: "走了"))
    #expect(day.watch.standing.isEmpty)
    while day.play.line.count < 11 { day.act(IssueTicket(matters: ["GA-1"])) }
    #expect(day.ids == ["crowded:A", "crowded:A"])
  }

  @Test("a wait that shortens by one ticket and grows again rings once")
  func flappingWait() {
    var day = AlarmDay(SupervisionSample.hall(open: [3]))
    day.act(IssueTicket(matters: ["GA-2"]), CallNext(window: 3), StartService(window: 3))
    for minute in [1, 2, 3, 4] { day.act(IssueTicket(matters: ["GA-1"]), at: AlarmTests.clock(540 + minute)) }
    day.go(to: "09:16")
    #expect(day.ids.filter { $0 == "long_wait:A" }.count == 1)
    // The next oldest has waited for less than fifteen minutes, then for more.
    for minute in [16, 17, 18] {
      day.act(CancelTicket(ticket: day.play.line[0], reason: "走了"), at: AlarmTests.clock(540 + minute))
    }
    day.go(to: "09:20")
    #expect(day.ids.filter { $0 == "long_wait:A" }.count == 1)
  }

  @Test("a silenced alarm stands but does not ring, not for as long as it is silenced; afterwards a new one does")
  func silenced() {
    var day = crowd(11)
    #expect(day.ids == ["crowded:A"])
    #expect(day.act(SilenceAlarm("crowded:A", reason: "已调人"), staff: "90") == ["alarm_silenced"])
    while day.play.line.count > 5 { day.act(CancelTicket(ticket: day.play.line[0], reason: "走了")) }
    #expect(day.watch.standing.isEmpty)
    while day.play.line.count < 11 { day.act(IssueTicket(matters: ["GA-1"])) }
    #expect(day.watch.standing.map(\.id) == ["crowded:A"] && day.ids == ["crowded:A"])
    while day.play.line.count > 5 { day.act(CancelTicket(ticket: day.play.line[0], reason: "走了")) }
    day.play.now = Sample.at("09:30")
    while day.play.line.count < 11 { day.act(IssueTicket(matters: ["GA-1"])) }
    #expect(day.ids.filter { $0 == "crowded:A" }.count == 2)
  }

  @Test("whoever begins to watch is told once of all that stands, far too long in place of long")
  func latecomer() {
    var day = crowd(3)
    day.play.now = Sample.at("09:31")
    day.act()
    #expect(day.ids == ["alarm_wait:A", "long_service:3"])
    day.go(to: "09:32")
    #expect(day.ids.count == 2)
    // The stronger one ends; the weaker one stood all the time and is not told as new.
    while day.play.line.count > 1 { day.act(CancelTicket(ticket: day.play.line[0], reason: "走了")) }
    #expect(day.ids.count == 2)
  }
}
