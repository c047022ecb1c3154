import HallModel
import ScreenKit

extension LiveView {
  /// Hands stand at the same F-keys over the hall and over every page; what cannot be done says why.
  ///
  /// - Parameter proposal: what stands against doing what is proposed; nil where it can be done.
  func keyMap(_ environment: Environment, proposal: String?) -> KeyMap<Action> {
    switch layer {
    case .none: break
    case .form:
      return KeyMap([
        Binding([.function(4)], .record, label: "supervisor.key.record", help: "supervisor.help.record", priority: 10),
        Binding([.escape], .back, label: "key.back", priority: 9),
      ])
    case .closing:
      return KeyMap([
        Binding(
          [.function(4)], .record, label: "live.key.close_day", help: "live.help.close_day", priority: 10,
          dangerous: true, disabledReason: environment.refusal(of: CloseDay(), by: staff)),
        Binding([.escape], .back, label: "key.back", priority: 9),
      ])
    }
    return walking(environment).adding(staff == nil ? KeyMap() : hands(environment, proposal))
  }

  /// Looking around.
  private func walking(_ environment: Environment) -> KeyMap<Action> {
    let nothing = pages.last?.content.rows.isEmpty ?? false ? environment.texts("live.why.nothing") : nil
    var map = KeyMap([
      Binding(
        [.enter], Action.open, label: "live.key.open", help: "live.help.open", priority: 40, disabledReason: nothing)
    ])
    if pages.isEmpty {
      map.bindings += [
        Binding([.tab, .backTab], .nextPanel, label: "live.key.panel", help: "live.help.panel", priority: 39),
        Binding([.function(11)], .sort, label: "live.key.sort", help: "live.help.sort", priority: 20),
      ]
    } else {
      map.bindings.append(Binding([.escape], .back, label: "key.back", priority: 38))
    }
    return map
  }

  private func hands(_ environment: Environment, _ proposal: String?) -> KeyMap<Action> {
    let texts = environment.texts
    let state = window.flatMap { environment.hall.window($0)?.state }
    let noWindow = window == nil ? texts("live.why.no_window") : nil
    func why(_ command: (Int) -> any HallCommand) -> String? {
      window.map { environment.refusal(of: command($0), by: staff) } ?? noWindow
    }
    let isOpen = state.map { $0 != .closed } ?? false
    let isPaused = state == .paused
    let ticket = ticket.flatMap(environment.hall.ticket)
    return KeyMap([
      Binding(
        [.function(2)], .openClose, label: isOpen ? "live.key.close" : "live.key.open_window",
        help: "live.help.open_close", priority: 80,
        disabledReason: isOpen ? why { CloseWindow(window: $0) } : noWindow),
      Binding(
        [.function(3)], .pause, label: isPaused ? "live.key.resume" : "live.key.pause", help: "live.help.pause",
        priority: 70,
        disabledReason: why {
          isPaused ? ResumeWindow(window: $0) as any HallCommand : PauseWindow(window: $0, reason: "-")
        }),
      Binding(
        [.function(4)], .assign, label: "live.key.assign", help: "live.help.assign", priority: 85,
        disabledReason: noWindow),
      Binding(
        [.function(5)], .summon, label: "live.key.summon", help: "live.help.summon", priority: 65,
        disabledReason: noWindow),
      Binding(
        [.function(6)], .move, label: "live.key.move", help: "live.help.move", priority: 60,
        disabledReason: ticket == nil
          ? texts("live.why.no_ticket") : ticket?.state == .waiting ? nil : texts("live.why.not_waiting")),
      Binding([.function(7)], .notice, label: "live.key.notice", help: "live.help.notice", priority: 50),
      Binding(
        [.function(8)], .closeDay, label: "live.key.close_day", help: "live.help.close_day", priority: 45,
        disabledReason: environment.hall.day.map { $0.closedAt == nil } ?? false ? nil : texts("live.why.no_day")),
      Binding(
        [.function(9)], .propose, label: "live.key.propose", help: "live.help.propose",
        priority: proposal == nil ? 95 : 30, disabledReason: proposal),
    ])
  }
}
