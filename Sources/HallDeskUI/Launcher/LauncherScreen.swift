import HallModel
import ScreenKit

/// One choice after the other, each with a sentence on what it is: which hall, which role, which window.
public struct LauncherScreen: RoleScreen {
  /// A row to choose.
  public struct Choice: Equatable, Sendable {
    /// What comes back when it is chosen.
    public var id: String
    /// Its name.
    public var label: String
    /// A sentence on it.
    public var help: String

    /// Creates a choice.
    public init(id: String, label: String, help: String = "") {
      self.id = id
      self.label = label
      self.help = help
    }
  }

  /// What the launcher's keys do.
  public enum Action: Sendable, CaseIterable {
    /// Take the row.
    case choose
    /// Back, or quit.
    case leave
  }

  /// What is asked.
  private let question: String
  private let choices: [Choice]
  private let foot: String
  private let isFirst: Bool
  private var list = ListView()
  /// The id of the row taken; nil while none is.
  public private(set) var chosen: String?
  /// The last sentence.
  public var notice: Notice?

  /// Creates a question with its rows; `foot` is a line below them. Nothing comes before the first question.
  public init(question: String, choices: [Choice], foot: String = "", isFirst: Bool = false) {
    self.question = question
    self.choices = choices
    self.foot = foot
    self.isFirst = isFirst
  }

  /// A digit chooses.
  public func isTyping(_ environment: Environment) -> Bool { false }

  /// What is asked.
  public func title(_ environment: Environment) -> String { question }

  /// Enter takes; Esc goes back to the question before, and never quits from the first.
  public func keyMap(_ environment: Environment) -> KeyMap<Action> {
    let leave: Binding<Action> =
      isFirst
      ? Binding([.function(10), .control("Q")], .leave, label: "key.leave", priority: 8)
      : Binding([.escape, .function(10), .control("Q")], .leave, label: "key.back", priority: 8)
    return KeyMap([Binding([.enter], .choose, label: "launcher.key.choose", priority: 9), leave])
  }

  /// Takes the row, or leaves.
  public mutating func act(_ action: Action, _ environment: Environment) -> [Effect] {
    if action == .choose, choices.indices.contains(list.selected) { chosen = choices[list.selected].id }
    return [.leave]
  }

  /// Moves, or takes a row by its digit.
  public mutating func type(_ key: Key, _ environment: Environment) -> [Effect] {
    if case .character(let digit) = key.normalised, let number = digit.wholeNumberValue,
      choices.indices.contains(number - 1)
    {
      chosen = choices[number - 1].id
      return [.leave]
    }
    _ = list.update(key, count: choices.count)
    return []
  }

  /// A launcher waits for nobody.
  public mutating func receive(_ news: News, _ environment: Environment) -> [Effect] { [] }

  /// The rows, each with its sentence.
  public func draw(into surface: inout Surface, body: Rect, _ environment: Environment) {
    let box = body.centered(
      rows: min(body.rows, choices.count + (foot.isEmpty ? 4 : 6)), columns: min(body.columns, 76))
    let inside = Panel(question, focused: true).draw(into: &surface, rect: box).inset(rows: 1)
    let widest = choices.map { surface.width.displayWidth($0.label) }.max() ?? 0
    let (rows, below) = inside.cutTop(min(choices.count, max(1, inside.rows - (foot.isEmpty ? 0 : 2))))
    list.draw(into: &surface, rect: rows, count: choices.count) { index in
      let number = index < 9 ? "\(index + 1) " : "  "
      let label = environment.width.padded(choices[index].label, to: widest)
      return ListView.Item(number + label + "  " + choices[index].help)
    }
    if !foot.isEmpty { surface.line(foot, in: below, at: below.rows - 1, style: .dim) }
  }

  /// The rows in words.
  public func narration(_ environment: Environment) -> [String] {
    [question] + choices.enumerated().map { "\($0.offset + 1) \($0.element.label) \($0.element.help)" }
      + (foot.isEmpty ? [] : [foot])
  }
}
