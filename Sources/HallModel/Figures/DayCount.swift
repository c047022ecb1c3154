/// One day counted by the places of its own names, which are numbers and quick to find.
struct DayCount {
  private let summary: DaySummary
  private let kinds: [Int: WindowSetting.Kind]
  private var total = HallFigures()
  private var windows: [Int: HallFigures] = [:]
  private var clerks: [Int: HallFigures] = [:]
  private var lanes: [Int: HallFigures] = [:]
  private var matters: [Int: HallFigures] = [:]
  private var departments: [Int: HallFigures] = [:]
  private var hours: [Int: HallFigures] = [:]
  private var windowWork: [Work: Handled] = [:]
  private var clerkWork: [Work: Handled] = [:]
  private var channels: [RatingChannel: RatingFigures] = [:]

  /// A window or clerk at a matter, all by their numbers or places.
  private struct Work: Hashable {
    var place: Int
    var matter: Int
  }

  /// Visits for one matter alone that were served, and how many seconds they took.
  private struct Handled {
    var visits = 0
    var seconds = 0

    mutating func add(_ time: Int) {
      visits += 1
      seconds += time
    }
  }

  /// Counts what does not depend on other days.
  init(_ summary: DaySummary) {
    self.summary = summary
    kinds = Dictionary(summary.windows.map { ($0.number, $0.kind) }) { first, _ in first }
    for enquiry in summary.enquiries {
      total.enquiries[enquiry.outcome, default: 0] += 1
      hours[enquiry.second / 3600, default: HallFigures()].enquiries[enquiry.outcome, default: 0] += 1
    }
    (total.appointments, total.appointmentsKept) = (summary.appointments, summary.appointmentsKept)
    for file in summary.cases {
      total.count(file)
      matters[file.matter, default: HallFigures()].count(file)
      departments[summary.matters[file.matter].department, default: HallFigures()].count(file)
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
      add(&lanes[visit.lane, default: HallFigures()], visit.fact)
      add(&hours[visit.fact.issued / 3600, default: HallFigures()], visit.fact)
      if visit.window > 0 { add(&windows[visit.window, default: HallFigures()], visit.fact) }
      if visit.staff > 0 { add(&clerks[visit.staff, default: HallFigures()], visit.fact) }
      if visit.matters.count == 1, let seconds = visit.fact.handling {
        let matter = visit.matters[0]
        windowWork[Work(place: visit.window, matter: matter), default: Handled()].add(seconds)
        clerkWork[Work(place: visit.staff, matter: matter), default: Handled()].add(seconds)
      }
      // Of a visit for several matters nobody knows which took how long.
      var shared = visit.fact
      shared.handling = nil
      let places = departments(of: visit.matters)
      for matter in visit.matters {
        add(&matters[matter, default: HallFigures()], visit.matters.count == 1 ? visit.fact : shared)
      }
      for place in places { add(&departments[place, default: HallFigures()], places.count == 1 ? visit.fact : shared) }
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
      add(&channels[rating.channel, default: RatingFigures()])
      if rating.window > 0 { add(&windows[rating.window, default: HallFigures()].ratings) }
      if rating.staff > 0 { add(&clerks[rating.staff, default: HallFigures()].ratings) }
      for matter in rating.matters { add(&matters[matter, default: HallFigures()].ratings) }
      for place in departments(of: rating.matters) { add(&departments[place, default: HallFigures()].ratings) }
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

  /// Adds how long the day's visits for one matter took and would have taken at these means, milliseconds
  /// by matter's code.
  func compare(in all: inout PeriodFigures, _ means: [String: Int]) {
    let expected = summary.matters.map { means[summary.names[$0.code]] ?? 0 }
    for (work, handled) in windowWork where work.place > 0 {
      all.byWindow[work.place]?.compare(handled.seconds, expected: handled.visits * expected[work.matter])
    }
    for (work, handled) in clerkWork where work.place > 0 {
      all.byClerk[summary.names[work.place]]?.compare(handled.seconds, expected: handled.visits * expected[work.matter])
    }
  }

  /// Adds the day to a period.
  func add(to all: inout PeriodFigures) {
    let names = summary.names
    all.total.add(total)
    all.byDay[summary.day, default: HallFigures()].add(total)
    for (number, figures) in windows { all.byWindow[number, default: HallFigures()].add(figures) }
    for (place, figures) in clerks { all.byClerk[names[place], default: HallFigures()].add(figures) }
    for (place, figures) in lanes { all.byLane[names[place], default: HallFigures()].add(figures) }
    for (place, figures) in matters {
      let code = names[summary.matters[place].code]
      all.byMatter[code, default: HallFigures()].add(figures)
      all.matterNames[code] = names[summary.matters[place].name]
      all.departments[code] = names[summary.matters[place].department]
    }
    for (place, figures) in departments { all.byDepartment[names[place], default: HallFigures()].add(figures) }
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
