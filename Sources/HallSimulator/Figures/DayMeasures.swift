import HallModel

/// What a simulated day comes to. Waits are from the ticket to the first call, in minutes (glossary 等候时长).
public struct DayMeasures: Equatable, Sendable {
  /// Visitors who came.
  public var visitors = 0
  /// Visitors who got a ticket and were called.
  public var called = 0
  /// Served in full.
  public var served = 0
  /// Called, but gone.
  public var noShows = 0
  /// Turned away at the desk: no open window took the matter.
  public var turnedAway = 0
  /// Left over at the end: no window that takes them opened again.
  public var stranded = 0
  /// Mean wait.
  public var mean = 0.0
  /// 95 of a hundred waited no longer.
  public var p95 = 0.0
  /// The longest wait.
  public var longest = 0.0
  /// The part who waited longer than 15 minutes.
  public var over15 = 0.0
  /// The part who waited longer than 20 minutes.
  public var over20 = 0.0
  /// The part who waited longer than 30 minutes.
  public var over30 = 0.0
  /// 95 of a hundred of the priority channel waited no longer; 0 where nobody came by it.
  public var priorityP95 = 0.0
  /// The longest wait of the priority channel.
  public var priorityLongest = 0.0
  /// Mean wait of those with an appointment.
  public var appointmentMean = 0.0
  /// Busy ÷ open time over all windows.
  public var utilisation = 0.0
  /// From closing time to the end of the last service, minutes.
  public var afterClosing = 0.0
  /// Window hours that were staffed.
  public var staffedHours = 0.0
  /// Calls that passed somebody without a reason (routing §1).
  public var unexplainedOvertakes = 0

  init(_ day: VisitorDay, _ record: DayRecord, closes: Int64) {
    visitors = day.visitors.count
    unexplainedOvertakes = record.unexplainedOvertakes
    // Tenths of a second, sorted as small numbers: finer than anybody waits.
    var waits: [Int32] = []
    waits.reserveCapacity(visitors)
    var priority: [Int32] = []
    var booked = (sum: 0.0, count: 0)
    var sum: Int64 = 0
    for (visitor, visit) in zip(day.visitors, record.visits) {
      switch visit.outcome {
      case .served: served += 1
      case .noShow: noShows += 1
      case .turnedAway: turnedAway += 1
      case .waiting: stranded += 1
      }
      guard visit.called >= 0 else { continue }
      let wait = visit.called - visitor.arrival
      sum += wait
      let tenths = Int32(truncatingIfNeeded: wait / 100)
      waits.append(tenths)
      if visitor.standing == .priority { priority.append(tenths) }
      if visitor.standing == .appointment {
        booked.sum += Double(wait)
        booked.count += 1
      }
    }
    called = waits.count
    waits.sort()
    priority.sort()
    mean = called == 0 ? 0 : Double(sum) / Double(called) / 60_000
    p95 = DayMeasures.quantile(waits, 0.95)
    longest = DayMeasures.quantile(waits, 1)
    over15 = DayMeasures.share(waits, over: 15)
    over20 = DayMeasures.share(waits, over: 20)
    over30 = DayMeasures.share(waits, over: 30)
    priorityP95 = DayMeasures.quantile(priority, 0.95)
    priorityLongest = DayMeasures.quantile(priority, 1)
    appointmentMean = booked.count == 0 ? 0 : booked.sum / Double(booked.count) / 60_000
    let open = record.windows.reduce(0) { $0 + $1.open }
    let busy = record.windows.reduce(0) { $0 + $1.busy }
    utilisation = open == 0 ? 0 : Double(busy) / Double(open)
    staffedHours = Double(open) / 3_600_000
    afterClosing = Double(max(0, record.ended - closes)) / 60_000
  }

  /// A quantile of sorted tenths of a second, in minutes: the smallest value that so many do not exceed.
  static func quantile(_ sorted: [Int32], _ p: Double) -> Double {
    guard !sorted.isEmpty else { return 0 }
    let place = min(sorted.count - 1, max(0, Int((p * Double(sorted.count)).rounded(.up)) - 1))
    return Double(sorted[place]) / 600
  }

  private static func share(_ sorted: [Int32], over minutes: Int32) -> Double {
    guard !sorted.isEmpty else { return 0 }
    var low = 0
    var high = sorted.count
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle] <= minutes * 600 { low = middle + 1 } else { high = middle }
    }
    return Double(sorted.count - low) / Double(sorted.count)
  }
}
