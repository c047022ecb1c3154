/// A window got other work for the day, or its usual work back.
public struct WindowAssigned: HallEvent {
  /// The name in the journal.
  public static let kind = "window_assigned"
  /// The window.
  public var window: Int
  /// What it accepts now; nil for what the settings say.
  public var accepts: Acceptance?
  /// Until when; nil for the rest of the day.
  public var until: Moment?

  /// The window.
  public var subject: String { "window-\(window)" }

  /// Who waits for it changes at once.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    guard let position = hall.position(ofWindow: window) else { return }
    hall.windows[position].assigned = accepts
    hall.windows[position].assignedUntil = accepts == nil ? nil : until
    hall.rederive()
  }
}

/// Changes what a window accepts for the rest of the day, or until a time: then it has its usual work back by itself.
public struct AssignWindow: HallCommand {
  /// The window.
  public var window: Int
  /// What it accepts now; nil for what the settings say.
  public var accepts: Acceptance?
  /// Until when today; nil for the rest of the day.
  public var until: ClockTime?

  /// Creates the command.
  public init(window: Int, accepts: Acceptance?, until: ClockTime? = nil) {
    self.window = window
    self.accepts = accepts
    self.until = until
  }

  /// Refused for names that are neither a department nor a matter, for a time that is over, and where people who wait
  /// would have no window left.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let position = try hall.position(window, in: .any)
    let departments = Set(hall.catalogue.departments)
    for name in (accepts?.departments ?? []) + (accepts?.except ?? []) + (accepts?.matters ?? [])
    where !departments.contains(name) && hall.catalogue.matter(name) == nil {
      throw Refusal("unknown_department", ["name": name])
    }
    let end = try until.map { time throws(Refusal) in try hall.later(today: time, context.now) }
    if let ticket = hall.stranded(by: accepts ?? hall.settings.windows[position].accepts, at: position) {
      throw Refusal("would_strand", ["window": String(window), "ticket": ticket.number])
    }
    return [WindowAssigned(window: window, accepts: accepts, until: accepts == nil ? nil : end)]
  }
}

/// Gives windows their usual work back whose time for other work is over. Any action in the hall does it first; screens
/// that watch the clock ask for it by this.
public struct ReturnAssignments: HallCommand {
  /// Creates the command.
  public init() {}

  /// Never refused: too early, nothing follows.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] { [] }
}

extension Hall {
  /// A time of day of today; refused when it is over.
  func later(today time: ClockTime, _ now: Moment) throws(Refusal) -> Moment {
    let moment = settings.zone.moment(settings.zone.day(at: now), second: time.minutes * 60)
    guard moment > now else { throw Refusal("time_is_over", ["at": time.text]) }
    return moment
  }

  /// The windows whose time for other work is over get their usual work back; one that alone can still take somebody who
  /// waits stays a little longer. Past midnight none do: the day ends other work, and no clock ends a day.
  public func returns(by now: Moment) -> [any HallEvent] {
    guard day?.date == settings.zone.day(at: now) else { return [] }
    let over = windows.indices.filter { windows[$0].assignedUntil.map { $0 <= now } ?? false }
    if over.isEmpty { return [] }
    // One after the other: of two that take the same person, one may go.
    var hall = self
    return over.compactMap { position in
      guard hall.stranded(by: settings.windows[position].accepts, at: position) == nil else { return nil }
      let event = WindowAssigned(window: windows[position].number, accepts: nil)
      hall.apply(event, Stamp(Context(now: now)))
      return event
    }
  }

  /// A waiting ticket with a matter that the window at `position` alone accepts of all that are open, and would not
  /// accept by `rule`.
  fileprivate func stranded(by rule: Acceptance, at position: Int) -> Ticket? {
    guard windows[position].isOpen else { return nil }
    let alone = WindowSet([position])
    let open = openWindows
    return line.entries.lazy.map { tickets[$0.serial] }.first { ticket in
      // Whoever waits for one window by name is served there whatever its list says.
      ticket.reservedFor == nil
        && ticket.remaining.contains { code in
          guard let matter = catalogue.matter(code), !rule.covers(matter) else { return false }
          return windows(accepting: matter).intersection(open) == alone
        }
    }
  }
}
