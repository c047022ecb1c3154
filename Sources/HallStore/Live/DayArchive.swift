import FoundationEssentials
import HallModel

/// The days a journal tells of: when each began, what became of it, and the hall as it was then.
///
/// The summary of a day that is over is made once and kept; where none is kept, because the program was killed just then
/// or an earlier version kept another kind, the day is folded again and its summary kept. For one thread.
struct DayArchive {
  let journal: any Journal
  private let codec = EventCodec()

  init(_ journal: any Journal) { self.journal = journal }

  /// A business day of the past.
  struct PastDay {
    var day: Day
    /// The event that opened it first.
    var opened: Int64
    /// The last event before the next business day was opened; nil for the newest.
    var last: Int64?
  }

  /// The business days from `first` through `last`, in order.
  func days(from first: Day, through last: Day, _ zone: HallZone) throws(StoreError) -> [PastDay] {
    let from = zone.moment(first, second: 0).milliseconds
    // The next opening ends the last of them. After a holiday it comes soon, after a closure perhaps years later.
    let soon = zone.moment(last.adding(days: 30), second: 0).milliseconds
    let near = try days(from: from, through: soon, last)
    return near.last?.last == nil ? try days(from: from, through: .max, last) : near
  }

  private func days(from: Int64, through: Int64, _ last: Day) throws(StoreError) -> [PastDay] {
    let records = try store { () throws(JournalError) in try journal.read(.days, from: from, through: through) }
    var days: [PastDay] = []
    for record in records where record.kind == DayOpened.kind {
      guard let opened = try codec.event(record) as? DayOpened else { continue }
      if days.last?.day == opened.day { continue }
      if !days.isEmpty { days[days.count - 1].last = record.seq - 1 }
      if opened.day > last { break }
      days.append(PastDay(day: opened.day, opened: record.seq))
    }
    return days
  }

  /// The summary of a day, of the hall as it stood at its end, with what was rated on that date.
  func summary(_ hall: Hall, now: Moment) throws(StoreError) -> DaySummary {
    let zone = hall.settings.zone
    let day = hall.day?.date ?? zone.day(at: now)
    let records = try ratings(from: day, through: day, zone)
    let (given, steps) = try told(records)
    return DaySummary(hall, now: now, ratings: given, steps: steps)
  }

  /// Keeps the summary of a day that is over.
  func keep(_ summary: DaySummary, at head: Head) {
    guard !journal.isReadOnly else { return }
    let body = Data(summary.bytes).base64EncodedString()
    _ = try? journal.saveDaySummary(day: summary.day.number, body: body, at: head)
  }

  /// The sound summaries that are kept of the days from `first` through `last`, by day.
  func kept(from first: Day, through last: Day) throws(StoreError) -> [Day: DaySummary] {
    let stored = try store { () throws(JournalError) in
      try journal.daySummaries(from: first.number, through: last.number)
    }
    var kept: [Day: DaySummary] = [:]
    for row in stored {
      guard let bytes = Data(base64Encoded: row.body), let summary = DaySummary(bytes: [UInt8](bytes)) else { continue }
      kept[Day(number: row.day)] = summary
    }
    return kept
  }

  /// Makes the summaries of days that are over, folding from one to the next, and keeps them.
  func make(_ days: [PastDay], progress: (Day) -> Void) throws(StoreError) -> [DaySummary] {
    guard let first = days.first else { return [] }
    var past = try PastHall(journal, near: first.last ?? .max)
    var made: [DaySummary] = []
    for day in days {
      guard let last = day.last else { continue }
      progress(day.day)
      // A snapshot may be nearer than the end of the day before.
      let nearer = try PastHall(journal, near: last)
      if nearer.head.seq > past.head.seq { past = nearer }
      if past.head.seq < day.opened {
        try past.advance(through: day.opened)
        keepMorning(past)
      }
      // Up to the opening of the next day, and the close that may come with it, everything belongs to this one.
      try past.advance(through: last)
      let summary = try summary(past.hall, now: past.hall.lastEventAt)
      keep(summary, at: past.head)
      made.append(summary)
    }
    return made
  }

  /// The hall as it was when a day had begun, ready to go on from there; nil where the hall was not open that day.
  func replay(_ day: Day, _ zone: HallZone) throws(StoreError) -> PastHall? {
    guard let found = try days(from: day, through: day, zone).first(where: { $0.day == day }) else { return nil }
    // The snapshot of a morning stands behind the first action of the day, which opened it.
    let past = try PastHall(journal, near: try endOfFirstAction(found))
    if past.head.seq >= found.opened { return past }
    try past.advance(through: found.opened)
    keepMorning(past)
    return past
  }

  /// The last event of the action that opened a day: what follows at once, from the same terminal. Snapshots behind it
  /// are of the middle of the day.
  private func endOfFirstAction(_ day: PastDay) throws(StoreError) -> Int64 {
    let records = try store { () throws(JournalError) in try journal.read(after: day.opened - 1, limit: 64) }
    guard let first = records.first else { return day.opened }
    return records.prefix { $0.at == first.at && $0.terminal == first.terminal && $0.staff == first.staff }.last?.seq
      ?? day.opened
  }

  private func keepMorning(_ past: PastHall) {
    guard !journal.isReadOnly, let (head, body, parts) = past.snapshot else { return }
    _ = try? journal.saveSnapshot(at: head, format: HallSnapshot.format, body: body, parts: parts, life: .day)
  }

  /// What was rated on dates on which the hall was not open, one summary a date; `open` are the days on which it was.
  func ratingsBetween(
    _ open: Set<Day>, from first: Day, through last: Day, _ settings: HallSettings
  ) throws(StoreError) -> [DaySummary] {
    var byDay: [Day: [EventRecord]] = [:]
    var day = first
    while day <= last {
      guard !open.contains(day) else {
        day = day.adding(days: 1)
        continue
      }
      var end = day
      while end < last, !open.contains(end.adding(days: 1)) { end = end.adding(days: 1) }
      for record in try ratings(from: day, through: end, settings.zone) {
        byDay[settings.zone.day(at: Moment(milliseconds: record.at)), default: []].append(record)
      }
      day = end.adding(days: 1)
    }
    var summaries: [DaySummary] = []
    for (day, records) in byDay.sorted(by: { $0.key < $1.key }) {
      let (given, steps) = try told(records)
      summaries.append(DaySummary(ratedOn: day, settings, ratings: given, steps: steps))
    }
    return summaries
  }

  /// The events that a summary's steps stand for.
  func events(_ summary: DaySummary) throws(StoreError) -> [(event: any HallEvent, stamp: Stamp)] {
    var events: [(event: any HallEvent, stamp: Stamp)] = []
    for step in summary.steps { events.append((try codec.event(step), codec.stamp(step))) }
    return events
  }

  private func ratings(from first: Day, through last: Day, _ zone: HallZone) throws(StoreError) -> [EventRecord] {
    let from = zone.moment(first, second: 0).milliseconds
    let through = zone.moment(last.adding(days: 1), second: 0).milliseconds - 1
    return try store { () throws(JournalError) in try journal.read(.ratings, from: from, through: through) }
  }

  private func told(_ records: [EventRecord]) throws(StoreError) -> ([Rating], [DaySummary.Step]) {
    var ratings: [Rating] = []
    var steps: [DaySummary.Step] = []
    for record in records {
      let event = try codec.event(record)
      var isStep = event is any LoopStep || event is GrievanceFiled
      if let rating = (event as? RatingGiven)?.rating {
        ratings.append(rating)
        // Only a rating that began a loop, or ended one with a second, is wanted word for word.
        isStep = rating.isFirst && rating.level.isNegative || rating.round > 1
      }
      if isStep {
        steps.append(
          DaySummary.Step(
            kind: record.kind, body: record.body, at: Moment(milliseconds: record.at), staff: record.staff))
      }
    }
    return (ratings, steps)
  }
}
