import HallModel
import ScreenKit

/// Words and figures that several roles show: each is made here, once.
extension Environment {
  /// A stretch of time as `m:ss`, from an hour on `h:mm:ss`.
  func timer(_ seconds: Int) -> String {
    let hours = seconds / 3600
    let rest =
      "\(hours > 0 ? Digits.padded(seconds / 60 % 60, 2) : String(seconds / 60)):\(Digits.padded(seconds % 60, 2))"
    return hours > 0 ? "\(hours):\(rest)" : rest
  }

  /// A stretch of time in whole minutes, as it is said.
  func minutes(_ seconds: Int) -> String { texts("unit.minutes", ["n": String(seconds / 60)]) }

  /// An estimate as people read it: `约 15 分钟 (10–20)`.
  func wait(_ estimate: WaitEstimate?, someoneAhead: Bool) -> String {
    guard let estimate else { return texts("wait.unknown") }
    let (low, expected, high) = estimate.minutes(someoneAhead: someoneAhead)
    if high == 0 { return texts("wait.none") }
    if low == high { return texts("wait.about", ["n": String(expected)]) }
    return texts("wait.interval", ["n": String(expected), "low": String(low), "high": String(high)])
  }

  /// How many will be called before a ticket by a window that could take it; before anything was foretold, how many stand
  /// before it in the line.
  func ahead(of ticket: Ticket) -> Int {
    if let forecast = foretold?.forecast, forecast.starts[ticket.serial] != nil {
      return forecast.ahead(of: ticket.serial, in: hall)
    }
    return hall.line.ahead(of: ticket.serial, open: hall.openWindows)
  }

  /// The names of matters, separated as the language does.
  func names(_ codes: [String]) -> String {
    list(codes.map { hall.catalogue.matter($0)?.name ?? $0 })
  }

  /// Things one after the other, separated as the language does.
  func list(_ items: [String]) -> String {
    items.joined(separator: texts("list.separator") + (isEnglish ? " " : ""))
  }

  /// What a rating's tag says.
  func word(_ tag: RatingTag) -> String { isEnglish && !tag.english.isEmpty ? tag.english : tag.name }

  /// The name of a priority group.
  func groupName(_ id: String) -> String {
    guard let group = hall.settings.priorityGroups.first(where: { $0.id == id }) else { return id }
    return isEnglish && !group.english.isEmpty ? group.english : group.name
  }

  /// A member of staff as `张三 (C03)`; the number alone where nobody is known by it.
  func staffName(_ number: String?) -> String {
    guard let number, !number.isEmpty else { return "" }
    return hall.member(number).map { "\($0.name) (\(number))" } ?? number
  }

  /// A refusal as a sentence.
  func sentence(_ refusal: Refusal) -> String {
    var details = refusal.details
    // States and outcomes reach the sentence as words, not as identifiers.
    if let state = details["state"] { details["state"] = texts("ticket.state.\(state)") }
    return texts("refusal.\(refusal.code)", details)
  }

  /// Why the rules forbid a command to this member of staff now, as a sentence; nil when they do not. A business day that
  /// has not begun does not count: the action itself begins it.
  func refusal(of command: any HallCommand, by staff: String?) -> String? {
    do throws(Refusal) {
      _ = try command.decide(hall, Context(now: now, staff: staff ?? ""))
      return nil
    } catch {
      return sentence(error)
    }
  }

  /// What a wrong PIN comes to.
  func sentence(_ failed: SignInFailed) -> String {
    guard let until = failed.lockedUntil else { return texts("sign_in.wrong") }
    return texts("sign_in.locked", ["until": hall.settings.zone.clock(until)])
  }

  /// Why a ticket is called or next, as a clerk may read it out.
  func why(_ reason: CallReason, _ ticket: Ticket) -> String {
    texts(
      "why.\(reason.rawValue)",
      [
        "ticket": ticket.number, "minutes": String(ticket.waited(until: now) / 60),
        "promise": String(hall.settings.queue.priorityPromise),
        "head_start": String(ticket.headStart / 60), "reason": ticket.reason ?? "",
      ])
  }

  /// The reason that holds for the ticket at `place` of the line if `window` called it now.
  func reason(at place: Int, for window: Int) -> CallReason {
    let ticket = hall.tickets[hall.line.entries[place].serial]
    return Routing.reason(for: ticket, at: place, in: hall.line, for: window, now: now, by: hall.routing)
  }
}
