import HallModel

/// A hall as it stands, in numbers: who waits, what the windows are doing, and when they come and go. Read once, then
/// replayed many times.
struct ReplayGround {
  /// Somebody who waits, is to come, or only asks how long it would take.
  struct Person {
    /// The ticket, by serial; -1 for somebody who only asks, -2 for somebody who may come.
    var serial: Int
    var place: QueuePlace
    var row: Int
    /// Seconds at a window, on the mean; zero for somebody who only asks.
    var service: Double
    /// What remains to be done, by number among `visits`.
    var left: Int
  }

  /// What a window does first.
  struct Start {
    var window: Int
    /// Seconds until it can call, where that is known.
    var free: Double
    /// What is left of a service; nil where `free` is known.
    var residual: ResidualTime?
    /// Whoever has to go on to another window when this one is done.
    var then: Person?
  }

  /// Waiting tickets in order of issue, then those who ask.
  var people: [Person] = []
  var starts: [Start] = []
  /// Seconds from now at which a window is not staffed, by window.
  var pauses: [[(from: Double, to: Double)]]
  /// Whether a window will call at all.
  var works: [Bool]
  /// Windows of each row.
  var rows: [WindowSet] = []
  /// Who may come with a head start: rate a second, and whom they resemble.
  var comingRate = 0.0
  var coming: [Person] = []
  /// Appointments that are due, seconds from now.
  var due: [(at: Double, person: Person)] = []
  let knowledge: ServiceKnowledge
  let order: RoutingOrder
  let now: Int64
  /// What remains of visits of several matters.
  private(set) var visits: [[String]] = []
  /// What a window does of such a visit.
  private(set) var steps: [Step: Outcome] = [:]
  private var visitNumbers: [[String]: Int] = [:]
  private var rowNumbers: [RowKey: Int] = [:]
  let hall: Hall

  /// A visit of several matters, in a row, at a window.
  struct Step: Hashable {
    var left: Int
    var row: Int
    var window: Int
  }

  /// What comes of it: how long the window takes, and where whatever it leaves stands next; -1 for nowhere.
  struct Outcome {
    var service: Double
    var matters: Int
    var next: Int
    var row: Int
  }

  private struct RowKey: Hashable {
    var windows: WindowSet
    var standing: Standing
    var promised: Bool
    var moved: Bool
    /// How far the place is from the time of issue; tickets that count alike stand in order of issue.
    var ahead: Int64
    var service: Int
  }

  init(_ hall: Hall, now: Moment, asking: [WaitForecast.Question], knowledge: ServiceKnowledge) {
    self.hall = hall
    self.knowledge = knowledge
    order = RoutingOrder(hall.settings.queue)
    self.now = now.milliseconds
    pauses = Array(repeating: [], count: hall.windows.count)
    works = Array(repeating: false, count: hall.windows.count)
    for entry in hall.line.entries {
      let ticket = hall.tickets[entry.place.serial]
      people.append(person(entry.place, entry.windows, ticket.remaining, serial: entry.place.serial))
    }
    for (index, question) in asking.enumerated() {
      var place = newcomer(question.standing, question.matters, at: self.now)
      place.serial += index
      var asker = person(place, hall.windows(serving: question.matters), question.matters, serial: -1)
      asker.service = 0
      asker.left = -1
      people.append(asker)
    }
    readWindows()
    readComing()
  }

  /// Somebody at a place, in the row of those who count alike.
  mutating func person(_ place: QueuePlace, _ windows: WindowSet, _ left: [String], serial: Int) -> Person {
    let looksAtService = order.policy.looksAtService
    let key = RowKey(
      windows: windows, standing: place.standing, promised: place.promised, moved: place.moved,
      ahead: place.issuedAt - place.virtualArrival, service: looksAtService ? place.service : 0)
    let row = rowNumbers[key] ?? rows.count
    if row == rows.count {
      rows.append(windows)
      rowNumbers[key] = row
    }
    let person = Person(
      serial: serial, place: place, row: row, service: knowledge.seconds(left), left: left.count > 1 ? visit(left) : -1)
    if left.count > 1 { follow(person, windows, left) }
    return person
  }

  /// Works out, once for each sort, where a visit of several matters goes on from each window (一号通办).
  private mutating func follow(_ person: Person, _ windows: WindowSet, _ left: [String]) {
    for window in windows.positions {
      let step = Step(left: person.left, row: person.row, window: window)
      guard steps[step] == nil else { continue }
      let mine = hall.served(left, at: window)
      var outcome = Outcome(service: knowledge.seconds(mine), matters: mine.count, next: -1, row: -1)
      steps[step] = outcome
      let rest = left.filter { !mine.contains($0) }
      if rest.isEmpty { continue }
      var place = person.place
      place.service = hall.catalogue.usualService(of: rest)
      let after = self.person(place, hall.windows(serving: rest), rest, serial: person.serial)
      (outcome.next, outcome.row) = (visit(rest), after.row)
      steps[step] = outcome
    }
  }

  private mutating func visit(_ left: [String]) -> Int {
    if let known = visitNumbers[left] { return known }
    visits.append(left)
    visitNumbers[left] = visits.count - 1
    return visits.count - 1
  }

  private mutating func readWindows() {
    let zone = hall.settings.zone
    let moment = Moment(milliseconds: now)
    let second = Double(zone.secondOfDay(at: moment))
    for (position, window) in hall.windows.enumerated() {
      let times = hall.settings.windows[position].openTimes
      let spans = times.map { (from: Double($0.from.minutes * 60) - second, to: Double($0.to.minutes * 60) - second) }
      // Between two stretches the clerk is away; after the last one somebody stays as long as people wait.
      for (one, other) in zip(spans, spans.dropFirst()) where other.from > 0 {
        pauses[position].append((one.to, other.from))
      }
      let returns = pauses[position].first { $0.from <= 0 && $0.to > 0 }?.to
      let toCome = spans.first.map { $0.from > 0 ? $0.from : nil } ?? nil
      switch window.state {
      case .closed:
        // A window that is closed though it should be open has nobody to open it; one whose time comes will open.
        guard let opens = returns ?? toCome else { continue }
        starts.append(Start(window: position, free: opens))
      case .paused:
        let away = Double(moment.seconds(since: window.since))
        starts.append(Start(window: position, free: returns ?? max(300, 900 - away)))
      case .idle: starts.append(Start(window: position, free: 0))
      case .called, .serving:
        guard let serial = window.ticket else { continue }
        let ticket = hall.tickets[serial]
        let since = ticket.spans.last { $0.state == .called }?.from ?? window.since
        let done = hall.served(ticket.remaining, at: position)
        var start = Start(window: position, free: 0)
        start.residual = ResidualTime(
          mean: max(1, knowledge.seconds(done)), variation: Scenario.usualVariation,
          passed: Double(moment.seconds(since: since)))
        let rest = ticket.remaining.filter { !done.contains($0) }
        if !rest.isEmpty {
          start.then = person(hall.place(of: ticket, with: rest), hall.windows(serving: rest), rest, serial: -2)
        }
        starts.append(start)
      }
      works[position] = true
    }
  }

  /// Only who counts as having come earlier than they did can pass somebody who waits already: the priority channel and
  /// appointments. Of the last hour, the next is expected to be like it; of the day's first minutes nothing is concluded
  /// for an hour, or two of the priority channel in ten minutes would keep everybody else waiting for ever.
  private mutating func readComing() {
    let hour = Int64(3_600_000)
    let booked = hall.appointments.filter { $0.state == .booked && $0.day == hall.day?.date }
    var count = 0
    for ticket in hall.tickets.reversed() {
      if now - ticket.issuedAt.milliseconds > hour { break }
      let standing = ticket.standing
      guard standing != .walkIn, standing == .priority || booked.isEmpty else { continue }
      count += 1
      coming.append(
        person(
          newcomer(standing, ticket.matters, at: ticket.issuedAt.milliseconds), hall.windows(serving: ticket.matters),
          ticket.matters, serial: -2))
    }
    comingRate = Double(count) / (Double(hour) / 1000)
    let zone = hall.settings.zone
    let moment = Moment(milliseconds: now)
    let second = zone.secondOfDay(at: moment)
    for appointment in booked {
      let at = appointment.slot.minutes * 60 - second
      // Whoever has not come by now comes late or not at all.
      guard at > 0, at < 7200 else { continue }
      let place = newcomer(.appointment, appointment.matters, at: now + Int64(at) * 1000)
      due.append(
        (Double(at), person(place, hall.windows(serving: appointment.matters), appointment.matters, serial: -2)))
    }
    due.sort { $0.at < $1.at }
  }

  private func newcomer(_ standing: Standing, _ matters: [String], at issued: Int64) -> QueuePlace {
    QueuePlace(
      virtualArrival: issued - Int64(hall.settings.queue.headStart(of: standing)) * 60_000, issuedAt: issued,
      serial: hall.tickets.count, standing: standing, promised: standing == .priority,
      service: hall.catalogue.usualService(of: matters))
  }
}
