import Foundation
import GRDB
import Testing

@testable import HallStore

@Suite("The writers' turn and the bell")
struct TurnAndBellTests {
  private func impatient(_ path: String) throws -> SQLiteJournal {
    try SQLiteJournal(path: path, readOnly: false, options: SQLiteJournal.Options(patience: 60))
  }

  @Test("who waits too long is told so, and gets its turn the next time")
  func givesUp() throws {
    let folder = try Folder()
    let holder = try SQLiteJournal.create(path: folder.file("hall.db"))
    let waiter = try impatient(holder.path)
    for round in Int64(1)...3 {
      try holder.withTurn { () throws(JournalError) in
        for _ in 0..<2 {
          #expect(throws: JournalError.busy(seconds: 0)) { try waiter.append([draft(round)], expecting: round - 1) }
        }
        #expect(try waiter.head().seq == round - 1)
      }
      guard case .appended = try waiter.append([draft(round)], expecting: round - 1) else { throw FillError() }
    }
    try holder.fill(4...4)
  }

  @Test("threads of one terminal take turns as well")
  func sharesOneJournal() throws {
    let folder = try Folder()
    let journal = try SQLiteJournal.create(path: folder.file("hall.db"))
    let errors = onThreads(4) { _ in
      for _ in 0..<25 {
        try journal.withTurn { () throws(JournalError) in
          let seq = try journal.head().seq
          guard case .appended = try journal.append([draft(seq + 1)], expecting: seq) else { throw .io("lost") }
        }
      }
    }
    #expect(errors.isEmpty)
    #expect(try journal.head().seq == 100)
  }

  @Test("a foreign program that locks the database itself makes it busy, not broken")
  func meetsForeignLock() throws {
    let folder = try Folder()
    let journal = try impatient(SQLiteJournal.create(path: folder.file("hall.db")).path)
    let foreign = try DatabaseQueue(path: journal.path)
    try foreign.writeWithoutTransaction { db in
      try db.execute(sql: "BEGIN IMMEDIATE")
      #expect(throws: JournalError.busy(seconds: 0)) { try journal.append([draft(1)], expecting: 0) }
      #expect(try journal.head().seq == 0)
      try db.execute(sql: "ROLLBACK")
    }
    try journal.fill(1...1)
  }

  @Test("without its side files the hall works on, and they come back")
  func survivesTidying() throws {
    let folder = try Folder()
    let journal = try SQLiteJournal.create(path: folder.file("hall.db"))
    let other = try SQLiteJournal.open(path: journal.path)
    let notice = other.changes()
    try journal.fill(1...1)
    try other.fill(2...2)
    for name in ["-turn", "-bell"] { try FileManager.default.removeItem(atPath: journal.path + name) }
    notice.drain()
    try other.fill(3...3)
    try journal.fill(4...4)
    #expect(isReadable(notice.fileDescriptor, within: 5000))
    notice.drain()
    try journal.fill(5...5)
    #expect(isReadable(notice.fileDescriptor, within: 5000))
    #expect(folder.names.contains("hall.db-turn"))
    let waiter = try impatient(journal.path)
    try other.withTurn { () throws(JournalError) -> Void in
      #expect(throws: JournalError.busy(seconds: 0)) { try waiter.append([draft(6)], expecting: 5) }
    }
  }

  @Test("a bell and a turn that cannot be had stop nobody")
  func worksWithoutSideFiles() throws {
    let folder = try Folder()
    let journal = try SQLiteJournal.create(path: folder.file("hall.db"))
    for name in ["-turn", "-bell"] {
      try FileManager.default.createDirectory(atPath: journal.path + name, withIntermediateDirectories: false)
    }
    try journal.fill(1...3)
    #expect(try SQLiteJournal.open(path: journal.path).verify().events == 3)
  }

  @Test("a backup taken while others write is a sound beginning of the hall")
  func backsUpUnderWay() throws {
    let folder = try Folder()
    let journal = try SQLiteJournal.create(path: folder.file("hall.db"))
    try journal.fill(1...50)
    let heads = Collected<Head>()
    let errors = onThreads(3) { index in
      if index == 0 {
        for number in 0..<5 { heads.add(try journal.backup(to: folder.file("copy-\(number).db"))) }
      } else {
        let writer = try SQLiteJournal.open(path: journal.path)
        for _ in 0..<100 {
          try writer.withTurn { () throws(JournalError) in
            let seq = try writer.head().seq
            _ = try writer.append([draft(seq + 1), draft(seq + 2)], expecting: seq)
          }
        }
      }
    }
    #expect(errors.isEmpty)
    #expect(heads.all.count == 5)
    for (number, head) in heads.all.enumerated() {
      #expect(head.seq % 2 == 0)
      #expect(try SQLiteJournal.open(path: folder.file("copy-\(number).db"), readOnly: true).head() == head)
      #expect(try journal.verify(against: head).isSound)
    }
    #expect(try journal.head().seq == 450)
  }

  @Test("a backup of a damaged hall fails and leaves nothing")
  func refusesDamagedBackup() throws {
    let folder = try Folder()
    let path = folder.file("hall.db")
    do { try SQLiteJournal.create(path: path).fill(1...9) }
    try tamper(path, "UPDATE event SET body = '{}' WHERE seq = 4")
    let journal = try SQLiteJournal.open(path: path)
    #expect(throws: JournalError.damaged("the content or the hash of event 4 was changed")) {
      try journal.backup(to: folder.file("copy.db"))
    }
    #expect(!folder.names.contains { $0.hasPrefix("copy") })
  }
}
