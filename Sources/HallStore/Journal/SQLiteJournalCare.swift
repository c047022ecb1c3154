import FoundationEssentials
import GRDB

/// Verifying, copying and measuring a hall's file.
extension SQLiteJournal {
  /// How many events are read at a time, so that the terminals' log can be tidied in between.
  private static let portion = 2000

  /// Checks every event and blob.
  public func verify(against saved: Head?, progress: (Int64, Int64) -> Void) throws(JournalError) -> VerifyReport {
    let end = try head()
    var check = ChainCheck(hallID: hallID, saved: saved)
    var report = VerifyReport(events: 0, blobs: 0, head: end, problems: [])
    do throws(JournalError) {
      while check.head.seq < end.seq, !check.isDone {
        guard try feedPortion(through: end.seq, to: &check) else { break }
        progress(check.head.seq, end.seq)
      }
      report.problems = check.finish()
      try checkBlobs(&report)
    } catch .damaged(let detail) {
      if report.problems.isEmpty { report.problems = check.problems }
      report.problems.append(.unreadable(after: check.head.seq, detail: detail))
    }
    report.events = check.events
    return report
  }

  /// False when there are no more events.
  private func feedPortion(through end: Int64, to check: inout ChainCheck) throws(JournalError) -> Bool {
    let start = check.head.seq
    var walked = check
    // The length in bytes shows what a text hides behind a NUL.
    let sql = """
      SELECT \(Self.columns), length(CAST(terminal AS BLOB)) + length(CAST(staff AS BLOB)) + length(CAST(subject AS BLOB))
        + length(CAST(kind AS BLOB)) + length(CAST(body AS BLOB))
      FROM event WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ?
      """
    try connection.run { db in
      walked = check
      let rows = try Row.fetchCursor(db.cachedStatement(sql: sql), arguments: [start, end, Self.portion])
      while !walked.isDone, let row = try rows.next() {
        let record = Self.record(row)
        walked.feed(record, intact: record.draft.textLength == row[10])
      }
    }
    check = walked
    return check.head.seq > start
  }

  private func checkBlobs(_ report: inout VerifyReport) throws(JournalError) {
    var blobs = 0
    var altered: [VerifyProblem] = []
    try connection.run { db in
      (blobs, altered) = (0, [])
      let rows = try Row.fetchCursor(db, sql: "SELECT sha256, bytes FROM blob ORDER BY rowid")
      while altered.count < ChainCheck.enough, let row = try rows.next() {
        let name = row.bytes(0)
        if ChainHash.digest(row.bytes(1)) != name { altered.append(.blobAltered(Hexadecimal.string(name))) }
        blobs += 1
      }
    }
    report.blobs = blobs
    report.problems += altered
  }

  /// Writes a complete, checked copy to a new file.
  public func backup(to path: String) throws(JournalError) -> Head {
    let target = PosixFile.resolve(path)
    var copied = Head(seq: 0, hash: [])
    let options = Options()
    try NewFile(for: target).fill { temporary throws(JournalError) in
      // A connection of its own: this one stays free for the terminal.
      let source = try SQLiteConnection(path: self.path, readOnly: true, options: options)
      try source.run { db in
        let copy = try DatabaseQueue(path: temporary, configuration: SQLiteConnection.configuration(options))
        try copy.inDatabase { try db.backup(to: $0) }
        try copy.close()
      }
      let report = try SQLiteJournal(path: temporary, readOnly: true, options: options).verify()
      if let problem = report.problems.first { throw .damaged(problem.english) }
      copied = report.head
    }
    return copied
  }

  /// Sizes and settings for `doctor`.
  public func stats() throws(JournalError) -> JournalStats {
    let path = path
    let bytes = PosixFile.status(path)?.st_size ?? 0
    let logBytes = PosixFile.status(path + "-wal")?.st_size ?? 0
    return try connection.reading { db in
      let (head, last) = try self.last(db)
      let first = try Int64.fetchOne(db, sql: "SELECT at FROM event ORDER BY seq LIMIT 1")
      return JournalStats(
        engine: "SQLite \(try String.fetchOne(db, sql: "SELECT sqlite_version()") ?? "")", path: path,
        format: try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0, events: head.seq,
        span: first.flatMap { $0 <= last ? $0...last : nil },
        blobs: try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM blob") ?? 0,
        snapshots: try Int64.fetchAll(db, sql: "SELECT seq FROM snapshot ORDER BY seq DESC"),
        daySummaries: try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM day_summary") ?? 0,
        bytes: Int64(bytes + logBytes), logBytes: Int64(logBytes), freeBytes: PosixFile.freeBytes(path))
    }
  }
}

extension EventDraft {
  /// The bytes of all texts together.
  fileprivate var textLength: Int {
    terminal.utf8.count + staff.utf8.count + subject.utf8.count + kind.utf8.count + body.utf8.count
  }
}
