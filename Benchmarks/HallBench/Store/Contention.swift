import Glibc
import HallModel
import HallStore

/// Many processes on one hall, each acting as fast as it can.
struct Contention {
  /// What the processes do.
  enum Kind: String {
    /// Issue, call, start, finish through the hall.
    case hall
    /// The same rows by bare SQLite.
    case bare
  }

  let bench: Bench
  let hall: BenchHall

  /// The results of one phase.
  struct Phase {
    let workers: [WorkerResult]
    let seconds: Double

    var rate: Double { Double(workers.reduce(0) { $0 + $1.count }) / seconds }
    /// Actions of the slowest process as a share of the fastest's.
    var fairness: Double {
      let counts = workers.map(\.count)
      return Double(counts.min() ?? 0) / Double(max(1, counts.max() ?? 1))
    }
    var issues: Sample { Sample(nanoseconds: workers.flatMap(\.issues)) }
    var calls: Sample { Sample(nanoseconds: workers.flatMap(\.calls)) }
    var all: Sample { Sample(nanoseconds: workers.flatMap(\.all)) }
  }

  /// Measures the shared store with 1, 8 and 40 processes.
  func measure(_ table: ResultTable) throws {
    table.section(Words("一、公共日志:取号与叫号", "1. The shared store: issue and call-next"))
    for processes in [1, 8, 40] { try measure(processes, table) }
  }

  private func measure(_ processes: Int, _ table: ResultTable) throws {
    // One process alone is quick to measure: in turns with the yardstick, so that a noisy moment hits both.
    let rounds = processes == 1 ? 5 : 1
    let seconds = bench.quick ? 1.0 : processes == 1 ? 2.0 : 5.0
    var halls: [Phase] = []
    var bares: [Phase] = []
    for _ in 0..<rounds {
      bares.append(try phase(.bare, processes, seconds, table))
      halls.append(try phase(.hall, processes, seconds, table))
    }
    let ratio = Sample(zip(halls, bares).map { $0.rate / $1.rate }).median
    let workers = halls.flatMap(\.workers)
    let all = Phase(workers: workers, seconds: seconds * Double(rounds))
    let bare = Phase(workers: bares.flatMap(\.workers), seconds: seconds * Double(rounds))
    let n = Words("\(processes) 个进程", processes == 1 ? "1 process" : "\(processes) processes")
    func name(_ zh: String, _ en: String) -> Words { Words("\(n.zh):\(zh)", "\(n.en): \(en)") }
    table.add(
      Figure(
        name: name("每秒办理(取号/叫号/开始/办结)", "actions a second, all durable"),
        measured: "\(all.rate.text()) /s = \(ratio.percent)", goal: processes == 1 ? "≥ 60 %" : "",
        yardstick: "\(bare.rate.text()) /s bare SQLite", met: processes == 1 ? ratio >= 0.6 : nil))
    for (words, sample) in [(Words("取号", "issue"), all.issues), (Words("叫号", "call next"), all.calls)] {
      table.add(
        Figure(
          name: name("\(words.zh) p50 / p99", "\(words.en) p50 / p99"),
          measured: "\(sample.median.milliseconds) / \(sample.quantile(0.99).milliseconds)",
          yardstick: "\(bare.all.median.milliseconds) / \(bare.all.quantile(0.99).milliseconds)"))
    }
    let bound = processes == 40
    table.add(
      Figure(
        name: name("最长一次", "slowest of all actions"), measured: all.all.maximum.milliseconds,
        goal: bound ? "≤ 350 ms" : "", yardstick: bare.all.maximum.milliseconds,
        met: bound ? all.all.maximum <= 350 : nil))
    guard processes > 1 else { return }
    table.add(
      Figure(
        name: name("最慢进程 / 最快进程", "slowest / fastest process"), measured: all.fairness.text(2),
        goal: bound ? "≥ 0.6" : "", yardstick: bare.fairness.text(2), met: bound ? all.fairness >= 0.6 : nil))
  }

  /// Runs one phase in a fresh hall and checks what is left of it.
  private func phase(_ kind: Kind, _ processes: Int, _ seconds: Double, _ table: ResultTable) throws -> Phase {
    let path = bench.folder + "/\(kind.rawValue)-\(processes).db"
    defer { File.removeHall(path) }
    let before = try prepare(path, processes)
    // Time enough for all of them to have opened the hall.
    let start = Clock.now + 1_000_000_000 + Int64(processes) * 60_000_000
    let end = start + Int64(seconds * 1_000_000_000)
    let answers = (1...processes).map { bench.folder + "/answer-\($0)" }
    let children = try (1...processes).map { number in
      try Spawn.run([
        bench.program, "worker", kind.rawValue, path, String(number), String(start), String(end),
        answers[number - 1],
      ])
    }
    for (index, child) in children.enumerated() where Spawn.wait(child) != 0 {
      throw BenchFailure("process \(index + 1) of \(processes) failed")
    }
    let results = try answers.enumerated().map { index, answer in
      guard let result = File.text(answer).flatMap({ WorkerResult(number: index + 1, text: $0) }) else {
        throw BenchFailure("process \(index + 1) of \(processes) left no answer")
      }
      unlink(answer)
      return result
    }
    if kind == .hall { try check(path, after: before, results, table) }
    return Phase(workers: results, seconds: seconds)
  }

  /// Makes a hall with open windows through which one ticket has gone; where its journal ends.
  private func prepare(_ path: String, _ processes: Int) throws -> Int64 {
    let live = try hall.make(path)
    try hall.open(1...processes, in: live)
    try hall.issue(1, in: live)
    try hall.serve(1, in: live)
    return live.head.seq
  }

  /// No ticket twice, none called twice, and every acknowledged action in an unbroken journal.
  private func check(_ path: String, after before: Int64, _ results: [WorkerResult], _ table: ResultTable) throws {
    let journal = try SQLiteJournal.open(path: path, readOnly: true)
    var issued: Set<String> = []
    var called: Set<String> = []
    var actions: [String: Int] = [:]
    var seq = before
    while true {
      let records = try journal.read(after: seq, limit: 2000)
      guard let last = records.last else { break }
      seq = last.seq
      for record in records {
        switch record.kind {
        case TicketIssued.kind where !issued.insert(record.subject).inserted:
          table.fail(Words("号码重复:\(record.subject)", "a ticket was issued twice: \(record.subject)"))
        case TicketCalled.kind where !called.insert(record.subject).inserted:
          table.fail(Words("重复叫号:\(record.subject)", "a ticket was called twice: \(record.subject)"))
        default: break
        }
        if record.kind.hasPrefix("ticket_") { actions[record.terminal, default: 0] += 1 }
      }
    }
    for result in results {
      let kept = actions["window-\(result.number)"] ?? 0
      if kept != result.count {
        table.fail(
          Words(
            "进程 \(result.number) 确认 \(result.count) 次,日志中 \(kept) 次",
            "process \(result.number): \(result.count) acknowledged, \(kept) in the journal"))
      }
    }
    if let problem = try journal.verify().problems.first {
      table.fail(Words("日志损坏:\(problem)", "the journal is broken: \(problem)"))
    }
  }
}
