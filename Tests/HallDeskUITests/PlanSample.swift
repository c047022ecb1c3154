import HallModel
import ScreenKit

@testable import HallDeskUI
@testable import HallSimulator

/// Sheets with made-up figures for the township, which nobody has to work out.
enum PlanSample {
  /// The township's six windows, or others; waits fall with the comprehensive windows and rise again with the last.
  static func sheet(
    _ hall: Hall, windows: Int = 6, ground: Scenario.Ground = .days(20), bottlenecks: [Bottleneck] = []
  ) -> PlanSheet {
    let scenario = Scenario(hall, nil)
    let family = LayoutFamily(scenario)
    var rows = [row(nil, scenario.settings.windows.count, 42.5, Learning(scenario, in: scenario, byNumber: true))]
    for (index, way) in PlanSheet.ways(windows).enumerated() {
      let planned = scenario.with(family.layout(way, windows: windows))
      let p95 = index < 3 ? 24 - Double(index) * 5 : index == 3 ? 96 : 11 + Double(abs(windows - index) * 4)
      rows.append(row(way, windows, p95, Learning(planned, in: scenario)))
    }
    return PlanSheet(
      promise: Promise(), visitors: 86.4, ground: ground, windows: windows, days: 40, bottlenecks: bottlenecks,
      rows: rows)
  }

  /// So few windows that nothing can be played.
  static func overloaded(_ hall: Hall) -> PlanSheet {
    let now = sheet(hall).rows[0]
    return PlanSheet(
      promise: Promise(), visitors: 86.4, ground: .guess, windows: 1, days: 40,
      fault: .overloaded(work: 31.4, windows: 8, least: 4), rows: [now])
  }

  private static func row(_ way: LayoutFamily.Way?, _ windows: Int, _ p95: Double, _ learning: Learning)
    -> PlanSheet.Row
  {
    let days = { (mean: Double, spread: Double) in
      Interval((0..<40).map { mean + ($0 % 2 == 0 ? spread : -spread) })
    }
    return PlanSheet.Row(
      way: way, windows: windows,
      point: Planner.Point(
        way: way, windows: windows, load: 1, kept: days(min(1, 1.08 - p95 / 120), 0.03), p95: days(p95, p95 / 4),
        mean: days(p95 / 3, 1), utilisation: 0.72, hours: Double(windows) * 8),
      fault: nil, learning: learning, isAsGood: false)
  }

  /// The supervisor at the plans, with sheets for these numbers of windows at hand; the first is the hall's own.
  static func supervisor(
    _ windows: [Int] = [6], size: (rows: Int, columns: Int) = (24, 80), language: Language = .zh
  ) throws -> Stage<SupervisorScreen> {
    var desk = try LiveSample.township().supervisor(size: size, language: language)
    desk.people.sheets = windows.map { sheet(desk.hall, windows: $0) }
    desk.press("7")
    return desk
  }
}
