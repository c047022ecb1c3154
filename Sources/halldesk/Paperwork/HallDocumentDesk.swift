import HallDeskUI
import HallDocuments
import HallModel
import HallStore

/// Makes out, keeps, shows and prints the documents of cases for one screen; printing goes on beside it. For one thread.
final class HallDocumentDesk: DocumentDesk {
  /// The tag of news about printing that nobody asked for at that moment.
  static let tag = "print"

  private let documents: CaseDocuments
  private let printing: CasePrinting
  private let thread: PrintThread
  private let language: DocumentLanguage
  private var news: [News] = []
  /// What was made out and could not be queued yet.
  private var unqueued: [(case: String, document: CaseDocuments.Made)] = []
  /// Undertakings printed before their case was there: ticket and matter.
  private var undertaken: Set<String> = []

  /// A desk over the documents of a hall.
  init(_ documents: CaseDocuments, language: DocumentLanguage) {
    self.documents = documents
    self.language = language
    printing = CasePrinting(documents: documents)
    thread = PrintThread(store: documents.store, keyPath: documents.personal.keyPath)
    recover()
  }

  /// Can be read when there is news.
  var descriptor: Int32? { thread.descriptor >= 0 ? thread.descriptor : nil }

  /// What is to be told to the screen.
  func takeNews() -> [News] {
    for report in thread.take() {
      for path in report.files { news.append(.saved(path: path, tag: Self.tag)) }
      if let trouble = report.trouble { news.append(.failed(trouble.sentence(language), tag: Self.tag)) }
      news.append(.paperwork(.printQueue(report.waiting), tag: Self.tag))
    }
    defer { news = [] }
    return news
  }

  /// Gives what is being printed a moment to end.
  func close() { finish(within: 3) }

  /// Waits for what is being printed, at most so many seconds.
  func finish(within seconds: Int) { thread.finish(within: seconds) }

  /// Only where something was being printed when a terminal stopped is anything opened for it.
  private func recover() {
    guard let store = try? documents.personal.store, let ids = try? store.sealedIDs(.printJob), !ids.isEmpty else {
      return
    }
    begin(.recover)
  }

  private func begin(_ work: PrintThread.Work) { thread.begin(work, documents.live.hall.settings.documents) }

  // MARK: What happened

  func documentsMade(by events: [any HallEvent], case id: String) -> (made: [DocumentKind], trouble: String?) {
    queueLeft()
    var (made, trouble) = documents.make(for: events)
    let isSigned = documents.live.hall.caseFile(id).map(wasUndertaken) ?? false
    let (ids, left, failure) = printing.submit(made, signed: isSigned ? [id] : [])
    unqueued += left
    if !ids.isEmpty { begin(.print(ids)) }
    trouble = trouble ?? failure
    made.removeAll { $0.case != id }
    return (made.map(\.document.kind), trouble?.sentence(language))
  }

  func settle(_ events: [any HallEvent]) {
    guard let first = events.first(where: { CaseDocument.kind(madeBy: $0) != nil }) else { return }
    if let trouble = documentsMade(by: events, case: first.subject).trouble {
      news.append(.failed(trouble, tag: Self.tag))
    }
  }

  private func wasUndertaken(_ file: CaseFile) -> Bool {
    guard let ticket = file.ticket else { return false }
    return undertaken.contains(ticket + file.terms.matter)
  }

  func complete(ticket: String) -> [DocumentKind] {
    let files = documents.live.hall.cases(ofTicket: ticket)
    // Most visits have no case yet: nothing is opened for them.
    guard !files.isEmpty, let waiting = try? printing.waiting() else { return [] }
    var undone: [(case: String, document: CaseDocuments.Made)] = []
    for file in files {
      for kind in Set(CaseDocument.made(for: file).map(\.kind)) where kind != .deferralUndertaking {
        let isQueued = waiting.contains { $0.caseNumber == file.id && $0.kind == kind }
        guard !isQueued, (try? printing.copies(kind, file.id)) == 0,
          let made = try? documents.keptDocument(kind, case: file.id)
        else { continue }
        undone.append((file.id, made))
      }
    }
    let (ids, left, _) = printing.submit(undone)
    unqueued += left
    if !ids.isEmpty { begin(.print(ids)) }
    return ids.isEmpty ? [] : undone.map(\.document.kind).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Queues what could not be queued before: the disk was full, or the printer's command was wrong.
  private func queueLeft() {
    let (ids, left, _) = printing.submit(unqueued)
    unqueued = left
    if !ids.isEmpty { begin(.print(ids)) }
  }

  // MARK: What is asked for

  func answer(_ work: Paperwork, _ tag: String) -> News? {
    do throws(DocumentTrouble) {
      switch work {
      case .document(let kind, let id):
        return .paperwork(.document(try documents.document(kind, case: id).document), tag: tag)
      case .undertaking(let request, let staff, let prints):
        return .paperwork(.document(try undertaking(request, staff, prints: prints)), tag: tag)
      case .print(let kind, let id):
        begin(.print([try printing.submit(try documents.keptDocument(kind, case: id), case: id).id]))
      case .printWaiting(let lookedAt):
        queueLeft()
        begin(.waiting(lookedAt: lookedAt))
      case .printQueue: break
      case .find, .applicant, .draft, .keep, .drop, .takeIn, .history, .progress, .form, .keepForm, .loopHistory,
        .keepLoopContact, .loopContact, .pastRatings, .report, .saveReport, .pastDays, .replay, .plan, .savePlan:
        return nil
      }
      return .paperwork(.printQueue(try printing.waiting()), tag: tag)
    } catch .refused(let refusal) {
      return .outcome(.refused(refusal), tag: tag)
    } catch {
      return .failed(error.sentence(language), tag: tag)
    }
  }

  private func undertaking(
    _ request: IntakeRequest, _ staff: String, prints: Bool
  ) throws(DocumentTrouble) -> Document {
    let live = documents.live
    let context = Context(now: live.now, staff: staff)
    let fields: DocumentFields
    do throws(Refusal) {
      fields = try CaseDocument.undertaking(
        for: request.command, in: live.hall, applicant: request.applicant, context)
    } catch {
      throw .refused(error)
    }
    let document = try documents.fill(.deferralUndertaking, fields)
    guard prints else { return document }
    let ticket = request.command.open.ticket.flatMap { live.hall.ticket($0) }
    let job = try printing.submit(undertaking: document, reference: ticket?.number ?? request.command.open.matter)
    if let ticket { undertaken.insert(ticket.id + request.command.open.matter) }
    begin(.print([job.id]))
    return document
  }
}
