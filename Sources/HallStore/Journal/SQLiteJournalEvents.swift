import FoundationEssentials
import GRDB

/// Reading and appending events.
extension SQLiteJournal {
  static let columns = "seq, at, terminal, staff, subject, kind, version, body, backdated, hash"

  /// Where the journal ends now.
  public func head() throws(JournalError) -> Head {
    try connection.run { db in try self.last(db).head }
  }

  /// The events after `seq` in order, at most `limit`.
  public func read(after seq: Int64, limit: Int) throws(JournalError) -> [EventRecord] {
    guard limit > 0 else { return [] }
    let records = try connection.run { db in
      let statement = try db.cachedStatement(
        sql: "SELECT \(Self.columns) FROM event WHERE seq > ? ORDER BY seq LIMIT ?")
      var records: [EventRecord] = []
      let rows = try Row.fetchCursor(statement, arguments: [seq, limit])
      while let row = try rows.next() { records.append(Self.record(row)) }
      return records
    }
    var expected = max(seq, 0) + 1
    for record in records {
      guard record.seq == expected else { throw .damaged("event \(expected) is missing") }
      expected += 1
    }
    return records
  }

  /// The events of a topic about one subject, in order; looked up in an index of that topic's events alone. A file of an
  /// earlier format that may not be written has none, and is read through.
  public func read(_ topic: JournalTopic, about subject: String) throws(JournalError) -> [EventRecord] {
    try connection.run { db in
      try Row.fetchAll(db.cachedStatement(sql: Self.lookup(topic)), arguments: [subject]).map(Self.record)
    }
  }

  /// The events of a topic about any of these subjects, in order: one statement, however many they are.
  public func read(_ topic: JournalTopic, aboutAnyOf subjects: [String]) throws(JournalError) -> [EventRecord] {
    guard subjects.count > 1 else {
      return try subjects.first.map { subject throws(JournalError) in try read(topic, about: subject) } ?? []
    }
    guard let list = try? JSONEncoder().encode(subjects) else { throw .io("subjects") }
    return try connection.run { db in
      try Row.fetchAll(
        db.cachedStatement(sql: Self.lookupMany(topic)), arguments: [String(decoding: list, as: UTF8.self)]
      ).map(Self.record)
    }
  }

  /// The events of a topic from one moment through another, in order.
  public func read(
    _ topic: JournalTopic, from first: Int64, through last: Int64
  ) throws(JournalError) -> [EventRecord] {
    try connection.run { db in
      try Row.fetchAll(db.cachedStatement(sql: Self.lookupByTime(topic)), arguments: [first, last]).map(Self.record)
    }
  }

  static func lookup(_ topic: JournalTopic) -> String {
    "SELECT \(columns) FROM event WHERE subject = ? AND \(SQLiteSchema.isAbout(topic)) ORDER BY seq"
  }

  static func lookupMany(_ topic: JournalTopic) -> String {
    """
    SELECT \(columns) FROM event WHERE subject IN (SELECT value FROM json_each(?)) AND \(SQLiteSchema.isAbout(topic))
    ORDER BY seq
    """
  }

  static func lookupByTime(_ topic: JournalTopic) -> String {
    "SELECT \(columns) FROM event WHERE at >= ? AND at <= ? AND \(SQLiteSchema.isAbout(topic)) ORDER BY at, seq"
  }

  /// The events that configured the hall, from the one in force at `first` through `last`.
  public func read(settingsFrom first: Int64, through last: Int64) throws(JournalError) -> [EventRecord] {
    try connection.run { db in
      try Row.fetchAll(db.cachedStatement(sql: Self.settingsLookup), arguments: [first, last]).map(Self.record)
    }
  }

  static let settingsLookup = """
    SELECT \(columns) FROM event WHERE \(SQLiteSchema.isConfigured) AND seq <= ?2 AND seq >= coalesce(
      (SELECT max(seq) FROM event WHERE \(SQLiteSchema.isConfigured) AND seq <= ?1), 0) ORDER BY seq
    """

  /// Writes all drafts or none, if the journal still ends at `expecting`.
  public func append(_ drafts: [EventDraft], expecting seq: Int64) throws(JournalError) -> AppendResult {
    for draft in drafts where draft.holdsNull { throw .io("an event's text holds a NUL character: \(draft.kind)") }
    let result = try withTurn { () throws(JournalError) -> AppendResult in
      var refused = AppendResult.timeRunsBack(last: 0)
      let appended = try connection.writing { db -> AppendResult? in
        let (head, at) = try self.last(db)
        var lastTime = at
        refused = .conflict(head)
        guard head.seq == seq else { return nil }
        for draft in drafts {
          refused = .timeRunsBack(last: lastTime)
          guard draft.at >= lastTime else { return nil }
          lastTime = draft.at
        }
        return .appended(try Self.insert(drafts, after: head, in: db))
      }
      return appended ?? refused
    }
    if case .appended = result, !drafts.isEmpty { ring() }
    return result
  }

  private static func insert(_ drafts: [EventDraft], after head: Head, in db: Database) throws -> Head {
    let statement = try db.cachedStatement(
      sql: "INSERT INTO event (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
    var head = head
    for draft in drafts {
      let hash = ChainHash.next(after: head.hash, seq: head.seq + 1, draft: draft)
      head = Head(seq: head.seq + 1, hash: hash)
      try statement.execute(arguments: [
        head.seq, draft.at, draft.terminal, draft.staff, draft.subject, draft.kind, draft.version, draft.body,
        draft.backdated, Data(hash),
      ])
    }
    return head
  }

  /// The journal's head and the time of its last event.
  func last(_ db: Database) throws -> (head: Head, at: Int64) {
    let statement = try db.cachedStatement(sql: "SELECT seq, hash, at FROM event ORDER BY seq DESC LIMIT 1")
    guard let row = try Row.fetchOne(statement) else {
      return (Head(seq: 0, hash: ChainHash.genesis(hallID: hallID)), .min)
    }
    return (Head(seq: row[0], hash: row.bytes(1)), row[2])
  }

  /// The head as it was at `seq`; nil when the journal has no such event.
  func head(at seq: Int64, in db: Database) throws -> Head? {
    guard seq > 0 else { return seq == 0 ? Head(seq: 0, hash: ChainHash.genesis(hallID: hallID)) : nil }
    let statement = try db.cachedStatement(sql: "SELECT hash FROM event WHERE seq = ?")
    return try Row.fetchOne(statement, arguments: [seq]).map { Head(seq: seq, hash: $0.bytes(0)) }
  }

  /// An event from the columns in `columns`.
  static func record(_ row: Row) -> EventRecord {
    EventRecord(
      seq: row[0],
      draft: EventDraft(
        at: row[1], terminal: row[2], staff: row[3], subject: row[4], kind: row[5], version: row[6], body: row[7],
        backdated: row[8]),
      hash: row.bytes(9))
  }

  /// A number that differs when another terminal has changed the store.
  public func dataVersion() throws(JournalError) -> Int64 {
    let version = try connection.run { db in
      try Int64.fetchOne(db.cachedStatement(sql: "PRAGMA data_version")) ?? 0
    }
    return connection.reopened << 32 + version
  }
}

extension EventDraft {
  /// SQLite's texts end at a NUL.
  var holdsNull: Bool {
    [terminal, staff, subject, kind, body].contains { $0.utf8.contains(0) }
  }
}

extension Row {
  /// The bytes of a BLOB column; none for anything else.
  func bytes(_ index: Int) -> [UInt8] {
    guard let data = Data.fromDatabaseValue(self[index] as DatabaseValue) else { return [] }
    return Array(data)
  }
}
