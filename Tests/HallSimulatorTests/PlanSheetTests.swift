import HallModel
import Testing

@testable import HallSimulator

/// What a sheet of arrangements promises: the same people in each, honest marks, faults instead of numbers.
@Suite("Plan sheets") struct PlanSheetTests {
  private let experiment = Experiment(days: 4, seed: 1)

  /// A small day of the model hall with six windows that take one skill each.
  private var scenario: Scenario {
    let people = ModelHall.scenario(visitors: 160)
    return people.with(LayoutFamily(people).layout(.mix(comprehensive: 0), windows: 6))
  }

  private func sheet(_ scenario: Scenario, windows: Int? = nil) throws -> PlanSheet {
    try #require(PlanSheet(scenario, ground: .file, windows: windows, experiment: experiment))
  }

  @Test("the hall as it is comes first, then windows of two to four skills, then every mix, with the same people")
  func rows() throws {
    let sheet = try sheet(scenario)
    #expect(sheet.windows == 6 && sheet.visitors == 160 && sheet.days == 4 && sheet.fault == nil)
    #expect(
      sheet.rows.map(\.way) == [nil] + [2, 3, 4].map { .chain(skills: $0) } + (0...6).map { .mix(comprehensive: $0) })
    // The hall is the mix without comprehensive windows, by its own way.
    let (now, dedicated) = (try #require(sheet.rows[0].point), try #require(sheet.rows[4].point))
    #expect(now.p95 == dedicated.p95 && now.kept == dedicated.kept && now.utilisation == dedicated.utilisation)
    let planner = Planner(LayoutFamily(scenario), promise: Promise(), experiment: experiment)
    let chain = planner.point(.chain(skills: 3), windows: 6, people: planner.people())
    #expect(sheet.rows[2].point?.p95 == chain.p95 && sheet.rows[2].point?.hours == chain.hours)
    let all = try #require(sheet.rows[10].point)
    #expect(all.p95.mean < dedicated.p95.mean && all.utilisation > 0 && all.utilisation < 1)
    #expect(sheet.rows[0].learning.learners == 0 && sheet.rows[4].learning.learners == 0)
    #expect(sheet.rows[10].learning.learners == 6 && sheet.rows[10].learning.freed == 0)
  }

  @Test("fewer windows free some, more windows are missing some") func learning() throws {
    let fewer = try sheet(scenario, windows: 4)
    #expect(fewer.rows[0].windows == 6 && fewer.rows.dropFirst().allSatisfy { $0.windows == 4 })
    #expect(fewer.rows.dropFirst().allSatisfy { $0.learning.freed == 2 && $0.learning.missing.isEmpty })
    let more = try sheet(scenario, windows: 7)
    #expect(more.rows.dropFirst().allSatisfy { $0.learning.freed == 0 && $0.learning.missing.count == 1 })
  }

  @Test("of many windows a choice of mixes, none and all comprehensive among them", arguments: [1, 5, 15, 16, 60, 512])
  func mixes(_ windows: Int) {
    let mixes = PlanSheet.ways(windows).compactMap { way -> Int? in
      if case .mix(let comprehensive) = way { comprehensive } else { nil }
    }
    #expect(mixes.first == 0 && mixes.last == windows)
    #expect(mixes.count == min(windows + 1, PlanSheet.mostMixes))
    #expect(zip(mixes, mixes.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test("the best is marked and what cannot be told from it; the hall as it is only where it has as many windows")
  func marks() throws {
    func row(_ way: LayoutFamily.Way?, _ windows: Int, _ p95: [Double]) -> PlanSheet.Row {
      PlanSheet.Row(
        way: way, windows: windows,
        point: Planner.Point(
          way: way, windows: windows, load: 1, kept: Interval([1, 1]), p95: Interval(p95), mean: Interval([1, 1]),
          utilisation: 0.5, hours: 48), fault: nil, learning: Learning(scenario, in: scenario), isAsGood: false)
    }
    let values = { (mean: Double) in (0..<20).map { mean + ($0 % 2 == 0 ? 1 : -1) } }
    // The margin of each is about half a minute.
    let rows = [
      row(nil, 7, values(3)), row(.chain(skills: 2), 6, values(10)), row(.chain(skills: 3), 6, values(10.4)),
      row(.chain(skills: 4), 6, values(10.6)),
    ]
    #expect(PlanSheet.compared(rows, windows: 6).map(\.isAsGood) == [false, true, true, false])
    var same = rows
    same[0].windows = 6
    #expect(PlanSheet.compared(same, windows: 6).map(\.isAsGood) == [true, false, false, false])
  }

  @Test("what so few windows cannot do has no numbers, only what would be needed") func overloaded() throws {
    let sheet = try sheet(scenario, windows: 1)
    guard case .overloaded(let work, let hours, let least) = sheet.fault else {
      Issue.record("\(String(describing: sheet.fault))")
      return
    }
    #expect(work > hours && least > 1)
    #expect(sheet.rows.count == 1 && sheet.rows[0].point != nil)
  }

  @Test("a hall that cannot be played as it is still has its plans") func faultNow() throws {
    let people = ModelHall.scenario(visitors: 160)
    let hall = people.with(Layout(name: "", groups: [Layout.Group(count: 5, accepts: Acceptance(departments: ["D0"]))]))
    let sheet = try sheet(hall)
    #expect(sheet.rows[0].fault == .nobodyTakes("M1") && sheet.rows[0].point == nil && sheet.bottlenecks.isEmpty)
    #expect(sheet.fault == nil && sheet.rows.dropFirst().allSatisfy { $0.point != nil })
  }

  @Test("matters that bring more than their windows can do are named") func bottlenecks() throws {
    var hall = ModelHall.scenario(visitors: 160)
    let family = LayoutFamily(hall)
    hall = hall.with(family.layout(.mix(comprehensive: 0), windows: 12))
    // All of M3's people, and one window for them.
    hall.visits = hall.visits.map { $0.matters == ["M3"] ? Scenario.Visit(matters: ["M3"], share: 2) : $0 }
    let sheet = try sheet(hall)
    #expect(sheet.bottlenecks.map(\.matters) == [["M3"]] && sheet.bottlenecks[0].load > 1)
  }

  @Test("nobody comes to a hall without windows and matters: a fault, and a guess") func empty() throws {
    let sheet = try #require(PlanSheet(Hall(), nil, experiment: experiment))
    #expect(sheet.fault == .nobodyComes && sheet.rows.count == 1 && sheet.rows[0].fault == .nobodyComes)
    #expect(sheet.ground == .guess)
  }

  @Test("what nobody wants any more is left off between two arrangements") func unwanted() {
    var asked = 0
    let sheet = PlanSheet(scenario, ground: .file, experiment: experiment) {
      asked += 1
      return asked < 3
    }
    #expect(sheet == nil && asked == 3)
  }
}
