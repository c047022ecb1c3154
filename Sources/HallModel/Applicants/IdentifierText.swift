/// Numbers as people type and paste them, made plain before they are checked.
enum IdentifierText {
  /// Full-width characters as ASCII ones, letters in capitals, without blanks and what nobody sees.
  ///
  /// Control characters stay, so that they are reported and not swallowed.
  static func plain(_ text: String) -> [Character] {
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !isBlank(scalar) { kept.append(narrowed(scalar)) }
    return String(kept).map { character in
      // Only ASCII: `ß` in capitals is two characters, and positions would no longer be those of the text.
      guard let ascii = character.asciiValue, (0x61...0x7A).contains(ascii) else { return character }
      return Character(UnicodeScalar(ascii - 0x20))
    }
  }

  /// The ASCII form of a full-width character (U+FF01–U+FF5E); every other scalar as it is.
  static func narrowed(_ scalar: UnicodeScalar) -> UnicodeScalar {
    (0xFF01...0xFF5E).contains(scalar.value) ? UnicodeScalar(scalar.value - 0xFEE0) ?? scalar : scalar
  }

  /// Blanks of all widths, line ends, and the invisible marks that come along with a pasted chat message.
  static func isBlank(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x2064, 0x2066...0x2069, 0x3000,
      0xFEFF:
      true
    default: false
    }
  }

  /// A character as a sentence may show it: one that would not be seen, or would upset the line, by its number.
  static func shown(_ character: Character) -> String {
    let scalars = character.unicodeScalars
    guard scalars.count > 8 || scalars.contains(where: { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) }) else {
      return String(character)
    }
    let first = scalars.first.map { String($0.value, radix: 16, uppercase: true) } ?? ""
    return "U+" + String(repeating: "0", count: max(0, 4 - first.count)) + first
  }

  /// The value of an ASCII digit; nil for everything else, other scripts' digits too.
  static func digit(_ character: Character) -> Int? {
    guard let ascii = character.asciiValue, (0x30...0x39).contains(ascii) else { return nil }
    return Int(ascii) - 0x30
  }

  /// The digits of a range as a number; the caller knows that they are digits.
  static func number(_ characters: some Sequence<Character>) -> Int {
    characters.reduce(0) { $0 * 10 + (digit($1) ?? 0) }
  }

  /// The position (from 1) and the character of the first one that `allowed` does not allow.
  static func firstWrong(
    _ characters: [Character], allowed: (_ position: Int, _ character: Character) -> Bool
  ) -> IdentifierFault? {
    for (index, character) in characters.enumerated() where !allowed(index + 1, character) {
      return .wrongCharacter(position: index + 1, character: character)
    }
    return nil
  }
}
