/// The state of a hall, folded from its journal: what every terminal shows.
public struct Hall: Equatable, Sendable {
  /// A business day.
  public struct BusinessDay: Equatable, Codable, Sendable {
    /// The date.
    public var date: Day
    /// When its first command came.
    public var openedAt: Moment
    /// When it was closed.
    public var closedAt: Moment?
  }

  /// The settings in force.
  public internal(set) var settings: HallSettings
  /// The matters and packages in force.
  public internal(set) var catalogue: Catalogue
  /// The digest of the stored papers, read when somebody asks for them.
  public internal(set) var papersDigest: String
  /// The digest of the stored forms.
  public internal(set) var formsDigest = ""
  /// Whether this is a training hall (演练).
  public internal(set) var training: Bool
  /// The business day, nil before the first.
  public internal(set) var day: BusinessDay?
  /// The day's tickets, by serial.
  public internal(set) var tickets: [Ticket] = []
  /// The windows, by position in the settings.
  public internal(set) var windows: [Window] = []
  /// Appointments of today and later.
  public internal(set) var appointments: [Appointment] = []
  /// The day's visits that needed no ticket.
  public internal(set) var enquiries: [Enquiry] = []
  /// Staff with failed or locked sign-ins.
  public internal(set) var signIns: [String: SignInState] = [:]
  /// Last number given, by lane letter.
  public internal(set) var lastNumbers: [String: Int] = [:]
  /// How many appointments were ever added; names the next.
  public internal(set) var appointmentCount = 0
  /// Cases that are open, and those closed today, by number.
  public internal(set) var cases = CaseBook()
  /// Cases opened today; names the next.
  public internal(set) var lastCaseNumber = 0
  /// Questions for a rating that stand at the windows, and closed loops that are open.
  public internal(set) var ratings = RatingBook()
  /// How each window spent the day until the last event, by position in the settings.
  public internal(set) var windowTimes: [WindowTimes] = []
  /// Windows that worked today and are in the settings no longer.
  public internal(set) var formerWindows: [FormerWindow] = []
  /// Clerks who were asked to come to a window and have not come yet.
  public internal(set) var summonses: [Summons] = []
  /// The notice a supervisor put on the board.
  public internal(set) var boardNotice: BoardNotice?
  /// Alarms that were silenced, some of them for a time that is over.
  public internal(set) var silences: [Silence] = []
  /// The time of the last event; no later event is earlier.
  public internal(set) var lastEventAt: Moment

  // Derived from the above, rebuilt when a snapshot is read.
  /// Waiting tickets in the order of their virtual arrival.
  public private(set) var line = WaitingLine()
  private var acceptance = AcceptanceIndex()
  private var serials: [String: Int] = [:]

  /// A hall before its first event.
  public init() {
    settings = HallSettings(name: "")
    catalogue = .empty
    papersDigest = ""
    training = false
    lastEventAt = Moment(milliseconds: 0)
  }

  /// Folds one event.
  public mutating func apply(_ event: any HallEvent, _ stamp: Stamp) {
    spendTime(until: stamp.at)
    event.apply(to: &self, stamp)
    lastEventAt = max(lastEventAt, stamp.at)
  }

  // MARK: Looking things up

  /// The position of window `number`.
  public func position(ofWindow number: Int) -> Int? {
    // In a hall whose windows are numbered from one, and in most others nearly.
    if windows.indices.contains(number - 1), windows[number - 1].number == number { return number - 1 }
    return windows.indices.first { windows[$0].number == number }
  }

  /// The window with this number.
  public func window(_ number: Int) -> Window? { position(ofWindow: number).map { windows[$0] } }

  /// The setting of the window with this number.
  public func windowSetting(_ number: Int) -> WindowSetting? { settings.windows.first { $0.number == number } }

  /// What the window at `position` accepts at present.
  public func accepts(at position: Int) -> Acceptance {
    windows[position].assigned ?? settings.windows[position].accepts
  }

  /// The ticket with this id or number of today.
  public func ticket(_ name: String) -> Ticket? { serials[name].map { tickets[$0] } }

  /// The serial of the ticket with this id or number of today; cheaper than the ticket.
  func serial(ofTicket name: String) -> Int? { serials[name] }

  /// The member of staff with this number.
  public func member(_ number: String) -> StaffMember? { settings.staff.first { $0.number == number } }

  /// The windows that accept `matter` at present, open or not.
  public func windows(accepting matter: Matter) -> WindowSet { acceptance.windows(for: matter) }

  /// Windows that are open.
  public var openWindows: WindowSet { WindowSet(windows.indices.lazy.filter { windows[$0].isOpen }) }

  /// The windows that may call a ticket with these matters: one that serves it in full where such a one is open,
  /// otherwise all that serve a part (一号通办, domain §2).
  public func windows(serving matters: [String]) -> WindowSet {
    let sets = matters.compactMap { catalogue.matter($0) }.map(windows(accepting:))
    guard let first = sets.first else { return WindowSet() }
    if sets.count == 1 { return first }
    let full = sets.dropFirst().reduce(first) { $0.intersection($1) }
    return full.intersection(openWindows).isEmpty ? sets.dropFirst().reduce(first) { $0.union($1) } : full
  }

  /// How many matters the window at `position` accepts.
  public func breadth(at position: Int) -> Int {
    let rule = accepts(at: position)
    return catalogue.matters.reduce(0) { $0 + (rule.covers($1) ? 1 : 0) }
  }

  /// The position in `line` of the ticket the window would call now.
  public func nextInLine(for position: Int, now: Moment) -> Int? {
    Routing.next(in: line, for: position, now: now, by: routing)
  }

  /// The policy in force, ready to compare tickets.
  public var routing: RoutingOrder { RoutingOrder(settings.queue) }

  // MARK: Keeping the derived state

  /// Replaces a ticket's state, keeping the line.
  mutating func update(_ serial: Int, _ change: (inout Ticket) -> Void) {
    if tickets[serial].state == .waiting { line.remove(serial: serial) }
    change(&tickets[serial])
    if tickets[serial].state == .waiting { line.insert(entry(tickets[serial])) }
  }

  /// Adds a new ticket.
  mutating func add(_ ticket: Ticket) {
    tickets.append(ticket)
    serials[ticket.id] = ticket.serial
    serials[ticket.number] = ticket.serial
    if ticket.state == .waiting { line.insert(entry(ticket)) }
  }

  /// Adds a new case.
  mutating func add(_ file: CaseFile) {
    cases.insert(file)
    lastCaseNumber += 1
  }

  /// Changes a case, and starts the clocks that waited for its completion; nothing for one that is not here.
  mutating func update(case id: String, _ change: (inout CaseFile) -> Void) {
    var completed: CaseFile?
    cases.update(id) { file in
      let wasCompleted = file.isCompleted
      change(&file)
      if file.isCompleted && !wasCompleted { completed = file }
    }
    if let completed { startFollowers(of: completed) }
  }

  /// Lets go of closed cases, which the journal keeps, and begins the day's numbers anew.
  mutating func startDayOfCases() {
    cases.removeClosed()
    lastCaseNumber = 0
  }

  /// Rebuilds what is derived, after windows opened, closed or changed their work, and after reading a snapshot.
  mutating func rederive() {
    acceptance = AcceptanceIndex(windows.indices.map(accepts(at:)))
    serials = [:]
    for ticket in tickets {
      serials[ticket.id] = ticket.serial
      serials[ticket.number] = ticket.serial
    }
    rebuildLine()
  }

  /// Rebuilds the line, after a window opened or closed.
  mutating func rebuildLine() {
    line = WaitingLine(tickets.lazy.filter { $0.state == .waiting }.map(entry))
  }

  /// What the policy goes by of a ticket with these matters left.
  public func place(of ticket: Ticket, with left: [String]) -> QueuePlace {
    QueuePlace(
      virtualArrival: ticket.virtualArrival.milliseconds, issuedAt: ticket.issuedAt.milliseconds,
      serial: ticket.serial, standing: ticket.cameBack ? .walkIn : ticket.standing, promised: ticket.promised,
      moved: ticket.ownPlace != nil, service: catalogue.usualService(of: left))
  }

  private func entry(_ ticket: Ticket) -> WaitingLine.Entry {
    let windows =
      ticket.reservedFor.flatMap(position(ofWindow:)).map { WindowSet([$0]) }
      ?? windows(serving: ticket.remaining)
    return WaitingLine.Entry(place(of: ticket, with: ticket.remaining), windows)
  }
}
