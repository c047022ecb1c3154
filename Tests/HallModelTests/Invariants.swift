@testable import HallModel

/// What holds in every state of a hall; each answers with what is wrong, or nil.
enum Invariants {
  /// Windows and tickets agree about who is where. Cheap: asked after every command.
  static func places(_ hall: Hall) -> String? {
    var seen: Set<Int> = []
    guard hall.windows.count == hall.settings.windows.count else { return "windows differ from the settings" }
    for (window, setting) in zip(hall.windows, hall.settings.windows) {
      guard window.number == setting.number else { return "window \(window.number) stands where \(setting.number) is" }
      let busy = window.state == .called || window.state == .serving
      if busy != (window.ticket != nil) {
        return "window \(window.number) is \(window.state) with \(window.ticket as Any)"
      }
      if let serial = window.ticket {
        let ticket = hall.tickets[serial]
        let expected: Ticket.State = window.state == .called ? .called : .serving
        if ticket.state != expected || ticket.window != window.number { return "\(ticket.number) at \(window.number)" }
        if !seen.insert(serial).inserted { return "\(ticket.number) is in two places" }
      }
      for serial in window.held {
        if hall.tickets[serial].state != .held { return "\(hall.tickets[serial].number) is not held" }
        if hall.tickets[serial].window != window.number { return "\(hall.tickets[serial].number) is held elsewhere" }
        if !seen.insert(serial).inserted { return "\(hall.tickets[serial].number) is in two places" }
      }
      if window.isOpen != (window.staff != nil) { return "window \(window.number) is \(window.state) without staff" }
      if (window.state == .paused) != (window.pauseReason != nil) { return "window \(window.number)'s pause" }
      if !window.isOpen && !window.held.isEmpty { return "closed window \(window.number) holds tickets" }
      if window.recentNoShow != nil && window.state != .idle { return "window \(window.number) could undo" }
    }
    for entry in hall.line.entries {
      if hall.tickets[entry.serial].state != .waiting { return "\(hall.tickets[entry.serial].number) is in the line" }
      if !seen.insert(entry.serial).inserted { return "\(hall.tickets[entry.serial].number) is in two places" }
    }
    let somewhere = hall.tickets.count { [.waiting, .called, .serving, .held].contains($0.state) }
    return seen.count == somewhere ? nil : "\(somewhere - seen.count) tickets are nowhere"
  }

  /// Staff sit at one window each; numbers are unique; spans tell the ticket's story in order.
  static func stories(_ hall: Hall) -> String? {
    let staff = hall.windows.compactMap(\.staff)
    if Set(staff).count != staff.count { return "one clerk at two windows" }
    if Set(hall.tickets.map(\.number)).count != hall.tickets.count { return "a number was given twice" }
    if Set(hall.appointments.map(\.id)).count != hall.appointments.count {
      return "an appointment's id was given twice"
    }
    for (serial, ticket) in hall.tickets.enumerated() {
      let name = ticket.number
      if ticket.serial != serial || ticket.id != "\(hall.day?.date.compact ?? "")-\(name)" { return "\(name)'s names" }
      guard let first = ticket.spans.first, let last = ticket.spans.last else { return "\(name) has no story" }
      if first.state != .waiting || first.from != ticket.issuedAt || last.state != ticket.state {
        return "\(name)'s ends"
      }
      for (before, after) in zip(ticket.spans, ticket.spans.dropFirst()) {
        if after.from < before.from { return "\(name)'s story runs backwards" }
        if !allowed(before.state, after.state) { return "\(name) went from \(before.state) to \(after.state)" }
      }
      if last.from > hall.lastEventAt { return "\(name) is ahead of the journal" }
      if !Set(ticket.remaining).isSubset(of: ticket.matters) { return "\(name) waits for what it did not come for" }
      if ticket.remaining.isEmpty != (ticket.state == .finished) { return "\(name) has \(ticket.remaining) left" }
      guard let only = ticket.reservedFor, !ticket.state.isClosed else { continue }
      if ticket.state != .waiting || hall.window(only)?.isOpen != true { return "\(name) waits for nobody" }
    }
    return nil
  }

  /// The life of domain §2. Waiting follows waiting where a window closes that a ticket was sent to.
  static func allowed(_ before: Ticket.State, _ after: Ticket.State) -> Bool {
    switch before {
    case .waiting: [.waiting, .called, .cancelled, .abandoned].contains(after)
    case .called: [.serving, .noShow, .waiting, .abandoned].contains(after)
    case .serving: [.held, .waiting, .finished, .abandoned].contains(after)
    case .held: [.serving, .waiting, .abandoned].contains(after)
    case .noShow: [.waiting, .called, .cancelled].contains(after)
    case .finished, .cancelled, .abandoned: false
    }
  }

  /// Times add up: no window was open longer than the day lasted, and what is over is over.
  static func supervision(_ hall: Hall, now: Moment) -> String? {
    guard let day = hall.day else { return nil }
    if hall.windowTimes.count != hall.windows.count { return "window times differ from the windows" }
    let times = hall.windowTimes(until: now)
    for (window, spent) in zip(hall.windows, times) {
      let most = max(0, now.milliseconds - day.openedAt.milliseconds)
      if spent.day.open > most { return "window \(window.number) was open for longer than the day lasted" }
      if window.isOpen, let staff = window.staff, day.closedAt == nil, !spent.staff.contains(staff) {
        return "nobody knows that \(staff) sat at \(window.number)"
      }
      if window.assignedUntil != nil && window.assigned == nil { return "window \(window.number)'s time" }
    }
    for summons in hall.summonses
    where hall.windows.contains(where: {
      $0.staff == summons.staff && $0.since > summons.at && $0.state == .idle && $0.number == summons.window
    }) {
      return "\(summons.staff) came and is still asked"
    }
    for ticket in hall.tickets where ticket.ownPlace != nil && ticket.state == .waiting {
      if let own = ticket.ownPlace, own < ticket.virtualArrival { return "\(ticket.number) was moved back" }
    }
    return nil
  }

  /// Every ticket is counted once, in all, by lane, by window.
  static func counts(_ hall: Hall, now: Moment) -> String? {
    let figures = DayFigures(hall, now: now)
    func sum(_ group: VisitFigures) -> Int {
      group.served + group.noShow + group.cancelled + group.abandoned + group.waiting + group.inService
    }
    for group in [figures.total] + Array(figures.byLane.values) + Array(figures.byWindow.values) {
      if sum(group) != group.issued { return "\(sum(group)) of \(group.issued) tickets are counted" }
      if group.waits != group.waits.sorted() { return "waits are not in order" }
      if group.handling.count != group.served { return "handling times are missing" }
    }
    if figures.total.issued != hall.tickets.count || figures.total.waiting != hall.line.entries.count { return "total" }
    if figures.byLane.values.reduce(0, { $0 + $1.issued }) != figures.total.issued { return "lanes do not add up" }
    for (lane, group) in figures.byLane where hall.lastNumbers[lane] != group.issued { return "lane \(lane)'s numbers" }
    var closed = figures
    closed.closeOpenEnds()
    if sum(closed.total) != closed.total.issued || closed.total.waiting + closed.total.inService != 0 { return "close" }
    return nil
  }

  /// The ticket a window has to call, found the slow way from the tickets and the settings; and the reason's truth.
  static func call(_ called: TicketCalled, in hall: Hall, now: Moment) -> String? {
    guard let position = hall.position(ofWindow: called.window), let chosen = hall.ticket(called.ticket) else {
      return "no such window or ticket"
    }
    let rules = hall.settings.queue
    let promise = Int64(rules.priorityPromise) * 60_000
    func bound(_ ticket: Ticket) -> Bool {
      rules.policy == .promise && ticket.promised && now.milliseconds - ticket.issuedAt.milliseconds >= promise
    }
    let mine = hall.tickets.filter { $0.state == .waiting && serves(position, $0, hall) }
    let first = mine.min { rank($0, bound($0), hall, now) < rank($1, bound($1), hall, now) }
    if first?.serial != chosen.serial { return "\(first?.number ?? "nobody") was next, not \(chosen.number)" }
    let passed = mine.filter { $0.serial < chosen.serial }
    if passed.map(\.number) != called.passed { return "\(called.passed) were not all who were passed" }
    // Nobody is passed over without a reason: the promise, a larger head start, or a no-show that came back.
    if !bound(chosen), let broken = mine.first(where: bound) { return "\(broken.number) was passed after the promise" }
    func ahead(_ ticket: Ticket) -> Int64 { ticket.issuedAt.milliseconds - ticket.virtualArrival.milliseconds }
    let unexplained = hall.unexplainedOvertakes(of: called)
    if !unexplained.isEmpty && rules.policy != .cMu && rules.policy != .generalizedCMu {
      return "\(chosen.number) overtook \(unexplained) unexplained"
    }
    for ticket in passed
    where rules.policy.isByArrival && !bound(chosen) && !(chosen.headStart > 0 && ahead(chosen) > ahead(ticket)) {
      let cameBack = ticket.spans.contains { $0.state == .noShow }
      if !cameBack && chosen.ownPlace == nil { return "\(chosen.number) overtook \(ticket.number) without a reason" }
    }
    switch called.reason {
    case .firstInLine:
      let allCameBack = rules.policy == .cMu || passed.allSatisfy { $0.spans.contains { $0.state == .noShow } }
      return allCameBack ? nil : "\(chosen.number) was not the first"
    case .movedAhead: return chosen.ownPlace != nil ? nil : "nobody moved \(chosen.number)"
    case .priorityPromise: return bound(chosen) ? nil : "no promise binds for \(chosen.number)"
    case .priorityHeadStart: return chosen.headStart > 0 && chosen.priorityGroup != nil ? nil : "no priority"
    case .appointmentHeadStart: return chosen.headStart > 0 && chosen.appointment != nil ? nil : "no appointment"
    case .resumed: return "nobody is called to be resumed"
    case .priorityFirst: return chosen.priorityGroup != nil && !chosen.cameBack ? nil : "no priority"
    case .appointmentFirst: return chosen.appointment != nil && !chosen.cameBack ? nil : "no appointment"
    case .weightedWait: return rules.policy == .accumulating ? nil : "nothing is weighted"
    case .shorterService: return rules.policy == .cMu ? nil : "nobody looks at service times"
    case .waitPerService: return rules.policy == .generalizedCMu ? nil : "nobody measures waits by service times"
    }
  }

  /// Where a ticket stands by the policy, read off its words: the smallest is next.
  private static func rank(_ ticket: Ticket, _ bound: Bool, _ hall: Hall, _ now: Moment) -> Rank {
    let rules = hall.settings.queue
    let kind = ticket.cameBack ? 2 : ticket.priorityGroup != nil ? 0 : ticket.appointment != nil ? 1 : 2
    let weight = [rules.priorityWeight, rules.appointmentWeight, 1][kind]
    let minutes = ticket.remaining.reduce(0) { $0 + (hall.catalogue.matter($1)?.handlingMinutes ?? 8) }
    let waited = Double(now.milliseconds - ticket.virtualArrival.milliseconds)
    var rank = Rank(arrival: ticket.virtualArrival, serial: ticket.serial)
    switch rules.policy {
    case .promise: rank.first = bound ? 0 : 1
    case .headStart, .fcfs: break
    case .strict: rank.second = Double(kind)
    case .cMu: (rank.second, rank.third) = (Double(kind), Double(minutes))
    case .accumulating: rank.second = -weight * waited
    case .generalizedCMu: rank.second = -(weight * waited / Double(minutes * 60))
    }
    if ticket.ownPlace != nil && !rules.policy.isByArrival {
      rank = Rank(first: -1, arrival: ticket.virtualArrival, serial: ticket.serial)
    }
    return rank
  }

  private struct Rank: Comparable {
    var first = 0
    var second = 0.0
    var third = 0.0
    var arrival: Moment
    var serial: Int

    static func < (left: Rank, right: Rank) -> Bool {
      (left.first, left.second, left.third, left.arrival, left.serial)
        < (right.first, right.second, right.third, right.arrival, right.serial)
    }
  }

  /// Whether a window may take a waiting ticket, read off the rules (一号通办).
  static func serves(_ position: Int, _ ticket: Ticket, _ hall: Hall) -> Bool {
    if let only = ticket.reservedFor { return hall.windows[position].number == only }
    let matters = ticket.remaining.compactMap(hall.catalogue.matter)
    func covered(_ window: Int) -> Int {
      matters.count { (hall.windows[window].assigned ?? hall.settings.windows[window].accepts).covers($0) }
    }
    let full = hall.windows.indices.contains { hall.windows[$0].isOpen && covered($0) == matters.count }
    return full ? covered(position) == matters.count : covered(position) > 0
  }
}
