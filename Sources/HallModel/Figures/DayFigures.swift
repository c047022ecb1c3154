/// The figures of a business day: each is defined here, once, and nowhere else (domain §5).
public struct DayFigures: Equatable, Codable, Sendable {
  /// All tickets.
  public var total = VisitFigures()
  /// By lane letter.
  public var byLane: [String: VisitFigures] = [:]
  /// By the window that had the ticket last.
  public var byWindow: [Int: VisitFigures] = [:]
  /// Visits without a ticket, by outcome.
  public var enquiries: [String: Int] = [:]
  /// The longest present wait in seconds; nil where nobody waits.
  public var oldestWait: Int?

  /// Creates figures from a hall as it stands.
  public init(_ hall: Hall, now: Moment) {
    for ticket in hall.tickets {
      let fact = VisitFact(ticket, hall.settings.zone, now: now)
      total.count(fact)
      byLane[ticket.lane, default: VisitFigures()].count(fact)
      if let window = ticket.window { byWindow[window, default: VisitFigures()].count(fact) }
    }
    for enquiry in hall.enquiries { enquiries[enquiry.outcome.rawValue, default: 0] += 1 }
    oldestWait = hall.line.entries.map(\.issuedAt).min().map { now.seconds(since: Moment(milliseconds: $0)) }
    total.sort()
    for key in byLane.keys { byLane[key]?.sort() }
    for key in byWindow.keys { byWindow[key]?.sort() }
  }

  /// Everyone who came: tickets and visits that needed none.
  public var visits: Int { total.issued + enquiries.values.reduce(0, +) }

  /// Visits that needed no ticket.
  public var diverted: Int { enquiries.values.reduce(0, +) }

  /// Counts what is still open as abandoned, as the close of a day does.
  mutating func closeOpenEnds() {
    let close = { (group: inout VisitFigures) in
      group.abandoned += group.waiting + group.inService
      group.waiting = 0
      group.inService = 0
    }
    close(&total)
    for key in byLane.keys { close(&byLane[key]!) }
    for key in byWindow.keys { close(&byWindow[key]!) }
    oldestWait = nil
  }
}
