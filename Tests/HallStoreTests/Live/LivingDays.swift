import HallModel
import HallSimulator
import Testing

@testable import HallStore

/// A hall that lives for some days: applicants, clerks, the back office, ratings at the windows and later, and supervisors
/// who follow up what was bad. Everything is in the journal.
struct LivingDays {
  let journal = MemoryJournal()
  let live: LiveHall
  private var living: LivingHall
  private var chance: Chance
  private var now = HallZone.shanghai.moment(iso: "2026-03-02T08:50:00")!
  private var refused = 0

  static let first = Day("2026-03-02")!
  /// Days on which the hall is open, as days after the first.
  static let open = [0, 1, 2, 7, 8]

  static let settings: HallSettings = {
    var settings = HallSettings(
      name: "云溪镇便民服务中心",
      lanes: [
        Lane(letter: "A", name: "公安", carries: Acceptance(departments: ["公安"])),
        Lane(letter: "B", name: "其他", carries: .everything),
      ],
      windows: [
        WindowSetting(number: 1, name: "综窗1", accepts: .everything, usualStaff: "C1"),
        WindowSetting(number: 2, name: "综窗2", accepts: .everything, usualStaff: "C2"),
        WindowSetting(
          number: 4, name: "公安", kind: .dedicated, accepts: Acceptance(departments: ["公安"]), usualStaff: "C4"),
        WindowSetting(number: 5, name: "出件", kind: .issuing, accepts: .nothing, usualStaff: "C5"),
      ],
      staff: ["C1", "C2", "C3", "C4", "C5"].map { StaffMember(number: $0, name: $0, roles: [.clerk]) }
        + [
          StaffMember(number: "S1", name: "S1", roles: [.supervisor]),
          StaffMember(number: "O1", name: "O1", roles: [.backOffice]),
        ],
      priorityGroups: [PriorityGroup(id: "elderly", name: "老年人")])
    settings.calendar = [CalendarDay(day: Day("2026-01-01")!, kind: .holiday, name: "元旦")]
    settings.ratings.defaultLevel = .verySatisfied
    return settings
  }()

  static let matters = [
    Matter(code: "M1", name: "居民身份证补领", department: "公安", legalLimit: 30, promisedDays: 2, handlingMinutes: 4),
    Matter(code: "M2", name: "出生登记", department: "公安", caseType: .immediate, legalLimit: 1, promisedDays: 0),
    Matter(code: "M3", name: "失业登记", department: "社保", legalLimit: 20, promisedDays: 1, handlingMinutes: 6),
    Matter(code: "M4", name: "社保卡申领", department: "社保", caseType: .immediate, legalLimit: 1, promisedDays: 0),
  ]

  init(seed: UInt64) throws {
    chance = Chance(seed: seed &+ 1000)
    living = LivingHall(seed: seed)
    live = try LiveHall(journal)
    let actor = LiveHall.Actor(terminal: "test")
    let outcome = try live.configure(
      settings: Self.settings, matters: Self.matters, packages: [], papers: [], training: true, by: actor, at: now)
    #expect(outcome.refusal == nil)
    for day in Self.open { try liveThrough(Self.first.adding(days: day)) }
    for day in [9, 10, 11, 14, 15, 16, 25, 26, 40] { try followUp(Self.first.adding(days: day), "11:00") }
  }

  private func moment(_ day: Day, _ clock: String) -> Moment {
    HallZone.shanghai.moment(iso: "\(day.text)T\(clock):00")!
  }

  private mutating func act(_ command: any HallCommand, _ terminal: String = "t", _ staff: String = "") throws {
    let actor = LiveHall.Actor(terminal: terminal, staff: staff)
    if case .refused = try live.perform(command, by: actor, at: now) { refused += 1 }
  }

  private mutating func liveThrough(_ day: Day) throws {
    now = moment(day, "09:00")
    let seconds = 6_000 + Int(chance.unit() * 2000)
    for second in stride(from: 0, to: seconds, by: 5) {
      now = moment(day, "09:00").adding(seconds: second)
      for one in living.acts(live.hall, now: now) { try act(one.command, one.terminal, one.staff) }
      if chance.happens(0.02) { try disturb() }
      // A bus: some of them wait for more than half an hour.
      if second == 1200 { for _ in 0..<24 { try act(IssueTicket(matters: ["M3"])) } }
    }
    try followUp(day, "13:00")
    // Some days are closed by hand, some by midnight.
    if chance.happens(0.5) { try act(CloseDay()) }
  }

  /// What a living hall seldom does by itself.
  private mutating func disturb() throws {
    let tickets = live.hall.tickets
    switch Int(chance.unit() * 8) {
    case 0:
      if let waiting = tickets.first(where: { $0.state == .waiting }) {
        try act(CancelTicket(ticket: waiting.id, reason: "不办了"))
      }
    case 1:
      if let gone = tickets.last(where: { $0.state == .noShow }) { try act(ReturnTicket(ticket: gone.id)) }
    case 2:
      if let last = tickets.last(where: { $0.state == .waiting }) {
        try act(MoveTicket(ticket: last.id, to: .front, reason: "老人"), "sup", "S1")
      }
    case 3: try act(TransferTicket(window: 4, target: .window(1), reason: "转办"))
    case 4: try act(OpenWindow(window: 2, staff: chance.happens(0.5) ? "C3" : "C2", relieving: true))
    case 5: try act(PauseWindow(window: 1, reason: "喝水"))
    case 6: try act(UndoNoShow(window: 2))
    default:
      if let done = tickets.last(where: { $0.state == .finished }) {
        let answer = RatingAnswer(level: 1 + Int(chance.unit() * 5), comment: "x", named: true)
        try act(RecordRating(ticket: done.id, answer: answer, channel: .kiosk))
      }
    }
  }

  /// Supervisors do what is owed next in some loops, and somebody is rated late.
  private mutating func followUp(_ day: Day, _ clock: String) throws {
    now = max(now, moment(day, clock))
    for loop in live.hall.openLoops() where chance.happens(0.7) {
      now = now.adding(seconds: 30)
      let id = loop.id
      switch loop.state {
      case .received: try act(ContactRater(loop: id, reached: chance.happens(0.8), text: "x"), "sup", "S1")
      case .contacted:
        let step: any HallCommand =
          chance.happens(0.3) ? AppealRating(loop: id, text: "x") : UpholdComplaint(loop: id, text: "x")
        try act(step)
      case .appealed: try act(ReviewAppeal(loop: id, granted: chance.happens(0.6), text: "x"), "sup", "S1")
      case .upheld:
        let step: any HallCommand =
          chance.happens(0.2)
          ? ExtendRectification(loop: id, days: 5, text: "x") : RectifyComplaint(loop: id, text: "x")
        try act(step, "sup", "S1")
      case .rectified:
        try act(FollowUpComplaint(loop: id, opinion: .satisfied, willRateAgain: true, text: "x"), "sup", "S1")
      case .followedUp:
        try act(RecordRating(ticket: loop.subject, answer: RatingAnswer(level: 4), channel: .phone))
      case .dismissed, .rerated: try act(PublishOutcome(loop: id, text: "x"), "sup", "S1")
      case .published: break
      }
    }
    let project = "P\(day.number)"
    let matter = RatedVisit.Matter(code: "S-1", name: "资格认定", department: "省厅")
    let level = RatingLevel(rawValue: 1 + Int(chance.unit() * 5)) ?? .satisfied
    try act(
      ImportRatings([Rating(project: project, Rating.Elsewhere(matter: matter), level, channel: .online, at: now)]))
  }
}
