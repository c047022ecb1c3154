import Testing

@testable import HallModel

@Suite("Alarms: a scripted day and a quiet one")
struct AlarmTests {
  /// The tenth of March: a permit was due yesterday, another is due today, and much goes wrong.
  static func scripted() -> AlarmDay {
    var play = AlarmDay.hall()
    #expect(AlarmDay.permit(&play).hasSuffix("case_opened+case_accepted"))
    play.now = Sample.at("10:00", CaseSample.day("2026-03-03"))
    #expect(AlarmDay.permit(&play).hasSuffix("case_opened+case_accepted"))
    play.now = Sample.at("08:49:50", CaseSample.day("2026-03-10"))
    var day = AlarmDay(play)
    // Both cases are told before anybody has come: they do not wait for the doors to open.
    day.go(to: "08:58")
    day.act(
      OpenWindow(window: 2), OpenWindow(window: 3), OpenWindow(window: 4, staff: "04"),
      OpenWindow(window: 5, staff: "05"))
    // Nobody is left who takes invoices, although two windows could.
    day.act(CloseWindow(window: 4), at: "09:05")
    day.act(OpenWindow(window: 1), at: "09:06")
    // Window 1 stands idle for more than three minutes with an invoice before it.
    day.act(IssueTicket(matters: ["SW-1"]), at: "09:10")
    day.act(CallNext(window: 1), StartService(window: 1), at: "09:14")
    day.act(FinishTicket(window: 1), at: "09:17")
    // An identity card takes five minutes; this one is not done after fifteen.
    day.act(IssueTicket(matters: ["GA-1"]), CallNext(window: 2), StartService(window: 2), at: "09:20")
    day.act(PauseWindow(window: 3, reason: "开会"), at: "09:21")
    day.act(FinishTicket(window: 2), at: "09:37")
    day.act(ResumeWindow(window: 3), at: "09:43")
    // A bus arrives at one window: eleven are too many, then they wait long, then far too long.
    day.act(CloseWindow(window: 2), CloseWindow(window: 3), at: "09:50")
    for _ in 0..<12 { day.act(IssueTicket(matters: ["GA-2"])) }
    day.act(CallNext(window: 1), StartService(window: 1))
    for served in 1...12 {
      day.act(FinishTicket(window: 1), at: clock(590 + 10 * served))
      if served < 12 { day.act(CallNext(window: 1), StartService(window: 1)) }
    }
    day.act(RecordRating(ticket: "A001", answer: RatingAnswer(level: 1), channel: .kiosk), at: "12:00")
    day.act(ContactRater(loop: "20260310-A001", text: "已致歉"), at: "13:00", staff: "90")
    day.act(CloseDay(), at: "17:05")
    day.go(to: "18:00")
    return day
  }

  static func clock(_ minutes: Int) -> String { ClockTime(minutes: minutes).text }

  @Test("on a scripted day every kind of alarm rings, each exactly once, when its threshold is reached")
  func eachOnce() {
    let day = Self.scripted()
    let told = day.rung.map { "\($0.clock) \($0.alarm.id)" }
    #expect(
      told == [
        "08:50:00 case_red", "08:50:00 case_yellow", "09:05:00 no_window:C", "09:13:00 idle_window:1",
        "09:35:00 long_service:2", "09:41:00 long_pause:3", "09:50:00 crowded:A", "10:05:00 long_wait:A",
        "10:20:00 alarm_wait:A", "12:00:00 negative_rating:20260310-A001",
      ])
    #expect(Set(day.rung.map(\.alarm.kind)) == Set(Alarm.Kind.allCases))
    #expect(day.rung.count == Alarm.Kind.allCases.count)
    // At the end of the day only the cases still stand.
    #expect(day.watch.standing.map(\.id) == ["case_red", "case_yellow"])
  }

  @Test("each says how much, beside which threshold, and names somebody")
  func particulars() {
    let rung = Self.scripted().rung
    let told = Dictionary(rung.map { ($0.alarm.kind, $0.alarm) }) { first, _ in first }
    func particulars(_ kind: Alarm.Kind) -> [String] {
      told[kind].map { [String($0.measure), String($0.limit), $0.detail] } ?? []
    }
    #expect(particulars(.caseRed) == ["1", "0", "20260302-0001"])
    #expect(particulars(.caseYellow) == ["1", "0", "20260303-0001"])
    #expect(particulars(.noWindow) == ["1", "0", "SW-1"])
    #expect(particulars(.idleWindow) == ["3", "3", "1"])
    #expect(particulars(.longService) == ["15", "15", "A001"])
    #expect(particulars(.longPause) == ["20", "20", "开会"])
    #expect(particulars(.crowded) == ["11", "10", "1"])
    #expect(particulars(.longWait) == ["15", "15", "A004"])
    #expect(particulars(.alarmWait) == ["30", "30", "A005"])
    #expect(particulars(.negativeRating) == ["1", "0", ""])
    #expect(told[.idleWindow]?.since == Sample.at("09:13", CaseSample.day("2026-03-10")))
  }

  @Test("on a quiet day none rings")
  func quiet() {
    var day = AlarmDay(AlarmDay.hall())
    for window in [1, 2, 3, 4] { day.act(OpenWindow(window: window), at: "08:5\(window)") }
    var random = RandomSource(seed: 7)
    let work = [["GA-1", "GA-2", "GA-3"], ["SB-1", "SB-2", "SB-3"], ["SW-1"]]
    for minute in stride(from: 540, to: 1010, by: 4) {
      let window = [3, 2, 4][(minute / 4) % 3]
      let matter = random.pick(work[[3, 2, 4].firstIndex(of: window) ?? 0])
      day.act(
        IssueTicket(matters: [matter]), CallNext(window: window), StartService(window: window), at: Self.clock(minute))
      day.act(FinishTicket(window: window), at: Self.clock(minute + 3))
      let rating = RatingAnswer(level: 3 + random.below(3))
      day.act(RecordRating(ticket: day.play.hall.tickets.last?.number ?? "", answer: rating, channel: .pad))
      if minute == 720 { day.act(PauseWindow(window: 1, reason: "午餐")) }
      if minute == 736 { day.act(ResumeWindow(window: 1)) }
    }
    day.act(CloseDay(), at: "17:00")
    day.go(to: "18:00")
    #expect(day.ids == [])
    #expect(day.play.hall.tickets.count == 118 && day.play.hall.tickets.allSatisfy { $0.state == .finished })
  }
}
