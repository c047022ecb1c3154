import HallModel
import Testing

@testable import HallStore

/// A sealed row without anything sealed in it: the store cannot tell.
func row(
  _ id: String, _ kind: RecordKind = .applicant, lookup: UInt8? = nil, body: [UInt8] = [1, 0, 255],
  keepUntil: Int64? = nil
) -> SealedRow {
  SealedRow(
    name: SealedName(kind, id), lookup: lookup.map { Array(repeating: $0, count: 32) }, body: body,
    keepUntil: keepUntil, changedAt: morning)
}

extension TestHall {
  /// The sealed side of the hall.
  var sealed: any SealedStore {
    get throws { try #require(journal as? any SealedStore) }
  }
  /// The sealed side of the hall at another terminal.
  func anotherSealed() throws -> any SealedStore { try #require(try another() as? any SealedStore) }
}

@Suite("Sealed rows, in every engine") struct SealedStoreTests {
  @Test(
    "a row comes back as it was written, at every terminal; its id names one row of its kind",
    arguments: Engine.allCases)
  func keepsRows(_ engine: Engine) throws {
    let hall = try engine.hall()
    let other = try hall.anotherSealed()
    let rows = [
      row("1", lookup: 7), row("2", body: []), row("1", .draft, keepUntil: morning),
      row("号 '1", .document, body: Array(repeating: 9, count: 50_000)),
    ]
    for row in rows { try hall.sealed.putSealed(row) }
    for row in rows { #expect(try other.sealedRow(row.name) == row) }
    #expect(try other.sealedRow(SealedName(.draft, "2")) == nil)
    var changed = rows[0]
    (changed.lookup, changed.body, changed.keepUntil, changed.changedAt) = (nil, [4], 5, 6)
    try other.putSealed(changed)
    #expect(try hall.sealed.sealedRow(changed.name) == changed)
    #expect(try hall.sealed.sealedIDs(.applicant) == ["1", "2"])
    #expect(try hall.sealed.sealedIDs(RecordKind(rawValue: "none")) == [])
    #expect(throws: JournalError.self) { try other.putSealed(row("a\0b")) }
  }

  @Test("rows are found by their lookup hash, within their kind only", arguments: Engine.allCases)
  func findsRows(_ engine: Engine) throws {
    let store = try engine.hall().sealed
    for row in [row("b", lookup: 1), row("a", lookup: 1), row("c", lookup: 2), row("d"), row("e", .draft, lookup: 1)] {
      try store.putSealed(row)
    }
    #expect(try store.sealedIDs(.applicant, lookup: Array(repeating: 1, count: 32)) == ["a", "b"])
    #expect(try store.sealedIDs(.applicant, lookup: Array(repeating: 3, count: 32)) == [])
    #expect(try store.updateSealed(row("b", lookup: 3)))
    #expect(try store.sealedIDs(.applicant, lookup: Array(repeating: 1, count: 32)) == ["a"])
    #expect(try store.sealedIDs(.applicant, lookup: Array(repeating: 3, count: 32)) == ["b"])
  }

  @Test("an update leaves how long a row is kept, and makes no new row", arguments: Engine.allCases)
  func updates(_ engine: Engine) throws {
    let store = try engine.hall().sealed
    #expect(try !store.updateSealed(row("a")))
    #expect(try !store.keepSealed(SealedName(.applicant, "a"), until: 9))
    #expect(try store.sealedIDs(.applicant).isEmpty)
    try store.putSealed(row("a", keepUntil: 5))
    #expect(try store.updateSealed(row("a", body: [8])))
    #expect(try store.sealedRow(SealedName(.applicant, "a")) == row("a", body: [8], keepUntil: 5))
    #expect(try store.keepSealed(SealedName(.applicant, "a"), until: nil))
    #expect(try store.sealedRow(SealedName(.applicant, "a"))?.keepUntil == nil)
  }

  @Test("erasing takes exactly the rows whose time is over, once", arguments: Engine.allCases)
  func erases(_ engine: Engine) throws {
    let hall = try engine.hall()
    let store = try hall.sealed
    try hall.journal.fill(1...3)
    for row in [
      row("late", keepUntil: 101), row("due", keepUntil: 100), row("past", .draft, keepUntil: -5), row("open"),
    ] { try store.putSealed(row) }
    #expect(try store.eraseSealed(dueAt: 100) == [SealedName(.applicant, "due"), SealedName(.draft, "past")])
    #expect(try store.eraseSealed(dueAt: 100).isEmpty)
    #expect(try store.sealedIDs(.applicant) == ["late", "open"])
    #expect(try store.removeSealed(SealedName(.applicant, "open")))
    #expect(try !store.removeSealed(SealedName(.applicant, "open")))
    #expect(try store.clearSealedTraces())
    #expect(try store.clearSealedTraces())
    #expect(try hall.anotherSealed().sealedIDs(.applicant) == ["late"])
    #expect(try hall.journal.verify().isSound)
  }

  @Test("rewriting changes all rows or none, and counts those that changed", arguments: Engine.allCases)
  func rewrites(_ engine: Engine) throws {
    let store = try engine.hall().sealed
    for number in 1000..<1250 {
      try store.putSealed(row(String(number), number.isMultiple(of: 2) ? .draft : .applicant))
    }
    var seen = 0
    let stopped = try store.rewriteSealed { row in
      seen += 1
      return seen < 200 ? SealedRow(name: row.name, lookup: nil, body: [9], keepUntil: 9, changedAt: 9) : nil
    }
    #expect(stopped == nil)
    var untouched = true
    try store.eachSealed { untouched = untouched && $0.body == [1, 0, 255] }
    #expect(untouched)
    let count = try store.rewriteSealed { row in
      guard row.name.kind == .draft else { return row }
      return SealedRow(name: row.name, lookup: nil, body: [9], keepUntil: 9, changedAt: 9)
    }
    #expect(count == 125)
    var names: [SealedName] = []
    var fresh = 0
    try store.eachSealed { row in
      names.append(row.name)
      fresh += row.body == [9] ? 1 : 0
    }
    #expect(names == names.sorted() && Set(names).count == 250)
    #expect(fresh == 125)
  }

  @Test("a backup holds the sealed rows, still sealed", arguments: Engine.allCases)
  func backsUp(_ engine: Engine) throws {
    let hall = try engine.hall()
    let rows = [row("a", lookup: 3, keepUntil: 7), row("b", .document)]
    for row in rows { try hall.sealed.putSealed(row) }
    let folder = try Folder()
    _ = try hall.journal.backup(to: folder.file("copy.db"))
    #expect(folder.names == ["copy.db"])
    let copy = try SQLiteJournal.open(path: folder.file("copy.db"), readOnly: true)
    for row in rows { #expect(try copy.sealedRow(row.name) == row) }
    #expect(throws: JournalError.readOnly(copy.path)) { try copy.putSealed(rows[0]) }
  }

  @Test("many terminals write and remove rows at once, and none is lost", arguments: Engine.allCases)
  func sharesRows(_ engine: Engine) throws {
    let hall = try engine.hall()
    let errors = onThreads(4) { thread in
      guard let store = try hall.another() as? any SealedStore else { throw FillError() }
      for number in 0..<25 {
        try store.putSealed(row("\(thread)-\(number)", keepUntil: Int64(number)))
        if number == 20 {
          _ = try store.eraseSealed(dueAt: 9)
          _ = try store.clearSealedTraces()
        }
      }
    }
    #expect(errors.isEmpty)
    #expect(try hall.sealed.eraseSealed(dueAt: 9).count == 0)
    #expect(try hall.sealed.sealedIDs(.applicant).count == 60)
  }
}
