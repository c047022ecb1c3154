import HallModel
import HallStore

/// The past days plans and baselines learn from: a period, by default the last sixty days up to yesterday.
struct PastDays {
  /// The first day.
  let first: Day
  /// The last day.
  let last: Day
  /// What the business days among them left behind.
  let summaries: [DaySummary]

  /// How many days are learned from where nobody says.
  private static let usual = 60

  /// The period before a day that is learned from where nobody says. Today is not over: a morning alone would bend every
  /// mean.
  static func period(before today: Day) -> (first: Day, last: Day) {
    (today.adding(days: -usual), today.adding(days: -1))
  }

  /// Reads the days of a hall between two that were named, or not.
  init(_ live: LiveHall, from: Day?, to: Day?, _ session: Session) throws {
    let yesterday = live.hall.settings.zone.day(at: try session.now(live)).adding(days: -1)
    let last = to ?? max(yesterday, from ?? yesterday)
    let first = from ?? last.adding(days: 1 - PastDays.usual)
    guard first <= last else {
      throw CommandFailure.usage("export_period_reversed", ["from": first.text, "to": last.text])
    }
    let progress = FoldingProgress(session)
    summaries = try stored { () throws(StoreError) in
      try live.summaries(from: first, through: last, progress: progress.tell)
    }
    progress.end()
    (self.first, self.last) = (first, last)
  }

  /// What they teach.
  var baseline: PlanningBaseline { PlanningBaseline(summaries, from: first, through: last) }
}
