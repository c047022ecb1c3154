/// What counts of a visit with a ticket.
public struct VisitFact: Equatable, Sendable {
  /// Where it stands, or stood at the end of the day.
  public var outcome: Ticket.State
  /// When it was issued, second of the day.
  public var issued: Int
  /// Seconds from issue to the first call (glossary 等候时长); nil for one that was never called.
  public var wait: Int?
  /// For how many seconds somebody who was never called waited until the visit ended, or until now.
  public var waitedInVain: Int?
  /// Seconds at windows (glossary 办理时长), for one that was served in full.
  public var handling: Int?
  /// Whether it came by the priority channel.
  public var isPriority: Bool
  /// Whether it came with an appointment, in time.
  public var isAppointment: Bool

  /// A visit as it stands at `now`.
  public init(_ ticket: Ticket, _ zone: HallZone, now: Moment) {
    outcome = ticket.state
    issued = zone.secondOfDay(at: ticket.issuedAt)
    let waited = ticket.waited(until: now)
    wait = ticket.calledAt == nil ? nil : waited
    waitedInVain = ticket.calledAt == nil ? waited : nil
    handling = ticket.state == .finished ? ticket.handled(until: now) : nil
    isPriority = ticket.priorityGroup != nil
    isAppointment = ticket.appointment != nil
  }

  init(
    outcome: Ticket.State, issued: Int, wait: Int?, waitedInVain: Int?, handling: Int?, isPriority: Bool,
    isAppointment: Bool
  ) {
    self.outcome = outcome
    self.issued = issued
    self.wait = wait
    self.waitedInVain = waitedInVain
    self.handling = handling
    self.isPriority = isPriority
    self.isAppointment = isAppointment
  }
}

/// Counts and times of some visits with a ticket: each figure is defined here, once, and nowhere else (domain §5).
public struct VisitFigures: Equatable, Codable, Sendable {
  /// Tickets issued.
  public var issued = 0
  /// Tickets served in full.
  public var served = 0
  /// Tickets whose last word is a no-show.
  public var noShow = 0
  /// Tickets taken back by the desk.
  public var cancelled = 0
  /// Tickets still open when the day was closed.
  public var abandoned = 0
  /// Tickets in the line.
  public var waiting = 0
  /// Tickets called, being served or held.
  public var inService = 0
  /// Waiting times of all tickets ever called, seconds, ascending (取号至首次叫号).
  public var waits: [Int] = []
  /// Handling times of tickets served in full, seconds (到窗口至服务结束, without time set aside).
  public var handling: [Int] = []
  /// Waiting times of the priority channel among `waits`, seconds, ascending.
  public var priorityWaits: [Int] = []
  /// Tickets of the priority channel that were served in full.
  public var priorityServed = 0

  // The figures of the priority channel are not in the journal: a closed day's event has those above.
  private enum CodingKeys: String, CodingKey {
    case issued, served, noShow, cancelled, abandoned, waiting, inService, waits, handling
  }

  /// Nothing counted yet.
  public init() {}

  /// Mean waiting time in seconds; nil before the first call.
  public var meanWait: Double? { VisitFigures.mean(waits) }
  /// Mean handling time in seconds; nil before the first finish.
  public var meanHandling: Double? { VisitFigures.mean(handling) }
  /// 95th percentile of the waiting time in seconds: the smallest wait that 95 % do not exceed.
  public var p95Wait: Int? { VisitFigures.p95(waits) }
  /// The longest waiting time in seconds.
  public var longestWait: Int? { waits.last }
  /// The 95th percentile of the priority channel's waiting times in seconds.
  public var priorityP95Wait: Int? { VisitFigures.p95(priorityWaits) }
  /// Share of called tickets that waited over `minutes`.
  public func share(over minutes: Int) -> Double? {
    guard !waits.isEmpty else { return nil }
    // They are in order: the first that waited longer, by halving.
    var (low, high) = (0, waits.count)
    while low < high {
      let middle = (low + high) / 2
      if waits[middle] > minutes * 60 { high = middle } else { low = middle + 1 }
    }
    return Double(waits.count - low) / Double(waits.count)
  }
  /// No-shows among tickets ever called.
  public var noShowRate: Double? { waits.isEmpty ? nil : Double(noShow) / Double(waits.count) }
  /// Abandoned among issued tickets.
  public var abandonmentRate: Double? { issued == 0 ? nil : Double(abandoned) / Double(issued) }

  /// Counts a visit; the waits are in order again after `sort`.
  public mutating func count(_ fact: VisitFact) {
    issued += 1
    switch fact.outcome {
    case .waiting: waiting += 1
    case .called, .serving, .held: inService += 1
    case .finished:
      served += 1
      if fact.isPriority { priorityServed += 1 }
    case .noShow: noShow += 1
    case .cancelled: cancelled += 1
    case .abandoned: abandoned += 1
    }
    if let wait = fact.wait {
      waits.append(wait)
      if fact.isPriority { priorityWaits.append(wait) }
    }
    if let seconds = fact.handling { handling.append(seconds) }
  }

  /// Adds what was counted elsewhere; the waits are in order again after `sort`.
  public mutating func add(_ other: VisitFigures) {
    issued += other.issued
    served += other.served
    noShow += other.noShow
    cancelled += other.cancelled
    abandoned += other.abandoned
    waiting += other.waiting
    inService += other.inService
    waits += other.waits
    handling += other.handling
    priorityWaits += other.priorityWaits
    priorityServed += other.priorityServed
  }

  /// Puts the waits in order.
  public mutating func sort() {
    waits.sort()
    priorityWaits.sort()
  }

  private static func mean(_ values: [Int]) -> Double? {
    values.isEmpty ? nil : Double(values.reduce(0, +)) / Double(values.count)
  }

  private static func p95(_ values: [Int]) -> Int? {
    values.isEmpty ? nil : values[min(values.count - 1, (values.count * 95 + 99) / 100 - 1)]
  }
}
