@testable import HallModel

extension TestHall {
  /// The days so far as reports read them, the last one as it stands.
  func summaries() -> [(summary: DaySummary, steps: [(event: any HallEvent, stamp: Stamp)])] {
    let zone = hall.settings.zone
    var ends: [Day: Hall] = [:]
    var folded = Hall()
    for (event, stamp) in recorded {
      if let opened = event as? DayOpened, let day = folded.day?.date, day != opened.day { ends[day] = folded }
      folded.apply(event, stamp)
    }
    if let day = folded.day?.date { ends[day] = folded }
    var ratings: [Day: [Rating]] = [:]
    var steps: [Day: [(event: any HallEvent, stamp: Stamp)]] = [:]
    for (event, stamp) in recorded {
      let day = zone.day(at: stamp.at)
      let rating = (event as? RatingGiven)?.rating
      if let rating { ratings[day, default: []].append(rating) }
      if event is any LoopStep || event is GrievanceFiled
        || rating.map({ $0.level.isNegative || $0.round > 1 }) ?? false
      {
        steps[day, default: []].append((event, stamp))
      }
    }
    return Set(ends.keys).union(ratings.keys).union(steps.keys).sorted().map { day in
      let given = ratings[day] ?? []
      let summary =
        ends[day].map { DaySummary($0, now: $0.lastEventAt, ratings: given, steps: []) }
        ?? DaySummary(ratedOn: day, hall.settings, ratings: given, steps: [])
      return (summary, steps[day] ?? [])
    }
  }

  /// The figures of a period as they stand on a day.
  func figures(_ first: Day, _ last: Day, today: Day) -> PeriodFigures {
    var count = PeriodCount(hall.settings, from: first, through: last)
    for (summary, steps) in summaries() { count.add(summary, steps: steps) }
    return count.figures(today: today)
  }
}
