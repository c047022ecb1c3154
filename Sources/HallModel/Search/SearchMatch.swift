/// Where and how a pattern was found in a field.
struct SearchMatch {
  /// How letters were read, the surest first.
  enum Way: UInt8, Comparable {
    /// Han characters as they are, letters as whole syllables.
    case whole
    /// Every letter as an initial.
    case initials
    /// Some of both.
    case mixed

    static func < (left: Way, right: Way) -> Bool { left.rawValue < right.rawValue }
  }

  var way: Way
  /// The cells, counted in the whole index.
  var cells: Range<Int>

  func begins(_ field: Range<Int>) -> Bool { cells.lowerBound == field.lowerBound }
  func covers(_ field: Range<Int>) -> Bool { cells == field }

  /// Position, then coverage, in few steps: finer ones would leave frequency nothing to decide.
  func quality(in field: Range<Int>) -> Int {
    let position = cells.lowerBound - field.lowerBound
    return (position == 0 ? 0 : position <= 4 ? 2 : 4) + (cells.count * 2 >= field.count ? 0 : 1)
  }
}

extension SearchPattern {
  /// The best unbroken match in a field: by the way of reading, then the earliest.
  func match(_ index: SearchIndex, in field: Range<Int>) -> SearchMatch? {
    var best: SearchMatch?
    for start in field where reads[Int(index.cells[start])] & 1 != 0 {
      var whole: UInt64 = 1
      var initials: UInt64 = 1
      var mixed: UInt64 = 1
      for position in start..<field.upperBound {
        let cell = index.cells[position]
        whole = self.whole(whole, cell)
        if whole & done != 0 { return SearchMatch(way: .whole, cells: start..<position + 1) }
        if isLiteral {
          if whole == 0 { break }
          continue
        }
        initials = initial(initials, cell)
        mixed = self.whole(mixed, cell) | initial(mixed, cell)
        if mixed & done != 0 {
          let way: SearchMatch.Way = initials & done != 0 ? .initials : .mixed
          if best.map({ way < $0.way }) ?? true { best = SearchMatch(way: way, cells: start..<position + 1) }
        }
        if mixed == 0 { break }
      }
    }
    return best
  }

  /// The cells of a match whose parts may lie apart, in the order of the query; nil when there is none.
  func scattered(_ index: SearchIndex, in field: Range<Int>, gaps: Int) -> (cells: [Int], gaps: Int)? {
    for allowed in 0...gaps where gapsNeeded(index, in: field, atMost: allowed) != nil {
      var dead: Set<Int> = []
      var path: [Int] = []
      if walk(index, field, field.lowerBound, 0, gaps: allowed, adjacent: false, &path, &dead) {
        return (path, allowed)
      }
    }
    return nil
  }

  /// The fewest gaps with which the whole pattern is found in order.
  func gapsNeeded(_ index: SearchIndex, in field: Range<Int>, atMost gaps: Int) -> Int? {
    // `now[k]`: read up to the last cell with k gaps; `ever[k]`: read up to any earlier cell.
    var now: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    var ever: (UInt64, UInt64, UInt64) = (0, 0, 0)
    var best: Int?
    for position in field {
      let cell = index.cells[position]
      let three = gaps > 2 ? anyWay(now.3 | ever.2, cell) : 0
      let two = gaps > 1 ? anyWay(now.2 | ever.1, cell) : 0
      let one = gaps > 0 ? anyWay(now.1 | ever.0, cell) : 0
      ever = (ever.0 | now.0, ever.1 | now.1, ever.2 | now.2)
      now = (anyWay(now.0 | 1, cell), one, two, three)
      if now.0 & done != 0 { return 0 }
      if now.1 & done != 0 { best = 1 } else if now.2 & done != 0 { best = min(best ?? 2, 2) }
      if now.3 & done != 0, best == nil { best = 3 }
    }
    return best
  }

  @inline(__always)
  private func anyWay(_ state: UInt64, _ cell: UInt16) -> UInt64 {
    if state & reads[Int(cell)] == 0 { return 0 }
    return isLiteral ? whole(state, cell) : whole(state, cell) | initial(state, cell)
  }

  private func walk(
    _ index: SearchIndex, _ field: Range<Int>, _ position: Int, _ read: Int, gaps: Int, adjacent: Bool,
    _ path: inout [Int], _ dead: inout Set<Int>
  ) -> Bool {
    if read == count { return true }
    guard position < field.upperBound else { return false }
    let key = ((position * 64 + read) * 4 + gaps) * 2 + (adjacent ? 1 : 0)
    if dead.contains(key) { return false }
    var reached = anyWay(1 << UInt64(read), index.cells[position])
    while reached != 0 {
      let next = 63 - reached.leadingZeroBitCount
      reached ^= 1 << UInt64(next)
      path.append(position)
      if walk(index, field, position + 1, next, gaps: gaps, adjacent: true, &path, &dead) { return true }
      path.removeLast()
    }
    let left = adjacent && read > 0 ? gaps - 1 : gaps
    if left >= 0, walk(index, field, position + 1, read, gaps: left, adjacent: false, &path, &dead) { return true }
    dead.insert(key)
    return false
  }
}
