import HallModel

/// The hall itself: every step of a simulated day is a command, decided and folded as at a real terminal.
final class ModelFloor: HallFloor {
  static let wantsSteps = true

  /// The hall as it stands.
  var hall: Hall { place.pointee }
  /// Where it stands: asked and changed in place, since a hall that is a property of an object is copied for every question.
  private let place: UnsafeMutablePointer<Hall>
  /// Events so far.
  private(set) var events = 0
  private let scenario: Scenario
  private let people: VisitorDay
  private let date: Day
  private let midnight: Int64
  private let breadths: [Int]
  private let group: String?
  private let numbers: [Int]
  /// Tickets by visitor and visitors by ticket, as serials.
  private var serials: [Int]
  private var visitors: [Int] = []
  /// What is to hear of every event.
  private let listen: ((any HallEvent, Stamp) -> Void)?
  /// Foretells the wait of whoever is to get a ticket.
  var foretell: ((_ hall: Hall, _ question: WaitForecast.Question, _ now: Moment) -> WaitEstimate?)?

  init(_ plan: HallPlan, _ people: VisitorDay, on date: Day, listen: ((any HallEvent, Stamp) -> Void)? = nil) {
    scenario = plan.scenario
    self.people = people
    self.date = date
    self.listen = listen
    breadths = plan.breadths
    numbers = plan.scenario.settings.windows.map(\.number)
    var settings = plan.scenario.settings
    // As many may come as the scenario sends, and every window has a clerk.
    settings.appointments.capacity = Int.max
    settings.windows.indices.forEach { settings.windows[$0].usualStaff = "W\(settings.windows[$0].number)" }
    settings.staff = settings.windows.map {
      StaffMember(number: $0.usualStaff ?? "", name: $0.name, roles: [.clerk])
    }
    if settings.priorityGroups.isEmpty { settings.priorityGroups = [PriorityGroup(id: "priority", name: "优先")] }
    if settings.lanes.isEmpty { settings.lanes = [Lane(letter: "A", name: settings.name, carries: .everything)] }
    group = settings.priorityGroups.first?.id
    midnight = settings.zone.moment(date, second: 0).milliseconds
    serials = Array(repeating: -1, count: people.visitors.count)
    place = .allocate(capacity: 1)
    place.initialize(to: Hall())
    perform(
      Configure(settings: settings, catalogue: scenario.catalogue, papersDigest: "", training: true),
      at: 0)
  }

  deinit {
    place.deinitialize(count: 1)
    place.deallocate()
  }

  private(set) var unexplainedOvertakes = 0

  private func moment(_ time: Int64) -> Moment { Moment(milliseconds: midnight + time) }

  /// Decides and folds a command; the first event of it, nil where a rule forbids it.
  @discardableResult
  private func perform(_ command: any HallCommand, at now: Int64) -> (any HallEvent)? {
    let context = Context(now: moment(now), terminal: "simulator")
    guard case .events(let list) = place.pointee.decide(command, context) else { return nil }
    let stamp = Stamp(context)
    for event in list {
      if let call = event as? TicketCalled {
        unexplainedOvertakes += place.pointee.unexplainedOvertakes(of: call).isEmpty ? 0 : 1
      }
      place.pointee.apply(event, stamp)
      listen?(event, stamp)
    }
    events += list.count
    return list.last
  }

  func open(_ window: Int, at now: Int64) { perform(OpenWindow(window: numbers[window]), at: now) }
  func close(_ window: Int, at now: Int64) { perform(CloseWindow(window: numbers[window]), at: now) }

  func issue(_ visitor: Int, at now: Int64) -> Bool {
    let person = people.visitors[visitor]
    let matters = scenario.visits[person.visit].matters
    var booking: String?
    if person.slot >= 0 {
      let slot = ClockTime(minutes: person.slot)
      let added = perform(AddAppointment(day: date, slot: slot, matters: matters), at: now) as? AppointmentAdded
      booking = added?.appointment.id
    }
    let command = IssueTicket(
      matters: matters, priorityGroup: person.standing == .priority ? group : nil, appointment: booking,
      foretold: foretell?(place.pointee, WaitForecast.Question(matters, person.standing), moment(now)))
    guard perform(command, at: now) is TicketIssued else { return false }
    serials[visitor] = visitors.count
    visitors.append(visitor)
    return true
  }

  func idleWindow(for visitor: Int) -> Int {
    let serial = serials[visitor]
    guard let entry = place.pointee.line.entries.first(where: { $0.serial == serial }) else { return -1 }
    var idle: [(position: Int, breadth: Int, since: Moment)] = []
    for position in place.pointee.windows.indices
    where place.pointee.windows[position].state == .idle && entry.windows.contains(position) {
      idle.append((position, breadths[position], place.pointee.windows[position].since))
    }
    return Routing.choose(idle) ?? -1
  }

  func call(_ window: Int, at now: Int64) -> Int {
    guard let called = perform(CallNext(window: numbers[window]), at: now) as? TicketCalled,
      let ticket = place.pointee.ticket(called.ticket)
    else { return -1 }
    return visitors[ticket.serial]
  }

  func recall(_ window: Int, at now: Int64) { perform(Recall(window: numbers[window]), at: now) }
  func recordNoShow(_ window: Int, at now: Int64) { perform(RecordNoShow(window: numbers[window]), at: now) }
  func start(_ window: Int, at now: Int64) { perform(StartService(window: numbers[window]), at: now) }

  func service(at window: Int) -> Int64 {
    guard let serial = place.pointee.windows[window].ticket else { return 0 }
    let ticket = place.pointee.tickets[serial]
    let person = people.visitors[visitors[serial]]
    let all = scenario.visits[person.visit].matters
    let served = place.pointee.served(ticket.remaining, at: window)
    return all.enumerated().reduce(0) { time, matter in
      served.contains(matter.element) ? time + people.services[person.firstService + matter.offset] : time
    }
  }

  func finish(_ window: Int, at now: Int64) -> Bool {
    guard let serial = place.pointee.windows[window].ticket else { return true }
    perform(FinishTicket(window: numbers[window]), at: now)
    return place.pointee.tickets[serial].state.isClosed
  }
}

extension HallPlan {
  /// Plays a day through the real model: every step a command with its events. `listen` hears of each event.
  public func model(
    _ people: VisitorDay, on date: Day, listen: ((any HallEvent, Stamp) -> Void)? = nil
  ) -> (record: DayRecord, events: Int) {
    let floor = ModelFloor(self, people, on: date, listen: listen)
    var run = DayRun(people, on: floor, roster)
    let record = run.run()
    return (record, floor.events)
  }
}
