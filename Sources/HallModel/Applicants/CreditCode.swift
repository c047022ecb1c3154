/// A unified social credit code (统一社会信用代码, GB 32100-2015): authority, kind of body, six digits of area, nine
/// characters of the body, one check character. The letters I, O, Z, S and V are not used.
public struct CreditCode: Hashable, Sendable {
  /// The 18 characters, in capitals.
  public let text: String

  /// Reads a code as it was typed or pasted: full-width characters, blanks and small letters are understood.
  ///
  /// - Throws: the first fault in the order length, characters, check.
  public init(_ typed: String) throws(IdentifierFault) {
    let characters = IdentifierText.plain(typed)
    if characters.isEmpty { throw .empty }
    if characters.count == 15, characters.allSatisfy({ IdentifierText.digit($0) != nil }) {
      throw .oldRegistrationNumber
    }
    guard characters.count == 18 else { throw .wrongLength(found: characters.count, expected: [18]) }
    let wrong = IdentifierText.firstWrong(characters) { position, character in
      (3...8).contains(position) ? IdentifierText.digit(character) != nil : CreditCode.value(character) != nil
    }
    if let wrong { throw wrong }
    guard CreditCode.checkCharacter(characters[0..<17]) == characters[17] else { throw .checkDigit }
    text = String(characters)
  }

  /// The six digits of the area of the authority (GB/T 2260).
  public var area: String { String(text.dropFirst(2).prefix(6)) }

  /// The nine characters that are the body's organisation code (GB 11714).
  public var organisationCode: String { String(text.dropFirst(8).prefix(9)) }

  private static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

  private static func value(_ character: Character) -> Int? { alphabet.firstIndex(of: character) }

  /// The check character of the first 17 (GB 32100-2015, 4.2.6): weights are powers of three, modulo 31.
  static func checkCharacter(_ characters: some Sequence<Character>) -> Character {
    var weight = 1
    var sum = 0
    for character in characters {
      sum += weight * (value(character) ?? 0)
      weight = weight * 3 % 31
    }
    return alphabet[(31 - sum % 31) % 31]
  }
}
