import FoundationEssentials
import Glibc
import HallConfiguration
import HallModel
import HallSimulator
import HallStore
import Synchronization

/// A living sample hall in a throw-away store: simulated applicants and clerks work on it like any other terminal.
///
/// A class so that its thread and its folder end with it.
final class DemoHall {
  /// Where the hall is kept until it is thrown away.
  let path: String
  private let folder: String
  private let life: Life
  private let thread: pthread_t?

  /// Makes the hall, lets it live through its first half hour, and goes on at `speed` times the clock's pace.
  init(settings: LoadedHall, speed: Double, seed: UInt64) throws {
    var template = Array("/tmp/halldesk-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw StoreError.journal(.io("/tmp")) }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = folder + "/hall.db"
    let live = try LiveHall(SQLiteJournal.create(path: path))
    _ = try PersonalKeyFile.create(
      PersonalKeyFile.path(store: path) { _ in nil }, hallID: live.journal.hallID, store: path)
    var hall = settings.settings
    // A practice hall is open whenever somebody practises.
    hall.hours = Hours()
    let zone = hall.zone
    let start = zone.moment(zone.day(at: live.now), second: hall.hours.opens.minutes * 60)
    _ = try live.configure(
      settings: hall, matters: settings.matters, packages: settings.packages, papers: settings.papers,
      forms: settings.forms, training: true,
      by: LiveHall.Actor(terminal: "demo"), at: start)
    var living = LivingHall(seed: seed)
    var now = start
    while now < start.adding(seconds: 1800) {
      try DemoHall.live(&living, live, at: now)
      now = now.adding(seconds: 10)
    }
    try live.setClock(.scaled(from: now, speed: speed))
    life = Life(path: path, living: living)
    thread = life.begin()
  }

  /// Ends the life and throws the hall away.
  func end() {
    life.isOver.store(true, ordering: .relaxed)
    if let thread { pthread_join(thread, nil) }
    try? FileManager.default.removeItem(atPath: folder)
  }

  fileprivate static func live(_ living: inout LivingHall, _ live: LiveHall, at now: Moment?) throws(StoreError) {
    for act in living.acts(live.hall, now: now ?? live.now) {
      // Another terminal may have been faster; a refusal is part of life in a hall.
      _ = try live.perform(act.command, by: LiveHall.Actor(terminal: act.terminal, staff: act.staff), at: now)
    }
  }
}

/// What a demo hall's thread knows.
private final class Life: Sendable {
  let path: String
  let first: LivingHall
  let isOver = Atomic(false)

  init(path: String, living: LivingHall) {
    self.path = path
    first = living
  }

  /// Starts the thread; nil where the system has none left.
  func begin() -> pthread_t? {
    var thread = pthread_t()
    let me = Unmanaged.passRetained(self)
    let started = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<Life>.fromOpaque(argument).takeRetainedValue().run()
        return nil
      }, me.toOpaque())
    if started == 0 { return thread }
    me.release()
    return nil
  }

  private func run() {
    guard let journal = try? SQLiteJournal.open(path: path), let live = try? LiveHall(journal) else { return }
    var living = first
    while !isOver.load(ordering: .relaxed) {
      do throws(StoreError) {
        try live.catchUp()
        for case let signedIn as SignInSucceeded in live.takeNews() { living.stepBack(for: signedIn.staff) }
        try DemoHall.live(&living, live, at: nil)
      } catch {
        // The hall was thrown away under us, or the disk is full: the screens say so; life waits.
      }
      usleep(200_000)
    }
  }
}
