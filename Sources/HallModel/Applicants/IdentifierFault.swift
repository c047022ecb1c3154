/// Why a number that identifies somebody, or a telephone number, cannot be right.
///
/// A fault tells what to look at, never what the right digit would be: a check digit that does not fit says only that
/// some digit is wrong, and "correcting" the last one would hide which.
public enum IdentifierFault: Error, Hashable, Sendable {
  /// Nothing but blanks.
  case empty
  /// So many characters where there must be one of `expected`.
  case wrongLength(found: Int, expected: [Int])
  /// A character that cannot stand at this position (from 1).
  case wrongCharacter(position: Int, character: Character)
  /// The first two digits name no province (GB/T 2260).
  case unknownArea(String)
  /// The digits of the date of birth are no date: `yyyymmdd` as they stand there.
  case noSuchDate(String)
  /// The date of birth is after today.
  case inFuture(Day)
  /// The check digit does not fit: some digit is wrong.
  case checkDigit
  /// A 15-digit identity number: cards with one ended on 2013-01-01 (amendment of the identity card law, 2011).
  case oldIDNumber
  /// A 15-digit registration number of the industry and commerce register, replaced by the credit code in 2015.
  case oldRegistrationNumber
  /// A fixed-line number without its area code.
  case missingAreaCode
  /// A beginning that no number has: `12…` for a mobile phone, `9` after an area code.
  case wrongBeginning(String)

  /// `snake_case` name, the key of the sentence (`fault.CODE` in the texts).
  public var code: String {
    switch self {
    case .empty: "empty"
    case .wrongLength: "wrong_length"
    case .wrongCharacter: "wrong_character"
    case .unknownArea: "unknown_area"
    case .noSuchDate: "no_such_date"
    case .inFuture: "birth_in_future"
    case .checkDigit: "check_digit"
    case .oldIDNumber: "old_id_number"
    case .oldRegistrationNumber: "old_registration_number"
    case .missingAreaCode: "missing_area_code"
    case .wrongBeginning: "wrong_beginning"
    }
  }

  /// What the sentence names: `found` and `expected`, `position` and `character`, `area`, `date`, `beginning`.
  public var details: [String: String] {
    switch self {
    case .wrongLength(let found, let expected):
      ["found": String(found), "expected": expected.map(String.init).joined(separator: "/")]
    case .wrongCharacter(let position, let character):
      ["position": String(position), "character": IdentifierText.shown(character)]
    case .unknownArea(let area): ["area": area]
    case .noSuchDate(let date): ["date": date]
    case .inFuture(let day): ["date": day.text]
    case .wrongBeginning(let beginning): ["beginning": beginning]
    case .empty, .checkDigit, .oldIDNumber, .oldRegistrationNumber, .missingAreaCode: [:]
    }
  }
}
