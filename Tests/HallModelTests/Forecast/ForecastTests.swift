import HallSimulator
import Testing

@testable import HallModel

@Suite("Forecasts: what is said of the present hall")
struct ForecastTests {
  typealias Question = WaitForecast.Question

  /// Seconds until each waiting ticket is called, by serial.
  private func starts(_ hall: TestHall) -> [Int: Int] { WaitForecast(hall.hall, now: hall.now).starts }

  private func isInOrder(_ wait: WaitEstimate?) -> Bool {
    wait.map { 0 <= $0.low && $0.low <= $0.expected && $0.expected <= $0.high } == true
  }

  @Test("in an empty hall nobody waits, and who comes goes straight in")
  func empty() {
    let hall = Sample.hall()
    let forecast = WaitForecast(hall.hall, now: hall.now, asking: [Question(["GA-1"])])
    #expect(forecast.wait(for: Question(["GA-1"])) == WaitEstimate(low: 0, expected: 0, high: 0))
    #expect(forecast.uncorrected(for: Question(["GA-1"])) == WaitEstimate(low: 0, expected: 0, high: 0))
    #expect(forecast.wait(for: Question(["GA-2"])) == nil && !forecast.wasAsked(Question(["GA-2"])))
    #expect(forecast.wasAsked(Question(["GA-1"])))
    #expect(forecast.starts.isEmpty && forecast.wait(0) == nil && forecast.uncorrected(0) == nil)
  }

  @Test("the same hall at the same moment is foretold the same, whoever else asks")
  func deterministic() {
    let hall = ReplayTests.busy()
    let one = WaitForecast(hall.hall, now: hall.now)
    let other = WaitForecast(hall.hall, now: hall.now, asking: [Question(["GA-1"]), Question(["SB-1"], .priority)])
    #expect(one.starts.count == 4 && one.starts == starts(hall) && one.starts == other.starts)
    for serial in one.starts.keys { #expect(one.wait(serial) == other.wait(serial) && isInOrder(one.wait(serial))) }
  }

  @Test("a line of one window is called in its order, and who asks comes last")
  func order() {
    let hall = ReplayTests.busy()
    let asked = [Question(["GA-1"]), Question(["SB-1"]), Question(["GA-1", "SB-1"])]
    let forecast = WaitForecast(hall.hall, now: hall.now, asking: asked)
    let waits = [2, 3, 4, 5].map { forecast.starts[$0] ?? -1 }
    // Window 1 alone takes the matters of social security, both windows those of the police.
    #expect(0 < waits[0] && waits[0] < waits[1] && waits[1] < waits[3] && waits[0] < waits[2])
    #expect([2, 3, 4, 5].map { forecast.ahead(of: $0, in: hall.hall) } == [0, 2, 1, 3])
    #expect(forecast.ahead(of: 0, in: hall.hall) == 0)
    let answers = asked.map { forecast.wait(for: $0)?.expected ?? -1 }
    #expect(answers[0] > waits[2] && answers[1] > waits[3] && answers[2] == answers[1])
    for question in asked { #expect(isInOrder(forecast.wait(for: question))) }
  }

  @Test("nobody is foretold who no window takes")
  func stranded() {
    let closed = Sample.hall(open: [4])
    let asked = [Question(["GA-1"]), Question(["没有"])]
    let forecast = WaitForecast(closed.hall, now: closed.now, asking: asked)
    #expect(asked.allSatisfy { forecast.wait(for: $0) == nil })
    var hall = Sample.hall(open: [3, 4])
    hall.issue("SW-1")
    hall.issue("GA-1")
    hall.perform(CloseWindow(window: 4))
    #expect(starts(hall) == [1: 0])
  }

  @Test("a closed window takes nobody, a paused one takes some time")
  func closedAndPaused() {
    var hall = Sample.hall(open: [1])
    hall.issue("GA-1")
    hall.perform(PauseWindow(window: 1, reason: "午餐"))
    for (passed, left) in [(0, 900), (400, 500), (800, 300)] {
      hall.wait(passed)
      #expect(starts(hall) == [0: left])
    }
    hall.perform(CloseWindow(window: 1))
    #expect(WaitForecast(hall.hall, now: hall.now).wait(0) == nil)
  }

  @Test("service over its usual time still takes a while")
  func overTime() throws {
    var hall = Sample.hall(open: [3])
    hall.issue("GA-1")
    hall.serve(3)
    hall.issue("GA-1")
    let fresh = try #require(starts(hall)[1])
    hall.wait(3600)
    let late = try #require(starts(hall)[1])
    // Five minutes usually; who has taken an hour is not done any moment.
    #expect((150...330).contains(fresh) && (200...1500).contains(late))
    #expect(WaitForecast(hall.hall, now: hall.now).wait(1).map { $0.low > 0 && $0.high > late } == true)
  }

  @Test("a window is not counted on while it has its break, and is again when it comes back")
  func breaks() {
    var hall = Sample.hall(open: [3]) { settings in
      settings.windows[2].openTimes = [
        ClockSpan(from: ClockTime(minutes: 540), to: ClockTime(minutes: 600)),
        ClockSpan(from: ClockTime(minutes: 630), to: ClockTime(minutes: 1020)),
      ]
    }
    for _ in 0..<2 { hall.issue("GA-1") }
    hall.perform(CloseWindow(window: 3), at: "10:10")
    // In twenty minutes somebody sits there again.
    let back = WaitForecast(hall.hall, now: hall.now)
    #expect(back.starts[0] == 1200 && (1300...1600).contains(back.starts[1] ?? 0))
    hall.perform(OpenWindow(window: 3, staff: "03"), at: "10:40")
    #expect(starts(hall)[0] == 0)
    // A window that is closed in its time has nobody to open it.
    hall.perform(CloseWindow(window: 3))
    #expect(starts(hall).isEmpty)
  }

  @Test("a window whose time is still to come is counted on from then")
  func opensLater() {
    var hall = Sample.hall(open: [1]) { settings in
      settings.windows[2].openTimes = [ClockSpan(from: ClockTime(minutes: 570), to: ClockTime(minutes: 720))]
    }
    hall.issue("GA-1")
    hall.perform(CloseWindow(window: 1))
    #expect(starts(hall) == [0: 1800])
  }

  @Test("the priority channel and appointments wait no longer than a walk-in")
  func standings() throws {
    var random = RandomSource(seed: 8)
    for policy in RoutingPolicy.allCases where policy != .fcfs {
      var hall = Sample.hall(open: [1, 3]) { $0.queue.policy = policy }
      for index in 0..<14 {
        hall.issue(random.pick(["GA-1", "GA-2", "SB-1", "GA-3"]), group: random.chance(20) ? "elderly" : nil)
        hall.wait(random.below(200))
        if index % 4 == 1 { hall.serve(random.chance(50) ? 1 : 3) }
      }
      let asked = [Standing.priority, .appointment, .walkIn].map { Question(["GA-2"], $0) }
      let forecast = WaitForecast(hall.hall, now: hall.now, asking: asked)
      let waits = try asked.map { try #require(forecast.uncorrected(for: $0)) }
      for (higher, lower) in zip(waits, waits.dropFirst()) {
        #expect(
          higher.low <= lower.low && higher.expected <= lower.expected && higher.high <= lower.high,
          "\(policy): \(waits)")
      }
      #expect(waits[0].expected < waits[2].expected, "\(policy)")
    }
  }

  @Test("the first of the priority channel in the morning do not keep everybody else waiting for ever")
  func fewOfPriority() throws {
    var hall = Sample.hall(open: [3])
    for index in 0..<8 {
      hall.issue("GA-3", group: index % 4 == 3 ? "elderly" : nil)
      hall.wait(90)
    }
    let question = Question(["GA-3"])
    let wait = try #require(WaitForecast(hall.hall, now: hall.now, asking: [question]).wait(for: question))
    // Eight before them, of eight minutes each, and perhaps one or two more who go first.
    #expect((60...90).contains(wait.expected / 60) && wait.high < 150 * 60)
  }

  @Test("who waits for other open windows is not ahead, though a closed window could take both")
  func aheadOfOpenWindows() {
    var hall = Sample.hall(open: [2, 4])
    for _ in 0..<3 { hall.issue("SW-1") }
    hall.issue("GA-1")
    hall.issue("GA-1")
    let forecast = WaitForecast(hall.hall, now: hall.now)
    #expect(forecast.ahead(of: 3, in: hall.hall) == 0)
    #expect(forecast.ahead(of: 4, in: hall.hall) == 1)
    // With no window left open the line itself says who is ahead.
    for window in [2, 4] { hall.perform(CloseWindow(window: window)) }
    #expect(WaitForecast(hall.hall, now: hall.now).ahead(of: 4, in: hall.hall) == 4)
  }

  @Test(
    "people read minutes: whole ones below ten, fives above, never none while someone is ahead",
    arguments: [
      (0, 0, 0, 0, 0, 0), (0, 20, 100, 0, 0, 2), (29, 30, 90, 0, 1, 2), (500, 840, 1500, 8, 15, 25),
      (560, 570, 580, 9, 10, 10), (744, 750, 760, 10, 15, 15), (60, 3600, 7200, 1, 60, 120),
    ])
  func minutes(_ low: Int, _ expected: Int, _ high: Int, _ a: Int, _ b: Int, _ c: Int) {
    let estimate = WaitEstimate(low: low, expected: expected, high: high)
    #expect(estimate.minutes(someoneAhead: false) == (a, b, c))
    #expect(estimate.minutes(someoneAhead: true) == (max(1, a), max(1, b), max(1, c)))
  }

  @Test("minutes are in order whatever the seconds")
  func minutesInOrder() {
    var random = RandomSource(seed: 3)
    for _ in 0..<2000 {
      let seconds = [random.below(4000), random.below(4000), random.below(4000)].sorted()
      let read = WaitEstimate(low: seconds[0], expected: seconds[1], high: seconds[2]).minutes(
        someoneAhead: random.chance(50))
      #expect(read.low <= read.expected && read.expected <= read.high)
    }
  }

  @Test("in one line of equal windows nobody starts before those ahead, and the interval holds the expectation")
  func monotone() {
    var random = RandomSource(seed: 5)
    for _ in 0..<60 {
      var hall = Sample.hall(open: []) { settings in
        for index in settings.windows.indices { settings.windows[index].accepts = .everything }
      }
      for window in 1...(1 + random.below(4)) { hall.perform(OpenWindow(window: window, staff: "0\(window)")) }
      for _ in 0..<(4 + random.below(12)) {
        hall.issue(random.pick(Sample.matters.map(\.code).dropLast()))
        hall.wait(random.below(120))
        if random.chance(30) { hall.serve(1 + random.below(4)) }
      }
      let forecast = WaitForecast(hall.hall, now: hall.now)
      let starts = hall.hall.line.entries.map { forecast.starts[$0.serial] ?? -1 }
      #expect(starts == starts.sorted() && !starts.contains(-1))
      for (place, entry) in hall.hall.line.entries.enumerated() {
        let wait = forecast.wait(entry.serial)
        #expect(isInOrder(wait))
        #expect(forecast.ahead(of: entry.serial, in: hall.hall) == place)
        if place > 0 { #expect(wait.map { $0.minutes(someoneAhead: true).low >= 1 } == true) }
      }
    }
  }
}
