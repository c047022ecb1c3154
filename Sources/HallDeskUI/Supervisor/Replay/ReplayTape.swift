import HallModel

/// A past day, ready to be played: the hall as it was when the day had begun, and everything that happened then.
public struct ReplayTape: Sendable {
  /// The day.
  public let day: Day
  /// The hall at its beginning.
  public let start: Hall
  /// What happened, in order.
  public let events: [(event: any HallEvent, stamp: Stamp)]

  /// A tape of a day.
  public init(day: Day, start: Hall, events: [(event: any HallEvent, stamp: Stamp)]) {
    self.day = day
    self.start = start
    self.events = events
  }
}

/// A tape being played: the hall as it was at the clock of the replay.
struct ReplayPlayer: Sendable {
  let tape: ReplayTape
  private(set) var hall: Hall
  private(set) var clock: Moment
  private(set) var speed: Double
  private(set) var isRunning = true
  private var next = 0
  private var uptime: Int64?

  /// How many times faster than it was.
  static let speeds: [Double] = [1, 10, 60, 120, 300, 600, 1200]

  init(_ tape: ReplayTape, speed: Double = 60) {
    self.tape = tape
    self.speed = speed
    hall = tape.start
    clock = hall.lastEventAt
  }

  /// Whether there is nothing more to come.
  var isAtEnd: Bool { next >= tape.events.count }

  /// The last moment there is anything to see of.
  var end: Moment { tape.events.last?.stamp.at ?? tape.start.lastEventAt }

  /// Goes on by the time that has really passed; what happened meanwhile.
  ///
  /// - Parameter uptime: milliseconds by a clock that nobody sets.
  mutating func advance(_ uptime: Int64) -> [any HallEvent] {
    defer { self.uptime = uptime }
    guard isRunning, let before = self.uptime, uptime > before else { return [] }
    return play(to: Moment(milliseconds: clock.milliseconds + Int64(Double(uptime - before) * speed)))
  }

  /// Plays on to a moment of the day.
  mutating func play(to moment: Moment) -> [any HallEvent] {
    clock = max(clock, min(moment, end))
    var happened: [any HallEvent] = []
    while next < tape.events.count, tape.events[next].stamp.at <= clock {
      hall.apply(tape.events[next].event, tape.events[next].stamp)
      happened.append(tape.events[next].event)
      next += 1
    }
    if isAtEnd { isRunning = false }
    return happened
  }

  /// Goes forward or back; back means from the beginning again.
  mutating func jump(seconds: Int) {
    let target = clock.adding(seconds: seconds)
    if seconds < 0 {
      let (running, speed) = (isRunning, speed)
      self = ReplayPlayer(tape, speed: speed)
      isRunning = running
    }
    _ = play(to: target)
  }

  mutating func toggle() {
    if isAtEnd {
      self = ReplayPlayer(tape, speed: speed)
    } else {
      isRunning.toggle()
    }
    uptime = nil
  }

  /// The next speed up or down.
  mutating func change(faster: Bool) {
    speed =
      faster
      ? ReplayPlayer.speeds.first { $0 > speed } ?? speed : ReplayPlayer.speeds.last { $0 < speed } ?? speed
  }
}
