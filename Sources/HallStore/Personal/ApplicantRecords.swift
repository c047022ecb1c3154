import FoundationEssentials
import HallModel

/// Applicants, found by id or exact ID number. The id stands in events in place of the person.
public struct ApplicantRecords: Sendable {
  private let records: PersonalRecords
  private let makeID: @Sendable () -> String

  init(_ records: PersonalRecords, makeID: @escaping @Sendable () -> String) {
    self.records = records
    self.makeID = makeID
  }

  /// Keeps a new applicant; returns the id it got, random and so without a hint to the person.
  public func save(_ applicant: Applicant, keepUntil: Moment? = nil, at now: Moment) throws(PersonalError) -> String {
    let id = makeID()
    try records.put(
      encode(applicant, id), .applicant, id: id, lookup: applicant.idNumber, keepUntil: keepUntil, at: now)
    return id
  }

  /// Changes an applicant; how long the record is kept stays. Throws `noRecord`.
  public func update(_ applicant: Applicant, id: String, at now: Moment) throws(PersonalError) {
    try records.update(encode(applicant, id), .applicant, id: id, lookup: applicant.idNumber, at: now)
  }

  /// The applicant of that id; nil when erased. Throws `otherKey`, `altered`, `unreadable`.
  public func load(_ id: String) throws(PersonalError) -> Applicant? {
    guard let bytes = try records.get(.applicant, id: id) else { return nil }
    do {
      return try JSONDecoder().decode(Applicant.self, from: Data(bytes))
    } catch {
      // The decoder's own words could hold what was read.
      throw .unreadable(SealedName(.applicant, id), detail: "JSON")
    }
  }

  /// The ids of the records with exactly that ID number, in whatever case and width it was typed.
  public func find(idNumber: String) throws(PersonalError) -> [String] {
    try records.find(.applicant, lookup: idNumber)
  }

  /// Removes an applicant; false when there was none.
  @discardableResult
  public func remove(_ id: String) throws(PersonalError) -> Bool { try records.remove(.applicant, id: id) }

  /// Sets when an applicant is to be erased: the retention period after the last case is closed. Throws `noRecord`.
  public func keep(_ id: String, until: Moment?) throws(PersonalError) {
    try records.keep(.applicant, id: id, until: until)
  }

  private func encode(_ applicant: Applicant, _ id: String) throws(PersonalError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(applicant))
    } catch {
      throw .unreadable(SealedName(.applicant, id), detail: "JSON")
    }
  }
}

/// Sealed texts of one kind under ids of the caller's.
public struct TextRecords: Sendable {
  private let records: PersonalRecords
  private let kind: RecordKind

  init(_ records: PersonalRecords, _ kind: RecordKind) {
    self.records = records
    self.kind = kind
  }

  /// Keeps a text, in place of the one of that id.
  public func save(_ text: String, id: String, keepUntil: Moment? = nil, at now: Moment) throws(PersonalError) {
    try records.put(Array(text.utf8), kind, id: id, keepUntil: keepUntil, at: now)
  }

  /// The text; nil when there is none. Throws `otherKey`, `altered`, `unreadable`.
  public func load(_ id: String) throws(PersonalError) -> String? {
    guard let bytes = try records.get(kind, id: id) else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .unreadable(SealedName(kind, id), detail: "UTF-8")
    }
    return text
  }

  /// Removes a text; false when there was none.
  @discardableResult
  public func remove(_ id: String) throws(PersonalError) -> Bool { try records.remove(kind, id: id) }

  /// The ids of all that are kept.
  public func ids() throws(PersonalError) -> [String] { try records.ids(kind) }
}

extension PersonalRecords {
  /// The applicants.
  public var applicants: ApplicantRecords { ApplicantRecords(self, makeID: Self.randomID) }

  /// Intake forms that are not finished, JSON under the ticket's id: they outlive a crash and go with a transfer.
  public var drafts: TextRecords { TextRecords(self, .draft) }

  /// Documents with an applicant's data in them, under the caller's ids.
  public var documents: TextRecords { TextRecords(self, .document) }

  /// Texts of another kind.
  public func texts(_ kind: RecordKind) -> TextRecords { TextRecords(self, kind) }

  /// 24 hexadecimal digits that say nothing.
  public static func randomID() -> String {
    Hexadecimal.string((0..<12).map { _ in UInt8.random(in: .min ... .max) })
  }
}
