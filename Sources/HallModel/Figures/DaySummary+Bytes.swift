extension DaySummary {
  private static let states = Ticket.State.allCases
  private static let outcomes = HallModel.Enquiry.Outcome.allCases
  private static let channels = RatingChannel.allCases
  private static let kinds = WindowSetting.Kind.allCases

  /// The stored form. Whoever changes it, or the order of an enumeration named here, raises `format`.
  public var bytes: [UInt8] {
    var packed = PackedBytes()
    packed.add(byte: UInt8(DaySummary.format))
    packed.add(signed: Int64(day.number))
    packed.list(names) { $0.add($1) }
    packed.list(matters) { packed, matter in
      for place in [matter.code, matter.name, matter.department] { packed.add(place) }
    }
    packed.list(lanes) { packed, lane in
      packed.add(lane.letter)
      packed.add(lane.name)
    }
    packed.list(visits) { packed, visit in
      let fact = visit.fact
      let flags = (fact.isPriority ? 1 : 0) + (fact.isAppointment ? 2 : 0)
      packed.add(byte: UInt8(DaySummary.states.place(fact.outcome) << 2 + flags))
      packed.add(fact.issued)
      // Either it was called, or it waited in vain.
      packed.add(signed: Int64(fact.wait ?? -1 - (fact.waitedInVain ?? 0)))
      packed.add(fact.handling.map { $0 + 1 } ?? 0)
      for place in [visit.number, visit.lane, visit.window, visit.staff] { packed.add(place) }
      packed.list(visit.matters) { $0.add($1) }
    }
    packed.list(enquiries) { packed, enquiry in
      packed.add(DaySummary.outcomes.place(enquiry.outcome))
      packed.add(enquiry.second)
    }
    packed.add(appointments)
    packed.add(appointmentsKept)
    packed.list(cases) { packed, file in
      packed.add(byte: (file.isImmediate ? 1 : 0) + (file.isInTime ? 2 : 0))
      for number in [file.matter, file.promisedDays, file.legalDays] { packed.add(max(0, number)) }
    }
    packed.list(ratings) { packed, rating in
      packed.add(byte: UInt8(rating.level.rawValue + 8 * DaySummary.channels.place(rating.channel)))
      packed.add(rating.round)
      for place in [rating.window, rating.staff, rating.loop] { packed.add(max(0, place)) }
      packed.list(rating.matters) { $0.add($1) }
      packed.add(rating.visit)
      packed.add(max(0, Int(day.number - rating.visited.number)))
    }
    packed.list(steps) { packed, step in
      for text in [step.kind, step.body, step.staff] { packed.add(text) }
      packed.add(signed: step.at.milliseconds)
    }
    packed.list(windows) { packed, window in
      for number in [window.number, window.name, DaySummary.kinds.place(window.kind)] { packed.add(number) }
      packed.list(window.staff) { $0.add($1) }
      packed.list(window.hours) { packed, hour in
        packed.add(hour.hour)
        let spent = hour.spent
        for time in [spent.idle, spent.idleWhileWaiting, spent.called, spent.serving, spent.paused] {
          packed.add(Int(time / 1000))
        }
      }
    }
    for number in [offer.matters, offer.online, offer.comprehensive] { packed.add(number) }
    return packed.bytes
  }

  /// Reads the stored form; nil for anything else, another format among it.
  public init?(bytes: [UInt8]) {
    var reading = PackedReading(bytes)
    guard let summary = try? DaySummary(&reading), reading.isAtEnd, summary.isSound else { return nil }
    self = summary
  }

  private init(_ reading: inout PackedReading) throws(PackedReading.Unreadable) {
    guard try reading.byte() == UInt8(DaySummary.format) else { throw PackedReading.Unreadable() }
    let number = try reading.signed()
    // Some thousand years either way, so that days before it can be named.
    guard abs(number / 2) < 1_000_000 else { throw PackedReading.Unreadable() }
    let day = Day(number: Int32(number))
    self.init(
      day: day,
      names: try reading.list { reading throws(PackedReading.Unreadable) in try reading.text() },
      matters: try reading.list { reading throws(PackedReading.Unreadable) in
        Matter(code: try reading.number(), name: try reading.number(), department: try reading.number())
      },
      lanes: try reading.list { reading throws(PackedReading.Unreadable) in
        (letter: try reading.number(), name: try reading.number())
      },
      visits: try reading.list { reading throws(PackedReading.Unreadable) in try Visit(&reading) },
      enquiries: try reading.list { reading throws(PackedReading.Unreadable) in
        Enquiry(outcome: try DaySummary.outcomes.value(at: try reading.number()), second: try reading.number())
      },
      cases: [], ratings: [], steps: [], windows: [], offer: Offer())
    appointments = try reading.number()
    appointmentsKept = try reading.number()
    cases = try reading.list { reading throws(PackedReading.Unreadable) in
      let flags = try reading.byte()
      return Case(
        matter: try reading.number(), isImmediate: flags & 1 != 0, isInTime: flags & 2 != 0,
        promisedDays: try reading.number(), legalDays: try reading.number())
    }
    ratings = try reading.list { reading throws(PackedReading.Unreadable) in try Rating(&reading, day) }
    steps = try reading.list { reading throws(PackedReading.Unreadable) in
      let (kind, body, staff) = (try reading.text(), try reading.text(), try reading.text())
      return Step(kind: kind, body: body, at: Moment(milliseconds: try reading.signed()), staff: staff)
    }
    windows = try reading.list { reading throws(PackedReading.Unreadable) in try Window(&reading) }
    offer.matters = try reading.number()
    offer.online = try reading.number()
    offer.comprehensive = try reading.number()
  }

  /// Whether every place named is one, and nothing is so large that its sum with others would be no number any more.
  private var isSound: Bool {
    let most = 1 << 40
    let numbers = [appointments, appointmentsKept, offer.matters, offer.online, offer.comprehensive]
    let isSmall = { (fact: VisitFact) in
      [fact.issued, fact.wait ?? 0, fact.waitedInVain ?? 0, fact.handling ?? 0].allSatisfy { $0 <= most }
    }
    guard numbers.allSatisfy({ $0 <= most }), visits.allSatisfy({ isSmall($0.fact) }),
      cases.allSatisfy({ $0.promisedDays <= most && $0.legalDays <= most })
    else { return false }
    let isName = { (place: Int) in place < names.count }
    let areMatters = { (places: [Int]) in places.allSatisfy { $0 < matters.count } }
    return matters.allSatisfy { isName($0.code) && isName($0.name) && isName($0.department) }
      && lanes.allSatisfy { isName($0.letter) && isName($0.name) }
      && visits.allSatisfy { isName($0.number) && isName($0.lane) && isName($0.staff) && areMatters($0.matters) }
      && cases.allSatisfy { $0.matter < matters.count }
      && ratings.allSatisfy { isName($0.staff) && isName($0.visit) && isName($0.loop) && areMatters($0.matters) }
      && windows.allSatisfy { isName($0.name) && $0.staff.allSatisfy(isName) }
  }

  fileprivate static func state(_ place: Int) throws(PackedReading.Unreadable) -> Ticket.State {
    try states.value(at: place)
  }

  fileprivate static func channel(_ place: Int) throws(PackedReading.Unreadable) -> RatingChannel {
    try channels.value(at: place)
  }

  fileprivate static func kind(_ place: Int) throws(PackedReading.Unreadable) -> WindowSetting.Kind {
    try kinds.value(at: place)
  }
}

extension DaySummary.Visit {
  fileprivate init(_ reading: inout PackedReading) throws(PackedReading.Unreadable) {
    let flags = Int(try reading.byte())
    let issued = try reading.number()
    let wait = Int(try reading.signed())
    let handling = try reading.number()
    fact = VisitFact(
      outcome: try DaySummary.state(flags >> 2), issued: issued, wait: wait < 0 ? nil : wait,
      waitedInVain: wait < 0 ? -1 - wait : nil, handling: handling == 0 ? nil : handling - 1,
      isPriority: flags & 1 != 0, isAppointment: flags & 2 != 0)
    (number, lane) = (try reading.number(), try reading.number())
    (window, staff) = (try reading.number(), try reading.number())
    matters = try reading.list { reading throws(PackedReading.Unreadable) in try reading.number() }
  }
}

extension DaySummary.Rating {
  fileprivate init(_ reading: inout PackedReading, _ day: Day) throws(PackedReading.Unreadable) {
    let head = Int(try reading.byte())
    guard let level = RatingLevel(rawValue: head & 7) else { throw PackedReading.Unreadable() }
    self.level = level
    channel = try DaySummary.channel(head >> 3)
    round = try reading.number()
    (window, staff, loop) = (try reading.number(), try reading.number(), try reading.number())
    matters = try reading.list { reading throws(PackedReading.Unreadable) in try reading.number() }
    visit = try reading.number()
    visited = day.adding(days: -(try reading.count(most: 100_000)))
  }
}

extension DaySummary.Window {
  fileprivate init(_ reading: inout PackedReading) throws(PackedReading.Unreadable) {
    (number, name) = (try reading.number(), try reading.number())
    kind = try DaySummary.kind(try reading.number())
    staff = try reading.list { reading throws(PackedReading.Unreadable) in try reading.number() }
    hours = try reading.list { reading throws(PackedReading.Unreadable) in
      let hour = try reading.number()
      var spent = WindowTimes.Hour()
      spent.idle = Int64(try reading.count(most: 86_400)) * 1000
      spent.idleWhileWaiting = Int64(try reading.count(most: 86_400)) * 1000
      spent.called = Int64(try reading.count(most: 86_400)) * 1000
      spent.serving = Int64(try reading.count(most: 86_400)) * 1000
      spent.paused = Int64(try reading.count(most: 86_400)) * 1000
      return DaySummary.Hour(hour: hour, spent: spent)
    }
  }
}

extension Array where Element: Equatable {
  fileprivate func place(_ value: Element) -> Int { firstIndex(of: value) ?? 0 }
}

extension Array {
  fileprivate func value(at place: Int) throws(PackedReading.Unreadable) -> Element {
    guard indices.contains(place) else { throw PackedReading.Unreadable() }
    return self[place]
  }
}

extension PackedBytes {
  fileprivate mutating func list<Value>(_ values: [Value], _ write: (inout PackedBytes, Value) -> Void) {
    add(values.count)
    for value in values { write(&self, value) }
  }
}

extension PackedReading {
  fileprivate mutating func list<Value>(
    _ read: (inout PackedReading) throws(Unreadable) -> Value
  ) throws(Unreadable) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try read(&self)) }
    return values
  }

  fileprivate mutating func count(most: Int) throws(Unreadable) -> Int {
    let number = try number()
    guard number <= most else { throw Unreadable() }
    return number
  }
}
