/// How long somebody will wait, as an interval that holds about eight times out of ten.
public struct WaitEstimate: Equatable, Codable, Sendable {
  /// Lower end, seconds.
  public var low: Int
  /// Expected, seconds.
  public var expected: Int
  /// Upper end, seconds.
  public var high: Int

  /// Creates an estimate in seconds.
  public init(low: Int, expected: Int, high: Int) {
    self.low = low
    self.expected = expected
    self.high = high
  }

  /// Minutes as people read them: to the minute below ten, to five above; never zero while someone is ahead.
  public func minutes(someoneAhead: Bool) -> (low: Int, expected: Int, high: Int) {
    let floor = someoneAhead ? 1 : 0
    let middle = max(floor, WaitEstimate.readable(expected))
    return (
      max(floor, min(middle, WaitEstimate.readable(low))), middle,
      max(middle, WaitEstimate.readable(high))
    )
  }

  private static func readable(_ seconds: Int) -> Int {
    let minutes = Double(seconds) / 60
    return minutes < 10 ? Int(minutes.rounded()) : Int((minutes / 5).rounded()) * 5
  }
}

/// Foretells waits by replaying the present hall with the real policy and usual service times (routing §2).
public struct WaitForecast: Sendable {
  /// Seconds until each waiting ticket is called, by serial; absent where no open window takes it.
  public let starts: [Int: Int]
  private let windowsPerTicket: [Int: Int]
  private let meanService: Double

  /// The spread of service times, as a coefficient of variation (routing §1).
  static let variation = 0.8

  /// Replays the hall from its present state until everybody waiting is called.
  public init(_ hall: Hall, now: Moment) {
    self.init(hall.line, hall, now: now) { WaitForecast.service(hall.tickets[$0].remaining, hall) }
  }

  /// Replays a line at the windows of a hall; `service` gives the usual service time of a serial, in seconds.
  private init(_ line: WaitingLine, _ hall: Hall, now: Moment, service: (Int) -> Int) {
    var line = line
    var starts: [Int: Int] = [:]
    starts.reserveCapacity(line.entries.count)
    var free: [(at: Int, window: Int)] = []
    for (position, window) in hall.windows.enumerated() {
      if let at = WaitForecast.free(window, hall, now: now) { free.append((at, position)) }
    }
    let open = hall.openWindows
    // Kept beside the line, place by place.
    var services = line.entries.map { service($0.serial) }
    meanService = services.isEmpty ? 480 : Double(services.reduce(0, +)) / Double(services.count)
    windowsPerTicket = Dictionary(
      uniqueKeysWithValues: line.entries.map { ($0.serial, $0.windows.intersection(open).count) })
    while !line.entries.isEmpty {
      // Windows that can take nobody any more leave the replay; the rest take turns as they become free.
      guard let index = free.indices.min(by: { (free[$0].at, free[$0].window) < (free[$1].at, free[$1].window) }) else {
        break
      }
      let (at, window) = free[index]
      guard
        let place = Routing.next(
          in: line, for: window, now: now.adding(seconds: at), by: hall.routing)
      else {
        free.remove(at: index)
        continue
      }
      let serial = line.entries[place].serial
      starts[serial] = at
      line.remove(at: place)
      free[index].at = at + services.remove(at: place)
    }
    self.starts = starts
  }

  /// The wait of a ticket from now on; nil where no open window takes it.
  ///
  /// The interval follows from the number of services that have to end first: of n services of mean m and variation c at
  /// w windows the sum spreads by c·m·√n/w.
  public func wait(_ serial: Int) -> WaitEstimate? {
    guard let expected = starts[serial] else { return nil }
    let windows = Double(max(1, windowsPerTicket[serial] ?? 1))
    let ends = Double(expected) * windows / meanService
    let spread = 1.2816 * WaitForecast.variation * meanService * ends.squareRoot() / windows
    return WaitEstimate(
      low: max(0, Int(Double(expected) - spread)), expected: expected, high: Int(Double(expected) + spread))
  }

  /// The wait of somebody who would take a ticket for `matters` now; nil where no open window takes it.
  public static func forArrival(_ matters: [String], _ hall: Hall, now: Moment) -> WaitEstimate? {
    let serial = hall.tickets.count
    var line = hall.line
    line.insert(
      WaitingLine.Entry(
        QueuePlace(
          virtualArrival: now.milliseconds, issuedAt: now.milliseconds, serial: serial,
          service: service(matters, hall)), hall.windows(serving: matters)))
    let forecast = WaitForecast(line, hall, now: now) { other in
      service(other == serial ? matters : hall.tickets[other].remaining, hall)
    }
    return forecast.wait(serial)
  }

  /// Tickets that will be called before `serial` by a window that could take it.
  public func ahead(of serial: Int, in hall: Hall) -> Int {
    guard let entry = hall.line.entries.first(where: { $0.serial == serial }) else { return 0 }
    let mine = starts[serial] ?? Int.max
    // A closed window takes nobody ahead of anybody; where none is open, the line itself says who is ahead.
    let open = entry.windows.intersection(hall.openWindows)
    let windows = open.isEmpty ? entry.windows : open
    return hall.line.entries.count { other in
      other.serial != serial && !other.windows.intersection(windows).isEmpty
        && ((starts[other.serial] ?? Int.max), other.virtualArrival, other.serial)
          < (mine, entry.virtualArrival, serial)
    }
  }

  /// Usual service time of matters, seconds.
  static func service(_ matters: [String], _ hall: Hall) -> Int {
    hall.catalogue.usualService(of: matters)
  }

  /// Seconds until a window can call; nil for a closed one.
  private static func free(_ window: Window, _ hall: Hall, now: Moment) -> Int? {
    switch window.state {
    case .closed: return nil
    case .idle: return 0
    case .called, .serving:
      guard let serial = window.ticket else { return 0 }
      let usual = service(hall.tickets[serial].remaining, hall)
      let spent = window.state == .serving ? now.seconds(since: window.since) : 0
      // Whoever is over the usual time needs some more, not none: the spread of service times is wide.
      return max(usual - spent, usual * 3 / 10)
    case .paused: return max(300, 900 - now.seconds(since: window.since))
    }
  }
}
