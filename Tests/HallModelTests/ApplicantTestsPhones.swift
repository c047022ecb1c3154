import Testing

@testable import HallModel

@Suite("Telephone numbers")
struct PhoneTests {
  static func fault(of text: String) -> IdentifierFault? {
    do throws(IdentifierFault) {
      _ = try Phone(text)
      return nil
    } catch {
      return error
    }
  }

  @Test(
    "numbers are understood as people write them",
    arguments: [
      ("13812345678", .mobile, "13812345678"), ("138 1234 5678", .mobile, "13812345678"),
      ("138-1234-5678", .mobile, "13812345678"), ("+86 138 1234 5678", .mobile, "13812345678"),
      ("0086-13812345678", .mobile, "13812345678"), ("8613812345678", .mobile, "13812345678"),
      ("１９９００００１２３４", .mobile, "19900001234"), ("010-12345678", nil, ""), ("010-62345678", .landline, "010-62345678"),
      ("(0572)2661234", .landline, "0572-2661234"), ("（0571）87654321", .landline, "0571-87654321"),
      ("0572－2661234－801", .landline, "0572-2661234-801"), ("057187654321转12", .landline, "0571-87654321-12"),
      ("0571-87654321#6", .landline, "0571-87654321-6"), ("+86 572 2661234", .landline, "0572-2661234"),
      ("86-0572-2661234", .landline, "0572-2661234"), ("400-123-4567", .service, "4001234567"),
      ("4001234567", .service, "4001234567"),
    ] as [(String, Phone.Kind?, String)])
  func understood(_ typed: String, _ kind: Phone.Kind?, _ text: String) throws {
    guard let kind else {
      // No local number begins with 1.
      #expect(PhoneTests.fault(of: typed) == .wrongBeginning("0101"))
      return
    }
    let phone = try Phone(typed)
    #expect(phone.kind == kind && phone.text == text)
    #expect(try Phone(phone.text) == phone, "what is kept reads back")
  }

  @Test(
    "a bad number is refused with the reason",
    arguments: [
      ("", .empty), ("---", .wrongLength(found: 0, expected: [10, 11, 12])),
      ("1381234567", .wrongLength(found: 10, expected: [11])),
      ("138123456789", .wrongLength(found: 12, expected: [11])),
      ("12812345678", .wrongBeginning("12")), ("2661234", .missingAreaCode), ("87654321", .missingAreaCode),
      ("0572-12345", .wrongLength(found: 9, expected: [11, 12])), ("0572-9661234", .wrongBeginning("05729")),
      ("0008-2661234", .wrongBeginning("000")), ("011-26612345", .wrongBeginning("011")),
      ("1381234567八", .wrongCharacter(position: 11, character: "八")),
      ("😀", .wrongCharacter(position: 1, character: "😀")),
      ("138\u{0}12345678", .wrongCharacter(position: 4, character: "\u{0}")),
      ("13812345678+", .wrongCharacter(position: 12, character: "+")),
      ("13812345678转12", .wrongLength(found: 13, expected: [11])),
      ("400-123-456", .wrongLength(found: 9, expected: [10])),
      ("0571-87654321转12345678", .wrongLength(found: 20, expected: [11, 12])),
      ("55", .wrongLength(found: 2, expected: [10, 11, 12])),
      (String(repeating: "1", count: 50_000), .wrongLength(found: 50_000, expected: [11])),
      ("9512345678", .wrongBeginning("95")),
    ] as [(String, IdentifierFault)])
  func refused(_ text: String, _ expected: IdentifierFault) {
    #expect(PhoneTests.fault(of: text) == expected)
  }

  @Test("whatever is typed, reading ends in a number that reads back or in a fault", arguments: 0..<200)
  func noise(seed: Int) throws {
    var random = RandomSource(seed: UInt64(seed))
    let characters = Array("0123456789+-()转# x\u{3000}１八😀\u{7}")
    let text = String((0..<random.below(18)).map { _ in random.pick(characters) })
    guard PhoneTests.fault(of: text) == nil else { return }
    let phone = try Phone(text)
    #expect(try Phone(phone.text) == phone)
  }
}

@Suite("Other documents")
struct IDDocumentTests {
  static func read(_ kind: IDDocument.Kind, _ text: String) -> Result<String, IdentifierFault> {
    do throws(IdentifierFault) {
      return .success(try IDDocument(kind, text, today: IDNumberTests.today).number)
    } catch {
      return .failure(error)
    }
  }

  @Test(
    "documents of the right shape are accepted, in capitals and without blanks",
    arguments: [
      (.residentID, "11010519491231002x", "11010519491231002X"), (.passport, "e1234 5678", "E12345678"),
      (.passport, "EA1234567", "EA1234567"), (.passport, "ＧＢ12345", "GB12345"),
      (.hongKongMacaoPermit, "h12345678", "H12345678"),
      (.hongKongMacaoPermit, "M1234567801", "M1234567801"), (.taiwanPermit, "1234 5678", "12345678"),
      (.taiwanPermit, "0123456789(B)", "0123456789B"), (.permanentResident, "911124198108030024", "911124198108030024"),
      (.permanentResident, "can110081080310", "CAN110081080310"),
    ] as [(IDDocument.Kind, String, String)])
  func accepted(_ kind: IDDocument.Kind, _ typed: String, _ number: String) {
    #expect(IDDocumentTests.read(kind, typed) == .success(number))
  }

  @Test(
    "documents of another shape are refused with the reason",
    arguments: [
      (.residentID, "911124198108030024", .unknownArea("91")),
      (.passport, "E123", .wrongLength(found: 4, expected: [5, 6, 7, 8, 9])),
      (.passport, "ZHANG", .wrongCharacter(position: 5, character: "G")),
      (.passport, "E1234567八", .wrongCharacter(position: 9, character: "八")),
      (.hongKongMacaoPermit, "C12345678", .wrongBeginning("C")),
      (.hongKongMacaoPermit, "H1234567O", .wrongCharacter(position: 9, character: "O")),
      (.hongKongMacaoPermit, "H1234567", .wrongLength(found: 8, expected: [9, 11])),
      (.taiwanPermit, "T2345678", .wrongCharacter(position: 1, character: "T")), (.taiwanPermit, "", .empty),
      (.taiwanPermit, "1234567890123", .wrongLength(found: 13, expected: [8, 10, 11])),
      (.permanentResident, "911124198108030025", .checkDigit),
      (.permanentResident, "911124198113030024", .noSuchDate("19811303")),
      (.permanentResident, "11010519491231002X", .wrongBeginning("1")),
      (.permanentResident, "C1N110081080310", .wrongCharacter(position: 2, character: "1")),
    ] as [(IDDocument.Kind, String, IdentifierFault)])
  func refused(_ kind: IDDocument.Kind, _ typed: String, _ expected: IdentifierFault) {
    #expect(IDDocumentTests.read(kind, typed) == .failure(expected))
  }
}

@Suite("Masking of personal data")
struct MaskedTests {
  @Test("numbers and names show enough to tell people apart, and no more")
  func table() throws {
    #expect(Masked.idNumber("330501199001011234") == "330501********1234")
    #expect(Masked.idNumber("330501900101123") == "330501*****1123")
    #expect(Masked.idNumber("E12345678") == "E1*****78" && Masked.idNumber("") == "" && Masked.idNumber("123") == "***")
    #expect(Masked.phone("13812345678") == "138****5678" && Masked.phone("0572-2661234-801") == "0572-***1234-***")
    #expect(Masked.phone("010-62345678") == "010-****5678" && Masked.phone("4001234567") == "400***4567")
    #expect(Masked.phone("138") == "***" && Masked.phone("138-1234-5678") == "138******5678")
    #expect(Masked.name("张三") == "张*" && Masked.name("张三丰") == "张**" && Masked.name("欧阳小明") == "欧**")
    #expect(Masked.name("张") == "张*" && Masked.name("") == "" && Masked.name("阿卜杜拉·买买提") == "阿**")
    #expect(try IDNumber("11010519491231002X", today: IDNumberTests.today).masked == "110105********002X")
    #expect(try Phone("138 1234 5678").masked == "138****5678")
    let permit = try IDDocument(.hongKongMacaoPermit, "H12345678", today: IDNumberTests.today)
    #expect(permit.masked == "H1*****78")
  }

  @Test("a draft of any length keeps its length and is never shown whole", arguments: 0..<40)
  func drafts(length: Int) {
    let text = String(repeating: "7", count: length)
    for masked in [Masked.number(text), Masked.idNumber(text), Masked.phone(text)] {
      #expect(masked.count == length)
      #expect(length == 0 || masked.contains("*"))
    }
    #expect(Masked.number(text).filter { $0 != "*" }.count <= length / 2)
  }
}
