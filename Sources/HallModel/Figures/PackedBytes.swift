/// Numbers and texts as bytes: numbers by seven bits a byte, so that small ones, which most are, take one.
struct PackedBytes {
  private(set) var bytes: [UInt8] = []

  mutating func add(raw number: UInt64) {
    var rest = number
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  /// A number that is never negative.
  mutating func add(_ number: Int) { add(raw: UInt64(number)) }

  mutating func add(signed number: Int64) { add(raw: UInt64(bitPattern: number << 1 ^ number >> 63)) }

  mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes += text.utf8
  }

  /// A byte as it is.
  mutating func add(byte: UInt8) { bytes.append(byte) }

  mutating func add(_ more: [UInt8]) { bytes += more }

  /// Takes what was added from a place on out again.
  mutating func takeBack(from start: Int) -> [UInt8] {
    defer { bytes.removeSubrange(start...) }
    return Array(bytes[start...])
  }
}

/// Reads what ``PackedBytes`` wrote. Anything else it refuses; it never reads past the end.
struct PackedReading {
  /// Bytes that are not what was expected.
  struct Unreadable: Error {}

  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Whether everything was read.
  var isAtEnd: Bool { position == bytes.count }

  mutating func byte() throws(Unreadable) -> UInt8 {
    guard position < bytes.count else { throw Unreadable() }
    defer { position += 1 }
    return bytes[position]
  }

  mutating func raw() throws(Unreadable) -> UInt64 {
    var number: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try byte()
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return number }
      shift += 7
    }
    throw Unreadable()
  }

  /// A number of things that are still to come: each takes a byte at least, which keeps nonsense small.
  mutating func count() throws(Unreadable) -> Int {
    let number = try raw()
    guard number <= UInt64(bytes.count) else { throw Unreadable() }
    return Int(number)
  }

  /// A number that is never negative.
  mutating func number() throws(Unreadable) -> Int {
    guard let number = Int(exactly: try raw()) else { throw Unreadable() }
    return number
  }

  mutating func signed() throws(Unreadable) -> Int64 {
    let number = try raw()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  mutating func text() throws(Unreadable) -> String {
    let length = try count()
    guard length <= bytes.count - position else { throw Unreadable() }
    defer { position += length }
    return String(decoding: bytes[position..<position + length], as: UTF8.self)
  }
}
