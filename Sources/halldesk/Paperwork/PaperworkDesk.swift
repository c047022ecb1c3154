import FoundationEssentials
import HallDeskUI
import HallDocuments
import HallModel
import HallStore

/// People's data for the screens: applicants, drafts, and matters that are taken in. A failure is a sentence for the line
/// above the keys; it never stops the queue.
extension RoleContext {
  /// Does paperwork; the answer, or why it cannot be done. Nil where there is nothing to say.
  func paperwork(_ work: Paperwork, _ tag: String) -> News? {
    do throws(PersonalError) {
      switch work {
      case .progress(let id): return progress(ofCase: id, tag)
      case .history(let id): return history(ofCase: id, tag)
      case .pastRatings(let name): return pastRatings(of: name, tag)
      case .loopHistory(let id): return history(ofLoop: id, tag)
      case .keepLoopContact(let contact, let id):
        try personal.records().loopContacts.save(contact, loop: id, live?.hall ?? Hall(), at: now)
      case .loopContact(let id):
        return .paperwork(.loopContact(try personal.records().loopContacts.load(id)), tag: tag)
      case .form(let id): return .paperwork(.form(try form(ofCase: id)), tag: tag)
      case .keepForm(let values, let id):
        if let trouble = keepForm(values, case: id) { return .failed(trouble, tag: tag) }
      case .find(let number): return .paperwork(.applicants(try applicants(number)), tag: tag)
      case .applicant(let id):
        let found = try personal.records().applicants.load(id)
        return .paperwork(.applicants(found.map { [KnownApplicant(id: id, applicant: $0)] } ?? []), tag: tag)
      case .draft(let ticket):
        return .paperwork(.draft(try draft(ticket), documentDesk?.complete(ticket: ticket) ?? []), tag: tag)
      case .keep(let draft, let ticket): try keep(draft, ticket)
      // Without the key what is there can still be let go of.
      case .drop(let ticket): try personal.store.eraseDraft(ticket)
      case .takeIn(let request, let staff): return try takeIn(request, staff, tag)
      case .report, .saveReport, .pastDays, .replay, .plan, .savePlan:
        guard let readingDesk else { return .failed(texts("figures.unavailable"), tag: tag) }
        readingDesk.begin(work, tag)
      case .document, .undertaking, .print, .printQueue, .printWaiting:
        return documentDesk?.answer(work, tag) ?? .failed(texts("paperwork.no_documents"), tag: tag)
      }
    } catch {
      return .failed(sentence(error), tag: tag)
    }
    return nil
  }

  private func applicants(_ number: String) throws(PersonalError) -> [KnownApplicant] {
    let records = try personal.records().applicants
    var known: [KnownApplicant] = []
    for id in try records.find(idNumber: number) {
      // Another terminal may have erased it in between.
      if let applicant = try records.load(id) { known.append(KnownApplicant(id: id, applicant: applicant)) }
    }
    return known
  }

  // MARK: Drafts

  private func draft(_ ticket: String) throws(PersonalError) -> IntakeDraft? {
    guard let text = try personal.records().drafts.load(ticket) else { return nil }
    do {
      return try JSONDecoder().decode(IntakeDraft.self, from: Data(text.utf8))
    } catch {
      // The decoder's own words could hold what was read.
      throw .unreadable(SealedName(.draft, ticket), detail: "JSON")
    }
  }

  private func keep(_ draft: IntakeDraft, _ ticket: String) throws(PersonalError) {
    let text = try json(draft, SealedName(.draft, ticket))
    let now = now
    let end = Retention(live?.hall ?? Hall()).draftEnd(from: now)
    try personal.records().drafts.save(text, id: ticket, keepUntil: end, at: now)
  }

  /// What was filled into a case's form.
  private func form(ofCase id: String) throws(PersonalError) -> [String: String] {
    guard let text = try personal.records().texts(.caseForm).load(id) else { return [:] }
    do {
      return try JSONDecoder().decode([String: String].self, from: Data(text.utf8))
    } catch {
      throw .unreadable(SealedName(.caseForm, id), detail: "JSON")
    }
  }

  // MARK: Taking in

  private func takeIn(_ request: IntakeRequest, _ staff: String, _ tag: String) throws(PersonalError) -> News {
    guard let live else { throw .journal(.io("no hall")) }
    let kept = try keptApplicant(request)
    var command = request.command
    command.open.applicant = kept.id ?? ""
    let outcome: LiveHall.Outcome
    do throws(StoreError) {
      outcome = try live.perform(command, by: LiveHall.Actor(terminal: terminalName, staff: staff))
    } catch {
      letGo(kept)
      return .failed(sentence(error), tag: tag)
    }
    switch outcome {
    case .refused:
      letGo(kept)
      return .outcome(outcome, tag: tag)
    case .done(let events):
      guard let id = events.lazy.compactMap({ $0 as? CaseOpened }).first?.case else {
        return .outcome(outcome, tag: tag)
      }
      // The case stands; what fails from here on is told beside it.
      let trouble = keepForm(request.values, case: id)
      let documents = documentDesk?.documentsMade(by: events, case: id)
      let troubles = [trouble, documents?.trouble].compactMap { $0 }
      return .paperwork(
        .taken(
          TakenCase(
            id: id, applicantID: kept.id, documents: documents?.made ?? [],
            trouble: troubles.isEmpty ? nil : troubles.joined(separator: " "))), tag: tag)
    }
  }

  /// An applicant whose record is there.
  private struct Kept {
    /// The record's id; nil where no applicant was taken down.
    var id: String?
    /// Whether the record was made for this case.
    var isNew = false
  }

  /// Keeps the applicant before the case is opened: a case never names a record that is not there. The record of somebody
  /// known stays as long as the new case needs it.
  private func keptApplicant(_ request: IntakeRequest) throws(PersonalError) -> Kept {
    guard let applicant = request.applicant else {
      if let id = request.applicantID { try personal.store.keepApplicant(id) }
      return Kept(id: request.applicantID)
    }
    let records = try personal.records().applicants
    guard let id = request.applicantID, let before = try known(id, records) else {
      return Kept(id: try records.save(applicant, at: now), isNew: true)
    }
    do throws(PersonalError) {
      if before != applicant { try records.update(applicant, id: id, at: now) }
      try records.keep(id, until: nil)
      return Kept(id: id)
    } catch .noRecord {
      return Kept(id: try records.save(applicant, at: now), isNew: true)
    }
  }

  /// The applicant of a record that can be used; nil for one that was erased or tampered with, which is kept anew.
  private func known(_ id: String, _ records: ApplicantRecords) throws(PersonalError) -> Applicant? {
    do throws(PersonalError) { return try records.load(id) } catch .altered { return nil }
  }

  /// No case came of it: what was kept for it alone goes again. Where that fails too, `Retention` finds it later.
  private func letGo(_ kept: Kept) {
    guard kept.isNew, let id = kept.id, let live else { return }
    // A store that failed may have recorded the case all the same.
    _ = try? live.catchUp()
    if live.hall.cases.contains(where: { $0.applicant == id }) { return }
    _ = try? personal.store.removeSealed(SealedName(.applicant, id))
  }

  /// Keeps the values of the matter's form under the case's number; the sentence why that failed, nil when it did not.
  private func keepForm(_ values: [String: String], case id: String) -> String? {
    guard !values.isEmpty else { return nil }
    do throws(PersonalError) {
      let text = try json(values, SealedName(.caseForm, id))
      try personal.records().texts(.caseForm).save(text, id: id, at: now)
      return nil
    } catch {
      return texts("paperwork.form_not_kept", ["reason": sentence(error)])
    }
  }

  private var now: Moment { live?.now ?? machineNow }

  private func json(_ value: some Encodable, _ name: SealedName) throws(PersonalError) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else { throw .unreadable(name, detail: "JSON") }
    return String(decoding: data, as: UTF8.self)
  }
}

extension SealedStore {
  /// Takes back when a record is to be erased; needs no key. Throws `noRecord`.
  fileprivate func keepApplicant(_ id: String) throws(PersonalError) {
    let name = SealedName(.applicant, id)
    let isThere: Bool
    do throws(JournalError) { isThere = try keepSealed(name, until: nil) } catch { throw .journal(error) }
    if !isThere { throw .noRecord(name) }
  }

  /// Lets go of the draft of a ticket.
  fileprivate func eraseDraft(_ ticket: String) throws(PersonalError) {
    do throws(JournalError) {
      _ = try removeSealed(SealedName(.draft, ticket))
    } catch {
      throw .journal(error)
    }
  }
}
