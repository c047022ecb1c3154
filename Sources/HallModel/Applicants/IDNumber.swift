/// A citizen's identity number (公民身份号码, GB 11643-1999): six digits of area, eight of birth, three of order, one check
/// character. Residence permits of Hong Kong, Macao and Taiwan residents (areas 81, 82, 83) number the same way.
public struct IDNumber: Hashable, Sendable {
  /// Male or female, by the parity of the last digit of the order.
  public enum Sex: String, Codable, Sendable, CaseIterable {
    /// 男.
    case male
    /// 女.
    case female
  }

  /// The 18 characters, the check character in capitals.
  public let text: String
  /// Date of birth.
  public let birthDate: Day

  /// Reads a number as it was typed or pasted: full-width characters, blanks and a small x are understood.
  ///
  /// - Parameters:
  ///   - typed: the number.
  ///   - today: the hall's date; nobody is born after it.
  /// - Throws: the first fault in the order in which a clerk would look for it: length, characters, area, date, check.
  public init(_ typed: String, today: Day) throws(IdentifierFault) {
    let characters = IdentifierText.plain(typed)
    if characters.isEmpty { throw .empty }
    if characters.count == 15, characters.allSatisfy({ IdentifierText.digit($0) != nil }) { throw .oldIDNumber }
    guard characters.count == 18 else { throw .wrongLength(found: characters.count, expected: [18]) }
    let wrong = IdentifierText.firstWrong(characters) { position, character in
      IdentifierText.digit(character) != nil || (position == 18 && character == "X")
    }
    if let wrong { throw wrong }
    // The first two digits only: the codes of counties change every year, and numbers keep those of their time.
    guard IDNumber.provinces.contains(IdentifierText.number(characters[0..<2])) else {
      throw .unknownArea(String(characters[0..<2]))
    }
    birthDate = try IDNumber.birthDate(characters[6..<14], today: today)
    guard IDNumber.checkCharacter(characters[0..<17]) == characters[17] else { throw .checkDigit }
    text = String(characters)
  }

  /// The six digits of the area of first registration (GB/T 2260 of that time).
  public var area: String { String(text.prefix(6)) }

  /// By the parity of the 17th digit: odd is male (GB 11643-1999, 4.2.3).
  public var sex: Sex { IdentifierText.number(text.dropLast().suffix(1)) % 2 == 1 ? .male : .female }

  /// Whether it is the number of a residence permit of Hong Kong, Macao or Taiwan residents.
  public var isResidencePermit: Bool { ["81", "82", "83"].contains(text.prefix(2)) }

  /// Completed years on a day, negative before the birth; who is born on 29 February completes a year on 1 March where
  /// there is no such day.
  public func age(on day: Day) -> Int {
    let birth = birthDate.civil
    let now = day.civil
    return now.year - birth.year - ((now.month, now.day) < (birth.month, birth.day) ? 1 : 0)
  }

  /// `330501********1234`, as screens show it.
  public var masked: String { Masked.idNumber(text) }

  /// The provinces of GB/T 2260, Taiwan (71) and the residence permits (81–83).
  private static let provinces: Set<Int> = [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65, 71, 81, 82, 83,
  ]

  /// The date eight digits name.
  static func birthDate(_ digits: ArraySlice<Character>, today: Day) throws(IdentifierFault) -> Day {
    let value = IdentifierText.number(digits)
    guard let day = Day(year: value / 10_000, month: value / 100 % 100, day: value % 100) else {
      throw .noSuchDate(String(digits))
    }
    guard day <= today else { throw .inFuture(day) }
    return day
  }

  /// The check character of the first 17 digits (ISO 7064, MOD 11-2): the weights are powers of two, which is why every
  /// wrong digit and every swap of neighbours is found.
  static func checkCharacter(_ digits: some Sequence<Character>) -> Character {
    let remainder = digits.reduce(0) { ($0 + (IdentifierText.digit($1) ?? 0)) * 2 % 11 }
    return Array("10X98765432")[remainder]
  }
}
