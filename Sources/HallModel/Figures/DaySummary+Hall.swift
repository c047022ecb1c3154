extension DaySummary {
  /// What became of the day a hall stands at, as it is at `now`, with what was rated meanwhile.
  ///
  /// - Parameters:
  ///   - ratings: every rating given that day, in order.
  ///   - steps: what happened to closed loops that day, in order.
  public init(_ hall: Hall, now: Moment, ratings: [HallModel.Rating], steps: [Step]) {
    let zone = hall.settings.zone
    let day = hall.day?.date ?? zone.day(at: now)
    // A closed day stays as it was when it was closed.
    let now = min(now, hall.day?.closedAt ?? now)
    var places = Places()
    let lanes = hall.settings.lanes.map { (letter: places.name($0.letter), name: places.name($0.name)) }
    let visits = hall.tickets.map { ticket in
      Visit(
        fact: VisitFact(ticket, zone, now: now), number: places.name(ticket.number), lane: places.name(ticket.lane),
        window: ticket.window ?? 0,
        staff: places.name(ticket.spans.last { $0.staff != nil }?.staff ?? ""),
        matters: ticket.matters.map { places.matter($0, hall.catalogue) })
    }
    let enquiries = hall.enquiries.map { Enquiry(outcome: $0.outcome, second: zone.secondOfDay(at: $0.at)) }
    let cases = hall.cases.compactMap { file -> Case? in
      guard let at = file.decidedAt, zone.day(at: at) == day else { return nil }
      let isImmediate = file.state == .finishedOnSpot
      let terms = file.terms
      return Case(
        matter: places.matter(RatedVisit.Matter(code: terms.matter, name: terms.name, department: terms.department)),
        isImmediate: isImmediate, isInTime: isImmediate || file.promisedDue.map { day <= $0 } ?? true,
        promisedDays: terms.promisedDays, legalDays: terms.legalLimit)
    }
    let given = ratings.map { places.rating($0, day, zone) }
    let windows = hall.windowsOfDay(until: now).map { setting, times in
      Window(
        number: setting.number, name: places.name(setting.name), kind: setting.kind,
        staff: times.staff.map { places.name($0) },
        hours: times.hours.map { Hour(hour: $0.hour, spent: $0.spent.inSeconds) })
    }
    self.init(
      day: day, names: places.names, matters: places.matters, lanes: lanes, visits: visits, enquiries: enquiries,
      cases: cases, ratings: given, steps: steps, windows: windows, offer: Offer(hall))
    let appointments = hall.appointments.filter { $0.day == day && $0.state != .cancelled }
    self.appointments = appointments.count
    appointmentsKept = appointments.count { $0.state == .checkedIn }
  }

  /// What was rated on a date on which the hall was not open: online, by phone.
  public init(ratedOn day: Day, _ settings: HallSettings, ratings: [HallModel.Rating], steps: [Step]) {
    var places = Places()
    let given = ratings.map { places.rating($0, day, settings.zone) }
    self.init(
      day: day, names: places.names, matters: places.matters, lanes: [], visits: [], enquiries: [], cases: [],
      ratings: given, steps: steps, windows: [], offer: Offer())
  }

  /// Texts and matters, each once.
  private struct Places {
    var names = [""]
    var matters: [Matter] = []
    private var nameOf: [String: Int] = ["": 0]
    private var matterOf: [String: Int] = [:]

    mutating func name(_ text: String) -> Int {
      if let place = nameOf[text] { return place }
      nameOf[text] = names.count
      names.append(text)
      return names.count - 1
    }

    mutating func matter(_ matter: RatedVisit.Matter) -> Int {
      if let place = matterOf[matter.code] { return place }
      matterOf[matter.code] = matters.count
      matters.append(Matter(code: name(matter.code), name: name(matter.name), department: name(matter.department)))
      return matters.count - 1
    }

    mutating func rating(_ rating: HallModel.Rating, _ day: Day, _ zone: HallZone) -> Rating {
      Rating(
        level: rating.level, channel: rating.channel, round: rating.round, window: rating.window ?? 0,
        staff: name(rating.staff), matters: rating.matters.map { matter($0) },
        visit: name(rating.visit?.number ?? ""), visited: rating.visit.map { zone.day(at: $0.finishedAt) } ?? day,
        loop: rating.isFirst && rating.level.isNegative ? name(rating.target) : 0)
    }

    mutating func matter(_ code: String, _ catalogue: Catalogue) -> Int {
      if let place = matterOf[code] { return place }
      let known = catalogue.matter(code)
      return matter(RatedVisit.Matter(code: code, name: known?.name ?? code, department: known?.department ?? ""))
    }
  }
}

extension DaySummary.Offer {
  fileprivate init(_ hall: Hall) {
    let windows = hall.settings.windows.filter { $0.kind == .comprehensive }
    matters = hall.catalogue.matters.count
    online = hall.catalogue.matters.count { $0.online != .none }
    comprehensive = hall.catalogue.matters.count { matter in windows.contains { $0.accepts.covers(matter) } }
  }
}

extension WindowTimes.Hour {
  /// The same in whole seconds.
  fileprivate var inSeconds: WindowTimes.Hour {
    var whole = WindowTimes.Hour()
    whole.idle = idle / 1000 * 1000
    whole.idleWhileWaiting = idleWhileWaiting / 1000 * 1000
    whole.called = called / 1000 * 1000
    whole.serving = serving / 1000 * 1000
    whole.paused = paused / 1000 * 1000
    return whole
  }
}
