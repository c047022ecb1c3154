import FoundationEssentials
import GRDB

extension SQLiteSchema {
  /// The first format with parts of snapshots.
  static let partFormat = 3
  /// The first format that finds ratings.
  static let ratingFormat = 4
  /// The first format that finds business days.
  static let dayFormat = 5

  /// What format 3 adds: parts of snapshots, each kept once, and indexes of what happened to a case and of the hall's
  /// settings. Tickets, whose events are most, pay nothing for these.
  ///
  /// Snapshots are copies; those of before, which have no parts, may go.
  static let partStatements = """
    DROP TABLE snapshot;
    CREATE TABLE snapshot (
      format INTEGER NOT NULL,
      seq INTEGER NOT NULL CHECK (seq >= 0),
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      seal BLOB NOT NULL CHECK (length(seal) = 32),
      body BLOB NOT NULL,
      parts BLOB NOT NULL CHECK (length(parts) % 32 = 0),
      PRIMARY KEY (format, seq)
    ) STRICT;

    CREATE TABLE snapshot_part (
      sha256 BLOB NOT NULL PRIMARY KEY CHECK (length(sha256) = 32),
      bytes BLOB NOT NULL
    ) STRICT;

    DROP INDEX IF EXISTS event_about_case;
    CREATE INDEX event_about_case ON event (subject, seq) WHERE \(isAbout(.cases));
    CREATE INDEX event_configured ON event (kind) WHERE \(isConfigured);
    """

  /// What format 4 adds: ratings, found by visit and by time.
  static let ratingStatements = """
    CREATE INDEX event_about_rating ON event (subject, seq) WHERE \(isAbout(.ratings));
    CREATE INDEX event_rating_at ON event (at, seq) WHERE \(isAbout(.ratings));
    """

  /// What format 5 adds: business days found by time, snapshots of their beginnings, and summaries that tell more; those
  /// of before are made anew when they are asked for.
  ///
  /// The list of parts stands before the body: it is read of every snapshot whenever one is kept.
  static let dayStatements = """
    CREATE INDEX event_day_at ON event (at, seq) WHERE \(isAbout(.days));
    DELETE FROM day_summary;
    DROP TABLE snapshot;
    CREATE TABLE snapshot (
      format INTEGER NOT NULL,
      seq INTEGER NOT NULL CHECK (seq >= 0),
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      seal BLOB NOT NULL CHECK (length(seal) = 32),
      life INTEGER NOT NULL,
      parts BLOB NOT NULL CHECK (length(parts) % 32 = 0),
      body BLOB NOT NULL,
      PRIMARY KEY (format, seq)
    ) STRICT;
    """

  /// The kinds of a topic's events; the indexes and the look-ups say it word by word alike.
  static func isAbout(_ topic: JournalTopic) -> String {
    // The character after `_` ends each stretch of names.
    let stretches = topic.beginnings.map { "kind >= '\($0)' AND kind < '\($0.dropLast())`'" }
    return stretches.count == 1 ? stretches[0] : "(" + stretches.map { "(\($0))" }.joined(separator: " OR ") + ")"
  }

  static let isConfigured = "kind = 'hall_configured'"
}

/// Snapshots, each a body and parts; a part that several snapshots have is kept once.
extension SQLiteJournal {
  /// Keeps folded state for a quicker opening, if `head` is in this journal.
  public func saveSnapshot(
    at head: Head, format: Int, body: [UInt8], parts: [[UInt8]], life: SnapshotLife
  ) throws(JournalError) -> Bool {
    let names = parts.map(ChainHash.digest)
    let list = names.flatMap { $0 }
    let seal = ChainHash.seal("snapshot", [Int64(format), head.seq], head: head.hash, body: body + list)
    return try change { db -> Void? in
      guard try self.head(at: head.seq, in: db) == head else { return nil }
      try db.execute(
        sql: """
          INSERT OR REPLACE INTO snapshot (format, seq, hash, seal, life, parts, body) VALUES (?1, ?2, ?3, ?4,
          max(?5, coalesce((SELECT life FROM snapshot WHERE format = ?1 AND seq = ?2), 0)), ?6, ?7)
          """,
        arguments: [format, head.seq, Data(head.hash), Data(seal), life.rawValue, Data(list), Data(body)])
      // Older layouts go with the upgrade; newer ones belong to terminals that were upgraded first.
      try db.execute(sql: "DELETE FROM snapshot WHERE format < ?", arguments: [format])
      for life in SnapshotLife.allCases {
        guard let most = life.kept else { continue }
        try db.execute(
          sql: """
            DELETE FROM snapshot WHERE format = ?1 AND life = ?2 AND seq NOT IN
            (SELECT seq FROM snapshot WHERE format = ?1 AND life = ?2 ORDER BY seq DESC LIMIT ?3)
            """, arguments: [format, life.rawValue, most])
      }
      try Self.keepParts(zip(names, parts), in: db)
    } != nil
  }

  /// Adds what is new and removes what no snapshot has any more.
  private static func keepParts(_ parts: some Sequence<([UInt8], [UInt8])>, in db: Database) throws {
    var stored: Set<[UInt8]> = []
    let rows = try Row.fetchCursor(db, sql: "SELECT sha256 FROM snapshot_part")
    while let row = try rows.next() { stored.insert(row.bytes(0)) }
    let insert = try db.cachedStatement(sql: "INSERT INTO snapshot_part (sha256, bytes) VALUES (?, ?)")
    for (name, bytes) in parts where stored.insert(name).inserted {
      try insert.execute(arguments: [Data(name), Data(bytes)])
    }
    var used: Set<[UInt8]> = []
    let lists = try Row.fetchCursor(db, sql: "SELECT parts FROM snapshot")
    while let row = try lists.next() { used.formUnion(names(row.bytes(0))) }
    let delete = try db.cachedStatement(sql: "DELETE FROM snapshot_part WHERE sha256 = ?")
    for name in stored.subtracting(used) { try delete.execute(arguments: [Data(name)]) }
  }

  /// The newest snapshot in that format, of those up to `seq`, that still matches the journal and has all its parts.
  public func latestSnapshot(format: Int, through seq: Int64) throws(JournalError) -> JournalSnapshot? {
    try connection.reading { db in
      guard try SQLiteSchema.foundFormat(db) >= SQLiteSchema.partFormat else { return nil }
      let rows = try Row.fetchCursor(
        db, sql: "SELECT seq, hash, seal, body, parts FROM snapshot WHERE format = ? AND seq <= ? ORDER BY seq DESC",
        arguments: [format, seq])
      while let row = try rows.next() {
        let head = Head(seq: row[0], hash: row.bytes(1))
        guard try self.head(at: head.seq, in: db) == head else { continue }
        let (body, list) = (row.bytes(3), row.bytes(4))
        let seal = ChainHash.seal("snapshot", [Int64(format), head.seq], head: head.hash, body: body + list)
        guard seal == row.bytes(2), let parts = try Self.parts(Self.names(list), in: db) else { continue }
        return JournalSnapshot(head: head, format: format, body: body, parts: parts)
      }
      return nil
    }
  }

  /// The parts with these names; nil where one is missing or was touched.
  private static func parts(_ names: [[UInt8]], in db: Database) throws -> [[UInt8]]? {
    let statement = try db.cachedStatement(sql: "SELECT bytes FROM snapshot_part WHERE sha256 = ?")
    var parts: [[UInt8]] = []
    for name in names {
      guard let bytes = try Row.fetchOne(statement, arguments: [Data(name)])?.bytes(0),
        ChainHash.digest(bytes) == name
      else { return nil }
      parts.append(bytes)
    }
    return parts
  }

  private static func names(_ list: [UInt8]) -> [[UInt8]] {
    stride(from: 0, to: list.count, by: ChainHash.length).map {
      Array(list[$0..<min($0 + ChainHash.length, list.count)])
    }
  }
}
