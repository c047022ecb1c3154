import FoundationEssentials
import HallModel
import HallStore

/// What ten thousand open cases cost a terminal, beside the same hall with ten. Both had as many visits; the large one has some 100,000 events
/// behind it.
struct CaseLoad {
  let bench: Bench
  let hall: BenchHall
  private var rounds: Int { bench.quick ? 5 : 15 }

  init(bench: Bench, hall: BenchHall) {
    self.bench = bench
    self.hall = hall
  }

  func measure(_ table: ResultTable) throws {
    table.section(Words("七、办件(10000 件在办,10 万个事件)", "7. Cases, 10,000 open, 100,000 events"))
    let few = CaseHall(hall: hall, open: 10)
    let many = CaseHall(hall: hall, open: 10_000)
    let paths = (few: try few.prepare(table), many: try many.prepare(table))
    try opening(paths, table)
    try worklist(paths.many, table)
    try acting(paths, table)
    try closed(paths.many, many.firstClosed, table)
  }

  /// The first frame of a screen that looks at no case, and what it holds in memory.
  private func opening(_ paths: (few: String, many: String), _ table: ResultTable) throws {
    var times: (few: [Int64], many: [Int64]) = ([], [])
    var memory = (few: 0, many: 0)
    for _ in 0..<rounds {
      for isMany in [false, true] {
        let path = isMany ? paths.many : paths.few
        let session = try TerminalSession(
          [bench.halldesk, "--hall", path, "window", "3"], environment: ["HALLDESK_ASSETS=\(bench.assets)"])
        defer { session.end() }
        guard let last = session.settle(quiet: 120), session.isRunning else {
          throw BenchFailure("no first frame: \(session.transcript)")
        }
        let resident = ProcessFacts(pid: session.pid).memory.resident
        if isMany {
          times.many.append(last - session.started)
          memory.many = resident
        } else {
          times.few.append(last - session.started)
          memory.few = resident
        }
      }
    }
    let (base, loaded) = (Sample(nanoseconds: times.few).median, Sample(nanoseconds: times.many).median)
    table.add(
      Figure(
        name: Words("窗口终端首屏", "first frame of a window"), measured: loaded.milliseconds, goal: "≤ 50 ms more",
        yardstick: "\(base.milliseconds) with 10 cases", met: loaded - base <= 50))
    table.add(
      Figure(
        name: Words("窗口终端内存", "memory of a window"), measured: "\((Double(memory.many) / 1024).text(1)) MiB",
        yardstick: "\((Double(memory.few) / 1024).text(1)) MiB with 10 cases"))
  }

  /// The list of all open cases, first asked for after opening, and again as a key would.
  private func worklist(_ path: String, _ table: ResultTable) throws {
    var (first, again): ([Int64], [Int64]) = ([], [])
    var sum = 0
    for _ in 0..<rounds {
      let hall = try LiveHall(SQLiteJournal.open(path: path)).hall
      first.append(Clock.work { sum &+= hall.worklist().count })
      let today = hall.day?.date ?? Day(number: 0)
      again.append(
        Clock.work {
          let calendar = hall.settings.workCalendar
          for file in hall.worklist().prefix(60) {
            sum &+= file.light(on: today, hall.settings.intake, calendar).rawValue
          }
        })
    }
    var state: UInt64 = 1
    let numbers = (0..<10_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return state
    }
    let sort = Sample(nanoseconds: (0..<rounds).map { _ in Clock.work { sum &+= Int(numbers.sorted()[0] & 1) } })
    let yardstick = "10,000 numbers sorted \(sort.median.milliseconds)"
    let (opened, key) = (Sample(nanoseconds: first).median, Sample(nanoseconds: again).median)
    table.add(
      Figure(
        name: Words("在办清单首次打开", "worklist opened"), measured: opened.milliseconds, goal: "≤ 50 ms",
        yardstick: yardstick, met: opened <= 50))
    table.add(
      Figure(
        name: Words("清单重排并算 60 行的黄红牌(一键)", "worklist ordered, 60 rows with lights (a key)"),
        measured: key.milliseconds, goal: "≤ 16 ms", yardstick: yardstick, met: key <= 16))
    if sum == 0 { table.fail(Words("清单是空的", "the worklist is empty")) }
  }

  /// What a screen asks while a case is taken in, and what an event changes while somebody else has the hall.
  private func acting(_ paths: (few: String, many: String), _ table: ResultTable) throws {
    func measured(_ path: String) throws -> (outcomes: Double, apply: Double, changed: Int, all: Int) {
      let live = try LiveHall(SQLiteJournal.open(path: path))
      let hall = live.hall
      let list = hall.worklist()
      let id = list[list.count / 2].id
      let urged = try JSONDecoder().decode(
        CaseUrged.self, from: Data("{\"case\":\"\(id)\",\"isOrder\":false,\"text\":\"\"}".utf8))
      let stamp = Stamp(at: live.now, terminal: "bench", staff: "")
      let context = Context(now: live.now, terminal: "bench")
      // A case that was just received at a window, on an open day: the rules have all their questions to ask of it.
      var open = hall
      func happen(_ command: any HallCommand) throws -> String {
        guard case .events(let events) = open.decide(command, context) else { throw BenchFailure("\(command)") }
        for event in events { open.apply(event, stamp) }
        return events.last?.subject ?? ""
      }
      if hall.day?.date != hall.settings.zone.day(at: live.now) { _ = try happen(OpenDay()) }
      let papers = self.hall.papers.filter { $0.matter == self.hall.matter(1) }
      let received = try happen(OpenCase(matter: self.hall.matter(1), papers: papers))
      let marks = papers.map { PaperMark($0.name, .original) }
      guard
        open.outcomes(of: received, marks: marks, context).contains(where: { $0.refusal == nil && $0.kind != .refuse })
      else { throw BenchFailure("nothing can be done with \(received)") }
      var sum = 0
      let outcomes = (0..<rounds).map { _ in
        Clock.work { sum &+= open.outcomes(of: received, marks: marks, context).count }
      }
      var changed = hall
      let applies = (0..<rounds * 10).map { _ in
        changed = hall
        return Clock.work { changed.apply(urged, stamp) }
      }
      let (before, after) = (HallSnapshot(hall).caseParts() ?? [], HallSnapshot(changed).caseParts() ?? [])
      let new = Set(after).subtracting(before).reduce(0) { $0 + $1.count }
      return (
        Sample(nanoseconds: outcomes).median, Sample(nanoseconds: applies).median, new,
        after.reduce(0) { $0 + $1.count }
      )
    }
    let (few, many) = (try measured(paths.few), try measured(paths.many))
    table.add(
      Figure(
        name: Words("受理结果哪些可选(一键)", "which outcomes are allowed (a key)"), measured: many.outcomes.milliseconds,
        goal: "≤ 16 ms", yardstick: "\(few.outcomes.milliseconds) with 10 cases", met: many.outcomes <= 16))
    table.add(
      Figure(
        name: Words("一个办件事件计入状态(另有副本)", "an event of a case folded, hall shared"), measured: many.apply.milliseconds,
        goal: "≤ 1 ms", yardstick: "\(few.apply.milliseconds) with 10 cases", met: many.apply <= 1))
    table.add(
      Figure(
        name: Words("一个事件后快照要写的办件字节", "bytes of cases a snapshot writes after it"), measured: String(many.changed),
        goal: "≤ 5 % of all", yardstick: "\(many.all) all", met: many.changed * 20 <= many.all))
  }

  /// A case of weeks ago that the hall has let go of.
  private func closed(_ path: String, _ id: String, _ table: ResultTable) throws {
    let live = try LiveHall(SQLiteJournal.open(path: path, readOnly: true))
    guard live.hall.caseFile(id) == nil, try live.caseFile(id)?.state == .notAccepted else {
      throw BenchFailure("\(id) is not a closed case")
    }
    let found = try Sample(nanoseconds: (0..<rounds).map { _ in try Clock.time { _ = try live.caseFile(id) } })
    let one = try Sample(
      nanoseconds: (0..<rounds).map { round in
        try Clock.time { _ = try live.journal.read(after: Int64(50_000 + round), limit: 1) }
      })
    table.add(
      Figure(
        name: Words("查以前办结的办件", "a case closed weeks ago is found"), measured: found.median.milliseconds,
        goal: "≤ 16 ms", yardstick: "one event by its place \(one.median.milliseconds)", met: found.median <= 16))
  }
}
