import FoundationEssentials
import Glibc
import HallModel
import HallStore

/// A hall with a million events behind it: real days through the real rules, written in big portions.
///
/// Kept in /tmp from run to run, as making it takes a minute or two.
struct OldHall {
  let bench: Bench
  let hall: BenchHall
  private static let wanted: Int64 = 1_000_000

  /// The hall's file and how many events it holds; made first where it is not there.
  func prepare(_ table: ResultTable) throws -> (path: String, events: Int64) {
    let wanted = bench.quick ? OldHall.wanted / 10 : OldHall.wanted
    let path = "/tmp/halldesk-bench-old-\(geteuid())-\(wanted).db"
    if let journal = try? SQLiteJournal.open(path: path), let events = try? journal.head().seq, events >= wanted,
      (try? LiveHall(journal)) != nil
    {
      return (path, events)
    }
    table.say(
      Words("(生成 \(wanted) 个旧事件,存于 \(path) 供下次使用)", "(making \(wanted) old events; kept in \(path) for the next run)"))
    File.removeHall(path)
    let unfinished = path + ".part"
    File.removeHall(unfinished)
    do {
      let journal = try BulkJournal(SQLiteJournal.create(path: unfinished))
      try live(through: wanted, in: journal)
      try journal.finish()
    }
    // The last connection is closed by now, so that nothing is left in a log beside the file.
    guard File.size(unfinished + "-wal") <= 0, rename(unfinished, path) == 0 else {
      throw BenchFailure("\(unfinished) cannot be finished")
    }
    File.removeHall(unfinished)
    return (path, try SQLiteJournal.open(path: path).head().seq)
  }

  /// Lives day after day, the last of them some days ago.
  private func live(through wanted: Int64, in journal: BulkJournal) throws {
    let zone = hall.settings.zone
    let perDay = 240
    let days = Int32(wanted / Int64(perDay * 4)) + 1
    let today = zone.day(at: HallClock.system.now)
    var day = Day(number: today.number - days - 3)
    var now = zone.moment(day, second: 8 * 3600)
    let live = try hall.found(journal, at: now)
    while live.head.seq < wanted {
      now = zone.moment(day, second: 9 * 3600)
      try hall.open(1...8, in: live, at: now)
      for number in 0..<perDay {
        now = now.adding(seconds: 100)
        try hall.issue(1, in: live, at: now)
        let window = number % 8 + 1
        for command: any HallCommand in [
          CallNext(window: window), StartService(window: window), FinishTicket(window: window),
        ] {
          now = now.adding(seconds: 5)
          _ = try live.perform(command, by: hall.actor(window), at: now).events()
        }
      }
      _ = live.takeNews()
      _ = try live.perform(CloseDay(), by: hall.actor(1), at: now.adding(seconds: 60)).events()
      day = Day(number: day.number + 1)
    }
  }
}
