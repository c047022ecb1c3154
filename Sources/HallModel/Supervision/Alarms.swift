/// What stands in a hall, by its thresholds. Pure: asked as often as anybody likes.
public enum Alarms {
  /// All alarms that stand now, the silenced ones among them, the most urgent kind first.
  ///
  /// - Parameter slack: how many hundredths below its threshold a measure still counts; for alarms that stand already, so
  ///   that one does not come and go with each person.
  /// - Parameter ground: what changes seldom, where it is at hand.
  public static func standing(
    _ hall: Hall, now: Moment, slack: Int = 0, ground: AlarmGround? = nil
  ) -> [Alarm] {
    inOrder(
      measured(hall, now: now, slack: slack, ground: ground ?? AlarmGround(hall, on: hall.settings.zone.day(at: now))))
  }

  /// Every measure that is over its threshold; somebody who waits far too long also waits long.
  static func measured(_ hall: Hall, now: Moment, slack: Int, ground: AlarmGround) -> [Alarm] {
    let lasting = ofCases(ground, hall, now) + ofRatings(hall)
    guard let day = hall.day, day.closedAt == nil, day.date == hall.settings.zone.day(at: now) else { return lasting }
    return ofLanes(ground, hall, now) { $0 * (100 - slack) / 100 } + ofWindows(hall, now) + lasting
  }

  /// The most urgent kind first; of two that say the same, the stronger one.
  static func inOrder(_ alarms: [Alarm]) -> [Alarm] {
    let far = Set(alarms.filter { $0.kind == .alarmWait }.map(\.subject))
    return Alarm.Kind.allCases.flatMap { kind in
      alarms.filter { $0.kind == kind && !(kind == .longWait && far.contains($0.subject)) }
    }
  }

  /// Whether an alarm is silenced now.
  public static func isSilenced(_ alarm: Alarm, _ hall: Hall, now: Moment) -> Bool {
    hall.silences.contains { $0.alarm == alarm.id && now < $0.until }
  }

  // MARK: Lanes

  private static func ofLanes(
    _ ground: AlarmGround, _ hall: Hall, _ now: Moment, _ scale: (Int) -> Int
  ) -> [Alarm] {
    let rules = hall.settings.thresholds
    let open = hall.openWindows
    var alarms: [Alarm] = []
    for lane in hall.settings.lanes {
      let entries = hall.line.entries.filter { hall.tickets[$0.serial].lane == lane.letter }
      alarms += unserved(lane, entries, ground.unserved[lane.letter] ?? [], hall, now)
      guard let oldest = entries.min(by: { ($0.issuedAt, $0.serial) < ($1.issuedAt, $1.serial) }) else { continue }
      var windows = WindowSet()
      for entry in entries { windows.formUnion(entry.windows) }
      let count = windows.intersection(open).count
      // Somebody whom no open window takes at all is another alarm.
      if count > 0, entries.count > scale(rules.alarmWaiting) * count {
        alarms.append(
          Alarm(
            kind: .crowded, subject: lane.letter, measure: entries.count, limit: rules.alarmWaiting * count,
            detail: String(count), since: now))
      }
      let waited = now.seconds(since: Moment(milliseconds: oldest.issuedAt)) / 60
      for (kind, limit) in [(Alarm.Kind.alarmWait, rules.alarmWait), (.longWait, rules.longWait)]
      where waited >= scale(limit) {
        alarms.append(
          Alarm(
            kind: kind, subject: lane.letter, measure: waited, limit: limit, detail: hall.tickets[oldest.serial].number,
            since: Moment(milliseconds: oldest.issuedAt).adding(seconds: limit * 60)))
      }
    }
    return alarms
  }

  /// During opening hours, with the hall at work: a lane whose matters no open window takes although the settings know
  /// one that does; at any time, somebody who waits for nobody.
  private static func unserved(
    _ lane: Lane, _ entries: [WaitingLine.Entry], _ missing: [String], _ hall: Hall, _ now: Moment
  ) -> [Alarm] {
    let open = hall.openWindows
    if let stranded = entries.first(where: { $0.windows.intersection(open).isEmpty }) {
      let ticket = hall.tickets[stranded.serial]
      return [
        Alarm(
          kind: .noWindow, subject: lane.letter, measure: entries.count, limit: 0,
          detail: ticket.remaining.first ?? "", since: ticket.since)
      ]
    }
    let minute = hall.settings.zone.secondOfDay(at: now) / 60
    let hours = hall.settings.hours
    guard !open.isEmpty, (hours.opens.minutes..<hours.closes.minutes).contains(minute) else { return [] }
    guard let first = missing.first else { return [] }
    return [
      Alarm(
        kind: .noWindow, subject: lane.letter, measure: missing.count, limit: 0, detail: first, since: now)
    ]
  }

  // MARK: Windows

  private static func ofWindows(_ hall: Hall, _ now: Moment) -> [Alarm] {
    let rules = hall.settings.alarms
    return hall.windows.enumerated().compactMap { position, window in
      let minutes = now.seconds(since: window.since) / 60
      func alarm(_ kind: Alarm.Kind, _ limit: Int, _ detail: String) -> Alarm? {
        guard minutes >= limit else { return nil }
        return Alarm(
          kind: kind, subject: String(window.number), measure: minutes, limit: limit, detail: detail,
          since: window.since.adding(seconds: limit * 60))
      }
      switch window.state {
      case .closed, .called: return nil
      case .paused: return alarm(.longPause, rules.pauseOver, window.pauseReason ?? "")
      case .serving:
        guard let serial = window.ticket else { return nil }
        let usual = hall.catalogue.usualMinutes(of: hall.tickets[serial].remaining)
        let limit = max(rules.serviceAtLeast, Int((usual * Double(rules.serviceOver) / 100).rounded(.up)))
        return alarm(.longService, limit, hall.tickets[serial].number)
      case .idle:
        // Idle is counted from the moment there was somebody to call.
        let mine = hall.line.entries.filter { $0.windows.contains(position) }
        guard let first = mine.map({ hall.tickets[$0.serial].since }).min() else { return nil }
        let since = max(first, window.since)
        let idle = now.seconds(since: since) / 60
        guard idle >= rules.idleOver else { return nil }
        return Alarm(
          kind: .idleWindow, subject: String(window.number), measure: idle, limit: rules.idleOver,
          detail: String(mine.count), since: since.adding(seconds: rules.idleOver * 60))
      }
    }
  }

  // MARK: Cases and ratings

  /// One alarm for all cases of a colour: they turn with the date, all at once.
  private static func ofCases(_ ground: AlarmGround, _ hall: Hall, _ now: Moment) -> [Alarm] {
    let start = hall.settings.zone.moment(hall.settings.zone.day(at: now), second: 0)
    return [(Alarm.Kind.caseRed, ground.red), (.caseYellow, ground.yellow)].compactMap { kind, cases in
      guard let first = cases.first else { return nil }
      return Alarm(kind: kind, subject: "", measure: cases.count, limit: 0, detail: first, since: start)
    }
  }

  /// One alarm for all who wait for a first contact, named by the newest: it begins anew with each.
  private static func ofRatings(_ hall: Hall) -> [Alarm] {
    let waiting = hall.ratings.loops.values.filter { $0.rating != nil && $0.state == .received && $0.attempts == 0 }
    let newest = waiting.max { left, right in
      (left.rating?.at ?? left.receivedAt, left.id) < (right.rating?.at ?? right.receivedAt, right.id)
    }
    guard let newest, let rating = newest.rating else { return [] }
    return [
      Alarm(
        kind: .negativeRating, subject: newest.id, measure: waiting.count, limit: 0, detail: "", since: rating.at)
    ]
  }
}
