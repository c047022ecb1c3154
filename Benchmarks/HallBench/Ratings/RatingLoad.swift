import FoundationEssentials
import HallModel
import HallStore

/// Ratings: how soon the screen at the window wakes, what a key costs there, and how long the figures of a month take in
/// which 81,129 people rated.
struct RatingLoad {
  let bench: Bench
  let hall: BenchHall
  private var rounds: Int { bench.quick ? 3 : 12 }
  private static let ratings = 81_129

  init(bench: Bench, hall: BenchHall) {
    self.bench = bench
    self.hall = hall
  }

  func measure(_ table: ResultTable) throws {
    table.section(Words("九、好差评", "9. Ratings"))
    try screen(table)
    try month(table)
  }

  /// From the clerk's key to the last byte on the rating screen, and from a level to the page behind it.
  private func screen(_ table: ResultTable) throws {
    let path = bench.folder + "/rate.db"
    let live = try hall.make(path)
    try hall.open(1...1, in: live)
    let session = try Desk(bench: bench, hall: hall, path: path).role(["rate", "1"])
    defer { session.end() }
    session.settle(quiet: 120)
    var (woken, keys): ([Int64], [Int64]) = ([], [])
    for _ in 0..<rounds {
      try hall.issue(1, in: live)
      _ = try live.perform(CallNext(window: 1), by: hall.actor(1)).events()
      _ = try live.perform(StartService(window: 1), by: hall.actor(1)).events()
      session.settle(quiet: 20, limit: 300)
      session.reset()
      _ = try live.perform(FinishTicket(window: 1), by: hall.actor(1)).events()
      let done = Clock.now
      guard let last = session.settle(quiet: 30, limit: 500) else {
        throw BenchFailure("the rating screen did not wake")
      }
      woken.append(max(0, last - done))
      session.reset()
      let pressed = Clock.now
      session.type("4")
      guard let answered = session.settle(quiet: 30, limit: 500) else { throw BenchFailure("a level drew nothing") }
      keys.append(answered - pressed)
      session.type("\r")
      // Whoever rated is thanked for some seconds; then the next is asked.
      Clock.sleep(milliseconds: 5000)
      session.take()
      try live.catchUp()
      guard live.hall.ratings.prompts.isEmpty else { throw BenchFailure("the rating was not recorded") }
    }
    let (wake, key) = (Sample(nanoseconds: woken), Sample(nanoseconds: keys))
    table.add(
      Figure(
        name: Words("办结后评价屏画完 p50 / p95", "finished → rating screen drawn, p50 / p95"),
        measured: "\(wake.median.milliseconds) / \(wake.quantile(0.95).milliseconds)", goal: "p95 ≤ 100 ms",
        met: wake.quantile(0.95) <= 100))
    table.add(
      Figure(
        name: Words("按档位到画完 p50 / 最慢", "level → last byte, p50 / slowest"),
        measured: "\(key.median.milliseconds) / \(key.maximum.milliseconds)", goal: "≤ 16 ms", met: key.maximum <= 16))
  }

  /// The figures of a month with as many ratings as a city hall publishes, and as many visits nobody rated.
  private func month(_ table: ResultTable) throws {
    let path = bench.folder + "/ratings.db"
    let live = try hall.make(path)
    let now = live.now
    let matters = (1...40).map { number in
      let code = hall.matter(number)
      return RatedVisit.Matter(code: code, name: code, department: live.hall.catalogue.matter(code)?.department ?? "")
    }
    let imported = (1...Self.ratings).map { number in
      Rating(
        project: "P\(number)",
        Rating.Elsewhere(matter: matters[number % matters.count], staff: hall.clerk(number % 40 + 1)),
        number % 500 == 0 ? .dissatisfied : .verySatisfied, channel: .online, at: now)
    }
    let began = Clock.now
    _ = try live.perform(ImportRatings(imported), by: LiveHall.Actor(terminal: "bench")).events()
    let took = Double(Clock.now - began) / 1_000_000
    let today = live.hall.settings.zone.day(at: now)
    let period = ReportPeriod(.month, around: today)
    var times: [Int64] = []
    var valid = 0
    for _ in 0..<(bench.quick ? 2 : 5) {
      let fresh = try LiveHall(SQLiteJournal.open(path: path))
      times.append(
        try Clock.time {
          valid = try fresh.figures(from: period.first, through: period.last).total.ratings.valid
        })
    }
    guard valid == Self.ratings else { throw BenchFailure("\(valid) ratings of \(Self.ratings)") }
    let bare = try Clock.time {
      _ = try SQLiteJournal.open(path: path).read(.ratings, from: 0, through: .max).count
    }
    let report = Sample(nanoseconds: times).median
    table.add(
      Figure(
        name: Words("81129 条评价的月报", "a month's figures, 81,129 ratings"), measured: report.milliseconds,
        goal: "≤ 2000 ms", yardstick: "rows read alone \((Double(bare) / 1_000_000).milliseconds)",
        met: report <= 2000))
    table.add(
      Figure(
        name: Words("导入 81129 条评价", "81,129 ratings taken over"), measured: took.milliseconds, goal: "≤ 10 s",
        met: took <= 10_000))
  }
}
