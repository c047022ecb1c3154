/// A window called a ticket.
public struct TicketCalled: HallEvent {
  /// The name in the journal.
  public static let kind = "ticket_called"
  /// The second version knows the reasons of the policies beside the default.
  public static let version = 2
  /// The ticket's id.
  public var ticket: String
  /// The window.
  public var window: Int
  /// Why this ticket.
  public var reason: CallReason
  /// Earlier tickets the window could have taken, by number.
  public var passed: [String]

  /// The ticket's id.
  public var subject: String { ticket }
  /// The first, but for reasons older programs have no words for.
  public var version: Int { reason.version }

  /// Binds ticket and window.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.join(ticket, window, as: .called, stamp) {
      $0.calls = 1
      $0.reservedFor = nil
    }
  }
}

/// Calls the next ticket for a window, by the policy.
public struct CallNext: HallCommand {
  /// The window.
  public var window: Int

  /// Creates the command.
  public init(window: Int) { self.window = window }

  /// Refused unless the window is idle, or where it can take nobody.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let position = try hall.position(window, in: [.idle])
    guard let place = hall.nextInLine(for: position, now: context.now) else {
      throw Refusal("nobody_waiting", ["window": String(window)])
    }
    let ticket = hall.tickets[hall.line.entries[place].serial]
    let passed = Routing.passed(in: hall.line, for: position, choosing: place)
    let reason = Routing.reason(
      for: ticket, at: place, in: hall.line, for: position, now: context.now, by: hall.routing)
    return [
      TicketCalled(ticket: ticket.id, window: window, reason: reason, passed: passed.map { hall.tickets[$0].number })
    ]
  }
}

/// A called ticket was called again.
public struct TicketRecalled: HallEvent {
  /// The name in the journal.
  public static let kind = "ticket_recalled"
  /// The ticket's id.
  public var ticket: String
  /// The window.
  public var window: Int
  /// Which call this is.
  public var call: Int

  /// The ticket's id.
  public var subject: String { ticket }

  /// Counts the call.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    guard let serial = hall.serial(ofTicket: ticket) else { return }
    hall.update(serial) { $0.calls = call }
  }
}

/// Calls again.
public struct Recall: HallCommand {
  /// The window.
  public var window: Int

  /// Creates the command.
  public init(window: Int) { self.window = window }

  /// Refused unless the window has called somebody.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let ticket = try hall.ticket(at: window, in: [.called])
    return [TicketRecalled(ticket: ticket.id, window: window, call: ticket.calls + 1)]
  }
}

/// The person arrived; service began.
public struct TicketStarted: HallEvent {
  /// The name in the journal.
  public static let kind = "ticket_started"
  /// The ticket's id.
  public var ticket: String
  /// The window.
  public var window: Int

  /// The ticket's id.
  public var subject: String { ticket }

  /// Starts the handling time.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.join(ticket, window, as: .serving, stamp)
  }
}

/// Starts service.
public struct StartService: HallCommand {
  /// The window.
  public var window: Int

  /// Creates the command.
  public init(window: Int) { self.window = window }

  /// Refused unless the window has called somebody.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    [TicketStarted(ticket: try hall.ticket(at: window, in: [.called]).id, window: window)]
  }
}

/// Nobody came after the last call (过号).
public struct TicketNoShow: HallEvent {
  /// The name in the journal.
  public static let kind = "ticket_no_show"
  /// The ticket's id.
  public var ticket: String
  /// The window.
  public var window: Int

  /// The ticket's id.
  public var subject: String { ticket }

  /// Frees the window; for a few seconds it may be taken back.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.part(ticket, window, stamp) {
      $0.enter(.noShow, at: stamp.at, window: window)
    } window: { window, serial in
      window.recentNoShow = Window.RecentNoShow(serial: serial, at: stamp.at)
    }
  }
}

/// Records a no-show.
public struct RecordNoShow: HallCommand {
  /// The window.
  public var window: Int

  /// Creates the command.
  public init(window: Int) { self.window = window }

  /// Refused before the number of calls the settings ask for.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let ticket = try hall.ticket(at: window, in: [.called])
    let needed = hall.settings.queue.callsBeforeNoShow
    if ticket.calls < needed {
      throw Refusal(
        "too_few_calls", ["ticket": ticket.number, "calls": String(ticket.calls), "needed": String(needed)])
    }
    return [TicketNoShow(ticket: ticket.id, window: window)]
  }
}

/// A no-show was taken back.
public struct NoShowUndone: HallEvent {
  /// The name in the journal.
  public static let kind = "no_show_undone"
  /// The ticket's id.
  public var ticket: String
  /// The window.
  public var window: Int

  /// The ticket's id.
  public var subject: String { ticket }

  /// The ticket is called again as before.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.join(ticket, window, as: .called, stamp)
  }
}

/// Takes the last no-show of this window back.
public struct UndoNoShow: HallCommand {
  /// The window.
  public var window: Int

  /// Creates the command.
  public init(window: Int) { self.window = window }

  /// Refused after the seconds the settings allow, or once the ticket or the window went on.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let position = try hall.position(window, in: [.idle])
    // A ticket that came back and was missed again elsewhere is that window's no-show, not this one's.
    guard let recent = hall.windows[position].recentNoShow, hall.tickets[recent.serial].state == .noShow,
      hall.tickets[recent.serial].window == window, hall.tickets[recent.serial].since == recent.at
    else { throw Refusal("nothing_to_undo", ["window": String(window)]) }
    let limit = hall.settings.queue.undoWithin
    if context.now.milliseconds - recent.at.milliseconds > Int64(limit) * 1000 {
      throw Refusal("undo_too_late", ["ticket": hall.tickets[recent.serial].number, "seconds": String(limit)])
    }
    return [NoShowUndone(ticket: hall.tickets[recent.serial].id, window: window)]
  }
}

extension Hall {
  /// The position of window `number` if it is in one of `states`, or the refusal that says what is in the way.
  func position(_ number: Int, in states: Window.States) throws(Refusal) -> Int {
    guard let position = position(ofWindow: number) else {
      let known = settings.windows.map { String($0.number) }.joined(separator: " ")
      throw Refusal("unknown_window", ["window": String(number), "known": known])
    }
    if states.contains(windows[position].state) { return position }
    let window = windows[position]
    let details = ["window": String(number), "ticket": window.ticket.map { tickets[$0].number } ?? ""]
    switch window.state {
    case .closed: throw Refusal("window_closed", details)
    case .paused: throw Refusal("window_paused", details)
    case .called: throw Refusal(states.contains(.serving) ? "not_started" : "window_busy", details)
    case .serving: throw Refusal(states.contains(.called) ? "already_started" : "window_busy", details)
    case .idle: throw Refusal("nobody_at_window", details)
    }
  }

  /// The ticket at window `number` while it is in one of `states`.
  func ticket(at number: Int, in states: Window.States) throws(Refusal) -> Ticket {
    let position = try position(number, in: states)
    guard let serial = windows[position].ticket else {
      throw Refusal("nobody_at_window", ["window": String(number)])
    }
    return tickets[serial]
  }
}
