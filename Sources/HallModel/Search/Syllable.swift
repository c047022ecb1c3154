/// A pinyin syllable without tone, at most seven letters packed into one word: compared without touching memory.
struct Syllable: Hashable, Sendable {
  /// Letters, the first in the lowest byte.
  let packed: UInt64

  /// A syllable from lower-case letters; nil when it is empty or too long to be one.
  init?(_ letters: some Sequence<UInt8>) {
    var packed: UInt64 = 0
    var shift: UInt64 = 0
    for letter in letters {
      guard shift < 56 else { return nil }
      packed |= UInt64(letter) << shift
      shift += 8
    }
    guard shift > 0 else { return nil }
    self.packed = packed
  }

  var count: Int { (64 - packed.leadingZeroBitCount + 7) / 8 }
  subscript(index: Int) -> UInt32 { UInt32(truncatingIfNeeded: packed >> UInt64(index * 8)) & 0xFF }
  var letters: [UInt8] { (0..<count).map { UInt8(self[$0]) } }

  /// Whether it begins with zh, ch or sh, whose abbreviation may be two letters.
  var hasWideInitial: Bool {
    self[1] == 0x68 && (self[0] == 0x7A || self[0] == 0x63 || self[0] == 0x73)
  }

  /// How else it may be typed by someone who does not tell zh from z, ch from c, sh from s, n from l, or -ng from -n,
  /// or who types u for ü; without itself.
  var soundsLike: [Syllable] {
    let own = letters
    var heads: [[UInt8]] = [own]
    switch own[0] {
    case UInt8(ascii: "z"), UInt8(ascii: "c"), UInt8(ascii: "s"):
      heads.append(hasWideInitial ? [own[0]] + own.dropFirst(2) : [own[0], UInt8(ascii: "h")] + own.dropFirst())
    case UInt8(ascii: "n"): heads.append([UInt8(ascii: "l")] + own.dropFirst())
    case UInt8(ascii: "l"): heads.append([UInt8(ascii: "n")] + own.dropFirst())
    default: break
    }
    var forms: [[UInt8]] = heads
    for head in heads {
      if head.suffix(2) == [UInt8(ascii: "n"), UInt8(ascii: "g")] {
        forms.append(head.dropLast())
      } else if head.last == UInt8(ascii: "n"), head.count > 1 {
        forms.append(head + [UInt8(ascii: "g")])
      }
      if head.contains(UInt8(ascii: "v")) {
        forms.append(head.map { $0 == UInt8(ascii: "v") ? UInt8(ascii: "u") : $0 })
      }
    }
    return forms.dropFirst().compactMap { Syllable($0) }
  }
}
