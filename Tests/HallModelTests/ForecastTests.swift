import Testing

@testable import HallModel

@Suite("Forecasts: the present hall, replayed")
struct ForecastTests {
  @Test("in an empty hall nobody waits")
  func empty() {
    let hall = Sample.hall()
    #expect(WaitForecast.forArrival(["GA-1"], hall.hall, now: hall.now) == WaitEstimate(low: 0, expected: 0, high: 0))
    #expect(WaitForecast(hall.hall, now: hall.now).starts.isEmpty)
    #expect(WaitForecast(hall.hall, now: hall.now).wait(0) == nil)
  }

  /// Window 1 (everything) serving ten minutes' work for six, window 3 (police) having called five minutes' work.
  static func busy() -> TestHall {
    var hall = Sample.hall(open: [1, 3])
    hall.issue("GA-2")
    hall.serve(1, at: "09:04")
    hall.issue("GA-1")
    hall.call(3)
    for matter in ["GA-3", "SB-1", "GA-1", "SB-2"] { hall.issue(matter, at: "09:10") }
    return hall
  }

  @Test("two windows, replayed by hand")
  func twoWindows() {
    let hall = ForecastTests.busy()
    let forecast = WaitForecast(hall.hall, now: hall.now)
    // Window 1 is free in 4 minutes: GA-3 (8). Window 3 in 5: GA-1 (5), then nobody. Window 1 at 12: SB-1 (6), at 18: SB-2.
    #expect(forecast.starts == [2: 240, 4: 300, 3: 720, 5: 1080])
    // Mean service 6.75 minutes, one window for SB-1: 1.2816 · 0.8 · 405 · √(720 / 405) = 553.7 seconds each way.
    #expect(forecast.wait(3) == WaitEstimate(low: 166, expected: 720, high: 1273))
    #expect([2, 3, 4, 5].map { forecast.ahead(of: $0, in: hall.hall) } == [0, 2, 1, 3])
    #expect(forecast.ahead(of: 0, in: hall.hall) == 0)
  }

  @Test("an arrival is put where it would stand")
  func arrival() {
    let hall = ForecastTests.busy()
    // Window 3 is free again at 10 minutes.
    #expect(WaitForecast.forArrival(["GA-1"], hall.hall, now: hall.now)?.expected == 600)
    #expect(WaitForecast.forArrival(["SB-1"], hall.hall, now: hall.now)?.expected == 1560)
    #expect(WaitForecast.forArrival(["GA-1", "SB-1"], hall.hall, now: hall.now)?.expected == 1560)
    let closed = Sample.hall(open: [4])
    #expect(WaitForecast.forArrival(["GA-1"], closed.hall, now: closed.now) == nil)
    #expect(WaitForecast.forArrival(["没有"], closed.hall, now: closed.now) == nil)
  }

  @Test("the promise of the priority channel is kept in the replay")
  func promise() {
    var hall = Sample.hall(open: [3])
    hall.issue("GA-1")
    hall.serve(3)
    for _ in 0..<3 { hall.issue("GA-2", at: "09:00") }
    hall.issue("GA-1", group: "elderly", at: "09:11")
    hall.now = Sample.at("09:11")
    // The window is a little over: 90 s more, then A002 (10 min); by then A005 has waited eight minutes.
    let forecast = WaitForecast(hall.hall, now: hall.now)
    #expect(forecast.starts == [1: 90, 4: 690, 2: 990, 3: 1590])
  }

  @Test("a closed window takes nobody, a paused one takes some time")
  func closedAndPaused() {
    var hall = Sample.hall(open: [1])
    hall.issue("GA-1")
    hall.perform(PauseWindow(window: 1, reason: "午餐"))
    let serial = 0
    #expect(WaitForecast(hall.hall, now: hall.now).starts == [serial: 900])
    hall.wait(400)
    #expect(WaitForecast(hall.hall, now: hall.now).starts == [serial: 500])
    hall.wait(800)
    #expect(WaitForecast(hall.hall, now: hall.now).starts == [serial: 300])
    hall.perform(CloseWindow(window: 1))
    #expect(WaitForecast(hall.hall, now: hall.now).wait(serial) == nil)
  }

  @Test("service over its usual time still takes a while")
  func overTime() {
    var hall = Sample.hall(open: [3])
    hall.issue("GA-1")
    hall.serve(3)
    hall.issue("GA-1")
    hall.wait(60)
    #expect(WaitForecast(hall.hall, now: hall.now).starts == [1: 240])
    hall.wait(3600)
    #expect(WaitForecast(hall.hall, now: hall.now).starts == [1: 90])
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
        #expect(wait.map { $0.low <= $0.expected && $0.expected <= $0.high && $0.low >= 0 } == true)
        #expect(forecast.ahead(of: entry.serial, in: hall.hall) == place)
        if place > 0 { #expect(wait.map { $0.minutes(someoneAhead: true).low >= 1 } == true) }
      }
    }
  }
}
