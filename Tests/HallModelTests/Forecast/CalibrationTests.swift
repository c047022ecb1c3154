import Testing

@testable import HallModel
@testable import HallSimulator

@Suite("Forecasts: intervals that learn from the day's errors")
struct CalibrationTests {
  /// As many scores as wanted, spread evenly over ±`spread`.
  private func even(_ count: Int, _ spread: Double) -> [Double] {
    (0..<count).map { spread * (2 * (Double($0) + 0.5) / Double(count) - 1) }
  }

  @Test("without errors intervals stay as they are, and few errors change them hardly")
  func few() {
    #expect(Calibration(scores: []) == .none)
    for scores in [[0.0], [0, 0, 0], [1, -1], [-0.5, 0.2, 0.9, -1.1]] {
      let learned = Calibration(scores: scores)
      #expect((learned.below - 1.1).magnitude < 0.15 && (learned.above - 1.1).magnitude < 0.15, "\(scores): \(learned)")
    }
  }

  @Test(
    "errors larger than foretold widen an interval, smaller ones narrow it",
    arguments: [(0.25, 0.5), (0.6, 0.55), (1.25, 1.05), (2.5, 1.9), (4, 3.1)])
  func many(_ spread: Double, _ about: Double) {
    // Of errors spread evenly a tenth lies beyond 0.8 of the largest; what is believed beforehand pulls towards 1.
    let learned = Calibration(scores: even(200, spread))
    #expect((learned.below - about).magnitude < 0.2 && (learned.above - about).magnitude < 0.2, "\(learned)")
    #expect((learned.below - learned.above).magnitude < 0.05)
  }

  @Test("the halves learn apart, within bounds")
  func bounds() {
    let late = Calibration(scores: Array(repeating: 20, count: 200))
    #expect(late.above == 4 && late.below == 0.5)
    let early = Calibration(scores: Array(repeating: -20, count: 200))
    #expect(early.above == 0.5 && early.below == 4)
    #expect(Calibration(scores: Array(repeating: 0, count: 200)).above == 0.5)
    let mixed = Calibration(scores: even(200, 2).map { $0 > 0 ? 3 * $0 : $0 / 3 })
    #expect(mixed.above > 2.5 && mixed.below < 0.9)
  }

  @Test(
    "an error is measured in halves of its interval, at least a third of a minute",
    arguments: [(600, 0.0), (900, 1), (450, -1), (1200, 2), (525, -0.5)])
  func scores(_ waited: Int, _ score: Double) {
    let foretold = WaitEstimate(low: 450, expected: 600, high: 900)
    #expect(Calibration.score(Double(waited), foretold) == score)
    let sharp = WaitEstimate(low: 600, expected: 600, high: 601)
    #expect(Calibration.score(Double(waited), sharp) == Double(waited - 600) / 20)
  }

  @Test("an interval is stretched at both ends, never below zero, and keeps what is expected")
  func applied() {
    let raw = WaitEstimate(low: 450, expected: 600, high: 900)
    #expect(Calibration.none.applied(to: raw) == raw)
    let wide = Calibration(scores: Array(repeating: 20, count: 200)).applied(to: raw)
    #expect(wide == WaitEstimate(low: 525, expected: 600, high: 1800))
    let early = Calibration(scores: Array(repeating: -20, count: 200)).applied(to: raw)
    #expect(early == WaitEstimate(low: 0, expected: 600, high: 750))
    // Nobody is foretold to the second,
    #expect(
      Calibration.none.applied(to: WaitEstimate(low: 300, expected: 300, high: 300))
        == WaitEstimate(low: 280, expected: 300, high: 320))
    // but who goes straight in goes straight in.
    let straight = WaitEstimate(low: 0, expected: 0, high: 0)
    #expect(Calibration.none.applied(to: straight) == straight)
  }

  @Test("a hall learns from the tickets it has called, and not from those it sent straight in")
  func hall() {
    func day(_ foretold: WaitEstimate?, waits: Int) -> TestHall {
      var hall = Sample.hall(open: [3])
      for _ in 0..<60 {
        hall.perform(IssueTicket(matters: ["GA-1"], foretold: foretold))
        hall.wait(waits)
        hall.serve(3)
        hall.perform(FinishTicket(window: 3))
      }
      // Who was never called tells nothing.
      hall.perform(IssueTicket(matters: ["GA-1"], foretold: foretold))
      return hall
    }
    let foretold = WaitEstimate(low: 200, expected: 300, high: 400)
    #expect(day(foretold, waits: 300).hall.tickets.first?.foretold == foretold)
    #expect(Calibration(day(foretold, waits: 700).hall) == Calibration(scores: Array(repeating: 4, count: 60)))
    #expect(Calibration(day(nil, waits: 700).hall) == .none)
    #expect(Calibration(day(WaitEstimate(low: 0, expected: 0, high: 0), waits: 60).hall) == .none)
    // What is shown is wider; what a ticket keeps is not, or it would learn from itself.
    var late = day(foretold, waits: 700)
    late.serve(3)
    for _ in 0..<3 { late.issue("GA-1") }
    let forecast = WaitForecast(late.hall, now: late.now)
    let (raw, shown) = (forecast.uncorrected(63), forecast.wait(63))
    #expect(raw != nil && shown?.expected == raw?.expected)
    #expect(shown.map(\.high) ?? 0 > raw.map(\.high) ?? 0)
  }
}
