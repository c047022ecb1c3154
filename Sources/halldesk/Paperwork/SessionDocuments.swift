import HallDeskUI
import HallDocuments
import HallModel
import HallStore

/// What documents a command made out, and what became of printing them.
struct MadePaper {
  /// The documents, by case.
  var made: [(case: String, kind: DocumentKind)] = []
  /// What was printed, or was to be.
  var jobs: [PrintJob] = []
  /// The first thing that went wrong; the case itself stands.
  var trouble: DocumentTrouble?

  /// For scripts, beside the case.
  func fields(_ session: Session) -> [(String, JSONValue)] {
    [
      ("made", .strings(made.map(\.kind.rawValue))), ("printing", .array(jobs.map { PrintForms.job($0, session) })),
      ("trouble", .optional(trouble?.sentence(session.documentLanguage))),
    ]
  }

  /// For people.
  func lines(_ session: Session) -> [String] {
    let titles = made.map { $0.kind.title(session.documentLanguage) }
    var lines = titles.isEmpty ? [] : [session.text("document.made", ["documents": session.wording.list(titles)])]
    for job in jobs {
      if case .file(let path) = job.target, case .printed = job.state {
        lines.append(session.text("document.saved", ["path": path]))
      }
    }
    if let trouble { lines.append(trouble.sentence(session.documentLanguage)) }
    return lines
  }
}

extension Session {
  /// The language of sentences about documents.
  var documentLanguage: DocumentLanguage { language == .zh ? .zh : .en }

  /// The documents of a hall's cases.
  func documents(_ live: LiveHall) throws(CommandFailure) -> CaseDocuments {
    CaseDocuments(live: live, personal: try personal(live.journal), store: try path, assets: try? assets.get())
  }

  /// Makes out, keeps and prints what these events call for; nil where they call for nothing. A command waits for the
  /// printer; what does not come out stays queued.
  func settle(_ events: [any HallEvent], in live: LiveHall) -> MadePaper? {
    guard events.contains(where: { CaseDocument.kind(madeBy: $0) != nil }) else { return nil }
    var paper = MadePaper()
    do throws(CommandFailure) {
      let documents = try documents(live)
      let (made, trouble) = documents.make(for: events)
      let printing = CasePrinting(documents: documents)
      let (ids, _, failure) = printing.submit(made)
      paper.made = made.map { ($0.case, $0.document.kind) }
      paper.trouble = trouble ?? failure
      try print(ids, printing, into: &paper)
    } catch {
      paper.trouble = paper.trouble ?? error.trouble
    }
    return paper
  }

  /// Prints jobs and waits for them.
  func print(_ ids: [String], _ printing: CasePrinting, into paper: inout MadePaper) throws(CommandFailure) {
    guard !ids.isEmpty else { return }
    let now = HallClock.system.now.milliseconds / 1000
    do {
      let delivery = try printing.delivery()
      for id in ids { paper.jobs.append(try delivery.print(id, at: now)) }
      paper.trouble = paper.trouble ?? paper.jobs.lazy.compactMap(\.failure).first.map(DocumentTrouble.print)
    } catch {
      throw CommandFailure(DocumentTrouble(error))
    }
  }

  /// Runs something that may fail about documents.
  func paperwork<Value>(_ body: () throws(DocumentTrouble) -> Value) throws(CommandFailure) -> Value {
    do throws(DocumentTrouble) { return try body() } catch { throw CommandFailure(error, documentLanguage) }
  }
}

extension CommandFailure {
  /// A trouble with documents as a command tells it: what a rule forbids is a refusal.
  init(_ trouble: DocumentTrouble, _ language: DocumentLanguage = .zh) {
    switch trouble {
    case .refused(let refusal): self = .refused(refusal)
    case .unknownCase(let id): self = .refused(Refusal("unknown_case", ["case": id]))
    case .notMade(let kind, let id):
      self = .refused(Refusal("document_not_made", ["case": id, "document": kind.title(language)]))
    case .personal(let error): self = .personal(error)
    default: self = .document(trouble)
    }
  }

  /// The other way round, for what is told beside a case that stands.
  var trouble: DocumentTrouble {
    switch self {
    case .personal(let error): .personal(error)
    case .document(let trouble): trouble
    case .refused(let refusal): .refused(refusal)
    default: .noTemplates
    }
  }
}
