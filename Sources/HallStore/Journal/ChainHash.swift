import Crypto

/// The hashes that tie every event to all events before it; every engine uses these, so a hall can move between engines.
public enum ChainHash {
  /// The length of a hash, in bytes.
  public static let length = 32

  /// What stands before the first event: SHA-256 of the hall's id, so that two halls never share a history.
  public static func genesis(hallID: String) -> [UInt8] {
    Array(SHA256.hash(data: Array(hallID.utf8)))
  }

  /// The hash of an event that follows one with hash `previous`.
  ///
  /// The content is laid out without ambiguity: layout number 1, seq, time, body version (8 bytes each, most significant
  /// first), the back-dated mark, then each text with its length before it.
  public static func next(after previous: [UInt8], seq: Int64, draft: EventDraft) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(192 + draft.body.utf8.count)
    content += previous
    content.append(1)
    append(seq, to: &content)
    append(draft.at, to: &content)
    append(Int64(draft.version), to: &content)
    content.append(draft.backdated ? 1 : 0)
    append(draft.terminal, to: &content)
    append(draft.staff, to: &content)
    append(draft.subject, to: &content)
    append(draft.kind, to: &content)
    append(draft.body, to: &content)
    return Array(SHA256.hash(data: content))
  }

  /// SHA-256 of any bytes, 32 bytes.
  static func digest(_ bytes: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: bytes))
  }

  /// What a stored copy of folded state (snapshot, day summary) is sealed with: its kind, place, head and bytes together.
  static func seal(_ kind: String, _ numbers: [Int64], head: [UInt8], body: [UInt8]) -> [UInt8] {
    var prefix: [UInt8] = []
    append(kind, to: &prefix)
    for number in numbers { append(number, to: &prefix) }
    prefix += head
    var hash = SHA256()
    hash.update(data: prefix)
    hash.update(data: body)
    return Array(hash.finalize())
  }

  private static func append(_ number: Int64, to content: inout [UInt8]) {
    withUnsafeBytes(of: number.bigEndian) { content += $0 }
  }

  private static func append(_ text: String, to content: inout [UInt8]) {
    append(Int64(text.utf8.count), to: &content)
    content += text.utf8
  }
}

/// Hexadecimal text of bytes and back.
enum Hexadecimal {
  /// Two small digits a byte.
  static func string(_ bytes: some Sequence<UInt8>) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in bytes {
      text.append(digit(byte >> 4))
      text.append(digit(byte & 15))
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes; nil for an odd number of digits or anything that is not a digit.
  static func bytes(_ text: some StringProtocol) -> [UInt8]? {
    var bytes: [UInt8] = []
    var high: UInt8?
    for character in text.utf8 {
      guard let value = value(character) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return high == nil ? bytes : nil
  }

  private static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  private static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
