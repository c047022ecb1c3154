import GRDB

/// The layout of a hall's file, and how it is recognised.
enum SQLiteSchema {
  /// `application_id` in the file's header: "HDSK".
  static let applicationID = 0x4844_534B
  /// `user_version` in the file's header. A program refuses a file with a higher one and upgrades a lower one.
  ///
  /// 1: the journal. 2: sealed rows (`sealed`) beside it. 3: parts of snapshots, and what happened to a case found by
  /// its number. 4: ratings found by visit and by time. 5: business days found by time, snapshots of their beginnings.
  static let format = 5

  /// The meta keys that are the store's own.
  static let hallIDKey = "store.hall_id"
  static let reservedPrefix = "store."

  /// A new file of the present format.
  static let statements = journalStatements + sealedStatements + partStatements + ratingStatements + dayStatements

  /// What format 1 has. The two triggers catch the slip of a hand in another program, not an attacker; for that
  /// there is `verify`.
  static let journalStatements = """
    CREATE TABLE meta (
      key TEXT NOT NULL PRIMARY KEY CHECK (key <> ''),
      value TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE event (
      seq INTEGER NOT NULL PRIMARY KEY CHECK (seq > 0),
      at INTEGER NOT NULL,
      terminal TEXT NOT NULL,
      staff TEXT NOT NULL,
      subject TEXT NOT NULL,
      kind TEXT NOT NULL CHECK (kind <> ''),
      version INTEGER NOT NULL CHECK (version > 0),
      body TEXT NOT NULL,
      backdated INTEGER NOT NULL CHECK (backdated IN (0, 1)),
      hash BLOB NOT NULL CHECK (length(hash) = 32)
    ) STRICT;

    CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
    BEGIN SELECT RAISE(ABORT, 'a journal is only ever appended to'); END;

    CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
    BEGIN SELECT RAISE(ABORT, 'a journal is only ever appended to'); END;

    CREATE TABLE blob (
      sha256 BLOB NOT NULL PRIMARY KEY CHECK (length(sha256) = 32),
      bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE snapshot (
      format INTEGER NOT NULL,
      seq INTEGER NOT NULL CHECK (seq >= 0),
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      seal BLOB NOT NULL CHECK (length(seal) = 32),
      body BLOB NOT NULL,
      PRIMARY KEY (format, seq)
    ) STRICT;

    CREATE TABLE day_summary (
      day INTEGER NOT NULL PRIMARY KEY,
      seq INTEGER NOT NULL CHECK (seq >= 0),
      hash BLOB NOT NULL CHECK (length(hash) = 32),
      seal BLOB NOT NULL CHECK (length(seal) = 32),
      body TEXT NOT NULL
    ) STRICT;

    """

  /// Brings a file of an earlier format to the present one, unless another terminal has done it already.
  ///
  /// For a write transaction: all of it is done, or nothing.
  static func upgrade(_ db: Database) throws {
    let found = try foundFormat(db)
    guard found < format else { return }
    if found < sealedFormat { try db.execute(sql: sealedStatements) }
    if found < partFormat { try db.execute(sql: partStatements) }
    if found < ratingFormat { try db.execute(sql: ratingStatements) }
    if found < dayFormat { try db.execute(sql: dayStatements) }
    try db.execute(sql: "PRAGMA user_version = \(format)")
  }

  /// Checks that an open database is a hall this program can read; returns the hall's id.
  static func recognise(_ db: Database, path: String) throws -> String {
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else { throw JournalError.notAHall(path) }
    try checkFormat(db)
    guard let id = try String.fetchOne(db, sql: "SELECT value FROM meta WHERE key = ?", arguments: [hallIDKey]) else {
      throw JournalError.damaged("meta \(hallIDKey)")
    }
    return id
  }

  /// Throws `newerFormat` for a file of a later version; asked before each write, as another terminal may have upgraded
  /// the file meanwhile.
  static func checkFormat(_ db: Database) throws {
    let found = try foundFormat(db)
    guard found <= format else { throw JournalError.newerFormat(found: found, supported: format) }
    guard found > 0 else { throw JournalError.damaged("user_version \(found)") }
  }

  /// The format of the file now.
  static func foundFormat(_ db: Database) throws -> Int {
    try Int.fetchOne(db.cachedStatement(sql: "PRAGMA user_version")) ?? 0
  }
}
