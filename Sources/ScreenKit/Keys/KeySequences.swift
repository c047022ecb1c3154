/// The sequences that the common terminals agree on, whatever their descriptions say.
///
/// Source: ECMA-48 (5.4), xterm's control sequences, the Linux console's `console_codes(4)`, VT220.
enum KeySequences {
  /// What the beginning of some bytes is.
  enum Step {
    /// So many bytes are used up and mean this, or nothing.
    case use(Int, Key?)
    /// So many bytes begin a paste.
    case paste(Int)
    /// The sequence is not complete.
    case wait
  }

  /// `ESC [ … final`: arrows, editing keys, function keys, the beginning of a paste.
  static func csi(_ bytes: ArraySlice<UInt8>) -> Step {
    let body = bytes.dropFirst(2)
    // The Linux console sends F1–F5 as ESC [ [ A to E.
    if body.first == 0x5B {
      guard let letter = body.dropFirst().first else { return .wait }
      return .use(4, (0x41...0x45).contains(letter) ? .function(Int(letter) - 0x40) : nil)
    }
    guard let end = body.firstIndex(where: { !(0x20..<0x40).contains($0) }) else {
      return body.count > 64 ? .use(bytes.count, nil) : .wait
    }
    let count = end - bytes.startIndex + 1
    // Broken off by something that cannot belong to it: that is read again by itself.
    guard (0x40..<0x7F).contains(bytes[end]) else { return .use(count - 1, nil) }
    let numbers = body[..<end].split(separator: 0x3B, omittingEmptySubsequences: false).map { digits in
      digits.reduce(0) { value, digit in
        (0x30..<0x3A).contains(digit) ? min(value * 10 + Int(digit) - 0x30, 0x11_0000) : value
      }
    }
    let first = numbers.first ?? 0
    let isPlain = numbers.count < 2 || numbers[1] <= 1
    switch bytes[end] {
    case 0x41: return .use(count, .up)
    case 0x42: return .use(count, .down)
    case 0x43: return .use(count, .right)
    case 0x44: return .use(count, .left)
    case 0x46: return .use(count, .end)
    case 0x48: return .use(count, .home)
    case 0x5A: return .use(count, .backTab)
    // Not R: that is also the answer to a question for the cursor's place.
    case 0x50: return .use(count, isPlain ? .function(1) : nil)
    case 0x51: return .use(count, isPlain ? .function(2) : nil)
    case 0x53: return .use(count, isPlain ? .function(4) : nil)
    case 0x75: return .use(count, isPlain ? key(code: first) : nil)
    case 0x7E where first == 200: return .paste(count)
    case 0x7E: return .use(count, editing(first, isPlain: isPlain))
    default: return .use(count, nil)
    }
  }

  /// `ESC O final`: keys in application mode; a keypad's digits stay digits.
  static func ss3(_ bytes: ArraySlice<UInt8>) -> Step {
    let digits = bytes.dropFirst(2).prefix { (0x30..<0x3A).contains($0) }.count
    guard let final = bytes.dropFirst(2 + digits).first else { return digits > 4 ? .use(bytes.count, nil) : .wait }
    let count = 3 + digits
    switch final {
    case 0x41: return .use(count, .up)
    case 0x42: return .use(count, .down)
    case 0x43: return .use(count, .right)
    case 0x44: return .use(count, .left)
    case 0x46: return .use(count, .end)
    case 0x48: return .use(count, .home)
    case 0x49: return .use(count, .tab)
    case 0x4D: return .use(count, .enter)
    case 0x50...0x53: return .use(count, .function(Int(final) - 0x4F))
    case 0x6A...0x79: return .use(count, .character(Character(Unicode.Scalar(final - 0x40))))
    case 0x58: return .use(count, .character("="))
    case 0x00..<0x20, 0x7F...: return .use(2, .alt("O"))
    default: return .use(count, nil)
    }
  }

  /// `ESC ] …`, `ESC P …` and their like, up to BEL or `ESC \`: answers of a terminal, which mean nothing here.
  static func report(_ bytes: ArraySlice<UInt8>) -> Step {
    var previous: UInt8 = 0
    for index in bytes.indices.dropFirst(2) {
      if bytes[index] == 0x07 || (previous == 0x1B && bytes[index] == 0x5C) {
        return .use(index - bytes.startIndex + 1, nil)
      }
      previous = bytes[index]
    }
    return bytes.count > 4096 ? .use(bytes.count, nil) : .wait
  }

  private static func editing(_ number: Int, isPlain: Bool) -> Key? {
    switch number {
    case 1, 7: return .home
    case 2: return .insert
    case 3: return .delete
    case 4, 8: return .end
    case 5: return .pageUp
    case 6: return .pageDown
    // A function key with Shift or Ctrl is another key, and nothing is bound to it.
    case 11...15 where isPlain: return .function(number - 10)
    case 17...21 where isPlain: return .function(number - 11)
    case 23...26 where isPlain: return .function(number - 12)
    default: return nil
    }
  }

  /// A key given by its code point.
  private static func key(code: Int) -> Key? {
    switch code {
    case 9: .tab
    case 13: .enter
    case 27: .escape
    case 8, 127: .backspace
    default: UInt32(exactly: code).flatMap(Unicode.Scalar.init).map { .character(Character($0)) }
    }
  }
}
