import HallModel
import Testing

@testable import HallStore

/// Every figure of a report, worked out a second time from the raw text of the journal.
@Suite("The day report, recomputed from the raw journal") struct DayReportTests {
  /// What a report and the raw journal say of one thing.
  private func same(
    _ name: String, _ report: Double?, _ raw: Double?, _ sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let isSame =
      switch (report, raw) {
      case (nil, nil): true
      case (let report?, let raw?): abs(report - raw) <= 1e-9
      default: false
      }
    #expect(
      isSame, "\(name): \(String(describing: report)), raw \(String(describing: raw))", sourceLocation: sourceLocation)
  }

  private func share(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }
  private func mean(_ list: [Int]) -> Double? { list.isEmpty ? nil : Double(list.reduce(0, +)) / Double(list.count) }

  @Test(
    "every figure is what the raw journal says, day by day and for all days together",
    arguments: [1, 2, 3, 4] as [UInt64])
  func figures(_ seed: UInt64) throws {
    let days = try LivingDays(seed: seed)
    let raw = try RawDays(days.journal)
    let today = Int(days.live.hall.settings.zone.day(at: days.live.now).number)
    let first = Int(LivingDays.first.number)
    let periods = LivingDays.open.map { first + $0...first + $0 } + [first...first + 8, first...first + 60]
    for period in periods {
      let figures = try days.live.figures(
        from: Day(number: Int32(period.lowerBound)), through: Day(number: Int32(period.upperBound)))
      visits(figures, raw, period)
      parts(figures, raw, period)
      cases(figures, raw, period)
      ratings(figures, raw, period, today)
    }
    // The days were no empty ones.
    let states = Set(raw.visits.values.map(\.state))
    #expect(states.isSuperset(of: ["finished", "no_show", "cancelled", "abandoned"]), "\(states)")
    #expect(raw.visits.count > 100 && raw.given.count > 60 && raw.loops.count > 3 && raw.enquiries.count > 30)
    #expect(raw.files.values.count { $0.completed != nil } > 20)
    #expect(raw.files.values.contains { file in file.due.map { $0 < file.completed ?? 0 } ?? false })
    #expect(raw.visits.values.contains { $0.wait ?? 0 > 1800 })
    #expect(raw.given.contains { $0.round == 2 } && raw.given.contains { $0.channel == "default" })
    #expect(raw.loops.values.contains { $0.upheld } && raw.loops.values.contains { $0.rectified != nil })
  }

  private func visits(_ figures: PeriodFigures, _ raw: RawDays, _ period: ClosedRange<Int>) {
    let all = raw.visits.values.filter { period.contains($0.day) }
    let total = figures.total
    func count(_ state: String) -> Int { all.count { $0.state == state } }
    let diverted = raw.enquiries.count { period.contains($0.day) }
    #expect(total.visits == all.count + diverted && total.tickets.issued == all.count)
    #expect(total.tickets.served == count("finished") && total.tickets.noShow == count("no_show"))
    #expect(total.tickets.cancelled == count("cancelled") && total.tickets.abandoned == count("abandoned"))
    for outcome in Enquiry.Outcome.allCases {
      let told = raw.enquiries.count { period.contains($0.day) && $0.outcome == outcome.rawValue }
      #expect(total.enquiries[outcome, default: 0] == told)
    }
    let waits = all.compactMap(\.wait).sorted()
    same("no-show rate", total.tickets.noShowRate, share(count("no_show"), waits.count))
    same("abandonment", total.tickets.abandonmentRate, share(count("abandoned"), all.count))
    same("mean wait", total.tickets.meanWait, mean(waits))
    // The smallest wait that 95 of a hundred do not exceed.
    let p95 = waits.first { wait in waits.count { $0 <= wait } * 100 >= waits.count * 95 }
    #expect(total.tickets.p95Wait == p95 && total.tickets.longestWait == waits.max())
    for minutes in [5, 15, 30] {
      let over = share(waits.count { $0 > minutes * 60 }, waits.count)
      same("over \(minutes)", total.tickets.share(over: minutes), over)
    }
    let handled = all.filter { $0.state == "finished" }.map(\.handled)
    same("mean handling", total.tickets.meanHandling, mean(handled))
    same("diverted", total.divertedShare, share(diverted, all.count + diverted))
    let comprehensive = all.count { $0.state == "finished" && raw.kinds[$0.window] == "comprehensive" }
    same("comprehensive", total.comprehensiveShare, share(comprehensive, count("finished")))
  }

  /// By window, clerk, lane and hour: visits, those served, and their mean wait.
  private func parts(_ figures: PeriodFigures, _ raw: RawDays, _ period: ClosedRange<Int>) {
    let all = raw.visits.values.filter { period.contains($0.day) }
    func compare<Key: Hashable>(_ name: String, _ part: [Key: HallFigures], _ key: (RawDays.Visit) -> Key?) {
      var groups: [Key: [RawDays.Visit]] = [:]
      for visit in all { if let place = key(visit) { groups[place, default: []].append(visit) } }
      #expect(Set(groups.keys) == Set(part.filter { $0.value.tickets.issued > 0 }.keys), "\(name)")
      for (place, group) in groups {
        let tickets = part[place]?.tickets
        #expect(tickets?.issued == group.count, "\(name) \(place)")
        #expect(tickets?.served == group.count { $0.state == "finished" }, "\(name) \(place)")
        #expect(tickets?.noShow == group.count { $0.state == "no_show" }, "\(name) \(place)")
        same("\(name) \(place) mean wait", tickets?.meanWait, mean(group.compactMap(\.wait)))
        let handled = group.filter { $0.state == "finished" }.map(\.handled)
        same("\(name) \(place) mean handling", tickets?.meanHandling, mean(handled))
      }
    }
    compare("window", figures.byWindow) { $0.window > 0 ? $0.window : nil }
    compare("clerk", figures.byClerk) { $0.staff.isEmpty ? nil : $0.staff }
    compare("lane", figures.byLane) { $0.lane }
    compare("hour", figures.byHour) { Int(($0.issued + 8 * 3_600_000) / 3_600_000 % 24) }
    compare("day", figures.byDay) { Day(number: Int32($0.day)) }
  }

  private func cases(_ figures: PeriodFigures, _ raw: RawDays, _ period: ClosedRange<Int>) {
    let done = raw.files.values.filter { $0.completed.map(period.contains) ?? false }
    let inTime = done.count { file in file.immediate || file.due.map { (file.completed ?? 0) <= $0 } ?? true }
    let total = figures.total
    #expect(total.completed == done.count)
    same("immediate", total.immediateShare, share(done.count { $0.immediate }, done.count))
    same("on time", total.onTimeShare, share(inTime, done.count))
    let legal = done.reduce(0) { $0 + $1.legal }
    same("speed-up", total.speedUp, legal == 0 ? nil : 1 - Double(done.reduce(0) { $0 + $1.promised }) / Double(legal))
  }

  private func ratings(_ figures: PeriodFigures, _ raw: RawDays, _ period: ClosedRange<Int>, _ today: Int) {
    let given = raw.given.filter { period.contains($0.day) }
    let people = given.filter { $0.channel != "default" && $0.round == 1 }
    let valid = people.filter { !(raw.loops[$0.target]?.dismissed ?? false) }
    let total = figures.total.ratings
    #expect(total.valid == valid.count && total.defaults == given.count { $0.channel == "default" })
    #expect(total.again.reduce(0, +) == given.count { $0.round == 2 })
    same("positive", total.positiveRate, share(valid.count { $0.level >= 3 }, valid.count))
    same("negative", total.negativeRate, share(valid.count { $0.level <= 2 }, valid.count))
    // Visits of these days, rated by somebody on whatever day.
    let ratable = raw.visits.filter { period.contains($0.value.day) && $0.value.state == "finished" }
    let rated = Set(raw.given.filter { $0.channel != "default" }.compactMap(\.visit))
    same("active", total.activeRate, share(ratable.keys.count { rated.contains($0) }, ratable.count))
    let loops = people.filter { $0.level <= 2 }.compactMap { raw.loops[$0.target] }
    let reached = loops.count { loop in loop.contacted.map { $0 <= RawDays.end(of: 1, from: loop.received) } ?? false }
    same("contact", total.contactRate, share(reached, loops.count))
    let upheld = loops.filter(\.upheld)
    same("rectified", total.rectificationRate, share(upheld.count { $0.rectified != nil }, upheld.count))
    func last(_ loop: RawDays.Loop) -> Int { RawDays.end(of: 15 + loop.extra, from: loop.received) }
    let due = upheld.filter { $0.rectified != nil || today > last($0) }
    let inTime = due.count { loop in loop.rectified.map { $0 <= last(loop) } ?? false }
    same("rectified in time", total.onTimeRectificationRate, share(inTime, due.count))
    for (window, part) in figures.byWindow {
      #expect(part.ratings.valid == valid.count { $0.window == window && window > 0 }, "window \(window)")
    }
  }
}
