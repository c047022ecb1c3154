import HallModel

/// Ways to foretell a wait that halls use, for comparison (routing §2).
public enum Predictor: String, CaseIterable, Sendable {
  /// (people ahead + 1) × mean service ÷ windows.
  case queueLength = "queue_length"
  /// What the last one of the same matter who was called had waited.
  case lastCalled = "last_called"
  /// The work ahead, weighted by the windows it shares with the newcomer.
  case overlap
  /// The present hall played on once, with mean times.
  case replay
  /// Played on forty times, with chances and the catalogue's times.
  case monteCarlo = "monte_carlo"
  /// The same corrected by the day's times and errors: what HallDesk shows.
  case forecast
}

/// Point predictions for a newcomer by the simple means halls have, seconds.
struct SimplePrediction {
  /// (ahead + 1) × mean ÷ windows; ahead are those with the same matters.
  let queueLength: Double
  /// What the last one for the same matters who was called had waited; 0 where nobody was.
  let lastCalled: Double
  /// Work of those who wait ÷ windows, each counted by the part of its windows that are the newcomer's too.
  let overlap: Double

  init(_ hall: Hall, _ question: WaitForecast.Question, _ now: Moment) {
    let open = hall.openWindows
    let mine = hall.windows(serving: question.matters).intersection(open)
    let windows = Double(max(1, mine.count))
    let ahead = hall.line.entries.count { hall.tickets[$0.serial].matters == question.matters }
    let usual = hall.catalogue.matters.map(\.handlingMinutes)
    let mean = 60 * usual.reduce(0, +) / Double(max(1, usual.count))
    queueLength = mine.isEmpty ? 0 : Double(ahead + 1) * mean / windows
    let place = now.milliseconds - Int64(hall.settings.queue.headStart(of: question.standing)) * 60_000
    var last: (at: Moment, waited: Int)?
    for ticket in hall.tickets where ticket.matters == question.matters {
      guard let at = ticket.calledAt, at >= last?.at ?? at else { continue }
      last = (at, at.seconds(since: ticket.issuedAt))
    }
    lastCalled = Double(last?.waited ?? 0)
    var work = 0.0
    for other in hall.line.entries where other.virtualArrival <= place {
      let theirs = other.windows.intersection(open)
      guard !theirs.isEmpty else { continue }
      work += Double(other.place.service) * Double(theirs.intersection(mine).count) / Double(theirs.count)
    }
    overlap = work / windows
  }
}

extension WaitForecast {
  /// Seconds until a newcomer is called if every time were the mean and nobody came; 0 where nobody calls them.
  static func once(_ hall: Hall, now: Moment, asking question: Question) -> Double {
    let ground = ReplayGround(
      hall, now: now, asking: [question], knowledge: ServiceKnowledge(hall, now: now, correcting: false))
    var starts = Array(repeating: 0.0, count: ground.people.count)
    var chance = Chance(seed: 1)
    HallReplay(ground, mean: true).run(&chance, into: &starts)
    return starts.last.flatMap { $0.isFinite ? $0 : nil } ?? 0
  }
}
