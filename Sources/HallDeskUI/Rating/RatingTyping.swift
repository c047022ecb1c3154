import HallModel
import ScreenKit

extension RatingScreen {
  /// Takes what is bound to nothing: touches, digits of tags, arrows, own words.
  public mutating func type(_ key: Key, _ environment: Environment) -> [Effect] {
    // At the exit the next in line need not wait for the thanks to end.
    if window == nil, case .closing = stage { stage = .rest }
    if case .press(let row, let column) = key {
      guard let box = boxes(environment).first(where: { $0.rect.contains(row: row, column: column) }) else { return [] }
      return act(box.action, environment)
    }
    switch stage {
    case .rest:
      asksToLeave = false
      guard window == nil else { return [] }
      return typeTicket(key, environment)
    case .closing: return []
    case .answering(var answering):
      answering.touchedAt = environment.now
      let effects = type(key, &answering, environment)
      stage = .answering(answering)
      return effects
    }
  }

  private mutating func typeTicket(_ key: Key, _ environment: Environment) -> [Effect] {
    entry.touchedAt = environment.now
    if !entry.candidates.isEmpty {
      if case .character(let digit) = key.normalised, let place = digit.wholeNumberValue, place > 0 {
        return act(.pick(place - 1), environment)
      }
    }
    entry.type(key)
    return []
  }

  private mutating func type(_ key: Key, _ answering: inout Answering, _ environment: Environment) -> [Effect] {
    if answering.isWriting {
      write(key, &answering, environment)
      return []
    }
    guard let level = answering.draft.level else {
      if case .character = key { notice = Notice(.info, environment.texts("rate.choose_first")) }
      move(key, &answering, count: RatingLevel.best.count, columns: RatingLevel.best.count)
      return []
    }
    let tags = environment.hall.settings.tags(of: level)
    switch key.normalised {
    case .character(" "):
      if let pointer = answering.pointer, tags.indices.contains(pointer) {
        answering.draft.toggle(tags[pointer].code)
      }
    case .character(let digit) where digit.isASCII && digit.isNumber:
      let place = (digit.wholeNumberValue ?? 0) - 1
      if tags.indices.contains(place) { answering.draft.toggle(tags[place].code) }
    // Whoever begins to write, writes.
    case .character, .paste:
      answering.isWriting = true
      write(key, &answering, environment)
    default: move(key, &answering, count: tags.count, columns: TagLayout.columns)
    }
    return []
  }

  private mutating func write(_ key: Key, _ answering: inout Answering, _ environment: Environment) {
    let before = answering.draft.words.text
    _ = answering.draft.words.update(key)
    let words = answering.draft.words
    switch key {
    case .character, .paste:
      let limit = environment.hall.settings.ratings.commentLimit
      // A paste that was cut changes the text as well.
      let isCut = if case .paste(let text) = key { words.text.count < before.count + text.count } else { false }
      if words.text == before || isCut, words.text.count >= words.limit {
        notice = Notice(.warning, environment.texts("rate.words.full", ["n": String(limit)]))
      }
    default: break
    }
  }

  /// Moves the arrow; the first arrow shows it.
  private func move(_ key: Key, _ answering: inout Answering, count: Int, columns: Int) {
    let step: Int
    switch key {
    case .left: step = -1
    case .right: step = 1
    case .up: step = -columns
    case .down: step = columns
    default: return
    }
    guard count > 0 else { return }
    guard let pointer = answering.pointer else {
      answering.pointer = 0
      return
    }
    let next = pointer + step
    if (0..<count).contains(next) { answering.pointer = next }
  }
}

extension Rect {
  /// Whether a cell lies in it.
  func contains(row: Int, column: Int) -> Bool {
    (self.row..<endRow).contains(row) && (self.column..<endColumn).contains(column)
  }
}
