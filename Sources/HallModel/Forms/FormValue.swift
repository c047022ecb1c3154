/// What is wrong with a value, before it is known in which field it stands.
struct ValueFault: Error {
  var code: String
  var details: [String: String] = [:]
}

/// Values as they are typed, and as they are kept.
enum FormValue {
  /// 是 and 否 as they are kept.
  static let yes = "是"
  static let no = "否"

  /// The value as it is kept: dates as `yyyy-mm-dd`, amounts in yuan without separators, numbers in ASCII digits.
  static func read(_ typed: String, _ field: FormField, today: Day) throws(ValueFault) -> String {
    switch field.kind {
    case .text: return try text(typed, longest: field.longest)
    case .number: return try limited(number(typed), field.longest)
    case .money: return try limited(money(typed), field.longest)
    case .date:
      guard let day = day(typed) else { throw ValueFault(code: "bad_date") }
      return day.text
    case .choice: return try choice(typed, field.choices)
    case .yesNo: return try yesNo(typed)
    case .phone: return try identifier { () throws(IdentifierFault) in try Phone(typed).text }
    case .idNumber: return try identifier { () throws(IdentifierFault) in try IDNumber(typed, today: today).text }
    case .creditCode: return try identifier { () throws(IdentifierFault) in try CreditCode(typed).text }
    }
  }

  /// Words on one line: blanks, tabs and line ends between them become one space, what nobody sees is left out.
  static func text(_ typed: String, longest: Int) throws(ValueFault) -> String {
    var kept = String.UnicodeScalarView()
    var blank = false
    for scalar in typed.unicodeScalars {
      if (0x09...0x0D).contains(scalar.value) || [0x20, 0x85, 0xA0, 0x2028, 0x2029, 0x3000].contains(scalar.value) {
        blank = true
        continue
      }
      // U+200D and the variation selectors stay: emoji are built with them.
      if IdentifierText.isBlank(scalar) && scalar.value != 0x200D { continue }
      if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) {
        throw ValueFault(
          code: "control_character", details: ["character": IdentifierText.shown(Character(scalar))])
      }
      if blank && !kept.isEmpty { kept.append(" ") }
      blank = false
      kept.append(scalar)
    }
    return try limited(String(kept), longest)
  }

  /// A number that is not negative, in ASCII digits, without separators and leading zeros.
  static func number(_ typed: String) throws(ValueFault) -> String {
    let (whole, fraction) = try decimal(IdentifierText.plain(typed), "bad_number")
    let tail = String(fraction.reversed().drop { $0 == "0" }.reversed())
    return whole + (tail.isEmpty ? "" : "." + tail)
  }

  /// An amount in yuan with at most two decimals; 万 and 亿, 元 and ¥ are understood.
  static func money(_ typed: String) throws(ValueFault) -> String {
    var characters = IdentifierText.plain(typed).filter { $0 != "¥" && $0 != "￥" }
    if characters.last == "元" { characters.removeLast() }
    var shift = 0
    if let last = characters.last, let places = ["万": 4, "亿": 8][last] {
      shift = places
      characters.removeLast()
    }
    let (whole, fraction) = try decimal(characters, "bad_money")
    let digits = Array(fraction) + Array(repeating: "0" as Character, count: max(0, shift - fraction.count))
    let yuan = String((Array(whole) + digits.prefix(shift)).drop { $0 == "0" })
    let cents = String(digits.dropFirst(shift).reversed().drop { $0 == "0" }.reversed())
    guard cents.count <= 2 else { throw ValueFault(code: "bad_money") }
    let amount = yuan.isEmpty ? "0" : yuan
    return cents.isEmpty ? amount : amount + "." + cents + (cents.count == 1 ? "0" : "")
  }

  /// The digits before and after the point; commas may stand between digits as thousands separators.
  private static func decimal(
    _ characters: [Character], _ code: String
  ) throws(ValueFault) -> (whole: String, fraction: String) {
    let halves = characters.filter { $0 != "," }.split(separator: ".", omittingEmptySubsequences: false)
    guard halves.count <= 2, halves.allSatisfy({ $0.allSatisfy { IdentifierText.digit($0) != nil } }),
      !(halves.first?.isEmpty ?? true), !(halves.last?.isEmpty ?? true)
    else { throw ValueFault(code: code) }
    let whole = String(halves[0].drop { $0 == "0" })
    return (whole.isEmpty ? "0" : whole, halves.count == 2 ? String(halves[1]) : "")
  }

  /// A date as people write it: `2026-03-02`, `2026/3/2`, `2026.3.2`, `20260302`, `2026年3月2日`; nil where it is none.
  static func day(_ typed: String) -> Day? {
    var characters = IdentifierText.plain(typed)
    if characters.last == "日" || characters.last == "号" { characters.removeLast() }
    if characters.count == 8, characters.allSatisfy({ IdentifierText.digit($0) != nil }) {
      return Day(
        year: IdentifierText.number(characters[0..<4]), month: IdentifierText.number(characters[4..<6]),
        day: IdentifierText.number(characters[6..<8]))
    }
    // A year of two digits could be of either century.
    guard characters.count <= 10, characters.prefix(4).allSatisfy({ IdentifierText.digit($0) != nil }) else {
      return nil
    }
    return Day(String(characters.map { ["年", "月", ".", "/"].contains($0) ? "-" : $0 }))
  }

  /// The choice these words mean: its Chinese or English text.
  private static func choice(_ typed: String, _ choices: [FormField.Choice]) throws(ValueFault) -> String {
    let wanted = folded(typed)
    guard let found = choices.first(where: { folded($0.text) == wanted || folded($0.english) == wanted }) else {
      throw ValueFault(
        code: "unknown_choice",
        details: [
          "choices": choices.map(\.text).joined(separator: "、"),
          "choices_en": choices.map(\.english).joined(separator: ", "),
        ])
    }
    return found.text
  }

  private static func yesNo(_ typed: String) throws(ValueFault) -> String {
    switch folded(typed) {
    case "是", "Y", "YES", "TRUE", "1", "有": return yes
    case "否", "N", "NO", "FALSE", "0", "无": return no
    default: throw ValueFault(code: "bad_yes_no")
    }
  }

  /// For comparing: without blanks, in capitals and ASCII forms.
  private static func folded(_ text: String) -> String { String(IdentifierText.plain(text)) }

  private static func limited(_ text: String, _ longest: Int) throws(ValueFault) -> String {
    guard text.count <= longest else {
      throw ValueFault(code: "too_long", details: ["found": String(text.count), "longest": String(longest)])
    }
    return text
  }

  private static func identifier(_ read: () throws(IdentifierFault) -> String) throws(ValueFault) -> String {
    do throws(IdentifierFault) {
      return try read()
    } catch {
      throw ValueFault(code: error.code, details: error.details)
    }
  }
}
