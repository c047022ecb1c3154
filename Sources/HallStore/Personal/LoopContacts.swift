import FoundationEssentials
import HallModel

extension RecordKind {
  /// Whom to call about a grievance, JSON; the id is the grievance's number.
  public static let loopContact = RecordKind(rawValue: "loop_contact")
}

/// Whom to call about a grievance: what the journal never holds (domain §6).
public struct LoopContact: Hashable, Codable, Sendable {
  /// How the person wants to be addressed; may be empty.
  public var name: String
  /// The phone number.
  public var phone: String

  /// Creates a contact.
  public init(name: String = "", phone: String) {
    self.name = name
    self.phone = phone
  }

  /// The contact as screens show it.
  public var masked: LoopContact { LoopContact(name: Masked.name(name), phone: Masked.phone(phone)) }
}

/// The contacts of grievances, sealed like everything about people.
public struct LoopContactRecords: Sendable {
  private let records: TextRecords

  init(_ records: TextRecords) { self.records = records }

  /// Keeps a contact until its end, in place of the one of that loop.
  ///
  /// - Parameter hall: whose settings say how long; the time begins now, since nobody says when a person has heard enough.
  public func save(_ contact: LoopContact, loop id: String, _ hall: Hall, at now: Moment) throws(PersonalError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(contact) else {
      throw .unreadable(SealedName(.loopContact, id), detail: "JSON")
    }
    let end = Retention(hall).end(from: now)
    try records.save(String(decoding: data, as: UTF8.self), id: id, keepUntil: end, at: now)
  }

  /// The contact of a loop; nil where none was taken down, or where it was erased. Throws `otherKey`, `altered`,
  /// `unreadable`.
  public func load(_ id: String) throws(PersonalError) -> LoopContact? {
    guard let text = try records.load(id) else { return nil }
    do {
      return try JSONDecoder().decode(LoopContact.self, from: Data(text.utf8))
    } catch {
      // The decoder's own words could hold what was read.
      throw .unreadable(SealedName(.loopContact, id), detail: "JSON")
    }
  }
}

extension PersonalRecords {
  /// The contacts of grievances.
  public var loopContacts: LoopContactRecords { LoopContactRecords(texts(.loopContact)) }
}
