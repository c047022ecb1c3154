/// A pattern with slips of the finger: for each syllable, what may have been typed for it with one letter wrong,
/// missing, too many, or two neighbours swapped.
struct SearchSlips {
  /// Masks in a row: all of the others in one, then 2…8 units read as one misspelt syllable.
  private static let width = 8
  private let rows: [UInt64]
  private let done: UInt64

  init(_ pattern: SearchPattern, _ index: SearchIndex) {
    done = pattern.done
    let units = pattern.units
    var syllables = [UInt64](repeating: 0, count: index.syllables.count * SearchSlips.width)
    for (number, syllable) in index.syllables.enumerated() where syllable.count >= 2 {
      let row = number * SearchSlips.width
      for position in units.indices where SearchText.isLetter(units[position]) {
        let left = units.count - position
        for length in max(2, syllable.count - 1)...syllable.count + 1 where length <= left {
          if SearchSlips.isSlip(syllable, syllable.count, units, position, length) {
            syllables[row + length - 1] |= 1 << UInt64(position)
          }
        }
        // The query ends within the syllable: what is there may be a slip of the syllable's beginning.
        guard left >= 3, left < syllable.count else { continue }
        for part in left - 1...min(syllable.count, left + 1)
        where SearchSlips.isSlip(syllable, part, units, position, left) {
          syllables[row + left - 1] |= 1 << UInt64(position)
        }
      }
    }
    var rows = [UInt64](repeating: 0, count: index.characters.count * SearchSlips.width)
    SearchPattern.spread(syllables, SearchSlips.width, over: &rows, index)
    for row in stride(from: 0, to: rows.count, by: SearchSlips.width) {
      rows[row] = (row + 1..<row + SearchSlips.width).reduce(0) { $0 | rows[$1] }
    }
    self.rows = rows
  }

  /// How many slips the pattern takes to be found in the field: one, or two if allowed.
  func needed(_ index: SearchIndex, in field: Range<Int>, sounds: SearchSounds, two: Bool) -> Int? {
    var right: UInt64 = 0
    var once: UInt64 = 0
    var twice: UInt64 = 0
    var best: Int?
    for position in field {
      let cell = index.cells[position]
      let before = right | 1
      if two {
        twice = sounds.step(twice, cell) | slip(once, cell)
        if twice & done != 0 { best = 2 }
      }
      once = sounds.step(once, cell) | slip(before, cell)
      right = sounds.step(before, cell)
      if (once | right) & done != 0 { return 1 }
    }
    return best
  }

  /// The first cells found with at most two slips.
  func match(_ index: SearchIndex, in field: Range<Int>, sounds: SearchSounds, two: Bool) -> Range<Int>? {
    for allowed in two ? [false, true] : [false] {
      for start in field {
        var states: (UInt64, UInt64, UInt64) = (1, 0, 0)
        for position in start..<field.upperBound {
          let cell = index.cells[position]
          let last = states
          states.0 = sounds.step(last.0, cell)
          states.1 = sounds.step(last.1, cell) | slip(last.0, cell)
          states.2 = allowed ? sounds.step(last.2, cell) | slip(last.1, cell) : 0
          if (states.0 | states.1 | states.2) & done != 0 { return start..<position + 1 }
          if states.0 | states.1 | states.2 == 0 { break }
        }
      }
    }
    return nil
  }

  @inline(__always)
  private func slip(_ state: UInt64, _ cell: UInt16) -> UInt64 {
    let row = Int(cell) * SearchSlips.width
    if state & rows[row] == 0 { return 0 }
    var next = (state & rows[row + 1]) << 2
    next |= (state & rows[row + 2]) << 3
    next |= (state & rows[row + 3]) << 4
    next |= (state & rows[row + 4]) << 5
    next |= (state & rows[row + 5]) << 6
    next |= (state & rows[row + 6]) << 7
    next |= (state & rows[row + 7]) << 8
    return next
  }

  /// Whether `length` units from `position` on are the syllable's first `letters` letters with exactly one slip.
  private static func isSlip(
    _ syllable: Syllable, _ letters: Int, _ units: [UInt32], _ position: Int, _ length: Int
  ) -> Bool {
    let most = min(letters, length)
    var front = 0
    while front < most, syllable[front] == units[position + front] { front += 1 }
    if front == most { return letters != length }
    var back = 0
    while back < most - front, syllable[letters - 1 - back] == units[position + length - 1 - back] { back += 1 }
    if letters != length { return front + back == most && unitsAreLetters(units, position, length) }
    if front + back == letters - 1 { return unitsAreLetters(units, position, length) }
    return front + back == letters - 2 && syllable[front] == units[position + front + 1]
      && syllable[front + 1] == units[position + front]
  }

  private static func unitsAreLetters(_ units: [UInt32], _ position: Int, _ length: Int) -> Bool {
    units[position..<position + length].allSatisfy(SearchText.isLetter)
  }
}
