/// A window opened.
public struct WindowOpened: HallEvent {
  /// The name in the journal.
  public static let kind = "window_opened"
  /// The window.
  public var window: Int
  /// Who sits there, by number.
  public var staff: String

  /// The window.
  public var subject: String { "window-\(window)" }

  /// The window may call.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    guard let position = hall.position(ofWindow: window) else { return }
    hall.sit(staff, at: position)
    hall.windows[position].become(.idle, at: stamp.at)
    hall.rebuildLine()
  }
}

/// Somebody else took over an open window.
public struct WindowRelieved: HallEvent {
  /// The name in the journal.
  public static let kind = "window_relieved"
  /// The window.
  public var window: Int
  /// Who sits there now, by number.
  public var staff: String

  /// The window.
  public var subject: String { "window-\(window)" }

  /// Only the person changes; whoever is at the window stays there.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    guard let position = hall.position(ofWindow: window) else { return }
    hall.sit(staff, at: position)
  }
}

/// Opens a window, or relieves the clerk of an open one.
public struct OpenWindow: HallCommand {
  /// The window.
  public var window: Int
  /// Who opens it; without it, the signed-in staff or the window's usual clerk.
  public var staff: String?
  /// Whether to take over a window at which somebody else is signed in.
  public var relieving: Bool

  /// Creates the command.
  public init(window: Int, staff: String? = nil, relieving: Bool = false) {
    self.window = window
    self.staff = staff
    self.relieving = relieving
  }

  /// One clerk sits at one window; an open window is taken over only on purpose.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let position = try hall.position(window, in: .any)
    let signedIn = context.staff.isEmpty ? nil : context.staff
    guard let who = staff ?? signedIn ?? hall.settings.windows[position].usualStaff else {
      throw Refusal("staff_needed", ["window": String(window)])
    }
    guard let member = hall.member(who) else { throw Refusal("unknown_staff", ["staff": who]) }
    if let elsewhere = hall.windows.first(where: { $0.isOpen && $0.staff == who && $0.number != window }) {
      throw Refusal("staff_elsewhere", ["staff": who, "name": member.name, "window": String(elsewhere.number)])
    }
    guard hall.windows[position].isOpen else { return [WindowOpened(window: window, staff: who)] }
    let present = hall.windows[position].staff ?? ""
    guard relieving, present != who else {
      let name = hall.member(present)?.name ?? present
      throw Refusal("window_already_open", ["window": String(window), "staff": present, "name": name])
    }
    return [WindowRelieved(window: window, staff: who)]
  }
}

/// A window closed.
public struct WindowClosed: HallEvent {
  /// The name in the journal.
  public static let kind = "window_closed"
  /// The window.
  public var window: Int

  /// The window.
  public var subject: String { "window-\(window)" }

  /// Nobody is there any more; work assigned for the day stays assigned.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    guard let position = hall.position(ofWindow: window) else { return }
    hall.windows[position].staff = nil
    hall.windows[position].pauseReason = nil
    hall.windows[position].recentNoShow = nil
    hall.windows[position].become(.closed, at: stamp.at)
    hall.rebuildLine()
  }
}

/// Closes a window.
public struct CloseWindow: HallCommand {
  /// The window.
  public var window: Int

  /// Creates the command.
  public init(window: Int) { self.window = window }

  /// Refused while somebody is there. Tickets it set aside or was to get return to the line with their arrival time.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let position = try hall.position(window, in: [.idle, .paused])
    let reserved = hall.tickets.filter { $0.state == .waiting && $0.reservedFor == window }.map(\.serial)
    return (hall.windows[position].held + reserved).map { serial in
      TicketTransferred(
        ticket: hall.tickets[serial].id, from: nil, to: nil, matters: hall.tickets[serial].remaining,
        reason: "window_closed")
    } + [WindowClosed(window: window)]
  }
}

/// A window stopped calling for a while.
public struct WindowPaused: HallEvent {
  /// The name in the journal.
  public static let kind = "window_paused"
  /// The window.
  public var window: Int
  /// Why.
  public var reason: String

  /// The window.
  public var subject: String { "window-\(window)" }

  /// Open, but not calling.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    guard let position = hall.position(ofWindow: window) else { return }
    hall.windows[position].pauseReason = reason
    hall.windows[position].recentNoShow = nil
    hall.windows[position].become(.paused, at: stamp.at)
  }
}

/// Pauses a window, with a reason.
public struct PauseWindow: HallCommand {
  /// The window.
  public var window: Int
  /// Why; required.
  public var reason: String

  /// Creates the command.
  public init(window: Int, reason: String) {
    self.window = window
    self.reason = reason
  }

  /// Refused while somebody is there, or without a reason.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    _ = try hall.position(window, in: [.idle])
    guard reason.contains(where: { !$0.isWhitespace }) else { throw Refusal("reason_needed") }
    return [WindowPaused(window: window, reason: reason)]
  }
}

/// A paused window calls again.
public struct WindowResumed: HallEvent {
  /// The name in the journal.
  public static let kind = "window_resumed"
  /// The window.
  public var window: Int

  /// The window.
  public var subject: String { "window-\(window)" }

  /// Ready to call.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    guard let position = hall.position(ofWindow: window) else { return }
    hall.windows[position].pauseReason = nil
    hall.windows[position].become(.idle, at: stamp.at)
  }
}

/// Ends a pause.
public struct ResumeWindow: HallCommand {
  /// The window.
  public var window: Int

  /// Creates the command.
  public init(window: Int) { self.window = window }

  /// Refused unless the window is paused.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let position = try hall.position(window, in: .any)
    guard hall.windows[position].state == .paused else {
      throw Refusal("not_paused", ["window": String(window)])
    }
    return [WindowResumed(window: window)]
  }
}
