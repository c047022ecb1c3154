import HallModel
import HallStore

/// What is said about closed loops.
enum LoopAnswer {
  /// After a step: what happened, and the loop.
  static func after(_ events: [any HallEvent], _ session: Session, _ live: LiveHall) throws(CommandFailure) -> Answer {
    let sentences = EventSentences(hall: live.hall, texts: session.texts, wording: session.wording)
    let forms = HallForms(hall: live.hall, now: try session.now(live))
    let loop = events.lazy.compactMap(\.closedLoop).first.flatMap { live.hall.ratings.loops[$0] }
    return Answer(
      json: { ["rectification": loop.map(forms.loop) ?? .null] },
      lines: { events.map(sentences.sentence) + (loop.flatMap { owed($0, session, live.hall) }.map { [$0] } ?? []) })
  }

  /// The story of one.
  static func shown(
    _ loop: ClosedLoop, _ story: [(event: any HallEvent, stamp: Stamp)], _ session: Session, _ live: LiveHall
  ) throws(CommandFailure) -> Answer {
    let hall = live.hall
    let forms = HallForms(hall: hall, now: try session.now(live))
    let sentences = EventSentences(hall: hall, texts: session.texts, wording: session.wording)
    return Answer(
      json: {
        let json: JSONValue = ["rectification": forms.loop(loop)]
        return json.adding([("steps", .array(story.map { forms.step($0.event, $0.stamp) }))])
      },
      lines: {
        let head = session.text(
          "rectification.head",
          ["loop": loop.id, "what": what(loop, session), "state": session.texts("loop.state." + loop.state.rawValue)])
        let steps = story.map { step in
          let who = step.stamp.staff.isEmpty ? step.stamp.terminal : step.stamp.staff
          let words = step.event.words
          return "\(hall.settings.zone.dateAndTime(step.stamp.at))  \(who)  \(sentences.sentence(step.event))"
            + (words.isEmpty ? "" : "  " + words)
        }
        return [head] + (owed(loop, session, hall).map { [$0] } ?? []) + steps
      })
  }

  /// A table of them.
  static func list(
    _ live: LiveHall, _ session: Session, overdue: Bool, _ belongs: (ClosedLoop) -> Bool
  ) throws(CommandFailure) -> Answer {
    let hall = live.hall
    let now = try session.now(live)
    let today = hall.settings.zone.day(at: now)
    let closed = hall.ratings.loops.values.filter { $0.state.isClosed }.sorted { $0.id < $1.id }
    let loops = (hall.openLoops() + closed).filter {
      belongs($0) && (!overdue || $0.isOverdue(on: today, hall.settings))
    }
    return Answer(
      json: { .array(loops.map(HallForms(hall: hall, now: now).loop)) },
      lines: {
        if loops.isEmpty { return [session.text("rectification.none")] }
        let heading = ["rectification", "kind", "staff", "state", "owed", "due", "light"]
        var table = TextTable(heading.map { session.text("heading." + $0) })
        for loop in loops {
          table.add([
            loop.id, what(loop, session), loop.staff, session.texts("loop.state." + loop.state.rawValue),
            loop.owed.map { session.texts("loop.due." + $0.rawValue) } ?? "", loop.due(hall.settings)?.day.text ?? "",
            loop.isOverdue(on: today, hall.settings) ? session.text("rectification.overdue") : "",
          ])
        }
        return table.lines
      })
  }

  private static func what(_ loop: ClosedLoop, _ session: Session) -> String {
    if let grievance = loop.grievance { return session.texts("grievance.kind." + grievance.kind.rawValue) }
    return loop.rating.map { session.texts("rating.level.\($0.level.rawValue)") } ?? ""
  }

  private static func owed(_ loop: ClosedLoop, _ session: Session, _ hall: Hall) -> String? {
    guard let owed = loop.owed else { return nil }
    return session.text(
      "rectification.owed",
      [
        "what": session.texts("loop.due." + owed.rawValue),
        "day": loop.due(hall.settings)?.day.text ?? session.text("none"),
      ])
  }
}
