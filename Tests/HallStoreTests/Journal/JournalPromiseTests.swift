import Testing

@testable import HallStore

@Suite("Every engine keeps the journal's promises")
struct JournalPromiseTests {
  @Test("a new hall is empty and starts from its own id", arguments: Engine.allCases)
  func startsEmpty(_ engine: Engine) throws {
    let journal = try engine.hall().journal
    #expect(try journal.head() == Head(seq: 0, hash: ChainHash.genesis(hallID: "test-hall")))
    #expect(try journal.read(after: 0, limit: 10).isEmpty)
    #expect(journal.hallID == "test-hall")
  }

  @Test("what was appended is read back in order, in full, with the chain's hashes", arguments: Engine.allCases)
  func readsBack(_ engine: Engine) throws {
    let journal = try engine.hall().journal
    var odd = draft(3, terminal: "导台 1", body: "{\"文\":\"a'b\\\"c\u{1F600}\\n\"}")
    odd.backdated = true
    odd.version = 7
    odd.staff = ""
    let drafts = [draft(1), draft(2), odd]
    guard case .appended(let head) = try journal.append(drafts, expecting: 0) else { throw FillError() }
    let records = try journal.read(after: 0, limit: 10)
    #expect(records.map(\.draft) == drafts)
    #expect(records.map(\.seq) == [1, 2, 3])
    var hash = ChainHash.genesis(hallID: "test-hall")
    for record in records {
      hash = ChainHash.next(after: hash, seq: record.seq, draft: record.draft)
      #expect(record.hash == hash)
    }
    #expect(head == Head(seq: 3, hash: hash))
    #expect(try journal.head() == head)
  }

  @Test("reading takes up after any place and stops at the limit", arguments: Engine.allCases)
  func readsOn(_ engine: Engine) throws {
    let journal = try engine.hall().journal
    try journal.fill(1...9)
    #expect(try journal.read(after: 4, limit: 3).map(\.seq) == [5, 6, 7])
    #expect(try journal.read(after: 8, limit: 3).map(\.seq) == [9])
    #expect(try journal.read(after: 9, limit: 3).isEmpty)
    #expect(try journal.read(after: 99, limit: 3).isEmpty)
    #expect(try journal.read(after: -5, limit: 1).map(\.seq) == [1])
    #expect(try journal.read(after: 0, limit: 0).isEmpty)
  }

  @Test("a lost race writes nothing and names the head to catch up to", arguments: Engine.allCases)
  func conflicts(_ engine: Engine) throws {
    let hall = try engine.hall()
    let other = try hall.another()
    let head = try other.fill(1...2)
    #expect(try hall.journal.append([draft(3), draft(4)], expecting: 1) == .conflict(head))
    #expect(try hall.journal.append([draft(3)], expecting: 3) == .conflict(head))
    #expect(try hall.journal.head() == head)
    #expect(try hall.journal.append([], expecting: 1) == .conflict(head))
    #expect(try hall.journal.append([], expecting: 2) == .appended(head))
  }

  @Test("time never runs back, between appends or inside one, and a refusal writes nothing", arguments: Engine.allCases)
  func timeRunsForward(_ engine: Engine) throws {
    let journal = try engine.hall().journal
    let head = try journal.fill(1...5)
    let last = draft(5).at
    #expect(try journal.append([draft(4)], expecting: 5) == .timeRunsBack(last: last))
    #expect(try journal.append([draft(8), draft(7)], expecting: 5) == .timeRunsBack(last: draft(8).at))
    #expect(try journal.head() == head)
    guard case .appended = try journal.append([draft(5), draft(5)], expecting: 5) else { throw FillError() }
  }

  @Test("a text an engine could not keep whole is refused", arguments: Engine.allCases)
  func refusesNull(_ engine: Engine) throws {
    let journal = try engine.hall().journal
    #expect(throws: JournalError.self) { try journal.append([draft(1), draft(2, body: "a\0b")], expecting: 0) }
    #expect(try journal.head().seq == 0)
  }

  @Test("a terminal sees another's appends at once, and its data version tells", arguments: Engine.allCases)
  func sharesEvents(_ engine: Engine) throws {
    let hall = try engine.hall()
    let other = try hall.another()
    let before = try other.dataVersion()
    #expect(try other.dataVersion() == before)
    try other.fill(1...1)
    #expect(try other.dataVersion() == before)
    try hall.journal.fill(2...2)
    #expect(try other.dataVersion() != before)
    #expect(try other.read(after: 0, limit: 9).count == 2)
  }

  @Test("appending wakes a watcher, and draining ends it", arguments: Engine.allCases)
  func wakes(_ engine: Engine) throws {
    let hall = try engine.hall()
    let other = try hall.another()
    let notice = other.changes()
    #expect(!isReadable(notice.fileDescriptor, within: 0))
    #expect(!notice.drain())
    for number in Int64(1)...3 {
      try hall.journal.fill(number...number)
      #expect(isReadable(notice.fileDescriptor, within: 5000))
      // The bell rings after the commit: what it tells of is there.
      #expect(try other.head().seq == number)
      #expect(notice.drain())
      #expect(!isReadable(notice.fileDescriptor, within: 0))
    }
    _ = try hall.journal.append([draft(1)], expecting: 0)
    #expect(!isReadable(notice.fileDescriptor, within: 0))
  }

  @Test("in its turn a terminal decides and appends, nested as deep as it likes", arguments: Engine.allCases)
  func turns(_ engine: Engine) throws {
    let journal = try engine.hall().journal
    let result = try journal.withTurn { () throws(JournalError) -> AppendResult in
      let head = try journal.head()
      return try journal.withTurn { () throws(JournalError) in try journal.append([draft(1)], expecting: head.seq) }
    }
    #expect(try result == .appended(journal.head()))
    #expect(throws: JournalError.busy(seconds: 3)) {
      try journal.withTurn { () throws(JournalError) in throw .busy(seconds: 3) }
    }
    try journal.fill(2...2)
  }

  @Test("eight terminals that take turns lose no race and no event", arguments: Engine.allCases)
  func takesTurns(_ engine: Engine) throws {
    let hall = try engine.hall()
    let results = Collected<AppendResult>()
    let errors = onThreads(8) { [another = hall.another] index in
      let journal = try another()
      for _ in 0..<50 {
        let result = try journal.withTurn { () throws(JournalError) in
          let seq = try journal.head().seq
          return try journal.append([draft(seq + 1, terminal: "t\(index)")], expecting: seq)
        }
        results.add(result)
      }
    }
    #expect(errors.isEmpty)
    let heads = results.all.compactMap { if case .appended(let head) = $0 { head.seq } else { nil } }
    #expect(heads.sorted() == Array(1...400))
    let records = try hall.journal.read(after: 0, limit: 500)
    #expect(Dictionary(grouping: records, by: \.terminal).values.allSatisfy { $0.count == 50 })
    #expect(try hall.journal.verify().isSound)
  }

  @Test("terminals that race without a turn never get the same place", arguments: Engine.allCases)
  func races(_ engine: Engine) throws {
    let hall = try engine.hall()
    let won = Collected<Int64>()
    let errors = onThreads(4) { [another = hall.another] index in
      let journal = try another()
      var mine = 0
      while mine < 25 {
        let seq = try journal.head().seq
        switch try journal.append([draft(seq + 1, terminal: "t\(index)")], expecting: seq) {
        case .appended(let head):
          won.add(head.seq)
          mine += 1
        case .conflict(let head): #expect(head.seq > seq)
        case .timeRunsBack: throw FillError()
        }
      }
    }
    #expect(errors.isEmpty)
    #expect(won.all.sorted() == Array(1...100))
    #expect(try hall.journal.verify().isSound)
  }
}
