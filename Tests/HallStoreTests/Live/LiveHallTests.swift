import HallModel
import Testing

@testable import HallStore

/// A training hall on its own clock, so that a test's days are always the same days.
struct PracticeHall {
  let journal: any Journal
  let live: LiveHall
  var now = HallZone.shanghai.moment(iso: "2026-03-02T09:00:00")!

  static let actor = LiveHall.Actor(terminal: "test")
  static let settings = HallSettings(
    name: "云溪镇便民服务中心", lanes: [Lane(letter: "A", name: "综合", carries: .everything)],
    windows: [
      WindowSetting(number: 1, name: "综合窗口", accepts: .everything, usualStaff: "C01"),
      WindowSetting(number: 2, name: "综合窗口", accepts: .everything, usualStaff: "C02"),
    ],
    staff: [
      StaffMember(number: "C01", name: "张三", roles: [.clerk], pinHash: (try? PINHash.make("2468")) ?? ""),
      StaffMember(number: "C02", name: "李四", roles: [.clerk]),
    ])
  static let matters = [Matter(code: "M1", name: "社会保障卡申领", department: "人社", handlingMinutes: 8)]

  init(_ journal: any Journal = MemoryJournal(), training: Bool = true) throws {
    self.journal = journal
    live = try LiveHall(journal)
    let papers = [Paper(matter: "M1", sequence: 1, name: "居民身份证")]
    let outcome = try live.configure(
      settings: Self.settings, matters: Self.matters, packages: [], papers: papers, training: training, by: Self.actor,
      at: training ? now : nil)
    guard case .done = outcome else { throw StoreError.notConfigured }
  }

  @discardableResult
  mutating func act(_ command: any HallCommand, after seconds: Int = 10) throws -> LiveHall.Outcome {
    now = now.adding(seconds: seconds)
    return try live.perform(command, by: Self.actor, at: now)
  }

  /// Opens window 1 and serves `visits` people.
  mutating func serve(_ visits: Int) throws {
    try act(OpenWindow(window: 1))
    for _ in 0..<visits {
      for command: any HallCommand in [
        IssueTicket(matters: ["M1"]), CallNext(window: 1), StartService(window: 1), FinishTicket(window: 1),
      ] { try act(command) }
    }
  }
}

extension LiveHall.Outcome {
  var refusal: String? { if case .refused(let refusal) = self { refusal.code } else { nil } }
}

@Suite("A hall kept up to date from its journal") struct LiveHallTests {
  @Test("opening from a snapshot gives the state the whole journal gives") func opening() throws {
    var practice = try PracticeHall()
    try practice.serve(200)
    let snapshot = try #require(try practice.journal.latestSnapshot(format: HallSnapshot.format))
    #expect(snapshot.head.seq > 500)
    let opened = try LiveHall(practice.journal)
    #expect(opened.hall == practice.live.hall)
    #expect(opened.head == practice.live.head)
    let unassisted = try LiveHall(WithoutSnapshots(practice.journal))
    #expect(unassisted.hall == practice.live.hall)
  }

  @Test("two terminals see each other's actions and never call one person twice") func terminals() throws {
    let journal = MemoryJournal()
    var one = try PracticeHall(journal)
    let two = try LiveHall(journal.another())
    try one.act(OpenWindow(window: 1))
    try one.act(OpenWindow(window: 2))
    try one.act(IssueTicket(matters: ["M1"]))
    let first = try one.live.perform(CallNext(window: 1), by: PracticeHall.actor, at: one.now)
    let second = try two.perform(CallNext(window: 2), by: PracticeHall.actor, at: one.now)
    #expect(first.refusal == nil)
    #expect(second.refusal == "nobody_waiting")
    #expect(two.hall.tickets[0].window == 1)
  }

  @Test("news is everything since it was last taken, from here and elsewhere") func news() throws {
    let journal = MemoryJournal()
    var one = try PracticeHall(journal)
    let two = try LiveHall(journal.another())
    #expect(two.takeNews().isEmpty)
    try one.act(OpenWindow(window: 1))
    try two.catchUp()
    #expect(two.takeNews().map { type(of: $0).kind } == ["day_opened", "window_opened"])
    #expect(two.takeNews().isEmpty)
  }

  @Test("an entry is never before the last event, never in the future, and back-dated entries say so") func backdating()
    throws
  {
    let practice = try PracticeHall(training: false)
    let live = practice.live
    let now = live.now
    let future = try live.perform(OpenWindow(window: 1), by: PracticeHall.actor, at: now.adding(seconds: 3600))
    #expect(future.refusal == "at_in_future")
    let past = try live.perform(OpenWindow(window: 1), by: PracticeHall.actor, at: now.adding(seconds: -86400))
    #expect(past.refusal == "at_before_last_event")
    let configured = live.hall.lastEventAt
    let allowed = try live.perform(OpenWindow(window: 1), by: PracticeHall.actor, at: configured)
    #expect(allowed.refusal == nil)
    let record = try #require(try live.journal.read(after: live.head.seq - 1, limit: 1).first)
    #expect(record.at == configured.milliseconds)
  }

  @Test("a training hall may begin in the future and runs on its own clock") func training() throws {
    let journal = MemoryJournal()
    let live = try LiveHall(journal)
    let future = live.now.adding(seconds: 10 * 86_400)
    let outcome = try live.configure(
      settings: PracticeHall.settings, matters: PracticeHall.matters, packages: [], papers: [], training: true,
      by: PracticeHall.actor, at: future)
    #expect(outcome.refusal == nil)
    #expect(live.hall.training)
    try live.setClock(.scaled(from: future, speed: 60))
    #expect(try LiveHall(journal.another()).now >= future)
    #expect(journal.read(after: 0, limit: 1).first?.backdated == false)
  }

  @Test(
    "a clock that was damaged in the store is none",
    arguments: ["1 9223372036854775807 1e300", "-9223372036854775808 0 inf", "0 0 nan", "0 0 0", "0 0", "x y z"])
  func damagedClock(_ text: String) { #expect(HallClock(text: text) == nil) }

  @Test("the first command of a new date closes the day before and keeps its summary") func summaries() throws {
    var practice = try PracticeHall()
    try practice.serve(3)
    try practice.act(IssueTicket(matters: ["M1"]))
    let monday = try #require(practice.live.hall.day?.date)
    try practice.act(OpenWindow(window: 1), after: 86_400)
    #expect(try practice.journal.daySummaries(from: monday.number, through: monday.number).count == 1)
    let days = try practice.live.summaries(from: monday, through: monday.adding(days: 7))
    #expect(days.map(\.day) == [monday, monday.adding(days: 1)])
    let tickets = try practice.live.figures(from: monday, through: monday).total.tickets
    #expect((tickets.issued, tickets.served, tickets.abandoned) == (4, 3, 1))
    #expect(practice.live.hall.tickets.isEmpty)
  }

  @Test("a close taken back the same day is not the day's last word") func reopened() throws {
    var practice = try PracticeHall()
    try practice.serve(1)
    try practice.act(CloseDay())
    #expect(try practice.act(IssueTicket(matters: ["M1"])).refusal == "day_closed")
    try practice.act(OpenDay())
    try practice.serve(1)
    let monday = try #require(practice.live.hall.day?.date)
    try practice.act(OpenWindow(window: 1), after: 86_400)
    #expect(try practice.live.figures(from: monday, through: monday).total.tickets.served == 2)
  }

  @Test("an event of a newer version stops an older program with a clear refusal") func newerEvents() throws {
    let practice = try PracticeHall()
    let head = try practice.journal.head()
    for (kind, version) in [("ticket_issued", 9), ("ticket_teleported", 1)] {
      let journal = MemoryJournal()
      _ = try PracticeHall(journal)
      _ = try journal.append(
        [
          EventDraft(
            at: practice.now.milliseconds, terminal: "x", staff: "", subject: "x", kind: kind, version: version,
            body: "{}")
        ], expecting: head.seq)
      #expect(throws: StoreError.newerEvent(kind: kind, version: version, seq: head.seq + 1)) {
        try LiveHall(journal.another())
      }
    }
  }

  @Test("another routing policy is written so that an older program refuses the hall; the default's as ever")
  func policies() throws {
    let journal = MemoryJournal()
    let practice = try PracticeHall(journal)
    for (policy, version) in [(RoutingPolicy.strict, 2), (.promise, 1)] {
      var settings = PracticeHall.settings
      settings.queue.policy = policy
      _ = try practice.live.configure(
        settings: settings, matters: PracticeHall.matters, packages: [], papers: [], training: true,
        by: PracticeHall.actor, at: practice.now)
      let head = try practice.journal.head()
      let record = try #require(try practice.journal.read(after: head.seq - 1, limit: 1).first)
      #expect(record.kind == "hall_configured" && record.version == version)
      #expect(try LiveHall(journal.another()).hall.settings.queue.policy == policy)
    }
  }

  @Test("papers are read when asked for; a catalogue imported twice is kept once") func papers() throws {
    let practice = try PracticeHall()
    #expect(try practice.live.papers().byMatter["M1"]?.map(\.name) == ["居民身份证"])
    let blobs = try practice.journal.stats().blobs
    _ = try PracticeHall(practice.journal)
    #expect(try practice.journal.stats().blobs == blobs)
  }

  @Test("a PIN is kept as a hash; five wrong ones lock the number") func signIn() throws {
    let practice = try PracticeHall()
    #expect(!PracticeHall.settings.staff[0].pinHash.contains("2468"))
    try practice.live.setClock(.scaled(from: practice.now, speed: 1))
    for _ in 0..<5 { _ = try practice.live.signIn("C01", pin: "0000", terminal: "test") }
    #expect(try practice.live.signIn("C01", pin: "2468", terminal: "test").refusal == "sign_in_locked")
    #expect(try practice.live.signIn("C99", pin: "2468", terminal: "test").refusal == "unknown_staff")
    #expect(PINHash.verify("2468", against: PracticeHall.settings.staff[0].pinHash))
    #expect(!PINHash.verify("2468", against: "scrypt$4096$zz$00"))
    #expect(!PINHash.verify("", against: ""))
  }

  @Test("a refusal writes nothing") func refusals() throws {
    let practice = try PracticeHall()
    let head = try practice.journal.head()
    let outcome = try practice.live.perform(CallNext(window: 1), by: PracticeHall.actor, at: practice.now)
    #expect(outcome.refusal == "window_closed")
    #expect(try practice.journal.head() == head)
  }

  @Test("every kind of event survives the journal's form") func kinds() {
    #expect(HallEvents.byKind.count == HallEvents.all.count)
    #expect(HallEvents.all.allSatisfy { $0.version >= 1 && !$0.kind.isEmpty })
  }
}

/// The same journal to a program that finds no snapshot.
final class WithoutSnapshots: Journal {
  let inner: any Journal
  init(_ inner: any Journal) { self.inner = inner }
  var hallID: String { inner.hallID }
  var isReadOnly: Bool { true }
  func head() throws(JournalError) -> Head { try inner.head() }
  func read(after seq: Int64, limit: Int) throws(JournalError) -> [EventRecord] {
    try inner.read(after: seq, limit: limit)
  }
  func append(_ drafts: [EventDraft], expecting seq: Int64) throws(JournalError) -> AppendResult {
    try inner.append(drafts, expecting: seq)
  }
  func withTurn<Value>(_ body: () throws(JournalError) -> Value) throws(JournalError) -> Value { try body() }
  func changes() -> ChangeNotice { inner.changes() }
  func dataVersion() throws(JournalError) -> Int64 { try inner.dataVersion() }
  func putBlob(_ bytes: [UInt8]) throws(JournalError) -> String { try inner.putBlob(bytes) }
  func blob(_ hex: String) throws(JournalError) -> [UInt8]? { try inner.blob(hex) }
  func saveSnapshot(
    at head: Head, format: Int, body: [UInt8], parts: [[UInt8]], life: SnapshotLife
  ) throws(JournalError) -> Bool { false }
  func latestSnapshot(format: Int, through seq: Int64) throws(JournalError) -> JournalSnapshot? { nil }
  func saveDaySummary(day: Int32, body: String, at head: Head) throws(JournalError) -> Bool { false }
  func daySummaries(from first: Int32, through last: Int32) throws(JournalError) -> [StoredDaySummary] { [] }
  func meta(_ key: String) throws(JournalError) -> String? { try inner.meta(key) }
  func setMeta(_ key: String, to value: String) throws(JournalError) {}
  func verify(against saved: Head?, progress: (Int64, Int64) -> Void) throws(JournalError) -> VerifyReport {
    try inner.verify(against: saved, progress: progress)
  }
  func backup(to path: String) throws(JournalError) -> Head { try inner.backup(to: path) }
  func stats() throws(JournalError) -> JournalStats { try inner.stats() }
}
