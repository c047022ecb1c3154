import Foundation
import HallModel
import Testing

@testable import HallStore

@Suite("A new key for a hall") struct KeyRotationTests {
  @Test("opens and finds every record resealed with it; the old one opens none", arguments: Engine.allCases)
  func reseals(_ engine: Engine) throws {
    let hall = try engine.hall()
    let (old, new) = (try hall.records(), try hall.records(1))
    try old.put([1], .applicant, id: "a", lookup: idNumber, keepUntil: .morning(9), at: .morning(3))
    try old.put([2], .draft, id: "t", at: .morning())
    try new.put([3], .document, id: "d", at: .morning())
    let key = try #require(PersonalKey(secret: Array(1..<33), hallID: "test-hall"))
    #expect(try old.reseal(to: key) == 2)
    #expect(try old.reseal(to: key) == 0)
    #expect(try new.get(.applicant, id: "a") == [1])
    #expect(try new.get(.draft, id: "t") == [2])
    #expect(try new.get(.document, id: "d") == [3])
    #expect(try new.find(.applicant, lookup: idNumber) == ["a"])
    #expect(try old.find(.applicant, lookup: idNumber).isEmpty)
    #expect(throws: PersonalError.otherKey(SealedName(.applicant, "a"))) { try old.get(.applicant, id: "a") }
    let row = try hall.sealed.sealedRow(SealedName(.applicant, "a"))
    #expect(row?.keepUntil == morning + 9 && row?.changedAt == morning + 3)
  }

  @Test("changes nothing when one record does not open", arguments: Engine.allCases)
  func resealsAllOrNone(_ engine: Engine) throws {
    let hall = try engine.hall()
    let old = try hall.records()
    for id in ["a", "b", "c"] { try old.put([1], .applicant, id: id, at: .morning()) }
    let name = SealedName(.applicant, "b")
    var row = try #require(try hall.sealed.sealedRow(name))
    row.body[20] ^= 1
    try hall.sealed.putSealed(row)
    let key = try #require(PersonalKey(secret: Array(1..<33), hallID: "test-hall"))
    #expect(throws: PersonalError.altered(name)) { try old.reseal(to: key) }
    #expect(try old.get(.applicant, id: "a") == [1])
    #expect(try old.get(.applicant, id: "c") == [1])
    #expect(throws: PersonalError.keyOfAnotherHall("", found: "h2")) { try old.reseal(to: .temporary(hallID: "h2")) }
  }

  @Test("takes the old one's place in the key file, which is kept under another name")
  func rotates() throws {
    let disk = try RotatingHall()
    try disk.records().put([7], .applicant, id: "a", lookup: idNumber, at: .morning())
    let before = try disk.key()
    let report = try KeyRotation.run(disk.journal, path: disk.path)
    #expect(report.resealed == 1)
    #expect(try disk.key().fingerprint != before.fingerprint)
    #expect(try disk.records().get(.applicant, id: "a") == [7])
    #expect(try PersonalKeyFile.load(report.oldKey, hallID: disk.journal.hallID).key.fingerprint == before.fingerprint)
    #expect(disk.folder.names.filter { $0.contains("-key") }.count == 2)
    #expect(try KeyRotation.run(disk.journal, path: disk.path).resealed == 1)
  }

  @Test("interrupted before, during or after resealing, the same call goes on where it stopped", arguments: [0, 1, 2])
  func goesOn(_ stage: Int) throws {
    let disk = try RotatingHall()
    for id in ["a", "b"] { try disk.records().put([7], .applicant, id: id, at: .morning()) }
    let fresh = try PersonalKeyFile.create(disk.path + ".new", hallID: disk.journal.hallID).key
    if stage > 0 { #expect(try disk.records().reseal(to: fresh) == 2) }
    if stage > 1 {
      let kept = "\(disk.path).\(Hexadecimal.string(try disk.key().fingerprint))"
      #expect(link(disk.path, kept) == 0)
    }
    #expect(try KeyRotation.run(disk.journal, path: disk.path).resealed == (stage == 0 ? 2 : 0))
    #expect(try disk.key().fingerprint == fresh.fingerprint)
    #expect(try disk.records().get(.applicant, id: "b") == [7])
    #expect(!disk.folder.names.contains { $0.hasSuffix(".new") })
  }
}

/// A hall on disk with its key file.
private struct RotatingHall {
  let folder: Folder
  let journal: SQLiteJournal
  let path: String

  init() throws {
    folder = try Folder()
    journal = try SQLiteJournal.create(path: folder.file("hall.db"))
    path = PersonalKeyFile.path(store: journal.path) { _ in nil }
    _ = try PersonalKeyFile.create(path, hallID: journal.hallID, store: journal.path)
  }

  func key() throws -> PersonalKey { try PersonalKeyFile.load(path, hallID: journal.hallID).key }

  func records() throws -> PersonalRecords { try PersonalRecords(journal, key: key()) }
}
