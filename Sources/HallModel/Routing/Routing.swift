/// Who is next, in what order, and why: by the hall's policy (routing §1). Pure, and fast enough to be asked for every
/// window on every redraw.
public enum Routing {
  /// The position in `line` of the ticket `window` takes next, or nil where it can take none.
  ///
  /// - Parameters:
  ///   - line: waiting tickets.
  ///   - window: the window's position in the settings.
  ///   - now: the present.
  ///   - order: the hall's policy.
  public static func next(in line: WaitingLine, for window: Int, now: Moment, by order: RoutingOrder) -> Int? {
    let now = now.milliseconds
    return line.entries.withUnsafeBufferPointer { entries in
      guard order.policy.isByArrival else { return best(of: entries, window, now, order) }
      let promises = order.policy == .promise
      let due = now - order.promise
      var first: Int?
      var index = 0
      while index < entries.count {
        defer { index += 1 }
        guard entries[index].windows.contains(window) else { continue }
        if !promises || (entries[index].place.promised && entries[index].place.issuedAt <= due) { return index }
        if first == nil { first = index }
      }
      return first
    }
  }

  private static func best(
    of entries: UnsafeBufferPointer<WaitingLine.Entry>, _ window: Int, _ now: Int64, _ order: RoutingOrder
  ) -> Int? {
    var best: Int?
    var index = 0
    while index < entries.count {
      defer { index += 1 }
      guard entries[index].windows.contains(window) else { continue }
      guard let leader = best else {
        best = index
        continue
      }
      if order.precedes(entries[index].place, entries[leader].place, now: now) { best = index }
    }
    return best
  }

  /// The line as `window` will take it, assuming nobody comes, no other window calls and no time passes: positions in
  /// `line`.
  public static func order(of line: WaitingLine, for window: Int, now: Moment, by order: RoutingOrder) -> [Int] {
    sorted(line.entries.indices.filter { line.entries[$0].windows.contains(window) }, of: line, now, order)
  }

  /// The whole line in the order of the policy: positions in `line`.
  public static func order(of line: WaitingLine, now: Moment, by order: RoutingOrder) -> [Int] {
    // Under the default the promise binds each window for itself; all lists show the line as it stands.
    order.policy.isByArrival
      ? Array(line.entries.indices) : sorted(Array(line.entries.indices), of: line, now, order)
  }

  private static func sorted(
    _ positions: [Int], of line: WaitingLine, _ now: Moment, _ order: RoutingOrder
  ) -> [Int] {
    let now = now.milliseconds
    switch order.policy {
    case .headStart, .fcfs: return positions
    case .promise:
      let bound = positions.filter { order.isBound(line.entries[$0].place, now: now) }
      return bound + positions.filter { !order.isBound(line.entries[$0].place, now: now) }
    case .accumulating, .strict, .cMu, .generalizedCMu:
      return positions.sorted { order.precedes(line.entries[$0].place, line.entries[$1].place, now: now) }
    }
  }

  /// Tickets `window` could have taken that were issued before the one at `position`, in order of issue.
  public static func passed(in line: WaitingLine, for window: Int, choosing position: Int) -> [Int] {
    passedPlaces(in: line, for: window, choosing: position).map(\.serial).sorted()
  }

  private static func passedPlaces(in line: WaitingLine, for window: Int, choosing position: Int) -> [QueuePlace] {
    let chosen = line.entries[position].serial
    return line.entries.lazy.filter { $0.serial < chosen && $0.windows.contains(window) }.map(\.place)
  }

  /// The reason for calling `ticket`, which stands at `position` of `line`, to `window` at `now`.
  public static func reason(
    for ticket: Ticket, at position: Int, in line: WaitingLine, for window: Int, now: Moment, by order: RoutingOrder
  ) -> CallReason {
    let passed = passedPlaces(in: line, for: window, choosing: position)
    if passed.isEmpty { return .firstInLine }
    let chosen = line.entries[position].place
    if order.policy == .promise && order.isBound(chosen, now: now.milliseconds) { return .priorityPromise }
    if chosen.moved { return .movedAhead }
    // What was passed and explains nothing stands behind by its own doing: a no-show that came back.
    if order.policy.isByArrival {
      guard ticket.headStart > 0 else { return .firstInLine }
      return ticket.priorityGroup != nil ? .priorityHeadStart : .appointmentHeadStart
    }
    return reason(of: chosen, before: passed, order)
  }

  /// Where the order is not that of arrival: what sets the chosen ticket apart from those it passes.
  private static func reason(
    of chosen: QueuePlace, before passed: [QueuePlace], _ order: RoutingOrder
  ) -> CallReason {
    let isHigher = passed.contains { chosen.standing.rawValue < $0.standing.rawValue }
    switch order.policy {
    case .promise, .headStart, .fcfs: return .firstInLine
    case .accumulating: return isHigher ? .weightedWait : .firstInLine
    case .strict, .cMu:
      if isHigher { return chosen.standing == .priority ? .priorityFirst : .appointmentFirst }
      return order.policy == .cMu && passed.contains { chosen.service < $0.service } ? .shorterService : .firstInLine
    case .generalizedCMu:
      return isHigher || passed.contains { chosen.service < $0.service } ? .waitPerService : .firstInLine
    }
  }

  /// Which of several idle windows takes an arrival: fewest matters accepted, then longest idle, then number.
  public static func choose(_ idle: [(position: Int, breadth: Int, since: Moment)]) -> Int? {
    idle.min { ($0.breadth, $0.since, $0.position) < ($1.breadth, $1.since, $1.position) }?.position
  }
}
