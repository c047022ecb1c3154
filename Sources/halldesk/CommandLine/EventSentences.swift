import HallModel
import ScreenKit

/// What happened, as sentences: one text for every kind of event, below `cli.event.`.
struct EventSentences {
  /// The hall that knows the names behind numbers and codes.
  let hall: Hall
  /// The texts of the command line.
  let texts: Texts
  /// Words for codes.
  let wording: Wording

  /// The sentence of an event.
  func sentence(_ event: any HallEvent) -> String {
    texts("cli.event." + type(of: event).kind, fillings(event))
  }

  private func fillings(_ event: any HallEvent) -> [String: String] {
    visitFillings(event) ?? windowFillings(event) ?? deskFillings(event) ?? ratingFillings(event)
      ?? caseFillings(event) ?? [:]
  }

  private func visitFillings(_ event: any HallEvent) -> [String: String]? {
    switch event {
    case let event as TicketIssued:
      return [
        "ticket": event.ticket.number, "matters": wording.matters(event.ticket.matters, hall.catalogue),
        "lane": event.ticket.lane,
      ]
    case let event as TicketCancelled: return ["ticket": number(event.ticket), "reason": event.reason]
    case let event as TicketReturned: return ["ticket": number(event.ticket)]
    case let event as TicketCalled: return visit(event.ticket, event.window)
    case let event as TicketRecalled:
      return visit(event.ticket, event.window).merging(["call": String(event.call)]) { $1 }
    case let event as TicketStarted: return visit(event.ticket, event.window)
    case let event as TicketNoShow: return visit(event.ticket, event.window)
    case let event as NoShowUndone: return visit(event.ticket, event.window)
    case let event as TicketHeld:
      return visit(event.ticket, event.window).merging(["reason": reason(event.reason)]) { $1 }
    case let event as TicketResumed: return visit(event.ticket, event.window)
    case let event as TicketTransferred:
      let target =
        event.to.map { texts("cli.at_window", ["window": String($0)]) }
        ?? texts("cli.to_line", ["matters": wording.matters(event.matters, hall.catalogue)])
      return ["ticket": number(event.ticket), "target": target, "reason": reason(event.reason)]
    case let event as TicketMoved:
      let target =
        switch event.place {
        case .window: texts("cli.at_window", ["window": event.window.map(String.init) ?? ""])
        case .front: texts("cli.to_front")
        case .own: texts("cli.to_own_place")
        }
      return ["ticket": number(event.ticket), "target": target, "reason": reason(event.reason)]
    case let event as TicketFinished:
      let rest =
        event.remaining.isEmpty
        ? "" : texts("cli.still_to_do", ["matters": wording.matters(event.remaining, hall.catalogue)])
      return visit(event.ticket, event.window).merging(["rest": rest]) { $1 }
    default: return nil
    }
  }

  private func windowFillings(_ event: any HallEvent) -> [String: String]? {
    switch event {
    case let event as WindowOpened: return ["window": String(event.window), "staff": staff(event.staff)]
    case let event as WindowRelieved: return ["window": String(event.window), "staff": staff(event.staff)]
    case let event as WindowClosed: return ["window": String(event.window)]
    case let event as WindowPaused: return ["window": String(event.window), "reason": event.reason]
    case let event as WindowResumed: return ["window": String(event.window)]
    case let event as WindowAssigned:
      return [
        "window": String(event.window), "accepts": event.accepts?.text ?? texts("cli.usual_work"),
        "until": until(event.until),
      ]
    case let event as WindowReminded: return ["window": String(event.window)]
    case let event as ClerkSummoned:
      return ["window": String(event.window), "staff": staff(event.staff), "note": reason(event.note)]
    default: return nil
    }
  }

  private func deskFillings(_ event: any HallEvent) -> [String: String]? {
    switch event {
    case let event as HallConfigured:
      return ["hall": event.settings.name, "windows": String(event.settings.windows.count)]
    case let event as DayOpened: return ["date": event.day.text]
    case let event as DayClosed:
      return [
        "date": event.day.text, "served": String(event.figures.total.served),
        "abandoned": String(event.figures.total.abandoned),
      ]
    case let event as EnquiryRecorded:
      return [
        "outcome": wording.outcome(event.outcome),
        "matters": event.matters.isEmpty
          ? "" : texts("cli.about_matters", ["matters": wording.matters(event.matters, hall.catalogue)]),
      ]
    case let event as BoardNoticePosted:
      return [
        "text": event.text.isEmpty ? texts("cli.notice_off") : event.text, "until": until(event.until),
      ]
    case let event as AlarmSilenced:
      return ["alarm": event.alarm, "until": hall.settings.zone.clock(event.until), "reason": event.reason]
    case let event as AppointmentAdded:
      return [
        "id": event.appointment.id, "date": event.appointment.day.text, "slot": event.appointment.slot.text,
        "matters": wording.matters(event.appointment.matters, hall.catalogue),
      ]
    case let event as AppointmentCancelled: return ["id": event.id]
    case let event as AppointmentCheckedIn:
      return ["id": event.id, "ticket": number(event.ticket), "late": event.inTime ? "" : texts("cli.too_late")]
    case let event as SignInSucceeded: return ["staff": staff(event.staff)]
    case let event as SignInFailed:
      let until = event.lockedUntil.map { texts("cli.locked_until", ["time": hall.settings.zone.clock($0)]) } ?? ""
      return ["staff": staff(event.staff), "locked": until]
    default: return nil
    }
  }

  private func ratingFillings(_ event: any HallEvent) -> [String: String]? {
    var fillings = event.closedLoop.map { ["loop": $0] } ?? [:]
    switch event {
    case let event as RatingGiven:
      fillings = ["target": event.rating.target, "level": texts("rating.level.\(event.rating.level.rawValue)")]
    case let event as RatingLapsed: fillings["ticket"] = event.visit.number
    case let event as GrievanceFiled: fillings["kind"] = texts("grievance.kind." + event.grievance.kind.rawValue)
    case let event as LoopContacted: fillings["reached"] = texts("loop.reached.\(event.reached)")
    case let event as LoopUpheld: fillings["days"] = String(event.limit)
    case let event as LoopReviewed: fillings["result"] = texts("loop.review.\(event.granted)")
    case let event as LoopExtended: fillings["days"] = String(event.days)
    case let event as LoopFollowedUp: fillings["opinion"] = texts("loop.opinion." + event.opinion.rawValue)
    case is LoopAppealed, is LoopRectified, is LoopPublished, is LoopContactSeen: break
    default: return nil
    }
    return fillings
  }

  private func caseFillings(_ event: any HallEvent) -> [String: String]? {
    let day = { (day: Day?) in day?.text ?? texts("cli.none") }
    var fillings = ["case": event.subject]
    switch event {
    case let event as CaseOpened: fillings["matter"] = event.terms.name
    case let event as CasePapersMarked: fillings["n"] = String(event.marks.count)
    case let event as CaseAccepted: fillings["promised"] = day(event.promisedDue)
    case let event as CaseTold: fillings["due"] = event.due.text
    case let event as CaseFixedOnSpot: fillings["paper"] = event.paper
    case let event as CaseNotAccepted: fillings["reason"] = event.reason
    case let event as CaseRevoked: fillings["reason"] = event.reason
    case let event as CaseReturned: fillings["reason"] = event.reason
    case let event as CaseDeemed: fillings["effect"] = texts("cli.case.deemed." + event.effect.rawValue)
    case let event as CaseReviewed: fillings["department"] = event.department
    case let event as CaseReviewAsked: fillings["departments"] = wording.list(event.departments)
    case let event as CaseDecided: fillings["result"] = texts("cli.case.granted." + String(event.granted))
    case let event as CaseExtended: (fillings["days"], fillings["reason"]) = (String(event.days), event.reason)
    case let event as CaseUrged: fillings["what"] = texts("cli.case.urged." + (event.isOrder ? "order" : "reminder"))
    case let event as CaseAssigned: fillings["staff"] = staff(event.handler)
    case is CaseFinishedOnSpot, is CaseSupplied, is CaseHandedOver, is CaseSuspended, is CaseResumed, is CaseDelivered:
      break
    default: return nil
    }
    return fillings
  }

  private func visit(_ ticket: String, _ window: Int) -> [String: String] {
    ["ticket": number(ticket), "window": String(window)]
  }

  private func number(_ id: String) -> String { Ticket.number(ofID: id) }

  private func staff(_ number: String) -> String {
    hall.member(number).map { "\($0.name) (\(number))" } ?? number
  }

  private func until(_ moment: Moment?) -> String {
    moment.map { texts("cli.until", ["time": hall.settings.zone.clock($0)]) } ?? ""
  }

  private func reason(_ text: String) -> String {
    if text.isEmpty { return "" }
    let word = text == "window_closed" ? texts("cli.reason_window_closed") : text
    return texts("cli.because", ["reason": word])
  }
}
