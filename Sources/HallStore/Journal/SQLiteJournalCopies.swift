import FoundationEssentials
import GRDB

/// Blobs, day summaries and settings.
extension SQLiteJournal {
  /// Keeps bytes under their SHA-256.
  public func putBlob(_ bytes: [UInt8]) throws(JournalError) -> String {
    let name = ChainHash.digest(bytes)
    try change { db in
      let statement = try db.cachedStatement(
        sql: "INSERT INTO blob (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING")
      try statement.execute(arguments: [Data(name), Data(bytes)])
    }
    return Hexadecimal.string(name)
  }

  /// The bytes kept under that SHA-256.
  public func blob(_ hex: String) throws(JournalError) -> [UInt8]? {
    guard let name = Hexadecimal.bytes(hex), name.count == ChainHash.length else { return nil }
    let bytes = try connection.run { db in
      try Row.fetchOne(db, sql: "SELECT bytes FROM blob WHERE sha256 = ?", arguments: [Data(name)])?.bytes(0)
    }
    guard let bytes else { return nil }
    guard ChainHash.digest(bytes) == name else { throw .damaged("blob \(hex)") }
    return bytes
  }

  /// Keeps the summary of a past day, once.
  public func saveDaySummary(day: Int32, body: String, at head: Head) throws(JournalError) -> Bool {
    let seal = ChainHash.seal("day", [Int64(day), head.seq], head: head.hash, body: Array(body.utf8))
    return try change { db -> Void? in
      guard try self.head(at: head.seq, in: db) == head else { return nil }
      guard try self.summaries(day...day, in: db).isEmpty else { return nil }
      try db.execute(
        sql: "INSERT OR REPLACE INTO day_summary (day, seq, hash, seal, body) VALUES (?, ?, ?, ?, ?)",
        arguments: [day, head.seq, Data(head.hash), Data(seal), body])
    } != nil
  }

  /// The sound summaries of these days.
  public func daySummaries(from first: Int32, through last: Int32) throws(JournalError) -> [StoredDaySummary] {
    guard first <= last else { return [] }
    return try connection.reading { db in try self.summaries(first...last, in: db) }
  }

  /// A summary that does not match the journal or its seal is as good as none.
  private func summaries(_ days: ClosedRange<Int32>, in db: Database) throws -> [StoredDaySummary] {
    var summaries: [StoredDaySummary] = []
    let rows = try Row.fetchCursor(
      db, sql: "SELECT day, seq, hash, seal, body FROM day_summary WHERE day BETWEEN ? AND ? ORDER BY day",
      arguments: [days.lowerBound, days.upperBound])
    while let row = try rows.next() {
      let head = Head(seq: row[1], hash: row.bytes(2))
      let summary = StoredDaySummary(day: row[0], seq: head.seq, body: row[4])
      let seal = ChainHash.seal("day", [Int64(summary.day), head.seq], head: head.hash, body: Array(summary.body.utf8))
      if seal == row.bytes(3), try self.head(at: head.seq, in: db) == head { summaries.append(summary) }
    }
    return summaries
  }

  /// A setting of the store itself.
  public func meta(_ key: String) throws(JournalError) -> String? {
    try connection.run { db in
      try String.fetchOne(db.cachedStatement(sql: "SELECT value FROM meta WHERE key = ?"), arguments: [key])
    }
  }

  /// Sets a setting of the store itself.
  public func setMeta(_ key: String, to value: String) throws(JournalError) {
    guard !key.isEmpty, !key.hasPrefix(SQLiteSchema.reservedPrefix) else { throw .io("meta \(key) cannot be set") }
    try change { db in
      try db.execute(sql: "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", arguments: [key, value])
    }
  }

  /// One write transaction in its turn; nil when `body` had nothing to write.
  @discardableResult
  func change<Value>(_ body: (Database) throws -> Value?) throws(JournalError) -> Value? {
    try withTurn { () throws(JournalError) -> Value? in try connection.writing(body) }
  }
}

extension SQLiteJournal {
  /// Writes a hall in memory to a new file.
  static func export(_ contents: MemoryStore.Contents, hallID: String, to path: String) throws(JournalError) -> Head {
    let target = PosixFile.resolve(path)
    try NewFile(for: target).fill { temporary throws(JournalError) in
      let copy = try create(path: temporary, hallID: hallID, meta: contents.meta)
      _ = try copy.append(contents.events.map(\.draft), expecting: 0)
      for bytes in contents.blobs.values { _ = try copy.putBlob(bytes) }
      for snapshot in contents.snapshots {
        _ = try copy.saveSnapshot(
          at: snapshot.head, format: snapshot.format, body: snapshot.body, parts: snapshot.parts)
      }
      for day in contents.days.values {
        guard let head = contents.head(at: day.seq) else { continue }
        _ = try copy.saveDaySummary(day: day.day, body: day.body, at: head)
      }
      for row in contents.sealed.values { try copy.putSealed(row) }
    }
    return contents.head
  }
}
