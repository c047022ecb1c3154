import HallModel

extension RunFigures {
  /// Sums up the days of a hall.
  init(_ plan: HallPlan, _ people: [VisitorDay], _ records: [DayRecord]) {
    let scenario = plan.scenario
    let opens = Int64(scenario.settings.hours.opens.minutes) * 60_000
    var visits = Array(repeating: WaitCount(), count: scenario.visits.count)
    var standings = Array(repeating: WaitCount(), count: Standing.count)
    var halves: [Int: WaitCount] = [:]
    var windows = Array(repeating: DayRecord.WindowDay(), count: scenario.settings.windows.count)
    for (day, record) in zip(people, records) {
      for (visitor, visit) in zip(day.visitors, record.visits) where visit.called >= 0 {
        let wait = visit.called - visitor.arrival
        visits[visitor.visit].add(wait)
        standings[Int(visitor.standing.rawValue)].add(wait)
        halves[Int((visitor.arrival - opens) / 1_800_000), default: WaitCount()].add(wait)
      }
      for (position, window) in record.windows.enumerated() {
        windows[position].open += window.open
        windows[position].busy += window.busy
        windows[position].tickets += window.tickets
      }
    }
    var lanes: [String: WaitCount] = [:]
    for (visit, count) in zip(scenario.visits, visits) {
      guard let lane = scenario.catalogue.matter(visit.matters[0]).flatMap(scenario.settings.lane) else { continue }
      lanes[lane.letter, default: WaitCount()].add(count)
    }
    let number = Double(max(1, people.count))
    func part(_ name: String, _ count: WaitCount) -> Part {
      Part(name: name, visitors: Double(count.count) / number, mean: count.mean, p95: count.quantile(0.95))
    }
    days = zip(people, records).map { DayMeasures($0, $1, closes: plan.roster.closes) }
    byVisit = zip(scenario.visits, visits).map { part($0.matters.joined(separator: "+"), $1) }
    byStanding = zip(["priority", "appointment", "walk_in"], standings).map(part)
    byLane = lanes.sorted { $0.key < $1.key }.map { part($0.key, $0.value) }
    byHalfHour = halves.sorted { $0.key < $1.key }.map { half, count in
      part(ClockTime(minutes: scenario.settings.hours.opens.minutes + half * 30).text, count)
    }
    self.windows = zip(scenario.settings.windows, windows).map { setting, window in
      WindowPart(
        number: setting.number, tickets: Double(window.tickets) / number,
        hours: Double(window.open) / 3_600_000 / number,
        utilisation: window.open == 0 ? 0 : Double(window.busy) / Double(window.open))
    }
  }
}
