import HallModel
import HallSimulator
import ScreenKit

/// The alarms that stand, each with what could be done about it. A part of the supervisor's screen.
struct AlarmView: Sendable {
  /// What its keys do.
  enum Action: Sendable, CaseIterable {
    /// Go to what it is about.
    case go
    /// Do what is proposed.
    case propose
    /// Silence it, with a reason.
    case silence
    /// Record what was filled in.
    case record
    /// One level back.
    case back
  }

  /// Who acts here, by number.
  var staff: String?
  var selection = Selection()
  private(set) var watch = AlarmWatch()
  private(set) var form: HandForm?
  /// The last sentence.
  var notice: Notice?

  /// Those that are not silenced, the most urgent first.
  func loud(_ environment: Environment) -> [Alarm] {
    watch.standing.filter { !Alarms.isSilenced($0, environment.hall, now: environment.now) }
  }

  /// All, the silenced ones last.
  func all(_ environment: Environment) -> [Alarm] {
    let silent = watch.standing.filter { Alarms.isSilenced($0, environment.hall, now: environment.now) }
    return loud(environment) + silent
  }

  /// Looks at the hall; what begins now is said and sounds.
  ///
  /// - Parameter events: what happened; nil where only time has passed.
  mutating func look(_ events: [any HallEvent]?, _ environment: Environment) -> [Effect] {
    if let events { watch.happened(events) }
    let pointed = pointed(environment)?.id
    let new = watch.look(at: environment.hall, now: environment.now)
    let all = all(environment)
    if let pointed, let index = all.firstIndex(where: { $0.id == pointed }) { selection.index = index }
    selection.clamp(count: all.count)
    guard let first = new.first else { return [] }
    let words = AlarmWords(environment.hall, environment.texts)
    notice = Notice(
      first.kind.isUrgent ? .danger : .warning, "\(words.name(first.kind)) \(words.sentence(first))")
    return [.beep]
  }

  func pointed(_ environment: Environment) -> Alarm? { all(environment).element(at: selection.index) }

  /// The alarms for which something may be proposed: the one that stands beside every view, and the one looked at.
  func wished(_ environment: Environment) -> [Alarm] {
    let first = all(environment).first
    return [first, pointed(environment).flatMap { $0.id == first?.id ? nil : $0 }].compactMap { $0 }
  }

  /// Whether what is proposed can still be done; the reason where it cannot.
  func reason(against alarm: Alarm?, _ environment: Environment) -> String? {
    guard alarm != nil else { return environment.texts("live.why.no_alarm") }
    guard let proposal = environment.foretold?.proposal(alarm) else { return environment.texts("live.why.no_proposal") }
    return environment.refusal(of: proposal.command, by: staff)
  }

  func keyMap(_ environment: Environment) -> KeyMap<Action> {
    if form != nil {
      return KeyMap([
        Binding([.function(4)], .record, label: "supervisor.key.record", help: "supervisor.help.record", priority: 10),
        Binding([.escape], .back, label: "key.back", priority: 9),
      ])
    }
    let alarm = pointed(environment)
    let none = alarm == nil ? environment.texts("live.why.no_alarm") : nil
    return KeyMap([
      Binding([.enter], .go, label: "live.key.go", help: "live.help.go", priority: 40, disabledReason: none),
      Binding(
        [.function(7)], .silence, label: "live.key.silence", help: "live.help.silence", priority: 70,
        disabledReason: none),
      Binding(
        [.function(9)], .propose, label: "live.key.propose", help: "live.help.propose", priority: 90,
        disabledReason: reason(against: alarm, environment)),
    ])
  }

  /// Does what a key means; where Enter leads is for the whole screen to say.
  mutating func act(_ action: Action, _ environment: Environment) -> [Effect] {
    switch action {
    case .go: break
    case .propose:
      if let proposal = environment.foretold?.proposal(pointed(environment)) { return [perform(proposal)] }
    case .silence: form = pointed(environment).map { HandForm(.silence($0.id), environment) }
    case .back: form = nil
    case .record:
      guard let outcome = form?.command(environment, by: staff ?? "") else { break }
      switch outcome {
      case .ready(let command): return [.perform(command, staff: staff ?? "", tag: "hand")]
      case .missing(let sentence):
        notice = Notice(.warning, sentence)
        return [.beep]
      }
    }
    return []
  }

  /// What is proposed, as an action.
  func perform(_ proposal: Proposal) -> Effect { .perform(proposal.command, staff: staff ?? "", tag: "hand") }

  mutating func type(_ key: Key, _ environment: Environment) {
    if form != nil {
      form?.update(key)
      return
    }
    let count = all(environment).count
    _ = selection.update(key, count: count, page: max(1, environment.body.rows - 8))
  }

  /// What an action came to.
  mutating func done() { form = nil }
}
