/// Turns what a terminal sends into keys.
///
/// A character split between two reads is put together, a sequence nobody knows is swallowed as a whole (it never
/// reaches a text field as letters), and Esc on its own is told from the beginning of a sequence by `flush`, which the
/// caller calls when the escape delay has passed.
public struct KeyDecoder: Sendable {
  private var sequences: [[UInt8]: Key]
  private var beginnings: Set<[UInt8]> = []
  private var longest = 0
  private var pending: [UInt8] = []
  private var pasted: [UInt8]?
  /// Whether the terminal was asked to tell of touches and the mouse. Where it was not, its reports are swallowed like any
  /// sequence nobody knows.
  public var takesPointer = false

  /// A paste longer than this comes in several parts.
  static let pasteLimit = 65_536
  /// As many bytes as should be fed at once, so that a flood of input does not hold up the screen.
  public static let longestRead = 65_536

  /// A decoder for the sequences of the common terminals and, before them, those in `sequences`.
  public init(sequences: [[UInt8]: Key] = [:]) {
    self.sequences = sequences.filter { $0.key.count > 1 && $0.key.first == 0x1B }
    for sequence in self.sequences.keys {
      longest = max(longest, sequence.count)
      for length in 1..<sequence.count { beginnings.insert(Array(sequence[..<length])) }
    }
  }

  /// Whether the beginning of a sequence, perhaps only an Esc, waits for its end.
  public var isWaiting: Bool { pasted == nil && pending.first == 0x1B }

  /// The keys in `bytes` together with what was left from before.
  public mutating func feed(_ bytes: some Sequence<UInt8>) -> [Key] {
    pending.append(contentsOf: bytes)
    return decode(isComplete: false)
  }

  /// The keys in what waits, taking it for complete: an Esc is an Esc.
  public mutating func flush() -> [Key] { decode(isComplete: true) }

  private mutating func decode(isComplete: Bool) -> [Key] {
    var keys: [Key] = []
    var text = String.UnicodeScalarView()
    func endText() {
      guard !text.isEmpty else { return }
      keys += String(text).map(Key.character)
      text = String.UnicodeScalarView()
    }
    var index = 0
    loop: while index < pending.count || pasted != nil {
      if pasted != nil {
        endText()
        guard let end = takePaste(from: index, into: &keys) else {
          index = pending.count
          break
        }
        index = end
        continue
      }
      let byte = pending[index]
      if byte == 0x1B {
        endText()
        switch escape(at: index, isComplete: isComplete) {
        case .use(let count, let key):
          if let key { keys.append(key) }
          index += count
        case .paste(let count):
          index += count
          pasted = []
        case .wait: break loop
        }
      } else if byte < 0x20 || byte == 0x7F {
        endText()
        if let key = Self.control(byte) { keys.append(key) }
        index += 1
      } else {
        switch Self.scalar(in: pending, at: index) {
        case .some(let (scalar, count)):
          if let scalar { text.append(scalar) }
          index += count
        case nil: break loop  // The rest of the character has not come yet.
        }
      }
    }
    endText()
    pending.removeFirst(min(index, pending.count))
    return keys
  }

  /// Moves pasted bytes from `pending` to `pasted`; returns where keys go on, or `nil` while the paste does.
  private mutating func takePaste(from start: Int, into keys: inout [Key]) -> Int? {
    var bytes = pasted ?? []
    let end: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]
    for index in start..<max(start, pending.count) {
      bytes.append(pending[index])
      if bytes.last == 0x7E && bytes.suffix(6).elementsEqual(end) {
        keys.append(.paste(String(decoding: bytes.dropLast(6), as: UTF8.self)))
        pasted = nil
        return index + 1
      }
    }
    if bytes.count > Self.pasteLimit {
      keys.append(.paste(String(decoding: bytes, as: UTF8.self)))
      bytes = []
    }
    pasted = bytes
    return nil
  }

  private func escape(at start: Int, isComplete: Bool) -> KeySequences.Step {
    let rest = pending[start...]
    var length = min(longest, rest.count)
    while length > 1 {
      if let key = sequences[Array(rest.prefix(length))] { return .use(length, key) }
      length -= 1
    }
    if !isComplete && rest.count < longest && beginnings.contains(Array(rest)) { return .wait }
    guard rest.count > 1 else { return isComplete ? .use(1, .escape) : .wait }
    let second = pending[start + 1]
    let step: KeySequences.Step
    switch second {
    case 0x5B: step = (takesPointer ? PointerReports.step(rest) : nil) ?? KeySequences.csi(rest)
    case 0x4F: step = KeySequences.ss3(rest)
    case 0x5D, 0x50, 0x58, 0x5E, 0x5F: step = KeySequences.report(rest)
    case 0x21..<0x7F: return .use(2, .alt(Character(Unicode.Scalar(second))))
    default: return .use(1, .escape)
    }
    guard case .wait = step, isComplete else { return step }
    // Alt with the second byte, or a sequence broken off: neither may leave letters behind.
    return rest.count == 2
      ? .use(2, .alt(Character(Unicode.Scalar(second)))) : .use(rest.count, nil)
  }

  private static func control(_ byte: UInt8) -> Key? {
    switch byte {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x01...0x1A: .control(Character(Unicode.Scalar(byte + 0x40)))
    default: nil
    }
  }

  /// The scalar that begins at `index` and its bytes; no scalar for a byte that is not UTF-8, `nil` when bytes miss.
  private static func scalar(in bytes: [UInt8], at index: Int) -> (Unicode.Scalar?, Int)? {
    let lead = bytes[index]
    let count =
      switch lead {
      case 0..<0x80: 1
      case 0xC2..<0xE0: 2
      case 0xE0..<0xF0: 3
      case 0xF0..<0xF5: 4
      default: 0
      }
    guard count > 0 else { return (nil, 1) }
    let available = bytes[index..<min(bytes.count, index + count)]
    if let bad = available.dropFirst().firstIndex(where: { $0 & 0xC0 != 0x80 }) { return (nil, bad - index) }
    guard available.count == count else { return nil }
    let text = String(validating: available, as: UTF8.self)
    return (text?.unicodeScalars.first, count)
  }
}
