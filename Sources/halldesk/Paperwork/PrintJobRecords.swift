import FoundationEssentials
import HallDocuments
import HallModel
import HallStore

extension RecordKind {
  /// A document that waits for the printer; the id is the job's.
  static let printJob = RecordKind(rawValue: "print_job")
}

/// The print queue of a hall, sealed in its store, so that every terminal sees the same jobs and none is printed twice.
///
/// A printed job is let go of: what stays is how many copies came out, beside the kept document, so that a later one says
/// which it is.
struct PrintJobRecords: PrintJobStore {
  /// People's data.
  let records: PersonalRecords
  /// Whose turn every change waits for.
  let journal: any Journal
  /// Seconds after which a job nobody printed is let go of; the document itself is kept with its case.
  private static let longest: Int64 = 30 * 86_400

  func add(_ job: PrintJob) throws -> Bool {
    try inTurn {
      if try records.texts(.printJob).load(job.id) != nil { return false }
      try write(job)
      return true
    }
  }

  func job(_ id: String) throws -> PrintJob? {
    guard let text = try records.texts(.printJob).load(id) else { return nil }
    do {
      return try JSONDecoder().decode(PrintJob.self, from: Data(text.utf8))
    } catch {
      // The decoder's own words could hold what was read.
      throw PersonalError.unreadable(SealedName(.printJob, id), detail: "JSON")
    }
  }

  func jobs() throws -> [PrintJob] {
    // One that another terminal printed or cancelled meanwhile is simply not there.
    try records.texts(.printJob).ids().compactMap(job).sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
  }

  func replace(_ job: PrintJob, revision: Int) throws -> Bool {
    try inTurn {
      guard try self.job(job.id)?.revision == revision else { return false }
      if case .printed(let at) = job.state {
        let count = PrintedCopies(records)
        try count.set(max(job.copy, count.of(job.kind, case: job.caseNumber)), job, at: Moment(seconds: at))
        try records.texts(.printJob).remove(job.id)
      } else {
        try write(job)
      }
      return true
    }
  }

  func remove(_ id: String, revision: Int) throws -> Bool {
    try inTurn {
      guard try job(id)?.revision == revision else { return false }
      return try records.texts(.printJob).remove(id)
    }
  }

  private func write(_ job: PrintJob) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let text = String(decoding: try encoder.encode(job), as: UTF8.self)
    let made = Moment(seconds: job.createdAt)
    try records.texts(.printJob).save(
      text, id: job.id, keepUntil: Moment(seconds: job.createdAt + Self.longest), at: made)
  }

  /// Looking and writing are one step for all terminals.
  private func inTurn<Value>(_ body: () throws -> Value) throws -> Value {
    let result = try journal.withTurn { () throws(JournalError) -> Result<Value, any Error> in
      Result { try body() }
    }
    return try result.get()
  }
}

/// How many copies of a case's documents came out of a printer, kept beside them.
struct PrintedCopies {
  private let texts: TextRecords

  /// The counts among a hall's records.
  init(_ records: PersonalRecords) { texts = records.documents }

  /// How many copies of the newest document of a kind came out; 0 for none.
  func of(_ kind: DocumentKind, case id: String) throws(PersonalError) -> Int {
    try texts.load(Self.name(kind, id)).flatMap { Int($0) } ?? 0
  }

  /// Sets it.
  func set(_ count: Int, _ job: PrintJob, at now: Moment) throws(PersonalError) {
    try texts.save(String(count), id: Self.name(job.kind, job.caseNumber), at: now)
  }

  /// Begins anew, for a new document of the kind.
  func forget(_ kind: DocumentKind, case id: String) throws(PersonalError) {
    try texts.remove(Self.name(kind, id))
  }

  private static func name(_ kind: DocumentKind, _ id: String) -> String { "\(id)/\(kind.rawValue)/copies" }
}
