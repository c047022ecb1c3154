import HallModel
import Testing

@testable import HallStore

private let person = Applicant(
  kind: .person, name: "张三", idNumber: idNumber, phone: "13812345678",
  agent: .init(name: "李四", idNumber: "110101199003070097", phone: "13987654321"), address: "浙江省湖州市吴兴区安吉路1号")
private let enterprise = Applicant(
  kind: .enterprise, name: "湖州云溪茶业有限公司", idNumber: "91330501MA2B3C4D5X", phone: "0572-2661234")

@Suite("Applicants, drafts and documents, in every engine") struct ApplicantRecordsTests {
  @Test("an applicant gets a random id and comes back whole by it", arguments: Engine.allCases)
  func keepsApplicants(_ engine: Engine) throws {
    let hall = try engine.hall()
    let applicants = try hall.records().applicants
    let ids = try [person, enterprise, person].map { try applicants.save($0, at: .morning()) }
    #expect(Set(ids).count == 3)
    #expect(ids.allSatisfy { $0.count == 24 })
    #expect(try applicants.load(ids[0]) == person)
    #expect(try applicants.load(ids[1]) == enterprise)
    #expect(try applicants.load("none") == nil)
    #expect(person.idType == .residentID && enterprise.idType == .creditCode)
  }

  @Test("an applicant is found by exact ID number, also after the number was put right", arguments: Engine.allCases)
  func findsApplicants(_ engine: Engine) throws {
    let applicants = try engine.hall().records().applicants
    let ids = try [person, person, enterprise].map { try applicants.save($0, at: .morning()) }
    #expect(try applicants.find(idNumber: "33050119900307123x") == ids.prefix(2).sorted())
    #expect(try applicants.find(idNumber: "91330501ma2b3c4d5x") == [ids[2]])
    #expect(try applicants.find(idNumber: "110101199003070097").isEmpty)
    var corrected = person
    corrected.idNumber = "330501199003071299"
    try applicants.update(corrected, id: ids[0], at: .morning(1))
    #expect(try applicants.find(idNumber: idNumber) == [ids[1]])
    #expect(try applicants.find(idNumber: "330501199003071299") == [ids[0]])
    #expect(try applicants.load(ids[0]) == corrected)
    #expect(throws: PersonalError.noRecord(SealedName(.applicant, "none"))) {
      try applicants.update(person, id: "none", at: .morning())
    }
  }

  @Test("after the retention period an applicant is gone, and the journal verifies", arguments: Engine.allCases)
  func erasesApplicants(_ engine: Engine) throws {
    let hall = try engine.hall()
    let head = try hall.journal.fill(1...9)
    let records = try hall.records()
    let applicants = records.applicants
    let early = try applicants.save(person, keepUntil: .morning(10), at: .morning())
    let late = try applicants.save(enterprise, at: .morning())
    try applicants.update(person, id: early, at: .morning(5))
    try applicants.keep(late, until: .morning(20))
    #expect(try records.eraseDue(now: .morning(9)).records.isEmpty)
    #expect(try records.eraseDue(now: .morning(10)).records == [SealedName(.applicant, early)])
    #expect(try applicants.load(early) == nil)
    #expect(try applicants.find(idNumber: idNumber).isEmpty)
    #expect(try applicants.load(late) == enterprise)
    try applicants.keep(late, until: nil)
    #expect(try records.eraseDue(now: .morning(99)) == Erasure(records: [], isThorough: true))
    #expect(try applicants.remove(late))
    #expect(try !applicants.remove(late))
    #expect(try hall.journal.verify(against: head).isSound)
  }

  @Test("a draft outlives the terminal that wrote it and goes with its ticket", arguments: Engine.allCases)
  func keepsDrafts(_ engine: Engine) throws {
    let hall = try engine.hall()
    let drafts = try hall.records().drafts
    try drafts.save(#"{"name":"张"}"#, id: "t-2", at: .morning())
    try drafts.save(#"{"name":"张三"}"#, id: "t-2", at: .morning(1))
    try drafts.save("{}", id: "t-1", at: .morning(1))
    let key = try #require(PersonalKey(secret: Array(0..<32), hallID: "test-hall"))
    let elsewhere = try PersonalRecords(hall.anotherSealed(), key: key)
    #expect(try elsewhere.drafts.load("t-2") == #"{"name":"张三"}"#)
    #expect(try elsewhere.drafts.ids() == ["t-1", "t-2"])
    #expect(try elsewhere.drafts.remove("t-2"))
    #expect(try drafts.load("t-2") == nil)
  }

  @Test("texts of several kinds do not meet, and what is no text is refused")
  func keepsTexts() throws {
    let records = try Engine.memory.hall().records()
    try records.drafts.save("草稿", id: "1", at: .morning())
    try records.documents.save("受理通知书", id: "1", at: .morning())
    let jobs = RecordKind(rawValue: "print_job")
    try records.texts(jobs).save("任务", id: "1", at: .morning())
    #expect(try records.drafts.load("1") == "草稿")
    #expect(try records.documents.load("1") == "受理通知书")
    #expect(try records.texts(jobs).load("1") == "任务")
    try records.put([0xFF, 0xFE], .document, id: "2", at: .morning())
    #expect(throws: PersonalError.unreadable(SealedName(.document, "2"), detail: "UTF-8")) {
      try records.documents.load("2")
    }
    try records.put(Array(#"{"name":"张三"}"#.utf8), .applicant, id: "3", at: .morning())
    #expect(throws: PersonalError.unreadable(SealedName(.applicant, "3"), detail: "JSON")) {
      try records.applicants.load("3")
    }
  }

  @Test("what a later version added to an applicant does not keep this one from reading it")
  func readsLaterApplicants() throws {
    let records = try Engine.memory.hall().records()
    let json = """
      {"kind":"person","name":"张三","idType":"seafarer_passport","idNumber":"A1","phone":"","address":"","email":"x"}
      """
    try records.put(Array(json.utf8), .applicant, id: "a", at: .morning())
    let applicant = try #require(try records.applicants.load("a"))
    #expect(applicant.name == "张三" && applicant.idType.rawValue == "seafarer_passport" && applicant.agent == nil)
  }

  @Test("masked, an applicant is recognised and not given away")
  func masks() {
    let masked = person.masked
    #expect(masked.name == "张*")
    #expect(masked.idNumber == "330501********123X")
    #expect(masked.phone == "138****5678")
    #expect(masked.address == "浙江省湖州市****")
    #expect(masked.agent == .init(name: "李*", idNumber: "110101********0097", phone: "139****4321"))
    #expect(enterprise.masked.name == "湖州云溪茶业有限公司")
    #expect(Applicant.maskedAddress("湖州") == "湖****")
    #expect(Applicant.maskedAddress("") == "")
    var dumped = "\(person) \(String(reflecting: person))"
    dump(person, to: &dumped)
    for secret in ["张三", "李四", idNumber, "110101199003070097", "13812345678", "安吉路"] {
      #expect(!dumped.contains(secret))
    }
  }
}
