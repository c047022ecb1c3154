import HallModel
import HallStore
import ScreenKit

extension GuideScreen {
  /// Takes news: what an action came to, or what others did.
  public mutating func receive(_ news: News, _ environment: Environment) -> [Effect] {
    switch news {
    case .events(let events):
      // First news and a new catalogue: the search starts from what there is now.
      if results.isEmpty || events.contains(where: { $0 is HallConfigured }) {
        let selected = list.selected
        search(environment)
        list.selected = min(selected, max(0, results.count - 1))
      }
      if let summoned = events.lazy.compactMap({ $0 as? ClerkSummoned }).last {
        notice = HandWords(environment).sentence(summoned).map { Notice(.info, $0) }
      }
    case .outcome(.refused(let refusal), _):
      notice = Notice(.warning, environment.sentence(refusal))
      return [.beep]
    case .outcome(.done(let events), let tag) where tag.hasPrefix("voice."): return voiceRecorded(events, environment)
    case .outcome(.done(let events), let tag):
      done(events, tag, environment)
      if case let added as AppointmentAdded = events.last {
        // Whoever leaves with an appointment was diverted, like whoever leaves with a list of papers.
        let command = RecordEnquiry(outcome: .appointment, matters: added.appointment.matters)
        return [.perform(command, staff: staff, tag: "booked")]
      }
    case .paperwork(.progress(let file), let number):
      notice =
        file.map { Notice(.info, environment.progress($0)) }
        ?? Notice(.warning, environment.texts("casework.unknown", ["case": number]))
    case .paperwork, .foretold: break
    case .saved(let path, _):
      guard case .papersNotice(var preview) = layer else { return [] }
      preview.saved = path
      layer = .papersNotice(preview)
      return [
        .perform(
          RecordEnquiry(outcome: .papers, matters: preview.matters, missing: preview.missing), staff: staff,
          tag: "enquiry.papers")
      ]
    case .failed(let sentence, let tag) where environment.hall.ratings.loops[tag] != nil:
      notice = Notice(.danger, environment.texts("grievance.contact_not_kept", ["loop": tag, "reason": sentence]))
    case .failed(let sentence, _): notice = Notice(.danger, sentence)
    }
    return []
  }

  private mutating func done(_ events: [any HallEvent], _ tag: String, _ environment: Environment) {
    let texts = environment.texts
    for event in events {
      switch event {
      case let issued as TicketIssued:
        lastIssued = (issued.ticket.matters, issued.ticket.issuedAt, issued.ticket.number)
        layer = .issued(IssuedTicket(issued.ticket, environment))
      case let added as AppointmentAdded:
        let appointment = added.appointment
        lastBooked = texts(
          "guide.booked",
          ["id": appointment.id, "date": appointment.day.text, "slot": appointment.slot.text])
      case let recorded as EnquiryRecorded:
        notice = Notice(
          .success,
          tag == "booked" ? lastBooked : texts("guide.recorded.\(recorded.outcome.rawValue)"))
        // The list stays on the screen until it has been read out or copied.
        if recorded.outcome != .papers { startOver(environment) }
      case let cancelled as TicketCancelled:
        notice = Notice(
          .success, texts("guide.cancelled", ["ticket": environment.hall.ticket(cancelled.ticket)?.number ?? ""]))
      case let returned as TicketReturned:
        let number = environment.hall.ticket(returned.ticket)?.number ?? ""
        notice = Notice(.success, texts("guide.returned", ["ticket": number]))
        layer = .none
      default: break
      }
    }
  }
}
