/// What became of an append. Nothing was written unless it says so.
public enum AppendResult: Sendable, Hashable {
  /// All events are written, for good; the journal ends here now.
  case appended(Head)
  /// Another terminal was faster; the journal ends here. Catch up, decide again, append again.
  case conflict(Head)
  /// An event is older than the one before it, whose time this is (milliseconds since 1970 UTC).
  case timeRunsBack(last: Int64)
}

/// The journal of one hall: an endless list of events, shared by all terminals.
///
/// Every engine keeps the same promises, proved by one test suite: appending is atomic and durable, events have one order
/// without gaps, each carries the hash of all before it, and writers take turns fairly. All calls may come from any thread;
/// each blocks until done.
public protocol Journal: AnyObject, Sendable {
  /// The random id the hall got when it was made; the chain of hashes starts from it.
  var hallID: String { get }

  /// Whether every change is refused.
  var isReadOnly: Bool { get }

  /// Where the journal ends now.
  func head() throws(JournalError) -> Head

  /// The events after `seq` in order, at most `limit`. Throws `damaged` when one is missing.
  func read(after seq: Int64, limit: Int) throws(JournalError) -> [EventRecord]

  /// The events of a topic about one subject, in order, however long ago it began.
  func read(_ topic: JournalTopic, about subject: String) throws(JournalError) -> [EventRecord]

  /// The events of a topic about any of these subjects, in order.
  func read(_ topic: JournalTopic, aboutAnyOf subjects: [String]) throws(JournalError) -> [EventRecord]

  /// The events of a topic from one moment through another (milliseconds since 1970 UTC), in order.
  func read(_ topic: JournalTopic, from first: Int64, through last: Int64) throws(JournalError) -> [EventRecord]

  /// The events that configured the hall, in order, from the one in force at `first` through `last`.
  func read(settingsFrom first: Int64, through last: Int64) throws(JournalError) -> [EventRecord]

  /// Writes all drafts or none, if the journal still ends at `expecting`; durable before it returns.
  func append(_ drafts: [EventDraft], expecting seq: Int64) throws(JournalError) -> AppendResult

  /// Runs `body` while no other terminal can append: catch up, decide and append in it, and the race cannot be lost.
  ///
  /// Terminals that ask are served in the order they came. Keep the body short; ask the user nothing in it. Calls may be
  /// nested. Throws `busy` when the turn does not come within 10 seconds.
  func withTurn<Value>(_ body: () throws(JournalError) -> Value) throws(JournalError) -> Value

  /// Tells at once when another terminal appended; see ``ChangeNotice``.
  func changes() -> ChangeNotice

  /// A number that differs from the last one when another terminal has changed the store; cheap enough to ask every second.
  func dataVersion() throws(JournalError) -> Int64

  /// Keeps bytes under their SHA-256 (64 hexadecimal digits, returned); the same bytes are kept once.
  func putBlob(_ bytes: [UInt8]) throws(JournalError) -> String

  /// The bytes kept under that SHA-256; nil when there are none. Throws `damaged` when they no longer match it.
  func blob(_ hex: String) throws(JournalError) -> [UInt8]?

  /// Keeps folded state for a quicker opening, in a body and parts; a part that a kept snapshot has already costs nothing.
  ///
  /// False, and nothing kept, when `head` is not in this journal.
  func saveSnapshot(
    at head: Head, format: Int, body: [UInt8], parts: [[UInt8]], life: SnapshotLife
  ) throws(JournalError) -> Bool

  /// The newest snapshot in that format, of those up to `seq`, that still matches the journal and its own checksums, all
  /// parts of it.
  func latestSnapshot(format: Int, through seq: Int64) throws(JournalError) -> JournalSnapshot?

  /// Keeps the summary of a past day (days since 1970-01-01) for good. False when that day has a sound one already.
  func saveDaySummary(day: Int32, body: String, at head: Head) throws(JournalError) -> Bool

  /// The sound summaries of the days from `first` through `last`, in order.
  func daySummaries(from first: Int32, through last: Int32) throws(JournalError) -> [StoredDaySummary]

  /// A small setting of the store itself (not of the hall; those are events); nil when it was never set.
  func meta(_ key: String) throws(JournalError) -> String?

  /// Sets such a setting.
  func setMeta(_ key: String, to value: String) throws(JournalError)

  /// Checks every event and blob, from the first; calls `progress` with the events done and their number now and then.
  ///
  /// Given a head kept outside the store, also proves that nothing up to it was rewritten or cut off.
  func verify(against saved: Head?, progress: (Int64, Int64) -> Void) throws(JournalError) -> VerifyReport

  /// Writes a complete, checked copy to a new file while the hall goes on; returns the head of the copy.
  func backup(to path: String) throws(JournalError) -> Head

  /// Sizes and settings for `doctor`.
  func stats() throws(JournalError) -> JournalStats
}

extension Journal {
  /// Reads everything; an engine that can look subjects up does better.
  public func read(_ topic: JournalTopic, about subject: String) throws(JournalError) -> [EventRecord] {
    try readAll { $0.subject == subject && topic.has($0.kind) }
  }

  /// Reads everything; an engine that can look subjects up does better.
  public func read(_ topic: JournalTopic, aboutAnyOf subjects: [String]) throws(JournalError) -> [EventRecord] {
    if subjects.count == 1 { return try read(topic, about: subjects[0]) }
    let wanted = Set(subjects)
    return wanted.isEmpty ? [] : try readAll { wanted.contains($0.subject) && topic.has($0.kind) }
  }

  /// Reads everything; an engine that can look times up does better.
  public func read(
    _ topic: JournalTopic, from first: Int64, through last: Int64
  ) throws(JournalError) -> [EventRecord] {
    guard first <= last else { return [] }
    return try readAll { (first...last).contains($0.at) && topic.has($0.kind) }
  }

  /// Reads everything; an engine that can look settings up does better.
  public func read(settingsFrom first: Int64, through last: Int64) throws(JournalError) -> [EventRecord] {
    let all = try readAll { $0.kind == "hall_configured" && $0.seq <= last }
    let inForce = all.last { $0.seq <= first }?.seq ?? 0
    return all.filter { $0.seq >= inForce }
  }

  private func readAll(_ isWanted: (EventRecord) -> Bool) throws(JournalError) -> [EventRecord] {
    var found: [EventRecord] = []
    var after: Int64 = 0
    while true {
      let portion = try read(after: after, limit: 2000)
      found += portion.filter(isWanted)
      guard let last = portion.last, portion.count == 2000 else { return found }
      after = last.seq
    }
  }

  /// Checks everything against a saved head, without progress.
  public func verify(against saved: Head? = nil) throws(JournalError) -> VerifyReport {
    try verify(against: saved) { _, _ in }
  }

  /// Keeps folded state for the next opening.
  public func saveSnapshot(
    at head: Head, format: Int, body: [UInt8], parts: [[UInt8]] = []
  ) throws(JournalError) -> Bool {
    try saveSnapshot(at: head, format: format, body: body, parts: parts, life: .opening)
  }

  /// The newest sound snapshot in that format.
  public func latestSnapshot(format: Int) throws(JournalError) -> JournalSnapshot? {
    try latestSnapshot(format: format, through: .max)
  }
}

/// Folded state kept beside the events so that opening need not read them all; only ever a copy, never the truth.
public struct JournalSnapshot: Sendable, Hashable {
  /// The journal's head the state was folded up to.
  public let head: Head
  /// The layout of `body`; a program reads only its own.
  public let format: Int
  /// The state.
  public let body: [UInt8]
  /// What of it is kept apart, in order.
  public var parts: [[UInt8]] = []
  /// How long it is kept.
  var life = SnapshotLife.opening
}

/// How long a snapshot is kept.
public enum SnapshotLife: Int, Sendable, CaseIterable {
  /// For opening the hall: the newest three.
  case opening
  /// The beginning of a day, to look back at it: the newest ten.
  case day
  /// The beginning of a month: for good, so that no day is far from one.
  case month

  /// How many of a sort are kept; nil for all.
  var kept: Int? {
    switch self {
    case .opening: 3
    case .day: 10
    case .month: nil
    }
  }
}

/// The figures of one past day, kept so that a year's report need not read a year.
public struct StoredDaySummary: Sendable, Hashable {
  /// The day, in days since 1970-01-01 in the hall's zone.
  public let day: Int32
  /// The last event that was counted.
  public let seq: Int64
  /// The summary, JSON.
  public let body: String
}

/// Facts about a store for `doctor`.
public struct JournalStats: Sendable, Hashable {
  /// The engine and its version.
  public var engine: String
  /// Where it is; empty in memory.
  public var path: String
  /// The layout of the store.
  public var format: Int
  /// The number of events.
  public var events: Int64
  /// The first and last event's times, milliseconds since 1970 UTC.
  public var span: ClosedRange<Int64>?
  /// The number of blobs.
  public var blobs: Int
  /// The places of the snapshots kept, newest first.
  public var snapshots: [Int64]
  /// The number of days summarised.
  public var daySummaries: Int
  /// The size of the store and of its write-ahead log, bytes.
  public var bytes: Int64
  /// The part of `bytes` in the write-ahead log.
  public var logBytes: Int64
  /// What is free on the disk, bytes; nil where it cannot be told.
  public var freeBytes: Int64?
}
