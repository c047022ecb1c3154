import HallModel
import HallStore

/// The supervisor's live hall of sixty windows at 132×43: how soon it shows what others do, what a key takes, what it
/// costs while nothing happens, and what a day of 3,000 visits played at 600× costs.
struct SupervisorScreens {
  let bench: Bench
  let hall: BenchHall
  private static let windows = 60
  private static let visits = 3_000

  init(bench: Bench) throws {
    self.bench = bench
    hall = try BenchHall(assets: bench.assets, windows: SupervisorScreens.windows)
  }

  func measure(_ table: ResultTable) throws {
    table.section(Words("十一、主管", "11. Supervisors"))
    let path = bench.folder + "/supervisor.db"
    let live = try hall.make(path)
    // Yesterday as it was, today well under way.
    let today = live.hall.settings.zone.day(at: live.now)
    let played = bench.folder + "/played.db"
    try lived(through: today.adding(days: -1), played)
    try hall.open(1...SupervisorScreens.windows, in: live)
    try hall.issue(200, in: live)
    for number in 0..<100 { try hall.serve(number % 20 + 1, in: live) }
    let desk = Desk(bench: bench, hall: hall, path: path, rows: 43, columns: 132)
    let screen = try desk.role(["supervisor"])
    defer { screen.end() }
    screen.settle(quiet: 100)
    screen.type("S01\r")
    screen.settle(quiet: 30, limit: 500)
    screen.type(BenchHall.pin + "\r")
    screen.settle(quiet: 300, limit: 3000)
    guard screen.transcript.contains("S01") else { throw BenchFailure("nobody could sign in") }
    try changes(screen, live, table)
    try keys(screen, table)
    idle(screen, table)
    try replay(Desk(bench: bench, hall: hall, path: played, rows: 43, columns: 132), today.adding(days: -1), table)
  }

  private func changes(_ screen: TerminalSession, _ live: LiveHall, _ table: ResultTable) throws {
    var times: [Int64] = []
    for number in 0..<(bench.quick ? 5 : 30) {
      let window = number % 20 + 1
      screen.reset()
      let outcome = try live.perform(CallNext(window: window), by: hall.actor(window)).events()
      let began = Clock.now
      guard !outcome.isEmpty, let last = screen.settle(quiet: 40, limit: 500) else {
        throw BenchFailure("a call was not shown")
      }
      times.append(last - began)
      _ = try live.perform(StartService(window: window), by: hall.actor(window)).events()
      _ = try live.perform(FinishTicket(window: window), by: hall.actor(window)).events()
      screen.settle(quiet: 60, limit: 500)
    }
    let shown = Sample(nanoseconds: times)
    table.add(
      Figure(
        name: Words("别处一动到主管屏画完 p50 / p95", "another's action → the supervisor's screen, p50 / p95"),
        measured: "\(shown.median.milliseconds) / \(shown.quantile(0.95).milliseconds)", goal: "p95 ≤ 100 ms",
        met: shown.quantile(0.95) <= 100))
  }

  private func keys(_ screen: TerminalSession, _ table: ResultTable) throws {
    var times: [Int64] = []
    let keys = ["\u{1B}[B", "\u{1B}[B", "\t", "\u{1B}[B", "\r", "\u{1B}", "\t", "\r", "\u{1B}", "2", "1"]
    for number in 0..<(bench.quick ? 22 : 110) {
      screen.reset()
      // Away from the second, when the waits are drawn.
      Clock.sleep(milliseconds: 30)
      screen.take()
      screen.reset()
      let began = Clock.now
      screen.type(keys[number % keys.count])
      if let last = screen.settle(quiet: 60, limit: 300) { times.append(last - began) }
    }
    let sample = Sample(nanoseconds: times)
    // A key that is Escape waits 25 ms for the rest of a sequence.
    table.add(
      Figure(
        name: Words("按键到画完 p50 / p90", "key → last byte, p50 / p90 (Escape's 25 ms in it)"),
        measured: "\(sample.median.milliseconds) / \(sample.quantile(0.9).milliseconds)", goal: "p50 ≤ 16 ms",
        met: sample.median <= 16))
  }

  private func idle(_ screen: TerminalSession, _ table: ResultTable) {
    screen.settle(quiet: 300, limit: 1000)
    let (share, _, _) = watch(screen, seconds: bench.quick ? 3 : 10)
    table.add(
      Figure(
        name: Words("闲时占一核", "idle live hall, share of a core"), measured: (share * 100).text(2) + " %",
        goal: "≤ 1 %", met: share <= 0.01))
  }

  private func replay(_ desk: Desk, _ day: Day, _ table: ResultTable) throws {
    let screen = try desk.role(["replay", day.text, "--speed", "600"])
    defer { screen.end() }
    // The day is read first.
    let first = screen.settle(quiet: 20, limit: 3000)
    Clock.sleep(milliseconds: 3000)
    screen.take()
    screen.reset()
    let seconds = bench.quick ? 5.0 : 20.0
    let (share, bytes, frames) = watch(screen, seconds: seconds)
    let clears = ["\u{1B}[2J", "\u{1B}[J", "\u{1B}c"].contains { screen.holds($0) }
    guard first != nil, frames > 0 else { throw BenchFailure("the day was not played") }
    table.add(
      Figure(
        name: Words("3000 人次、60 窗口的一天 600 倍回放", "3,000 visits at 60 windows played at 600×"),
        measured:
          "\((Double(frames) / seconds).text(1)) frames/s, \((Double(bytes) / seconds / 1000).text(1)) kB/s, "
          + "\((share * 100).text(1)) % of a core",
        goal: Words("每秒约 10 帧，不清屏", "about 10 frames/s, never cleared").en,
        met: !clears && Double(frames) / seconds >= 8))
  }

  /// Reads for a while: the share of a core the program takes, the bytes, and how often it wrote.
  private func watch(_ screen: TerminalSession, seconds: Double) -> (share: Double, bytes: Int, writes: Int) {
    let before = ProcessFacts(pid: screen.pid).processorTime
    let began = Clock.now
    let end = began + Int64(seconds * 1_000_000_000)
    var writes = 0
    var last: Int64 = 0
    while Clock.now < end, TerminalSession.poll([screen], milliseconds: (end - Clock.now) / 1_000_000 + 1) {
      // What comes within some milliseconds is one picture.
      if screen.take(), screen.lastByte - last > 15_000_000 { writes += 1 }
      last = screen.lastByte
    }
    let share = Double(ProcessFacts(pid: screen.pid).processorTime - before) / Double(Clock.now - began)
    return (share, screen.bytes, writes)
  }

  /// A hall with a day of 3,000 visits behind it.
  private func lived(through day: Day, _ path: String) throws {
    File.removeHall(path)
    let zone = hall.settings.zone
    var now = zone.moment(day, second: 8 * 3600 + 50 * 60)
    let live = try hall.found(SQLiteJournal.create(path: path), at: now)
    try hall.open(1...SupervisorScreens.windows, in: live, at: now)
    var due = [Moment](repeating: now, count: SupervisorScreens.windows)
    for number in 0..<SupervisorScreens.visits {
      now = zone.moment(day, second: 9 * 3600 + number * 8 * 3600 / SupervisorScreens.visits)
      _ = try live.perform(
        IssueTicket(matters: [hall.matter(number)], priorityGroup: number % 12 == 7 ? "elderly" : nil),
        by: LiveHall.Actor(terminal: "guide", staff: "G01"), at: now)
      for window in live.hall.windows {
        let place = window.number - 1
        if window.state == .serving, due[place] <= now {
          _ = try live.perform(FinishTicket(window: window.number), by: hall.actor(window.number), at: now)
        } else if window.state == .idle, !live.hall.line.entries.isEmpty {
          let called = try live.perform(CallNext(window: window.number), by: hall.actor(window.number), at: now)
          guard case .done = called else { continue }
          _ = try live.perform(StartService(window: window.number), by: hall.actor(window.number), at: now)
          due[place] = now.adding(seconds: 240 + (number &* 7919 &+ place &* 131) % 900)
        }
      }
    }
    _ = try live.perform(OpenDay(), by: hall.actor(1))
  }
}
