import Foundation
import HallDeskUI
import HallDocuments
import HallModel
import HallStore
import ScreenKit
import Testing

@testable import halldesk

@Suite("Paperwork of the screens: applicants, drafts, matters taken in") struct PaperworkDeskTests {
  private static let person = PaperworkStage.person

  @Test("a matter is taken in: the applicant sealed, the case names only the record, the form sealed beside it")
  func takenIn() throws {
    let stage = try PaperworkStage()
    let taken = try stage.taken(stage.request(Self.person, values: ["shop": "云溪小吃店"]))
    let id = try #require(taken.applicantID)
    let file = try #require(stage.live.hall.caseFile(taken.id))
    #expect(file.applicant == id && file.state == .accepted && file.handler == "C01")
    #expect(taken.trouble == nil)
    let records = try stage.context.personal.records()
    #expect(try records.applicants.load(id) == Self.person)
    #expect(try records.texts(.caseForm).load(taken.id) == #"{"shop":"云溪小吃店"}"#)
    let bodies = try stage.live.journal.read(after: 0, limit: 100).map(\.body).joined()
    #expect(!bodies.contains("张三") && !bodies.contains(Self.person.idNumber) && !bodies.contains("小吃"))
    #expect(try stage.live.journal.verify().isSound)
  }

  @Test("the applicant is found again by number, in whatever width and case, and by the record's id")
  func found() throws {
    let stage = try PaperworkStage()
    let id = try #require(try stage.taken(stage.request(Self.person)).applicantID)
    let known = KnownApplicant(id: id, applicant: Self.person)
    for work: Paperwork in [.find(number: " ３３０５０１199003071236"), .applicant(id: id)] {
      guard case .applicants(let found) = try stage.answer(work) else {
        throw PaperworkStage.Unexpected(what: "answer")
      }
      #expect(found == [known])
    }
    for work: Paperwork in [.find(number: "110101199003070097"), .applicant(id: "none")] {
      guard case .applicants(let found) = try stage.answer(work) else {
        throw PaperworkStage.Unexpected(what: "answer")
      }
      #expect(found.isEmpty)
    }
  }

  @Test("somebody known keeps the record, with what changed, for as long as the new case needs it")
  func known() throws {
    let stage = try PaperworkStage()
    let applicants = try stage.context.personal.records().applicants
    let id = try applicants.save(Self.person, keepUntil: stage.live.now.adding(seconds: 60), at: stage.live.now)
    var moved = Self.person
    moved.phone = "13987654321"
    #expect(try stage.taken(stage.request(moved, known: id)).applicantID == id)
    #expect(try applicants.load(id) == moved)
    #expect(try stage.store.sealedRow(SealedName(.applicant, id))?.keepUntil == nil)
    #expect(try stage.store.sealedIDs(.applicant) == [id])
  }

  @Test("a second matter of somebody known needs no key, but the record must be there")
  func secondMatter() throws {
    let stage = try PaperworkStage()
    let applicants = try stage.context.personal.records().applicants
    let id = try applicants.save(Self.person, keepUntil: stage.live.now.adding(seconds: 60), at: stage.live.now)
    let gone = try applicants.save(Self.person, at: stage.live.now)
    try applicants.remove(gone)
    try stage.loseKey()
    #expect(stage.failure(.takeIn(try stage.request(nil, known: gone), staff: "C01"))?.contains(gone) == true)
    #expect(stage.live.hall.cases.isEmpty)
    #expect(try stage.taken(stage.request(nil, known: id)).applicantID == id)
    #expect(try stage.store.sealedRow(SealedName(.applicant, id))?.keepUntil == nil)
  }

  @Test("a known record that was erased or tampered with meanwhile is kept anew", arguments: [true, false])
  func keptAnew(erased: Bool) throws {
    let stage = try PaperworkStage()
    let applicants = try stage.context.personal.records().applicants
    let id = try applicants.save(Self.person, at: stage.live.now)
    if erased {
      try applicants.remove(id)
    } else {
      var row = try #require(try stage.store.sealedRow(SealedName(.applicant, id)))
      row.body[30] ^= 1
      try stage.store.putSealed(row)
    }
    let taken = try stage.taken(stage.request(Self.person, known: id))
    let fresh = try #require(taken.applicantID)
    #expect(fresh != id)
    #expect(try applicants.load(fresh) == Self.person)
    #expect(stage.live.hall.caseFile(taken.id)?.applicant == fresh)
  }

  @Test("a refusal comes back as the rules gave it, and leaves nobody's data behind")
  func refused() throws {
    let stage = try PaperworkStage()
    let request = try stage.request(Self.person, values: ["a": "b"], matter: "M9")
    let news = stage.context.paperwork(.takeIn(request, staff: "C01"), "t")
    guard case .outcome(.refused(let refusal), "t") = news else { throw PaperworkStage.Unexpected(what: "news") }
    #expect(refusal.code == "unknown_matter")
    for kind: RecordKind in [.applicant, .caseForm] { #expect(try stage.store.sealedIDs(kind).isEmpty) }
  }

  @Test(
    "with the key lost, people's data is refused in the clerk's language, and a case without goes on",
    arguments: Language.allCases)
  func lostKey(language: Language) throws {
    let stage = try PaperworkStage(language: language)
    try stage.loseKey()
    let lost = PersonalError.noKey(stage.context.personal.keyPath)
    let sentence = language == .zh ? lost.chinese : lost.english
    for work: Paperwork in [
      .find(number: "1"), .applicant(id: "x"), .draft(ticket: "t"), .keep(IntakeDraft(), ticket: "t"),
      .takeIn(try stage.request(Self.person), staff: "C01"),
    ] { #expect(stage.failure(work) == sentence) }
    #expect(stage.live.hall.cases.isEmpty)
    let taken = try stage.taken(stage.request(nil, values: ["shop": "云溪小吃店"]))
    #expect(taken.applicantID == nil)
    #expect(stage.live.hall.caseFile(taken.id)?.applicant == "")
    #expect(taken.trouble?.contains(sentence) == true, "the form could not be kept, and that is told")
  }

  @Test("a key that is put back, or replaced by another terminal, is taken up without starting again")
  func keyReturns() throws {
    let stage = try PaperworkStage()
    let id = try #require(try stage.taken(stage.request(Self.person)).applicantID)
    let path = stage.context.personal.keyPath
    try FileManager.default.moveItem(atPath: path, toPath: path + ".away")
    #expect(stage.failure(.applicant(id: id)) != nil)
    try FileManager.default.moveItem(atPath: path + ".away", toPath: path)
    #expect(stage.failure(.applicant(id: id)) == nil)
    #expect(try KeyRotation.run(stage.store, path: path).resealed == 1)
    guard case .applicants(let found) = try stage.answer(.applicant(id: id)) else {
      throw PaperworkStage.Unexpected(what: "answer")
    }
    #expect(found.map(\.applicant) == [Self.person])
  }

  @Test("a draft is kept, read on another terminal, and let go of even when the key is lost")
  func drafts() throws {
    let stage = try PaperworkStage()
    var draft = IntakeDraft()
    draft.values = ["name": "张三"]
    draft.marks = ["M1": [PaperMark("申请书", .copy)]]
    #expect(stage.context.paperwork(.keep(draft, ticket: stage.ticket), "t") == nil)
    let other = try LiveHall(
      SQLiteJournal.open(path: stage.folder.appending(path: "hall.db").path(percentEncoded: false)))
    var elsewhere = stage.context
    elsewhere.live = other
    elsewhere.personal = PersonalDoor(other.journal, keyPath: stage.context.personal.keyPath)
    guard case .paperwork(.draft(let read, _), "t") = elsewhere.paperwork(.draft(ticket: stage.ticket), "t") else {
      throw PaperworkStage.Unexpected(what: "news")
    }
    #expect(read == draft)
    let row = try #require(try stage.store.sealedRow(SealedName(.draft, stage.ticket)))
    #expect(row.keepUntil == row.changedAt + 30 * 86_400_000)
    try stage.loseKey()
    #expect(stage.context.paperwork(.drop(ticket: stage.ticket), "t") == nil)
    #expect(try stage.store.sealedIDs(.draft).isEmpty)
  }

  @Test("no draft is an answer, one of a newer version a sentence")
  func noDraft() throws {
    let stage = try PaperworkStage()
    guard case .draft(let none, _) = try stage.answer(.draft(ticket: "none")) else {
      throw PaperworkStage.Unexpected(what: "answer")
    }
    #expect(none == nil)
    try stage.context.personal.records().drafts.save("[1]", id: "t", at: stage.live.now)
    #expect(stage.failure(.draft(ticket: "t"))?.contains("draft t") == true)
  }

  @Test("documents are asked for by what happened; their trouble is told beside the case")
  func documents() throws {
    final class Desk: DocumentDesk {
      let descriptor: Int32? = nil
      func settle(_ events: [any HallEvent]) {}
      func takeNews() -> [News] { [] }
      func close() {}
      func documentsMade(by events: [any HallEvent], case id: String) -> (made: [DocumentKind], trouble: String?) {
        ([.acceptanceNotice], "\(events.count) \(id) 打印机不在")
      }
      func answer(_ work: Paperwork, _ tag: String) -> News? { .failed("desk", tag: tag) }
    }
    let stage = try PaperworkStage()
    #expect(stage.failure(.printQueue) == stage.context.texts("paperwork.no_documents"))
    stage.context.documentDesk = Desk()
    #expect(stage.failure(.printQueue) == "desk")
    let taken = try stage.taken(stage.request(nil))
    #expect(taken.documents == [.acceptanceNotice])
    #expect(taken.trouble == "2 \(taken.id) 打印机不在")
  }

  @Test("whom to call about a grievance is kept beside the journal and read again; with the key lost that is said")
  func loopContact() throws {
    let stage = try PaperworkStage()
    let contact = LoopContact(name: "沈女士", phone: "13812345678")
    #expect(stage.context.paperwork(.keepLoopContact(contact, loop: "T20260302-001"), "t") == nil)
    guard case .loopContact(let read) = try stage.answer(.loopContact("T20260302-001")),
      case .loopContact(nil) = try stage.answer(.loopContact("T20260302-002"))
    else { throw PaperworkStage.Unexpected(what: "answer") }
    #expect(read == contact)
    let bodies = try stage.live.journal.read(after: 0, limit: 100).map(\.body).joined()
    #expect(!bodies.contains("13812345678"))
    try stage.loseKey()
    #expect(stage.failure(.keepLoopContact(contact, loop: "T20260302-002")) != nil)
    #expect(stage.failure(.loopContact("T20260302-001")) != nil)
  }

  @Test("the story of a loop comes from the journal, with who did what") func loopHistory() throws {
    let stage = try PaperworkStage()
    let clerk = LiveHall.Actor(terminal: "window-1", staff: "C01")
    _ = try stage.live.perform(FileGrievance(kind: .complaint, text: "空调太冷"), by: clerk)
    _ = try stage.live.perform(
      ContactRater(loop: "T20260302-001", text: "已致歉"), by: LiveHall.Actor(terminal: "t", staff: ""))
    guard case .history(let steps) = try stage.answer(.loopHistory("T20260302-001")) else {
      throw PaperworkStage.Unexpected(what: "answer")
    }
    #expect(steps.map(\.staff) == ["C01", ""])
    #expect(steps.first?.event is GrievanceFiled && steps.last?.event is LoopContacted)
  }

  @Test("a screen without a hall is told, not ended")
  func noHall() throws {
    let stage = try PaperworkStage()
    var context = stage.context
    context.live = nil
    context.personal = PersonalDoor(nil, keyPath: "/nowhere")
    guard case .failed = context.paperwork(.takeIn(try stage.request(nil), staff: ""), "t") else {
      throw PaperworkStage.Unexpected(what: "news")
    }
    guard case .failed = context.paperwork(.drop(ticket: "t"), "t") else {
      throw PaperworkStage.Unexpected(what: "news")
    }
  }
}
