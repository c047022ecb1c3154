import GRDB
import Glibc
import Synchronization

/// One connection to a hall's file, with every failure as a ``JournalError``.
///
/// A file in a folder that may not be written, with no writer about, can be opened only as *immutable*: SQLite then takes
/// no locks and would not notice a writer of another user. So such a connection looks at the file before and after each
/// reading and opens it again when it changed.
final class SQLiteConnection: Sendable {
  let path: String
  let isReadOnly: Bool
  private let options: SQLiteJournal.Options
  private let identity: PosixFile.Identity
  /// On a disk with blocks smaller than a memory page, SQLite's log index can have holes, and a full disk would end the
  /// program (SIGBUS) when it fills one. So a little is left free there.
  private let reserve: Int64
  private let state: Mutex<State>

  private struct State: Sendable {
    var queue: DatabaseQueue
    /// The file as it was when it was opened as immutable.
    var frozen: PosixFile.Stamp?
    var reopened: Int64 = 0
  }

  /// Opens the file at an absolute, resolved path.
  init(path: String, readOnly: Bool, options: SQLiteJournal.Options) throws(JournalError) {
    self.path = path
    self.isReadOnly = readOnly
    self.options = options
    guard let identity = PosixFile.identity(path) else { throw PosixFile.failure(errno, path) }
    guard let status = PosixFile.status(path), status.st_mode & S_IFMT == S_IFREG else { throw .notAHall(path) }
    if !readOnly, !PosixFile.isWritable(path) || !PosixFile.isWritable(PosixFile.folder(path)) { throw .readOnly(path) }
    self.identity = identity
    reserve = PosixFile.blockSize(path) < 4096 ? 1 << 20 : 0
    if reserve > 0, (PosixFile.freeBytes(path) ?? reserve) < reserve { throw .full(path) }
    state = Mutex(try Self.open(path, readOnly: readOnly, options: options))
  }

  private static func open(
    _ path: String, readOnly: Bool, options: SQLiteJournal.Options
  ) throws(JournalError) -> State {
    var configuration = configuration(options)
    configuration.readonly = readOnly
    do {
      return State(queue: try DatabaseQueue(path: path, configuration: configuration))
    } catch {
      guard readOnly, let stamp = PosixFile.stamp(path), stamp.logSize == 0, isCannotOpen(error) else {
        throw SQLiteFailure.translate(error, path: path, patience: options.patience, opening: true)
      }
      do {
        return State(queue: try DatabaseQueue(path: immutable(path), configuration: configuration), frozen: stamp)
      } catch {
        throw SQLiteFailure.translate(error, path: path, patience: options.patience, opening: true)
      }
    }
  }

  static func configuration(_ options: SQLiteJournal.Options) -> Configuration {
    var configuration = Configuration()
    configuration.busyMode = .timeout(Double(options.patience) / 1000)
    // Else a rollback that fails as well would end the program.
    configuration.allowsUnsafeTransactions = true
    configuration.label = "journal"
    let pages = options.maximumPages
    configuration.prepareDatabase { db in
      try db.execute(
        sql: "PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA journal_size_limit = 16777216")
      if let pages { try db.execute(sql: "PRAGMA max_page_count = \(pages)") }
    }
    return configuration
  }

  private static func isCannotOpen(_ error: any Error) -> Bool {
    guard let code = (error as? DatabaseError)?.resultCode else { return false }
    return code == .SQLITE_CANTOPEN || code == .SQLITE_READONLY
  }

  private static func immutable(_ path: String) -> String {
    var uri = "file://"
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
        UInt8(ascii: "_"):
        uri.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        uri += "%" + Hexadecimal.string([byte])
      }
    }
    return uri + "?immutable=1"
  }

  /// Throws `vanished` when the name no longer leads to the file that is open.
  func checkStillThere() throws(JournalError) {
    guard PosixFile.identity(path) == identity else { throw .vanished(path) }
  }

  /// Runs statements on the connection.
  func run<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    try checkStillThere()
    return try runUnchecked(body)
  }

  private func runUnchecked<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    for _ in 0..<5 {
      let (queue, frozen) = try current()
      let result = Result { try queue.inDatabase(body) }
      if let frozen, PosixFile.stamp(path) != frozen { continue }
      switch result {
      case .success(let value): return value
      case .failure(let error): throw SQLiteFailure.translate(error, path: path, patience: options.patience)
      }
    }
    throw .busy(seconds: options.patience / 1000)
  }

  private func current() throws(JournalError) -> (DatabaseQueue, PosixFile.Stamp?) {
    let state = state.withLock { $0 }
    guard let frozen = state.frozen, PosixFile.stamp(path) != frozen else { return (state.queue, state.frozen) }
    let fresh = try Self.open(path, readOnly: true, options: options)
    self.state.withLock {
      $0 = State(queue: fresh.queue, frozen: fresh.frozen, reopened: $0.reopened + 1)
    }
    return (fresh.queue, fresh.frozen)
  }

  /// How often the file was opened again; part of the data version.
  var reopened: Int64 { state.withLock { $0.reopened } }

  /// Runs statements in one read transaction: all see the same moment.
  func reading<Value>(_ body: (Database) throws -> Value) throws(JournalError) -> Value {
    try run { db in
      try db.cachedStatement(sql: "BEGIN DEFERRED TRANSACTION").execute()
      defer { try? db.rollback() }
      return try body(db)
    }
  }

  /// Runs statements in one write transaction, rolled back when `body` throws or returns nil.
  func writing<Value>(_ body: (Database) throws -> Value?) throws(JournalError) -> Value? {
    guard !isReadOnly else { throw .readOnly(path) }
    if reserve > 0, (PosixFile.freeBytes(path) ?? reserve) < reserve { throw .full(path) }
    let result: Value? = try runUnchecked { db in
      try db.cachedStatement(sql: "BEGIN IMMEDIATE TRANSACTION").execute()
      do {
        try SQLiteSchema.checkFormat(db)
        guard let result = try body(db) else {
          try db.cachedStatement(sql: "ROLLBACK TRANSACTION").execute()
          return nil
        }
        try db.cachedStatement(sql: "COMMIT TRANSACTION").execute()
        return result
      } catch {
        if db.isInsideTransaction { try? db.rollback() }
        throw error
      }
    }
    // Deleted before the commit, the file has taken the commit with it.
    try checkStillThere()
    return result
  }
}

/// SQLite's errors as the journal's.
enum SQLiteFailure {
  static func translate(
    _ error: any Error, path: String, patience: Int, opening: Bool = false
  ) -> JournalError {
    if let error = error as? JournalError { return error }
    guard let error = error as? DatabaseError else { return .io("\(path): \(error)") }
    if error.extendedResultCode == .SQLITE_READONLY_DBMOVED { return .vanished(path) }
    let text = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_FULL: return .full(path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: return .busy(seconds: patience / 1000)
    case .SQLITE_NOTADB: return opening ? .notAHall(path) : .damaged(text)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: return .readOnly(path)
    case .SQLITE_CORRUPT, .SQLITE_ERROR, .SQLITE_MISMATCH, .SQLITE_SCHEMA:
      return .damaged(text)
    case .SQLITE_CANTOPEN:
      guard PosixFile.status(path) != nil else { return opening ? .notFound(path) : .vanished(path) }
      return PosixFile.isWritable(PosixFile.folder(path)) ? .io("\(path): \(text)") : .readOnly(path)
    default:
      // Some of SQLite's I/O errors are a full disk in truth (a log's index that could not grow).
      if error.resultCode == .SQLITE_IOERR, PosixFile.freeBytes(path) == 0 { return .full(path) }
      return .io("\(path): \(text) (\(error.extendedResultCode.rawValue))")
    }
  }
}
