import GRDBSQLite
import Glibc
import HallModel
import HallStore

/// The yardstick: the very rows the hall would write, one by one, in the very same file layout, by SQLite's C interface
/// and nothing else. No catching up, no rules, no hashes, no order among waiting processes but SQLite's own.
struct BareWorker {
  let path: String
  let number: Int

  func run(from start: Int64, to end: Int64) throws -> WorkerResult {
    let rows = try rows()
    var database: OpaquePointer?
    guard sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nil) == SQLITE_OK else {
      throw BenchFailure("sqlite: \(path)")
    }
    defer { sqlite3_close(database) }
    sqlite3_busy_timeout(database, 60_000)
    try run("PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216", database)
    let begin = try prepare("BEGIN IMMEDIATE", database)
    let commit = try prepare("COMMIT", database)
    let insert = try prepare(
      """
      INSERT INTO event (at, terminal, staff, subject, kind, version, body, backdated, hash)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """, database)
    defer { for statement in [begin, commit, insert] { sqlite3_finalize(statement) } }
    var result = WorkerResult(number: number)
    let hash = [UInt8](repeating: 7, count: 32)
    try Clock.wait(for: start)
    while Clock.now < end {
      for row in rows {
        let time = try Clock.time {
          try step(begin, database)
          bind(row, hash, to: insert)
          try step(insert, database)
          try step(commit, database)
        }
        result.others.append(time)
      }
    }
    return result
  }

  /// The rows of the one ticket that went through this hall already.
  private func rows() throws -> [EventDraft] {
    let journal = try SQLiteJournal.open(path: path, readOnly: true)
    let rows = try journal.read(after: 0, limit: 1000).map(\.draft).filter { $0.kind.hasPrefix("ticket_") }
    guard !rows.isEmpty else { throw BenchFailure("no rows to write") }
    return Array(rows.prefix(4))
  }

  private func bind(_ row: EventDraft, _ hash: [UInt8], to statement: OpaquePointer?) {
    // SQLite copies what it is given as SQLITE_TRANSIENT, a constant Swift cannot import.
    let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    sqlite3_bind_int64(statement, 1, row.at)
    for (index, text) in [row.terminal, row.staff, row.subject, row.kind].enumerated() {
      sqlite3_bind_text(statement, Int32(2 + index), text, -1, copied)
    }
    sqlite3_bind_int64(statement, 6, Int64(row.version))
    sqlite3_bind_text(statement, 7, row.body, -1, copied)
    sqlite3_bind_int64(statement, 8, 0)
    sqlite3_bind_blob(statement, 9, hash, Int32(hash.count), copied)
  }

  private func step(_ statement: OpaquePointer?, _ database: OpaquePointer?) throws {
    guard sqlite3_step(statement) == SQLITE_DONE else {
      throw BenchFailure("sqlite: \(String(cString: sqlite3_errmsg(database)))")
    }
    sqlite3_reset(statement)
  }

  private func prepare(_ sql: String, _ database: OpaquePointer?) throws -> OpaquePointer? {
    var statement: OpaquePointer?
    guard sqlite3_prepare_v2(database, sql, -1, &statement, nil) == SQLITE_OK else {
      throw BenchFailure("sqlite: \(String(cString: sqlite3_errmsg(database)))")
    }
    return statement
  }

  private func run(_ sql: String, _ database: OpaquePointer?) throws {
    guard sqlite3_exec(database, sql, nil, nil, nil) == SQLITE_OK else {
      throw BenchFailure("sqlite: \(String(cString: sqlite3_errmsg(database)))")
    }
  }
}
