/// What somebody proves with who they are: kind and number.
///
/// Identity numbers are checked in full; the other documents have no published check digit, so only their shape is.
public struct IDDocument: Hashable, Sendable {
  /// The documents a hall accepts.
  public enum Kind: String, Codable, Sendable, CaseIterable {
    /// 居民身份证, and 港澳台居民居住证, which is numbered the same way (GB 11643-1999).
    case residentID = "resident_id"
    /// 护照, of China or another state.
    case passport
    /// 港澳居民来往内地通行证: H or M and eight digits, on cards before 2013 with two more for the renewal.
    case hongKongMacaoPermit = "hk_macao_permit"
    /// 台湾居民来往大陆通行证: eight digits, on older ones ten and a letter.
    case taiwanPermit = "taiwan_permit"
    /// 外国人永久居留身份证: since 2023-12 eighteen digits beginning with 9, before three letters and twelve digits.
    case permanentResident = "permanent_resident"
  }

  /// Which document.
  public let kind: Kind
  /// Its number in capitals, without blanks.
  public let number: String

  /// Reads a number as it was typed or pasted.
  ///
  /// - Parameters:
  ///   - kind: which document it is.
  ///   - typed: the number.
  ///   - today: the hall's date, for a date of birth within the number.
  /// - Throws: the first fault.
  public init(_ kind: Kind, _ typed: String, today: Day) throws(IdentifierFault) {
    self.kind = kind
    if kind == .residentID {
      number = try IDNumber(typed, today: today).text
      return
    }
    let characters = IdentifierText.plain(typed)
    if characters.isEmpty { throw .empty }
    switch kind {
    case .residentID, .passport: number = try IDDocument.passport(characters)
    case .hongKongMacaoPermit: number = try IDDocument.hongKongMacaoPermit(characters)
    case .taiwanPermit: number = try IDDocument.taiwanPermit(characters)
    case .permanentResident: number = try IDDocument.permanentResident(characters, today: today)
    }
  }

  /// The number as screens show it.
  public var masked: String { kind == .residentID ? Masked.idNumber(number) : Masked.number(number) }

  /// Five to nine letters and digits: what the machine-readable zone has room for (ICAO Doc 9303-4, 4.2.2).
  private static func passport(_ characters: [Character]) throws(IdentifierFault) -> String {
    guard (5...9).contains(characters.count) else {
      throw .wrongLength(found: characters.count, expected: [5, 6, 7, 8, 9])
    }
    let wrong = IdentifierText.firstWrong(characters) { _, character in isLetter(character) || isDigit(character) }
    if let wrong { throw wrong }
    // Letters only are a name in the wrong place.
    guard characters.contains(where: isDigit) else {
      throw .wrongCharacter(position: characters.count, character: characters[characters.count - 1])
    }
    return String(characters)
  }

  /// The rule the Ministry of Public Security published in 2010, and the card of 2013 without the last two digits.
  private static func hongKongMacaoPermit(_ characters: [Character]) throws(IdentifierFault) -> String {
    guard [9, 11].contains(characters.count) else {
      throw .wrongLength(found: characters.count, expected: [9, 11])
    }
    let wrong = IdentifierText.firstWrong(characters) { position, character in
      position == 1 ? isLetter(character) : isDigit(character)
    }
    if let wrong { throw wrong }
    guard characters[0] == "H" || characters[0] == "M" else { throw .wrongBeginning(String(characters[0])) }
    return String(characters)
  }

  /// Eight digits; on the booklets before 2015 ten and a letter in brackets.
  private static func taiwanPermit(_ typed: [Character]) throws(IdentifierFault) -> String {
    let characters = typed.filter { $0 != "(" && $0 != ")" }
    guard [8, 10, 11].contains(characters.count) else {
      throw .wrongLength(found: characters.count, expected: [8, 10, 11])
    }
    let wrong = IdentifierText.firstWrong(characters) { position, character in
      isDigit(character) || (position == 11 && isLetter(character))
    }
    if let wrong { throw wrong }
    return String(characters)
  }

  /// The card of 2023 carries the date of birth at 7–14 and the check digit of GB 11643; the older one neither in full.
  private static func permanentResident(
    _ characters: [Character], today: Day
  ) throws(IdentifierFault) -> String {
    guard [15, 18].contains(characters.count) else {
      throw .wrongLength(found: characters.count, expected: [15, 18])
    }
    let isOld = characters.count == 15
    let wrong = IdentifierText.firstWrong(characters) { position, character in
      if isOld { return position <= 3 ? isLetter(character) : isDigit(character) }
      return isDigit(character) || (position == 18 && character == "X")
    }
    if let wrong { throw wrong }
    if isOld { return String(characters) }
    guard characters[0] == "9" else { throw .wrongBeginning(String(characters[0])) }
    _ = try IDNumber.birthDate(characters[6..<14], today: today)
    guard IDNumber.checkCharacter(characters[0..<17]) == characters[17] else { throw .checkDigit }
    return String(characters)
  }

  private static func isLetter(_ character: Character) -> Bool { ("A"..."Z").contains(character) && character.isASCII }

  private static func isDigit(_ character: Character) -> Bool { IdentifierText.digit(character) != nil }
}
