/// One day counted by the places of its own names, which are numbers and quick to find.
struct DayCount {
  private let summary: DaySummary
  private let kinds: [Int: WindowSetting.Kind]
  private let hasParts: Bool
  private var total = HallFigures()
  private var windows: [Int: HallFigures] = [:]
  private var clerks: PlaceFigures
  private var lanes: PlaceFigures
  private var matters: PlaceFigures
  private var departments: PlaceFigures
  private var hours: [Int: HallFigures] = [:]
  /// What is compared once every day is counted.
  private(set) var work: DayWork
  private var channels: [RatingChannel: RatingFigures] = [:]

  /// Counts what does not depend on other days.
  ///
  /// - Parameter parts: whether visits and ratings are counted by window, clerk and so on, too; most of the work.
  init(_ summary: DaySummary, parts: Bool = true) {
    self.summary = summary
    hasParts = parts
    let names = summary.names.count
    (clerks, lanes, departments) = (PlaceFigures(names), PlaceFigures(names), PlaceFigures(names))
    matters = PlaceFigures(summary.matters.count)
    work = DayWork(summary)
    kinds = Dictionary(summary.windows.map { ($0.number, $0.kind) }) { first, _ in first }
    for enquiry in summary.enquiries {
      total.enquiries[enquiry.outcome, default: 0] += 1
      hours[enquiry.second / 3600, default: HallFigures()].enquiries[enquiry.outcome, default: 0] += 1
    }
    (total.appointments, total.appointmentsKept) = (summary.appointments, summary.appointmentsKept)
    for file in summary.cases {
      total.count(file)
      matters[file.matter].count(file)
      departments[summary.matters[file.matter].department].count(file)
    }
    for window in summary.windows {
      for hour in window.hours {
        total.times.add(hour.spent)
        windows[window.number, default: HallFigures()].times.add(hour.spent)
        hours[hour.hour, default: HallFigures()].times.add(hour.spent)
      }
    }
  }

  /// Counts the visits; `rated` are the numbers of those somebody rated, whenever they did.
  mutating func count(_ rated: Set<String>) {
    for visit in summary.visits {
      let isServed = visit.fact.outcome == .finished
      let isRated = isServed && rated.contains(summary.names[visit.number])
      let isComprehensive = isServed && kinds[visit.window] == .comprehensive
      func add(_ figures: inout HallFigures, _ fact: VisitFact) {
        figures.tickets.count(fact)
        if isServed { figures.ratings.ratable += 1 }
        if isRated { figures.ratings.rated += 1 }
        if isComprehensive { figures.atComprehensive += 1 }
      }
      add(&total, visit.fact)
      guard hasParts else { continue }
      add(&lanes[visit.lane], visit.fact)
      add(&hours[visit.fact.issued / 3600, default: HallFigures()], visit.fact)
      if visit.window > 0 { add(&windows[visit.window, default: HallFigures()], visit.fact) }
      if visit.staff > 0 { add(&clerks[visit.staff], visit.fact) }
      work.count(visit)
      // Of a visit for several matters nobody knows which took how long.
      var shared = visit.fact
      shared.handling = nil
      let places = departments(of: visit.matters)
      for matter in visit.matters {
        add(&matters[matter], visit.matters.count == 1 ? visit.fact : shared)
      }
      for place in places { add(&departments[place], places.count == 1 ? visit.fact : shared) }
    }
  }

  /// Counts the ratings with the closed loops they began.
  mutating func count(ratingsWith loops: [String: ClosedLoop], _ settings: HallSettings, _ today: Day) {
    for rating in summary.ratings {
      let loop = rating.loop > 0 ? loops[summary.names[rating.loop]] : nil
      func add(_ figures: inout RatingFigures) {
        figures.count(
          rating.level, isActive: rating.channel.isActive, round: rating.round, loop, settings, today)
      }
      add(&total.ratings)
      guard hasParts else { continue }
      add(&channels[rating.channel, default: RatingFigures()])
      if rating.window > 0 { add(&windows[rating.window, default: HallFigures()].ratings) }
      if rating.staff > 0 { add(&clerks[rating.staff].ratings) }
      for matter in rating.matters { add(&matters[matter].ratings) }
      for place in departments(of: rating.matters) { add(&departments[place].ratings) }
    }
  }

  /// The departments of some matters, each once; two matters of one department are one visit to it.
  private func departments(of matters: [Int]) -> [Int] {
    if matters.count == 1 {
      let only = summary.matters[matters[0]].department
      return only > 0 ? [only] : []
    }
    var places: [Int] = []
    for matter in matters {
      let place = summary.matters[matter].department
      if place > 0, !places.contains(place) { places.append(place) }
    }
    return places
  }

  /// Adds the day to a period.
  func add(to all: inout PeriodFigures) {
    let names = summary.names
    all.total.add(total)
    all.byDay[summary.day, default: HallFigures()].add(total)
    for (number, figures) in windows { all.byWindow[number, default: HallFigures()].add(figures) }
    for (place, figures) in clerks.all { all.byClerk[names[place], default: HallFigures()].add(figures) }
    for (place, figures) in lanes.all { all.byLane[names[place], default: HallFigures()].add(figures) }
    for (place, figures) in matters.all {
      let code = names[summary.matters[place].code]
      all.byMatter[code, default: HallFigures()].add(figures)
      all.matterNames[code] = names[summary.matters[place].name]
      all.departments[code] = names[summary.matters[place].department]
    }
    for (place, figures) in departments.all { all.byDepartment[names[place], default: HallFigures()].add(figures) }
    for (hour, figures) in hours { all.byHour[hour, default: HallFigures()].add(figures) }
    for (channel, figures) in channels { all.byChannel[channel, default: RatingFigures()].add(figures) }
    for window in summary.windows {
      all.windowNames[window.number] = names[window.name]
      for hour in window.hours {
        all.windowHours[window.number, default: [:]][hour.hour, default: WindowTimes.Hour()].add(hour.spent)
      }
    }
    for lane in summary.lanes { all.laneNames[names[lane.letter]] = names[lane.name] }
    all.windowsByDay[summary.day, default: 0] += summary.windows.count { !$0.staff.isEmpty }
    all.staffByDay[summary.day, default: 0] += Set(summary.windows.flatMap(\.staff)).count
    if summary.offer.matters > 0 { all.offer = summary.offer }
  }
}

/// Figures by places, which are numbers below a limit: found without a hash, as this happens some times a visit.
private struct PlaceFigures {
  /// For each place one more than that of its figures; 0 for none.
  private var slots: [Int]
  private var places: [Int] = []
  private var figures: [HallFigures] = []

  /// For places from 0 until before `limit`.
  init(_ limit: Int) { slots = [Int](repeating: 0, count: limit) }

  /// The figures of a place, empty where nothing was counted yet.
  subscript(place: Int) -> HallFigures {
    mutating get { figures[slot(place)] }
    _modify {
      let slot = slot(place)
      yield &figures[slot]
    }
  }

  /// The places at which anything was counted.
  var all: some Sequence<(Int, HallFigures)> { zip(places, figures) }

  private mutating func slot(_ place: Int) -> Int {
    if slots[place] == 0 {
      places.append(place)
      figures.append(HallFigures())
      slots[place] = places.count
    }
    return slots[place] - 1
  }
}
