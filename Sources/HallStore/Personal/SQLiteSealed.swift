import FoundationEssentials
import GRDB

extension SQLiteSchema {
  /// The format from which a hall's file has a place for sealed rows.
  static let sealedFormat = 2

  /// In a meta row while removed rows may have left traces in the file or its log.
  static let tracesKey = "store.traces"

  /// What format 2 adds.
  static let sealedStatements = sealedTable("sealed") + sealedIndexes("sealed")

  /// The table is not part of the chain of hashes: a row of it may go.
  static func sealedTable(_ name: String) -> String {
    """
    CREATE TABLE \(name) (
      kind TEXT NOT NULL CHECK (kind <> ''),
      id TEXT NOT NULL CHECK (id <> ''),
      lookup BLOB CHECK (lookup IS NULL OR length(lookup) = 32),
      body BLOB NOT NULL,
      keep_until INTEGER,
      changed_at INTEGER NOT NULL,
      PRIMARY KEY (kind, id)
    ) STRICT, WITHOUT ROWID;

    """
  }

  static func sealedIndexes(_ name: String) -> String {
    """
    CREATE INDEX sealed_lookup ON \(name) (kind, lookup) WHERE lookup IS NOT NULL;
    CREATE INDEX sealed_due ON \(name) (keep_until) WHERE keep_until IS NOT NULL;
    """
  }

  /// SQLite zeroes the place of a removed row, but when it moves rows between pages to balance them it leaves their old
  /// bytes in the gaps (of 1,500 rows removed, eight could still be found). In a fresh table there are no such gaps, and
  /// the pages of the old one are zeroed whole.
  static let sealedRebuild = """
    DROP INDEX sealed_lookup;
    DROP INDEX sealed_due;
    \(sealedTable("sealed_fresh"))
    \(sealedIndexes("sealed_fresh"))
    INSERT INTO sealed_fresh SELECT kind, id, lookup, body, keep_until, changed_at FROM sealed ORDER BY kind, id;
    DROP TABLE sealed;
    ALTER TABLE sealed_fresh RENAME TO sealed;
    """
}

/// Sealed rows in a hall's file.
extension SQLiteJournal: SealedStore {
  private static let sealedColumns = "kind, id, lookup, body, keep_until, changed_at"

  /// The row of that name; nil when there is none.
  public func sealedRow(_ name: SealedName) throws(JournalError) -> SealedRow? {
    try readSealed(or: nil) { db in
      let statement = try db.cachedStatement(
        sql: "SELECT \(Self.sealedColumns) FROM sealed WHERE kind = ? AND id = ?")
      return try Row.fetchOne(statement, arguments: [name.kind.rawValue, name.id]).map(Self.sealed)
    }
  }

  /// The ids of all rows of a kind, in order.
  public func sealedIDs(_ kind: RecordKind) throws(JournalError) -> [String] {
    try readSealed(or: []) { db in
      try String.fetchAll(db, sql: "SELECT id FROM sealed WHERE kind = ? ORDER BY id", arguments: [kind.rawValue])
    }
  }

  /// The ids of a kind's rows with exactly that lookup hash, in order.
  public func sealedIDs(_ kind: RecordKind, lookup: [UInt8]) throws(JournalError) -> [String] {
    try readSealed(or: []) { db in
      let statement = try db.cachedStatement(sql: "SELECT id FROM sealed WHERE kind = ? AND lookup = ? ORDER BY id")
      return try String.fetchAll(statement, arguments: [kind.rawValue, Data(lookup)])
    }
  }

  /// Writes a row, in place of the one of that name if there is one.
  public func putSealed(_ row: SealedRow) throws(JournalError) {
    guard !row.name.holdsNull else { throw .io("a sealed row's name holds a NUL character") }
    try changeSealed { db in
      let name: StatementArguments = [row.name.kind.rawValue, row.name.id]
      if try Row.fetchOne(db.cachedStatement(sql: Self.exists), arguments: name) != nil { try Self.leaveTraces(db) }
      try Self.upsert(row, db)
    }
  }

  /// Writes a row in place of the one of that name but leaves its `keepUntil`; false if there is none.
  public func updateSealed(_ row: SealedRow) throws(JournalError) -> Bool {
    try changeSealed { db -> Void? in
      let statement = try db.cachedStatement(
        sql: "UPDATE sealed SET lookup = ?, body = ?, changed_at = ? WHERE kind = ? AND id = ?")
      try statement.execute(arguments: [
        row.lookup.map { Data($0) }, Data(row.body), row.changedAt, row.name.kind.rawValue, row.name.id,
      ])
      guard db.changesCount > 0 else { return nil }
      try Self.leaveTraces(db)
    } != nil
  }

  /// Sets when a row is to be erased; false if there is none of that name.
  public func keepSealed(_ name: SealedName, until: Int64?) throws(JournalError) -> Bool {
    try changeSealed { db -> Void? in
      let statement = try db.cachedStatement(sql: "UPDATE sealed SET keep_until = ? WHERE kind = ? AND id = ?")
      try statement.execute(arguments: [until, name.kind.rawValue, name.id])
      return db.changesCount > 0 ? () : nil
    } != nil
  }

  /// Removes a row; false if there was none of that name.
  public func removeSealed(_ name: SealedName) throws(JournalError) -> Bool {
    try changeSealed { db -> Void? in
      try db.cachedStatement(sql: "DELETE FROM sealed WHERE kind = ? AND id = ?")
        .execute(arguments: [name.kind.rawValue, name.id])
      guard db.changesCount > 0 else { return nil }
      try Self.leaveTraces(db)
    } != nil
  }

  /// Removes every row whose `keepUntil` is `now` or earlier; returns their names in order.
  public func eraseSealed(dueAt now: Int64) throws(JournalError) -> [SealedName] {
    try changeSealed { db -> [SealedName]? in
      let rows = try Row.fetchAll(
        db, sql: "SELECT kind, id FROM sealed WHERE keep_until <= ? ORDER BY kind, id", arguments: [now])
      guard !rows.isEmpty else { return nil }
      try db.execute(sql: "DELETE FROM sealed WHERE keep_until <= ?", arguments: [now])
      try Self.leaveTraces(db)
      return rows.map { SealedName(RecordKind(rawValue: $0[0]), $0[1]) }
    } ?? []
  }

  /// Clears what removed and replaced rows have left in the file and its log; false when a reader was in the way.
  public func clearSealedTraces() throws(JournalError) -> Bool {
    // Asked without the turn first: on most days of a small hall there is nothing to do.
    guard try meta(SQLiteSchema.tracesKey) != nil else { return true }
    return try withTurn { () throws(JournalError) -> Bool in
      try changeSealed { db in try db.execute(sql: SQLiteSchema.sealedRebuild) }
      let isBlocked = try connection.run { db in
        try Bool.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? true
      }
      guard !isBlocked else { return false }
      // Last, so that a program that dies in between leaves it to the next.
      try changeSealed { db in
        try db.execute(sql: "DELETE FROM meta WHERE key = ?", arguments: [SQLiteSchema.tracesKey])
      }
      return true
    }
  }

  /// Replaces each row by what `body` makes of it, all in one transaction; nil from `body` stops and undoes everything.
  public func rewriteSealed(_ body: (SealedRow) -> SealedRow?) throws(JournalError) -> Int? {
    try changeSealed { db -> Int? in
      var changed = 0
      var last: SealedName?
      while true {
        let rows = try Self.portion(after: last, db)
        guard let end = rows.last?.name else { break }
        for row in rows {
          guard let fresh = body(row) else { return nil }
          guard fresh != row else { continue }
          try Self.upsert(fresh, db)
          changed += 1
        }
        last = end
      }
      if changed > 0 { try Self.leaveTraces(db) }
      return changed
    }
  }

  /// Calls `body` with each row in the order of the names.
  public func eachSealed(_ body: (SealedRow) -> Void) throws(JournalError) {
    var last: SealedName?
    while true {
      // A reading may be done over when the file changed under it, so `body` has no place in it.
      let rows = try readSealed(or: []) { db in try Self.portion(after: last, db) }
      guard let end = rows.last?.name else { return }
      rows.forEach(body)
      last = end
    }
  }

  private static let exists = "SELECT 1 FROM sealed WHERE kind = ? AND id = ?"

  private static func upsert(_ row: SealedRow, _ db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO sealed (\(sealedColumns)) VALUES (?, ?, ?, ?, ?, ?)")
      .execute(arguments: [
        row.name.kind.rawValue, row.name.id, row.lookup.map { Data($0) }, Data(row.body), row.keepUntil, row.changedAt,
      ])
  }

  private static func portion(after last: SealedName?, _ db: Database) throws -> [SealedRow] {
    let statement = try db.cachedStatement(
      sql: "SELECT \(sealedColumns) FROM sealed WHERE (kind, id) > (?, ?) ORDER BY kind, id LIMIT 100")
    return try Row.fetchAll(statement, arguments: [last?.kind.rawValue ?? "", last?.id ?? ""]).map(sealed)
  }

  private static func leaveTraces(_ db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO meta (key, value) VALUES (?, '1')")
      .execute(arguments: [SQLiteSchema.tracesKey])
  }

  private static func sealed(_ row: Row) -> SealedRow {
    let lookup = row.bytes(2)
    return SealedRow(
      name: SealedName(RecordKind(rawValue: row[0]), row[1]), lookup: lookup.isEmpty ? nil : lookup, body: row.bytes(3),
      keepUntil: row[4], changedAt: row[5])
  }

  /// A hall of format 1, opened for reading, has no personal records yet.
  private func readSealed<Value>(
    or none: Value, _ body: (Database) throws -> Value
  ) throws(JournalError) -> Value {
    try connection.reading { db in
      try SQLiteSchema.foundFormat(db) < SQLiteSchema.sealedFormat ? none : try body(db)
    }
  }

  /// One write transaction in its turn that overwrites with zeros whatever it frees; nil when nothing was written.
  @discardableResult
  private func changeSealed<Value>(_ body: (Database) throws -> Value?) throws(JournalError) -> Value? {
    try withTurn { () throws(JournalError) -> Value? in
      try connection.writing { db in
        // Some builds of SQLite have it on anyway, some not.
        _ = try Row.fetchOne(db.cachedStatement(sql: "PRAGMA secure_delete = ON"))
        return try body(db)
      }
    }
  }
}

extension SealedName {
  /// SQLite's texts end at a NUL.
  var holdsNull: Bool { kind.rawValue.utf8.contains(0) || id.utf8.contains(0) }
}
