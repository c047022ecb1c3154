/// The figures of a business day: each is defined here, once, and nowhere else (domain §5).
public struct DayFigures: Equatable, Codable, Sendable {
  /// Counts and times of a group of tickets.
  public struct Group: Equatable, Codable, Sendable {
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

    /// Creates an empty group.
    public init() {}

    /// Mean waiting time in seconds; nil before the first call.
    public var meanWait: Double? { DayFigures.mean(waits) }
    /// Mean handling time in seconds; nil before the first finish.
    public var meanHandling: Double? { DayFigures.mean(handling) }
    /// 95th percentile of the waiting time in seconds: the smallest wait that 95 % do not exceed.
    public var p95Wait: Int? { waits.isEmpty ? nil : waits[min(waits.count - 1, (waits.count * 95 + 99) / 100 - 1)] }
    /// Share of called tickets that waited over `minutes`.
    public func share(over minutes: Int) -> Double? {
      waits.isEmpty ? nil : Double(waits.count { $0 > minutes * 60 }) / Double(waits.count)
    }
    /// No-shows among tickets ever called.
    public var noShowRate: Double? { waits.isEmpty ? nil : Double(noShow) / Double(waits.count) }
    /// Abandoned among issued tickets.
    public var abandonmentRate: Double? { issued == 0 ? nil : Double(abandoned) / Double(issued) }
  }

  /// All tickets.
  public var total = Group()
  /// By lane letter.
  public var byLane: [String: Group] = [:]
  /// By the window that had the ticket last.
  public var byWindow: [Int: Group] = [:]
  /// Visits without a ticket, by outcome.
  public var enquiries: [String: Int] = [:]
  /// The longest present wait in seconds; nil where nobody waits.
  public var oldestWait: Int?

  /// Creates figures from a hall as it stands.
  public init(_ hall: Hall, now: Moment) {
    for ticket in hall.tickets {
      let add = { (group: inout Group) in DayFigures.count(ticket, now, &group) }
      add(&total)
      add(&byLane[ticket.lane, default: Group()])
      if let window = ticket.window { add(&byWindow[window, default: Group()]) }
    }
    for enquiry in hall.enquiries { enquiries[enquiry.outcome.rawValue, default: 0] += 1 }
    oldestWait = hall.line.entries.map(\.issuedAt).min().map { now.seconds(since: Moment(milliseconds: $0)) }
    total.waits.sort()
    for key in byLane.keys { byLane[key]?.waits.sort() }
    for key in byWindow.keys { byWindow[key]?.waits.sort() }
  }

  /// Everyone who came: tickets and visits that needed none.
  public var visits: Int { total.issued + enquiries.values.reduce(0, +) }

  /// Visits that needed no ticket.
  public var diverted: Int { enquiries.values.reduce(0, +) }

  /// Counts what is still open as abandoned, as the close of a day does.
  mutating func closeOpenEnds() {
    let close = { (group: inout Group) in
      group.abandoned += group.waiting + group.inService
      group.waiting = 0
      group.inService = 0
    }
    close(&total)
    for key in byLane.keys { close(&byLane[key]!) }
    for key in byWindow.keys { close(&byWindow[key]!) }
    oldestWait = nil
  }

  private static func count(_ ticket: Ticket, _ now: Moment, _ group: inout Group) {
    group.issued += 1
    switch ticket.state {
    case .waiting: group.waiting += 1
    case .called, .serving, .held: group.inService += 1
    case .finished: group.served += 1
    case .noShow: group.noShow += 1
    case .cancelled: group.cancelled += 1
    case .abandoned: group.abandoned += 1
    }
    if ticket.calledAt != nil { group.waits.append(ticket.waited(until: now)) }
    if ticket.state == .finished, let handled = ticket.handled(until: now) { group.handling.append(handled) }
  }

  private static func mean(_ values: [Int]) -> Double? {
    values.isEmpty ? nil : Double(values.reduce(0, +)) / Double(values.count)
  }
}
