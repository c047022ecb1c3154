import GRDB
import Testing

@testable import HallStore

@Suite("What happened to a case") struct CaseHistoryTests {
  func about(_ number: Int64, _ subject: String, _ kind: String) -> EventDraft {
    EventDraft(
      at: morning + number * 1000, terminal: "window-1", staff: "01", subject: subject, kind: kind, body: "{}")
  }

  @Test("the events about one case come in order, from among all others", arguments: Engine.allCases)
  func found(_ engine: Engine) throws {
    let hall = try engine.hall()
    let drafts = [
      about(1, "20260302-0001", "case_opened"), about(2, "20260302-A001", "ticket_called"),
      about(3, "20260302-0002", "case_opened"), about(4, "20260302-0001", "case_accepted"),
      // The same text as the subject of something else is no case's.
      about(5, "20260302-0001", "ticket_issued"),
    ]
    _ = try hall.journal.append(drafts, expecting: 0)
    #expect(try hall.journal.read(.cases, about: "20260302-0001").map(\.seq) == [1, 4])
    // Another terminal finds what came after the first look, too.
    _ = try hall.another().append([about(6, "20260302-0001", "case_handed_over")], expecting: 5)
    #expect(try hall.journal.read(.cases, about: "20260302-0001").map(\.kind).last == "case_handed_over")
    #expect(try hall.journal.read(.cases, about: "20260302-0009").isEmpty)
    #expect(try hall.journal.verify().isSound)
  }

  @Test("a case is looked up in its index, not by reading the journal")
  func indexed() throws {
    let folder = try Folder()
    let journal = try SQLiteJournal.create(path: folder.file("hall.db"), hallID: "test-hall")
    _ = try journal.append([about(1, "20260302-0001", "case_opened")], expecting: 0)
    _ = try journal.read(.cases, about: "20260302-0001")
    let plan = try DatabaseQueue(path: folder.file("hall.db")).read { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + SQLiteJournal.lookup(.cases), arguments: ["x"]).description
    }
    #expect(plan.contains("USING INDEX event_about_case"))
  }
}
