import GRDB
import HallModel
import Testing

@testable import HallStore

@Suite("How far ratings were handed on") struct RatingExportMarkTests {
  private func about(_ number: Int64, _ subject: String, _ kind: String) -> EventDraft {
    EventDraft(
      at: morning + number * 1000, terminal: "window-1", staff: "01", subject: subject, kind: kind, body: "{}")
  }

  @Test("the events about any of several subjects come in order, from among all others", arguments: Engine.allCases)
  func many(_ engine: Engine) throws {
    let hall = try engine.hall()
    let drafts = [
      about(1, "P1", "rating_given"), about(2, "P2", "rating_given"), about(3, "P3", "rating_given"),
      about(4, "P1", "ticket_issued"), about(5, "P\"1", "rating_given"), about(6, "P1", "loop_upheld"),
    ]
    _ = try hall.journal.append(drafts, expecting: 0)
    #expect(try hall.journal.read(.ratings, aboutAnyOf: ["P3", "P1", "P\"1", "none"]).map(\.seq) == [1, 3, 5, 6])
    #expect(try hall.journal.read(.ratings, aboutAnyOf: ["P1"]).map(\.seq) == [1, 6])
    #expect(try hall.journal.read(.ratings, aboutAnyOf: []).isEmpty)
  }

  @Test("many subjects are looked up in their index, not by reading the journal")
  func indexed() throws {
    let folder = try Folder()
    _ = try SQLiteJournal.create(path: folder.file("hall.db"), hallID: "test-hall")
    let plan = try DatabaseQueue(path: folder.file("hall.db")).read { db in
      try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + SQLiteJournal.lookupMany(.ratings), arguments: ["[]"])
        .description
    }
    #expect(plan.contains("USING INDEX event_about_rating"))
  }

  @Test("a mark is read back as it was set; a mark nobody can read stops the export instead of beginning anew")
  func mark() throws {
    let practice = try PracticeHall()
    #expect(try practice.live.ratingExportMark() == RatingExportMark())
    var mark = RatingExportMark()
    (mark.seq, mark.at) = (7, 8)
    var then = mark
    then.seq = 9
    try practice.live.setRatingExportMark(mark.writing("ratings-000008-000009.jsonl", in: "/tmp", then: then))
    let read = try practice.live.ratingExportMark()
    #expect(read.seq == 7 && read.pending?.file == "ratings-000008-000009.jsonl")
    #expect(read.settled == then)
    try practice.journal.setMeta("ratings.exported", to: "7")
    #expect(throws: StoreError.journal(.damaged("meta ratings.exported"))) { try practice.live.ratingExportMark() }
  }
}
