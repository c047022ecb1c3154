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
    let keyFile = try PersonalKeyFile.create(
      PersonalKeyFile.path(store: path) { _ in nil }, hallID: live.journal.hallID, store: path)
    var hall = settings.settings
    // A practice hall is open whenever somebody practises.
    hall.hours = Hours()
    // Whoever rates takes their own time, however fast the hall lives.
    hall.ratings.answerWithin = Int(min(300, max(30, 30 * speed)))
    let zone = hall.zone
    let start = zone.moment(zone.day(at: live.now), second: hall.hours.opens.minutes * 60)
    _ = try live.configure(
      settings: hall, matters: settings.matters, packages: settings.packages, papers: settings.papers,
      forms: settings.forms, training: true,
      by: LiveHall.Actor(terminal: "demo"), at: start.adding(seconds: -DemoHall.earlierDays * 86_400))
    var living = LivingHall(seed: seed, papers: PaperCatalogue(settings.papers))
    var visitors = try DemoVisitors(live.journal, keyFile.key, seed: seed)
    try DemoHall.liveEarlier(&living, &visitors, live, before: start)
    var now = start
    while now < start.adding(seconds: 1800) {
      try DemoHall.live(&living, &visitors, live, at: now)
      now = now.adding(seconds: 10)
    }
    try live.setClock(.scaled(from: now, speed: speed))
    life = Life(path: path, living: living, key: keyFile.key, seed: seed)
    thread = life.begin()
  }

  /// How many days before today cases have come in, so that the back office has some that are nearly due.
  private static let earlierDays = 8

  private static func liveEarlier(
    _ living: inout LivingHall, _ visitors: inout DemoVisitors, _ live: LiveHall, before start: Moment
  ) throws(StoreError) {
    for day in 0..<earlierDays {
      for number in 0..<3 {
        let now = start.adding(seconds: (day - earlierDays) * 86_400 + 3600 + number * 1800)
        guard var taken = living.earlierCase(live.hall) else { return }
        taken.open.applicant = visitors.next(at: now, live.hall.settings.zone)
        let clerk = LiveHall.Actor(terminal: "window-1", staff: live.hall.settings.windows.first?.usualStaff ?? "")
        guard case .done(let events) = try live.perform(taken, by: clerk, at: now) else { continue }
        guard let id = events.compactMap({ $0 as? CaseOpened }).first?.case else { continue }
        _ = try live.perform(HandOverCase(case: id), by: clerk, at: now.adding(seconds: 600))
      }
    }
    let desk = LiveHall.Actor(terminal: "guide", staff: "")
    var number = 0
    while let grievance = living.earlierGrievance(number) {
      _ = try live.perform(grievance, by: desk, at: start.adding(seconds: -86_400 + 10_800 + number * 600))
      number += 1
    }
  }

  /// Ends the life and throws the hall away.
  func end() {
    life.isOver.store(true, ordering: .relaxed)
    if let thread { pthread_join(thread, nil) }
    try? FileManager.default.removeItem(atPath: folder)
  }

  fileprivate static func live(
    _ living: inout LivingHall, _ visitors: inout DemoVisitors, _ live: LiveHall, at now: Moment?
  ) throws(StoreError) {
    for act in living.acts(live.hall, now: now ?? live.now) {
      var command = act.command
      if var taken = command as? TakeIn {
        taken.open.applicant = visitors.next(at: now ?? live.now, live.hall.settings.zone)
        command = taken
      }
      // Another terminal may have been faster; a refusal is part of life in a hall.
      _ = try live.perform(command, by: LiveHall.Actor(terminal: act.terminal, staff: act.staff), at: now)
    }
  }
}

/// The records of the people who come to a demo hall.
private struct DemoVisitors {
  private let records: ApplicantRecords?
  private var chance: Chance

  init(_ journal: any Journal, _ key: PersonalKey, seed: UInt64) throws(PersonalError) {
    records = try (journal as? any SealedStore).map { store throws(PersonalError) in
      try PersonalRecords(store, key: key).applicants
    }
    chance = Chance(seed: seed &+ 1)
  }

  /// The record of somebody new; empty where none can be kept, as in a hall that was thrown away.
  mutating func next(at now: Moment, _ zone: HallZone) -> String {
    guard let applicant = DemoPeople.applicant(&chance, today: zone.day(at: now)) else { return "" }
    return (try? records?.save(applicant, at: now)) ?? ""
  }
}

/// What a demo hall's thread knows.
private final class Life: Sendable {
  let path: String
  let first: LivingHall
  let key: PersonalKey
  let seed: UInt64
  let isOver = Atomic(false)

  init(path: String, living: LivingHall, key: PersonalKey, seed: UInt64) {
    self.path = path
    first = living
    self.key = key
    self.seed = seed
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
    guard let journal = try? SQLiteJournal.open(path: path), let live = try? LiveHall(journal),
      var visitors = try? DemoVisitors(journal, key, seed: seed &+ 2)
    else { return }
    var living = first
    while !isOver.load(ordering: .relaxed) {
      do throws(StoreError) {
        try live.catchUp()
        for case let signedIn as SignInSucceeded in live.takeNews() { living.stepBack(for: signedIn.staff) }
        try DemoHall.live(&living, &visitors, live, at: nil)
      } catch {
        // The hall was thrown away under us, or the disk is full: the screens say so; life waits.
      }
      usleep(200_000)
    }
  }
}
