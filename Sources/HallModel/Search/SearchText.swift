/// How text becomes what the search compares: half-width, lower case, without tone marks, punctuation or spaces.
enum SearchText {
  /// Patterns live in 64-bit masks with a bit for "all read", so a query counts up to this many units.
  static let longest = 60
  /// A query longer than this is no name of anything; the rest is not even read.
  static let readAtMost = 1024

  /// What one scalar is for the search.
  enum Reading: Equatable {
    /// Compared as this (normalised) scalar value.
    case unit(UInt32)
    /// Ends a word: spaces, punctuation, symbols, control characters, emoji.
    case separator
    /// As if it were not there: combining marks.
    case nothing
  }

  static func read(_ scalar: Unicode.Scalar) -> Reading {
    var value = scalar.value
    if isHan(value) { return .unit(value) }
    if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
    if value < 0x80 {
      if isLetter(value) || isDigit(value) { return .unit(value) }
      if (0x41...0x5A).contains(value) { return .unit(value + 0x20) }
      return .separator
    }
    if (0x300...0x36F).contains(value) { return .nothing }
    if let plain = withoutTone(value) { return .unit(plain) }
    return scalar.properties.isAlphabetic ? .unit(value) : .separator
  }

  /// The units of a text, words run together.
  static func units(_ text: String) -> [UInt32] {
    text.unicodeScalars.compactMap { if case .unit(let value) = read($0) { value } else { nil } }
  }

  /// The words of a query in order; empty when it holds nothing to compare.
  static func words(_ query: String) -> [[UInt32]] {
    var words: [[UInt32]] = []
    var word: [UInt32] = []
    for scalar in query.unicodeScalars.prefix(readAtMost) {
      switch read(scalar) {
      case .unit(let value): word.append(value)
      case .nothing: break
      case .separator:
        if !word.isEmpty { words.append(word) }
        word.removeAll(keepingCapacity: true)
      }
    }
    if !word.isEmpty { words.append(word) }
    return words
  }

  /// Whether nothing at all was typed (spaces do not count); then the search shows what is asked for most.
  static func isBlank(_ query: String) -> Bool {
    query.unicodeScalars.prefix(readAtMost).allSatisfy { $0.properties.isWhitespace }
  }

  static func isHan(_ value: UInt32) -> Bool {
    switch value {
    case 0x3400...0x9FFF, 0x3007, 0xF900...0xFAFF, 0x20000...0x323AF: true
    default: false
    }
  }

  static func isLetter(_ value: UInt32) -> Bool { (0x61...0x7A).contains(value) }
  static func isDigit(_ value: UInt32) -> Bool { (0x30...0x39).contains(value) }

  /// Words around the matter itself ("我要办理…"), left out when the query as typed finds nothing.
  static let fillers: [[UInt32]] = [
    "我要办理", "我想办理", "怎么办理", "如何办理", "在哪办理", "我要办", "我想办", "怎么办", "我要", "我想", "怎么", "如何", "哪里", "办理", "一下",
  ].map { $0.unicodeScalars.map(\.value) }

  /// The units without fillers; nil when there was none, or when too little would be left.
  static func withoutFillers(_ units: [UInt32]) -> [UInt32]? {
    var kept: [UInt32] = []
    var index = 0
    while index < units.count {
      if let filler = fillers.first(where: { units[index...].starts(with: $0) }) {
        index += filler.count
      } else {
        kept.append(units[index])
        index += 1
      }
    }
    return kept.count < units.count && kept.count >= 2 ? kept : nil
  }

  /// The plain letter of a vowel (or n) with a tone mark; ü is written v.
  private static func withoutTone(_ value: UInt32) -> UInt32? {
    switch value {
    case 0xE0, 0xE1, 0x101, 0x1CE: 0x61
    case 0xE8, 0xE9, 0x113, 0x11B: 0x65
    case 0xEC, 0xED, 0x12B, 0x1D0: 0x69
    case 0xF2, 0xF3, 0x14D, 0x1D2: 0x6F
    case 0xF9, 0xFA, 0x16B, 0x1D4: 0x75
    case 0xDC, 0xFC, 0x1D6, 0x1D8, 0x1DA, 0x1DC: 0x76
    case 0x144, 0x148, 0x1F9: 0x6E
    default: nil
    }
  }
}
