import Testing

@testable import HallModel

@Suite("Figures: a day worked out by hand")
struct DayFiguresTests {
  static func day() -> TestHall {
    var hall = Sample.hall()
    hall.issue("GA-1", at: "09:00")
    hall.issue("SB-1", at: "09:01")
    hall.issue("SW-1", at: "09:02")
    hall.serve(4)
    hall.issue("GA-2", at: "09:03")
    hall.perform(HoldTicket(window: 4), at: "09:04")
    hall.issue("GA-1")
    hall.call(1, at: "09:05")
    hall.issue("GA-3")
    hall.perform(StartService(window: 1), at: "09:06")
    hall.perform(ResumeHeld(window: 4), at: "09:10")
    hall.perform(FinishTicket(window: 1), at: "09:12")
    hall.missed(1)
    hall.perform(FinishTicket(window: 4), at: "09:13")
    hall.perform(CancelTicket(ticket: "A002", reason: "改网上办"), at: "09:14")
    hall.serve(3)
    for outcome in [Enquiry.Outcome.online, .online, .answered] { hall.perform(RecordEnquiry(outcome: outcome)) }
    hall.now = Sample.at("09:30")
    return hall
  }

  @Test("counts and times are those of the day")
  func total() {
    let hall = DayFiguresTests.day()
    let figures = DayFigures(hall.hall, now: hall.now)
    let total = figures.total
    #expect(total.issued == 6 && total.served == 2 && total.noShow == 1 && total.cancelled == 1)
    #expect(total.waiting == 1 && total.inService == 1 && total.abandoned == 0)
    // C001 at once, A001 5 minutes, A003 10, B001 11.
    #expect(total.waits == [0, 300, 600, 660])
    #expect(total.meanWait == 390 && total.p95Wait == 660)
    #expect(total.share(over: 5) == 0.5 && total.share(over: 11) == 0 && total.share(over: 0) == 0.75)
    // A001 9:06–9:12; C001 9:02–9:04 and 9:10–9:13.
    #expect(total.handling.sorted() == [300, 360] && total.meanHandling == 330)
    #expect(total.noShowRate == 0.25 && total.abandonmentRate == 0)
    // A004 waits since 9:05.
    #expect(figures.oldestWait == 25 * 60)
    #expect(figures.enquiries == ["online": 2, "answered": 1])
    #expect(figures.visits == 9 && figures.diverted == 3)
  }

  @Test("lanes and windows have their own share")
  func groups() {
    let hall = DayFiguresTests.day()
    let figures = DayFigures(hall.hall, now: hall.now)
    #expect(figures.byLane.mapValues(\.issued) == ["A": 4, "B": 1, "C": 1])
    #expect(figures.byLane["A"]?.waits == [300, 600])
    #expect(figures.byWindow.mapValues(\.issued) == [1: 2, 3: 1, 4: 1])
    #expect(figures.byWindow[1]?.served == 1 && figures.byWindow[1]?.noShow == 1)
    #expect(figures.byWindow[1]?.waits == [300, 660])
  }

  @Test("the close counts what was open as abandoned, and a no-show as a no-show")
  func closed() {
    var hall = DayFiguresTests.day()
    hall.perform(HoldTicket(window: 3))
    hall.perform(CloseDay(), at: "17:30")
    let kept = hall.last(DayClosed.self)?.figures
    #expect(kept?.total.abandoned == 2 && kept?.total.waiting == 0 && kept?.total.inService == 0)
    #expect(kept?.total.noShow == 1 && kept?.total.abandonmentRate == 2.0 / 6)
    #expect(kept?.byLane["A"]?.abandoned == 2 && kept?.byWindow[3]?.abandoned == 1)
    #expect(kept?.oldestWait == nil)
    // What the hall says afterwards is the same.
    var after = DayFigures(hall.hall, now: hall.now)
    after.closeOpenEnds()
    #expect(after == kept)
  }

  @Test("without tickets there are no means and no shares")
  func nothing() {
    let hall = Sample.hall()
    let total = DayFigures(hall.hall, now: hall.now).total
    #expect(total.meanWait == nil && total.p95Wait == nil && total.share(over: 15) == nil)
    #expect(total.meanHandling == nil && total.noShowRate == nil && total.abandonmentRate == nil)
  }

  @Test(
    "the 95th percentile is the smallest wait that 95 of 100 do not exceed",
    arguments: [(1, 1), (2, 2), (19, 19), (20, 19), (21, 20), (40, 38), (100, 95), (101, 96)])
  func percentile(_ count: Int, _ expected: Int) {
    var group = VisitFigures()
    group.waits = Array(1...count)
    #expect(group.p95Wait == expected)
  }
}
