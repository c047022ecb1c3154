import HallStore

/// A journal that gathers what it is given and passes it on in big portions: a million events would otherwise be a
/// million flushes of the disk. For one writer; nothing is safe before `finish`.
///
/// `@unchecked Sendable`: used by one thread only.
final class BulkJournal: Journal, @unchecked Sendable {
  private let target: SQLiteJournal
  private var gathered: [EventDraft] = []
  private var written: Head
  private static let portion = 20_000

  init(_ target: SQLiteJournal) throws(JournalError) {
    self.target = target
    written = try target.head()
  }

  var hallID: String { target.hallID }
  var isReadOnly: Bool { false }

  // The hash of what is not written yet nobody knows; the place is enough for one writer.
  func head() -> Head { Head(seq: written.seq + Int64(gathered.count), hash: written.hash) }

  func read(after seq: Int64, limit: Int) -> [EventRecord] { [] }

  func append(_ drafts: [EventDraft], expecting seq: Int64) throws(JournalError) -> AppendResult {
    guard seq == head().seq else { return .conflict(head()) }
    gathered += drafts
    if gathered.count >= BulkJournal.portion { try flush() }
    return .appended(head())
  }

  func withTurn<Value>(_ body: () throws(JournalError) -> Value) throws(JournalError) -> Value { try body() }

  func changes() -> ChangeNotice { .silent }
  func dataVersion() -> Int64 { 0 }
  func putBlob(_ bytes: [UInt8]) throws(JournalError) -> String { try target.putBlob(bytes) }
  func blob(_ hex: String) throws(JournalError) -> [UInt8]? { try target.blob(hex) }

  func saveSnapshot(at head: Head, format: Int, body: [UInt8], parts: [[UInt8]], life: SnapshotLife)
    throws(JournalError) -> Bool
  {
    // Only right after a portion is the head's hash known; that is so at the beginning of each day.
    guard gathered.isEmpty, head.seq == written.seq else { return false }
    return try target.saveSnapshot(at: written, format: format, body: body, parts: parts, life: life)
  }

  func latestSnapshot(format: Int, through seq: Int64) -> JournalSnapshot? { nil }

  func saveDaySummary(day: Int32, body: String, at head: Head) throws(JournalError) -> Bool {
    try flush()
    return try target.saveDaySummary(day: day, body: body, at: written)
  }

  func daySummaries(from first: Int32, through last: Int32) throws(JournalError) -> [StoredDaySummary] {
    try target.daySummaries(from: first, through: last)
  }

  func meta(_ key: String) throws(JournalError) -> String? { try target.meta(key) }
  func setMeta(_ key: String, to value: String) throws(JournalError) { try target.setMeta(key, to: value) }
  func verify(against saved: Head?, progress: (Int64, Int64) -> Void) throws(JournalError) -> VerifyReport {
    try target.verify(against: saved, progress: progress)
  }
  func backup(to path: String) throws(JournalError) -> Head { try target.backup(to: path) }
  func stats() throws(JournalError) -> JournalStats { try target.stats() }

  /// Writes what is left.
  func finish() throws(JournalError) { try flush() }

  private func flush() throws(JournalError) {
    guard !gathered.isEmpty else { return }
    guard case .appended(let head) = try target.append(gathered, expecting: written.seq) else {
      throw .io("a portion was not taken")
    }
    written = head
    gathered = []
  }
}
