import HallModel
import Testing

@testable import HallSimulator

@Suite("Simulated days: figures by hand") struct MeasureTests {
  /// Twenty people who wait 1, 2 … 20 minutes; every fourth is of the priority channel, the next has an appointment.
  private static let day: (people: VisitorDay, record: DayRecord) = {
    var people = VisitorDay()
    var record = DayRecord(visitors: 20, windows: 2)
    for index in 0..<20 {
      let arrival = Int64(540 + index) * 60_000
      people.visitors.append(
        VisitorDay.Visitor(
          arrival: arrival, visit: 0, standing: index % 4 == 0 ? .priority : index % 4 == 1 ? .appointment : .walkIn,
          slot: -1, firstService: index, patience: .max))
      people.services.append(60_000)
      record.visits[index].called = arrival + Int64(index + 1) * 60_000
      record.visits[index].finished = record.visits[index].called + 60_000
      record.visits[index].window = Int32(index % 2)
      record.visits[index].outcome = index == 19 ? .noShow : .served
    }
    record.windows[0] = DayRecord.WindowDay(open: 3_600_000, busy: 900_000, tickets: 10)
    record.windows[1] = DayRecord.WindowDay(open: 1_800_000, busy: 450_000, tickets: 10)
    record.ended = 600 * 60_000
    record.unexplainedOvertakes = 3
    return (people, record)
  }()

  @Test("a day of twenty") func twenty() {
    let measures = DayMeasures(Self.day.people, Self.day.record, closes: 595 * 60_000)
    #expect(measures.visitors == 20 && measures.called == 20 && measures.served == 19 && measures.noShows == 1)
    #expect(measures.turnedAway == 0 && measures.stranded == 0 && measures.unexplainedOvertakes == 3)
    // Nineteen of twenty waited no longer than 19 minutes; 16 to 20 are more than 15, and 20 is not more than 20.
    #expect(measures.mean == 10.5 && measures.p95 == 19 && measures.longest == 20)
    #expect(measures.over15 == 0.25 && measures.over20 == 0 && measures.over30 == 0)
    // 1, 5, 9, 13, 17 and 2, 6, 10, 14, 18.
    #expect(measures.priorityP95 == 17 && measures.priorityLongest == 17 && measures.appointmentMean == 10)
    #expect(measures.utilisation == 0.25 && measures.staffedHours == 1.5 && measures.afterClosing == 5)
  }

  @Test("who is turned away or left over waits for nothing that could be counted") func leftOver() {
    var (people, record) = Self.day
    record.visits[0] = DayRecord.Visit(called: -1, finished: -1, window: -1, outcome: .turnedAway)
    record.visits[4] = DayRecord.Visit(called: -1, finished: -1, window: -1, outcome: .waiting)
    let measures = DayMeasures(people, record, closes: 700 * 60_000)
    #expect(measures.turnedAway == 1 && measures.stranded == 1 && measures.served == 17 && measures.called == 18)
    #expect((measures.mean - (210.0 - 6) / 18).magnitude < 1e-12 && measures.afterClosing == 0)
    people.visitors = []
    let none = DayMeasures(people, DayRecord(visitors: 0, windows: 0), closes: 0)
    #expect(none.mean == 0 && none.p95 == 0 && none.over15 == 0 && none.utilisation == 0 && none.visitors == 0)
  }

  @Test(
    "a quantile is the smallest value that so many do not exceed",
    arguments: [(0.0, 1.0), (0.05, 1), (0.1, 1), (0.11, 2), (0.5, 5), (0.95, 10), (1, 10)])
  func quantiles(_ p: Double, _ minutes: Double) {
    #expect(DayMeasures.quantile((1...10).map { Int32($0 * 600) }, p) == minutes)
    #expect(DayMeasures.quantile([], p) == 0)
    var count = WaitCount()
    for minute in (1...10).reversed() { count.add(Int64(minute) * 60_000) }
    #expect(p == 0 || count.quantile(p) == minutes)
  }

  @Test("waits counted by the second have mean and quantiles, and add up") func waitCount() {
    var one = WaitCount()
    var other = WaitCount()
    #expect(one.count == 0 && one.mean == 0 && one.quantile(0.95) == 0)
    for second in 0..<60 {
      if second % 2 == 0 { one.add(Int64(second) * 1000) } else { other.add(Int64(second) * 1000) }
    }
    one.add(other)
    #expect(one.count == 60 && (one.mean - 29.5 / 60).magnitude < 1e-12)
    #expect(one.quantile(0.5) == 29.0 / 60 && one.quantile(1) == 59.0 / 60)
    // Nobody waits longer than a day and a night.
    one.add(Int64.max / 1_000_000)
    #expect(one.count == 61 && one.quantile(1) == 100_000.0 / 60)
  }

  @Test("a mean has an interval by Student's t")
  func interval() {
    #expect(Interval([]) == Interval([]) && Interval([]).mean == 0 && Interval([]).margin == 0)
    #expect(Interval([7]).mean == 7 && Interval([7]).margin == .infinity)
    #expect(Interval([3, 3, 3]).margin == 0)
    // Variance 5/3 over 4 values: 3.182 · √(5/12).
    #expect(Interval([1, 2, 3, 4]).mean == 2.5 && (Interval([1, 2, 3, 4]).margin - 2.054).magnitude < 0.007)
    #expect((Interval([1, 3]).margin - 12.706).magnitude < 1e-9)
  }

  @Test(
    "Student's t is as tables have it",
    arguments: [
      (1, 12.706), (2, 4.303), (3, 3.182), (4, 2.776), (5, 2.571), (7, 2.365), (10, 2.228), (19, 2.093), (30, 2.042),
      (100, 1.984), (1000, 1.962),
    ])
  func student(_ freedom: Int, _ table: Double) {
    #expect((Interval.student(freedom) - table).magnitude < 0.011)
  }

  @Test("many days are told by visit, standing, half hour, lane and window") func run() {
    var settings = HallSettings(
      name: "小", lanes: [Lane(letter: "B", name: "", carries: .everything)],
      windows: [
        WindowSetting(number: 7, name: "", accepts: .everything),
        WindowSetting(number: 9, name: "", accepts: .everything),
      ])
    settings.hours = Hours(opens: ClockTime(minutes: 540), closes: ClockTime(minutes: 660))
    let scenario = Scenario(
      settings: settings,
      catalogue: Catalogue(matters: [Matter(code: "a", name: "", department: "", handlingMinutes: 1)]), visitors: 20,
      profile: ArrivalProfile(opens: 540, each: 60, weights: [1]), visits: [Scenario.Visit(matters: ["a"], share: 1)],
      services: [:])
    let figures = RunFigures(
      HallPlan(scenario), [Self.day.people, Self.day.people], [Self.day.record, Self.day.record])
    #expect(figures.days.count == 2 && figures.interval(\.mean).mean == 10.5 && figures.interval(\.mean).margin == 0)
    #expect(figures.unexplainedOvertakes == 6 && figures.worstVisitRatio == 1)
    #expect(figures.byVisit == [.init(name: "a", visitors: 20, mean: 10.5, p95: 19)])
    #expect(figures.byLane == [.init(name: "B", visitors: 20, mean: 10.5, p95: 19)])
    #expect(figures.byHalfHour == [.init(name: "09:00", visitors: 20, mean: 10.5, p95: 19)])
    #expect(figures.byStanding.map(\.name) == ["priority", "appointment", "walk_in"])
    #expect(figures.byStanding.map(\.visitors) == [5, 5, 10] && figures.byStanding.map(\.mean) == [9, 10, 11.5])
    #expect(figures.windows.map(\.number) == [7, 9] && figures.windows.map(\.tickets) == [10, 10])
    #expect(figures.windows.map(\.hours) == [1, 0.5] && figures.windows.map(\.utilisation) == [0.25, 0.25])
  }
}
