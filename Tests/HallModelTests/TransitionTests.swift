import Testing

@testable import HallModel

@Suite("Transitions: every command in every state")
struct TransitionTests {
  /// Window 1 in a state, with people waiting for it.
  static func window(_ state: Window.State) -> TestHall {
    var hall = Sample.hall(open: state == .closed ? [2, 3, 4] : [1, 2, 3, 4])
    for _ in 0..<3 { hall.issue("GA-1") }
    switch state {
    case .closed, .idle: break
    case .called: hall.call(1)
    case .serving: hall.serve(1)
    case .paused: hall.perform(PauseWindow(window: 1, reason: "午餐"))
    }
    hall.wait(60)
    return hall
  }

  /// For each command what it comes to while the window is closed, idle, called, serving, paused.
  static let byWindow: [(command: any HallCommand, outcomes: [String])] = [
    (
      OpenWindow(window: 1, staff: "06"),
      [
        "window_opened", "!window_already_open", "!window_already_open", "!window_already_open",
        "!window_already_open",
      ]
    ),
    (
      OpenWindow(window: 1, staff: "06", relieving: true),
      ["window_opened", "window_relieved", "window_relieved", "window_relieved", "window_relieved"]
    ),
    (
      CloseWindow(window: 1), ["!window_closed", "window_closed", "!window_busy", "!window_busy", "window_closed"]
    ),
    (
      PauseWindow(window: 1, reason: "取材料"),
      ["!window_closed", "window_paused", "!window_busy", "!window_busy", "!window_paused"]
    ),
    (
      ResumeWindow(window: 1), ["!not_paused", "!not_paused", "!not_paused", "!not_paused", "window_resumed"]
    ),
    (
      AssignWindow(window: 1, accepts: Acceptance(departments: ["社保"])),
      ["window_assigned", "window_assigned", "window_assigned", "window_assigned", "window_assigned"]
    ),
    (
      CallNext(window: 1), ["!window_closed", "ticket_called", "!window_busy", "!window_busy", "!window_paused"]
    ),
    (
      Recall(window: 1),
      ["!window_closed", "!nobody_at_window", "ticket_recalled", "!already_started", "!window_paused"]
    ),
    (
      StartService(window: 1),
      ["!window_closed", "!nobody_at_window", "ticket_started", "!already_started", "!window_paused"]
    ),
    (
      RecordNoShow(window: 1),
      ["!window_closed", "!nobody_at_window", "!too_few_calls", "!already_started", "!window_paused"]
    ),
    (
      UndoNoShow(window: 1),
      ["!window_closed", "!nothing_to_undo", "!window_busy", "!window_busy", "!window_paused"]
    ),
    (
      HoldTicket(window: 1),
      ["!window_closed", "!nobody_at_window", "!not_started", "ticket_held", "!window_paused"]
    ),
    (
      ResumeHeld(window: 1), ["!window_closed", "!nothing_held", "!window_busy", "!window_busy", "!window_paused"]
    ),
    (
      TransferTicket(window: 1, target: .window(2)),
      ["!window_closed", "!nobody_at_window", "ticket_transferred", "ticket_transferred", "!window_paused"]
    ),
    (
      TransferTicket(window: 1, target: .matters(["SB-1"])),
      ["!window_closed", "!nobody_at_window", "ticket_transferred", "ticket_transferred", "!window_paused"]
    ),
    (
      FinishTicket(window: 1),
      ["!window_closed", "!nobody_at_window", "!not_started", "ticket_finished", "!window_paused"]
    ),
  ]

  @Test("a window's commands do what its state allows and say what is in the way", arguments: Window.State.allCases)
  func windows(_ state: Window.State) {
    let start = TransitionTests.window(state)
    #expect(start.hall.window(1)?.state == state)
    for (command, outcomes) in TransitionTests.byWindow {
      var hall = start
      let expected = outcomes[Window.State.allCases.firstIndex(of: state) ?? 0]
      #expect(hall.perform(command) == expected, "\(command) while \(state)")
      let unchanged = hall.hall == start.hall
      #expect(unchanged == expected.hasPrefix("!"), "\(command) while \(state)")
    }
  }

  /// A hall whose ticket A001 is in this state.
  static func ticket(_ state: Ticket.State) -> TestHall {
    var hall = Sample.hall()
    hall.issue("GA-1")
    switch state {
    case .waiting: break
    case .called: hall.call(1)
    case .serving: hall.serve(1)
    case .held:
      hall.serve(1)
      hall.perform(HoldTicket(window: 1))
    case .finished:
      hall.serve(1)
      hall.perform(FinishTicket(window: 1))
    case .noShow: hall.missed(1)
    case .cancelled: hall.perform(CancelTicket(ticket: "A001", reason: "不办了"))
    case .abandoned:
      hall.perform(CloseDay())
      hall.perform(OpenDay())
    }
    return hall
  }

  @Test(
    "the desk cancels who waits or did not come, and takes back who did not come",
    arguments: [
      (.waiting, "ticket_cancelled", "!not_a_no_show"), (.called, "!not_waiting", "!not_a_no_show"),
      (.serving, "!not_waiting", "!not_a_no_show"), (.held, "!not_waiting", "!not_a_no_show"),
      (.finished, "!not_waiting", "!not_a_no_show"), (.noShow, "ticket_cancelled", "ticket_returned"),
      (.cancelled, "!not_waiting", "!not_a_no_show"), (.abandoned, "!not_waiting", "!not_a_no_show"),
    ] as [(Ticket.State, String, String)])
  func tickets(_ state: Ticket.State, _ cancelled: String, _ returned: String) {
    let start = TransitionTests.ticket(state)
    #expect(start.state("A001") == state)
    #expect(start.hall.ticket("A001")?.spans.last?.state == state)
    var hall = start
    #expect(hall.perform(CancelTicket(ticket: "A001", reason: "不办了")) == cancelled)
    hall = start
    #expect(hall.perform(ReturnTicket(ticket: "A001")) == returned)
  }

  @Test("every open state of a ticket is left again by the next day at the latest", arguments: Ticket.State.allCases)
  func left(_ state: Ticket.State) {
    var hall = TransitionTests.ticket(state)
    hall.now = Sample.at("09:00", Sample.date.adding(days: 1))
    let before = hall.hall
    // Who was served and said nothing is not rated.
    let lapsed = state == .finished ? "rating_lapsed+" : ""
    #expect(hall.perform(OpenDay()) == lapsed + "day_closed+day_opened")
    #expect(hall.hall.tickets.isEmpty && hall.line.isEmpty)
    // Closed states stay what they were; open ones are closed as abandoned, but who did not come is a no-show.
    let figures = hall.last(DayClosed.self)?.figures.total
    #expect(figures?.issued == 1)
    let open: [Ticket.State] = [.waiting, .called, .serving, .held, .abandoned]
    #expect(figures?.abandoned == (open.contains(state) ? 1 : 0))
    #expect(figures?.noShow == (state == .noShow ? 1 : 0))
    #expect(before.tickets.count == 1)
  }

  @Test("an appointment is used or taken back once", arguments: Appointment.State.allCases)
  func appointments(_ state: Appointment.State) {
    var hall = Sample.hall()
    hall.perform(AddAppointment(id: "W1", day: Sample.date, slot: ClockTime(minutes: 570), matters: ["GA-1"]))
    switch state {
    case .booked: break
    case .checkedIn: hall.perform(CheckInAppointment(id: "W1"), at: "09:20")
    case .late: hall.perform(CheckInAppointment(id: "W1"), at: "09:46")
    case .cancelled: hall.perform(CancelAppointment(id: "W1"))
    }
    #expect(hall.hall.appointments.first?.state == state)
    hall.now = max(hall.now, Sample.at("09:20"))
    let start = hall
    let refused = state == .cancelled ? "!appointment_cancelled" : "!appointment_used"
    #expect(
      hall.perform(CheckInAppointment(id: "W1"))
        == (state == .booked ? "appointment_checked_in+ticket_issued" : refused))
    hall = start
    #expect(hall.perform(CancelAppointment(id: "W1")) == (state == .booked ? "appointment_cancelled" : refused))
    hall = start
    #expect(
      hall.perform(IssueTicket(matters: ["GA-2"], appointment: "W1"))
        == (state == .booked ? "appointment_checked_in+ticket_issued" : refused))
  }

  @Test("the business day opens by itself, is closed on purpose, and opens again on purpose")
  func days() {
    var hall = TestHall()
    hall.perform(
      Configure(settings: Sample.settings(), catalogue: Sample.catalogue, papersDigest: "", training: false))
    #expect(hall.hall.day == nil)
    #expect(hall.perform(CloseDay()) == "!day_not_open")
    #expect(hall.perform(OpenWindow(window: 1)) == "day_opened+window_opened")
    #expect(hall.perform(OpenDay()) == "!day_already_open")
    hall.serveOne()
    #expect(hall.perform(CloseDay()) == "!window_busy")
    hall.perform(FinishTicket(window: 1))
    #expect(hall.perform(CloseDay()) == "day_closed")
    #expect(hall.perform(CloseDay()) == "!day_not_open")
    #expect(hall.hall.window(1)?.state == .closed)
    #expect(hall.perform(OpenWindow(window: 1)) == "!day_closed")
    #expect(hall.perform(IssueTicket(matters: ["GA-1"])) == "!day_closed")
    #expect(hall.perform(RecordEnquiry(outcome: .answered)) == "!day_closed")
    #expect(hall.perform(OpenDay()) == "day_opened")
    hall.perform(OpenWindow(window: 1))
    // The same date goes on counting.
    #expect(hall.issue("GA-1") == "A002")
  }
}

extension TestHall {
  /// One ticket under way at window 1.
  mutating func serveOne() {
    issue("GA-1")
    serve(1)
  }
}
