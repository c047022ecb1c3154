import Glibc
import Synchronization

/// A journal that lives and dies with the program: for tests, demonstrations and simulations.
///
/// `another()` gives a second terminal of the same hall.
public final class MemoryJournal: Journal {
  /// The random id the hall got when it was made.
  public let hallID: String
  /// Whether every change is refused.
  public let isReadOnly = false
  private let store: MemoryStore
  private let ownChanges = Mutex<Int64>(0)

  /// A new, empty hall.
  public convenience init(hallID: String = "memory", meta: [String: String] = [:]) {
    self.init(hallID: hallID, store: MemoryStore(hallID: hallID, meta: meta))
  }

  private init(hallID: String, store: MemoryStore) {
    self.hallID = hallID
    self.store = store
  }

  /// The same hall at another terminal.
  public func another() -> MemoryJournal { MemoryJournal(hallID: hallID, store: store) }

  /// Where the journal ends now.
  public func head() -> Head { store.contents.withLock { $0.head } }

  /// The events after `seq` in order, at most `limit`.
  public func read(after seq: Int64, limit: Int) -> [EventRecord] {
    store.contents.withLock { contents in
      let start = Int(min(max(seq, 0), contents.head.seq))
      return Array(contents.events[start...].prefix(max(limit, 0)))
    }
  }

  /// Writes all drafts or none, if the journal still ends at `expecting`.
  public func append(_ drafts: [EventDraft], expecting seq: Int64) throws(JournalError) -> AppendResult {
    for draft in drafts where draft.holdsNull { throw .io("an event's text holds a NUL character: \(draft.kind)") }
    return try change { contents in
      guard contents.head.seq == seq else { return (.conflict(contents.head), false) }
      var lastTime = contents.events.last?.at ?? .min
      for draft in drafts {
        guard draft.at >= lastTime else { return (.timeRunsBack(last: lastTime), false) }
        lastTime = draft.at
      }
      for draft in drafts {
        let seq = contents.head.seq + 1
        let hash = ChainHash.next(after: contents.head.hash, seq: seq, draft: draft)
        contents.events.append(EventRecord(seq: seq, draft: draft, hash: hash))
      }
      return (.appended(contents.head), !drafts.isEmpty)
    }
  }

  /// Runs `body` while no other terminal can append.
  public func withTurn<Value>(_ body: () throws(JournalError) -> Value) throws(JournalError) -> Value {
    let turn = store.turn
    turn.monitor.lock()
    let taken = turn.take(until: Monitor.deadline(milliseconds: 10_000))
    turn.monitor.unlock()
    guard taken != nil else { throw .busy(seconds: 10) }
    defer {
      turn.monitor.lock()
      _ = turn.give()
      turn.monitor.unlock()
    }
    return try body()
  }

  /// Tells at once when another terminal appended.
  public func changes() -> ChangeNotice { store.bell.notice() }

  /// A number that differs when another terminal has changed the store.
  public func dataVersion() -> Int64 {
    store.contents.withLock { $0.changes } - ownChanges.withLock { $0 }
  }

  /// Keeps bytes under their SHA-256.
  public func putBlob(_ bytes: [UInt8]) throws(JournalError) -> String {
    let name = Hexadecimal.string(ChainHash.digest(bytes))
    return try change { contents in
      let isNew = contents.blobs[name] == nil
      contents.blobs[name] = bytes
      return (name, isNew)
    }
  }

  /// The bytes kept under that SHA-256.
  public func blob(_ hex: String) -> [UInt8]? {
    store.contents.withLock { $0.blobs[hex.lowercased()] }
  }

  /// Keeps folded state for a quicker opening, if `head` is in this journal.
  public func saveSnapshot(
    at head: Head, format: Int, body: [UInt8], parts: [[UInt8]], life: SnapshotLife
  ) throws(JournalError) -> Bool {
    try change { contents in
      guard contents.head(at: head.seq) == head else { return (false, false) }
      let lives = contents.snapshots.filter { $0.head.seq == head.seq && $0.format == format }.map(\.life.rawValue)
      contents.snapshots.removeAll { $0.format < format || $0.format == format && $0.head.seq == head.seq }
      var snapshot = JournalSnapshot(head: head, format: format, body: body, parts: parts)
      snapshot.life = SnapshotLife(rawValue: max(life.rawValue, lives.max() ?? 0)) ?? life
      contents.snapshots.append(snapshot)
      for life in SnapshotLife.allCases {
        guard let most = life.kept else { continue }
        let all = contents.snapshots.filter { $0.format == format && $0.life == life }.map(\.head.seq)
        let gone = Set(all.sorted(by: >).dropFirst(most))
        contents.snapshots.removeAll { $0.format == format && $0.life == life && gone.contains($0.head.seq) }
      }
      return (true, true)
    }
  }

  /// The newest snapshot in that format, of those up to `seq`, that still matches the journal.
  public func latestSnapshot(format: Int, through seq: Int64) -> JournalSnapshot? {
    store.contents.withLock { contents in
      contents.snapshots.filter { $0.format == format && $0.head.seq <= seq }.max { $0.head.seq < $1.head.seq }
    }
  }

  /// Keeps the summary of a past day, once.
  public func saveDaySummary(day: Int32, body: String, at head: Head) throws(JournalError) -> Bool {
    try change { contents in
      guard contents.head(at: head.seq) == head, contents.days[day] == nil else { return (false, false) }
      contents.days[day] = StoredDaySummary(day: day, seq: head.seq, body: body)
      return (true, true)
    }
  }

  /// The sound summaries of these days.
  public func daySummaries(from first: Int32, through last: Int32) -> [StoredDaySummary] {
    guard first <= last else { return [] }
    return store.contents.withLock { contents in
      contents.days.values.filter { (first...last).contains($0.day) }.sorted { $0.day < $1.day }
    }
  }

  /// A setting of the store itself.
  public func meta(_ key: String) -> String? { store.contents.withLock { $0.meta[key] } }

  /// Sets a setting of the store itself.
  public func setMeta(_ key: String, to value: String) throws(JournalError) {
    guard !key.isEmpty, !key.hasPrefix(SQLiteSchema.reservedPrefix) else { throw .io("meta \(key) cannot be set") }
    try change { contents in
      contents.meta[key] = value
      return ((), true)
    }
  }

  /// Checks every event and blob.
  public func verify(against saved: Head?, progress: (Int64, Int64) -> Void) -> VerifyReport {
    let contents = store.contents.withLock { $0 }
    var check = ChainCheck(hallID: hallID, saved: saved)
    for event in contents.events where !check.isDone { check.feed(event) }
    progress(contents.head.seq, contents.head.seq)
    let altered = contents.blobs.filter { Hexadecimal.string(ChainHash.digest($0.value)) != $0.key }.keys.sorted()
    return VerifyReport(
      events: check.events, blobs: contents.blobs.count, head: contents.head,
      problems: check.finish() + altered.map { .blobAltered($0) })
  }

  /// Writes the hall to an SQLite file; the events keep their places and hashes.
  public func backup(to path: String) throws(JournalError) -> Head {
    let contents = store.contents.withLock { $0 }
    return try SQLiteJournal.export(contents, hallID: hallID, to: path)
  }

  /// Sizes and settings for `doctor`.
  public func stats() -> JournalStats {
    store.contents.withLock { contents in
      JournalStats(
        engine: "memory", path: "", format: SQLiteSchema.format, events: contents.head.seq,
        span: contents.events.first.map { $0.at...contents.events[contents.events.count - 1].at },
        blobs: contents.blobs.count, snapshots: contents.snapshots.map(\.head.seq).sorted(by: >),
        daySummaries: contents.days.count, bytes: 0, logBytes: 0, freeBytes: nil)
    }
  }

  /// The sealed rows now.
  var sealed: [SealedName: SealedRow] { store.contents.withLock { $0.sealed } }

  /// Changes the sealed rows in their turn; `body` also says whether there was a change.
  func changeSealed<Value: Sendable>(
    _ body: (inout [SealedName: SealedRow]) -> (Value, Bool)
  ) throws(JournalError) -> Value {
    try change { contents in body(&contents.sealed) }
  }

  /// Changes the store in its turn; `body` also says whether there was a change to tell the others of.
  private func change<Value: Sendable>(
    _ body: (inout sending MemoryStore.Contents) -> (Value, Bool)
  ) throws(JournalError) -> Value {
    try withTurn { () throws(JournalError) -> Value in
      let (value, changed) = store.contents.withLock { contents in
        let outcome = body(&contents)
        if outcome.1 { contents.changes += 1 }
        return outcome
      }
      if changed {
        ownChanges.withLock { $0 += 1 }
        store.bell.ring()
      }
      return value
    }
  }
}

/// What all terminals of a hall in memory share.
final class MemoryStore: Sendable {
  struct Contents: Sendable {
    let genesis: Head
    var events: [EventRecord] = []
    var blobs: [String: [UInt8]] = [:]
    var snapshots: [JournalSnapshot] = []
    var days: [Int32: StoredDaySummary] = [:]
    var meta: [String: String]
    var sealed: [SealedName: SealedRow] = [:]
    var changes: Int64 = 0

    var head: Head { events.last?.head ?? genesis }

    func head(at seq: Int64) -> Head? {
      guard seq > 0 else { return seq == 0 ? genesis : nil }
      return seq <= head.seq ? events[Int(seq) - 1].head : nil
    }
  }

  let contents: Mutex<Contents>
  let turn = ThreadTurn()
  let bell = MemoryBell()

  init(hallID: String, meta: [String: String]) {
    contents = Mutex(Contents(genesis: Head(seq: 0, hash: ChainHash.genesis(hallID: hallID)), meta: meta))
  }
}

/// The pipes of all who watch a hall in memory.
final class MemoryBell: Sendable {
  private let pipes = Mutex<[Int32: Int32]>([:])

  func ring() {
    pipes.withLock { pipes in
      for end in pipes.values { _ = withUnsafeBytes(of: UInt8(1)) { write(end, $0.baseAddress, 1) } }
    }
  }

  func notice() -> ChangeNotice {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return .silent }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    let (reading, writing) = (ends[0], ends[1])
    pipes.withLock { $0[reading] = writing }
    return ChangeNotice(
      fileDescriptor: reading,
      drain: {
        var rang = false
        withUnsafeTemporaryAllocation(byteCount: 512, alignment: 1) { buffer in
          while Glibc.read(reading, buffer.baseAddress, buffer.count) > 0 { rang = true }
        }
        return rang
      },
      close: { [self] in
        pipes.withLock { _ = $0.removeValue(forKey: reading) }
        close(reading)
        close(writing)
      })
  }
}
