/// What people write in their own words, before it is kept for good.
public enum RatingWords {
  /// The text on one line, without control characters and marks nobody sees, and with ID numbers and phones masked:
  /// personal data is never in the journal (domain §6).
  public static func kept(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var afterBlank = true
    for scalar in text.unicodeScalars {
      let isBlank = scalar.properties.isWhitespace
      if isBlank {
        if !afterBlank { scalars.append(" ") }
      } else if isVisible(scalar) {
        scalars.append(scalar)
      } else {
        continue
      }
      afterBlank = isBlank
    }
    if scalars.last == " " { scalars.removeLast() }
    return masked(String(scalars))
  }

  private static func isVisible(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: false
    // Joiners make one picture of several; the others turn the direction of the text around them.
    case .format: scalar.value == 0x200D
    case .privateUse: false
    default: true
    }
  }

  /// Runs of digits as long as a phone number or longer, full-width ones too, an ID number's X at the end among them.
  private static func masked(_ text: String) -> String {
    var result = ""
    var run = ""
    let close = { (run: String) in
      let plain = String(run.map { IdentifierText.narrowed($0.unicodeScalars.first!) }.map(Character.init))
      if plain.count < 11 { return run }
      return plain.count == 11 ? Masked.phone(plain) : Masked.idNumber(plain)
    }
    for character in text {
      let plain = character.unicodeScalars.count == 1 ? IdentifierText.narrowed(character.unicodeScalars.first!) : nil
      if let plain, ("0"..."9").contains(plain) || run.count == 17 && ["X", "x"].contains(plain) {
        run.append(character)
      } else {
        result += close(run)
        run = ""
        result.append(character)
      }
    }
    return result + close(run)
  }
}
