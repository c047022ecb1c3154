import GRDB
import Glibc

/// A hall's journal in one SQLite file, for all terminals of one machine.
///
/// Beside the file lie `-wal` and `-shm` (SQLite's own, while it is open), `-turn` (``FairTurn``) and `-bell` (``Bell``);
/// the last two hold nothing and may be left out of copies. A file of an earlier format is upgraded when it is opened for
/// writing.
public final class SQLiteJournal: Journal {
  /// What only tests change.
  struct Options: Sendable {
    /// How long to wait for others, milliseconds.
    var patience = 10_000
    /// The most pages the file may grow to: a full disk for tests.
    var maximumPages: Int?
  }

  /// Where the file is: absolute, links followed.
  public let path: String
  /// The random id the hall got when it was made.
  public let hallID: String
  /// Whether every change is refused.
  public var isReadOnly: Bool { connection.isReadOnly }

  let connection: SQLiteConnection
  private let turn: FairTurn
  private let bell: Bell

  /// Opens a hall, however long its history, in the same short time.
  ///
  /// Throws `notFound`, `notAHall`, `newerFormat`, `damaged`, and `readOnly` when `readOnly` is false but the file or its
  /// folder may not be written.
  public static func open(path: String, readOnly: Bool = false) throws(JournalError) -> SQLiteJournal {
    try SQLiteJournal(path: path, readOnly: readOnly, options: Options())
  }

  /// Makes a new, empty hall and opens it; `hallID` is random unless given. The file appears complete or not at all.
  ///
  /// Throws `alreadyExists`, also when a log of a hall that was there before is left.
  public static func create(
    path: String, hallID: String? = nil, meta: [String: String] = [:]
  ) throws(JournalError) -> SQLiteJournal {
    try create(path: path, hallID: hallID, meta: meta, options: Options())
  }

  static func create(
    path: String, hallID: String?, meta: [String: String], options: Options
  ) throws(JournalError) -> SQLiteJournal {
    let resolved = PosixFile.resolve(path)
    try NewFile(for: resolved).fill { temporary throws(JournalError) in
      do {
        let queue = try DatabaseQueue(path: temporary, configuration: SQLiteConnection.configuration(Options()))
        try queue.inDatabase { db in
          try db.execute(sql: "PRAGMA application_id = \(SQLiteSchema.applicationID)")
          guard try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") == "wal" else {
            throw JournalError.io("\(resolved): no write-ahead log on this file system")
          }
          try db.execute(sql: "BEGIN; \(SQLiteSchema.statements)")
          var settings = meta
          settings[SQLiteSchema.hallIDKey] = hallID ?? randomID()
          for (key, value) in settings {
            try db.execute(sql: "INSERT INTO meta (key, value) VALUES (?, ?)", arguments: [key, value])
          }
          try db.execute(sql: "PRAGMA user_version = \(SQLiteSchema.format); COMMIT")
        }
        try queue.close()
      } catch {
        throw SQLiteFailure.translate(error, path: resolved, patience: options.patience, opening: true)
      }
    }
    return try SQLiteJournal(path: resolved, readOnly: false, options: options)
  }

  private static func randomID() -> String {
    var generator = SystemRandomNumberGenerator()
    return Hexadecimal.string((0..<16).map { _ in UInt8.random(in: 0...255, using: &generator) })
  }

  init(path: String, readOnly: Bool, options: Options) throws(JournalError) {
    let resolved = PosixFile.resolve(path)
    let connection = try SQLiteConnection(path: resolved, readOnly: readOnly, options: options)
    hallID = try connection.run { db in try SQLiteSchema.recognise(db, path: resolved) }
    if !readOnly {
      try connection.run { db in
        guard try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL") == "wal" else {
          throw JournalError.io("\(resolved): no write-ahead log on this file system")
        }
      }
    }
    self.path = resolved
    self.connection = connection
    turn = FairTurn(database: resolved, patience: options.patience)
    bell = Bell(database: resolved)
    if !readOnly { try upgrade() }
  }

  private func upgrade() throws(JournalError) {
    guard try connection.run({ db in try SQLiteSchema.foundFormat(db) }) < SQLiteSchema.format else { return }
    try withTurn { () throws(JournalError) in _ = try connection.writing(SQLiteSchema.upgrade) }
  }

  /// Runs `body` while no other terminal can append.
  public func withTurn<Value>(_ body: () throws(JournalError) -> Value) throws(JournalError) -> Value {
    guard !isReadOnly else { throw .readOnly(path) }
    try turn.enter()
    defer { turn.leave() }
    return try body()
  }

  /// Tells at once when another terminal appended.
  public func changes() -> ChangeNotice { Bell.watch(database: path) }

  /// Wakes the others after a commit.
  func ring() { bell.ring() }
}

/// A file made under another name and published when complete.
struct NewFile {
  private let path: String
  private let temporary: String

  init(for path: String) throws(JournalError) {
    for name in [path, path + "-wal"] where PosixFile.status(name) != nil {
      // A log without its database would be played into the new one.
      throw .alreadyExists(name)
    }
    self.path = path
    temporary = "\(path).\(getpid())-\(UInt32.random(in: 0...UInt32.max)).part"
  }

  func fill(_ body: (String) throws(JournalError) -> Void) throws(JournalError) {
    defer { for suffix in ["", "-wal", "-shm", "-journal", "-turn", "-bell"] { unlink(temporary + suffix) } }
    guard PosixFile.status(PosixFile.folder(path)) != nil else { throw .notFound(PosixFile.folder(path)) }
    guard PosixFile.isWritable(PosixFile.folder(path)) else { throw .readOnly(PosixFile.folder(path)) }
    try body(temporary)
    PosixFile.synchronise(temporary)
    try PosixFile.publish(temporary, as: path)
  }
}
