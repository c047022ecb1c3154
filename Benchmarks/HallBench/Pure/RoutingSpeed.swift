import HallModel
import HallSimulator
import HallStore

/// The decision who is next, and the forecast, with 200 waiting and 20 windows of mixed skills.
struct RoutingSpeed {
  let hall: BenchHall

  func measure(_ table: ResultTable) throws {
    table.section(Words("六、排队规则(200 人在等,20 个窗口)", "6. Routing, 200 waiting, 20 windows"))
    let (state, now) = try busyHall()
    guard state.line.entries.count == 200 else { throw BenchFailure("\(state.line.entries.count) wait, not 200") }
    let arrivals = state.line.entries.map(\.virtualArrival)
    var sum = 0
    // The moment moves with every call, or the compiler would ask but once.
    let decision = perCall { index in
      sum &+= state.nextInLine(for: index % 20, now: Moment(milliseconds: now.milliseconds + Int64(index & 63))) ?? 0
    }
    // The one question without rules: who of 200 came first.
    let scan = perCall { index in
      var best = index % 200
      for place in arrivals.indices where arrivals[place] < arrivals[best] { best = place }
      sum &+= best
    }
    table.add(
      Figure(
        name: Words("下一个叫谁(各窗口平均)", "who is next, mean over windows"), measured: decision.milliseconds,
        goal: "≤ 1 µs", yardstick: "smallest of 200 \(scan.milliseconds)", met: decision <= 0.001))
    let worst = (0..<20).map { window in
      perCall { index in
        sum &+= state.nextInLine(for: window, now: Moment(milliseconds: now.milliseconds + Int64(index & 63))) ?? 0
      }
    }
    table.add(
      Figure(
        name: Words("下一个叫谁(最慢的窗口)", "who is next, slowest window"), measured: (worst.max() ?? 0).milliseconds,
        goal: "≤ 1 µs", met: (worst.max() ?? 0) <= 0.001))
    var forecasts: [Int64] = []
    for _ in 0..<50 { forecasts.append(Clock.work { sum &+= WaitForecast(state, now: now).starts.count }) }
    let forecast = Sample(nanoseconds: forecasts)
    table.add(
      Figure(
        name: Words("预测全部等候(推演 40 次)", "forecast of every wait (40 replays)"), measured: forecast.median.milliseconds,
        yardstick: "200 decisions \((decision * 200).milliseconds)"))
    if sum == 0 { table.fail(Words("没有一个可叫的号", "nobody could be called")) }
  }

  /// Milliseconds of one call: the best of several rounds, as nothing but the machine makes it slower.
  private func perCall(_ body: (Int) -> Void) -> Double {
    let calls = 20_000
    let rounds = (0..<7).map { _ in Clock.work { for index in 0..<calls { body(index) } } }
    return Double(rounds.min() ?? 0) / Double(calls) / 1_000_000
  }

  private func busyHall() throws -> (Hall, Moment) {
    var mixed = hall.settings
    let departments = Array(Set(hall.matters.map(\.department))).sorted()
    for index in mixed.windows.indices where index % 4 != 0 {
      // Every fourth window takes everything, the others a third of the departments.
      let kept = departments.enumerated().filter { $0.offset % 3 == index % 3 }.map(\.element)
      mixed.windows[index].accepts = Acceptance(departments: kept)
    }
    let live = try LiveHall(MemoryJournal())
    let actor = LiveHall.Actor(terminal: "bench")
    _ = try live.configure(
      settings: mixed, matters: hall.matters, packages: hall.packages, papers: [], training: false, by: actor
    ).events()
    try hall.open(1...20, in: live)
    try hall.issue(200, in: live)
    return (live.hall, live.now.adding(seconds: 60))
  }
}
