/// Which row of a list is chosen, and which rows can be seen: what lists, tables and checklists have in common.
public struct Selection: Sendable, Hashable {
  /// The chosen row, from 0.
  public var index: Int
  /// The first visible row when the list was moved last.
  public private(set) var top = 0

  /// A selection at `index`.
  public init(index: Int = 0) {
    self.index = max(0, index)
  }

  /// Moves by an arrow, a page, or to an end. Returns whether the key was one of these.
  ///
  /// - Parameters:
  ///   - count: how many rows there are.
  ///   - page: how many of them can be seen.
  public mutating func update(_ key: Key, count: Int, page: Int) -> Bool {
    let step = max(1, page - 1)
    switch key {
    case .up: index -= 1
    case .down: index += 1
    case .pageUp: index -= step
    case .pageDown: index += step
    case .home: index = 0
    case .end: index = count - 1
    default: return false
    }
    clamp(count: count)
    top = first(rows: page, count: count)
    return true
  }

  /// Keeps the selection inside a list that has become shorter.
  public mutating func clamp(count: Int) {
    index = max(0, min(index, count - 1))
  }

  /// The rows to show in a field of `rows` rows: as before where possible, always with the chosen one.
  public func window(rows: Int, count: Int) -> Range<Int> {
    let first = first(rows: rows, count: count)
    return first..<min(count, first + max(0, rows))
  }

  private func first(rows: Int, count: Int) -> Int {
    guard rows > 0, count > rows else { return 0 }
    let chosen = max(0, min(index, count - 1))
    let lowest = max(0, chosen - rows + 1)
    return min(max(min(top, chosen), lowest), count - rows)
  }
}
