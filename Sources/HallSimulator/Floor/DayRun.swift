import HallModel

/// When the windows of a hall are staffed, and how its people move: what a day needs beside the hall itself.
struct Roster: Sendable {
  /// Milliseconds of the day from and to which each window is staffed, by position. The last stretch of a window that
  /// reaches the closing time has no end: whoever is inside is served.
  var stretches: [[(from: Int64, to: Int64)]]
  /// How long each window takes compared with an ordinary one.
  var paces: [Double]
  /// When the doors close.
  var closes: Int64
  var walk: Int64
  var recallEvery: Int64
  var calls: Int

  init(_ scenario: Scenario) {
    let hours = scenario.settings.hours
    let closing = Int64(hours.closes.minutes) * 60_000
    stretches = scenario.settings.windows.map { window in
      scenario.settings.staffed(window).filter { $0.from < $0.to }.map { span in
        let to = Int64(span.to.minutes) * 60_000
        return (Int64(span.from.minutes) * 60_000, to >= closing ? .max : to)
      }
    }
    paces = scenario.settings.windows.indices.map { scenario.paces.indices.contains($0) ? scenario.paces[$0] : 1 }
    closes = closing
    walk = Int64(scenario.people.walk * 1000)
    recallEvery = max(1, Int64(scenario.people.recallEvery * 1000))
    calls = max(1, scenario.settings.queue.callsBeforeNoShow)
  }
}

/// Plays one day: people come, windows open, call, serve and close.
struct DayRun<Floor: HallFloor> {
  private let floor: Floor
  private let roster: Roster
  private let day: VisitorDay
  private var events: EventQueue
  private var record: DayRecord
  /// Who is at each window; -1 for nobody.
  private var atWindow: [Int]
  private var isOpen: [Bool]
  /// Windows whose clerk leaves when the person there is done.
  private var leaving: [Bool]
  private var since: [Int64]

  init(_ day: VisitorDay, on floor: Floor, _ roster: Roster) {
    self.day = day
    self.floor = floor
    self.roster = roster
    let windows = roster.stretches.count
    record = DayRecord(visitors: day.visitors.count, windows: windows)
    atWindow = Array(repeating: -1, count: windows)
    isOpen = Array(repeating: false, count: windows)
    leaving = isOpen
    since = Array(repeating: 0, count: windows)
    events = EventQueue(room: 4 * windows)
    for (window, spans) in roster.stretches.enumerated() {
      for span in spans {
        events.add(.open, window, at: span.from)
        if span.to < .max { events.add(.close, window, at: span.to) }
      }
    }
  }

  /// What became of everybody.
  mutating func run() -> DayRecord {
    var coming = 0
    while true {
      let arrival = coming < day.visitors.count ? day.visitors[coming].arrival : Int64.max
      let next = events.next
      if next <= arrival {
        // Nothing is to come any more.
        if next == .max { break }
        happen(events.take())
      } else {
        if floor.issue(coming, at: arrival) {
          takeUp(coming, at: arrival)
        } else {
          record.visits[coming].outcome = .turnedAway
        }
        coming += 1
      }
    }
    let end = max(roster.closes, record.ended)
    for window in isOpen.indices where isOpen[window] { record.windows[window].open += end - since[window] }
    record.unexplainedOvertakes = floor.unexplainedOvertakes
    return record
  }

  private mutating func happen(_ event: EventQueue.Event) {
    let (window, now) = (event.window, event.at)
    switch event.kind {
    case .open:
      leaving[window] = false
      if isOpen[window] { return }
      isOpen[window] = true
      since[window] = now
      floor.open(window, at: now)
      callNext(window, at: now)
    case .close:
      if atWindow[window] >= 0 { leaving[window] = true } else { close(window, at: now) }
    case .recall: floor.recall(window, at: now)
    case .start: floor.start(window, at: now)
    case .noShow:
      let visitor = free(window, at: now)
      floor.recordNoShow(window, at: now)
      end(visitor, .noShow, at: now)
      goOn(window, at: now)
    case .finish:
      let visitor = free(window, at: now)
      if floor.finish(window, at: now) {
        end(visitor, .served, at: now)
        goOn(window, at: now)
      } else {
        // This window is done with them and calls the next; then any idle window may take them.
        goOn(window, at: now)
        takeUp(visitor, at: now)
      }
    }
  }

  /// An idle window takes up somebody who waits, if there is one.
  private mutating func takeUp(_ visitor: Int, at now: Int64) {
    let window = floor.idleWindow(for: visitor)
    if window >= 0 { callNext(window, at: now) }
  }

  private mutating func callNext(_ window: Int, at now: Int64) {
    let visitor = floor.call(window, at: now)
    if visitor < 0 { return }
    atWindow[window] = visitor
    record.windows[window].busy -= now
    let isFirst = record.visits[visitor].called < 0
    if isFirst {
      record.visits[visitor].called = now
      record.visits[visitor].window = Int32(window)
    }
    // Who has sat at one window waits for the next.
    if isFirst,
      now - day.visitors[visitor].arrival > day.visitors[visitor].patience || day.visitors[visitor].patience == 0
    {
      if Floor.wantsSteps {
        for call in 1..<max(1, roster.calls) { events.add(.recall, window, at: now + Int64(call) * roster.recallEvery) }
      }
      events.add(.noShow, window, at: now + Int64(roster.calls) * roster.recallEvery)
      return
    }
    if roster.walk == 0 {
      floor.start(window, at: now)
    } else if Floor.wantsSteps {
      events.add(.start, window, at: now + roster.walk)
    }
    let work = floor.service(at: window)
    let pace = roster.paces[window]
    let service = pace == 1 ? work : Int64(Double(work) * pace)
    events.add(.finish, window, at: now + roster.walk + service)
  }

  private mutating func free(_ window: Int, at now: Int64) -> Int {
    let visitor = atWindow[window]
    atWindow[window] = -1
    record.windows[window].busy += now
    record.windows[window].tickets += 1
    record.ended = max(record.ended, now)
    return visitor
  }

  private mutating func goOn(_ window: Int, at now: Int64) {
    if leaving[window] { close(window, at: now) } else { callNext(window, at: now) }
  }

  private mutating func close(_ window: Int, at now: Int64) {
    guard isOpen[window] else { return }
    leaving[window] = false
    isOpen[window] = false
    record.windows[window].open += now - since[window]
    floor.close(window, at: now)
    // Who waited for this window alone may be for others now, a part of their matters each.
    for other in isOpen.indices where isOpen[other] && atWindow[other] < 0 { callNext(other, at: now) }
  }

  private mutating func end(_ visitor: Int, _ outcome: DayRecord.Outcome, at now: Int64) {
    record.visits[visitor].outcome = outcome
    record.visits[visitor].finished = now
  }
}
