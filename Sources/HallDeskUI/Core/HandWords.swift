import HallModel
import ScreenKit

/// What a supervisor's hands have done, as sentences for the line above the keys.
struct HandWords {
  private let environment: Environment
  private var texts: Texts { environment.texts }
  private var hall: Hall { environment.hall }

  init(_ environment: Environment) { self.environment = environment }

  /// The sentence of an event; nil for events that follow from others.
  func sentence(_ event: any HallEvent) -> String? {
    switch event {
    case let event as WindowOpened:
      texts("hand.done.open", ["n": String(event.window), "name": environment.staffName(event.staff)])
    case let event as WindowClosed: texts("hand.done.close", ["n": String(event.window)])
    case let event as WindowPaused: texts("hand.done.pause", ["n": String(event.window)])
    case let event as WindowResumed: texts("hand.done.resume", ["n": String(event.window)])
    case let event as WindowAssigned:
      if let accepts = event.accepts {
        texts(
          "hand.done.assign",
          [
            "n": String(event.window), "accepts": environment.summary(accepts), "until": until(event.until),
          ])
      } else {
        texts("hand.done.usual", ["n": String(event.window)])
      }
    case let event as ClerkSummoned:
      texts("hand.done.summon", ["n": String(event.window), "name": environment.staffName(event.staff)])
    case let event as WindowReminded: texts("hand.done.remind", ["n": String(event.window)])
    case let event as CaseUrged: texts(event.isOrder ? "hand.done.order" : "hand.done.urge", ["case": event.case])
    case let event as TicketMoved: moved(event)
    case let event as BoardNoticePosted:
      event.text.isEmpty ? texts("hand.done.notice_off") : texts("hand.done.notice", ["text": event.text])
    case let event as AlarmSilenced: texts("hand.done.silence", ["time": hall.settings.zone.clock(event.until)])
    case let event as DayClosed:
      texts(
        "hand.done.close_day",
        ["served": String(event.figures.total.served), "abandoned": String(event.figures.total.abandoned)])
    default: nil
    }
  }

  private func moved(_ event: TicketMoved) -> String {
    let number = Ticket.number(ofID: event.ticket)
    return texts("hand.done.to_\(event.place.rawValue)", ["ticket": number, "n": event.window.map(String.init) ?? ""])
  }

  private func until(_ moment: Moment?) -> String {
    moment.map { texts("live.until", ["time": hall.settings.zone.clock($0)]) } ?? texts("live.today")
  }
}

extension Environment {
  /// What a window accepts in a few words: names of lanes where it is just theirs, matters by name, the rest by number.
  func summary(_ accepts: Acceptance) -> String {
    var items = accepts.departments + accepts.matters
    var names: [String] = []
    for lane in hall.settings.lanes where !lane.carries.all {
      let own = lane.carries.departments + lane.carries.matters
      guard own.count > 1, own.allSatisfy(items.contains) else { continue }
      names.append(lane.name)
      items.removeAll { own.contains($0) }
    }
    names += items.map { hall.catalogue.matter($0)?.name ?? $0 }
    if accepts.all { names.insert(Acceptance.everything.text, at: 0) }
    if names.isEmpty { return accepts.text }
    guard names.count > 4 else { return list(names) }
    return texts("hand.more", ["items": list(Array(names.prefix(3))), "n": String(names.count)])
  }
}
