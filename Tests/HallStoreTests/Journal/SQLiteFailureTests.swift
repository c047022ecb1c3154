import Foundation
import GRDB
import Testing

@testable import HallStore

@Suite("What goes wrong with a hall's file is named, and nothing crashes")
struct SQLiteFailureTests {
  @Test("a file that is not there, is a folder, is empty or is something else is refused by name")
  func refusesOthers() throws {
    let folder = try Folder()
    let path = PosixFile.resolve(folder.file("x.db"))
    for readOnly in [true, false] {
      try? FileManager.default.removeItem(atPath: path)
      #expect(throws: JournalError.notFound(path)) { try SQLiteJournal.open(path: path, readOnly: readOnly) }
      #expect(throws: JournalError.notAHall(PosixFile.resolve(folder.path))) {
        try SQLiteJournal.open(path: folder.path, readOnly: readOnly)
      }
      for content in ["", "窗口 1\n", String(repeating: "rubbish ", count: 2000)] {
        try Data(content.utf8).write(to: URL(fileURLWithPath: path))
        #expect(throws: JournalError.notAHall(path)) { try SQLiteJournal.open(path: path, readOnly: readOnly) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(content.utf8))
      }
      try FileManager.default.removeItem(atPath: path)
      try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE event (seq)") }
      #expect(throws: JournalError.notAHall(path)) { try SQLiteJournal.open(path: path, readOnly: readOnly) }
    }
  }

  @Test("creating never overwrites, and is complete or nothing")
  func createsOnce() throws {
    let folder = try Folder()
    let path = PosixFile.resolve(folder.file("hall.db"))
    do {
      let journal = try SQLiteJournal.create(path: path, meta: ["name": "城东"])
      #expect(try journal.meta("name") == "城东")
      #expect(journal.hallID.count == 32)
    }
    #expect(folder.names == ["hall.db"])
    #expect(throws: JournalError.alreadyExists(path)) { try SQLiteJournal.create(path: path) }
    #expect(throws: JournalError.notFound(PosixFile.resolve(folder.path) + "/no")) {
      try SQLiteJournal.create(path: folder.file("no/hall.db"))
    }
    // Another hall's log must not be played into a new one.
    try FileManager.default.removeItem(atPath: path)
    try Data("log".utf8).write(to: URL(fileURLWithPath: path + "-wal"))
    #expect(throws: JournalError.alreadyExists(path + "-wal")) { try SQLiteJournal.create(path: path) }
  }

  @Test("of many that create the same hall at once, one does")
  func createsOnceAmongMany() throws {
    let folder = try Folder()
    let errors = onThreads(6) { _ in _ = try SQLiteJournal.create(path: folder.file("hall.db")) }
    #expect(errors.count == 5)
    #expect(errors.allSatisfy { ($0 as? JournalError)?.code == "store_exists" })
    #expect(try SQLiteJournal.open(path: folder.file("hall.db")).verify().isSound)
    #expect(!folder.names.contains { $0.hasSuffix(".part") })
  }

  @Test("a hall of a newer version is refused, when opened and when upgraded under an open one")
  func refusesNewer() throws {
    let folder = try Folder()
    let path = folder.file("hall.db")
    let journal = try SQLiteJournal.create(path: path)
    try journal.fill(1...1)
    let next = SQLiteSchema.format + 1
    try tamper(path, "PRAGMA user_version = \(next)")
    let newer = JournalError.newerFormat(found: next, supported: SQLiteSchema.format)
    #expect(throws: newer) { try SQLiteJournal.open(path: path) }
    #expect(throws: newer) { try SQLiteJournal.open(path: path, readOnly: true) }
    #expect(throws: newer) { try journal.append([draft(2)], expecting: 1) }
  }

  @Test("a hall deleted or replaced under an open terminal is noticed, and nothing is acknowledged")
  func noticesLoss() throws {
    let folder = try Folder()
    let path = PosixFile.resolve(folder.file("hall.db"))
    let journal = try SQLiteJournal.create(path: path)
    try journal.fill(1...3)
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: JournalError.vanished(path)) { try journal.append([draft(4)], expecting: 3) }
    #expect(throws: JournalError.vanished(path)) { try journal.read(after: 0, limit: 9) }
    #expect(throws: JournalError.vanished(path)) { try journal.head() }
    let other = folder.file("other.db")
    do { try SQLiteJournal.create(path: other).fill(1...3) }
    try FileManager.default.moveItem(atPath: other, toPath: path)
    #expect(throws: JournalError.vanished(path)) { try journal.append([draft(4)], expecting: 3) }
  }

  @Test("a full disk refuses the append whole; what was acknowledged stays, and work goes on when there is room")
  func survivesFullDisk() throws {
    let folder = try Folder()
    let path = PosixFile.resolve(folder.file("hall.db"))
    var acknowledged = Head(seq: 0, hash: [])
    do {
      let options = SQLiteJournal.Options(maximumPages: 40)
      let journal = try SQLiteJournal.create(path: path, hallID: nil, meta: [:], options: options)
      acknowledged = try journal.head()
      #expect(throws: JournalError.full(path)) {
        while true {
          let number = acknowledged.seq + 1
          let long = draft(number, body: #"{"x":"\#(String(repeating: "满", count: 900))"}"#)
          guard case .appended(let head) = try journal.append([long, long], expecting: acknowledged.seq) else { break }
          acknowledged = head
        }
      }
      #expect(try journal.head() == acknowledged)
      #expect(throws: JournalError.full(path)) { try journal.putBlob(Array(repeating: 7, count: 100_000)) }
    }
    #expect(acknowledged.seq > 10)
    let journal = try SQLiteJournal.open(path: path)
    #expect(try journal.verify(against: acknowledged).isSound)
    #expect(try journal.head() == acknowledged)
    _ = try journal.append([draft(900)], expecting: acknowledged.seq)
    #expect(try journal.head().seq == acknowledged.seq + 1)
  }

  @Test("opened for reading, a hall follows the others and refuses every change")
  func readsOnly() throws {
    let folder = try Folder()
    let path = PosixFile.resolve(folder.file("hall.db"))
    let writer = try SQLiteJournal.create(path: path)
    let head = try writer.fill(1...2)
    let reader = try SQLiteJournal.open(path: path, readOnly: true)
    #expect(reader.isReadOnly)
    let version = try reader.dataVersion()
    try writer.fill(3...3)
    #expect(try reader.dataVersion() != version)
    #expect(try reader.read(after: 0, limit: 9).count == 3)
    #expect(try reader.verify(against: head).isSound)
    #expect(throws: JournalError.readOnly(path)) { try reader.append([draft(4)], expecting: 3) }
    #expect(throws: JournalError.readOnly(path)) { try reader.putBlob([1]) }
    #expect(throws: JournalError.readOnly(path)) { try reader.saveSnapshot(at: head, format: 1, body: []) }
    #expect(throws: JournalError.readOnly(path)) { try reader.setMeta("a", to: "b") }
    #expect(throws: JournalError.readOnly(path)) { try reader.withTurn { () throws(JournalError) in } }
  }

  @Test(
    "in a folder that may not be written a hall is read, and another's writes are still seen",
    .enabled(if: getuid() != 0))
  func readsInLockedFolder() throws {
    let folder = try Folder()
    let path = PosixFile.resolve(folder.file("hall.db"))
    do { try SQLiteJournal.create(path: path).fill(1...3) }
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.path)
    defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path) }
    #expect(throws: JournalError.readOnly(path)) { try SQLiteJournal.open(path: path) }
    #expect(throws: JournalError.readOnly(PosixFile.resolve(folder.path))) {
      try SQLiteJournal.create(path: folder.file("new.db"))
    }
    let reader = try SQLiteJournal.open(path: path, readOnly: true)
    #expect(try reader.read(after: 0, limit: 9).count == 3)
    let version = try reader.dataVersion()
    try files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
    do {
      let writer = try SQLiteJournal.open(path: path)
      try writer.fill(4...4)
      #expect(try reader.read(after: 0, limit: 9).count == 4)
      try writer.fill(5...5)
    }
    #expect(try reader.read(after: 0, limit: 9).count == 5)
    #expect(try reader.dataVersion() != version)
  }

  @Test("a file that may not be read says so", .enabled(if: getuid() != 0))
  func refusesUnreadable() throws {
    let folder = try Folder()
    let path = PosixFile.resolve(folder.file("hall.db"))
    do { try SQLiteJournal.create(path: path).fill(1...3) }
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: path)
    #expect(throws: JournalError.self) { try SQLiteJournal.open(path: path, readOnly: true) }
    #expect(throws: JournalError.readOnly(path)) { try SQLiteJournal.open(path: path) }
  }

  @Test("names with spaces, percent signs, Chinese and a URI's look are just names")
  func takesAnyName() throws {
    let folder = try Folder()
    for name in ["大厅 1.db", "a%20b?mode=ro#x.db", "file:c.db"] {
      let path = folder.file(name)
      try SQLiteJournal.create(path: path).fill(1...1)
      #expect(try SQLiteJournal.open(path: path, readOnly: true).head().seq == 1)
      #expect(folder.names.contains(name))
    }
  }

  @Test("a hall reached through a link is the same hall, with the same turn and bell")
  func followsLinks() throws {
    let folder = try Folder()
    let journal = try SQLiteJournal.create(path: folder.file("hall.db"))
    try FileManager.default.createSymbolicLink(atPath: folder.file("link.db"), withDestinationPath: "hall.db")
    let linked = try SQLiteJournal.open(path: folder.file("link.db"))
    #expect(linked.path == journal.path)
    let notice = linked.changes()
    try journal.fill(1...1)
    #expect(isReadable(notice.fileDescriptor, within: 5000))
  }
}
