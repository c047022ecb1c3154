import HallModel
import ScreenKit

extension WindowScreen {
  /// F-keys stand for the same in every state of the window; what cannot be done now says why.
  public func keyMap(_ environment: Environment) -> KeyMap<Action> {
    guard staff != nil else { return form.keyMap(signIn: .signIn, next: .nextField, leave: .leave) }
    if case .none = layer {
      guard showsIntake, let intake else { return dutyKeys(environment) }
      let keys = intake.keyMap(environment)
      return KeyMap(keys.bindings.map { $0.turned { .intake($0) } }).adding(
        intake.question == nil ? dutyKeys(environment).without([.escape, .function(4), .control("Z")]) : KeyMap())
    }
    return KeyMap([Binding([.escape], .back, label: "key.back", priority: 9)])
  }

  private func dutyKeys(_ environment: Environment) -> KeyMap<Action> {
    let texts = environment.texts
    let window = environment.hall.window(number)
    let state = isMine(environment) ? window?.state : nil
    func unless(_ allowed: Window.State...) -> String? {
      guard let state else { return texts("window.why.not_mine") }
      return allowed.contains(state) ? nil : texts("window.why.\(state.rawValue)")
    }
    let waiting = environment.hall.position(ofWindow: number)
      .flatMap { environment.hall.nextInLine(for: $0, now: environment.now) }
    let calls = ticket(environment)?.calls ?? 0
    let needed = environment.hall.settings.queue.callsBeforeNoShow
    let tooFew =
      calls < needed
      ? texts("window.why.too_few_calls", ["calls": String(calls), "needed": String(needed)]) : nil
    let holding = state == .serving || held(environment).isEmpty
    return KeyMap([
      Binding(
        [.function(2)], .call, label: "window.key.call", help: "window.help.call", priority: 90,
        disabledReason: unless(.idle) ?? (waiting == nil ? texts("window.why.nobody") : nil)),
      Binding(
        [.function(3)], .recall, label: "window.key.recall", help: "window.help.recall", priority: 80,
        disabledReason: unless(.called) ?? (justCalled(environment) ? texts("window.why.just_called") : nil)),
      state == .serving
        ? Binding(
          [.function(4)], .openIntake, label: "window.key.intake", help: "window.help.intake", priority: 85)
        : Binding(
          [.function(4)], .start, label: "window.key.start", help: "window.help.start", priority: 85,
          disabledReason: unless(.called)),
      Binding(
        [.function(5)], .finish, label: "window.key.finish", help: "window.help.finish", priority: 85,
        disabledReason: unless(.serving)),
      Binding(
        [.function(6)], .noShow, label: "window.key.no_show", help: "window.help.no_show", priority: 70,
        disabledReason: unless(.called) ?? tooFew),
      Binding(
        [.function(7)], .hold, label: holding ? "window.key.hold" : "window.key.resume_held",
        help: "window.help.hold", priority: 60,
        disabledReason: holding ? unless(.serving) : unless(.idle)),
      Binding(
        [.function(8)], .transfer, label: "window.key.transfer", help: "window.help.transfer", priority: 50,
        disabledReason: unless(.called, .serving)),
      Binding(
        [.function(9)], .pause, label: state == .paused ? "window.key.resume" : "window.key.pause",
        help: "window.help.pause", priority: 40, disabledReason: unless(.idle, .paused)),
      Binding([.function(10), .control("Q")], .leave, label: "key.leave", help: "window.help.leave", priority: 30),
      Binding(
        [.control("Z"), .function(11)], .undo, label: "window.key.undo", help: "window.help.undo", priority: -1,
        disabledReason: unless(.idle)
          ?? (window?.recentNoShow == nil ? texts("window.why.nothing_to_undo") : nil)),
      Binding([.escape], .back, label: "key.back", help: "window.help.back", priority: -1),
    ])
  }

  /// A recall within three seconds of a call is a key held down, not a second call.
  private func justCalled(_ environment: Environment) -> Bool {
    guard let calledAt else { return false }
    return environment.now.milliseconds - calledAt.milliseconds < 3000
  }
}
