import Foundation
import GRDB
import Testing

@testable import HallStore

/// A hall's file as version 1 of its format made it.
struct FirstFormat {
  let path: String
  let head: Head

  /// The statements of format 1, kept as they were.
  private static let statements = """
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

  init(_ folder: Folder, events: Int64 = 50) throws {
    path = PosixFile.resolve(folder.file("hall.db"))
    let queue = try DatabaseQueue(path: path)
    head = try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA application_id = 0x4844534B")
      _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
      try db.execute(sql: Self.statements)
      try db.execute(sql: "INSERT INTO meta VALUES ('store.hall_id', 'old-hall'), ('name', '城东')")
      let bytes = Data("综窗".utf8)
      try db.execute(
        sql: "INSERT INTO blob VALUES (?, ?)", arguments: [Data(ChainHash.digest(Array(bytes))), bytes])
      var head = Head(seq: 0, hash: ChainHash.genesis(hallID: "old-hall"))
      for number in 1...events {
        let draft = draft(number)
        head = Head(seq: number, hash: ChainHash.next(after: head.hash, seq: number, draft: draft))
        try db.execute(
          sql: "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
          arguments: [
            number, draft.at, draft.terminal, draft.staff, draft.subject, draft.kind, draft.version, draft.body, 0,
            Data(head.hash),
          ])
      }
      try db.execute(sql: "PRAGMA user_version = 1")
      return head
    }
    try queue.close()
  }

  func number(_ pragma: String) throws -> Int {
    let queue = try DatabaseQueue(path: path)
    defer { try? queue.close() }
    return try queue.read { try Int.fetchOne($0, sql: "PRAGMA \(pragma)") ?? 0 }
  }
}

@Suite("A hall's file of an earlier format") struct SchemaUpgradeTests {
  @Test("is upgraded when opened for writing, with all it holds, and verifies against the head of before")
  func upgrades() throws {
    let folder = try Folder()
    let old = try FirstFormat(folder)
    let journal = try SQLiteJournal.open(path: old.path)
    #expect(try journal.stats().format == 5)
    #expect(journal.hallID == "old-hall")
    #expect(try journal.verify(against: old.head).isSound)
    #expect(try journal.read(after: 0, limit: 99).map(\.draft) == (1...50).map { draft($0) })
    #expect(try journal.blob(Hexadecimal.string(ChainHash.digest(Array("综窗".utf8)))) == Array("综窗".utf8))
    #expect(try journal.meta("name") == "城东")
    try journal.putSealed(row("a"))
    try journal.fill(51...52)
    #expect(try SQLiteJournal.open(path: old.path).sealedRow(row("a").name) == row("a"))
  }

  @Test("has the layout of a new one after the upgrade")
  func matchesNew() throws {
    func layout(_ path: String) throws -> [String] {
      let queue = try DatabaseQueue(path: path)
      defer { try? queue.close() }
      return try queue.read {
        try String.fetchAll($0, sql: "SELECT sql FROM sqlite_master WHERE sql <> '' ORDER BY name")
      }
      .map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }
    let (folder, fresh) = (try Folder(), try Folder())
    let old = try FirstFormat(folder)
    do { _ = try SQLiteJournal.open(path: old.path) }
    do { _ = try SQLiteJournal.create(path: fresh.file("hall.db")) }
    let expected = try layout(fresh.file("hall.db"))
    #expect(expected.count == 16)
    #expect(try layout(old.path) == expected)
  }

  @Test("is read as it is when opened for reading: no personal records, nothing changed")
  func readsOld() throws {
    let folder = try Folder()
    let old = try FirstFormat(folder)
    let reader = try SQLiteJournal.open(path: old.path, readOnly: true)
    #expect(try reader.verify(against: old.head).isSound)
    #expect(try reader.sealedRow(row("a").name) == nil)
    #expect(try reader.sealedIDs(.applicant).isEmpty)
    #expect(try reader.sealedIDs(.applicant, lookup: Array(repeating: 1, count: 32)).isEmpty)
    #expect(try old.number("user_version") == 1)
    // Upgraded meanwhile by another terminal, the reader follows.
    try SQLiteJournal.open(path: old.path).putSealed(row("a"))
    #expect(try reader.sealedRow(row("a").name) == row("a"))
  }

  @Test("is upgraded once by many terminals at once, and all go on with it")
  func upgradesOnce() throws {
    let folder = try Folder()
    let old = try FirstFormat(folder)
    let errors = onThreads(8) { number in
      try SQLiteJournal.open(path: old.path).putSealed(row("\(number)"))
    }
    #expect(errors.isEmpty)
    let journal = try SQLiteJournal.open(path: old.path)
    #expect(try journal.sealedIDs(.applicant).count == 8)
    #expect(try journal.verify(against: old.head).isSound)
  }

  @Test("stays of its format, whole, when the disk is full; with room again it is upgraded")
  func survivesFullDisk() throws {
    let folder = try Folder()
    let old = try FirstFormat(folder)
    let options = SQLiteJournal.Options(maximumPages: try old.number("page_count"))
    #expect(throws: JournalError.full(old.path)) {
      try SQLiteJournal(path: old.path, readOnly: false, options: options)
    }
    #expect(try old.number("user_version") == 1)
    #expect(try SQLiteJournal.open(path: old.path, readOnly: true).verify(against: old.head).isSound)
    #expect(try SQLiteJournal.open(path: old.path).stats().format == 5)
  }
}
