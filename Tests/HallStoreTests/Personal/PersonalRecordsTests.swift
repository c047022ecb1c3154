import Foundation
import HallModel
import Testing

@testable import HallStore

let idNumber = "33050119900307123X"

extension Moment {
  /// The start of the tests' morning and some milliseconds.
  static func morning(_ milliseconds: Int64 = 0) -> Moment {
    Moment(milliseconds: HallStoreTests.morning + milliseconds)
  }
}

extension TestHall {
  /// Records of the hall under a fixed key.
  func records(_ first: UInt8 = 0) throws -> PersonalRecords {
    let key = try #require(PersonalKey(secret: (0..<32).map { $0 + first }, hallID: journal.hallID))
    return try PersonalRecords(sealed, key: key)
  }
}

@Suite("Personal records, in every engine") struct PersonalRecordsTests {
  @Test("a record opens as it was kept, at every terminal with the key", arguments: Engine.allCases)
  func keepsRecords(_ engine: Engine) throws {
    let hall = try engine.hall()
    let records = try hall.records()
    for record in [[], [0], Array("张三".utf8), (0..<70_000).map { UInt8(truncatingIfNeeded: $0) }] {
      try records.put(record, .applicant, id: "a", lookup: idNumber, at: .morning())
      let key = try #require(PersonalKey(secret: Array(0..<32), hallID: "test-hall"))
      #expect(try PersonalRecords(hall.anotherSealed(), key: key).get(.applicant, id: "a") == record)
    }
    #expect(try records.get(.applicant, id: "b") == nil)
    #expect(try records.remove(.applicant, id: "a"))
    #expect(try records.get(.applicant, id: "a") == nil)
    #expect(throws: PersonalError.noRecord(SealedName(.applicant, "a"))) {
      try records.update([1], .applicant, id: "a", at: .morning())
    }
    #expect(throws: PersonalError.noRecord(SealedName(.applicant, "a"))) {
      try records.keep(.applicant, id: "a", until: nil)
    }
  }

  @Test("the same record sealed twice looks different, and its hash is the same")
  func hidesEquality() throws {
    let hall = try Engine.memory.hall()
    let records = try hall.records()
    for id in ["a", "b"] { try records.put(Array("李四".utf8), .applicant, id: id, lookup: idNumber, at: .morning()) }
    try records.put(Array("李四".utf8), .draft, id: "a", lookup: idNumber, at: .morning())
    let rows = try ["a", "b"].map { try #require(try hall.sealed.sealedRow(SealedName(.applicant, $0))) }
    #expect(rows[0].body != rows[1].body)
    #expect(rows[0].lookup == rows[1].lookup)
    #expect(try hall.sealed.sealedRow(SealedName(.draft, "a"))?.lookup != rows[0].lookup)
    #expect(try hall.sealed.sealedRow(SealedName(.draft, "a"))?.lookup != nil)
  }

  /// Worked out from the RFCs by another program.
  @Test("the layout of a sealed row is fixed: version 1 opens for good")
  func opensFixedRow() throws {
    let hall = try Engine.memory.hall()
    let lookup = "607690756be0b724b4c5c86b975af90b9d4c11c8ca7df637ad9b0e67765299a5"
    let body =
      "01292d528c5f619db26465666768696a6b6c6d6e6fdb6052c4e448c629bdd87684be3fbb66"
      + "0b2dee9371d0619cfba8bd85ea55ce854c7714de01d14888a42d767e"
    try hall.sealed.putSealed(
      SealedRow(
        name: SealedName(.applicant, "a1"), lookup: Hexadecimal.bytes(lookup), body: #require(Hexadecimal.bytes(body)),
        keepUntil: nil, changedAt: 0))
    let records = try hall.records()
    #expect(try records.get(.applicant, id: "a1") == Array("张三".utf8))
    #expect(try records.find(.applicant, lookup: idNumber) == ["a1"])
  }

  @Test(
    "a row moved to another id, kind or hash, cut, or changed in any byte does not open", arguments: Engine.allCases)
  func noticesTampering(_ engine: Engine) throws {
    let hall = try engine.hall()
    let store = try hall.sealed
    let records = try hall.records()
    try records.put(Array("王五".utf8), .applicant, id: "a", lookup: idNumber, at: .morning())
    let sound = try #require(try store.sealedRow(SealedName(.applicant, "a")))
    func refuses(_ row: SealedRow) throws -> Bool {
      try store.putSealed(row)
      do throws(PersonalError) {
        _ = try records.get(row.name.kind, id: row.name.id)
        return false
      } catch {
        return error == .altered(row.name) || error == .otherKey(row.name)
          || error == .unreadable(row.name, detail: "layout \(row.body[0])")
      }
    }
    for name in [SealedName(.applicant, "b"), SealedName(.draft, "a")] {
      var moved = sound
      moved.name = name
      #expect(try refuses(moved))
    }
    var row = sound
    row.lookup = nil
    #expect(try refuses(row))
    row.lookup = Array(repeating: 1, count: 32)
    #expect(try refuses(row))
    row = sound
    for index in sound.body.indices {
      row.body = sound.body
      row.body[index] ^= 1
      #expect(try refuses(row), "byte \(index)")
    }
    for length in [0, 1, 9, 10, 36, sound.body.count - 1] {
      row.body = Array(sound.body.prefix(length))
      #expect(try refuses(row), "\(length) bytes")
    }
    try store.putSealed(sound)
    #expect(try records.get(.applicant, id: "a") == Array("王五".utf8))
  }

  @Test("a row of another hall does not open, even with the same secret")
  func refusesOtherHall() throws {
    let hall = try Engine.memory.hall()
    try hall.records().put([1], .applicant, id: "a", at: .morning())
    let name = SealedName(.applicant, "a")
    let other = MemoryJournal(hallID: "other-hall")
    try other.putSealed(#require(try hall.sealed.sealedRow(name)))
    let key = try #require(PersonalKey(secret: Array(0..<32), hallID: "other-hall"))
    #expect(throws: PersonalError.otherKey(name)) { try PersonalRecords(other, key: key).get(.applicant, id: "a") }
  }

  @Test("with another key records are refused by name, and still counted and erased", arguments: Engine.allCases)
  func refusesOtherKey(_ engine: Engine) throws {
    let hall = try engine.hall()
    try hall.records().put([1], .applicant, id: "a", lookup: idNumber, keepUntil: .morning(5), at: .morning())
    let stranger = try hall.records(1)
    #expect(throws: PersonalError.otherKey(SealedName(.applicant, "a"))) { try stranger.get(.applicant, id: "a") }
    #expect(try stranger.find(.applicant, lookup: idNumber).isEmpty)
    try stranger.put([2], .draft, id: "t", at: .morning())
    let key = try #require(PersonalKey(secret: Array(1..<33), hallID: "test-hall"))
    let census = try PersonalCensus(hall.sealed, key: key, now: .morning(5))
    #expect(census.counts == [.applicant: 1, .draft: 1])
    #expect(census.foreign == 1)
    #expect(census.overdue == 1)
    // The key may be lost; the promise to erase is not.
    #expect(try hall.sealed.eraseDue(now: .morning(5)).records == [SealedName(.applicant, "a")])
    #expect(try PersonalCensus(hall.sealed, key: nil, now: .morning(5)).counts == [.draft: 1])
  }

  @Test(
    "an ID number is found however it was typed",
    arguments: ["33050119900307123x", " 330501 19900307 123X\n", "３３０５０１１９９００３０７１２３ｘ", "330501　19900307123X\u{200B}"])
  func normalises(_ typed: String) throws {
    let hall = try Engine.memory.hall()
    let records = try hall.records()
    try records.put([1], .applicant, id: "a", lookup: idNumber, at: .morning())
    #expect(try records.find(.applicant, lookup: typed) == ["a"])
    #expect(try records.find(.applicant, lookup: String(idNumber.dropLast())).isEmpty)
    #expect(try records.find(.applicant, lookup: " ").isEmpty)
  }

  @Test("finding opens no row: rows that do not open are found all the same")
  func findsWithoutOpening() throws {
    let hall = try Engine.sqlite.hall()
    let records = try hall.records()
    try records.put([1], .applicant, id: "a", lookup: idNumber, at: .morning())
    var row = try #require(try hall.sealed.sealedRow(SealedName(.applicant, "a")))
    row.body = [0]
    try hall.sealed.putSealed(row)
    #expect(try records.find(.applicant, lookup: idNumber) == ["a"])
  }

  @Test("the queue of a hall whose key is lost goes on; opening it never looks for a key")
  func needsNoKey() throws {
    let folder = try Folder()
    let path = folder.file("hall.db")
    let journal = try SQLiteJournal.create(path: path)
    #expect(throws: PersonalError.noKey(journal.path + "-key")) {
      try PersonalKeyFile.load(journal.path + "-key", hallID: journal.hallID)
    }
    #expect(mkfifo(path + "-key", 0) == 0)
    var practice = try PracticeHall(SQLiteJournal.open(path: path))
    try practice.serve(2)
    #expect(try practice.journal.verify().isSound)
  }
}
