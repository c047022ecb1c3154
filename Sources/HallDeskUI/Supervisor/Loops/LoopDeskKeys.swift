import HallModel
import ScreenKit

extension LoopDesk {
  /// F-keys stand for the same over the list and over a page, in the order of a loop's steps; what cannot be done now says
  /// why.
  func keyMap(_ environment: Environment) -> KeyMap<Action> {
    if case .none = layer {
      return loopKeys(environment).adding(page == nil ? listKeys(environment) : pageKeys(environment))
    }
    return KeyMap([
      Binding([.function(4)], .record, label: "supervisor.key.record", help: "supervisor.help.record", priority: 10),
      Binding([.escape], .back, label: "key.back", priority: 9),
    ])
  }

  private func listKeys(_ environment: Environment) -> KeyMap<Action> {
    KeyMap([
      Binding(
        [.enter], .open, label: "supervisor.key.open", help: "supervisor.help.open", priority: 25,
        disabledReason: list.pointed == nil ? environment.texts("supervisor.why.no_loop") : nil),
      Binding([.tab], .nextScope, label: "supervisor.key.scope", help: "supervisor.help.scope", priority: 24),
      Binding([.escape], .back, label: "key.back", help: "supervisor.help.back", priority: -1),
    ])
  }

  private func pageKeys(_ environment: Environment) -> KeyMap<Action> {
    KeyMap([Binding([.escape], .back, label: "key.back", help: "supervisor.help.back", priority: 35)])
  }

  private func loopKeys(_ environment: Environment) -> KeyMap<Action> {
    let loop = loop(environment)
    func why(_ purpose: LoopForm.Purpose) -> String? { reason(against: purpose, loop, environment) }
    let isAppealed = loop?.state == .appealed
    return KeyMap([
      Binding(
        [.function(2)], .contact, label: "supervisor.key.contact", help: "supervisor.help.contact", priority: 90,
        disabledReason: why(.contact)),
      Binding(
        [.function(3)], .uphold, label: "supervisor.key.uphold", help: "supervisor.help.uphold", priority: 85,
        disabledReason: why(.uphold)),
      Binding(
        [.function(4)], .appeal, label: isAppealed ? "supervisor.key.review" : "supervisor.key.appeal",
        help: "supervisor.help.appeal", priority: 60, disabledReason: why(isAppealed ? .review : .appeal)),
      Binding(
        [.function(5)], .rectify, label: "supervisor.key.rectify", help: "supervisor.help.rectify", priority: 80,
        disabledReason: why(.rectify)),
      Binding([.function(6)], .file, label: "supervisor.key.file", help: "supervisor.help.file", priority: 50),
      Binding(
        [.function(7)], .followUp, label: "supervisor.key.follow_up", help: "supervisor.help.follow_up", priority: 75,
        disabledReason: why(.followUp)),
      Binding(
        [.function(8)], .publish, label: "supervisor.key.publish", help: "supervisor.help.publish", priority: 70,
        disabledReason: why(.publish)),
      Binding(
        [.function(9)], .phone, label: "supervisor.key.phone", help: "supervisor.help.phone", priority: 45,
        disabledReason: reasonAgainstPhone(loop, environment)),
      Binding([.function(10), .control("Q")], .leave, label: "key.leave", help: "supervisor.help.leave", priority: 65),
      Binding(
        [.control("Y"), .function(12)], .extend, label: "supervisor.key.extend", help: "supervisor.help.extend",
        priority: -1, disabledReason: why(.extend)),
      Binding(
        [.control("N")], .openNew, label: "supervisor.key.open_new", help: "supervisor.help.open_new",
        priority: list.unseen.isEmpty ? -1 : 88,
        disabledReason: list.unseen.isEmpty ? environment.texts("supervisor.why.nothing_new") : nil),
    ])
  }

  /// Why the rules forbid a step now, by asking them with a trial; nil where they do not.
  private func reason(
    against purpose: LoopForm.Purpose, _ loop: ClosedLoop?, _ environment: Environment
  ) -> String? {
    guard let loop else { return environment.texts("supervisor.why.no_loop") }
    // One that was closed on an earlier day is not unknown.
    if environment.hall.ratings.loops[loop.id] == nil { return environment.sentence(loop.refusal) }
    return environment.refusal(of: LoopForm.trial(purpose, loop), by: staff)
  }

  private func reasonAgainstPhone(_ loop: ClosedLoop?, _ environment: Environment) -> String? {
    guard let loop, let page else { return environment.texts("supervisor.why.no_page") }
    if let refusal = environment.refusal(of: SeeContact(loop: loop.id), by: staff) { return refusal }
    if case .known = page.person { return nil }
    return environment.texts("supervisor.why.no_phone")
  }
}
