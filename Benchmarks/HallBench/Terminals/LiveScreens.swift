import HallModel
import HallStore

/// Forty terminals on one hall: how soon they show what one of them did, and what they cost while nothing happens.
struct LiveScreens {
  let bench: Bench
  let hall: BenchHall
  private var each: Int { bench.quick ? 4 : 20 }

  init(bench: Bench, hall: BenchHall) {
    self.bench = bench
    self.hall = hall
  }

  func measure(_ table: ResultTable) throws {
    let path = bench.folder + "/live.db"
    let live = try hall.make(path)
    let actors = each + 1...each + 3
    // An ordinary day is well under way: 200 were served, 300 wait.
    try hall.open(actors, in: live)
    try hall.issue(200, in: live)
    for number in 0..<200 { try hall.serve(actors.lowerBound + number % actors.count, in: live) }
    try hall.issue(300, in: live)
    let floor = try floor()
    let desk = Desk(bench: bench, hall: hall, path: path)
    var windows: [TerminalSession] = []
    var boards: [TerminalSession] = []
    defer { for session in windows + boards { session.end() } }
    for number in 1...each { windows.append(try desk.window(number, live: live)) }
    for _ in 1...each { boards.append(try desk.role(["board"])) }
    for board in boards { board.settle(quiet: 60, limit: 1000) }

    table.section(Words("二、\(each * 2) 个终端同看一个大厅", "2. \(each * 2) terminals on one hall"))
    try changes(windows, boards, actors, live, floor, table)
    idle(windows, boards, table)
    memory(windows, table)
  }

  /// From a call at one window to the last byte on every terminal.
  private func changes(
    _ windows: [TerminalSession], _ boards: [TerminalSession], _ actors: ClosedRange<Int>, _ live: LiveHall,
    _ floor: Sample, _ table: ResultTable
  ) throws {
    let sessions = windows + boards
    var fromCommit: [Int64] = []
    var fromCommand: [Int64] = []
    var silent = 0
    for round in 0..<(bench.quick ? 5 : 25) {
      let window = actors.lowerBound + round % actors.count
      // Away from the beginning of a second, when timers are drawn.
      waitForPhase(300)
      for session in sessions { session.reset() }
      let command = Clock.now
      _ = try live.perform(CallNext(window: window), by: hall.actor(window)).events()
      let commit = Clock.now
      let last = lastBytes(sessions, until: command + 400_000_000)
      silent += last.count { $0 == 0 }
      fromCommand += last.filter { $0 > 0 }.map { $0 - command }
      fromCommit += last.filter { $0 > 0 }.map { max(0, $0 - commit) }
      _ = try live.perform(StartService(window: window), by: hall.actor(window)).events()
      _ = try live.perform(FinishTicket(window: window), by: hall.actor(window)).events()
    }
    if silent > 0 {
      table.fail(Words("有 \(silent) 次变化没有显示", "\(silent) changes were not shown"))
    }
    let commit = Sample(nanoseconds: fromCommit)
    let command = Sample(nanoseconds: fromCommand)
    table.add(
      Figure(
        name: Words("确认后到各屏画完 p50 / p95", "acknowledged → drawn everywhere, p50 / p95"),
        measured: "\(commit.median.milliseconds) / \(commit.quantile(0.95).milliseconds)", goal: "p95 ≤ 20 ms",
        yardstick: "\(each * 2) bare echoes \(floor.median.milliseconds) / \(floor.quantile(0.95).milliseconds)",
        met: commit.quantile(0.95) <= 20))
    table.add(
      Figure(
        name: Words("按下叫号到各屏画完 p50 / p95 / 最长", "command → drawn everywhere, p50 / p95 / max"),
        measured:
          "\(command.median.milliseconds) / \(command.quantile(0.95).milliseconds) / \(command.maximum.milliseconds)"))
  }

  /// The yardstick: as many bare programs woken at once, each writing a line to its terminal.
  private func floor() throws -> Sample {
    let sessions = try (1...each * 2).map { _ in try TerminalSession([bench.program, "echo"]) }
    defer { for session in sessions { session.end() } }
    for session in sessions { session.settle(quiet: 20, limit: 1000) }
    var times: [Int64] = []
    for _ in 0..<10 {
      for session in sessions { session.reset() }
      let start = Clock.now
      for session in sessions { session.type("x") }
      times += lastBytes(sessions, until: start + 100_000_000).filter { $0 > 0 }.map { $0 - start }
    }
    return Sample(nanoseconds: times)
  }

  /// When the last byte came on each terminal until a moment; 0 where none came.
  private func lastBytes(_ sessions: [TerminalSession], until end: Int64) -> [Int64] {
    var last = [Int64](repeating: 0, count: sessions.count)
    while Clock.now < end, TerminalSession.poll(sessions, milliseconds: (end - Clock.now) / 1_000_000) {
      for (index, session) in sessions.enumerated() where session.take() { last[index] = session.lastByte }
    }
    return last
  }

  /// What terminals cost while nothing happens.
  private func idle(_ windows: [TerminalSession], _ boards: [TerminalSession], _ table: ResultTable) {
    // New calls stand out on the boards for ten seconds.
    quiet(windows + boards, milliseconds: 11_500)
    let seconds = bench.quick ? 4.0 : 15.0
    let before = (windows + boards).map { ProcessFacts(pid: $0.pid).processorTime }
    let start = Clock.now
    let (beyond, clock) = quiet(windows + boards, milliseconds: Int64(seconds * 1000))
    let elapsed = Double(Clock.now - start)
    let used = zip(windows + boards, before).map { session, time in
      Double(ProcessFacts(pid: session.pid).processorTime - time) / elapsed
    }
    for (name, shares) in [
      (Words("闲时每个窗口终端占一核(计时每秒走)", "idle window terminal, timers running"), used.prefix(windows.count)),
      (Words("闲时每个大屏占一核", "idle board"), used.suffix(boards.count)),
    ] {
      let mean = shares.reduce(0, +) / Double(shares.count)
      table.add(
        Figure(
          name: Words(name.zh, "\(name.en), share of a core"), measured: (mean * 100).text(3) + " %", goal: "≤ 0.2 %",
          yardstick: "", met: mean <= 0.002))
    }
    table.add(
      Figure(
        name: Words("闲时每秒字节,时钟之外(每终端)", "idle bytes a second beyond the clock"),
        measured: (Double(beyond) / seconds / Double(windows.count + boards.count)).text(1), goal: "0",
        yardstick: Words("时钟", "clock").en + " \((Double(clock) / seconds / Double(windows.count)).text(1)) B/s",
        met: beyond == 0))
  }

  private func memory(_ windows: [TerminalSession], _ table: ResultTable) {
    let facts = windows.map { ProcessFacts(pid: $0.pid).memory }
    func median(_ values: [Int]) -> Double { Sample(values.map { Double($0) / 1024 }).median }
    let resident = median(facts.map(\.resident))
    table.add(
      Figure(
        name: Words("一个窗口终端的内存(RSS)", "memory of a window terminal (RSS)"),
        measured: "\(resident.text(1)) MiB", goal: "≤ 24 MiB",
        yardstick: "PSS \(median(facts.map(\.proportional)).text(1)), own \(median(facts.map(\.own)).text(1)) MiB",
        met: resident <= 24))
  }

  /// Reads for a while; the bytes beyond what the clock draws, and those of the clock.
  @discardableResult
  private func quiet(_ sessions: [TerminalSession], milliseconds: Int64) -> (beyond: Int, clock: Int) {
    let end = Clock.now + milliseconds * 1_000_000
    var counts = (beyond: 0, clock: 0)
    for session in sessions { session.reset() }
    while Clock.now < end, TerminalSession.poll(sessions, milliseconds: (end - Clock.now) / 1_000_000 + 1) {
      // What comes early in a second is a timer or the clock of the header.
      let isClock = Clock.phase < 400_000_000
      for session in sessions where session.take() {
        if isClock { counts.clock += session.bytes } else { counts.beyond += session.bytes }
        session.reset()
      }
    }
    return counts
  }

  /// Waits until a second has come so many milliseconds far.
  private func waitForPhase(_ milliseconds: Int64) {
    let left = (milliseconds * 1_000_000 - Clock.phase + 1_000_000_000) % 1_000_000_000
    Clock.sleep(until: Clock.now + left)
  }
}
