import HallModel
import HallSimulator
import ScreenKit

/// What other arrangements of the hall's windows would come to, worked out beside the screen; and who has to learn what for
/// them. A part of the supervisor's screen.
struct PlanDesk: Sendable {
  /// What its keys do.
  enum Action: Sendable, CaseIterable {
    /// Work out, or once more.
    case again
    /// One window fewer, or more.
    case fewer
    case more
    /// Five windows fewer, or more.
    case fewerByFive
    case moreByFive
    /// Who learns what in the arrangement the arrow is at.
    case open
    case back
    /// Write the settings with the arrangement.
    case save
  }

  /// What was worked out last; it stays until something newer is there.
  private(set) var sheet: PlanSheet?
  /// How many windows are planned; nil for as many as the hall uses.
  private(set) var windows: Int?
  private(set) var isWorking = false
  /// Why it could not be worked out.
  private(set) var trouble: String?
  private(set) var selection = Selection()
  /// Whether the arrangement the arrow is at is shown window by window, and from which line on.
  private(set) var isOpen = false
  private(set) var top = 0
  /// To which arrangement the arrow was moved last.
  private var chosen = Chosen.other(nil)
  /// The day for which it was worked out.
  private var day: Day?

  private enum Chosen {
    case mix(comprehensive: Int, of: Int)
    case other(LayoutFamily.Way?)

    init(_ row: PlanSheet.Row?) {
      if case .mix(let comprehensive) = row?.way {
        self = .mix(comprehensive: comprehensive, of: row?.windows ?? 0)
      } else {
        self = .other(row?.way)
      }
    }

    var way: LayoutFamily.Way? { if case .other(let way) = self { way } else { nil } }
  }

  /// The beginning of every tag: the number of windows follows, so that an answer that comes late is not taken for another.
  static let tag = "plan."
  static let saving = "save_plan"

  private var tag: String { PlanDesk.tag + (windows.map { String($0) } ?? "") }

  /// The arrangement the arrow is at.
  var pointed: PlanSheet.Row? { sheet?.rows.element(at: selection.index) }

  /// Works out where nothing was worked out yet today.
  mutating func show(_ environment: Environment) -> [Effect] {
    guard day != environment.today else { return [] }
    return workOut(environment)
  }

  private mutating func workOut(_ environment: Environment) -> [Effect] {
    (isWorking, trouble, day) = (true, nil, environment.today)
    return [.paperwork(.plan(windows: windows), tag: tag)]
  }

  /// What was worked out, if it is for the number of windows that is wanted now.
  mutating func receive(_ answer: PlanSheet, _ tag: String) {
    guard isWorking, tag == self.tag else { return }
    (sheet, isWorking, trouble) = (answer, false, nil)
    windows = answer.windows
    selection.index = place(in: answer)
    selection.clamp(count: answer.rows.count)
    top = 0
  }

  /// Where the arrangement is that the arrow was moved to; of the mixes the one most like it. Where nothing but the hall as
  /// it is could be played, the arrow goes there and comes back with the next sheet.
  private func place(in answer: PlanSheet) -> Int {
    guard case .mix(let comprehensive, let windows) = chosen else {
      return answer.rows.firstIndex { $0.way == chosen.way } ?? 0
    }
    let wanted = comprehensive == windows ? answer.windows : comprehensive
    let distances = answer.rows.enumerated().compactMap { index, row -> (index: Int, distance: Int)? in
      if case .mix(let other) = row.way { (index, abs(other - wanted)) } else { nil }
    }
    return distances.min { $0.distance < $1.distance }?.index ?? 0
  }

  /// It cannot be worked out.
  mutating func failed(_ sentence: String, _ tag: String) {
    guard isWorking, tag == self.tag else { return }
    (isWorking, trouble, day) = (false, sentence, nil)
  }

  func keyMap(_ environment: Environment) -> KeyMap<Action> {
    let texts = environment.texts
    let none = texts("planning.why.working")
    let why = sheet == nil ? (trouble ?? none) : nil
    let save = Binding(
      [.function(7)], Action.save, label: "figures.key.save", help: "planning.help.save", priority: 75,
      disabledReason: why ?? (pointed?.way == nil ? texts("planning.why.now") : nil)
        ?? (pointed?.point == nil ? texts("planning.why.fault") : nil))
    if isOpen {
      return KeyMap([
        Binding([.escape], .back, label: "key.back", help: "planning.help.back", priority: 90), save,
      ])
    }
    let least = (windows ?? 1) <= 1 ? texts("planning.why.least") : nil
    let most = (windows ?? 1) >= WindowSet.capacity ? texts("planning.why.most") : nil
    return KeyMap([
      Binding([.function(2)], .again, label: "planning.key.again", help: "planning.help.again", priority: 40),
      Binding(
        [.left], .fewer, label: "planning.key.fewer", help: "planning.help.fewer", priority: 82,
        disabledReason: why ?? least),
      Binding(
        [.right], .more, label: "planning.key.more", help: "planning.help.more", priority: 82,
        disabledReason: why ?? most),
      Binding(
        [.pageDown], .fewerByFive, label: "planning.key.fewer_by_five", help: "planning.help.fewer_by_five",
        priority: 20, disabledReason: why ?? least),
      Binding(
        [.pageUp], .moreByFive, label: "planning.key.more_by_five", help: "planning.help.more_by_five", priority: 20,
        disabledReason: why ?? most),
      Binding(
        [.enter], .open, label: "planning.key.open", help: "planning.help.open", priority: 85, disabledReason: why),
      save,
    ])
  }

  mutating func act(_ action: Action, _ environment: Environment) -> [Effect] {
    switch action {
    case .again: return workOut(environment)
    case .fewer: return change(by: -1, environment)
    case .more: return change(by: 1, environment)
    case .fewerByFive: return change(by: -5, environment)
    case .moreByFive: return change(by: 5, environment)
    case .open: (isOpen, top) = (pointed != nil, 0)
    case .back: isOpen = false
    case .save:
      if let pointed { return [.paperwork(.savePlan(pointed), tag: PlanDesk.saving)] }
    }
    return []
  }

  private mutating func change(by step: Int, _ environment: Environment) -> [Effect] {
    guard let windows else { return [] }
    let wanted = max(1, min(windows + step, WindowSet.capacity))
    guard wanted != windows else { return [] }
    self.windows = wanted
    return workOut(environment)
  }

  mutating func type(_ key: Key, _ environment: Environment) {
    if isOpen {
      top = PageLine.top(after: key, from: top, most: mostTop(environment))
    } else {
      let moved = selection.update(key, count: sheet?.rows.count ?? 0, page: tableRows(environment) - 1)
      if moved { chosen = Chosen(pointed) }
    }
  }
}
