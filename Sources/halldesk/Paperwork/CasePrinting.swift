import HallDocuments
import HallModel
import HallStore

/// Queues documents of cases for the hall's printer, or where there is none for its folder of documents. For one thread.
struct CasePrinting {
  /// The documents.
  let documents: CaseDocuments

  private var settings: DocumentSettings { documents.live.hall.settings.documents }

  /// The queue's jobs.
  func jobs() throws(PersonalError) -> PrintJobRecords {
    PrintJobRecords(records: try documents.personal.records(), journal: documents.live.journal)
  }

  /// The way to the printer.
  func delivery() throws(PersonalError) -> PrintDelivery {
    PrintDelivery(try jobs(), settings, store: documents.store)
  }

  /// What waits for paper, the oldest first.
  func waiting() throws(DocumentTrouble) -> [PrintJob] {
    do { return try jobs().jobs().filter(\.isWaiting) } catch { throw DocumentTrouble(error) }
  }

  /// Queues what was just made out, unless the settings leave printing to the clerk; an undertaking that was signed
  /// beforehand is not printed again. The jobs' ids, what could not be queued, and the first trouble.
  func submit(
    _ made: [(case: String, document: CaseDocuments.Made)], signed: Set<String> = []
  ) -> (ids: [String], left: [(case: String, document: CaseDocuments.Made)], trouble: DocumentTrouble?) {
    guard settings.printsWhenMade else { return ([], [], nil) }
    var ids: [String] = []
    var left: [(case: String, document: CaseDocuments.Made)] = []
    var first: DocumentTrouble?
    for (id, document) in made {
      do throws(DocumentTrouble) {
        if document.kind == .deferralUndertaking {
          let printed = try copies(document.kind, id)
          if printed > 0 || signed.contains(id) { continue }
        }
        ids.append(try submit(document, case: id).id)
      } catch {
        first = first ?? error
        left.append((id, document))
      }
    }
    return (ids, left, first)
  }

  /// Queues the next copy of a document; one that waits already is not queued twice.
  func submit(_ made: CaseDocuments.Made, case id: String) throws(DocumentTrouble) -> PrintJob {
    let copy = try copies(made.kind, id) + 1
    let name = "\(CaseDocuments.name(made.kind, made.number, id))/\(copy)"
    let file = "\(id)-\(made.kind.titleZh)\(made.number > 1 ? "-\(made.number)" : "")"
    return try submit(name, made.kind, id, made.document, copy: copy, file: file)
  }

  /// Queues an undertaking for a case that does not exist yet; `reference` is what the list shows in its place.
  func submit(undertaking document: Document, reference: String) throws(DocumentTrouble) -> PrintJob {
    let kind = DocumentKind.deferralUndertaking
    let name = "\(reference)/\(kind.rawValue)/\(PersonalRecords.randomID())"
    return try submit(name, kind, reference, document, copy: 1, file: "\(reference)-\(kind.titleZh)")
  }

  private func submit(
    _ name: String, _ kind: DocumentKind, _ id: String, _ document: Document, copy: Int, file: String
  ) throws(DocumentTrouble) -> PrintJob {
    let target: PrintJob.Target
    let format: PrintJob.Format
    do throws(CommandWords.Problem) {
      (target, format) = try PrintDelivery.place(settings, store: documents.store, file: file)
    } catch {
      throw .command(error)
    }
    let now = HallClock.system.now.milliseconds / 1000
    let job = PrintJob(
      id: name, kind: kind, caseNumber: id, document: document, format: format, target: target, copy: copy,
      createdAt: now)
    do { return try PrintQueue(store: jobs(), paper: nil).submit(job) } catch { throw DocumentTrouble(error) }
  }

  /// How many copies of the newest document of a kind came out.
  func copies(_ kind: DocumentKind, _ id: String) throws(DocumentTrouble) -> Int {
    do throws(PersonalError) {
      return try PrintedCopies(documents.personal.records()).of(kind, case: id)
    } catch {
      throw .personal(error)
    }
  }
}
