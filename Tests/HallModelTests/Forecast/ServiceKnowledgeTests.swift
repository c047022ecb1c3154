import Testing

@testable import HallModel
@testable import HallSimulator

@Suite("Forecasts: what a day shows of its service times")
struct ServiceKnowledgeTests {
  private func knowledge(_ hall: TestHall) -> ServiceKnowledge { ServiceKnowledge(hall.hall, now: hall.now) }

  /// Services of five minutes' work at three windows, one after the other, that take `factor` as long.
  private func day(_ count: Int, _ factor: Double, _ matters: String...) -> TestHall {
    var hall = Sample.hall(open: [1, 2, 3])
    for index in 0..<count {
      let matter = matters.isEmpty ? "GA-1" : matters[index / 3 % matters.count]
      hall.issue(matter)
      hall.serve(index % 3 + 1)
      guard index % 3 == 2 || index == count - 1 else { continue }
      let usual = Sample.catalogue.usualMinutes(of: [matter]) * 60
      hall.wait(Int((usual * factor).rounded()))
      for window in 1...3 { hall.perform(FinishTicket(window: window)) }
    }
    return hall
  }

  @Test("a day that has shown nothing is believed to be as usual")
  func nothing() {
    let known = knowledge(Sample.hall())
    #expect(known.ratio == 1 && known.seconds(["GA-1"]) == 300 && known.seconds(["GA-1", "SW-1"]) == 540)
    #expect(known.noShow == 0.02 && known.noShowSeconds == 60)
  }

  @Test(
    "services that all take longer or shorter are believed by their number",
    arguments: [(3, 1.15), (30, 1.15), (150, 1.15), (150, 0.8), (150, 1.0)])
  func ratios(_ count: Int, _ factor: Double) {
    let known = knowledge(day(count, factor))
    let believed = (ServiceKnowledge.trust + Double(count) * factor) / (ServiceKnowledge.trust + Double(count))
    #expect((known.ratio - believed).magnitude < 1e-9)
    if count == 150 { #expect((known.ratio - factor).magnitude < 0.07) }
  }

  @Test("many services that take 15 in a hundred longer are nearly believed, few hardly")
  func many() {
    #expect((1.13...1.15).contains(knowledge(day(420, 1.15)).ratio))
    #expect((1...1.01).contains(knowledge(day(3, 1.15)).ratio))
  }

  @Test("a matter that goes otherwise than the day does is told apart, slowly")
  func matters() {
    var hall = day(150, 1)
    for _ in 0..<50 {
      for window in 1...3 {
        hall.issue("GA-2")
        hall.serve(window)
      }
      hall.wait(1200)
      for window in 1...3 { hall.perform(FinishTicket(window: window)) }
    }
    let known = knowledge(hall)
    #expect(known.ratio > 1.3 && known.ratio < 1.5)
    // Twice as long as usual, half believed; the others as always, half believed as well.
    #expect(known.seconds(["GA-2"]) > 1.6 * 600 && known.seconds(["GA-2"]) < 2 * 600)
    #expect(known.seconds(["GA-1"]) < known.ratio * 300 && known.seconds(["GA-1"]) > 300)
    #expect((known.seconds(["SB-1"]) - known.ratio * 360).magnitude < 1e-9)
    #expect((known.seconds(["GA-1", "GA-2"]) - known.seconds(["GA-1"]) - known.seconds(["GA-2"])).magnitude < 1e-9)
  }

  @Test("who is still at a window counts with the time so far")
  func inProgress() {
    var hall = Sample.hall(open: [1, 2, 3])
    for window in 1...3 {
      hall.issue("GA-1")
      hall.serve(window)
    }
    // (1 − 0.8²) ÷ 2 for each that has begun: on the mean they have taken so much when one looks.
    func ratio(_ soFar: Double) -> Double { (64 + 3 * soFar) / (64 + 3 * 0.18) }
    #expect((knowledge(hall).ratio - ratio(0)).magnitude < 1e-9)
    hall.wait(54)
    #expect((knowledge(hall).ratio - ratio(0.18)).magnitude < 1e-9)
    hall.wait(546)
    #expect((knowledge(hall).ratio - ratio(2)).magnitude < 1e-9)
  }

  @Test("one endless service is not a slow day, neither while it lasts nor afterwards")
  func endless() {
    var hall = Sample.hall(open: [1])
    hall.issue("GA-1")
    hall.serve(1)
    hall.wait(5 * 3600)
    #expect((1.0...1.1).contains(knowledge(hall).ratio))
    hall.perform(FinishTicket(window: 1))
    #expect((knowledge(hall).ratio - (64 + 6.0) / 65).magnitude < 1e-9)
  }

  @Test("visits in several steps, and those that were set aside, tell nothing")
  func unclear() {
    var hall = Sample.hall(open: [3, 4])
    hall.issue("GA-1", "SW-1")
    hall.serve(3)
    hall.wait(2000)
    hall.perform(FinishTicket(window: 3))
    hall.serve(4)
    hall.wait(2000)
    hall.perform(FinishTicket(window: 4))
    #expect(hall.hall.tickets.allSatisfy { $0.state == .finished })
    hall.issue("GA-1")
    hall.serve(3)
    hall.perform(HoldTicket(window: 3, reason: "复印"))
    hall.wait(3000)
    hall.perform(ResumeHeld(window: 3))
    hall.perform(FinishTicket(window: 3))
    #expect(hall.hall.tickets.allSatisfy { $0.state == .finished } && knowledge(hall).ratio == 1)
  }

  @Test("no-shows are counted, with the time the window lost")
  func noShows() {
    var hall = Sample.hall(open: [1])
    for _ in 0..<10 { hall.issue("GA-1") }
    for _ in 0..<10 {
      hall.call(1)
      hall.wait(45)
      hall.perform(Recall(window: 1))
      hall.wait(45)
      hall.perform(Recall(window: 1))
      hall.perform(RecordNoShow(window: 1))
    }
    let known = knowledge(hall)
    // One of fifty is believed beforehand, with a minute lost.
    #expect((known.noShow - 11.0 / 60).magnitude < 1e-9)
    #expect((known.noShowSeconds - (60.0 + 900) / 11).magnitude < 1e-9)
    #expect(known.ratio == 1)
  }
}
