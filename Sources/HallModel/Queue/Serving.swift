/// A ticket was set aside (挂起).
public struct TicketHeld: HallEvent {
  /// The name in the journal.
  public static let kind = "ticket_held"
  /// The ticket's id.
  public var ticket: String
  /// The window.
  public var window: Int
  /// What the person is gone for.
  public var reason: String

  /// The ticket's id.
  public var subject: String { ticket }

  /// Frees the window, which keeps the ticket among its own.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.part(ticket, window, stamp) {
      $0.enter(.held, at: stamp.at, window: window)
      $0.reason = reason
    } window: { window, serial in
      window.held.append(serial)
    }
  }
}

/// Sets the ticket being served aside.
public struct HoldTicket: HallCommand {
  /// The window.
  public var window: Int
  /// What the person is gone for; may be empty.
  public var reason: String

  /// Creates the command.
  public init(window: Int, reason: String = "") {
    self.window = window
    self.reason = reason
  }

  /// Refused unless somebody is being served.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    [TicketHeld(ticket: try hall.ticket(at: window, in: [.serving]).id, window: window, reason: reason)]
  }
}

/// A ticket set aside came back to its window.
public struct TicketResumed: HallEvent {
  /// The name in the journal.
  public static let kind = "ticket_resumed"
  /// The ticket's id.
  public var ticket: String
  /// The window.
  public var window: Int

  /// The ticket's id.
  public var subject: String { ticket }

  /// Service goes on.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.join(ticket, window, as: .serving, stamp)
  }
}

/// Goes on with a ticket that was set aside, ahead of the line.
public struct ResumeHeld: HallCommand {
  /// The window.
  public var window: Int
  /// The ticket's id or number; without it, the one held longest.
  public var ticket: String?

  /// Creates the command.
  public init(window: Int, ticket: String? = nil) {
    self.window = window
    self.ticket = ticket
  }

  /// Refused unless the window is idle and has set this ticket aside.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let position = try hall.position(window, in: [.idle])
    let held = hall.windows[position].held
    guard let longest = held.first else { throw Refusal("nothing_held", ["window": String(window)]) }
    guard let ticket else { return [TicketResumed(ticket: hall.tickets[longest].id, window: window)] }
    let found = try hall.find(ticket)
    guard held.contains(found.serial) else {
      throw Refusal("not_held_here", ["ticket": found.number, "window": String(window)])
    }
    return [TicketResumed(ticket: found.id, window: window)]
  }
}

/// A ticket went to another window, or to the line of other matters (转办).
public struct TicketTransferred: HallEvent {
  /// The name in the journal.
  public static let kind = "ticket_transferred"
  /// The ticket's id.
  public var ticket: String
  /// The window it leaves; nil for one set aside whose window closed.
  public var from: Int?
  /// The only window that may call it now; nil for the line.
  public var to: Int?
  /// Its matters from now on.
  public var matters: [String]
  /// Why.
  public var reason: String

  /// The ticket's id.
  public var subject: String { ticket }

  /// Back into the line with its original arrival time.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    guard let serial = hall.serial(ofTicket: ticket) else { return }
    for position in hall.windows.indices {
      hall.windows[position].held.removeAll { $0 == serial }
      if hall.windows[position].ticket == serial {
        hall.windows[position].ticket = nil
        hall.windows[position].become(.idle, at: stamp.at)
      }
    }
    hall.update(serial) { ticket in
      ticket.enter(.waiting, at: stamp.at)
      ticket.calls = 0
      ticket.reservedFor = to
      ticket.remaining = matters
      ticket.matters += matters.filter { !ticket.matters.contains($0) }
      ticket.reason = reason
    }
  }
}

/// Transfers the ticket at a window to another window or to the line of other matters.
public struct TransferTicket: HallCommand {
  /// Where to.
  public enum Target: Equatable, Sendable {
    /// A certain window.
    case window(Int)
    /// Whoever serves these matters.
    case matters([String])
  }

  /// The window it leaves.
  public var window: Int
  /// Where to.
  public var target: Target
  /// Why; may be empty.
  public var reason: String

  /// Creates the command.
  public init(window: Int, target: Target, reason: String = "") {
    self.window = window
    self.target = target
    self.reason = reason
  }

  /// Refused where nobody would be there to call it.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let ticket = try hall.ticket(at: window, in: [.called, .serving])
    switch target {
    case .window(let number):
      if number == window { throw Refusal("same_window", ["window": String(number)]) }
      _ = try hall.position(number, in: [.idle, .called, .serving, .paused])
      return [
        TicketTransferred(
          ticket: ticket.id, from: window, to: number, matters: ticket.remaining, reason: reason)
      ]
    case .matters(let codes):
      guard !codes.isEmpty else { throw Refusal("no_matters") }
      for code in codes {
        guard let matter = hall.catalogue.matter(code) else { throw Refusal("unknown_matter", ["matter": code]) }
        if hall.windows(accepting: matter).intersection(hall.openWindows).isEmpty {
          throw Refusal("no_open_window", ["matter": matter.name, "code": code])
        }
      }
      return [TicketTransferred(ticket: ticket.id, from: window, to: nil, matters: codes, reason: reason)]
    }
  }
}

/// A window finished with a ticket.
public struct TicketFinished: HallEvent {
  /// The name in the journal.
  public static let kind = "ticket_finished"
  /// The ticket's id.
  public var ticket: String
  /// The window.
  public var window: Int
  /// The matters served here.
  public var served: [String]
  /// The matters other windows have still to serve.
  public var remaining: [String]

  /// The ticket's id.
  public var subject: String { ticket }

  /// Ends the visit and asks for its rating, or sends it on with its original arrival time (一号通办).
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.part(ticket, window, stamp) {
      $0.remaining = remaining
      $0.enter(remaining.isEmpty ? .finished : .waiting, at: stamp.at, window: remaining.isEmpty ? window : nil)
      $0.calls = remaining.isEmpty ? $0.calls : 0
    }
    if remaining.isEmpty { hall.askForRating(of: ticket, at: stamp.at) }
  }
}

/// Finishes with the ticket at a window.
public struct FinishTicket: HallCommand {
  /// The window.
  public var window: Int

  /// Creates the command.
  public init(window: Int) { self.window = window }

  /// What this window does not accept goes on to the line.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let ticket = try hall.ticket(at: window, in: [.serving])
    let position = try hall.position(window, in: [.serving])
    let served = hall.served(ticket.remaining, at: position)
    let remaining = ticket.remaining.filter { !served.contains($0) }
    return [TicketFinished(ticket: ticket.id, window: window, served: served, remaining: remaining)]
      + hall.lapses(at: window, by: context.now)
  }
}

extension Hall {
  /// Which of the matters that are left the window at `position` serves: those it accepts; where that is none, all. Whoever
  /// was sent there by a colleague although the window's list says otherwise is served there.
  public func served(_ left: [String], at position: Int) -> [String] {
    let mine = left.filter { code in catalogue.matter(code).map { windows(accepting: $0).contains(position) } ?? true }
    return mine.isEmpty ? left : mine
  }
}
