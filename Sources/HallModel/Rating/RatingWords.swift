/// What people write in their own words, before it is kept for good.
public enum RatingWords {
  /// The text on one line, without control characters and marks nobody sees, and with ID numbers and phones masked:
  /// personal data is never in the journal (domain §6).
  public static func kept(_ text: String) -> String { masked(plain(text)) }

  /// Refuses words that are longer than so many characters, or that make characters of more and more parts.
  static func check(_ text: String, limit: Int) throws(Refusal) {
    let kept = plain(text)
    guard kept.count <= limit, kept.unicodeScalars.count <= limit * 4 else {
      let count = max(kept.count, kept.unicodeScalars.count / 4)
      throw Refusal("comment_too_long", ["count": String(count), "limit": String(limit)])
    }
  }

  /// Blanks become one, what nobody sees goes, and so does what is heaped on a letter.
  private static func plain(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var afterBlank = true
    var marks = 0
    var isDigit = false
    for scalar in text.unicodeScalars {
      let isBlank = scalar.properties.isWhitespace
      let isMark = isMark(scalar)
      marks = isMark ? marks + 1 : 0
      if isBlank {
        if !afterBlank { scalars.append(" ") }
      } else if isVisible(scalar), marks <= 2, !(isDigit && (isMark || scalar.value == 0x200D)) {
        scalars.append(scalar)
      } else {
        continue
      }
      afterBlank = isBlank
      isDigit = digit(scalar) != nil
    }
    if scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }

  private static func isMark(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: false
    }
  }

  private static func isVisible(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator, .privateUse: false
    // Joiners make one picture of several; the others turn the direction of the text around them.
    case .format: scalar.value == 0x200D
    default: true
    }
  }

  // MARK: Numbers that tell who somebody is

  /// The value of a digit, full-width ones too; an ID number's last may be X.
  private static func digit(_ scalar: UnicodeScalar) -> Character? {
    let narrow = IdentifierText.narrowed(scalar)
    return ("0"..."9").contains(narrow) ? Character(narrow) : nil
  }

  /// Digits one after the other, and where they stand.
  private struct Group {
    var range: Range<Int>
    var digits: String
  }

  /// Runs of eleven digits and more are masked, and so are phone and ID numbers written in groups: `138-0013-8001`,
  /// `330501 19900101 123X`.
  private static func masked(_ text: String) -> String {
    let characters = Array(text)
    let groups = groups(of: characters)
    var replacements: [(range: Range<Int>, text: String)] = []
    var first = 0
    while first < groups.count {
      let last = groups[first...].indices.last { last in
        isJoined(groups[first...last], characters) && isPersonal(groups[first...last])
      }
      if let last {
        let digits = groups[first...last].map(\.digits).joined()
        let range = groups[first].range.lowerBound..<groups[last].range.upperBound
        replacements.append((range, digits.count == 11 ? Masked.phone(digits) : Masked.idNumber(digits)))
      }
      first = (last ?? first) + 1
    }
    var result = ""
    var place = 0
    for (range, text) in replacements {
      result += String(characters[place..<range.lowerBound]) + text
      place = range.upperBound
    }
    return result + String(characters[place...])
  }

  private static func groups(of characters: [Character]) -> [Group] {
    var groups: [Group] = []
    for (place, character) in characters.enumerated() {
      let scalars = character.unicodeScalars
      guard scalars.count == 1, let scalar = scalars.first else { continue }
      let isX = ["X", "x", "Ｘ", "ｘ"].contains(character)
      guard let value = digit(scalar) ?? (isX ? "X" : nil) else { continue }
      if let last = groups.indices.last, groups[last].range.upperBound == place, groups[last].digits.last != "X" {
        groups[last].digits.append(value)
        groups[last].range = groups[last].range.lowerBound..<place + 1
      } else if !isX {
        groups.append(Group(range: place..<place + 1, digits: String(value)))
      }
    }
    return groups
  }

  /// Whether nothing but one or two separators stands between the groups.
  private static func isJoined(_ groups: ArraySlice<Group>, _ characters: [Character]) -> Bool {
    let separators: Set<Character> = [" ", "-", "‐", "‑", "–", "—", "－", ".", "·", "(", ")", "（", "）", "/", "+"]
    return zip(groups, groups.dropFirst()).allSatisfy { left, right in
      let between = characters[left.range.upperBound..<right.range.lowerBound]
      return between.count <= 2 && between.allSatisfy(separators.contains)
    }
  }

  /// One long run; or, in groups, the form of a mobile number or of a citizen's identity number.
  private static func isPersonal(_ groups: ArraySlice<Group>) -> Bool {
    let digits = groups.map(\.digits).joined()
    if groups.count == 1 { return digits.count >= 11 }
    let values = Array(digits)
    switch digits.count {
    case 11: return values[0] == "1" && ("3"..."9").contains(values[1])
    case 13: return digits.hasPrefix("86") && values[2] == "1"
    case 18:
      let (year, month, day) = (values[6..<10], values[10..<12], values[12..<14])
      return Day(
        year: Int(String(year)) ?? 0, month: Int(String(month)) ?? 0, day: Int(String(day)) ?? 0) != nil
    default: return false
    }
  }
}
