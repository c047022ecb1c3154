import Testing

@testable import HallStore

@Suite("Blobs, snapshots, day summaries and settings, in every engine")
struct JournalCopiesTests {
  @Test("bytes are kept under their SHA-256, once", arguments: Engine.allCases)
  func keepsBlobs(_ engine: Engine) throws {
    let hall = try engine.hall()
    let bytes = Array("综窗".utf8) + [0, 255]
    let name = try hall.journal.putBlob(bytes)
    #expect(name == Hexadecimal.string(ChainHash.digest(bytes)))
    #expect(try hall.another().putBlob(bytes) == name)
    #expect(try hall.another().blob(name) == bytes)
    #expect(try hall.journal.blob(name.uppercased()) == bytes)
    #expect(try hall.journal.blob(String(repeating: "0", count: 64)) == nil)
    #expect(try hall.journal.blob("no name") == nil)
    #expect(try hall.journal.stats().blobs == 1)
    let empty = try hall.journal.putBlob([])
    #expect(empty == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(try hall.journal.blob(empty) == [])
  }

  @Test("a snapshot is kept only for a head of this journal; the newest three stay", arguments: Engine.allCases)
  func keepsSnapshots(_ engine: Engine) throws {
    let journal = try engine.hall().journal
    #expect(try journal.latestSnapshot(format: 1) == nil)
    for number in Int64(1)...5 {
      let head = try journal.fill(number...number)
      #expect(try journal.saveSnapshot(at: head, format: 1, body: [UInt8(number)]))
    }
    let head = try journal.head()
    #expect(try journal.stats().snapshots == [5, 4, 3])
    #expect(try journal.latestSnapshot(format: 1) == JournalSnapshot(head: head, format: 1, body: [5]))
    #expect(try journal.latestSnapshot(format: 2) == nil)
    #expect(try !journal.saveSnapshot(at: Head(seq: 5, hash: ChainHash.digest([])), format: 1, body: [6]))
    #expect(try !journal.saveSnapshot(at: Head(seq: 6, hash: head.hash), format: 1, body: [6]))
    #expect(try journal.saveSnapshot(at: head, format: 1, body: [7]))
    #expect(try journal.latestSnapshot(format: 1)?.body == [7])
  }

  @Test("a snapshot's parts come back in order, also those it shares with another", arguments: Engine.allCases)
  func keepsParts(_ engine: Engine) throws {
    let hall = try engine.hall()
    let lists: [[[UInt8]]] = [[[1], [2, 2], []], [[2, 2], [3], [2, 2]], [], [[4]], [[3]]]
    for (number, parts) in zip(Int64(1)..., lists) {
      let head = try hall.journal.fill(number...number)
      #expect(try hall.journal.saveSnapshot(at: head, format: 1, body: [UInt8(number)], parts: parts))
      #expect(try hall.another().latestSnapshot(format: 1)?.parts == parts)
    }
    let folder = try Folder()
    _ = try hall.journal.backup(to: folder.file("copy.db"))
    #expect(try SQLiteJournal.open(path: folder.file("copy.db")).latestSnapshot(format: 1)?.parts == [[3]])
    #expect(try hall.journal.verify().isSound)
  }

  @Test("a snapshot in a newer format leaves none in an older one, and not the other way", arguments: Engine.allCases)
  func upgradesSnapshots(_ engine: Engine) throws {
    let journal = try engine.hall().journal
    let head = try journal.fill(1...1)
    _ = try journal.saveSnapshot(at: head, format: 1, body: [1])
    _ = try journal.saveSnapshot(at: head, format: 2, body: [2])
    #expect(try journal.latestSnapshot(format: 1) == nil)
    _ = try journal.saveSnapshot(at: head, format: 1, body: [1])
    #expect(try journal.latestSnapshot(format: 2)?.body == [2])
  }

  @Test("a day is summarised once, and for a head of this journal only", arguments: Engine.allCases)
  func summarisesDays(_ engine: Engine) throws {
    let journal = try engine.hall().journal
    let first = try journal.fill(1...2)
    let second = try journal.fill(3...4)
    #expect(try journal.saveDaySummary(day: 20454, body: #"{"visits":2}"#, at: first))
    #expect(try journal.saveDaySummary(day: 20455, body: #"{"visits":4}"#, at: second))
    #expect(try !journal.saveDaySummary(day: 20454, body: #"{"visits":9}"#, at: second))
    #expect(try !journal.saveDaySummary(day: 20456, body: "{}", at: Head(seq: 4, hash: first.hash)))
    let all = try journal.daySummaries(from: 20000, through: 21000)
    #expect(
      all == [
        StoredDaySummary(day: 20454, seq: 2, body: #"{"visits":2}"#),
        StoredDaySummary(day: 20455, seq: 4, body: #"{"visits":4}"#),
      ])
    #expect(try journal.daySummaries(from: 20455, through: 20455).map(\.day) == [20455])
    #expect(try journal.daySummaries(from: 9, through: 8).isEmpty)
  }

  @Test("settings of the store are shared; its own cannot be set", arguments: Engine.allCases)
  func keepsSettings(_ engine: Engine) throws {
    let hall = try engine.hall()
    #expect(try hall.journal.meta("training") == nil)
    try hall.journal.setMeta("training", to: "否")
    try hall.journal.setMeta("training", to: "是")
    #expect(try hall.another().meta("training") == "是")
    #expect(throws: JournalError.self) { try hall.journal.setMeta("store.hall_id", to: "x") }
    #expect(throws: JournalError.self) { try hall.journal.setMeta("", to: "x") }
  }

  @Test("a backup is the same hall, whole, and overwrites nothing", arguments: Engine.allCases)
  func backsUp(_ engine: Engine) throws {
    let hall = try engine.hall()
    let folder = try Folder()
    let head = try hall.journal.fill(1...20)
    let blob = try hall.journal.putBlob([1, 2, 3])
    _ = try hall.journal.saveSnapshot(at: head, format: 1, body: [9])
    _ = try hall.journal.saveDaySummary(day: 1, body: "{}", at: head)
    try hall.journal.setMeta("name", to: "大厅")
    #expect(try hall.journal.backup(to: folder.file("copy.db")) == head)
    #expect(folder.names == ["copy.db"])
    #expect(throws: JournalError.alreadyExists(PosixFile.resolve(folder.file("copy.db")))) {
      try hall.journal.backup(to: folder.file("copy.db"))
    }
    let copy = try SQLiteJournal.open(path: folder.file("copy.db"))
    #expect(copy.hallID == hall.journal.hallID)
    #expect(try copy.read(after: 0, limit: 99) == hall.journal.read(after: 0, limit: 99))
    #expect(try copy.verify(against: head).isSound)
    #expect(try copy.blob(blob) == [1, 2, 3])
    #expect(try copy.latestSnapshot(format: 1)?.body == [9])
    #expect(try copy.daySummaries(from: 1, through: 1).count == 1)
    #expect(try copy.meta("name") == "大厅")
    try copy.fill(21...22)
    #expect(try hall.journal.head() == head)
  }

  @Test("the facts for the doctor add up", arguments: Engine.allCases)
  func measures(_ engine: Engine) throws {
    let journal = try engine.hall().journal
    #expect(try journal.stats().span == nil)
    try journal.fill(1...3)
    let stats = try journal.stats()
    #expect(stats.events == 3)
    #expect(stats.span == draft(1).at...draft(3).at)
    #expect(stats.format == SQLiteSchema.format)
  }
}
