import Testing

@testable import HallModel

/// The fault of reading a number, nil where it is right.
private func firstFault(_ read: () throws(IdentifierFault) -> Void) -> IdentifierFault? {
  do throws(IdentifierFault) {
    try read()
    return nil
  } catch {
    return error
  }
}

@Suite("Identity numbers: GB 11643-1999")
struct IDNumberTests {
  static let today = Day(number: 20_514)  // 2026-03-02

  static func fault(of text: String) -> IdentifierFault? {
    firstFault { () throws(IdentifierFault) in _ = try IDNumber(text, today: today) }
  }

  @Test("the examples of the standard are right, with their date of birth, sex and age")
  func published() throws {
    let woman = try IDNumber("11010519491231002X", today: IDNumberTests.today)
    #expect(woman.birthDate.text == "1949-12-31" && woman.sex == .female && woman.area == "110105")
    #expect(woman.age(on: IDNumberTests.today) == 76 && !woman.isResidencePermit)
    let man = try IDNumber("440524188001010014", today: IDNumberTests.today)
    #expect(man.birthDate.text == "1880-01-01" && man.sex == .male && man.age(on: IDNumberTests.today) == 146)
    #expect(try IDNumber("810000199001010019", today: IDNumberTests.today).isResidencePermit)
  }

  @Test(
    "what an input method or a chat message adds is taken away",
    arguments: [
      "11010519491231002x", "１１０１０５１９４９１２３１００２Ｘ", " 110105 19491231 002X ", "110105\u{3000}19491231\t002ｘ\n",
      "\u{200B}\u{FEFF}110105\u{A0}19491231002X\u{200E}",
    ])
  func plain(_ text: String) throws {
    #expect(try IDNumber(text, today: IDNumberTests.today).text == "11010519491231002X")
  }

  @Test(
    "a bad number is refused with the reason a clerk can act on",
    arguments: [
      ("", .empty), (" \u{3000}\n", .empty), ("1", .wrongLength(found: 1, expected: [18])),
      ("11010519491231002", .wrongLength(found: 17, expected: [18])),
      ("11010519491231002X0", .wrongLength(found: 19, expected: [18])), ("110105491231002", .oldIDNumber),
      ("11010549123100X", .wrongLength(found: 15, expected: [18])),
      ("1101051949123100O4", .wrongCharacter(position: 17, character: "O")),
      ("X1010519491231002X", .wrongCharacter(position: 1, character: "X")),
      ("11010519491231002Y", .wrongCharacter(position: 18, character: "Y")),
      ("1101051949123100😀4", .wrongCharacter(position: 17, character: "😀")),
      ("110105194912310\u{7}24", .wrongCharacter(position: 16, character: "\u{7}")),
      ("١10105194912310024", .wrongCharacter(position: 1, character: "١")),
      ("00010519491231002X", .unknownArea("00")), ("91010519491231002X", .unknownArea("91")),
      ("110105194913310020", .noSuchDate("19491331")), ("110105194902290020", .noSuchDate("19490229")),
      ("110105000001010020", .noSuchDate("00000101")),
      ("110105202603030021", .inFuture(Day(number: 20_515))), ("110105194912310021", .checkDigit),
      ("😀", .wrongLength(found: 1, expected: [18])),
      (String(repeating: "1", count: 100_000), .wrongLength(found: 100_000, expected: [18])),
    ] as [(String, IdentifierFault)])
  func refused(_ text: String, _ expected: IdentifierFault) {
    #expect(IDNumberTests.fault(of: text) == expected)
  }

  @Test("nobody is born after today, and somebody born today is there")
  func bornToday() throws {
    let digits = "110105202603020" + "02"
    let number = digits + String(IDNumber.checkCharacter(digits))
    #expect(try IDNumber(number, today: IDNumberTests.today).age(on: IDNumberTests.today) == 0)
    #expect(
      firstFault { () throws(IdentifierFault) in _ = try IDNumber(number, today: IDNumberTests.today.adding(days: -1)) }
        == .inFuture(IDNumberTests.today))
  }

  @Test("a year is complete on the birthday; on 1 March for 29 February where there is none")
  func age() throws {
    let digits = "11010520000229002"
    let leap = try IDNumber(digits + String(IDNumber.checkCharacter(digits)), today: IDNumberTests.today)
    let table = [("2024-02-28", 23), ("2024-02-29", 24), ("2025-02-28", 24), ("2025-03-01", 25)]
    for (day, age) in table { #expect(leap.age(on: try #require(Day(day))) == age, "\(day)") }
  }

  @Test("every single wrong digit and every swap of neighbours is found", arguments: 0..<40)
  func errorsFound(seed: Int) {
    var random = RandomSource(seed: UInt64(seed))
    let right = IDNumberTests.randomNumber(&random)
    #expect(IDNumberTests.fault(of: String(right)) == nil)
    for position in right.indices {
      for other in "0123456789X" where other != right[position] {
        var wrong = right
        wrong[position] = other
        #expect(IDNumberTests.fault(of: String(wrong)) != nil, "\(String(wrong))")
      }
      guard position > 0, right[position] != right[position - 1] else { continue }
      var swapped = right
      swapped.swapAt(position, position - 1)
      #expect(IDNumberTests.fault(of: String(swapped)) != nil, "\(String(swapped))")
    }
  }

  static func randomNumber(_ random: inout RandomSource) -> [Character] {
    let area = random.pick(["110105", "330501", "440524", "650102", "830000", "710000"])
    let birth = Day(number: Int32(random.below(20_000))).compact
    let digits = area + birth + Digits.padded(random.below(1000), 3)
    return Array(digits + String(IDNumber.checkCharacter(digits)))
  }
}

@Suite("Credit codes: GB 32100-2015")
struct CreditCodeTests {
  static func fault(of text: String) -> IdentifierFault? {
    firstFault { () throws(IdentifierFault) in _ = try CreditCode(text) }
  }

  @Test(
    "published codes are right",
    arguments: [
      "91350100M000100Y43", "91330100799655058B", "9144030071526726XG", "914403001922038216", "91110000802100433B",
      "91110108551385082Q",
    ])
  func published(_ code: String) throws {
    #expect(try CreditCode(code).text == code)
    #expect(try CreditCode(" " + code.lowercased()).text == code)
  }

  @Test("the parts are the area and the organisation code")
  func parts() throws {
    let code = try CreditCode("９１３５０１００ M000100Y43")
    #expect(code.area == "350100" && code.organisationCode == "M000100Y4")
  }

  @Test(
    "a bad code is refused with the reason a clerk can act on",
    arguments: [
      ("", .empty), ("330501000012345", .oldRegistrationNumber),
      ("91350100M000100Y4", .wrongLength(found: 17, expected: [18])),
      ("91350100M000100Y4I", .wrongCharacter(position: 18, character: "I")),
      ("9135O100M000100Y43", .wrongCharacter(position: 5, character: "O")),
      ("9135A100M000100Y43", .wrongCharacter(position: 5, character: "A")),
      ("91350100S000100Y43", .wrongCharacter(position: 9, character: "S")),
      ("91350100M00010ßY43", .wrongCharacter(position: 15, character: "ß")), ("91350100M000100Y44", .checkDigit),
      (String(repeating: "阀", count: 5000), .wrongLength(found: 5000, expected: [18])),
    ] as [(String, IdentifierFault)])
  func refused(_ text: String, _ expected: IdentifierFault) {
    #expect(CreditCodeTests.fault(of: text) == expected)
  }

  @Test("every single wrong character and every swap of neighbours is found", arguments: 0..<20)
  func errorsFound(seed: Int) {
    var random = RandomSource(seed: UInt64(seed) + 1000)
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    var right = Array("91" + Digits.padded(random.below(1_000_000), 6))
    for _ in 0..<9 { right.append(random.pick(alphabet)) }
    right.append(CreditCode.checkCharacter(right))
    #expect(CreditCodeTests.fault(of: String(right)) == nil)
    for position in right.indices {
      for other in alphabet where other != right[position] {
        var wrong = right
        wrong[position] = other
        #expect(CreditCodeTests.fault(of: String(wrong)) != nil, "\(String(wrong))")
      }
      guard position > 0, right[position] != right[position - 1] else { continue }
      var swapped = right
      swapped.swapAt(position, position - 1)
      #expect(CreditCodeTests.fault(of: String(swapped)) != nil, "\(String(swapped))")
    }
  }
}

@Suite("Faults of numbers, as scripts and sentences see them")
struct IdentifierFaultTests {
  @Test("every fault has a code of its own and no blank among its details")
  func codes() {
    let faults: [IdentifierFault] = [
      .empty, .wrongLength(found: 1, expected: [15, 18]), .wrongCharacter(position: 3, character: "\u{1}"),
      .unknownArea("00"), .noSuchDate("19491331"), .inFuture(Day(number: 0)), .checkDigit, .oldIDNumber,
      .oldRegistrationNumber, .missingAreaCode, .wrongBeginning("12"),
    ]
    #expect(Set(faults.map(\.code)).count == faults.count)
    #expect(faults.allSatisfy { $0.details.values.allSatisfy { !$0.isEmpty } })
    #expect(faults[1].details == ["found": "1", "expected": "15/18"])
    #expect(faults[2].details == ["position": "3", "character": "U+0001"])
    #expect(IdentifierFault.wrongCharacter(position: 1, character: "👩‍👧").details["character"] == "👩‍👧")
  }
}
