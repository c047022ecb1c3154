import HallModel
import ScreenKit

extension RatingScreen {
  /// What a number pad has is enough: digits, Enter, `+`, `-`. What is drawn as a box is not said again in the bar.
  public func keyMap(_ environment: Environment) -> KeyMap<Action> {
    switch stage {
    case .rest:
      return KeyMap(window == nil ? entryKeys(environment) : []).adding(leaveKeys(environment))
    case .closing: return leaveKeys(environment, reason: environment.texts("rate.why.closing"))
    case .answering(let answering):
      return KeyMap(answerKeys(answering, environment))
        .adding(leaveKeys(environment, reason: environment.texts("rate.why.answering")))
    }
  }

  private func leaveKeys(_ environment: Environment, reason: String? = nil) -> KeyMap<Action> {
    var keys = [
      Binding<Action>(
        [.function(10), .control("Q")], .leave, label: "key.leave", help: "rate.help.leave", priority: 8,
        disabledReason: reason)
    ]
    if asksToLeave {
      keys.append(Binding([.function(5)], .leaveAnyway, label: "rate.key.leave_anyway", priority: 7, dangerous: true))
    }
    return KeyMap(keys)
  }

  private func entryKeys(_ environment: Environment) -> [Binding<Action>] {
    [
      Binding([.enter], .find, label: "rate.key.find", help: "rate.help.find", priority: 9),
      Binding([.escape], .back, label: "rate.key.clear", help: "rate.help.clear", priority: 6),
    ]
  }

  private func answerKeys(_ answering: Answering, _ environment: Environment) -> [Binding<Action>] {
    if answering.isWriting {
      return [
        Binding([.enter, .escape, .tab, .backTab], .doneWriting, label: "rate.key.done_writing", priority: 9)
      ]
    }
    guard answering.draft.level != nil else {
      let levels = RatingLevel.best.map { level in
        Binding<Action>(
          [.character(Character(String(level.rawValue)))], .level(level), label: "rating.level.\(level.rawValue)",
          priority: -1)
      }
      let each = Binding<Action>([.character("0")], .each, label: "rate.key.each", priority: -1)
      let canGoBack = answering.isEach || answering.question.channel == .kiosk
      return levels + (answering.offersEach ? [each] : []) + [
        Binding([.enter, .character(" ")], .choose, label: "rate.key.choose", priority: -1),
        Binding(
          [.escape, .character("-")], .back, label: "key.back", priority: -1,
          disabledReason: canGoBack ? nil : environment.texts("rate.why.no_way_back")),
      ]
    }
    return [
      Binding([.enter], .send, label: "rate.key.send", help: "rate.help.send", priority: -1),
      Binding(
        [.character("0")], .named, label: "rate.key.named", help: "rate.help.named", priority: -1,
        disabledReason: answering.question.canBeNamed ? nil : environment.texts("rate.why.nobody")),
      Binding([.character("+"), .tab], .write, label: "rate.key.write", help: "rate.help.write", priority: -1),
      Binding([.escape, .character("-")], .back, label: "rate.key.change", help: "rate.help.change", priority: -1),
    ]
  }

  /// Does what a key or a box means.
  public mutating func act(_ action: Action, _ environment: Environment) -> [Effect] {
    switch stage {
    case .rest: return actAtRest(action, environment)
    case .closing: return []
    case .answering(var answering):
      answering.touchedAt = environment.now
      stage = .answering(answering)
      return act(action, &answering, environment)
    }
  }

  private mutating func act(
    _ action: Action, _ answering: inout Answering, _ environment: Environment
  ) -> [Effect] {
    let texts = environment.texts
    switch action {
    case .level(let level): answering.choose(level)
    case .choose:
      guard let pointer = answering.pointer, RatingLevel.best.indices.contains(pointer) else {
        notice = Notice(.info, texts("rate.choose_first"))
        return []
      }
      answering.choose(RatingLevel.best[pointer])
    case .each: if answering.offersEach { answering.beginEach() }
    case .tag(let place):
      let tags = answering.draft.level.map(environment.hall.settings.tags(of:)) ?? []
      if tags.indices.contains(place) { answering.draft.toggle(tags[place].code) }
    case .named:
      guard answering.question.canBeNamed else {
        notice = Notice(.info, texts("rate.why.nobody"))
        return []
      }
      answering.draft.named.toggle()
    case .write: answering.isWriting = true
    case .doneWriting: answering.isWriting = false
    case .back:
      if !answering.back() {
        // At a window a question is answered or ends by itself; nobody waves it away.
        if window == nil { stage = .rest }
        return []
      }
    case .send:
      if !answering.next() { return send(answering, environment) }
    case .leave, .leaveAnyway, .character, .erase, .find, .pick: return []
    }
    if action.leavesWriting { answering.isWriting = false }
    stage = .answering(answering)
    return []
  }

  private mutating func actAtRest(_ action: Action, _ environment: Environment) -> [Effect] {
    entry.touchedAt = environment.now
    asksToLeave = false
    switch action {
    case .leave:
      // The screen stands in the hall for everybody: one key that somebody tries does not end it.
      asksToLeave = true
      notice =
        outbox.isEmpty
        ? Notice(.info, environment.texts("rate.leave"))
        : Notice(.warning, environment.texts("rate.leave_waiting", ["n": String(outbox.waiting)]))
    case .leaveAnyway: return [.leave]
    case .character(let character): entry.type(.character(character))
    case .erase: entry.type(.backspace)
    case .back: entry.clear()
    case .find: return find(environment)
    case .pick(let place):
      guard entry.candidates.indices.contains(place) else { return [] }
      entry.field.text = entry.candidates[place]
      return find(environment)
    default: break
    }
    return []
  }

  private mutating func find(_ environment: Environment) -> [Effect] {
    guard !entry.field.isEmpty else { return [] }
    switch entry.find(environment) {
    case .question(let question):
      entry.clear()
      stage = .answering(
        Answering(question, limit: environment.hall.settings.ratings.commentLimit, touchedAt: environment.now))
      // What was said before only the store knows: asked at once, so that nobody fills anything in for nothing.
      return question.isAgain ? [] : [.paperwork(.pastRatings(of: question.ticket), tag: question.tag)]
    case .several(let numbers): entry.candidates = Array(numbers.prefix(9))
    case .sentence(let sentence): return refuse(sentence)
    }
    return []
  }

  /// Back at the ticket, with the sentence why it cannot be rated.
  mutating func refuse(_ sentence: String) -> [Effect] {
    stage = .rest
    entry.wasWrong = true
    notice = Notice(.warning, sentence)
    return [.beep]
  }
}

extension RatingScreen.Action {
  /// Whether the line for own words is left when a box is touched.
  fileprivate var leavesWriting: Bool {
    switch self {
    case .write: false
    default: true
    }
  }
}
