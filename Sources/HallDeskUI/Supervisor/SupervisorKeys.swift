import HallModel
import ScreenKit

extension SupervisorScreen {
  /// The keys of the view, and the digits that lead to the others while nothing is typed.
  public func keyMap(_ environment: Environment) -> KeyMap<Action> {
    guard staff != nil else {
      return form.keyMap(
        signIn: Action(meaning: .signIn), next: Action(meaning: .nextField), leave: Action(meaning: .leave))
    }
    var map: KeyMap<Action>
    switch view {
    case .hall:
      let proposal = alarms.reason(against: alarms.loud(environment).first, environment)
      map = turned(live.keyMap(environment, proposal: proposal)) { .live($0) }
    case .alarms: map = turned(alarms.keyMap(environment)) { .alarms($0) }
    case .loops: map = turned(loops.keyMap(inner(environment))) { .loops($0) }
    case .charts, .report: map = turned(figures.keyMap(environment, isChart: view == .charts)) { .figures($0) }
    case .replay:
      map = turned(replay.keyMap(environment)) { .replay($0) }
      if replay.player != nil {
        map = map.adding(turned(replay.live.keyMap(replay.past(environment), proposal: "")) { .past($0) })
      }
    case .plan: map = turned(plan.keyMap(environment)) { .plan($0) }
    }
    if isCovered { return map }
    return map.adding(views(environment))
  }

  /// Whether something lies over the view that has to be finished or left first.
  private var isCovered: Bool {
    switch view {
    case .hall: if case .none = live.layer { false } else { true }
    case .alarms: alarms.form != nil
    case .loops: loops.isTyping
    case .charts, .report, .replay, .plan: false
    }
  }

  private func views(_ environment: Environment) -> KeyMap<Action> {
    var bindings = View.allCases.map { view in
      Binding(
        [.character(view.digit)], Action(meaning: .view(view)), label: "view.\(view.rawValue)",
        help: "view.help.\(view.rawValue)", priority: -1)
    }
    // The loops have these keys among their own.
    if view != .loops {
      bindings.append(
        Binding(
          [.control("N")], Action(meaning: .loops(.openNew)), label: "supervisor.key.open_new",
          help: "supervisor.help.open_new", priority: -1,
          disabledReason: loops.list.unseen.isEmpty ? environment.texts("supervisor.why.nothing_new") : nil))
      bindings.append(
        Binding(
          [.function(10), .control("Q")], Action(meaning: .leave), label: "key.leave", help: "supervisor.help.leave",
          priority: 75))
    }
    return KeyMap(bindings)
  }

  private func turned<Inner>(_ map: KeyMap<Inner>, _ meaning: (Inner) -> Action.Meaning) -> KeyMap<Action> {
    KeyMap(map.bindings.map { $0.turned { Action(meaning: meaning($0)) } })
  }

  /// Does what a key means.
  public mutating func act(_ action: Action, _ environment: Environment) -> [Effect] {
    defer { takeNotices() }
    switch action.meaning {
    case .signIn: return signIn(environment)
    case .nextField: form.onPIN.toggle()
    case .leave: return [.leave]
    case .view(let view): return go(to: view, environment)
    case .live(.propose):
      if let proposal = environment.foretold?.proposal(alarms.loud(environment).first) {
        return [alarms.perform(proposal)]
      }
    case .live(let action): return live.act(action, environment)
    case .alarms(.go): return goToAlarm(environment)
    case .alarms(let action): return alarms.act(action, environment)
    case .loops(let action):
      // What is new is opened from every view.
      return go(to: .loops, environment) + loops.act(action, inner(environment))
    case .figures(let action): return figures.act(action, environment, isChart: view == .charts)
    case .replay(let action): return replay.act(action, environment)
    case .past(let action): replay.act(action, environment)
    case .plan(let action): return plan.act(action, environment)
    }
    return []
  }

  /// Takes a key that is bound to nothing: text, or a move.
  public mutating func type(_ key: Key, _ environment: Environment) -> [Effect] {
    defer { takeNotices() }
    guard staff != nil else {
      form.update(key)
      return []
    }
    switch view {
    case .hall: live.type(key, environment)
    case .alarms: alarms.type(key, environment)
    case .loops: return loops.type(key, inner(environment))
    case .charts, .report: figures.type(key, environment, isChart: view == .charts)
    case .replay: replay.type(key, environment)
    case .plan: plan.type(key, environment)
    }
    return []
  }

  private mutating func signIn(_ environment: Environment) -> [Effect] {
    let who = form.number
    if let member = environment.hall.member(who), !member.roles.contains(.supervisor) {
      notice = Notice(.warning, environment.texts("supervisor.why.not_supervisor", ["staff": who]))
      return [.beep]
    }
    return [form.signIn()]
  }

  /// To what an alarm is about.
  private mutating func goToAlarm(_ environment: Environment) -> [Effect] {
    guard let alarm = alarms.pointed(environment) else { return [] }
    switch alarm.kind {
    case .negativeRating:
      return go(to: .loops, environment) + loops.open(alarm.subject, inner(environment))
    case .noWindow, .crowded, .alarmWait, .longWait: show(.lane(alarm.subject), environment)
    case .idleWindow, .longService, .longPause: Int(alarm.subject).map { show(.window($0), environment) }
    case .caseRed, .caseYellow: show(.cases, environment)
    }
    return []
  }

  private mutating func show(_ subject: DrillPage.Subject, _ environment: Environment) {
    _ = go(to: .hall, environment)
    live.pages = []
    live.enter(subject, environment)
  }
}
