import HallModel

/// Plays the hall on from its present state with the hall's own policy, again and again with other chances, until
/// everybody who waits has been called (routing §2).
final class HallReplay {
  private let ground: ReplayGround
  private let line: FastLine
  private let idle: UnsafeMutableBufferPointer<Bool>
  private var persons: [ReplayGround.Person]
  private let known: Int
  private let spread: Double
  private let shift: Double
  private let isMean: Bool

  /// How many people with a head start may come while the hall is played on.
  private static let room = 2048
  /// The end of a replay, seconds: longer than any business day.
  private static let horizon = 16.0 * 3600

  /// Prepares replays; `mean` with the mean times instead of chances, and nobody who comes, for comparison.
  init(_ ground: ReplayGround, mean: Bool = false) {
    self.ground = ground
    isMean = mean
    persons = ground.people
    known = ground.people.count
    persons.reserveCapacity(known + HallReplay.room)
    let windows = ground.works.count
    line = FastLine(rows: ground.rows.count, tickets: known + HallReplay.room, windows: windows, order: ground.order)
    for (row, set) in ground.rows.enumerated() {
      for window in set.positions where window < windows { line.set(row, takenBy: window, true) }
    }
    idle = .allocate(capacity: max(1, windows))
    let variance = Distribution.logVariance(Scenario.usualVariation)
    spread = variance.squareRoot()
    shift = variance / 2
  }

  deinit { idle.deallocate() }

  /// One run: seconds until each of the people known is called, into `starts`; infinite for those nobody calls.
  func run(_ chance: inout Chance, into starts: inout [Double]) {
    var waiting = known
    for index in 0..<known { starts[index] = .infinity }
    idle.initialize(repeating: false)
    line.clear()
    persons.removeLast(persons.count - known)
    for (index, person) in persons.enumerated() { line.add(index, person.place, to: person.row) }
    var events = EventQueue(room: 3 * ground.works.count)
    func milliseconds(_ seconds: Double) -> Int64 { Int64(min(seconds, HallReplay.horizon) * 1000) }
    /// Who goes on elsewhere from a window.
    var after: [Int: Int] = [:]
    // What is not known of the day is one thing for all its services: each run believes something else.
    let doubt = isMean ? 0 : ground.knowledge.doubt
    let pace = min(2, max(0.5, 1 + doubt * (doubt > 0 ? chance.standardNormal() : 0)))
    for start in ground.starts {
      let free = start.residual.map { isMean ? $0.usual : pace * $0.draw(&chance) } ?? start.free
      events.add(.finish, start.window, at: milliseconds(free))
      if let then = start.then {
        persons.append(then)
        after[start.window] = persons.count - 1
      }
    }
    for (window, pauses) in ground.pauses.enumerated() where ground.works[window] {
      for pause in pauses where pause.to < HallReplay.horizon {
        events.add(.open, window, at: milliseconds(max(0, pause.to)))
      }
    }
    var due = 0
    var next = ground.comingRate > 0 && !isMean ? chance.standardExponential() / ground.comingRate : .infinity

    func isAway(_ window: Int, _ at: Double) -> Bool {
      for pause in ground.pauses[window] where pause.from <= at && at < pause.to { return true }
      return false
    }
    func callNext(_ window: Int, _ time: Int64) {
      let at = Double(time) / 1000
      idle[window] = false
      if isAway(window, at) {
        idle[window] = true
        return
      }
      while true {
        let row = line.next(for: window, now: ground.now + time)
        if row < 0 {
          idle[window] = true
          return
        }
        let index = line.take(row)
        let person = persons[index]
        if index < known {
          starts[index] = min(starts[index], at)
          waiting -= 1
        }
        // Somebody who only asks keeps no window.
        if person.serial == -1 { continue }
        var service = person.service
        var parts = 1
        if person.left >= 0,
          let step = ground.steps[ReplayGround.Step(left: person.left, row: person.row, window: window)]
        {
          service = step.service
          parts = step.matters
          if step.next >= 0, persons.count < known + HallReplay.room {
            var rest = person
            (rest.left, rest.row, rest.serial) = (ground.visits[step.next].count > 1 ? step.next : -1, step.row, -2)
            rest.service = ground.knowledge.seconds(ground.visits[step.next])
            persons.append(rest)
            after[window] = persons.count - 1
          }
        }
        if !isMean, ground.knowledge.noShow > 0, chance.happens(ground.knowledge.noShow) {
          service = ground.knowledge.noShowSeconds
          after[window] = nil
        } else if !isMean {
          service *= pace * factor(parts, &chance)
        }
        events.add(.finish, window, at: time + milliseconds(service))
        return
      }
    }
    func join(_ index: Int, _ time: Int64) {
      let person = persons[index]
      line.add(index, person.place, to: person.row)
      // Of idle windows the one that takes least; as it stands, whoever comes first will do.
      var taker = -1
      ground.rows[person.row].forEach { window in
        if taker < 0, idle[window], !isAway(window, Double(time) / 1000) { taker = window }
      }
      if taker >= 0 { callNext(taker, time) }
    }
    func come(_ person: ReplayGround.Person, _ time: Int64) {
      guard persons.count < known + HallReplay.room else { return }
      var here = person
      let now = ground.now + time
      here.place.virtualArrival += now - here.place.issuedAt
      here.place.issuedAt = now
      here.place.serial = Int(now & 0xFFFF_FFFF) + 1_000_000
      persons.append(here)
      join(persons.count - 1, time)
    }

    while waiting > 0 {
      let event = events.next
      let appointment = due < ground.due.count ? milliseconds(ground.due[due].at) : .max
      let arrival = next.isFinite ? milliseconds(next) : .max
      // Every window stands idle: none takes those who still wait.
      if event == .max { break }
      if min(event, appointment, arrival) >= milliseconds(HallReplay.horizon) { break }
      if appointment <= event, appointment <= arrival {
        come(ground.due[due].person, appointment)
        due += 1
      } else if arrival <= event {
        come(ground.coming[Int(chance.unit() * Double(ground.coming.count))], arrival)
        next += chance.standardExponential() / ground.comingRate
      } else {
        let happened = events.take()
        // A clerk who comes back from a break finds their window idle, or is still serving.
        if happened.kind == .open, !idle[happened.window] { continue }
        let going = happened.kind == .finish ? after.removeValue(forKey: happened.window) : nil
        callNext(happened.window, happened.at)
        if let going { join(going, happened.at) }
      }
    }
  }

  /// A log-normal factor with mean one; of several matters the sum spreads less.
  private func factor(_ parts: Int, _ chance: inout Chance) -> Double {
    let z = chance.standardNormal()
    if parts == 1 { return (spread * z - shift).exponential }
    let variance = Distribution.logVariance(Scenario.usualVariation / Double(parts).squareRoot())
    return (variance.squareRoot() * z - variance / 2).exponential
  }
}
