import Foundation
import Glibc
import HallDeskUI
import HallDocuments
import HallModel
import HallStore
import Testing

@testable import halldesk

/// The documents of cases at a window: made out, kept, printed beside the work.
@Suite("Documents at the window") struct DocumentDeskTests {
  /// A stage whose context has a document desk, and whose matter has a paper that may follow.
  private final class DocumentStage {
    let stage: PaperworkStage
    let desk: HallDocumentDesk

    init(printer: String = "", _ change: (inout DocumentSettings) -> Void = { _ in }) throws {
      stage = try PaperworkStage()
      try Self.configure(stage, printer, change)
      desk = Self.desk(stage)
      stage.context.documentDesk = desk
    }

    static func desk(_ stage: PaperworkStage) -> HallDocumentDesk {
      let documents = CaseDocuments(
        live: stage.live, personal: stage.context.personal, store: stage.folder.appending(path: "hall.db").path,
        assets: AssetFolder(path: ArrowTests.root.appending(path: "assets").path))
      return HallDocumentDesk(documents, language: .zh)
    }

    static func configure(
      _ stage: PaperworkStage, _ printer: String, _ change: (inout DocumentSettings) -> Void = { _ in }
    ) throws {
      var settings = stage.live.hall.settings
      settings.documents.reviewBody = "云溪市人民政府"
      settings.documents.court = "云溪市人民法院"
      settings.documents.printer = printer
      change(&settings.documents)
      _ = try stage.live.configure(
        settings: settings,
        matters: [
          Matter(code: "M1", name: "食品经营许可", department: "市场监管", type: "行政许可", promisedDays: 5)
        ], packages: [],
        papers: [
          Paper(matter: "M1", sequence: 1, name: "申请书"),
          Paper(matter: "M1", sequence: 2, name: "平面图", requirement: .deferrable),
        ], training: true, by: LiveHall.Actor(terminal: "test"))
    }

    func request(_ step: TakeIn.Step, plan: CasePaper.Mark = .copy) throws -> IntakeRequest {
      var request = try stage.request(PaperworkStage.person)
      request.command.marks = [PaperMark("申请书", .original), PaperMark("平面图", plan)]
      request.command.step = step
      return request
    }

    /// Everything that printing had to say, once it is done.
    func news() -> [News] {
      desk.finish(within: 120)
      return desk.takeNews()
    }

    var records: PersonalRecords { get throws { try stage.context.personal.records() } }
    var folder: String { stage.folder.appending(path: "hall.db-documents").path }
    var files: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder).sorted()) ?? [] }
  }

  private static func sentences(_ news: [News]) -> [String] {
    news.compactMap { if case .failed(let sentence, _) = $0 { sentence } else { nil } }
  }

  private static func waiting(_ news: [News]) -> [PrintJob]? {
    news.compactMap { if case .paperwork(.printQueue(let jobs), _) = $0 { jobs } else { nil } }.last
  }

  private static func document(_ answer: PaperworkAnswer) throws -> Document {
    guard case .document(let document) = answer else { throw PaperworkStage.Unexpected(what: "\(answer)") }
    return document
  }

  @Test("taking in makes out the notice, keeps it sealed, and without a printer keeps a PDF; nothing is overwritten")
  func takenIn() throws {
    let stage = try DocumentStage()
    var request = try stage.request(.accept)
    request.values = ["delivery": "电子证照"]
    let taken = try stage.stage.taken(request)
    #expect(taken.documents == [.acceptanceNotice] && taken.trouble == nil)
    let kept = try stage.records.documents.load("\(taken.id)/acceptance_notice/1")
    let document = try PaperLayout.decode(try #require(kept).utf8)
    #expect(document.texts.contains("张三：") && document.texts.contains("办理结果送达方式：电子证照。"))
    let news = stage.news()
    #expect(Self.sentences(news) == [] && Self.waiting(news) == [])
    #expect(stage.files == ["\(taken.id)-受理通知书.pdf"])
    _ = try stage.stage.answer(.print(.acceptanceNotice, case: taken.id))
    _ = stage.news()
    #expect(stage.files == ["\(taken.id)-受理通知书 (2).pdf", "\(taken.id)-受理通知书.pdf"])
  }

  @Test("what is looked at later is what was handed out, whatever was changed since") func kept() throws {
    let stage = try DocumentStage()
    let taken = try stage.stage.taken(stage.request(.accept))
    let before = try Self.document(stage.stage.answer(.document(.acceptanceNotice, case: taken.id)))
    var renamed = PaperworkStage.person
    renamed.name = "张四"
    try stage.records.applicants.update(renamed, id: try #require(taken.applicantID), at: stage.stage.live.now)
    #expect(try Self.document(stage.stage.answer(.document(.acceptanceNotice, case: taken.id))) == before)
    // One that was never kept is made from the case as it is now.
    try stage.records.documents.remove("\(taken.id)/acceptance_notice/1")
    let now = try Self.document(stage.stage.answer(.document(.acceptanceNotice, case: taken.id)))
    #expect(now != before && now.texts.contains("张四："))
    #expect(stage.stage.failure(.document(.correctionNotice, case: taken.id))?.contains("补正告知书") == true)
    #expect(stage.stage.failure(.document(.acceptanceNotice, case: "20200101-0001")) != nil)
  }

  @Test("a printer that is gone is told in one sentence, the document stays queued and is printed when it is back")
  func printerGone() throws {
    let stage = try DocumentStage(printer: "/no/such/printer -d desk")
    let taken = try stage.stage.taken(stage.request(.accept))
    #expect(taken.documents == [.acceptanceNotice] && taken.trouble == nil)
    let news = stage.news()
    #expect(Self.sentences(news).first?.contains("/no/such/printer") == true)
    #expect(Self.waiting(news)?.map(\.kind) == [.acceptanceNotice])
    let paper = stage.stage.folder.appending(path: "paper").path
    try DocumentStage.configure(stage.stage, "tee \(paper)")
    let jobs = try PrintJobRecords(records: stage.records, journal: stage.stage.live.journal)
    _ = try stage.stage.answer(.printWaiting())
    #expect(Self.waiting(stage.news()) == [])
    #expect(try Data(contentsOf: URL(filePath: paper)).starts(with: Data("%PDF-".utf8)))
    #expect(try jobs.jobs().isEmpty)
  }

  @Test(
    "printing keeps nobody waiting: the case is taken in while the printer still holds back", .timeLimit(.minutes(5)))
  func beside() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "halldesk-\(UUID().uuidString)").path
    #expect(mkfifo(folder, 0o600) == 0)
    defer { unlink(folder) }
    let stage = try DocumentStage(printer: "tee \(folder)") { $0.format = .text }
    // The printer cannot end before somebody reads from the pipe, and nobody does yet.
    let taken = try stage.stage.taken(stage.request(.accept))
    #expect(taken.documents == [.acceptanceNotice])
    let pipe = try #require(FileHandle(forReadingAtPath: folder))
    let printed = String(decoding: try pipe.readToEnd() ?? Data(), as: UTF8.self)
    #expect(printed.contains("受理通知书") && printed.contains("张三"))
    #expect(Self.waiting(stage.news()) == [])
  }

  @Test("a document that could not even be queued is queued as soon as that can be done") func unqueued() throws {
    let stage = try DocumentStage(printer: "'lp")
    let taken = try stage.stage.taken(stage.request(.accept))
    #expect(taken.trouble?.isEmpty == false)
    #expect(Self.waiting(stage.news()) ?? [] == [])
    try DocumentStage.configure(stage.stage, "")
    _ = try stage.stage.answer(.printWaiting())
    let kept = stage.news().compactMap { news in if case .saved(let path, _) = news { path } else { nil } }
    #expect(kept.count == 1 && kept[0].contains("受理通知书"))
  }

  @Test("a terminal lost between a case and its document: the next one makes it out, prints it once, and says so")
  func lostBetween() throws {
    let stage = try DocumentStage()
    // The case is recorded, and nothing after it.
    let taken = try stage.request(.accept).command
    guard case .done = try stage.stage.live.perform(taken, by: LiveHall.Actor(terminal: "window-1", staff: "C01"))
    else {
      throw PaperworkStage.Unexpected(what: "outcome")
    }
    guard case .draft(_, let made) = try stage.stage.answer(.draft(ticket: stage.stage.ticket)) else {
      throw PaperworkStage.Unexpected(what: "answer")
    }
    #expect(made == [.acceptanceNotice])
    let kept = stage.news().compactMap { news in if case .saved(let path, _) = news { path } else { nil } }
    #expect(kept.count == 1 && kept[0].contains("受理通知书"))
    guard case .draft(_, let again) = try stage.stage.answer(.draft(ticket: stage.stage.ticket)) else {
      throw PaperworkStage.Unexpected(what: "answer")
    }
    #expect(again.isEmpty)
  }

  @Test("a second print says on the paper that it is one") func again() throws {
    let paper = FileManager.default.temporaryDirectory.appending(path: "halldesk-\(UUID().uuidString)").path
    defer { unlink(paper) }
    let stage = try DocumentStage(printer: "tee \(paper)") { $0.format = .text }
    let taken = try stage.stage.taken(stage.request(.accept))
    _ = stage.news()
    #expect(try !String(contentsOfFile: paper, encoding: .utf8).contains("补打"))
    for copy in 2...3 {
      _ = try stage.stage.answer(.print(.acceptanceNotice, case: taken.id))
      _ = stage.news()
      #expect(try String(contentsOfFile: paper, encoding: .utf8).contains("（补打，第\(copy)份）"))
    }
  }

  @Test("an undertaking is printed and signed before its case is there, and not a second time with it")
  func undertaking()
    throws
  {
    let stage = try DocumentStage()
    let request = try stage.request(.defer(), plan: .deferred)
    let document = try Self.document(stage.stage.answer(.undertaking(request, staff: "C01", prints: true)))
    #expect(document.texts.contains(PaperworkStage.person.idNumber) && document.texts.contains("平面图"))
    _ = stage.news()
    #expect(stage.files.count == 1)
    let taken = try stage.stage.taken(request)
    #expect(taken.documents == [.deferralUndertaking, .deferralNotice])
    _ = stage.news()
    #expect(stage.files.contains("\(taken.id)-容缺受理通知书.pdf") && stage.files.count == 2)
    #expect(try stage.records.documents.load("\(taken.id)/deferral_undertaking/1") != nil)
    let complete = try stage.request(.defer())
    guard
      case .outcome(.refused(let refusal), _)? = stage.stage.context.paperwork(
        .undertaking(complete, staff: "C01", prints: true), "t")
    else { throw PaperworkStage.Unexpected(what: "no refusal") }
    #expect(!refusal.code.isEmpty)
  }

  @Test("an undertaking of a case that is not accepted yet names its papers and the usual day, and is signed once")
  func undertakingOfCase() throws {
    let stage = try DocumentStage()
    let id = try stage.stage.taken(stage.request(.receive, plan: .deferred)).id
    let document = try Self.document(stage.stage.answer(.document(.deferralUndertaking, case: id)))
    #expect(document.texts.contains("平面图") && document.texts.contains { $0.contains("2026年3月9日前") })
    #expect(document.footer?.contains(id) == true)
    _ = try stage.stage.answer(.print(.deferralUndertaking, case: id))
    _ = stage.news()
    #expect(stage.files == ["\(id)-容缺承诺书.pdf"])
    _ = try stage.stage.context.deed(
      .perform(DeferCase(case: id, undertakingSigned: true), staff: "C01", tag: "a"), on: stage.stage.live)
    _ = stage.news()
    #expect(stage.files == ["\(id)-容缺受理通知书.pdf", "\(id)-容缺承诺书.pdf"])
    // Nothing deferred, no undertaking.
    let other = try DocumentStage()
    let complete = try other.stage.taken(other.request(.receive)).id
    #expect(other.stage.failure(.document(.deferralUndertaking, case: complete))?.contains("容缺承诺书") == true)
  }

  @Test("without the key the case stands and the sentence says why there is no document") func lostKey() throws {
    let stage = try DocumentStage()
    let id = try stage.stage.taken(stage.request(.receive)).id
    try stage.stage.loseKey()
    _ = try stage.stage.context.deed(
      .perform(AcceptCase(case: id), staff: "C01", tag: "a"), on: stage.stage.live)
    #expect(stage.stage.live.hall.caseFile(id)?.state == .accepted)
    #expect(Self.sentences(stage.news()).first?.contains("密钥") == true)
  }

  @Test("every deed at a screen makes its documents; one nobody prints is made out all the same") func deeds() throws {
    let stage = try DocumentStage { $0.printsWhenMade = false }
    let id = try stage.stage.taken(stage.request(.accept)).id
    let deeds: [any HallCommand] = [
      HandOverCase(case: id), SuspendCase(case: id, procedure: .testing, toldInWriting: true), ResumeCase(case: id),
      SuspendCase(case: id, procedure: .hearing, toldInWriting: true),
    ]
    for command in deeds {
      _ = try stage.stage.context.deed(.perform(command, staff: "C01", tag: "a"), on: stage.stage.live)
    }
    let ids = try stage.records.documents.ids()
    #expect(
      ids.filter { $0.hasPrefix(id) } == [
        "\(id)/acceptance_notice/1", "\(id)/special_procedure_notice/1", "\(id)/special_procedure_notice/2",
        "\(id)/transfer_sheet/1",
      ])
    #expect(Self.sentences(stage.news()) == [] && stage.files == [])
  }

  @Test("what a terminal was printing when it stopped is not printed again without somebody's word") func recovered()
    throws
  {
    let stage = try DocumentStage(printer: "/no/such/printer")
    let taken = try stage.stage.taken(stage.request(.accept))
    _ = stage.news()
    let jobs = try PrintJobRecords(records: stage.records, journal: stage.stage.live.journal)
    var job = try #require(try jobs.jobs().first)
    let revision = job.revision
    (job.state, job.revision) = (.sending(since: 0), revision + 1)
    #expect(try jobs.replace(job, revision: revision))
    let next = DocumentStage.desk(stage.stage)
    next.finish(within: 120)
    let news = next.takeNews()
    #expect(Self.sentences(news).first?.contains("请先看打印机") == true)
    guard case .uncertain? = Self.waiting(news)?.first?.state else {
      throw PaperworkStage.Unexpected(what: "\(news)")
    }
    #expect(taken.documents == [.acceptanceNotice])
  }

  @Test("the queue is one for all terminals: a job is added once, and who comes late changes nothing") func queue()
    throws
  {
    let stage = try DocumentStage()
    let records = try stage.records
    let jobs = PrintJobRecords(records: records, journal: stage.stage.live.journal)
    let document = Document(title: "受理通知书", blocks: [.paragraph("张三", .flush)])
    var job = PrintJob(
      id: "20260302-0001/acceptance_notice/1/1", kind: .acceptanceNotice, caseNumber: "20260302-0001",
      document: document, format: .pdf, target: .file("/x"), createdAt: 1)
    #expect(try jobs.add(job) && !jobs.add(job))
    #expect(try jobs.job(job.id) == job && jobs.jobs() == [job])
    job.revision = 1
    #expect(try jobs.replace(job, revision: 0) && !jobs.replace(job, revision: 0))
    #expect(try !jobs.remove(job.id, revision: 0))
    let row = try #require(try stage.stage.store.sealedRow(SealedName(.printJob, job.id)))
    #expect(row.keepUntil != nil && !String(decoding: row.body, as: UTF8.self).contains("张三"))
    (job.state, job.revision) = (.printed(at: 2), 2)
    #expect(try jobs.replace(job, revision: 1))
    #expect(try jobs.jobs().isEmpty && PrintedCopies(records).of(.acceptanceNotice, case: "20260302-0001") == 1)
  }
}
