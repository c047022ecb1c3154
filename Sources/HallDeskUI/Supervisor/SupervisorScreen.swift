import HallModel
import ScreenKit

/// The supervisor's screen (主管): the live hall with hands on it, its alarms, the closed loops behind ratings and
/// grievances, charts, reports, past days played again, and plans of windows. One view at a time; the digits go from one to
/// the other.
public struct SupervisorScreen: RoleScreen {
  /// What the supervisor's keys do.
  public struct Action: Sendable {
    enum Meaning: Sendable {
      case signIn
      case nextField
      case leave
      case view(View)
      case live(LiveView.Action)
      case alarms(AlarmView.Action)
      case loops(LoopDesk.Action)
      case figures(FiguresDesk.Action)
      case replay(ReplayView.Action)
      case plan(PlanDesk.Action)
      /// Looking around in a replay.
      case past(LiveView.Action)
    }

    let meaning: Meaning
  }

  /// The views, in the order of their digits.
  enum View: String, Sendable, CaseIterable {
    case hall
    case alarms
    case loops
    case charts
    case report
    case replay
    case plan

    /// The digit that leads there.
    var digit: Character { Character(String((View.allCases.firstIndex(of: self) ?? 0) + 1)) }
  }

  /// Who is signed in at this terminal, by number; nil before.
  private(set) var staff: String?
  var form = SignInForm()
  private(set) var view = View.hall
  var live = LiveView()
  var alarms = AlarmView()
  var loops = LoopDesk()
  var figures = FiguresDesk()
  var replay = ReplayView()
  var plan = PlanDesk()
  /// The last sentence.
  public var notice: Notice?

  /// The last sentence that was no answer to a key.
  private var news: Notice?
  /// The second in which alarms were looked for last.
  var looked: Int64 = 0

  /// A line below the sign-in; a sample hall tells its PIN there.
  let hint: String

  /// Creates the screen.
  public init(hint: String = "") { self.hint = hint }

  /// Whether a character belongs to a field.
  public func isTyping(_ environment: Environment) -> Bool {
    guard staff != nil else { return true }
    switch view {
    case .hall: return live.isTyping
    case .alarms: return alarms.form != nil
    case .loops: return loops.isTyping
    case .charts, .report, .replay, .plan: return false
    }
  }

  /// Waits and services run on while somebody looks.
  public func ticksBySecond(_ environment: Environment) -> Bool {
    guard staff != nil else { return false }
    switch view {
    case .hall, .alarms: return true
    case .loops: return loops.ticksBySecond(environment)
    case .charts, .report, .replay, .plan: return false
    }
  }

  /// Jumps and speeds are pressed several times in a row.
  public func actsOnce(_ key: Key, _ environment: Environment) -> Bool {
    key.isFunction && !(view == .replay && ReplayView.repeats(key))
  }

  /// While a past day plays, it is drawn by the frame.
  public func frame(_ environment: Environment) -> Int? {
    view == .replay && replay.isPlaying ? ReplayView.frame : nil
  }

  /// How long people will wait, and what could be done about alarms; in a replay, how long they would have waited.
  public func foresees(_ environment: Environment) -> Foresight.Wish? {
    guard staff != nil else { return nil }
    if view == .replay { return replay.foresees(environment) }
    return Foresight.Wish(environment.hall, now: environment.now, alarms: alarms.wished(environment))
  }

  /// The left half of the header.
  public func title(_ environment: Environment) -> String { environment.texts("role.supervisor") }

  /// Who is there.
  public func status(_ environment: Environment) -> String { environment.staffName(staff) }

  /// What a view below the line of views has to itself.
  func inner(_ environment: Environment) -> Environment {
    var inner = environment
    inner.rows -= 1
    return inner
  }

  /// Goes to a view; what was gone into there stays.
  mutating func go(to view: View, _ environment: Environment) -> [Effect] {
    self.view = view
    switch view {
    case .hall: live.look(environment)
    case .alarms, .loops: break
    case .charts, .report: return figures.show(environment)
    case .replay: return replay.show()
    case .plan: return plan.show(environment)
    }
    return []
  }

  mutating func signedIn(_ staff: String) {
    self.staff = staff
    form = SignInForm()
    (live.staff, alarms.staff, loops.staff) = (staff, staff, staff)
  }

  /// What a view says in answer to a key is the screen's last sentence, and stays until the next key.
  mutating func takeNotices() {
    for said in [live.notice, alarms.notice, loops.notice] where said != nil { notice = said }
    (live.notice, alarms.notice, loops.notice) = (nil, nil, nil)
  }

  /// News are said too, but never in the place of an answer.
  mutating func takeNews() {
    let said = loops.notice ?? alarms.notice ?? live.notice
    (live.notice, alarms.notice, loops.notice) = (nil, nil, nil)
    guard let said, notice == nil || notice == news else { return }
    (notice, news) = (said, said)
  }
}
