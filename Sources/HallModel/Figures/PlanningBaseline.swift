/// What the past teaches about the days to come: who comes when and for what, how long it takes, and which windows are
/// open. A simulation of a hall starts from it. People with a ticket, unless it says visits.
public struct PlanningBaseline: Equatable, Sendable {
  /// Arrivals in a quarter of an hour.
  public struct Quarter: Equatable, Sendable {
    /// Minute of the day at which it begins.
    public let minute: Int
    /// Tickets issued in it, on the mean of the business days.
    public let mean: Double
    /// The same by weekday, 1 = Monday … 7 = Sunday; weekdays without a business day are missing.
    public let byWeekday: [Int: Double]
  }

  /// A lane's part.
  public struct Lane: Equatable, Sendable {
    /// Its letter.
    public let letter: String
    /// Its name.
    public let name: String
    /// Tickets in it ÷ all tickets.
    public let share: Double
  }

  /// A matter's part, and how long it takes.
  public struct Matter: Equatable, Sendable {
    /// Its code.
    public let code: String
    /// Its name.
    public let name: String
    /// Its department.
    public let department: String
    /// Its part in the matters of all tickets: of a ticket for n matters each is 1 ÷ n, so that the shares add up to 1.
    public let share: Double
    /// Tickets for it alone that were served in full; the times are those of these.
    public let served: Int
    /// Mean handling time, minutes; nil where none was served alone.
    public let meanMinutes: Double?
    /// Standard deviation ÷ mean of the handling time; nil where fewer than two were served alone.
    public let variation: Double?
  }

  /// Visitors who come for the same matters.
  public struct Visit: Equatable, Sendable {
    /// Matters by code, in the order they were named.
    public let matters: [String]
    /// Tickets for them ÷ all tickets with matters.
    public let share: Double
  }

  /// Windows open in an hour.
  public struct Hour: Equatable, Sendable {
    /// The hour of the day.
    public let hour: Int
    /// Windows open, on the mean of the business days; one that was open for half of it counts half.
    public let windows: Double
  }

  /// The first day that was looked at.
  public let first: Day
  /// The last day that was looked at.
  public let last: Day
  /// Business days among them.
  public let days: Int
  /// Business days by weekday, 1 = Monday.
  public let weekdays: [Int: Int]
  /// Tickets issued, all days together.
  public let tickets: Int
  /// Arrivals, from the first quarter in which anybody came to the last, without gaps.
  public let quarters: [Quarter]
  /// Lanes, by letter.
  public let lanes: [Lane]
  /// Matters, by code.
  public let matters: [Matter]
  /// What tickets were for, the most frequent first.
  public let combinations: [Visit]
  /// Windows that were open at any time, by number.
  public let openWindows: Set<Int>
  /// From a call until somebody sits down or is given up, seconds on the mean; nil where nobody was called.
  public let meanCalled: Double?
  /// Tickets of the priority channel ÷ all tickets; nil without tickets, like the next.
  public let priorityShare: Double?
  /// Tickets with an appointment ÷ all tickets.
  public let appointmentShare: Double?
  /// Tickets whose last word is a no-show ÷ tickets ever called (``VisitFigures/noShowRate``).
  public let noShowShare: Double?
  /// Visits with and without a ticket.
  public let visits: Int
  /// Visits that ended without a ticket ÷ all visits, by how they ended.
  public let diversion: [Enquiry.Outcome: Double]
  /// Windows open by the hour, without gaps.
  public let windows: [Hour]

  /// Learns from the business days among some days; the others say nothing.
  public init(_ summaries: [DaySummary], from first: Day, through last: Day) {
    self.first = first
    self.last = last
    let business = summaries.filter(\.isBusinessDay)
    days = business.count
    weekdays = Dictionary(business.map { ($0.day.weekday, 1) }, uniquingKeysWith: +)
    var count = BaselineCount()
    for day in business { count.add(day) }
    let all = count.figures
    tickets = all.issued
    visits = all.issued + count.enquiries.values.reduce(0, +)
    func share(_ part: Int, _ whole: Int) -> Double? { whole == 0 ? nil : Double(part) / Double(whole) }
    let withMatters = Double(max(1, count.withMatters))
    combinations = count.combinations.sorted { ($1.value, $0.key.joined()) < ($0.value, $1.key.joined()) }.map {
      Visit(matters: $0.key, share: Double($0.value) / withMatters)
    }
    openWindows = count.openWindows
    meanCalled = all.waits.isEmpty ? nil : Double(count.called) / 1000 / Double(all.waits.count)
    priorityShare = share(count.priority, all.issued)
    appointmentShare = share(count.appointments, all.issued)
    noShowShare = all.noShowRate
    let visits = visits
    diversion = count.enquiries.mapValues { Double($0) / Double(max(1, visits)) }
    lanes = count.lanes.sorted { $0.key < $1.key }.map {
      Lane(letter: $0.key, name: count.laneNames[$0.key] ?? "", share: Double($0.value) / Double(max(1, all.issued)))
    }
    matters = count.matters.sorted { $0.key < $1.key }.map { code, matter in
      let (mean, variation) = PlanningBaseline.spread(matter.times)
      return Matter(
        code: code, name: matter.name, department: matter.department,
        share: matter.share / Double(max(1, count.withMatters)),
        served: matter.times.count, meanMinutes: mean.map { $0 / 60 }, variation: variation)
    }
    let (days, weekdays) = (days, weekdays)
    quarters = PlanningBaseline.span(count.quarters.keys.map(\.quarter)).map { quarter in
      let byWeekday = weekdays.map { day, number in
        (day, Double(count.quarters[.init(quarter: quarter, weekday: day)] ?? 0) / Double(number))
      }
      let all = weekdays.keys.reduce(0) { $0 + (count.quarters[.init(quarter: quarter, weekday: $1)] ?? 0) }
      return Quarter(
        minute: quarter * 15, mean: Double(all) / Double(max(1, days)),
        byWeekday: Dictionary(uniqueKeysWithValues: byWeekday))
    }
    windows = PlanningBaseline.span(Array(count.open.keys)).map { hour in
      Hour(hour: hour, windows: Double(count.open[hour] ?? 0) / 3_600_000 / Double(max(1, days)))
    }
  }

  private static func span(_ numbers: [Int]) -> [Int] {
    guard let first = numbers.min(), let last = numbers.max() else { return [] }
    return Array(first...last)
  }

  /// Mean, and standard deviation (of a sample, n − 1) ÷ mean.
  private static func spread(_ times: [Int]) -> (mean: Double?, variation: Double?) {
    guard !times.isEmpty else { return (nil, nil) }
    let mean = Double(times.reduce(0, +)) / Double(times.count)
    guard times.count > 1, mean > 0 else { return (mean, nil) }
    let squares = times.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    return (mean, (squares / Double(times.count - 1)).squareRoot() / mean)
  }
}

/// What is counted of days for a baseline.
private struct BaselineCount {
  struct Quarter: Hashable {
    var quarter: Int
    var weekday: Int
  }

  struct Matter {
    var name = ""
    var department = ""
    var share = 0.0
    var times: [Int] = []
  }

  var figures = VisitFigures()
  var priority = 0
  var appointments = 0
  var withMatters = 0
  var enquiries: [Enquiry.Outcome: Int] = [:]
  var quarters: [Quarter: Int] = [:]
  var lanes: [String: Int] = [:]
  var laneNames: [String: String] = [:]
  var matters: [String: Matter] = [:]
  var combinations: [[String]: Int] = [:]
  var openWindows: Set<Int> = []
  /// Milliseconds between calls and people sitting down.
  var called: Int64 = 0
  /// Milliseconds of open windows, by hour.
  var open: [Int: Int64] = [:]

  mutating func add(_ day: DaySummary) {
    for enquiry in day.enquiries { enquiries[enquiry.outcome, default: 0] += 1 }
    for lane in day.lanes { laneNames[day.names[lane.letter]] = day.names[lane.name] }
    for window in day.windows {
      for hour in window.hours {
        open[hour.hour, default: 0] += hour.spent.open
        called += hour.spent.called
        if hour.spent.open > 0 { openWindows.insert(window.number) }
      }
    }
    for visit in day.visits {
      let fact = visit.fact
      figures.count(fact)
      if fact.isPriority { priority += 1 }
      if fact.isAppointment { appointments += 1 }
      quarters[Quarter(quarter: fact.issued / 900, weekday: day.day.weekday), default: 0] += 1
      lanes[day.names[visit.lane], default: 0] += 1
      if !visit.matters.isEmpty {
        withMatters += 1
        combinations[visit.matters.map { day.names[day.matters[$0].code] }, default: 0] += 1
      }
      for place in visit.matters {
        let matter = day.matters[place]
        let code = day.names[matter.code]
        matters[code, default: Matter()].share += 1 / Double(visit.matters.count)
        matters[code]?.name = day.names[matter.name]
        matters[code]?.department = day.names[matter.department]
        // Of a visit for several matters nobody knows which took how long.
        if visit.matters.count == 1, let handling = fact.handling { matters[code]?.times.append(handling) }
      }
    }
  }
}
