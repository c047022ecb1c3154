import Testing

@testable import HallModel

@Suite("Supervision: clerks asked to windows, the notice on the board, silenced alarms")
struct SupervisorWordTests {
  // MARK: Summons

  @Test("a clerk is asked to a window: whoever is named, else its usual clerk; the newest word stands")
  func summoning() {
    var hall = SupervisionSample.hall(open: [3])
    #expect(hall.supervise(SummonClerk(window: 1)) == "clerk_summoned")
    #expect(hall.supervise(SummonClerk(window: 5, staff: "06", note: "带印章")) == "clerk_summoned")
    #expect(hall.hall.summonses.map(\.staff) == ["01", "06"])
    #expect(hall.hall.summonses.last == Summons(staff: "06", window: 5, note: "带印章", at: hall.now, by: "90"))
    hall.supervise(SummonClerk(window: 2, staff: "06"))
    #expect(hall.hall.summonses.map(\.window) == [1, 2])
  }

  @Test("it is answered when the clerk opens a window, or somebody opens that one")
  func answered() {
    var hall = SupervisionSample.hall(open: [3])
    hall.supervise(SummonClerk(window: 1))
    hall.supervise(SummonClerk(window: 5, staff: "06"))
    hall.perform(OpenWindow(window: 2, staff: "01"))
    #expect(hall.hall.summonses.map(\.staff) == ["06"])
    hall.perform(OpenWindow(window: 5, staff: "05"))
    #expect(hall.hall.summonses.isEmpty)
    hall.supervise(SummonClerk(window: 3, staff: "06"))
    hall.perform(OpenWindow(window: 3, staff: "06", relieving: true))
    #expect(hall.hall.summonses.isEmpty)
  }

  @Test("nobody is asked for once the day is over")
  func dayOver() {
    var hall = SupervisionSample.hall(open: [3])
    hall.supervise(SummonClerk(window: 1))
    hall.perform(CloseDay())
    #expect(hall.hall.summonses.isEmpty)
  }

  static let refusals: [(code: String, command: any HallCommand, staff: String)] = [
    ("unknown_window", SummonClerk(window: 9), "90"), ("staff_needed", SummonClerk(window: 5), "90"),
    ("unknown_staff", SummonClerk(window: 5, staff: "77"), "90"), ("clerk_is_there", SummonClerk(window: 3), "90"),
    ("not_a_supervisor", SummonClerk(window: 1), "03"), ("not_a_supervisor", PostBoardNotice("停电"), "03"),
    ("time_is_over", PostBoardNotice("停电", until: ClockTime("09:00")), "90"),
    ("text_too_long", PostBoardNotice(String(repeating: "长", count: 121)), "90"),
    ("text_too_long", PostBoardNotice(String(repeating: "👨‍👩‍👧‍👦", count: 121)), "90"),
    ("unknown_alarm", SilenceAlarm("crowded:A", reason: "x"), "90"),
    ("not_a_supervisor", SilenceAlarm("crowded:A", reason: "x"), "03"),
  ]

  @Test("what may not be said is refused with the code of the rule, and nothing changes")
  func refused() {
    var hall = SupervisionSample.hall(open: [3])
    let before = hall.hall
    for (code, command, staff) in Self.refusals {
      #expect(hall.perform(command, staff: staff) == "!" + code, "\(command)")
    }
    let unchanged = hall.hall == before
    #expect(unchanged)
  }

  // MARK: The board

  static let notices = [
    ("今天十二点停电", "今天十二点停电"), ("  两行\r\n\n一行 \t", "两行 一行"), ("一\u{1B}[31m红", "一 [31m红"),
    ("零\u{0}位", "零 位"), ("删\u{7F}除", "删 除"), ("控\u{9B}31m制", "控 31m制"), ("段\u{2029}落", "段 落"),
    ("全家👨‍👩‍👧‍👦", "全家👨‍👩‍👧‍👦"), (String(repeating: "👨‍👩‍👧‍👦", count: 120), String(repeating: "👨‍👩‍👧‍👦", count: 120)),
    ("\n\u{1B} ", ""),
  ]

  @Test("a notice is one line of at most 120 characters without control characters", arguments: notices)
  func notice(_ text: String, _ kept: String) {
    var hall = SupervisionSample.hall { $0.notice = "请保管好随身物品" }
    #expect(hall.supervise(PostBoardNotice(text)) == "board_notice_posted")
    #expect(hall.last(BoardNoticePosted.self)?.text == kept)
    #expect(hall.hall.notice(at: hall.now) == (kept.isEmpty ? "请保管好随身物品" : kept))
  }

  @Test("a notice stands until its time, or for the day; without words it is taken off")
  func noticeTime() {
    var hall = SupervisionSample.hall { $0.notice = "平常" }
    hall.supervise(PostBoardNotice("停电", until: ClockTime("12:00")))
    #expect(hall.hall.notice(at: Sample.at("11:59:59.999")) == "停电")
    #expect(hall.hall.notice(at: Sample.at("12:00")) == "平常")
    hall.supervise(PostBoardNotice("停水"))
    #expect(hall.hall.notice(at: Sample.at("23:59")) == "停水")
    // The next morning it is gone, even before anybody does anything.
    #expect(hall.hall.notice(at: Sample.at("07:00", Sample.date.adding(days: 1))) == "平常")
    hall.supervise(PostBoardNotice(""))
    #expect(hall.hall.boardNotice == nil && hall.hall.notice(at: hall.now) == "平常")
  }

  // MARK: Silences

  @Test("an alarm that stands is silenced with a reason for as long as the settings say")
  func silencing() {
    var hall = SupervisionSample.hall(open: [3]) { $0.alarms.silenceFor = 20 }
    for _ in 0..<11 { hall.issue("GA-1") }
    let crowded = Alarms.standing(hall.hall, now: hall.now).first { $0.kind == .crowded }
    #expect(crowded?.id == "crowded:A" && crowded?.measure == 11 && crowded?.limit == 10 && crowded?.detail == "1")
    #expect(hall.supervise(SilenceAlarm("crowded:A", reason: " ")) == "!reason_needed")
    #expect(hall.supervise(SilenceAlarm("crowded:A", reason: "已调人")) == "alarm_silenced")
    #expect(hall.hall.silences == [Silence(alarm: "crowded:A", reason: "已调人", until: Sample.at("09:20"), by: "90")])
    guard let crowded else { return }
    #expect(Alarms.isSilenced(crowded, hall.hall, now: Sample.at("09:19:59.999")))
    #expect(!Alarms.isSilenced(crowded, hall.hall, now: Sample.at("09:20")))
    // Again, later: the new time counts, and it stands once.
    hall.supervise(SilenceAlarm("crowded:A", reason: "再等等"), at: "09:10")
    #expect(hall.hall.silences.map(\.until) == [Sample.at("09:30")])
  }

  @Test("an alarm that still stands although a little below its threshold can be silenced")
  func silencingBelow() {
    var hall = SupervisionSample.policeOnly()
    var watch = AlarmWatch()
    hall.issue("GA-1")
    hall.call(3, at: "09:01")
    for _ in 0..<11 { hall.issue("GA-1") }
    #expect(watch.look(at: hall.hall, now: hall.now).map(\.id) == ["crowded:A"])
    hall.perform(CancelTicket(ticket: "A003", reason: "x"))
    #expect(watch.look(at: hall.hall, now: hall.now).isEmpty && watch.standing.map(\.id) == ["crowded:A"])
    #expect(hall.supervise(SilenceAlarm("crowded:A", reason: "已调人")) == "alarm_silenced")
  }
}
