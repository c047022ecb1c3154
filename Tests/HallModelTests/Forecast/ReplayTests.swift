import Testing

@testable import HallModel
@testable import HallSimulator

/// The replay itself: with the mean times it can be followed by hand, with chances it has a known distribution.
@Suite("Forecasts: the present hall, replayed")
struct ReplayTests {
  /// Window 1 (everything) serving ten minutes' work for six, window 3 (police) having just called five minutes' work.
  static func busy() -> TestHall {
    var hall = Sample.hall(open: [1, 3])
    hall.issue("GA-2")
    hall.serve(1, at: "09:04")
    hall.issue("GA-1")
    hall.call(3, at: "09:10")
    for matter in ["GA-3", "SB-1", "GA-1", "SB-2"] { hall.issue(matter, at: "09:10") }
    return hall
  }

  private func ground(_ hall: TestHall, _ questions: [WaitForecast.Question] = [], correcting: Bool = false)
    -> ReplayGround
  {
    ReplayGround(
      hall.hall, now: hall.now, asking: questions,
      knowledge: ServiceKnowledge(hall.hall, now: hall.now, correcting: correcting))
  }

  /// Seconds until each waiting ticket is called if every time were the mean, by serial; -1 asks.
  private func byMeans(_ hall: TestHall, _ questions: WaitForecast.Question...) -> [Int: Int] {
    let ground = ground(hall, questions)
    var starts = Array(repeating: 0.0, count: ground.people.count)
    var chance = Chance(seed: 1)
    HallReplay(ground, mean: true).run(&chance, into: &starts)
    let pairs = zip(ground.people, starts).filter { $1.isFinite }.map { ($0.serial, Int($1.rounded())) }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  /// The starts of each run, by place in the line.
  private func runs(_ hall: TestHall, _ count: Int, correcting: Bool = false) -> [[Double]] {
    let ground = ground(hall, correcting: correcting)
    let replay = HallReplay(ground)
    var once = Array(repeating: 0.0, count: ground.people.count)
    return (0..<count).map { run in
      var chance = Chance(seed: 9, stream: UInt64(run))
      replay.run(&chance, into: &once)
      return once
    }
  }

  @Test("two windows, replayed by hand")
  func twoWindows() {
    // Window 1 is free in 4 minutes: GA-3 (8). Window 3 in 5: GA-1 (5), then nobody. Window 1 at 12: SB-1 (6), at 18: SB-2.
    let hall = ReplayTests.busy()
    #expect(byMeans(hall) == [2: 240, 4: 300, 3: 720, 5: 1080])
    // Window 3 is free again at 10 minutes, window 1 at 26.
    #expect(byMeans(hall, .init(["GA-1"]))[-1] == 600)
    #expect(byMeans(hall, .init(["SB-1"]))[-1] == 1560)
    #expect(byMeans(hall, .init(["GA-1", "SB-1"]))[-1] == 1560)
    let once = WaitForecast.once(hall.hall, now: hall.now, asking: .init(["GA-1"]))
    #expect((once - 600).magnitude < 0.01)
  }

  @Test("the promise of the priority channel is kept in the replay")
  func promise() {
    var hall = Sample.hall(open: [3])
    hall.issue("GA-1")
    hall.serve(3)
    for _ in 0..<3 { hall.issue("GA-2", at: "09:00") }
    hall.issue("GA-1", group: "elderly", at: "09:11")
    // The window is a little over: 90 s more, then A002 (10 min); by then A005 has waited eight minutes.
    #expect(byMeans(hall) == [1: 90, 4: 690, 2: 990, 3: 1590])
    // Whatever the chances: nobody else is called once it has.
    let line = hall.hall.line.entries.map(\.serial)
    #expect(line == [1, 2, 3, 4])
    for run in runs(hall, 200) {
      #expect(run[..<3].allSatisfy { $0 < 480 || $0 > run[3] } && run.allSatisfy(\.isFinite), "\(run)")
    }
  }

  @Test("a paused window comes back, and service over its usual time goes on for a while")
  func residual() {
    var hall = Sample.hall(open: [3])
    hall.issue("GA-1")
    hall.serve(3)
    hall.issue("GA-1")
    hall.wait(60)
    #expect(byMeans(hall) == [1: 240])
    hall.wait(3600)
    #expect(byMeans(hall) == [1: 90])
  }

  @Test("nobody is called in a break")
  func breaks() {
    var hall = Sample.hall(open: [3]) { settings in
      settings.windows[2].openTimes = [
        ClockSpan(from: ClockTime(minutes: 540), to: ClockTime(minutes: 600)),
        ClockSpan(from: ClockTime(minutes: 630), to: ClockTime(minutes: 720)),
      ]
    }
    for _ in 0..<20 { hall.issue("GA-2", at: "09:40") }
    // Ten minutes each: 9:40, 9:50; who would be next at ten comes at half past ten; after twelve somebody still stays.
    let served = byMeans(hall)
    #expect(served.values.sorted().prefix(5) == [0, 600, 3000, 3600, 4200] && served.count == 20)
    for run in runs(hall, 50) { #expect(run.allSatisfy { $0 < 1200 || ($0 >= 3000 && $0.isFinite) }) }
  }

  @Test("a visit of several matters goes on to the next window, with the place it had")
  func severalMatters() {
    var hall = Sample.hall(open: [3, 4])
    hall.issue("GA-2", "SW-1")
    hall.serve(3)
    for _ in 0..<4 { hall.issue("SW-1") }
    hall.serve(4)
    // Window 4: 4 minutes each, at 4, 8, and at 10 the first visit waits there; it comes before the last.
    #expect(byMeans(hall) == [2: 240, 3: 480, 4: 960])
    // One that still waits for its first window counts at its second, too.
    hall.issue("GA-1", "SW-1")
    hall.issue("SW-1")
    // Called at 10, done at 15, in line before the last: 4 until 20, then it until 24.
    #expect(byMeans(hall) == [2: 240, 3: 480, 4: 960, 5: 600, 6: 1440])
  }

  /// Φ by the error function's expansion (Abramowitz and Stegun 7.1.26), right to 1e-6.
  private func normal(_ z: Double) -> Double {
    let x = z.magnitude / 2.0.squareRoot()
    let t = 1 / (1 + 0.327_591_1 * x)
    let series =
      t * (0.254_829_592 + t * (-0.284_496_736 + t * (1.421_413_741 + t * (-1.453_152_027 + t * 1.061_405_429))))
    let tail = series * (-x * x).exponential / 2
    return z < 0 ? tail : 1 - tail
  }

  @Test("what is left of a service has the distribution it should have", arguments: [0.0, 60, 300, 1200, 6000])
  func residualTime(_ passed: Double) {
    let (mean, variation) = (300.0, 0.8)
    let residual = ResidualTime(mean: mean, variation: variation, passed: passed)
    let variance = (1 + variation * variation).logarithm
    func survives(_ x: Double) -> Double {
      x <= 0 ? 1 : 1 - normal((x.logarithm - mean.logarithm + variance / 2) / variance.squareRoot())
    }
    var chance = Chance(seed: 4)
    let count = 4000
    let draws = (0..<count).map { _ in residual.draw(&chance) }
    #expect(draws.allSatisfy { $0 >= 0 && $0.isFinite })
    // Beyond twenty times the mean the expansion of Φ says nothing any more.
    guard passed < 3000 else {
      #expect(draws.reduce(0, +) / Double(count) > 300)
      return
    }
    for x in [30.0, 120, 300, 700, 1500] {
      let share = Double(draws.count { $0 > x }) / Double(count)
      let exact = survives(passed + x) / survives(passed)
      #expect((share - exact).magnitude < 4 * (exact * (1 - exact) / Double(count)).squareRoot() + 1e-3, "\(x)")
    }
  }

  @Test("one window and ten alike: one mean after the other, and it spreads like their sum")
  func oneWindow() {
    var hall = Sample.hall(open: [3])
    for _ in 0..<11 { hall.issue("GA-1") }
    hall.serve(3)
    let count = 1000
    let all = runs(hall, count)
    for place in 0..<10 {
      let starts = all.map { $0[place] }
      let mean = starts.reduce(0, +) / Double(count)
      let deviation = (starts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(count)).squareRoot()
      // The service has just begun: as long again as any other. Each spreads by 0.8 of its mean.
      let services = Double(place + 1)
      let exact = 0.8 * 300 * services.squareRoot()
      #expect((mean - 300 * services).magnitude < 4 * exact / Double(count).squareRoot(), "place \(place)")
      #expect((deviation / exact - 1).magnitude < 0.15, "place \(place)")
    }
    // The forecast itself is the middle of forty such runs; the day has told next to nothing yet.
    let forecast = WaitForecast(hall.hall, now: hall.now)
    for place in 0..<10 {
      let services = Double(place + 1)
      let bound = 4 * 0.8 * 300 * services.squareRoot() / Double(WaitForecast.runs).squareRoot()
      let wait = forecast.wait(place + 1)
      #expect((Double(wait?.expected ?? 0) - 300 * services).magnitude < bound, "place \(place)")
      #expect(wait.map { $0.high - $0.low > Int(0.8 * 300 * services.squareRoot()) } == true)
    }
  }
}
