import FoundationEssentials
import Glibc
import HallModel
import HallStore

/// A hall some weeks into its cases: thousands are open, in every state that waits for somebody, and as many are closed.
///
/// Made through the real rules, kept in /tmp from run to run.
struct CaseHall {
  let hall: BenchHall
  /// Cases that are open in the end.
  var open: Int
  /// People served at the windows each day.
  var visits = 620
  private static let days: Int32 = 21

  /// The sample hall with a calendar that reaches as far as any limit.
  var settings: HallSettings {
    var settings = hall.settings
    let year = hall.settings.zone.day(at: HallClock.system.now).civil.year
    settings.calendar = (year - 1...year + 2).flatMap { year in
      (1...7).compactMap { Day(year: year, month: 10, day: $0) }.map {
        CalendarDay(day: $0, kind: .holiday, name: "国庆节")
      }
    }
    return settings
  }

  /// The number of a case that was closed on the first day; the hall lets go of it the day after.
  var firstClosed: String { "\(start.text.filter { $0 != "-" })-0002" }

  private var start: Day { settings.zone.day(at: HallClock.system.now).adding(days: -Int(CaseHall.days)) }

  /// The hall's file; made first where it is not there.
  func prepare(_ table: ResultTable) throws -> String {
    let path = "/tmp/halldesk-bench-cases-\(geteuid())-\(start.text)-\(open)-\(visits).db"
    if let journal = try? SQLiteJournal.open(path: path), let live = try? LiveHall(journal),
      live.hall.worklist().count >= open
    {
      return path
    }
    table.say(
      Words("(生成 \(open) 个在办件,存于 \(path) 供下次使用)", "(making \(open) open cases; kept in \(path) for the next run)"))
    File.removeHall(path)
    let unfinished = path + ".part"
    File.removeHall(unfinished)
    do {
      let journal = try BulkJournal(SQLiteJournal.create(path: unfinished))
      try live(in: journal)
      try journal.finish()
    }
    // Opened once, so that the first snapshot is there as in any hall that has run for a while.
    do { _ = try LiveHall(SQLiteJournal.open(path: unfinished)) }
    guard rename(unfinished, path) == 0 else { throw BenchFailure("\(unfinished) cannot be finished") }
    File.removeHall(unfinished)
    return path
  }

  /// Lives day after day, the last of them yesterday.
  private func live(in journal: BulkJournal) throws {
    let zone = settings.zone
    let live = try LiveHall(journal)
    let today = zone.day(at: HallClock.system.now)
    var now = zone.moment(today.adding(days: -Int(CaseHall.days) - 1), second: 8 * 3600)
    let outcome = try live.configure(
      settings: settings, matters: hall.matters, packages: hall.packages, papers: hall.papers, training: false,
      by: LiveHall.Actor(terminal: "bench"), at: now)
    _ = try outcome.events()
    let papers = try live.papers()
    let perDay = open / Int(CaseHall.days) + 1
    var number = 0
    for day in 1...CaseHall.days {
      now = zone.moment(today.adding(days: Int(day - CaseHall.days - 1)), second: 9 * 3600)
      try hall.open(1...8, in: live, at: now)
      for _ in 0..<perDay {
        number += 1
        now = now.adding(seconds: 20)
        try addCase(number, papers, in: live, at: now)
        _ = live.takeNews()
      }
      for _ in 0..<visits {
        now = now.adding(seconds: 1)
        try serve(in: live, at: now)
        _ = live.takeNews()
      }
      _ = try live.perform(CloseDay(), by: hall.actor(1), at: now.adding(seconds: 60)).events()
    }
  }

  /// Opens a case and brings it as far as its number says; every second one is followed by one that is finished.
  private func addCase(_ number: Int, _ papers: PaperCatalogue, in live: LiveHall, at now: Moment) throws {
    let matter = hall.matters[(number &* 37) % hall.matters.count]
    let actor = hall.actor(number % 8 + 1)
    let all = papers.byMatter[matter.code] ?? []
    let list = all.isEmpty ? [Paper(matter: matter.code, sequence: 1, name: "申请表")] : all
    func perform(_ command: any HallCommand) throws {
      guard case .refused(let refusal) = try live.perform(command, by: actor, at: now) else { return }
      throw BenchFailure("\(command): \(refusal.code) \(refusal.details)")
    }
    func opened(_ step: TakeIn.Step) throws -> String {
      let command = TakeIn(
        OpenCase(matter: matter.code, papers: list, applicant: "p\(number)"),
        marks: list.map { PaperMark($0.name, .original) }, step)
      guard let id = try live.perform(command, by: actor, at: now).events().last?.subject else { return "" }
      return id
    }
    if number % 2 == 0 { _ = try opened(.refuse(.notNeeded, reason: "依法不需要取得行政许可")) }
    let id = try opened(.accept)
    guard number % 5 != 0 else { return }
    try perform(HandOverCase(case: id, reviewers: number % 10 > 4 ? ["消防"] : [], handler: hall.clerk(number % 40 + 1)))
    switch number % 10 {
    case 1: try perform(SuspendCase(case: id, procedure: .testing, toldInWriting: true))
    case 2, 3: try perform(DecideCase(case: id, granted: true))
    case 4: try perform(UrgeCase(case: id, isOrder: false, text: "请尽快"))
    default: break
    }
  }

  private func serve(in live: LiveHall, at now: Moment) throws {
    try hall.issue(1, in: live, at: now)
    for command: any HallCommand in [CallNext(window: 1), StartService(window: 1), FinishTicket(window: 1)] {
      _ = try live.perform(command, by: hall.actor(1), at: now).events()
    }
  }
}
