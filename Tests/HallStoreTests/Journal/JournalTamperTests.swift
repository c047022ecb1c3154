import Foundation
import Testing

@testable import HallStore

@Suite("Verifying finds what was done to a hall's file")
struct JournalTamperTests {
  /// A closed hall of 50 events and its head.
  private func closedHall() throws -> (path: String, head: Head) {
    let folder = try Folder()
    let path = folder.file("hall.db")
    let head = try SQLiteJournal.create(path: path, hallID: "h").fill(1...50)
    return (path, head)
  }

  private func problems(_ path: String, against head: Head? = nil) throws -> [VerifyProblem] {
    try SQLiteJournal.open(path: path).verify(against: head).problems
  }

  @Test("a sound hall is sound, against any head it ever had")
  func sound() throws {
    let folder = try Folder()
    let journal = try SQLiteJournal.create(path: folder.file("hall.db"))
    var heads = [try journal.head()]
    for number in Int64(1)...5 { heads.append(try journal.fill(number...number)) }
    var steps: [Int64] = []
    for head in heads {
      let report = try journal.verify(against: head) { done, _ in steps.append(done) }
      #expect(report.isSound)
      #expect(report.events == 5)
      #expect(report.head == heads[5])
    }
    #expect(steps == Array(repeating: 5, count: 6))
  }

  @Test(
    "any changed column is found at its event",
    arguments: [
      "body = body || ' '", "body = substr(body, 1, 9)", "at = at + 1", "terminal = 'x'", "staff = 'x'",
      "subject = 'x'",
      "kind = 'x'", "version = 2", "backdated = 1", "hash = randomblob(32)", "body = body || char(0) || 'x'",
    ])
  func findsEdit(_ change: String) throws {
    let (path, head) = try closedHall()
    try tamper(path, "UPDATE event SET \(change) WHERE seq = 17")
    #expect(try problems(path).first == .altered(seq: 17))
    #expect(try problems(path, against: head).first?.seq == 17)
  }

  @Test("a changed last event is found without a saved head")
  func findsLastEdit() throws {
    let (path, _) = try closedHall()
    try tamper(path, "UPDATE event SET body = '{}' WHERE seq = 50")
    #expect(try problems(path) == [.altered(seq: 50)])
  }

  @Test("one byte changed on the disk is found")
  func findsByte() throws {
    let (path, _) = try closedHall()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let place = try #require(bytes.range(of: Data("ticket-33".utf8)))
    bytes[place.lowerBound] = UInt8(ascii: "T")
    try bytes.write(to: URL(fileURLWithPath: path))
    #expect(try problems(path) == [.altered(seq: 33)])
  }

  @Test("deleted events are found, in reading too")
  func findsGap() throws {
    let (path, head) = try closedHall()
    try tamper(path, "DELETE FROM event WHERE seq BETWEEN 20 AND 22")
    #expect(try problems(path, against: head) == [.missing(from: 20, through: 22)])
    let journal = try SQLiteJournal.open(path: path)
    #expect(throws: JournalError.damaged("event 20 is missing")) { try journal.read(after: 0, limit: 100) }
    #expect(throws: JournalError.damaged("event 20 is missing")) { try journal.read(after: 19, limit: 100) }
    #expect(try journal.read(after: 22, limit: 100).count == 28)
    try tamper(path, "DELETE FROM event WHERE seq = 1")
    #expect(try problems(path).first == .missing(from: 1, through: 1))
  }

  @Test("a deleted event closed up by renumbering is found")
  func findsRenumbering() throws {
    let (path, _) = try closedHall()
    try tamper(path, "DELETE FROM event WHERE seq = 20; UPDATE event SET seq = seq - 1 WHERE seq > 20")
    #expect(try problems(path).first == .altered(seq: 20))
  }

  @Test("two swapped events are found and named")
  func findsSwap() throws {
    let (path, _) = try closedHall()
    try tamper(
      path,
      """
      UPDATE event SET seq = 999 WHERE seq = 12; UPDATE event SET seq = 12 WHERE seq = 30;
      UPDATE event SET seq = 30 WHERE seq = 999
      """)
    #expect(try problems(path).first == .reordered(seq: 12, found: 30))
  }

  @Test("a cut-off end is found against a saved head, also one that went on differently")
  func findsTruncation() throws {
    let (path, head) = try closedHall()
    try tamper(path, "DELETE FROM event WHERE seq > 40")
    #expect(try problems(path).isEmpty)
    #expect(try problems(path, against: head) == [.truncated(saved: 50, last: 40)])
    let journal = try SQLiteJournal.open(path: path)
    for _ in 0..<15 {
      let seq = try journal.head().seq
      _ = try journal.append([draft(100)], expecting: seq)
    }
    #expect(try journal.verify(against: head).problems == [.rewritten(saved: 50)])
  }

  @Test("a history rewritten with all its hashes is found against a saved head")
  func findsRewriting() throws {
    let folder = try Folder()
    let honest = try SQLiteJournal.create(path: folder.file("a.db"), hallID: "h").fill(1...9)
    let forged = try SQLiteJournal.create(path: folder.file("b.db"), hallID: "h")
    _ = try forged.append([draft(1, body: "{}")], expecting: 0)
    try forged.fill(2...9)
    #expect(try forged.verify().isSound)
    #expect(try forged.verify(against: honest).problems == [.rewritten(saved: 9)])
  }

  @Test("another hall's head is not this hall's")
  func findsOtherHall() throws {
    let folder = try Folder()
    let journal = try SQLiteJournal.create(path: folder.file("a.db"), hallID: "h")
    let other = Head(seq: 0, hash: ChainHash.genesis(hallID: "i"))
    #expect(try journal.verify(against: other).problems == [.rewritten(saved: 0)])
  }

  @Test("a changed hall id breaks the chain at its first event")
  func findsHallID() throws {
    let (path, _) = try closedHall()
    try tamper(path, "UPDATE meta SET value = 'x' WHERE key = 'store.hall_id'")
    #expect(try problems(path) == [.altered(seq: 1)])
  }

  @Test("a time set back with all hashes made anew is found")
  func findsTime() {
    var check = ChainCheck(hallID: "h")
    var hash = ChainHash.genesis(hallID: "h")
    for (seq, number) in [(Int64(1), Int64(5)), (2, 4), (3, 6)] {
      hash = ChainHash.next(after: hash, seq: seq, draft: draft(number))
      check.feed(EventRecord(seq: seq, draft: draft(number), hash: hash))
    }
    #expect(check.finish() == [.timeRunsBack(seq: 2)])
  }

  @Test("a changed blob is found by verifying and refused in reading")
  func findsBlob() throws {
    let folder = try Folder()
    let path = folder.file("hall.db")
    let name: String
    do { name = try SQLiteJournal.create(path: path).putBlob([1, 2, 3]) }
    try tamper(path, "UPDATE blob SET bytes = x'010204'")
    let journal = try SQLiteJournal.open(path: path)
    #expect(try journal.verify().problems == [.blobAltered(name)])
    #expect(throws: JournalError.damaged("blob \(name)")) { try journal.blob(name) }
  }

  @Test("a page of rubbish is reported, not crashed on")
  func survivesRubbish() throws {
    let (path, _) = try closedHall()
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    let place = try #require(bytes.range(of: Data("ticket-33".utf8))).lowerBound / 4096 * 4096
    bytes.replaceSubrange(place..<place + 4096, with: Data(repeating: 0xA5, count: 4096))
    try bytes.write(to: URL(fileURLWithPath: path))
    let report = try SQLiteJournal.open(path: path).verify()
    #expect(!report.isSound)
  }

  @Test(
    "a snapshot or summary that was touched, or whose history changed, is as good as none",
    arguments: [
      "UPDATE snapshot SET body = x'00'; UPDATE day_summary SET body = '{\"x\":1}'",
      "UPDATE snapshot SET seal = zeroblob(32); UPDATE day_summary SET seal = zeroblob(32)",
      "UPDATE snapshot SET seq = 49; UPDATE day_summary SET seq = 49",
      "UPDATE event SET hash = zeroblob(32) WHERE seq = 50", "DELETE FROM event WHERE seq = 50",
    ])
  func ignoresBadCopies(_ change: String) throws {
    let folder = try Folder()
    let path = folder.file("hall.db")
    do {
      let journal = try SQLiteJournal.create(path: path)
      let head = try journal.fill(1...50)
      _ = try journal.saveSnapshot(at: head, format: 1, body: [1])
      _ = try journal.saveDaySummary(day: 3, body: "{}", at: head)
    }
    try tamper(path, change)
    let journal = try SQLiteJournal.open(path: path)
    #expect(try journal.latestSnapshot(format: 1) == nil)
    #expect(try journal.daySummaries(from: 0, through: 9).isEmpty)
    #expect(try journal.saveDaySummary(day: 3, body: "{}", at: journal.head()))
    #expect(try journal.daySummaries(from: 0, through: 9).count == 1)
  }

  @Test("an honest program cannot change or delete an event by mistake")
  func refusesSlips() throws {
    let folder = try Folder()
    let journal = try SQLiteJournal.create(path: folder.file("hall.db"))
    try journal.fill(1...2)
    for slip in ["DELETE FROM event", "UPDATE event SET body = '{}'"] {
      #expect(throws: JournalError.self) { try journal.connection.run { db in try db.execute(sql: slip) } }
    }
    #expect(try journal.verify().events == 2)
  }
}
