@testable import HallModel

/// A small hall: three departments, eight matters, a package, five windows, three lanes.
///
/// Window 1 accepts everything, 2 everything but tax, 3 the police alone, 4 one tax matter, 5 nothing.
enum Sample {
  static let date = Day(number: 20_514)  // 2026-03-02, a Monday.
  static let opening = at("09:00")

  static let matters = [
    Matter(code: "GA-1", name: "居民身份证补领", department: "公安", handlingMinutes: 5),
    Matter(code: "GA-2", name: "普通护照签发", department: "公安", handlingMinutes: 10),
    Matter(code: "GA-3", name: "出生登记", department: "公安", handlingMinutes: 8),
    Matter(code: "SB-1", name: "社会保障卡申领", department: "社保", caseType: .immediate, handlingMinutes: 6),
    Matter(code: "SB-2", name: "失业登记", department: "社保", handlingMinutes: 8),
    Matter(code: "SB-3", name: "养老保险待遇核定", department: "社保", handlingMinutes: 10),
    Matter(code: "SW-1", name: "发票代开", department: "税务", handlingMinutes: 4),
    Matter(code: "SW-2", name: "税务登记变更", department: "税务", handlingMinutes: 12),
  ]

  static let catalogue = Catalogue(
    matters: matters, packages: [MatterPackage(name: "新生儿出生", matters: ["GA-3", "SB-1"])], digest: "sample")

  static func settings() -> HallSettings {
    HallSettings(
      name: "示例大厅",
      lanes: [
        Lane(letter: "A", name: "公安", carries: Acceptance(departments: ["公安"])),
        Lane(letter: "B", name: "社保", carries: Acceptance(departments: ["社保"])),
        Lane(letter: "C", name: "其他", carries: Acceptance(all: true, except: ["SW-2"])),
      ],
      windows: [
        WindowSetting(number: 1, name: "综窗1", accepts: .everything, usualStaff: "01"),
        WindowSetting(number: 2, name: "综窗2", accepts: Acceptance(all: true, except: ["税务"]), usualStaff: "02"),
        WindowSetting(
          number: 3, name: "公安", kind: .dedicated, accepts: Acceptance(departments: ["公安"]), usualStaff: "03"),
        WindowSetting(
          number: 4, name: "发票", kind: .dedicated, accepts: Acceptance(matters: ["SW-1"]), usualStaff: "04"),
        WindowSetting(number: 5, name: "出件", kind: .issuing, accepts: .nothing),
      ],
      staff: ["01", "02", "03", "04", "05", "06"].map {
        StaffMember(number: $0, name: "员工\($0)", roles: [.clerk])
      },
      priorityGroups: [
        PriorityGroup(id: "elderly", name: "老年人"), PriorityGroup(id: "disabled", name: "残疾人"),
      ])
  }

  /// A time of the sample day or another: `09:00`, `09:00:05`, `09:00:05.250`.
  static func at(_ clock: String, _ day: Day = date) -> Moment {
    HallZone.shanghai.moment(iso: "\(day.text)T\(clock)") ?? Moment(milliseconds: -1)
  }

  /// The configured hall with these windows open since nine.
  static func hall(open: [Int] = [1, 2, 3, 4], _ change: (inout HallSettings) -> Void = { _ in }) -> TestHall {
    var settings = settings()
    change(&settings)
    var hall = TestHall()
    hall.perform(Configure(settings: settings, catalogue: catalogue, papersDigest: "papers", training: false))
    for window in open { hall.perform(OpenWindow(window: window, staff: "0\(window)")) }
    return hall
  }
}

/// A hall that keeps its own clock and everything that happened to it.
struct TestHall {
  var hall = Hall()
  var now = Sample.opening
  private(set) var recorded: [(event: any HallEvent, stamp: Stamp)] = []

  /// Decides and applies; what came of it: the kinds of the events joined by `+`, or `!` and the code of the refusal.
  @discardableResult
  mutating func perform(_ command: any HallCommand, at clock: String? = nil, staff: String = "") -> String {
    if let clock { now = Sample.at(clock, hall.settings.zone.day(at: now)) }
    switch decide(command, staff: staff) {
    case .refused(let refusal): return "!" + refusal.code
    case .events(let events):
      apply(events, staff: staff)
      return events.map { type(of: $0).kind }.joined(separator: "+")
    }
  }

  func decide(_ command: any HallCommand, staff: String = "") -> Decision {
    hall.decide(recalled(command), Context(now: now, terminal: "t", staff: staff))
  }

  /// The command with what the journal tells of the past, as a live hall reads it.
  private func recalled(_ command: any HallCommand) -> any HallCommand {
    guard let recalling = command as? any RecallingCommand else { return command }
    var past: [String: PastRatings] = [:]
    for subject in recalling.recalls(hall) {
      past[subject] = PastRatings(recorded.lazy.map(\.event).filter { $0.subject == subject })
    }
    return recalling.recalling(past)
  }

  mutating func apply(_ events: [any HallEvent], staff: String = "") {
    let stamp = Stamp(at: now, terminal: "t", staff: staff)
    for event in events {
      hall.apply(event, stamp)
      recorded.append((event, stamp))
    }
  }

  /// The refusal of a command, nil where it would be allowed.
  func refusal(_ command: any HallCommand, staff: String = "") -> Refusal? {
    if case .refused(let refusal) = decide(command, staff: staff) { return refusal }
    return nil
  }

  mutating func wait(_ seconds: Int) { now = now.adding(seconds: seconds) }

  /// Issues a ticket and returns its number, or `!code`.
  @discardableResult
  mutating func issue(
    _ matters: String..., package: String? = nil, group: String? = nil, at clock: String? = nil
  ) -> String {
    let outcome = perform(IssueTicket(matters: matters, package: package, priorityGroup: group), at: clock)
    return outcome.hasPrefix("!") ? outcome : hall.tickets.last?.number ?? "?"
  }

  /// Calls the next ticket and returns its number, or `!code`.
  @discardableResult
  mutating func call(_ window: Int, at clock: String? = nil) -> String {
    let outcome = perform(CallNext(window: window), at: clock)
    return outcome.hasPrefix("!") ? outcome : number(at: window)
  }

  /// Calls and starts.
  @discardableResult
  mutating func serve(_ window: Int, at clock: String? = nil) -> String {
    let number = call(window, at: clock)
    perform(StartService(window: window))
    return number
  }

  /// Calls three times and records that nobody came.
  @discardableResult
  mutating func missed(_ window: Int) -> String {
    let number = call(window)
    perform(Recall(window: window))
    perform(Recall(window: window))
    perform(RecordNoShow(window: window))
    return number
  }

  func number(at window: Int) -> String { hall.window(window)?.ticket.map { hall.tickets[$0].number } ?? "-" }

  /// The numbers waiting, in the order of the line.
  var line: [String] { hall.line.entries.map { hall.tickets[$0.serial].number } }

  func state(_ ticket: String) -> Ticket.State? { hall.ticket(ticket)?.state }

  /// The last event of this type.
  func last<Event: HallEvent>(_ type: Event.Type) -> Event? {
    recorded.lazy.compactMap { $0.event as? Event }.last
  }
}
