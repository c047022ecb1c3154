import FoundationEssentials
import HallModel
import HallStore

/// A day of a city hall as reports read it, lived once through the real rules and then told for other dates: 2,000 visits
/// at 40 windows, four in five of them rated, one in 250 badly.
struct BusyDay {
  private let summary: DaySummary
  /// How many visits it has.
  static let visits = 2_000
  private static let windows = 40

  /// Lives it.
  init(_ hall: BenchHall, on day: Day) throws {
    let zone = hall.settings.zone
    var now = zone.moment(day, second: 8 * 3600)
    let live = try hall.found(MemoryJournal(), at: now)
    try hall.open(1...Self.windows, in: live, at: now)
    let seconds = 8 * 3600 / Self.visits
    func act(_ command: any HallCommand, _ window: Int) throws {
      _ = try live.perform(command, by: hall.actor(window), at: now).events()
    }
    for number in 0..<Self.visits {
      now = now.adding(seconds: seconds)
      // Somebody is served before the next comes, so that everybody waits a little and no line grows for ever.
      if number >= Self.windows {
        let window = number % Self.windows + 1
        try act(FinishTicket(window: window), window)
        if number % 5 != 0 {
          let served = live.hall.tickets.last { $0.window == window && $0.state == .finished }?.number ?? ""
          let answer = RatingAnswer(level: number % 250 == 1 ? 2 : 5 - number % 3)
          let screen = LiveHall.Actor(terminal: "rate-\(window)")
          _ = try live.perform(
            RecordRating(ticket: served, answer: answer, channel: .pad), by: screen, at: now
          ).events()
        }
      }
      let group = number % 12 == 7 ? "elderly" : nil
      try act(IssueTicket(matters: [hall.matter(number)], priorityGroup: group), 1)
      now = now.adding(seconds: seconds / 2)
      let window = number % Self.windows + 1
      try act(CallNext(window: window), window)
      try act(StartService(window: window), window)
    }
    guard let summary = try live.summaries(from: day, through: day).first, summary.visits.count == Self.visits else {
      throw BenchFailure("the busy day was not told")
    }
    self.summary = summary
  }

  /// The same day under another date, its waits and services a little shorter or longer: a copy of a day would be sorted
  /// already.
  func told(on day: Day) -> DaySummary {
    var copy = summary
    let (old, new) = (summary.day.compact, day.compact)
    let shift = Int64(day.number - summary.day.number) * 86_400_000
    copy.day = day
    copy.names = summary.names.map { $0.replacing(old, with: new) }
    for place in copy.steps.indices {
      copy.steps[place].body = copy.steps[place].body.replacing(old, with: new)
      copy.steps[place].at = Moment(milliseconds: copy.steps[place].at.milliseconds + shift)
    }
    for place in copy.ratings.indices { copy.ratings[place].visited = day }
    for place in copy.visits.indices {
      let more = (place &* 7919 &+ Int(day.number) &* 104_729) % 1_200
      copy.visits[place].fact.wait? += more
      copy.visits[place].fact.handling? += more / 2
    }
    return copy
  }
}
