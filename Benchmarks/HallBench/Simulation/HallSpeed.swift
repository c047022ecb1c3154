import HallConfiguration
import HallModel
import HallSimulator

/// Visitors a second in whole halls: the measuring hall of 20 windows and twelve matters on the fast path and through the
/// real model, beside Ciw in the same run; and a plan that tries 29 mixes of windows for a hundred days each.
struct HallSpeed {
  let bench: Bench

  /// Visitors a second of some days, drawn and played; and their mean wait, minutes.
  private struct Speed {
    var rate: Double
    var meanWait: Double
  }

  func measure(_ table: ResultTable) throws {
    table.section(Words("十三、大厅模拟(20 个窗口、12 类,一个核)", "13. Simulated hall, 20 windows, 12 matters, one core"))
    let hall = try scenario("bench-hall-20")
    let plan = HallPlan(hall)
    let maker = VisitorMaker(hall)
    let peers = PeerPrograms(bench)
    let hasPython = peers.hasPython()
    var fast: [Double] = []
    var model: [Double] = []
    var ciw: [Double] = []
    var wait = 0.0
    for round in 1...(bench.quick ? 3 : 5) {
      let quick = speed(days: bench.quick ? 100 : 400, seed: round, maker) { plan.fast($0) }
      fast.append(quick.rate)
      wait += quick.meanWait / Double(bench.quick ? 3 : 5)
      model.append(speed(days: 8, seed: round, maker) { plan.model($0, on: Day(number: 20_514)).record }.rate)
      if hasPython, let peer = try peers.hallInCiw(days: bench.quick ? 8 : 20, seed: round) { ciw.append(peer.rate) }
    }
    if !hasPython {
      table.say(Words("没有 python3、pip 或网络,Ciw 未比较。", "Without python3, pip or a network, Ciw is not compared."))
    }
    let peer = ciw.isEmpty ? nil : Sample(ciw).median
    add(
      table, Words("快速推演,平均等候 \(wait.text(2)) 分", "fast path, mean wait \(wait.text(2)) min"), Sample(fast).median,
      peer, 70)
    add(table, Words("真实模型,逐条命令和事件", "the real model, command by command"), Sample(model).median, peer, 10)
    try measurePlan(table)
  }

  private func measurePlan(_ table: ResultTable) throws {
    let scenario = try scenario("model-hall")
    func noon(_ hour: Int) -> ClockSpan {
      ClockSpan(from: ClockTime(minutes: hour * 60 + 30), to: ClockTime(minutes: hour * 60 + 90))
    }
    let planner = Planner(
      LayoutFamily(scenario, lunch: (noon(11), noon(12))), promise: Promise(),
      experiment: Experiment(days: 100, seed: 1, cores: 1))
    let time = Clock.work { _ = planner.mixes(windows: 28) }
    let seconds = Double(time) / 1e9
    table.add(
      Figure(
        name: Words("规划:29 种窗口组合 × 100 天", "a plan: 29 mixes × 100 days"), measured: "\(seconds.text(2)) s",
        goal: "≤ 5 s", met: seconds <= 5))
  }

  private func scenario(_ name: String) throws -> Scenario {
    let result = ScenarioFile.load(path: bench.assets + "/scenarios/\(name).yaml")
    guard let contents = result.contents else { throw BenchFailure("\(name).yaml cannot be read") }
    return contents.scenario
  }

  private func speed(
    days: Int, seed: Int, _ maker: VisitorMaker, _ play: (VisitorDay) -> DayRecord
  ) -> Speed {
    var visitors = 0
    var waited = 0.0
    let time = Clock.work {
      for day in 0..<days {
        let people = VisitorDay(maker, seed: UInt64(seed), day: day)
        let record = play(people)
        visitors += people.visitors.count
        for (visitor, visit) in zip(people.visitors, record.visits) where visit.called >= 0 {
          waited += Double(visit.called - visitor.arrival) / 60_000
        }
      }
    }
    return Speed(rate: Double(visitors) / Double(time) * 1e9, meanWait: waited / Double(max(1, visitors)))
  }

  private func add(_ table: ResultTable, _ name: Words, _ own: Double, _ peer: Double?, _ goal: Double) {
    guard let peer else {
      table.add(Figure(name: name, measured: "\(own.text()) /s"))
      return
    }
    table.add(
      Figure(
        name: name, measured: "\((own / peer).text(1)) ×", goal: "≥ \(goal.text()) ×",
        yardstick: "\(own.text()) /s; Ciw \(peer.text()) /s", met: own / peer >= goal))
  }
}
