/// How a window spent a day: milliseconds in each of its states, hour by hour, and who sat there.
public struct WindowTimes: Equatable, Codable, Sendable {
  /// An hour of the day, or several together.
  public struct Hour: Equatable, Sendable {
    /// Ready to call, and nobody waited whom it could have taken; milliseconds like the others.
    public var idle: Int64 = 0
    /// Ready to call while somebody waited whom it could have taken.
    public var idleWhileWaiting: Int64 = 0
    /// Somebody was called and had not come yet.
    public var called: Int64 = 0
    /// Somebody was served.
    public var serving: Int64 = 0
    /// Paused.
    public var paused: Int64 = 0

    /// Nothing spent yet.
    public init() {}

    /// While it was open.
    public var open: Int64 { idle + idleWhileWaiting + called + serving + paused }
    /// The part of the open time in which somebody was called or served (窗口利用率); nil for a window that never opened.
    public var utilisation: Double? { open == 0 ? nil : Double(called + serving) / Double(open) }

    /// Adds another stretch.
    public mutating func add(_ other: Hour) {
      idle += other.idle
      idleWhileWaiting += other.idleWhileWaiting
      called += other.called
      serving += other.serving
      paused += other.paused
    }

    fileprivate mutating func spend(_ time: Int64, _ state: Window.State, couldCall: Bool) {
      switch state {
      case .closed: break
      case .idle: if couldCall { idleWhileWaiting += time } else { idle += time }
      case .called: called += time
      case .serving: serving += time
      case .paused: paused += time
      }
    }
  }

  private var first = 0
  private var list: [Hour] = []
  /// Who sat there, staff numbers in the order they came.
  public internal(set) var staff: [String] = []

  /// A window that was not open yet.
  public init() {}

  /// The hours in which it was open, by the hour of the day from 0.
  public var hours: [(hour: Int, spent: Hour)] {
    list.enumerated().filter { $0.element.open > 0 }.map { (first + $0.offset, $0.element) }
  }

  /// The whole day.
  public var day: Hour { list.reduce(into: Hour()) { $0.add($1) } }

  /// Whether it was open at all.
  public var wasOpen: Bool { !staff.isEmpty }

  mutating func spend(_ time: Int64, in hour: Int, _ state: Window.State, couldCall: Bool) {
    if list.isEmpty { first = hour }
    // Time runs one way: an hour is this one or one to come.
    while list.count <= hour - first { list.append(Hour()) }
    list[max(0, hour - first)].spend(time, state, couldCall: couldCall)
  }
}

extension WindowTimes.Hour: Codable {
  /// Reads five numbers.
  public init(from decoder: any Decoder) throws {
    var list = try decoder.unkeyedContainer()
    idle = try list.decode(Int64.self)
    idleWhileWaiting = try list.decode(Int64.self)
    called = try list.decode(Int64.self)
    serving = try list.decode(Int64.self)
    paused = try list.decode(Int64.self)
  }

  /// Writes five numbers.
  public func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    for number in [idle, idleWhileWaiting, called, serving, paused] { try list.encode(number) }
  }
}

extension Hall {
  /// How the windows have spent the day until `now`. Between two events nothing changes, so the time since the last one
  /// belongs to the states as they stand; a day that was never closed ends with its last event.
  public func windowTimes(until now: Moment) -> [WindowTimes] {
    var times = windowTimes
    spend(&times, until: now)
    return times
  }

  /// Time passes for the windows until `now`.
  mutating func spendTime(until now: Moment) {
    // Taken out meanwhile, so that it is changed in place: this happens with every event.
    var times: [WindowTimes] = []
    swap(&times, &windowTimes)
    spend(&times, until: now)
    swap(&times, &windowTimes)
  }

  private func spend(_ times: inout [WindowTimes], until now: Moment) {
    // Windows are asked in place: a closure that takes one copies it, and this runs with every event.
    guard let day, day.closedAt == nil, now > lastEventAt, has({ $0 != .closed }) else { return }
    let start = settings.zone.moment(day.date, second: 0).milliseconds
    guard lastEventAt.milliseconds >= start, settings.zone.day(at: now) == day.date else { return }
    var wanted = WindowSet()
    if has({ $0 == .idle }) {
      for entry in line.entries { wanted.formUnion(entry.windows) }
    }
    var from = lastEventAt.milliseconds
    while from < now.milliseconds {
      let hour = (from - start) / 3_600_000
      let end = min(now.milliseconds, start + (hour + 1) * 3_600_000)
      for position in windows.indices where windows[position].isOpen {
        times[position].spend(
          end - from, in: Int(hour), windows[position].state, couldCall: wanted.contains(position))
      }
      from = end
    }
  }

  private func has(_ wanted: (Window.State) -> Bool) -> Bool {
    for position in windows.indices where wanted(windows[position].state) { return true }
    return false
  }

  /// Somebody sits down at a window: whoever asked for them is answered.
  mutating func sit(_ staff: String, at position: Int) {
    windows[position].staff = staff
    summonses.removeAll { $0.staff == staff || $0.window == windows[position].number }
    if !windowTimes[position].staff.contains(staff) { windowTimes[position].staff.append(staff) }
  }

  /// What supervisors said and what windows did was for one day.
  mutating func startDayOfSupervision() {
    windowTimes = windows.map { _ in WindowTimes() }
    formerWindows = []
    // What was said this morning, before anybody came, is for this day.
    let today = day?.date
    let isToday = { [zone = settings.zone] (moment: Moment) in zone.day(at: moment) == today }
    summonses.removeAll { !isToday($0.at) }
    if let boardNotice, !isToday(boardNotice.at) { self.boardNotice = nil }
    silences.removeAll { !isToday($0.until) }
  }
}
