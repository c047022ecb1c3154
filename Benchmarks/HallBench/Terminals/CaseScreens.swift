import HallConfiguration
import HallDeskUI
import HallModel
import HallStore
import ScreenKit

/// The back office with 10,000 open cases: how long its list takes to open, and every key.
struct CaseScreens {
  let bench: Bench
  let hall: BenchHall
  private var count: Int { bench.quick ? 1000 : 10_000 }

  init(bench: Bench, hall: BenchHall) {
    self.bench = bench
    self.hall = hall
  }

  func measure(_ table: ResultTable) throws {
    table.section(Words("八、后台(\(count) 个未办结办件)", "8. Back office, \(count) open cases"))
    let path = bench.folder + "/cases.db"
    let (state, now) = try make(path)
    measureScreen(state, now, table)
    try measureTerminal(path, table)
  }

  /// The screen alone: no terminal, no store, so that only its own work counts.
  private func measureScreen(_ state: Hall, _ now: Moment, _ table: ResultTable) {
    let environment = Environment(
      hall: state, now: now, rows: 24, columns: 80, texts: Texts(language: .zh),
      search: MatterSearch(state.catalogue))
    let decision = state.decide(SignIn(staff: hall.clerk(1), pinMatches: true), Context(now: now))
    guard case .events(let signedIn) = decision else { return table.fail(Words("登录不了", "nobody could sign in")) }
    var opened: [Int64] = []
    var keys: [Int64] = []
    for _ in 0..<(bench.quick ? 5 : 15) {
      var shell = RoleShell(BackOfficeScreen())
      opened.append(
        Clock.work {
          _ = shell.receive(.outcome(.done(signedIn), tag: "sign_in"), environment)
          _ = shell.view(environment)
        })
      for key in [Key.tab, .down, .pageDown, .end, .home] + CaseScreens.typed.map(Key.character) + [.escape, .tab] {
        keys.append(
          Clock.work {
            _ = shell.press(key, environment)
            _ = shell.view(environment)
          })
      }
    }
    let opening = Sample(nanoseconds: opened)
    let pressing = Sample(nanoseconds: keys)
    table.add(
      Figure(
        name: Words("工作清单打开(屏幕自身)", "the list opens (the screen's own work)"),
        measured: "\(opening.median.milliseconds), \(opening.maximum.milliseconds)", goal: "≤ 50 ms",
        met: opening.maximum <= 50))
    table.add(
      Figure(
        name: Words("每键 中位 / 最慢(屏幕自身)", "a key, median / slowest (the screen's own work)"),
        measured: "\(pressing.median.milliseconds) / \(pressing.maximum.milliseconds)", goal: "≤ 16 ms",
        met: pressing.maximum <= 16))
  }

  private static let typed = Array("spjy20260302-00")

  /// The program on a terminal: from starting it to its first frame, and from a key to the last byte it changes.
  private func measureTerminal(_ path: String, _ table: ResultTable) throws {
    let desk = Desk(bench: bench, hall: hall, path: path, rows: 24, columns: 80)
    let office = try desk.role(["backoffice"])
    guard let first = office.settle(quiet: 300) else { throw BenchFailure("the back office draws nothing") }
    table.add(
      Figure(
        name: Words("后台终端首屏", "first frame of the back office"),
        measured: (Double(first - office.started) / 1_000_000).milliseconds))
    office.type(hall.clerk(1) + "\r")
    office.settle(quiet: 60, limit: 500)
    office.type(BenchHall.pin + "\r")
    office.settle(quiet: 400, limit: 3000)
    let (down, up) = (Array("\u{1B}[B".utf8), Array("\u{1B}[A".utf8))
    let typing = CaseScreens.typed.map { Array(String($0).utf8) }
    let keys =
      (0..<60).map { $0 % 6 < 3 ? down : up } + typing + typing.map { _ in [0x7F] } + [[0x09], down, [0x09]]
    let strokes = KeyStrokes(bench: bench, hall: hall).strokes(office, keys)
    office.end()
    let times = Sample(nanoseconds: strokes.map(\.time))
    table.add(
      Figure(
        name: Words(
          "后台:按键到画完 p50 / 最慢(\(times.count) 键)", "back office: key → last byte p50 / slowest (\(times.count))"),
        measured: "\(times.median.milliseconds) / \(times.maximum.milliseconds)", goal: "≤ 16 ms",
        met: times.count > 20 && times.maximum <= 16))
  }

  /// A training hall on its own clock, in which the cases were opened over the last days; one in ten is with the back
  /// office, in the first clerk's hand.
  private func make(_ path: String) throws -> (Hall, Moment) {
    File.removeHall(path)
    var settings = hall.settings
    settings.calendar = hall.calendar
    for index in settings.staff.indices { settings.staff[index].roles.append(.backOffice) }
    let zone = settings.zone
    guard let first = Day("2026-03-02") else { throw BenchFailure("no such day") }
    let journal = try BulkJournal(SQLiteJournal.create(path: path))
    let live = try LiveHall(journal)
    let start = zone.moment(first, second: 9 * 3600)
    _ = try live.configure(
      settings: settings, matters: hall.matters, packages: hall.packages, papers: hall.papers, training: true,
      by: LiveHall.Actor(terminal: "bench"), at: start
    ).events()
    let papers = PaperCatalogue(hall.papers).byMatter
    var now = start
    for number in 0..<count {
      now = now.adding(seconds: 2)
      let actor = hall.actor(number % 48 + 1)
      let code = hall.matter(number)
      let opened = try live.perform(OpenCase(matter: code, papers: papers[code] ?? []), by: actor, at: now).events()
      guard number % 10 == 0, let id = opened.last?.subject, let file = live.hall.caseFile(id) else { continue }
      let marks = file.papers.map { PaperMark($0.name, .original) }
      _ = try live.perform(AcceptCase(case: id, marks: marks), by: actor, at: now).events()
      _ = try live.perform(HandOverCase(case: id, handler: hall.clerk(1)), by: actor, at: now).events()
    }
    try journal.finish()
    let real = try LiveHall(SQLiteJournal.open(path: path))
    try real.setClock(.scaled(from: now, speed: 1))
    return (real.hall, now)
  }
}
