import HallModel
import Testing

@testable import HallSimulator

/// The hall behind the figures of routing §1, in margins that hold for any twenty days.
@Suite("The model hall") struct ModelHallTests {
  @Test("the mixed layout keeps its promise to the priority channel, and the dedicated one is clearly worse")
  func layouts() {
    let experiment = Experiment(days: 20, seed: 1)
    let scenario = ModelHall.scenario()
    let people = experiment.people(scenario)
    let mixed = experiment.run(scenario.with(ModelHall.mixed28), people: people)
    #expect(mixed.days.count == 20 && mixed.unexplainedOvertakes == 0)
    #expect(mixed.interval { Double($0.visitors) }.mean > 1450 && mixed.interval { Double($0.visitors) }.mean < 1550)
    #expect(mixed.days.allSatisfy { $0.turnedAway == 0 && $0.stranded == 0 && $0.noShows == 0 })
    #expect(mixed.interval(\.priorityP95).mean < 10.5)
    let dedicated = experiment.run(scenario.with(ModelHall.dedicated28), people: people)
    #expect(dedicated.unexplainedOvertakes == 0)
    #expect(dedicated.interval(\.mean).mean > 1.3 * mixed.interval(\.mean).mean)
    #expect(dedicated.interval(\.over30).mean > mixed.interval(\.over30).mean)
    #expect(dedicated.worstVisitRatio > mixed.worstVisitRatio)
  }

  @Test("the layouts have the windows their names say, and breaks in turn") func windows() {
    for (layout, count) in [
      (ModelHall.mixed28, 28), (ModelHall.dedicated28, 28), (ModelHall.pooled28, 28), (ModelHall.dedicated40, 40),
      (ModelHall.chain(2), 28),
    ] {
      let scenario = ModelHall.scenario().with(layout)
      #expect(layout.windows == count && scenario.settings.windows.count == count)
      #expect(scenario.settings.windows.map(\.number) == Array(1...count))
      // Every matter has a window at every minute of the day.
      for matter in scenario.catalogue.matters {
        let mine = scenario.settings.windows.filter { $0.accepts.covers(matter) }
        let spans = mine.map {
          $0.openTimes.isEmpty
            ? [ClockSpan(from: scenario.settings.hours.opens, to: scenario.settings.hours.closes)] : $0.openTimes
        }
        for minute in stride(from: 540, to: 1020, by: 15) {
          let at = ClockTime(minutes: minute)
          #expect(
            spans.contains { $0.contains { $0.from <= at && at < $0.to } }, "\(layout.name) \(matter.code) \(at.text)")
        }
      }
    }
  }
}
