import HallModel

/// How long services take today: the usual times of the catalogue, corrected by what the day has shown so far, for the
/// hall and for each matter (routing §2). A day that has shown little is believed little.
public struct ServiceKnowledge: Sendable {
  /// Today's times ÷ usual times, over all matters.
  public let ratio: Double
  /// How far that may be off, as a deviation: much in the morning, little when the day has told.
  public let doubt: Double
  /// The part of those called today who did not come.
  public let noShow: Double
  /// Seconds a window loses over one of them.
  public let noShowSeconds: Double
  private let byMatter: [String: Double]
  private let catalogue: Catalogue

  /// How many services the usual times weigh: their means are believed within a tenth, and one service tells as much as
  /// its spread allows, (0.8 ÷ 0.1)².
  static let trust = 64.0
  /// How many services of one matter it takes to believe that it goes otherwise than the day does.
  static let alike = 150.0
  /// What is believed of no-shows before the day tells: one in fifty, a minute lost, with the weight of so many calls.
  private static let missed = (share: 0.02, seconds: 60.0, trust: 50.0)

  /// Learns from the day of a hall until now. `correcting` false believes the catalogue alone.
  public init(_ hall: Hall, now: Moment, correcting: Bool = true) {
    catalogue = hall.catalogue
    guard correcting else {
      (ratio, doubt, noShow, noShowSeconds, byMatter) = (1, 0, 0, 0, [:])
      return
    }
    var learned = Learned()
    for ticket in hall.tickets { learned.add(ticket, hall.catalogue) }
    // Who is still at a window counts with the time so far: to look at finished services alone would be to look at the
    // short ones (the renewal theorem: time at windows ÷ services done is what tends to the mean).
    for window in hall.windows {
      if let serial = window.ticket { learned.add(hall.tickets[serial], at: now, hall.catalogue) }
    }
    let trust = ServiceKnowledge.trust
    let overall = (trust + learned.sum) / (trust + learned.count)
    ratio = overall
    doubt = Scenario.usualVariation / (trust + learned.count).squareRoot()
    let alike = ServiceKnowledge.alike
    byMatter = learned.byMatter.mapValues { (alike * overall + $0.sum) / (alike + $0.count) }
    let missed = ServiceKnowledge.missed
    let calls = missed.trust + learned.called
    noShow = (missed.trust * missed.share + learned.missed) / calls
    noShowSeconds =
      (missed.trust * missed.share * missed.seconds + learned.missedSeconds)
      / (missed.trust * missed.share + learned.missed)
  }

  /// Seconds matters take at one window, on the mean.
  public func seconds(_ matters: [String]) -> Double {
    matters.reduce(0) { $0 + 60 * catalogue.usualMinutes(of: [$1]) * (byMatter[$1] ?? ratio) }
  }
}

/// What a day has shown of its services.
private struct Learned {
  var sum = 0.0
  var count = 0.0
  var byMatter: [String: (sum: Double, count: Double)] = [:]
  var called = 0.0
  var missed = 0.0
  var missedSeconds = 0.0

  /// Somebody who is at a window now.
  mutating func add(_ ticket: Ticket, at now: Moment, _ catalogue: Catalogue) {
    guard let from = ticket.spans.last(where: { $0.state == .called })?.from else { return }
    let usual = Double(catalogue.usualService(of: ticket.remaining))
    let soFar = min(Double(now.seconds(since: from)), Learned.most * usual) / usual
    sum += soFar
    count += Learned.begun
    guard ticket.matters.count == 1 else { return }
    byMatter[ticket.matters[0], default: (0, 0)].sum += soFar
    byMatter[ticket.matters[0]]?.count += Learned.begun
  }

  /// What a service that has begun counts for: (1 − CV²) ÷ 2, the second term of the renewal function.
  private static let begun = (1 - Scenario.usualVariation * Scenario.usualVariation) / 2

  /// One endless service is not a slow day: a service counts as so many usual ones at most.
  private static let most = 6.0

  /// A visit that is over, as far as it tells.
  mutating func add(_ ticket: Ticket, _ catalogue: Catalogue) {
    // A window is taken from the call until it is free again, walking and all.
    var from: Moment?
    for (index, span) in ticket.spans.enumerated() {
      switch span.state {
      case .called: from = from ?? span.from
      case .noShow:
        called += 1
        missed += 1
        if let from { missedSeconds += Double(span.from.seconds(since: from)) }
        from = nil
      case .finished:
        called += 1
        // Of visits in several steps nobody knows which matter took how long.
        let steps = ticket.spans[..<index].count { $0.state == .called }
        guard steps == 1, let from, !ticket.spans[..<index].contains(where: { $0.state == .held }) else { return }
        let usual = Double(catalogue.usualService(of: ticket.matters))
        let taken = min(Double(span.from.seconds(since: from)), Learned.most * usual) / usual
        sum += taken
        count += 1
        guard ticket.matters.count == 1 else { return }
        byMatter[ticket.matters[0], default: (0, 0)].sum += taken
        byMatter[ticket.matters[0]]?.count += 1
      default: break
      }
    }
  }
}
