import HallModel
import ScreenKit

extension LiveView {
  /// Does what a key means. Proposals are the alarms' business.
  mutating func act(_ action: Action, _ environment: Environment) -> [Effect] {
    let who = staff ?? ""
    switch action {
    case .open: open(environment)
    case .back:
      if case .none = layer { _ = pages.popLast() } else { layer = .none }
    case .nextPanel: nextPanel()
    case .sort: nextSort(environment)
    case .openClose:
      guard let window else { break }
      if environment.hall.window(window)?.isOpen ?? false {
        return [.perform(CloseWindow(window: window), staff: who, tag: "hand")]
      }
      layer = .form(HandForm(.open(window), environment))
    case .pause:
      guard let window else { break }
      if environment.hall.window(window)?.state == .paused {
        return [.perform(ResumeWindow(window: window), staff: who, tag: "hand")]
      }
      layer = .form(HandForm(.pause(window), environment))
    case .assign: window.map { layer = .form(HandForm(.assign($0), environment)) }
    case .summon: window.map { layer = .form(HandForm(.summon($0), environment)) }
    case .move: ticket.map { layer = .form(HandForm(.move($0), environment)) }
    case .notice: layer = .form(HandForm(.notice, environment))
    case .closeDay: layer = .closing(ClosingPage())
    case .record: return record(environment)
    case .propose: break
    }
    return []
  }

  private mutating func open(_ environment: Environment) {
    if let page = pages.last {
      page.pointed?.target.map { enter($0, environment) }
    } else if panel == .lanes {
      pointedLane.map { enter(.lane($0.letter), environment) }
    } else {
      pointedWindow.map { enter(.window($0.number), environment) }
    }
  }

  private mutating func record(_ environment: Environment) -> [Effect] {
    switch layer {
    case .none: return []
    case .closing: return [.perform(CloseDay(), staff: staff ?? "", tag: "hand")]
    case .form(var form):
      let outcome = form.command(environment, by: staff ?? "")
      layer = .form(form)
      switch outcome {
      case .ready(let command): return [.perform(command, staff: staff ?? "", tag: "hand")]
      case .missing(let sentence):
        notice = Notice(.warning, sentence)
        return [.beep]
      }
    }
  }

  /// Takes a key that is bound to nothing: text, or a move.
  mutating func type(_ key: Key, _ environment: Environment) {
    if case .form(var form) = layer {
      form.update(key)
      layer = .form(form)
      return
    }
    guard case .none = layer, let board else { return }
    if !pages.isEmpty {
      let page = pages.count - 1
      _ = pages[page].selection.update(
        key, count: pages[page].content.rows.count,
        page: max(1, environment.body.rows - pages[page].headRows(environment) - 1))
      return
    }
    let layout = LiveLayout(environment, board)
    if panel == .lanes {
      _ = laneSelection.update(key, count: board.lanes.count, page: layout.laneRows)
    } else {
      moveInWindows(key, board, layout)
    }
  }

  /// Windows stand in blocks side by side: left and right go from block to block.
  private mutating func moveInWindows(_ key: Key, _ board: LiveBoard, _ layout: LiveLayout) {
    let count = board.windows.count
    switch key {
    case .left where windowSelection.index >= layout.windowRows: windowSelection.index -= layout.windowRows
    case .right where windowSelection.index + layout.windowRows < count: windowSelection.index += layout.windowRows
    default:
      _ = windowSelection.update(key, count: count, page: layout.windowRows * layout.windowBlocks)
    }
    windowSelection.clamp(count: count)
  }

  /// What an action came to.
  mutating func done(_ events: [any HallEvent], _ environment: Environment) {
    layer = .none
    let words = HandWords(environment)
    let told = events.compactMap(words.sentence)
    if !told.isEmpty { notice = Notice(.success, told.joined(separator: " ")) }
  }
}
