import HallModel
import HallStore

/// From starting the program to its first complete frame, on an ordinary day and with a million events behind it.
struct StartUp {
  let bench: Bench
  let hall: BenchHall
  private var rounds: Int { bench.quick ? 5 : 15 }

  init(bench: Bench, hall: BenchHall) {
    self.bench = bench
    self.hall = hall
  }

  func measure(_ table: ResultTable) throws {
    table.section(Words("三、启动", "3. Start"))
    let fresh = bench.folder + "/day.db"
    _ = try ordinaryDay(hall.make(fresh))
    let old = try OldHall(bench: bench, hall: hall).prepare(table)
    _ = try ordinaryDay(LiveHall(SQLiteJournal.open(path: old.path)))
    var floors: [Int64] = []
    var days: [Int64] = []
    var olds: [Int64] = []
    // In turns, so that a noisy moment hits all alike.
    for _ in 0..<rounds {
      floors.append(try first([bench.program, "echo"]))
      days.append(try first([bench.halldesk, "--hall", fresh, "window", "3"]))
      olds.append(try first([bench.halldesk, "--hall", old.path, "window", "3"]))
    }
    let floor = Sample(nanoseconds: floors)
    let day = Sample(nanoseconds: days)
    let million = Sample(nanoseconds: olds)
    let yardstick = "bare Swift program \(floor.median.milliseconds)"
    table.add(
      Figure(
        name: Words("窗口终端首屏(平常一天)", "first frame of a window, an ordinary day"),
        measured: day.median.milliseconds, goal: "≤ 40 ms", yardstick: yardstick, met: day.median <= 40))
    let ratio = million.median / day.median
    table.add(
      Figure(
        name: Words(
          "窗口终端首屏(此前 \(old.events) 个事件)", "first frame after \(old.events) events"),
        measured: "\(million.median.milliseconds) = \(ratio.text(2)) ×", goal: "≤ 1.2 ×",
        yardstick: "\(day.median.milliseconds), ordinary day", met: ratio <= 1.2))
  }

  /// Brings a hall to the middle of an ordinary day: 200 came, 40 wait.
  private func ordinaryDay(_ live: LiveHall) throws {
    if live.hall.day?.date == hall.settings.zone.day(at: live.now), !live.hall.tickets.isEmpty { return }
    try hall.open(1...8, in: live)
    for round in 0..<20 {
      try hall.issue(10, in: live)
      for window in 1...8 { try hall.serve(window, in: live) }
      _ = round
    }
  }

  private func first(_ arguments: [String]) throws -> Int64 {
    let session = try TerminalSession(arguments, environment: ["HALLDESK_ASSETS=\(bench.assets)"])
    defer { session.end() }
    guard let last = session.settle(quiet: 120), session.bytes >= Echo.answer, session.isRunning else {
      throw BenchFailure("no first frame of \(arguments): \(session.transcript)")
    }
    return last - session.started
  }
}
