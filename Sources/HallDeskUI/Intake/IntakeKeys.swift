import ScreenKit

/// What the keys of the intake do.
public enum IntakeAction: Sendable, CaseIterable {
  /// On to the next field, paper, or step.
  case next
  /// To the next part of the screen.
  case nextPart
  /// To the part before.
  case previousPart
  /// Everything that nobody has looked at is there as it should be.
  case restInOrder
  /// To what can be done now.
  case toSteps
  /// To the next matter of the visit.
  case nextMatter
  /// One level back.
  case back
}

extension Intake {
  /// What the keys do in the present state; the window's own keys stand behind these.
  func keyMap(_ environment: Environment) -> KeyMap<Action> {
    if question != nil { return KeyMap([Binding([.escape], .back, label: "key.back", priority: 9)]) }
    var keys: [Binding<Action>] = [
      Binding([.enter], .next, label: "intake.key.next", help: "intake.help.next", priority: 95),
      Binding([.tab], .nextPart, label: "intake.key.part", help: "intake.help.part", priority: 60),
      Binding([.backTab], .previousPart, label: "intake.key.part", help: "intake.help.part", priority: -1),
      Binding([.function(4)], .toSteps, label: "intake.key.steps", help: "intake.help.steps", priority: 88),
      Binding(
        focus == .papers ? [.character("*"), .function(12)] : [.function(12)], .restInOrder, label: "intake.key.rest",
        help: "intake.help.rest", priority: 92),
      Binding([.escape], .back, label: "intake.key.back", help: "intake.help.back", priority: -1),
    ]
    if matters.count > 1 {
      keys.append(
        Binding([.control("N")], .nextMatter, label: "intake.key.matter", help: "intake.help.matter", priority: 20))
    }
    return KeyMap(keys)
  }
}
