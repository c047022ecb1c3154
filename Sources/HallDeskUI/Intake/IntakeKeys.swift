import HallModel
import ScreenKit

/// What the keys of the intake do.
public enum IntakeAction: Sendable {
  /// On to the next field, paper, or step.
  case next
  /// To the next part of the screen.
  case nextPart
  /// To the part before.
  case previousPart
  /// Everything that nobody has looked at is there as it should be.
  case restInOrder
  /// To what can be done now; there, do what is chosen.
  case toSteps
  /// What was found about the paper.
  case mark(CasePaper.Mark)
  /// The paper was put right on the spot.
  case putRight
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
      focus == .steps
        ? Binding([.function(4)], .toSteps, label: "intake.key.do", help: "intake.help.do", priority: 96)
        : Binding([.function(4)], .toSteps, label: "intake.key.steps", help: "intake.help.steps", priority: 88),
      Binding(
        focus == .papers ? [.character("*"), .function(12)] : [.function(12)], .restInOrder, label: "intake.key.rest",
        help: "intake.help.rest", priority: 92),
      Binding([.escape], .back, label: "intake.key.back", help: "intake.help.back", priority: -1),
    ]
    if matters.count > 1 {
      keys.append(
        Binding([.control("N")], .nextMatter, label: "intake.key.matter", help: "intake.help.matter", priority: 20))
    }
    if focus == .papers { keys += Intake.paperKeys }
    return KeyMap(keys)
  }

  /// The digits of the papers, the same wherever papers are marked.
  private static var paperKeys: [Binding<Action>] {
    func key(_ digit: Character, _ action: Action, _ word: String) -> Binding<Action> {
      Binding([.character(digit)], action, label: "intake.mark.\(word)", priority: -1)
    }
    let marks: [(Character, CasePaper.Mark)] = [
      ("1", .original), ("2", .copy), ("3", .eCertificate), ("4", .deferred), ("5", .defective), ("6", .notNeeded),
      ("7", .lacking),
    ]
    return marks.map { key($0.0, .mark($0.1), $0.1.rawValue) }
      + [key("8", .putRight, "put_right"), key("0", .mark(.missing), "missing")]
  }
}
