import Foundation
import GRDB
import HallModel
import Testing

@testable import HallStore

/// A hall's file and all files beside it, as whoever steals the disk reads them.
struct DiskOfHall {
  let folder: Folder
  let journal: SQLiteJournal
  let records: PersonalRecords

  init() throws {
    folder = try Folder()
    journal = try SQLiteJournal.create(path: folder.file("hall.db"), hallID: "test-hall")
    let key = try #require(PersonalKey(secret: Array(0..<32), hallID: "test-hall"))
    records = try PersonalRecords(journal, key: key)
  }

  var files: [Data] {
    get throws {
      try folder.names.filter { $0.hasPrefix("hall.db") }.map {
        try Data(contentsOf: URL(fileURLWithPath: folder.file($0)))
      }
    }
  }

  func holds(_ bytes: some Sequence<UInt8>) throws -> Bool {
    let wanted = Data(bytes)
    return try files.contains { $0.range(of: wanted) != nil }
  }
}

@Suite("What the files of a hall give away") struct PersonalTraceTests {
  @Test("neither the database nor its log holds a name, number, phone or address; the id of a record they do")
  func storesOnlyCiphertext() throws {
    let disk = try DiskOfHall()
    let applicant = Applicant(
      kind: .person, name: "欧阳娜娜", idNumber: idNumber, phone: "13812345678",
      agent: .init(name: "诸葛孔明", idNumber: "110101199003070097", phone: "13987654321"), address: "湖州市吴兴区安吉路1号")
    let id = try disk.records.applicants.save(applicant, at: .morning())
    try disk.records.drafts.save(#"{"name":"欧阳娜娜","reason":"补领 LOST-CARD"}"#, id: "t-1", at: .morning())
    try disk.records.documents.save("受理通知书 欧阳娜娜", id: "d-1", at: .morning())
    #expect(disk.folder.names.contains("hall.db-wal"))
    let secrets = [
      "欧阳娜娜", "诸葛孔明", idNumber, "19900307", "110101199003070097", "13812345678", "13987654321", "安吉路",
      "LOST-CARD", "受理通知书", "idNumber",
    ]
    for secret in secrets { #expect(try !disk.holds(secret.utf8), "\(secret)") }
    #expect(try disk.holds(id.utf8))
    try disk.journal.connection.run { db in try db.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    for secret in secrets { #expect(try !disk.holds(secret.utf8), "\(secret)") }
    #expect(try disk.holds(id.utf8))
    _ = try disk.journal.backup(to: disk.folder.file("hall.db.copy"))
    for secret in secrets { #expect(try !disk.holds(secret.utf8), "\(secret)") }
    #expect(try disk.records.applicants.load(id) == applicant)
  }

  @Test("nothing of an erased, removed or replaced row is left in the database or its log, not even sealed")
  func erasesThoroughly() throws {
    let disk = try DiskOfHall()
    var random = SplitMix(seed: 20_260_302)
    /// Such bytes can be looked for all at once.
    func marked(_ word: String, _ length: Int) -> [UInt8] {
      Array(String(repeating: word, count: length / 4 + 1).utf8.prefix(length))
    }
    // Rows of many lengths in random order, so that pages are split and balanced on the way: of eight, four are erased
    // when due, one is replaced and one removed.
    var rows = (0..<1500).map { number in
      let word = [3, 7].contains(number % 8) ? "KEPT" : "GONE"
      let id = String(UInt64.random(in: 0 ... .max, using: &random), radix: 36)
      return SealedRow(
        name: SealedName(.applicant, id), lookup: marked(number % 8 == 1 ? "KEPT" : word, 32),
        body: marked(word, Int.random(in: 100...2500, using: &random)),
        keepUntil: number.isMultiple(of: 2) ? morning : nil, changedAt: 0)
    }
    // In one transaction, else most of the test is waiting for the disk.
    try disk.journal.withTurn { () throws(JournalError) in
      _ = try disk.journal.connection.writing { db in
        for row in rows {
          try db.execute(
            sql: "INSERT INTO sealed VALUES (?, ?, ?, ?, ?, 0)",
            arguments: [row.name.kind.rawValue, row.name.id, Data(row.lookup ?? []), Data(row.body), row.keepUntil])
        }
      }
    }
    for number in rows.indices where number % 8 == 1 {
      rows[number].body = marked("KEPT", rows[number].body.count)
      #expect(try disk.journal.updateSealed(rows[number]))
    }
    for number in rows.indices where number % 8 == 5 { #expect(try disk.journal.removeSealed(rows[number].name)) }
    let kept = rows.indices.filter { [1, 3, 7].contains($0 % 8) }.map { rows[$0] }
    let another = try SQLiteJournal.open(path: disk.journal.path)
    #expect(try another.sealedRow(kept[0].name) == kept[0])
    #expect(try disk.holds("GONEGONE".utf8))
    let erasure = try disk.records.eraseDue(now: .morning())
    #expect(erasure.records.count == 750)
    #expect(erasure.isThorough)
    #expect(try !disk.holds("GONEGONE".utf8))
    #expect(try disk.holds("KEPTKEPT".utf8))
    // The other terminal goes on with the table that was rebuilt under it, and what was kept is whole.
    for row in kept { #expect(try another.sealedRow(row.name) == row) }
    try another.putSealed(row("later"))
    #expect(try disk.journal.sealedIDs(.applicant).count == kept.count + 1)
    #expect(try disk.journal.verify().isSound)
  }

  @Test("while another terminal reads, erasing says it is not thorough yet, and the next one finishes")
  func waitsForReaders() throws {
    let disk = try DiskOfHall()
    let options = SQLiteJournal.Options(patience: 0)
    let eraser = try SQLiteJournal(path: disk.journal.path, readOnly: false, options: options)
    try disk.records.put(Array("赵六".utf8), .applicant, id: "a", keepUntil: .morning(), at: .morning())
    let sealed = try #require(try disk.journal.sealedRow(SealedName(.applicant, "a")))
    let first = try disk.journal.connection.reading { db in
      _ = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM event")
      return try eraser.eraseDue(now: .morning())
    }
    #expect(first == Erasure(records: [sealed.name], isThorough: false))
    #expect(try disk.holds(sealed.body))
    let second = try eraser.eraseDue(now: .morning())
    #expect(second == Erasure(records: [], isThorough: true))
    #expect(try !disk.holds(sealed.body))
    #expect(try disk.journal.meta(SQLiteSchema.tracesKey) == nil)
  }
}

/// Vigna's SplitMix64: the same numbers in every run.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
