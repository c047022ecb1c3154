/// The name of a sealed row: what kind of record it is, and which one.
public struct SealedName: Hashable, Comparable, Sendable {
  /// What kind of record it is.
  public let kind: RecordKind
  /// Which one; an id that says nothing about a person.
  public let id: String

  /// A name.
  public init(_ kind: RecordKind, _ id: String) {
    self.kind = kind
    self.id = id
  }

  /// By kind, then by id.
  public static func < (one: SealedName, other: SealedName) -> Bool {
    (one.kind.rawValue, one.id) < (other.kind.rawValue, other.id)
  }
}

/// What kind of personal record a row holds; parts of the program that keep others add their own.
public struct RecordKind: RawRepresentable, Hashable, Sendable {
  /// The name kept in the store, in snake case.
  public let rawValue: String

  /// A kind of that name.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// An ``Applicant``.
  public static let applicant = RecordKind(rawValue: "applicant")
  /// An intake form that is not finished; the id is the ticket's.
  public static let draft = RecordKind(rawValue: "draft")
  /// A document with an applicant's data in it.
  public static let document = RecordKind(rawValue: "document")
}

/// One row as the store holds it: nothing in it can be read without the key.
public struct SealedRow: Hashable, Sendable {
  /// Which record it is.
  public var name: SealedName
  /// A keyed hash of the value the record is found by, 32 bytes; nil when it is found by its id only.
  public var lookup: [UInt8]?
  /// The sealed record.
  public var body: [UInt8]
  /// When it is to be erased, milliseconds since 1970 UTC; nil while that is not decided.
  public var keepUntil: Int64?
  /// When it was last written, milliseconds since 1970 UTC.
  public var changedAt: Int64

  /// A row.
  public init(name: SealedName, lookup: [UInt8]?, body: [UInt8], keepUntil: Int64?, changedAt: Int64) {
    self.name = name
    self.lookup = lookup
    self.body = body
    self.keepUntil = keepUntil
    self.changedAt = changedAt
  }
}

/// Where sealed rows are kept: beside the events, never among them, so that erasing a person leaves the chain of hashes
/// whole (Personal Information Protection Law, article 47, asks for the erasing).
///
/// Every engine keeps the same promises, proved by one test suite. A change is atomic and durable before it returns, and
/// is made in the writers' turn. None of these calls needs a key.
public protocol SealedStore: AnyObject, Sendable {
  /// The random id the hall got when it was made.
  var hallID: String { get }

  /// The row of that name; nil when there is none.
  func sealedRow(_ name: SealedName) throws(JournalError) -> SealedRow?

  /// The ids of all rows of a kind, in order.
  func sealedIDs(_ kind: RecordKind) throws(JournalError) -> [String]

  /// The ids of a kind's rows with exactly that lookup hash, in order.
  func sealedIDs(_ kind: RecordKind, lookup: [UInt8]) throws(JournalError) -> [String]

  /// Writes a row, in place of the one of that name if there is one.
  func putSealed(_ row: SealedRow) throws(JournalError)

  /// Writes a row in place of the one of that name but leaves its `keepUntil`; false, and nothing written, if there is
  /// none.
  func updateSealed(_ row: SealedRow) throws(JournalError) -> Bool

  /// Sets when a row is to be erased; false if there is none of that name.
  func keepSealed(_ name: SealedName, until: Int64?) throws(JournalError) -> Bool

  /// Removes a row; false if there was none of that name.
  func removeSealed(_ name: SealedName) throws(JournalError) -> Bool

  /// Removes every row whose `keepUntil` is `now` or earlier; returns their names in order.
  func eraseSealed(dueAt now: Int64) throws(JournalError) -> [SealedName]

  /// Clears what removed and replaced rows have left in the store's files; false when another terminal was reading
  /// throughout and some of it is still there: try again later. Nothing is done when nothing was removed.
  ///
  /// It copies all rows once (a second for 200,000 applicants) while others wait: for the end of the day.
  func clearSealedTraces() throws(JournalError) -> Bool

  /// Replaces each row by what `body` makes of it, all in one transaction; nil from `body` stops and undoes everything.
  ///
  /// Returns the number of rows that changed, or nil when it was stopped.
  func rewriteSealed(_ body: (SealedRow) -> SealedRow?) throws(JournalError) -> Int?

  /// Calls `body` with each row in the order of the names.
  func eachSealed(_ body: (SealedRow) -> Void) throws(JournalError)
}
