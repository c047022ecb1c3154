/// Why a window calls this ticket and not another: kept with every call, read out on request (routing §1).
public enum CallReason: String, Codable, Sendable, CaseIterable {
  /// Nobody this window could take came earlier.
  case firstInLine = "first_in_line"
  /// Priority channel, waited so long that the promise binds.
  case priorityPromise = "priority_promise"
  /// Priority channel, ahead through its head start.
  case priorityHeadStart = "priority_head_start"
  /// Appointment, ahead through its head start.
  case appointmentHeadStart = "appointment_head_start"
  /// A supervisor moved it ahead, with a reason that is recorded.
  case movedAhead = "moved_ahead"
  /// Comes back after having been set aside by this window.
  case resumed
}

/// The default policy: head starts, and a promise to the priority channel (routing §1). Pure, and fast enough to be asked
/// for every window on every redraw.
public enum Routing {
  /// The position in `line` of the ticket `window` takes next, or nil where it can take none.
  ///
  /// - Parameters:
  ///   - line: waiting tickets.
  ///   - window: the window's position in the settings.
  ///   - now: the present.
  ///   - promise: minutes after which nobody of the priority channel is passed over.
  public static func next(in line: WaitingLine, for window: Int, now: Moment, promise: Int) -> Int? {
    let due = now.milliseconds - Int64(promise) * 60_000
    return line.entries.withUnsafeBufferPointer { entries in
      var first: Int?
      var index = 0
      while index < entries.count {
        defer { index += 1 }
        guard entries[index].windows.contains(window) else { continue }
        if entries[index].promised && entries[index].issuedAt <= due { return index }
        if first == nil { first = index }
      }
      return first
    }
  }

  /// The line as `window` will take it, assuming nobody comes and no other window calls: positions in `line`.
  public static func order(of line: WaitingLine, for window: Int, now: Moment, promise: Int) -> [Int] {
    let due = now.milliseconds - Int64(promise) * 60_000
    let mine = line.entries.indices.filter { line.entries[$0].windows.contains(window) }
    let bound = mine.filter { line.entries[$0].promised && line.entries[$0].issuedAt <= due }
    return bound + mine.filter { !(line.entries[$0].promised && line.entries[$0].issuedAt <= due) }
  }

  /// Tickets `window` could have taken that were issued before the one at `position`, in order of issue.
  public static func passed(in line: WaitingLine, for window: Int, choosing position: Int) -> [Int] {
    let chosen = line.entries[position]
    return line.entries
      .filter { $0.serial < chosen.serial && $0.windows.contains(window) }
      .map(\.serial).sorted()
  }

  /// The reason for choosing `ticket` at `now` while passing `passed` earlier tickets.
  public static func reason(for ticket: Ticket, passing passed: Int, now: Moment, promise: Int) -> CallReason {
    if passed == 0 { return .firstInLine }
    if ticket.promised && now.milliseconds - ticket.issuedAt.milliseconds >= Int64(promise) * 60_000 {
      return .priorityPromise
    }
    if ticket.ownPlace != nil { return .movedAhead }
    if ticket.headStart > 0 { return ticket.priorityGroup != nil ? .priorityHeadStart : .appointmentHeadStart }
    // What was passed stands behind by its own doing: a no-show that came back.
    return .firstInLine
  }

  /// Which of several idle windows takes an arrival: fewest matters accepted, then longest idle, then number.
  public static func choose(_ idle: [(position: Int, breadth: Int, since: Moment)]) -> Int? {
    idle.min { ($0.breadth, $0.since, $0.position) < ($1.breadth, $1.since, $1.position) }?.position
  }
}
