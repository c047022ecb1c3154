/// A telephone number of the mainland: a mobile one, a fixed line with its area code, or a 400 number.
public struct Phone: Hashable, Sendable {
  /// What kind of number it is.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// Eleven digits from 13 to 19; it can get a short message.
    case mobile
    /// A fixed line: area code and seven or eight digits.
    case landline
    /// A company's 400 number, ten digits.
    case service
  }

  /// What kind of number it is.
  public let kind: Kind
  /// The digits, with `-` between area code and number and before an extension: `13812345678`, `0572-2661234-801`.
  public let text: String

  /// Reads a number as it was typed or pasted: `+86`, blanks, hyphens, brackets and full-width characters are understood.
  ///
  /// - Throws: the first fault; `missingAreaCode` for a fixed line without one, since nobody could call back.
  public init(_ typed: String) throws(IdentifierFault) {
    let plain = IdentifierText.plain(typed)
    if plain.isEmpty { throw .empty }
    let (number, extensionDigits) = Phone.parts(plain)
    let digits = Phone.withoutCountry(number.filter { !Phone.separators.contains($0) })
    if let wrong = Phone.wrongCharacter(plain) { throw wrong }
    if digits.first == "1" {
      kind = .mobile
      guard digits.count == 11 else { throw .wrongLength(found: digits.count, expected: [11]) }
      guard digits[1] >= "3" else { throw .wrongBeginning(String(digits[0..<2])) }
      text = String(digits)
    } else if digits.starts(with: "400") && digits.count > 8 {
      kind = .service
      guard digits.count == 10 else { throw .wrongLength(found: digits.count, expected: [10]) }
      text = String(digits)
    } else if digits.first == "0" {
      kind = .landline
      let line = try Phone.landline(digits)
      guard extensionDigits.count <= 6 else {
        throw .wrongLength(found: digits.count + extensionDigits.count, expected: [11, 12])
      }
      text = line + (extensionDigits.isEmpty ? "" : "-" + String(extensionDigits))
      return
    } else if (7...8).contains(digits.count) {
      throw .missingAreaCode
    } else if digits.count < 3 {
      throw .wrongLength(found: digits.count, expected: [10, 11, 12])
    } else {
      throw .wrongBeginning(String(digits.prefix(2)))
    }
    if !extensionDigits.isEmpty {
      throw .wrongLength(found: digits.count + extensionDigits.count, expected: [kind == .mobile ? 11 : 10])
    }
  }

  /// `138****5678`, as screens show it.
  public var masked: String { Masked.phone(text) }

  private static let separators: Set<Character> = ["-", "(", ")", "–", "—", "‐", "‑", "+", "/", "."]

  /// The number and the digits of an extension (`-801`, `转801`, `#801`).
  private static func parts(_ plain: [Character]) -> (number: [Character], extensionDigits: [Character]) {
    if let mark = plain.lastIndex(where: { $0 == "转" || $0 == "轉" || $0 == "#" }) {
      return (Array(plain[..<mark]), plain[(mark + 1)...].filter { !separators.contains($0) })
    }
    // A last group of up to five digits after a complete number is an extension: 0572-2661234-801.
    if let hyphen = plain.lastIndex(of: "-"), plain.count - hyphen - 1 <= 5,
      withoutCountry(plain[..<hyphen].filter { !separators.contains($0) }).count >= 10
    {
      return (Array(plain[..<hyphen]), Array(plain[(hyphen + 1)...]))
    }
    return (plain, [])
  }

  /// The first character that belongs to no number; an extension's mark may stand once.
  private static func wrongCharacter(_ plain: [Character]) -> IdentifierFault? {
    var marks = 0
    return IdentifierText.firstWrong(plain) { position, character in
      if ["转", "轉", "#"].contains(character) {
        marks += 1
        return marks == 1 && position > 10
      }
      if character == "+" { return position == 1 }
      return IdentifierText.digit(character) != nil || separators.contains(character)
    }
  }

  /// Without the mainland's country code.
  private static func withoutCountry(_ digits: [Character]) -> [Character] {
    // 86 begins no number of the mainland of this length, so it is the country code.
    let length = digits.starts(with: "0086") ? 4 : digits.starts(with: "86") && digits.count > 11 ? 2 : 0
    let rest = Array(digits.dropFirst(length))
    guard length > 0, let first = rest.first, !"01".contains(first), !rest.starts(with: "400") else { return rest }
    // After the country code an area code loses its zero.
    return ["0"] + rest
  }

  /// Area code (010 and 02x have three digits, the others four) and the number, which begins with 2 to 8.
  private static func landline(_ digits: [Character]) throws(IdentifierFault) -> String {
    guard digits.count > 3 else { throw .wrongLength(found: digits.count, expected: [10, 11, 12]) }
    let codeLength = digits[1] == "1" || digits[1] == "2" ? 3 : 4
    guard digits[1] != "0", digits[1] != "1" || digits[2] == "0" else {
      throw .wrongBeginning(String(digits[0..<3]))
    }
    let lengths = codeLength == 3 ? [11] : [11, 12]
    guard lengths.contains(digits.count) else { throw .wrongLength(found: digits.count, expected: lengths) }
    guard ("2"..."8").contains(digits[codeLength]) else {
      throw .wrongBeginning(String(digits[0...codeLength]))
    }
    return String(digits[..<codeLength]) + "-" + String(digits[codeLength...])
  }
}
