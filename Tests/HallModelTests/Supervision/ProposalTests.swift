import HallSimulator
import Testing

@testable import HallModel

@Suite("Proposals: what helps most against an alarm")
struct ProposalTests {
  /// Window 3 of the police serving, with twelve behind.
  private func crowded(open: [Int] = [3], _ change: (inout HallSettings) -> Void = { _ in }) -> TestHall {
    var hall = SupervisionSample.hall(open: open, change)
    hall.issue("GA-2")
    hall.serve(3)
    for _ in 0..<12 { hall.issue("GA-2") }
    return hall
  }

  /// Windows that have no clerk of their own, in a hall without a spare one.
  private static func unstaffed(_ windows: [Int], _ settings: inout HallSettings) {
    for window in windows {
      settings.windows[window - 1].usualStaff = nil
      settings.staff.removeAll { $0.number == "0\(window)" }
    }
    settings.staff.removeAll { ["05", "06"].contains($0.number) }
  }

  private func best(_ id: String, _ hall: TestHall) throws -> Proposal? {
    let alarm = try #require(Alarms.standing(hall.hall, now: hall.now).first { $0.id == id }, "\(id) does not stand")
    return Proposals.best(for: alarm, hall.hall, now: hall.now)
  }

  /// The longest foretold wait in a lane, and everybody's together; nobody at all without a window.
  private static func outlook(_ lane: String, _ hall: Hall, _ now: Moment) -> (longest: Int?, total: Int, stranded: Int)
  {
    let starts = WaitForecast(hall, now: now).starts
    let mine = hall.line.entries.filter { hall.tickets[$0.serial].lane == lane }
    return (
      mine.compactMap { starts[$0.serial] }.max(), starts.values.reduce(0, +), mine.count { starts[$0.serial] == nil }
    )
  }

  /// What is wrong with a proposal, tried for real; nil where it holds what it promises.
  static func fault(_ proposal: Proposal, _ play: TestHall) -> String? {
    var hall = play
    let before = outlook(proposal.lane, hall.hall, hall.now)
    let outcome = hall.supervise(proposal.command)
    if outcome.hasPrefix("!") { return "\(proposal.action) is forbidden: \(outcome)" }
    if proposal.lane.isEmpty { return nil }
    let after = outlook(proposal.lane, hall.hall, hall.now)
    if before.longest != proposal.before { return "\(proposal) began with \(before)" }
    if after.longest != proposal.after { return "\(proposal) came to \(after)" }
    if after.stranded < before.stranded || proposal.waiting == 0 { return nil }
    if after.total > before.total { return "\(proposal) makes all wait longer: \(before.total), \(after.total)" }
    return (after.longest ?? .max) < (before.longest ?? .max) ? nil : "\(proposal) does not help"
  }

  @Test("a closed window whose clerk is free is opened, and the waits are those of the forecast")
  func opening() throws {
    let hall = crowded()
    let proposal = try #require(try best("crowded:A", hall))
    #expect(proposal.action == .open(window: 1, staff: "01"))
    #expect(proposal.waiting == 12 && proposal.window == 1 && proposal.lane == "A")
    // Ten minutes each: alone until 120, together until 50 and 60 in turns; give or take what forty replays do.
    #expect((105 * 60...135 * 60).contains(proposal.before ?? 0))
    #expect((52 * 60...68 * 60).contains(proposal.after ?? 0))
    #expect(Self.fault(proposal, hall) == nil)
  }

  @Test("a clerk who sits elsewhere is not proposed, nor a window nobody can sit at")
  func busyClerk() throws {
    var hall = crowded { Self.unstaffed([2], &$0) }
    hall.perform(OpenWindow(window: 5, staff: "01"))
    #expect(try best("crowded:A", hall) == nil)
  }

  @Test("a tidal window without a clerk of its own is opened with one who has no window")
  func tidal() throws {
    let hall = crowded { settings in
      Self.unstaffed([1, 2], &settings)
      settings.staff.append(StaffMember(number: "09", name: "机动", roles: [.clerk]))
    }
    let proposal = try #require(try best("crowded:A", hall))
    #expect(proposal.action == .open(window: 1, staff: "09"))
    #expect(Self.fault(proposal, hall) == nil)
  }

  @Test("an idle window of another lane is turned to it beside its own work")
  func turning() throws {
    let hall = crowded(open: [3, 4]) { Self.unstaffed([1, 2], &$0) }
    let proposal = try #require(try best("crowded:A", hall))
    #expect(proposal.action == .turn(window: 4, accepts: Acceptance(departments: ["公安"], matters: ["SW-1"])))
    #expect(Self.fault(proposal, hall) == nil)
  }

  @Test("a paused window is resumed")
  func resuming() throws {
    var hall = crowded(open: [2, 3]) { Self.unstaffed([1], &$0) }
    hall.perform(PauseWindow(window: 2, reason: "喝水"))
    // Two windows are open, so it takes more to be crowded.
    for _ in 0..<10 { hall.issue("GA-2") }
    let proposal = try #require(try best("crowded:A", hall))
    #expect(proposal.action == .resume(window: 2))
    #expect(Self.fault(proposal, hall) == nil)
    hall.now = Sample.at("09:20")
    let pause = try #require(try best("long_pause:2", hall))
    #expect(pause.action == .resume(window: 2) && pause.lane.isEmpty)
    for id in ["long_wait:A", "crowded:A"] { #expect(try best(id, hall)?.action == .resume(window: 2)) }
  }

  @Test("an idle window and one that serves far too long are reminded; a case is urged once")
  func reminding() throws {
    var hall = SupervisionSample.hall(open: [3, 4])
    hall.issue("GA-2", at: "09:00")
    hall.now = Sample.at("09:05")
    #expect(try best("idle_window:3", hall)?.action == .remind(window: 3, about: .idleWindow))
    hall.serve(3)
    hall.now = Sample.at("09:50")
    let long = try #require(try best("long_service:3", hall))
    #expect(long.action == .remind(window: 3, about: .longService) && long.lane.isEmpty)
    #expect(hall.supervise(long.command) == "window_reminded")
    hall.perform(FinishTicket(window: 3))
    #expect(hall.supervise(RemindWindow(window: 1, about: .idleWindow)) == "!window_closed")
    // A case past its limit is ordered to be finished, once; then there is nothing more to be done from here.
    var late = AlarmDay.hall()
    #expect(AlarmDay.permit(&late).contains("case_accepted"))
    let id = try #require(late.hall.cases.first { _ in true }?.id)
    late.now = Sample.at("10:00", CaseSample.day("2026-03-11"))
    late.perform(OpenDay())
    let alarm = try #require(Alarms.standing(late.hall, now: late.now).first { $0.kind == .caseRed })
    let urge = try #require(Proposals.best(for: alarm, late.hall, now: late.now))
    #expect(urge.action == .urge(case: id, isOrder: true))
    #expect(late.supervise(urge.command) == "case_urged")
    #expect(Proposals.best(for: alarm, late.hall, now: late.now) == nil)
  }

  @Test("where somebody waits for nobody, the window that takes them is opened")
  func stranded() throws {
    var hall = SupervisionSample.hall(open: [3, 4])
    hall.issue("SW-1")
    hall.perform(CloseWindow(window: 4))
    let proposal = try #require(try best("no_window:C", hall))
    #expect(proposal.action == .open(window: 1, staff: "01") && proposal.before == nil && proposal.after == 0)
    #expect(Self.fault(proposal, hall) == nil)
  }

  @Test("a window is proposed for what no open window takes, although nobody waits for it yet")
  func nobodyWaits() throws {
    let hall = SupervisionSample.hall(open: [3, 2])
    let proposal = try #require(try best("no_window:C", hall))
    #expect(proposal.waiting == 0 && proposal.before == nil && proposal.after == nil)
    var helped = hall
    helped.supervise(proposal.command)
    #expect(!Alarms.standing(helped.hall, now: helped.now).contains { $0.id == "no_window:C" })
  }

  @Test("where only others would gain, nothing is proposed")
  func othersGain() throws {
    var hall = SupervisionSample.hall(open: [1, 2, 4]) { settings in
      settings.windows[0].accepts = Acceptance(departments: ["公安"])
      settings.windows[1].accepts = Acceptance(departments: ["社保"])
      Self.unstaffed([3], &settings)
      settings.windows[3].usualStaff = nil
      // Whoever sits at window 4 helps out from the guide desk.
      for place in settings.staff.indices where settings.staff[place].number == "04" {
        settings.staff[place].roles = [.guide]
      }
    }
    // What is left of A001 no open window takes; what is left of B001 waits for window 1, which window 2 could help.
    hall.issue("GA-1", "SW-1")
    hall.serve(1)
    hall.issue("SB-1", "GA-1")
    hall.serve(2)
    hall.issue("GA-2")
    hall.perform(FinishTicket(window: 1))
    hall.serve(1)
    hall.perform(CloseWindow(window: 4))
    hall.perform(FinishTicket(window: 2))
    #expect(hall.line == ["A001", "B001"] && hall.number(at: 1) == "A002")
    #expect(try best("no_window:A", hall) == nil)
  }

  @Test("whatever the hall, a proposal is allowed, does what it says, and makes nobody's sum of waits longer")
  func everywhere() {
    var proposed: [Alarm.Kind: Int] = [:]
    for seed: UInt64 in 1...12 {
      var hall = RandomHall(seed: seed)
      for step in 1...1500 {
        hall.tick()
        hall.play.perform(hall.command(), staff: "")
        // Every window that could help is tried in forty replays: now and then will do.
        guard step % 300 == 0 else { continue }
        for alarm in Alarms.standing(hall.play.hall, now: hall.play.now) {
          guard let proposal = Proposals.best(for: alarm, hall.play.hall, now: hall.play.now) else { continue }
          proposed[alarm.kind, default: 0] += 1
          if let fault = Self.fault(proposal, hall.play) {
            Issue.record("seed \(seed), step \(step), \(alarm.id): \(fault)")
          }
        }
      }
    }
    #expect(Set(proposed.keys).isSuperset(of: [.noWindow, .longWait, .alarmWait, .longPause]), "\(proposed)")
  }
}
