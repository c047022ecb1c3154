@testable import HallModel

/// A hall driven by random commands, valid and invalid, with time moving on by random steps, over midnight too.
struct RandomHall {
  var play = TestHall()
  var random: RandomSource
  private var settings: HallSettings
  private var external = 0

  init(seed: UInt64) {
    random = RandomSource(seed: seed)
    settings = Sample.settings()
    // Halls differ: who accepts what, whether one window takes everything, how many windows there are.
    if random.chance(50) { settings.windows[0].accepts = Acceptance(departments: ["公安", "社保"]) }
    if random.chance(30) { settings.windows[4].accepts = Acceptance(departments: ["税务"]) }
    if random.chance(30) { settings.windows.append(WindowSetting(number: 12, name: "十二", accepts: .everything)) }
    settings.appointments.capacity = 2
    // Every third hall has the default policy; the others have all of them.
    settings.queue.policy = seed % 3 == 0 ? .promise : RoutingPolicy.allCases[Int(seed) % 7]
    settings.calendar = CaseSample.calendar
    settings.ratingTags = RatingSample.tags
    settings.ratings.defaultLevel = random.chance(30) ? .verySatisfied : nil
    settings.staff.append(StaffMember(number: "90", name: "主管", roles: [.supervisor]))
    play.perform(Configure(settings: settings, catalogue: Sample.catalogue, papersDigest: "p", training: false))
  }

  /// Time goes on: mostly seconds, sometimes not at all, seldom into the next day.
  mutating func tick() {
    let milliseconds: Int
    switch random.below(1000) {
    case ..<200: milliseconds = 0
    case ..<300: milliseconds = random.below(50)
    case ..<700: milliseconds = random.below(6000)
    case ..<990: milliseconds = random.below(240_000)
    case ..<997: milliseconds = random.below(3_600_000)
    default: milliseconds = random.below(40 * 3_600_000)
    }
    play.now = Moment(milliseconds: play.now.milliseconds + Int64(milliseconds))
  }

  mutating func command() -> any HallCommand {
    switch random.below(1000) {
    case ..<230: issue()
    case ..<260: desk()
    case ..<310: appointment()
    case ..<800: atWindow()
    case ..<920: intake()
    case ..<960: rating()
    case ..<978: duty()
    case ..<992: SignIn(staff: random.pick(["01", "02", "03", "99"]), pinMatches: random.chance(25))
    case ..<996: configure()
    default: random.chance(60) ? OpenDay() : CloseDay() as any HallCommand
    }
  }

  private mutating func matters() -> [String] {
    let codes = ["GA-1", "GA-2", "GA-3", "SB-1", "SB-2", "SB-3", "SW-1"]
    var list = [random.pick(codes)]
    while random.chance(25) { list.append(random.pick(codes)) }
    if random.chance(2) { list.insert(random.pick(["XX-9", "SW-2"]), at: 0) }
    return list
  }

  private mutating func issue() -> any HallCommand {
    IssueTicket(
      matters: random.chance(2) ? [] : matters(), package: random.chance(5) ? "新生儿出生" : random.chance(1) ? "x" : nil,
      priorityGroup: random.chance(15) ? random.pick(["elderly", "disabled"]) : random.chance(1) ? "vip" : nil,
      channel: random.pick(Ticket.Channel.allCases))
  }

  /// A ticket of the day, often of the wanted state, seldom none.
  private mutating func ticket(_ state: Ticket.State) -> String {
    let fitting = play.hall.tickets.suffix(60).filter { $0.state == state }
    if !fitting.isEmpty, random.chance(80) {
      let found = random.pick(Array(fitting))
      return random.chance(50) ? found.number : found.id
    }
    return random.chance(50) ? "A001" : random.pick(["B999", "20260101-A001", "x"])
  }

  private mutating func desk() -> any HallCommand {
    switch random.below(3) {
    case 0: CancelTicket(ticket: ticket(random.chance(70) ? .waiting : .noShow), reason: random.chance(90) ? "不办" : " ")
    case 1: ReturnTicket(ticket: ticket(.noShow))
    default:
      RecordEnquiry(
        outcome: random.pick(Enquiry.Outcome.allCases), matters: random.chance(50) ? [] : matters(), missing: ["照片"])
    }
  }

  private mutating func appointment() -> any HallCommand {
    let booked = play.hall.appointments.filter { $0.state == .booked }.map(\.id) + ["Y0001"]
    switch random.below(10) {
    case ..<5:
      let minute = play.hall.settings.zone.secondOfDay(at: play.now) / 60
      external += random.chance(80) ? 1 : 0
      return AddAppointment(
        id: random.chance(30) ? "Y\(Digits.padded(external, 4))" : nil,
        day: play.hall.settings.zone.day(at: play.now).adding(days: random.below(3) - (random.chance(5) ? 1 : 0)),
        slot: ClockTime(minutes: random.chance(70) ? minute / 30 * 30 + random.below(2) * 30 : random.below(1440)),
        matters: random.chance(3) ? [] : matters())
    case ..<6: return CancelAppointment(id: random.pick(booked))
    case ..<8: return CheckInAppointment(id: random.pick(booked), priorityGroup: random.chance(20) ? "elderly" : nil)
    default: return IssueTicket(matters: random.chance(50) ? [] : matters(), appointment: random.pick(booked))
    }
  }

  /// Mostly what the window can do next, sometimes anything.
  private mutating func atWindow() -> any HallCommand {
    let window = random.chance(2) ? 99 : random.pick(play.hall.windows).number
    let other = random.chance(3) ? 98 : random.pick(play.hall.windows).number
    let state = random.chance(92) ? play.hall.window(window)?.state : random.pick(Window.State.allCases)
    switch state {
    case .idle:
      switch random.below(20) {
      case ..<15: return CallNext(window: window)
      case ..<16: return UndoNoShow(window: window)
      case ..<18: return ResumeHeld(window: window, ticket: random.chance(30) ? ticket(.held) : nil)
      default: return PauseWindow(window: window, reason: random.chance(80) ? "午餐" : "")
      }
    case .called:
      switch random.below(20) {
      case ..<9: return StartService(window: window)
      case ..<14: return Recall(window: window)
      case ..<19: return RecordNoShow(window: window)
      default: return TransferTicket(window: window, target: .window(other))
      }
    case .serving:
      switch random.below(20) {
      case ..<13: return FinishTicket(window: window)
      case ..<16: return HoldTicket(window: window, reason: "复印")
      case ..<18: return TransferTicket(window: window, target: .window(other), reason: "转")
      default: return TransferTicket(window: window, target: .matters(random.chance(5) ? [] : matters()))
      }
    case .paused: return ResumeWindow(window: window)
    case .closed, nil:
      return OpenWindow(window: window, staff: random.chance(90) ? "0\(1 + random.below(6))" : nil)
    }
  }

  private mutating func duty() -> any HallCommand {
    let window = random.pick(play.hall.windows).number
    switch random.below(16) {
    case ..<5: return CloseWindow(window: window)
    case ..<11: return supervision(window)
    case ..<13: return OpenWindow(window: window, staff: random.chance(80) ? "06" : "99", relieving: true)
    default:
      let names = ["公安", "社保", "税务", "GA-1", "SW-1"]
      let accepts = Acceptance(
        all: random.chance(30), departments: random.some(of: names) + (random.chance(5) ? ["住建"] : []),
        except: random.some(of: names))
      let minute = play.hall.settings.zone.secondOfDay(at: play.now) / 60 + random.below(20) - 2
      return AssignWindow(
        window: window, accepts: random.chance(30) ? nil : accepts,
        until: random.chance(60) ? ClockTime(minutes: min(1440, max(0, minute))) : nil)
    }
  }

  /// What a supervisor does from afar.
  private mutating func supervision(_ window: Int) -> any HallCommand {
    switch random.below(9) {
    case ..<2: return MoveTicket(ticket: ticket(.waiting), to: .front, reason: random.chance(90) ? "老人" : "")
    case ..<3: return MoveTicket(ticket: ticket(.waiting), to: .window(window), reason: "熟悉情况")
    case ..<5: return MoveTicket(ticket: ticket(.waiting), to: .own, reason: "调回")
    case ..<6: return SummonClerk(window: window, staff: random.chance(50) ? "0\(1 + random.below(7))" : nil)
    case ..<7: return PostBoardNotice(random.chance(70) ? "今天十二点停电\n请留意" : "")
    case ..<8: return RemindWindow(window: window, about: random.pick([.idleWindow, .longService]))
    default:
      let alarms = Alarms.standing(play.hall, now: play.now).map(\.id) + ["crowded:Z"]
      return SilenceAlarm(random.pick(alarms), reason: random.chance(80) ? "知道了" : " ")
    }
  }

  /// Windows come and go and change places; rules change; a matter disappears.
  private mutating func configure() -> any HallCommand {
    var changed = settings
    if random.chance(40) { changed.windows.remove(at: random.below(changed.windows.count)) }
    if random.chance(40) { changed.windows.reverse() }
    if random.chance(30) { changed.windows.append(WindowSetting(number: 20, name: "二十", accepts: .everything)) }
    changed.queue.callsBeforeNoShow = 1 + random.below(3)
    changed.queue.priorityHeadStart = random.pick([10, 10, 0, 20])
    changed.queue.priorityPromise = random.pick([8, 8, 3])
    if random.chance(20) { changed.queue.policy = random.pick(RoutingPolicy.allCases) }
    if random.chance(30) { changed.lanes.swapAt(0, 1) }
    let catalogue = random.chance(20) ? RandomHall.smaller : Sample.catalogue
    return Configure(settings: changed, catalogue: catalogue, papersDigest: "p", training: false)
  }

  static let smaller = Catalogue(matters: Array(Sample.matters.dropLast(2)), packages: [], digest: "smaller")

  static func catalogue(_ digest: String) -> Catalogue { digest == "sample" ? Sample.catalogue : smaller }
}
