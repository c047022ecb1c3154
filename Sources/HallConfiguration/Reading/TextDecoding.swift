import Glibc

/// Turns the bytes of a file into text: UTF-8 with or without a mark, GB18030 (which holds GBK and GB2312), UTF-16 with
/// a mark. Spreadsheets write all of them.
public enum TextDecoding {
  /// The bytes make no text in any of them.
  public struct Undecodable: Error, Equatable {
    /// The first byte that fits nothing, from 1.
    public var offset: Int
  }

  /// The text, without a byte order mark.
  public static func decode(_ bytes: [UInt8]) throws(Undecodable) -> String {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = bytes[3...]
      guard let text = String(validating: rest, as: UTF8.self) else {
        throw Undecodable(offset: survey(bytes).firstInvalid + 1)
      }
      return text
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return try utf16(bytes, highFirst: false) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try utf16(bytes, highFirst: true) }
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    let survey = survey(bytes)
    // A damaged UTF-8 file would pass as GB18030 and turn every word into nonsense.
    if survey.hanzi > survey.invalid { throw Undecodable(offset: survey.firstInvalid + 1) }
    return try gb18030(bytes)
  }

  private static func utf16(_ bytes: [UInt8], highFirst: Bool) throws(Undecodable) -> String {
    let units: [UInt16] = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      return highFirst ? first << 8 | second : second << 8 | first
    }
    guard bytes.count % 2 == 0 else { throw Undecodable(offset: bytes.count) }
    if let text = String(validating: units, as: UTF16.self) { return text }
    var index = 0
    while index < units.count {
      if UTF16.isLeadSurrogate(units[index]), index + 1 < units.count, UTF16.isTrailSurrogate(units[index + 1]) {
        index += 2
      } else if UTF16.isLeadSurrogate(units[index]) || UTF16.isTrailSurrogate(units[index]) {
        break
      } else {
        index += 1
      }
    }
    throw Undecodable(offset: 2 + index * 2 + 1)
  }

  private static func gb18030(_ bytes: [UInt8]) throws(Undecodable) -> String {
    let converter = iconv_open("UTF-8", "GB18030")
    guard let converter, Int(bitPattern: converter) != -1 else {
      throw Undecodable(offset: survey(bytes).firstInvalid + 1)
    }
    defer { iconv_close(converter) }
    var input = bytes.map { CChar(bitPattern: $0) }
    // Two bytes become at most three, four at most four.
    var output = [CChar](repeating: 0, count: bytes.count * 2 + 16)
    var left = input.count
    var room = output.count
    let total = output.count
    let result = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var from = source.baseAddress
        var to = target.baseAddress
        return iconv(converter, &from, &left, &to, &room)
      }
    }
    let text = String(decoding: output[..<(total - room)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard result != -1, left == 0 else { throw Undecodable(offset: bytes.count - left + 1) }
    return text
  }

  /// Counts the three-byte UTF-8 characters and the bytes that are no UTF-8, and finds the first of those.
  private static func survey(_ bytes: [UInt8]) -> (hanzi: Int, invalid: Int, firstInvalid: Int) {
    var hanzi = 0
    var invalid = 0
    var first: Int?
    var index = 0
    while index < bytes.count {
      let length =
        switch bytes[index] {
        case 0..<0x80: 1
        case 0xC2..<0xE0: 2
        case 0xE0..<0xF0: 3
        case 0xF0..<0xF5: 4
        default: 0
        }
      let next = index + max(1, length)
      if length > 0, next <= bytes.count,
        length == 1 || String(validating: bytes[index..<next], as: UTF8.self) != nil
      {
        if length == 3 { hanzi += 1 }
        index = next
      } else {
        if first == nil { first = index }
        invalid += 1
        index += 1
      }
    }
    return (hanzi, invalid, first ?? bytes.count)
  }
}
