import Crypto
import FoundationEssentials

/// How a record is sealed: AES-256-GCM (NIST SP 800-38D) with its name in the authenticated data, so that a row moved to
/// another name, kind or hall does not open.
///
/// A body is: layout number 1, the key's fingerprint (8 bytes), nonce (12), sealed bytes, tag (16). Sealed is the value the
/// record is found by (its length plus one in 4 bytes, 0 for none), then the record; the value is inside so that a new key
/// can make its hash anew.
struct PersonalSeal {
  static let layout: UInt8 = 1
  static let headLength = 9

  let key: PersonalKey

  /// Seals a record under its name.
  func seal(
    _ record: [UInt8], _ name: SealedName, lookup value: String?, keepUntil: Int64?, changedAt: Int64
  ) throws(PersonalError) -> SealedRow {
    let lookup = value.map { hash($0, name.kind) }
    var plain: [UInt8] = []
    plain.reserveCapacity(record.count + 64)
    append(value.map { UInt32($0.utf8.count) + 1 } ?? 0, to: &plain)
    plain += (value ?? "").utf8
    plain += record
    let head = [Self.layout] + key.fingerprint
    guard
      let box = try? AES.GCM.seal(plain, using: key.sealing, authenticating: context(head, name, lookup)),
      let sealed = box.combined
    else { throw .unreadable(name, detail: "\(record.count) bytes cannot be sealed") }
    return SealedRow(name: name, lookup: lookup, body: head + sealed, keepUntil: keepUntil, changedAt: changedAt)
  }

  /// Opens a row. Throws `otherKey`, `altered`, and `unreadable` for a layout of a newer version.
  func open(_ row: SealedRow) throws(PersonalError) -> (record: [UInt8], lookup: String?) {
    guard row.body.count > Self.headLength else { throw .altered(row.name) }
    let head = Array(row.body[..<Self.headLength])
    guard head[0] == Self.layout else { throw .unreadable(row.name, detail: "layout \(head[0])") }
    guard isOwn(row) else { throw .otherKey(row.name) }
    guard let box = try? AES.GCM.SealedBox(combined: row.body[Self.headLength...]),
      let opened = try? AES.GCM.open(box, using: key.sealing, authenticating: context(head, row.name, row.lookup))
    else { throw .altered(row.name) }
    let plain = Array(opened)
    let length = plain.prefix(4).reduce(0) { $0 << 8 | Int($1) }
    let start = 4 + max(length - 1, 0)
    guard plain.count >= start else { throw .unreadable(row.name, detail: "\(plain.count) bytes") }
    let value = length == 0 ? nil : String(decoding: plain[4..<start], as: UTF8.self)
    return (Array(plain[start...]), value)
  }

  /// Whether the row says it was sealed with this key.
  func isOwn(_ row: SealedRow) -> Bool { row.body.dropFirst().starts(with: key.fingerprint) }

  /// The keyed hash a record is found by (HMAC-SHA256, RFC 2104); without the key the few ID numbers there can be cannot
  /// be tried out. The kind is part of it, so that equal values of two kinds do not show.
  func hash(_ value: String, _ kind: RecordKind) -> [UInt8] {
    var content: [UInt8] = []
    append(kind.rawValue, to: &content)
    append(value, to: &content)
    return Array(HMAC<SHA256>.authenticationCode(for: content, using: key.lookup))
  }

  private func context(_ head: [UInt8], _ name: SealedName, _ lookup: [UInt8]?) -> [UInt8] {
    var content = head
    append(key.hallID, to: &content)
    append(name.kind.rawValue, to: &content)
    append(name.id, to: &content)
    return content + (lookup ?? [])
  }

  private func append(_ text: String, to content: inout [UInt8]) {
    append(UInt32(text.utf8.count), to: &content)
    content += text.utf8
  }

  private func append(_ number: UInt32, to content: inout [UInt8]) {
    withUnsafeBytes(of: number.bigEndian) { content += $0 }
  }
}
