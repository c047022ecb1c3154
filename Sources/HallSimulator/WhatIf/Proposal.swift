import HallModel

/// What could be done about an alarm, with what it would do to the waits by the forecast that is shown.
public struct Proposal: Equatable, Sendable {
  /// What to do.
  public enum Action: Equatable, Sendable {
    /// Open a closed window, with this clerk.
    case open(window: Int, staff: String)
    /// Let a window take a lane's matters beside its own.
    case turn(window: Int, accepts: Acceptance)
    /// End a pause.
    case resume(window: Int)
    /// Remind a window of what was seen from afar.
    case remind(window: Int, about: Alarm.Kind)
    /// Remind of a case (催办), or order it to be finished (督办); the first that was not urged yet.
    case urge(case: String, isOrder: Bool)
  }

  /// What to do.
  public var action: Action
  /// The lane it is for, by letter; empty where it is about a window alone.
  public var lane: String
  /// How many of the lane wait.
  public var waiting: Int
  /// The longest foretold wait in the lane as things are, seconds; nil where nobody would be called at all.
  public var before: Int?
  /// The same with it done.
  public var after: Int?

  /// The command that does it.
  public var command: any HallCommand {
    switch action {
    case .open(let window, let staff): OpenWindow(window: window, staff: staff)
    case .turn(let window, let accepts): AssignWindow(window: window, accepts: accepts)
    case .resume(let window): ResumeWindow(window: window)
    case .remind(let window, let about): RemindWindow(window: window, about: about)
    // An order needs words (domain §3); the alarm's own stand for them.
    case .urge(let id, let isOrder): UrgeCase(case: id, isOrder: isOrder, text: isOrder ? "已过期限，请立即办结" : "")
    }
  }

  /// The window it is about; 0 for a case.
  public var window: Int {
    switch action {
    case .open(let window, _), .turn(let window, _), .resume(let window), .remind(let window, _): window
    case .urge: 0
    }
  }
}

/// Finds what helps most: tries every window that could be opened, turned or resumed in a copy of the hall, and asks the
/// forecast (domain §5: which idle or closed window to turn to that line).
public enum Proposals {
  /// What would help most against an alarm; nil where nothing would.
  public static func best(for alarm: Alarm, _ hall: Hall, now: Moment) -> Proposal? {
    switch alarm.kind {
    case .crowded, .alarmWait, .longWait, .noWindow: forLane(alarm.subject, hall, now)
    case .longPause: Int(alarm.subject).flatMap { possible(.resume(window: $0), hall, now) }
    case .idleWindow, .longService:
      Int(alarm.subject).flatMap { possible(.remind(window: $0, about: alarm.kind), hall, now) }
    case .caseRed: toUrge(hall, now, isOrder: true).flatMap { possible(.urge(case: $0, isOrder: true), hall, now) }
    case .caseYellow: toUrge(hall, now, isOrder: false).flatMap { possible(.urge(case: $0, isOrder: false), hall, now) }
    // Whoever calls somebody back needs words of their own.
    case .negativeRating: nil
    }
  }

  /// The first pressing case nobody was urged about yet.
  private static func toUrge(_ hall: Hall, _ now: Moment, isOrder: Bool) -> String? {
    let ground = AlarmGround(hall, on: hall.settings.zone.day(at: now))
    return (isOrder ? ground.red : ground.yellow).lazy.compactMap(hall.caseFile).first { file in
      isOrder ? file.orders == 0 : file.reminders == 0
    }?.id
  }

  /// How many windows are tried at most; a hall has few that are closed or idle at any time.
  private static let most = 16

  private static func forLane(_ letter: String, _ hall: Hall, _ now: Moment) -> Proposal? {
    guard let lane = hall.settings.lanes.first(where: { $0.letter == letter }) else { return nil }
    let wanted = wanted(lane, hall)
    let before = Outlook(letter, wanted, hall, now)
    var best: (proposal: Proposal, outlook: Outlook)?
    for action in candidates(lane, wanted, hall).prefix(most) {
      let proposal = Proposal(action: action, lane: letter, waiting: before.waiting, before: before.longest)
      guard let tried = trial(proposal.command, hall, now) else { continue }
      let outlook = Outlook(letter, wanted, tried, now)
      guard outlook.isBetter(than: best?.outlook ?? before) else { continue }
      best = (proposal, outlook)
    }
    guard let best, best.outlook.helps(beside: before) else { return nil }
    var proposal = best.proposal
    proposal.after = best.outlook.longest
    return proposal
  }

  /// Closed windows with a clerk who is free, paused ones, and open ones that do not take the lane yet; those that
  /// accept the lane already first, then those that stand idle.
  private static func candidates(_ lane: Lane, _ wanted: [Matter], _ hall: Hall) -> [Proposal.Action] {
    let busy = Set(hall.windows.compactMap(\.staff))
    // Whoever has no window of their own to open can open any.
    let own = Set(hall.settings.windows.compactMap(\.usualStaff))
    let free = hall.settings.staff.first { member in
      member.roles.contains(.clerk) && !busy.contains(member.number) && !own.contains(member.number)
    }?.number
    var found: [(rank: Int, action: Proposal.Action)] = []
    for (position, window) in hall.windows.enumerated() {
      let setting = hall.settings.windows[position]
      let accepts = hall.accepts(at: position)
      let takes = wanted.contains { accepts.covers($0) }
      switch window.state {
      case .closed:
        let usual = setting.usualStaff.flatMap { busy.contains($0) ? nil : $0 }
        if takes, let staff = usual ?? free {
          found.append((0, .open(window: window.number, staff: staff)))
        }
      case .paused: if takes { found.append((1, .resume(window: window.number))) }
      case .idle, .called, .serving:
        // An issuing window or the like takes no matters, and is not turned into one that does.
        if !takes, accepts != .nothing {
          // The lane for all that is left has no work of its own: what is waited for stands for it.
          let work = lane.carries.all ? Acceptance(departments: departments(wanted)) : lane.carries
          let wider = accepts.joined(work)
          found.append((window.state == .idle ? 2 : 3, .turn(window: window.number, accepts: wider)))
        }
      }
    }
    return found.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }.map(
      \.element.action)
  }

  /// What the lane's people wait for; where nobody waits, what no open window takes of it.
  private static func wanted(_ lane: Lane, _ hall: Hall) -> [Matter] {
    let waiting = hall.line.entries.lazy.map { hall.tickets[$0.serial] }.filter { $0.lane == lane.letter }
    let codes = Set(waiting.flatMap(\.remaining))
    if !codes.isEmpty { return codes.sorted().compactMap(hall.catalogue.matter) }
    let open = hall.openWindows
    return hall.catalogue.matters.filter { matter in
      hall.settings.lane(of: matter)?.letter == lane.letter
        && hall.windows(accepting: matter).intersection(open).isEmpty
    }
  }

  private static func departments(_ matters: [Matter]) -> [String] {
    matters.reduce(into: []) { list, matter in
      if !list.contains(matter.department) { list.append(matter.department) }
    }
  }

  /// The hall with it done; nil where the rules forbid it.
  private static func trial(_ command: any HallCommand, _ hall: Hall, _ now: Moment) -> Hall? {
    let context = Context(now: now)
    guard case .events(let events) = hall.decide(command, context) else { return nil }
    return hall.after(events, context)
  }

  private static func possible(_ action: Proposal.Action, _ hall: Hall, _ now: Moment) -> Proposal? {
    let proposal = Proposal(action: action, lane: "", waiting: 0)
    return trial(proposal.command, hall, now) == nil ? nil : proposal
  }
}

/// What the forecast says of a lane.
private struct Outlook {
  var waiting = 0
  /// How many would not be called by any open window.
  var stranded = 0
  /// Where nobody waits: how many of the wanted matters no open window takes.
  var missing = 0
  /// The longest wait still to come, seconds; nil where nobody would be called.
  var longest: Int?
  /// All waits of the hall still to come, seconds.
  var total = 0

  init(_ lane: String, _ wanted: [Matter], _ hall: Hall, _ now: Moment) {
    let forecast = WaitForecast(hall, now: now)
    for entry in hall.line.entries {
      let start = forecast.starts[entry.serial]
      total += start ?? 0
      guard hall.tickets[entry.serial].lane == lane else { continue }
      waiting += 1
      if let start { longest = max(longest ?? 0, start) } else { stranded += 1 }
    }
    guard waiting == 0 else { return }
    let open = hall.openWindows
    missing = wanted.count { hall.windows(accepting: $0).intersection(open).isEmpty }
  }

  func isBetter(than other: Outlook) -> Bool {
    (stranded, missing, longest ?? Int.max, total)
      < (other.stranded, other.missing, other.longest ?? Int.max, other.total)
  }

  /// A minute less for the lane, and no more waiting in all: otherwise it is not worth the trouble.
  func helps(beside before: Outlook) -> Bool {
    if stranded < before.stranded { return true }
    guard total <= before.total else { return false }
    // Nobody waits in the lane, but somebody would wait for nobody.
    if missing < before.missing { return true }
    guard let longest, let earlier = before.longest else { return false }
    return longest + 60 <= earlier
  }
}
