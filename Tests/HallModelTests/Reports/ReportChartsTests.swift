import Testing

@testable import HallModel

/// A day worked out by hand: three tickets at 9:05, 9:10 and 9:12; window 1 calls at 9:15, 9:40 and 11:00.
@Suite("Charts and planning: the numbers behind them")
struct ReportChartsTests {
  private static func day(
    _ hall: inout TestHall, _ calls: [(String, Int)] = [("09:15", 10), ("09:40", 20), ("11:00", 30)]
  ) {
    for clock in ["09:05", "09:10", "09:12"] { hall.issue("GA-1", at: clock) }
    for (clock, minutes) in calls {
      hall.perform(CallNext(window: 1), at: clock)
      hall.perform(StartService(window: 1))
      hall.wait(minutes * 60)
      hall.perform(FinishTicket(window: 1))
    }
  }

  @Test("hours, line, heat and levels of a day")
  func charts() throws {
    var hall = Sample.hall(open: [1])
    Self.day(&hall)
    let figures = hall.figures(Sample.date, Sample.date, today: Sample.date)
    let charts = ReportCharts(hall.summaries().map(\.summary), figures)
    #expect(charts.days == 1)
    #expect(charts.hours.map(\.hour) == [9])
    #expect(charts.hours[0].arrivals == 3)
    // Waits of 10, 30 and 108 minutes.
    #expect(try #require(charts.hours[0].meanWaitMinutes) == 148.0 / 3)
    #expect(charts.line.first == .init(minute: 540, waiting: 0))
    // At 9:15 one of three has just been called; at 9:45 one waits, until 11:00.
    #expect(charts.line.map(\.waiting) == [0, 2, 2, 1, 1, 1, 1, 1, 0])
    #expect(charts.line.last?.minute == 660)
    #expect(charts.heat.map(\.number) == [1])
    #expect(charts.heatHours == [9, 10, 11])
    // Served 9:15–9:25 and 9:40–10:00 of an hour; nobody from ten to eleven; then all of the half hour until the end.
    #expect(charts.heat[0].utilisation == [0.5, 0, 1])
  }

  @Test("whoever still waits stands in the line to its end")
  func waiting() {
    var hall = Sample.hall(open: [1])
    Self.day(&hall, [("09:15", 45)])
    let figures = hall.figures(Sample.date, Sample.date, today: Sample.date)
    let charts = ReportCharts(hall.summaries().map(\.summary), figures)
    #expect(charts.line.map(\.waiting) == [0, 2, 2, 2, 2])
  }

  @Test("days without a visit count in the mean, dates on which the hall was closed do not")
  func mean() {
    var hall = Sample.hall(open: [1])
    Self.day(&hall)
    let one = hall.summaries()[0].summary
    let next = Sample.date.adding(days: 1)
    var empty = one
    (empty.day, empty.visits) = (next, [])
    let closed = DaySummary(ratedOn: next.adding(days: 1), hall.hall.settings, ratings: [], steps: [])
    let charts = ReportCharts([one, empty, closed], PeriodFigures())
    #expect(charts.days == 2)
    #expect(charts.line.map(\.waiting) == [0, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0])
  }

  @Test("a baseline: shares add up, times are those of visits for one matter")
  func baseline() throws {
    var hall = Sample.hall(open: [1])
    hall.issue("GA-1", group: "elderly", at: "09:05")
    hall.issue("GA-1", at: "09:10")
    hall.issue("GA-1", "SB-1", at: "09:50")
    hall.perform(RecordEnquiry(outcome: .online), at: "09:51")
    for (clock, minutes) in [("10:00", 10), ("10:30", 20), ("11:00", 5)] {
      hall.perform(CallNext(window: 1), at: clock)
      hall.perform(StartService(window: 1))
      hall.wait(minutes * 60)
      hall.perform(FinishTicket(window: 1))
    }
    let one = hall.summaries()[0].summary
    var next = one
    next.day = Sample.date.adding(days: 1)
    (next.visits, next.enquiries) = ([], [])
    let base = PlanningBaseline([one, next], from: Sample.date, through: next.day)
    #expect((base.days, base.tickets, base.visits) == (2, 3, 4))
    #expect(base.weekdays == [1: 1, 2: 1])
    #expect(base.quarters.map(\.minute) == [540, 555, 570, 585])
    #expect(base.quarters.map(\.mean) == [1, 0, 0, 0.5])
    #expect(base.quarters[0].byWeekday == [1: 2, 2: 0])
    #expect(base.matters.map(\.code) == ["GA-1", "SB-1"])
    #expect(abs(base.matters.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    #expect(base.matters[0].share == 2.5 / 3)
    #expect((base.matters[0].served, base.matters[0].meanMinutes) == (2, 15))
    // 10 and 20 minutes: a standard deviation of √50 about 15.
    #expect(abs(try #require(base.matters[0].variation) - 50.0.squareRoot() / 15) < 1e-12)
    #expect((base.matters[1].served, base.matters[1].meanMinutes, base.matters[1].variation) == (0, nil, nil))
    #expect(abs(base.lanes.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    #expect(base.priorityShare == 1.0 / 3)
    #expect((base.appointmentShare, base.noShowShare) == (0, 0))
    #expect(base.diversion == [.online: 0.25])
    #expect(base.windows.map(\.hour) == [9, 10, 11])
    // The window was open from nine on, on both days: the copy says so.
    #expect(base.windows.prefix(2).map(\.windows) == [1, 1])
  }

  @Test("a baseline of no days at all") func nothing() {
    let base = PlanningBaseline([], from: Sample.date, through: Sample.date)
    #expect(base.days == 0 && base.quarters.isEmpty && base.matters.isEmpty && base.windows.isEmpty)
    #expect(base.priorityShare == nil && base.noShowShare == nil)
  }
}
