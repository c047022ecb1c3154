import Testing

@testable import HallModel

@Suite("Refusals: each rule is provoked, named and changes nothing")
struct RefusalTests {
  typealias Case = (code: String, prepare: @Sendable (inout TestHall) -> Void, command: any HallCommand)

  static let nine = ClockTime(minutes: 540)
  static let nothing: @Sendable (inout TestHall) -> Void = { _ in }

  static let desk: [Case] = [
    ("unknown_matter", nothing, IssueTicket(matters: ["XX-9"])),
    ("unknown_matter", nothing, RecordEnquiry(outcome: .answered, matters: ["XX-9"])),
    ("unknown_matter", nothing, AddAppointment(day: Sample.date, slot: nine, matters: ["XX-9"])),
    ("unknown_matter", { $0.serveOne() }, TransferTicket(window: 1, target: .matters(["XX-9"]))),
    ("unknown_package", nothing, IssueTicket(matters: [], package: "没有")),
    ("unknown_priority_group", nothing, IssueTicket(matters: ["GA-1"], priorityGroup: "vip")),
    ("unknown_appointment", nothing, CheckInAppointment(id: "Y0009")),
    ("unknown_appointment", nothing, CancelAppointment(id: "Y0009")),
    ("unknown_ticket", nothing, CancelTicket(ticket: "A001", reason: "x")),
    ("unknown_ticket", nothing, ReturnTicket(ticket: "20260302-A001")),
    ("ticket_of_another_day", nothing, ReturnTicket(ticket: "20260301-A001")),
    ("no_matters", nothing, IssueTicket(matters: [])),
    ("no_matters", nothing, RecordEnquiry(outcome: .papers)),
    ("no_matters", nothing, AddAppointment(day: Sample.date, slot: nine, matters: [])),
    ("no_matters", { $0.serveOne() }, TransferTicket(window: 1, target: .matters([]))),
    ("no_lane", nothing, IssueTicket(matters: ["SW-2"])),
    ("no_open_window", { $0.perform(CloseWindow(window: 1)) }, IssueTicket(matters: ["SW-2"])),
    ("no_open_window", { $0.perform(CloseWindow(window: 1)) }, IssueTicket(matters: ["GA-1", "SW-2"])),
    (
      "no_open_window",
      {
        $0.issue("GA-1")
        $0.perform(CloseWindow(window: 1))
        $0.serve(2)
      }, TransferTicket(window: 2, target: .matters(["SW-2"]))
    ),
    ("reason_needed", { $0.issue("GA-1") }, CancelTicket(ticket: "A001", reason: " \t　")),
    ("reason_needed", nothing, PauseWindow(window: 1, reason: "")),
    ("not_waiting", { $0.serveOne() }, CancelTicket(ticket: "A001", reason: "x")),
    ("not_a_no_show", { $0.serveOne() }, ReturnTicket(ticket: "A001")),
    ("slot_past", nothing, AddAppointment(day: Sample.date.adding(days: -1), slot: nine, matters: ["GA-1"])),
    (
      "no_such_slot", nothing,
      AddAppointment(day: Sample.date, slot: ClockTime(minutes: 555), matters: ["GA-1"])
    ),
    (
      "duplicate_appointment",
      { $0.perform(AddAppointment(id: "W1", day: Sample.date, slot: nine, matters: ["GA-1"])) },
      AddAppointment(id: "W1", day: Sample.date, slot: nine, matters: ["GA-2"])
    ),
  ]

  static let windows: [Case] = [
    ("unknown_window", nothing, CallNext(window: 9)),
    ("unknown_window", nothing, OpenWindow(window: 9)),
    ("unknown_window", { $0.serveOne() }, TransferTicket(window: 1, target: .window(9))),
    ("unknown_staff", nothing, OpenWindow(window: 5, staff: "77")),
    ("unknown_staff", nothing, SignIn(staff: "77", pinMatches: true)),
    ("staff_needed", nothing, OpenWindow(window: 5)),
    ("staff_elsewhere", nothing, OpenWindow(window: 5, staff: "01")),
    ("window_already_open", nothing, OpenWindow(window: 1, staff: "06")),
    ("window_already_open", nothing, OpenWindow(window: 1, staff: "01", relieving: true)),
    ("window_closed", nothing, CallNext(window: 5)),
    ("window_closed", { $0.serveOne() }, TransferTicket(window: 1, target: .window(5))),
    ("window_paused", { $0.perform(PauseWindow(window: 1, reason: "x")) }, CallNext(window: 1)),
    ("window_busy", { $0.serveOne() }, CallNext(window: 1)),
    ("window_busy", { $0.serveOne() }, CloseWindow(window: 1)),
    ("window_busy", { $0.serveOne() }, CloseDay()),
    ("not_paused", nothing, ResumeWindow(window: 1)),
    ("nobody_waiting", nothing, CallNext(window: 1)),
    ("nobody_waiting", { $0.issue("SW-1") }, CallNext(window: 2)),
    ("nobody_at_window", nothing, StartService(window: 1)),
    ("not_started", { $0.callOne() }, FinishTicket(window: 1)),
    ("already_started", { $0.serveOne() }, StartService(window: 1)),
    ("too_few_calls", { $0.callOne() }, RecordNoShow(window: 1)),
    ("nothing_to_undo", nothing, UndoNoShow(window: 1)),
    ("nothing_held", nothing, ResumeHeld(window: 1)),
    (
      "not_held_here",
      {
        $0.serveOne()
        $0.perform(HoldTicket(window: 1))
        $0.issue("GA-1")
      }, ResumeHeld(window: 1, ticket: "A002")
    ),
    ("same_window", { $0.serveOne() }, TransferTicket(window: 1, target: .window(1))),
    ("unknown_department", nothing, AssignWindow(window: 1, accepts: Acceptance(departments: ["住建"]))),
    ("unknown_department", nothing, AssignWindow(window: 1, accepts: Acceptance(matters: ["XX-9"]))),
    ("unknown_department", nothing, AssignWindow(window: 1, accepts: Acceptance(all: true, except: ["住建"]))),
    (
      "would_strand",
      {
        $0.perform(CloseWindow(window: 4))
        $0.issue("SW-1")
      }, AssignWindow(window: 1, accepts: .nothing)
    ),
    ("day_already_open", nothing, OpenDay()),
    ("day_closed", { $0.perform(CloseDay()) }, CallNext(window: 1)),
    ("day_not_open", { $0.perform(CloseDay()) }, CloseDay()),
    ("window_in_use", nothing, configure { $0.windows.removeAll { $0.number == 1 } }),
    (
      "matter_in_use", { $0.issue("GA-1") },
      Configure(
        settings: Sample.settings(), catalogue: Catalogue(matters: Array(Sample.matters.dropFirst())),
        papersDigest: "", training: false)
    ),
  ]

  /// Refusals that need a clock.
  static let timed: Set = [
    "appointment_cancelled", "appointment_used", "appointment_other_day", "appointment_too_early", "slot_full",
    "return_too_late", "undo_too_late", "sign_in_locked",
  ]

  static func configure(_ change: (inout HallSettings) -> Void) -> Configure {
    var settings = Sample.settings()
    change(&settings)
    return Configure(settings: settings, catalogue: Sample.catalogue, papersDigest: "papers", training: false)
  }

  @Test("what the desk may not do is refused with the code of the rule")
  func deskRefusals() { check(RefusalTests.desk) }

  @Test("what a window may not do is refused with the code of the rule")
  func windowRefusals() { check(RefusalTests.windows) }

  private func check(_ cases: [Case]) {
    for (code, prepare, command) in cases {
      var hall = Sample.hall()
      prepare(&hall)
      let before = hall.hall
      #expect(hall.perform(command) == "!" + code, "\(command)")
      let unchanged = hall.hall == before
      #expect(unchanged, "\(command)")
    }
  }

  @Test("the codes that need a clock are proved where their rule is; together they are all there are")
  func complete() {
    let here = Set((RefusalTests.desk + RefusalTests.windows).map(\.code))
    #expect(here.intersection(RefusalTests.timed).isEmpty)
    #expect(here.count + RefusalTests.timed.count == 48)
  }

  @Test("a refusal carries what its sentence names")
  func details() {
    var hall = Sample.hall()
    hall.callOne()
    #expect(
      hall.refusal(RecordNoShow(window: 1))
        == Refusal("too_few_calls", ["ticket": "A001", "calls": "1", "needed": "3"]))
    #expect(hall.refusal(CallNext(window: 9)) == Refusal("unknown_window", ["window": "9", "known": "1 2 3 4 5"]))
    #expect(hall.refusal(CallNext(window: 1)) == Refusal("window_busy", ["window": "1", "ticket": "A001"]))
    #expect(
      hall.refusal(OpenWindow(window: 5, staff: "02"))
        == Refusal("staff_elsewhere", ["staff": "02", "name": "员工02", "window": "2"]))
    #expect(hall.refusal(IssueTicket(matters: ["SW-2"])) == Refusal("no_lane", ["code": "SW-2"]))
  }
}

extension TestHall {
  /// One ticket called at window 1.
  mutating func callOne() {
    issue("GA-1")
    call(1)
  }
}
