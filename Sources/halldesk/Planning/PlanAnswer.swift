import HallConfiguration
import HallModel
import HallSimulator
import HallStore

/// What a plan comes to beside the hall as it is, who must learn what, and the settings to adopt.
struct PlanAnswer {
  private let session: Session
  private let hall: PlayedHall
  private let planner: Planner

  init(_ session: Session, _ hall: PlayedHall, _ planner: Planner) {
    self.session = session
    self.hall = hall
    self.planner = planner
  }

  /// Compares, and writes the settings to `folder` where one is named.
  ///
  /// - Parameter byNumber: whether the plan's windows are the hall's own.
  func answer(
    _ planned: Scenario, _ folder: String?, byNumber: Bool, stretches: [OpenHours.Stretch] = []
  ) throws -> Answer {
    var after = hall
    after.scenario = planned
    try after.check(session)
    let people = planner.people()
    let before = planner.point(hall.scenario, people: people)
    let then = planner.point(planned, people: people)
    let learning = Learning(planned, in: hall.scenario, byNumber: byNumber)
    if let folder { try write(learning, folder) }
    let report = PlanReport(hall: hall, planner: planner, texts: session.texts)
    return Answer(
      json: {
        report.basis.adding([
          ("before", PlanReport.json(before)), ("after", PlanReport.json(then)), ("windows", PlanReport.json(learning)),
          ("missing_windows", .int(learning.missing.count)),
          (
            "open_by_half_hour",
            .array(stretches.map { ["at": .string($0.span.from.text), "windows": .int($0.windows)] })
          ),
        ])
      },
      lines: {
        var lines = report.head + [""] + report.change(before, then) + [""] + report.learning(learning)
        if !stretches.isEmpty { lines += [""] + self.stretches(stretches) + self.times(planned) }
        lines += ["", session.texts("plan.note.uncertain")]
        if let folder { lines.append(session.texts("plan.written", ["folder": folder])) }
        return lines
      })
  }

  private func stretches(_ stretches: [OpenHours.Stretch]) -> [String] {
    let texts = session.texts
    var table = TextTable(["half_hour", "open", "chart"].map { texts("plan.column." + $0) }, trailing: [1])
    let most = Double(max(1, stretches.map(\.windows).max() ?? 1))
    for stretch in stretches {
      table.add([
        stretch.span.from.text, String(stretch.windows), Bars.two(Double(stretch.windows) / most, 0, width: 32),
      ])
    }
    return table.lines
  }

  private func times(_ planned: Scenario) -> [String] {
    [""]
      + planned.settings.windows.map { window in
        let times = window.openTimes.map { "\($0.from.text)-\($0.to.text)" }.joined(separator: "  ")
        return session.texts(
          "plan.open",
          ["window": String(window.number), "times": times.isEmpty ? session.texts("plan.open.all_day") : times])
      }
  }

  private func write(_ learning: Learning, _ folder: String) throws {
    guard let live = hall.live else { throw CommandFailure.usage("plan_needs_hall", [:]) }
    try HallLoading.export(live, learning.adopted(live.hall.settings), to: folder, session)
  }
}

/// Numbers typed as ranges: `1-12`, `1,3,5-7`.
struct NumberRanges {
  /// The numbers, ascending.
  let numbers: [Int]

  init(_ text: String) throws(CommandFailure) {
    var found: Set<Int> = []
    for part in TypedNumber.plain(text).split(whereSeparator: { ",;、，； ".contains($0) }) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { TypedNumber.whole(String($0)) }
      guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1], first >= 1,
        first <= last, last <= 100_000
      else { throw .usage("bad_windows", ["value": text]) }
      found.formUnion(first...last)
    }
    guard !found.isEmpty else { throw .usage("bad_windows", ["value": text]) }
    numbers = found.sorted()
  }
}
