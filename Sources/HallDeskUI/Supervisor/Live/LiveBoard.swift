import HallModel
import HallSimulator
import ScreenKit

/// The whole hall as a supervisor sees it at one moment: counted when something happened or a second passed, and drawn
/// from as often as anybody likes.
struct LiveBoard: Sendable {
  /// A lane.
  struct LaneRow: Sendable {
    var letter: String
    var name: String
    var waiting = 0
    /// The longest present wait, seconds.
    var oldest: Int?
    /// The longest wait still to come of those who wait, by the forecast, seconds; nil where somebody would never be
    /// called or nobody waits.
    var forecast: Int?
    var isStranded = false
    var inService = 0
    var served = 0
    /// Open windows that are not paused and accept any matter of the lane's own.
    var windows = 0
    /// People waiting, half hour by half hour since the doors opened.
    var trend: [Double] = []
  }

  /// A window.
  struct WindowRow: Sendable {
    var position: Int
    var number: Int
    var name: String
    var state: Window.State
    var staff: String
    /// The ticket it has, by number.
    var ticket: String?
    var since: Moment
    var served: Int
    /// The part of its open time in which somebody was called or served.
    var utilisation: Double?
    /// Whether it accepts something else than its settings say.
    var isTurned: Bool
    /// How many wait whom it could take.
    var couldTake: Int
    /// Whether it takes any matters at all; an issuing window does not.
    var takesMatters: Bool
  }

  /// By what the windows are sorted.
  enum Sort: String, Sendable, CaseIterable {
    /// By number.
    case number
    /// Those that need a look first: idle with people waiting, paused, long in service.
    case attention
    /// The least used first.
    case utilisation
    /// Those that served most first.
    case served
  }

  private(set) var figures: DayFigures
  private(set) var lanes: [LaneRow] = []
  private(set) var windows: [WindowRow] = []
  /// Appointments within the next half hour that are not checked in.
  private(set) var appointmentsDue = 0
  /// Appointments whose time is over and nobody came.
  private(set) var appointmentsMissed = 0
  /// Closed loops that are open.
  private(set) var openLoops = 0
  /// Seconds until each waiting ticket is called, by serial, by the forecast.
  private(set) var forecast: WaitForecast?

  /// How many minutes ahead appointments are shown as due.
  static let dueWithin = 30

  /// - Parameters:
  ///   - lanesByNeed: whether lanes stand in the order of their longest waits, for a terminal that does not show all.
  ///   - forecast: what was foretold last; nil until then.
  ///   - laneWindows: the windows that accept any matter of each lane's own, in the order of the lanes.
  init(
    _ hall: Hall, now: Moment, sort: Sort = .number, lanesByNeed: Bool = false, forecast: WaitForecast?,
    laneWindows: [WindowSet]
  ) {
    figures = DayFigures(hall, now: now)
    self.forecast = forecast
    openLoops = hall.ratings.loops.values.count { !$0.state.isClosed }
    countAppointments(hall, now)
    countLanes(hall, now, laneWindows)
    countWindows(hall, now)
    if lanesByNeed { lanes = LiveBoard.byNeed(lanes) }
    windows.sort { LiveBoard.precedes($0, $1, sort, now) }
  }

  private mutating func countAppointments(_ hall: Hall, _ now: Moment) {
    let zone = hall.settings.zone
    let minute = zone.secondOfDay(at: now) / 60
    let today = zone.day(at: now)
    for appointment in hall.appointments where appointment.day == today && appointment.state == .booked {
      let left = appointment.slot.minutes - minute
      if left < -hall.settings.appointments.checkInAfter {
        appointmentsMissed += 1
      } else if left <= LiveBoard.dueWithin {
        appointmentsDue += 1
      }
    }
  }

  private mutating func countLanes(_ hall: Hall, _ now: Moment, _ laneWindows: [WindowSet]) {
    let open = WindowSet(hall.windows.indices.filter { hall.windows[$0].isOpen && hall.windows[$0].state != .paused })
    var places: [String: Int] = [:]
    let trends = LaneTrends(hall, now: now)
    for lane in hall.settings.lanes {
      places[lane.letter] = lanes.count
      var row = LaneRow(letter: lane.letter, name: lane.name)
      if let group = figures.byLane[lane.letter] {
        (row.waiting, row.inService, row.served) = (group.waiting, group.inService, group.served)
      }
      row.trend = trends.byLane[lane.letter] ?? []
      lanes.append(row)
    }
    for entry in hall.line.entries {
      guard let place = places[hall.tickets[entry.serial].lane] else { continue }
      let waited = now.seconds(since: Moment(milliseconds: entry.issuedAt))
      lanes[place].oldest = max(lanes[place].oldest ?? 0, waited)
      if let start = forecast?.starts[entry.serial] {
        lanes[place].forecast = max(lanes[place].forecast ?? 0, start)
      }
      if !entry.windows.intersects(hall.openWindows) { lanes[place].isStranded = true }
    }
    for (place, windows) in laneWindows.enumerated() where lanes.indices.contains(place) {
      lanes[place].windows = windows.intersection(open).count
      if lanes[place].isStranded { lanes[place].forecast = nil }
    }
  }

  /// The windows that accept any matter of a lane's own, in the order of the lanes; all matters are looked at.
  static func windowsOfLanes(_ hall: Hall) -> [WindowSet] {
    var sets = Array(repeating: WindowSet(), count: hall.settings.lanes.count)
    for matter in hall.catalogue.matters {
      guard let lane = hall.settings.lanes.firstIndex(where: { $0.carries.covers(matter) }) else { continue }
      sets[lane].formUnion(hall.windows(accepting: matter))
    }
    return sets
  }

  private mutating func countWindows(_ hall: Hall, _ now: Moment) {
    var couldTake = Array(repeating: 0, count: hall.windows.count)
    for entry in hall.line.entries {
      for position in hall.windows.indices where entry.windows.contains(position) { couldTake[position] += 1 }
    }
    let times = hall.windowTimes(until: now)
    for (position, window) in hall.windows.enumerated() {
      windows.append(
        WindowRow(
          position: position, number: window.number, name: hall.settings.windows[position].name, state: window.state,
          staff: window.staff ?? "", ticket: window.ticket.map { hall.tickets[$0].number }, since: window.since,
          served: figures.byWindow[window.number]?.served ?? 0, utilisation: times[position].day.utilisation,
          isTurned: window.assigned != nil, couldTake: couldTake[position],
          takesMatters: hall.accepts(at: position) != .nothing))
    }
  }

  /// The longest waits first; lanes in which nobody waits in the order of the settings.
  private static func byNeed(_ lanes: [LaneRow]) -> [LaneRow] {
    lanes.enumerated().sorted {
      (-($0.element.oldest ?? -1), $0.offset) < (-($1.element.oldest ?? -1), $1.offset)
    }.map(\.element)
  }

  private static func precedes(_ left: WindowRow, _ right: WindowRow, _ sort: Sort, _ now: Moment) -> Bool {
    // A window that takes no matters is no idle one.
    if sort != .number, left.takesMatters != right.takesMatters { return left.takesMatters }
    return switch sort {
    case .number: left.number < right.number
    case .attention: (left.urgency, left.since, left.number) < (right.urgency, right.since, right.number)
    case .utilisation: (left.utilisation ?? 2, left.number) < (right.utilisation ?? 2, right.number)
    case .served: (-left.served, left.number) < (-right.served, right.number)
    }
  }
}

extension LiveBoard.WindowRow {
  /// The smaller, the sooner somebody should look.
  fileprivate var urgency: Int {
    switch state {
    case .idle: couldTake > 0 ? 0 : 4
    case .paused: 1
    case .called: 2
    case .serving: 3
    case .closed: 5
    }
  }
}

/// How many waited in each lane, half hour by half hour.
struct LaneTrends: Sendable {
  /// By lane letter, from the half hour in which the doors opened to the present one.
  private(set) var byLane: [String: [Double]] = [:]

  /// Length of a step, seconds.
  static let step = 1800

  init(_ hall: Hall, now: Moment) {
    guard let day = hall.day else { return }
    let zone = hall.settings.zone
    let start = zone.moment(day.date, second: hall.settings.hours.opens.minutes * 60)
    let end = min(now, hall.lastEventAt > start ? max(now, hall.lastEventAt) : now)
    let steps = min(48, max(1, end.seconds(since: start) / LaneTrends.step + 1))
    var changes: [String: [Int]] = [:]
    for serial in hall.tickets.indices {
      let spans = hall.tickets[serial].spans
      guard let first = spans.first else { continue }
      // From taking the number to the first call, or to the end of a wait in vain.
      let from = first.from.seconds(since: start) / LaneTrends.step
      let until = spans.count > 1 ? spans[1].from.seconds(since: start) / LaneTrends.step : steps
      guard from < steps else { continue }
      var line = changes.removeValue(forKey: hall.tickets[serial].lane) ?? Array(repeating: 0, count: steps + 1)
      line[from] += 1
      // Whoever was called within the same half hour was there, too.
      line[min(steps, until + 1)] -= 1
      changes[hall.tickets[serial].lane] = line
    }
    byLane = changes.mapValues { line in
      var waiting = 0
      return line.dropLast().map { change in
        waiting += change
        return Double(waiting)
      }
    }
  }
}
