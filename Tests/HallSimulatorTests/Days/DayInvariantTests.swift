import HallModel
import Testing

@testable import HallSimulator

@Suite("Simulated days: what holds on every day") struct DayInvariantTests {
  /// Stretches in which a window is staffed; the last one of those that reach closing time has no end.
  private func isStaffed(_ plan: HallPlan, _ window: Int, _ time: Int64) -> Bool {
    plan.roster.stretches[window].contains { $0.from <= time && time < $0.to }
  }

  @Test(
    "everybody who comes is served, missing, turned away or left over; nobody is called before they came",
    arguments: RoutingPolicy.allCases)
  func everybody(_ policy: RoutingPolicy) {
    for seed in UInt64(100)...120 {
      let scenario = RandomScenario.make(seed: seed, policy)
      let plan = HallPlan(scenario)
      let day = VisitorDay(VisitorMaker(scenario), seed: seed, day: 1)
      let record = plan.fast(day)
      let measures = DayMeasures(day, record, closes: plan.roster.closes)
      #expect(measures.visitors == day.visitors.count)
      #expect(
        measures.served + measures.noShows + measures.turnedAway + measures.stranded == measures.visitors,
        "\(policy) \(seed)")
      var busy: Int64 = 0
      for (visitor, visit) in zip(day.visitors, record.visits) {
        switch visit.outcome {
        case .served, .noShow:
          #expect(visitor.arrival <= visit.called && visit.called <= visit.finished && visit.window >= 0)
          #expect(visit.finished <= record.ended)
        case .turnedAway: #expect(visit.called == -1 && visit.finished == -1 && visit.window == -1)
        case .waiting: #expect(visit.finished == -1)
        }
        if visit.outcome == .noShow {
          busy += Int64(plan.roster.calls) * plan.roster.recallEvery
          #expect(visitor.patience < visit.called - visitor.arrival || visitor.patience == 0)
        }
      }
      for (position, window) in record.windows.enumerated() {
        #expect(0 <= window.busy && window.busy <= window.open, "\(policy) \(seed) window \(position): \(window)")
        #expect((window.tickets == 0) == (window.busy == 0))
      }
      #expect(record.windows.reduce(0) { $0 + $1.busy } >= busy)
    }
  }

  @Test("no window stands idle while somebody waits whom it could take") func busyWhileWaited() {
    for seed in UInt64(200)...240 {
      var scenario = RandomScenario.make(seed: seed, seed % 2 == 0 ? .promise : .cMu, visitors: 150)
      scenario.visits = scenario.visits.filter { $0.matters.count == 1 }
      let plan = HallPlan(scenario)
      let day = VisitorDay(VisitorMaker(scenario), seed: seed, day: 0)
      let record = plan.fast(day)
      var times: [[(from: Int64, to: Int64)]] = Array(repeating: [], count: plan.classes.windows)
      for visit in record.visits where visit.called >= 0 {
        times[Int(visit.window)].append((visit.called, visit.finished))
      }
      for (visitor, visit) in zip(day.visitors, record.visits) where visit.outcome != .turnedAway {
        let until = visit.called >= 0 ? visit.called : visitor.arrival + 3_600_000
        guard until > visitor.arrival + 2 else { continue }
        let code = scenario.visits[visitor.visit].matters[0]
        for time in [visitor.arrival + 1, (visitor.arrival + until) / 2, until - 1] {
          for (window, setting) in scenario.settings.windows.enumerated()
          where isStaffed(plan, window, time) && scenario.catalogue.matter(code).map(setting.accepts.covers) == true {
            let isBusy = times[window].contains { $0.from <= time && time < $0.to }
            #expect(isBusy, "seed \(seed): window \(window) at \(time), \(visitor), \(visit)")
          }
        }
      }
    }
  }

  @Test("nobody is passed over without a reason under any policy but the two c-mu rules") func overtakes() {
    var shorterFirst = 0
    for policy in RoutingPolicy.allCases {
      for seed in UInt64(300)...315 {
        let scenario = RandomScenario.make(seed: seed, policy, windows: 3, visitors: 150)
        let record = HallPlan(scenario).fast(VisitorDay(VisitorMaker(scenario), seed: seed, day: 0))
        if policy == .cMu || policy == .generalizedCMu {
          shorterFirst += record.unexplainedOvertakes
        } else {
          #expect(record.unexplainedOvertakes == 0, "\(policy), seed \(seed)")
        }
      }
    }
    #expect(shorterFirst > 20)
  }

  @Test("the same seed gives the same figures on one core and on several, another seed others") func seeds() {
    let scenario = RandomScenario.make(seed: 17, .promise, visitors: 200)
    let one = Experiment(days: 9, seed: 5, cores: 1).run(scenario)
    for cores in [2, 4, 16] {
      let several = Experiment(days: 9, seed: 5, cores: cores).run(scenario)
      #expect(several.days == one.days && several.byVisit == one.byVisit && several.windows == one.windows)
      #expect(several.byStanding == one.byStanding && several.byHalfHour == one.byHalfHour)
    }
    #expect(Experiment(days: 9, seed: 6, cores: 1).run(scenario).days != one.days)
    // Days drawn beforehand are the same days.
    let experiment = Experiment(days: 9, seed: 5, cores: 2)
    let people = experiment.people(scenario)
    #expect(experiment.run(scenario, people: people).days == one.days)
    #expect(experiment.measures(scenario, people: people) == one.days)
  }
}
