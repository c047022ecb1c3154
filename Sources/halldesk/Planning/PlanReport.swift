import HallModel
import HallSimulator
import ScreenKit

/// Plans as JSON and as tables.
struct PlanReport {
  let hall: PlayedHall
  let planner: Planner
  let texts: Texts

  /// What everything here is about.
  var basis: JSONValue {
    [
      "hall": .string(hall.name), "visitors": .rounded(hall.scenario.visitors, 2),
      "within_minutes": .rounded(planner.promise.within, 3), "share": .rounded(planner.promise.share, 4),
      "days": .int(planner.experiment.days), "seed": .encoded(String(planner.experiment.seed)),
    ]
  }

  /// What was asked, in a sentence, and where the people come from.
  var head: [String] {
    var lines = [
      texts(
        "plan.head",
        [
          "hall": hall.name, "visitors": PlanningNumber.text(hall.scenario.visitors, 0),
          "share": PlanningNumber.short(planner.promise.share * 100),
          "minutes": PlanningNumber.short(planner.promise.within), "days": String(planner.experiment.days),
          "seed": String(planner.experiment.seed),
        ])
    ]
    if hall.ground == .guess { lines.append(texts("simulation.ground.guess")) }
    return lines
  }

  static func json(_ point: Planner.Point) -> JSONValue {
    [
      "windows": .int(point.windows), "load": .rounded(point.load, 3), "kept": RunReport.json(point.kept),
      "p95_wait_minutes": RunReport.json(point.p95), "mean_wait_minutes": RunReport.json(point.mean),
      "utilisation": .rounded(point.utilisation, 4), "window_hours": .rounded(point.hours, 2),
    ]
  }

  static func both(_ interval: Interval) -> String {
    PlanningNumber.text(interval.mean, 1) + " ± " + PlanningNumber.text(interval.margin, 1)
  }

  static func kept(_ point: Planner.Point) -> String {
    RunReport.form(point.kept.mean, true) + " ± " + RunReport.form(point.kept.margin, true)
  }

  /// The fewest windows for each way to share the work.
  func least(_ found: [Planner.Least]) -> Answer {
    let ways = zip(Planner.ways, found)
    return Answer(
      json: {
        basis.adding([
          (
            "ways",
            .array(
              ways.map { way, least in
                [
                  "way": .string(way.name),
                  "least": .array(
                    least.byLoad.map { load, point in
                      point.map(PlanReport.json) ?? ["windows": .null, "load": .rounded(load, 3)]
                    }),
                ]
              })
          )
        ])
      },
      lines: {
        let loads = found.first?.byLoad.map(\.load) ?? []
        var table = TextTable(
          [texts("plan.column.way")]
            + loads.map { texts("plan.column.load", ["percent": PlanningNumber.text($0 * 100, 0)]) }
            + [texts("plan.column.p95"), texts("plan.column.utilisation")],
          trailing: Set(1...(loads.count + 2)))
        for (way, least) in ways {
          let ordinary = least.byLoad.first { $0.load == 1 }?.point ?? least.byLoad.first?.point
          table.add(
            [texts("plan.way.\(way.name)")]
              + least.byLoad.map {
                $0.point.map { String($0.windows) } ?? texts("plan.none", ["most": String(planner.most)])
              }
              + [
                ordinary.map { PlanReport.both($0.p95) } ?? "—",
                ordinary.map { RunReport.form($0.utilisation, true) } ?? "—",
              ])
        }
        return head + [""] + table.lines + [""] + headline(found) + [texts("plan.note.uncertain")]
      })
  }

  /// What it comes to: which short chain replaces how many dedicated windows.
  private func headline(_ found: [Planner.Least]) -> [String] {
    func windows(_ name: String) -> Int? {
      Planner.ways.firstIndex { $0.name == name }.flatMap { place in
        (found[place].byLoad.first { $0.load == 1 } ?? found[place].byLoad.first)?.point?.windows
      }
    }
    guard let dedicated = windows("dedicated"), let chain = windows("chain_3"), let all = windows("comprehensive"),
      chain < dedicated
    else { return [] }
    return [
      texts(
        "plan.headline",
        [
          "dedicated": String(dedicated), "chain": String(chain), "all": String(all),
          "percent": PlanningNumber.text(Double(dedicated - chain) / Double(dedicated) * 100, 0),
        ])
    ]
  }

  /// Every mix of a number of windows, with the waits as bars.
  func mixes(_ points: [Planner.Point], windows: Int) -> Answer {
    let best = points.min { ($0.p95.mean, $0.windows) < ($1.p95.mean, $1.windows) }
    /// Mixes nobody can tell from the best with the days that were played.
    func isAsGood(_ point: Planner.Point) -> Bool {
      best.map { point.isAsGood(as: $0) } ?? false
    }
    return Answer(
      json: {
        basis.adding([
          (
            "mixes",
            .array(
              points.enumerated().map { comprehensive, point in
                PlanReport.json(point).adding([
                  ("comprehensive", .int(comprehensive)), ("as_good_as_the_best", .bool(isAsGood(point))),
                ])
              })
          )
        ])
      },
      lines: {
        let most = points.map(\.p95.mean).max() ?? 1
        var table = TextTable(
          ["comprehensive", "dedicated", "p95", "kept", "chart"].map { texts("plan.column." + $0) },
          trailing: [0, 1, 2, 3])
        for (comprehensive, point) in points.enumerated() {
          table.add([
            String(comprehensive), String(windows - comprehensive), PlanReport.both(point.p95), PlanReport.kept(point),
            Bars.two(point.mean.mean / max(1, most), point.p95.mean / max(1, most), width: 32)
              + (isAsGood(point) ? " *" : ""),
          ])
        }
        return head + [""] + table.lines + ["", texts("plan.note.mixes"), texts("plan.note.uncertain")]
      })
  }

  /// A hall as it is and as it would be.
  func change(_ before: Planner.Point, _ after: Planner.Point) -> [String] {
    var table = TextTable(
      ["hall", "windows", "hours", "mean", "p95", "kept", "utilisation"].map { texts("plan.column." + $0) },
      trailing: [1, 2, 3, 4, 5, 6])
    for (name, point) in [("before", before), ("after", after)] {
      table.add([
        texts("plan." + name), String(point.windows), PlanningNumber.text(point.hours, 1), PlanReport.both(point.mean),
        PlanReport.both(point.p95), PlanReport.kept(point), RunReport.form(point.utilisation, true),
      ])
    }
    return table.lines
  }

  /// Who learns what.
  func learning(_ learning: Learning) -> [String] {
    var lines: [String] = []
    for row in learning.rows {
      let who = [row.name, row.staff ?? ""].filter { !$0.isEmpty }.joined(separator: " ")
      let details = [
        "window": String(row.number), "who": who, "learns": list(row.learns), "drops": list(row.drops),
        "count": String(row.learns.count),
      ]
      if row.accepts == nil {
        lines.append(texts("plan.learn.free", details))
      } else if !row.learns.isEmpty {
        lines.append(texts(row.drops.isEmpty ? "plan.learn.more" : "plan.learn.other", details))
      } else if !row.drops.isEmpty {
        lines.append(texts("plan.learn.less", details))
      }
    }
    if !learning.missing.isEmpty {
      lines.append(texts("plan.learn.missing", ["count": String(learning.missing.count)]))
    }
    return lines.isEmpty ? [texts("plan.learn.nothing")] : lines
  }

  /// A few names, and how many there are where they are more.
  private func list(_ names: [String]) -> String {
    let shown = names.prefix(8).joined(separator: texts("simulation.comma"))
    return names.count <= 8 ? shown : texts("plan.learn.and_more", ["names": shown, "count": String(names.count)])
  }

  static func json(_ learning: Learning) -> JSONValue {
    .array(
      learning.rows.map { row in
        [
          "window": .int(row.number), "staff": .optional(row.staff), "learns": .strings(row.learns),
          "drops": .strings(row.drops), "accepts": .optional(row.accepts?.text),
          "open": .array(row.openTimes.map { .string("\($0.from.text)-\($0.to.text)") }),
        ]
      })
  }
}
