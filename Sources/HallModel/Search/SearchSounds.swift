/// A pattern by ear: zh and z, ch and c, sh and s, n and l, -n and -ng taken for each other, and Han characters for
/// others read alike (身分证 finds 身份证).
struct SearchSounds {
  /// Masks in a row: 1…7 units read as one syllable or character, then all of them in one.
  private static let width = 8
  private let pattern: SearchPattern
  private let rows: [UInt64]

  init(_ pattern: SearchPattern, _ index: SearchIndex) {
    self.pattern = pattern
    var syllables = [UInt64](repeating: 0, count: index.syllables.count * SearchSounds.width)
    let starts = SearchPattern.positions(pattern.units)
    for (number, form) in index.confusions {
      for position in starts[Int(form[0] & 0x1F)] {
        let shared = SearchPattern.sharedBeginning(form, pattern.units, position)
        // A form cut short after one letter says nothing.
        if shared >= 2, shared == form.count || position + shared == pattern.count {
          syllables[Int(number) * SearchSounds.width + shared - 1] |= 1 << UInt64(position)
        }
      }
    }
    for (position, unit) in pattern.units.enumerated() {
      guard let character = index.numbers[unit], SearchText.isHan(unit) else { continue }
      for reading in index.readings(of: Int(character)) {
        syllables[Int(index.readings[reading]) * SearchSounds.width] |= 1 << UInt64(position)
      }
    }
    var rows = [UInt64](repeating: 0, count: index.characters.count * SearchSounds.width)
    SearchPattern.spread(syllables, SearchSounds.width, over: &rows, index)
    for number in index.characters.indices {
      let row = number * SearchSounds.width
      for length in 0..<6 { rows[row + length] |= pattern.rows[number * SearchPattern.width + length] }
      rows[row + 7] = (row..<row + 7).reduce(0) { $0 | rows[$1] }
    }
    self.rows = rows
  }

  /// One more cell by ear, or as it is spelt.
  @inline(__always)
  func step(_ state: UInt64, _ cell: UInt16) -> UInt64 {
    let row = Int(cell) * SearchSounds.width
    if state & rows[row + 7] == 0 { return 0 }
    var next = (state & rows[row]) << 1
    if pattern.reach == 1 { return next }
    next |= (state & rows[row + 1]) << 2
    next |= (state & rows[row + 2]) << 3
    next |= (state & rows[row + 3]) << 4
    next |= (state & rows[row + 4]) << 5
    next |= (state & rows[row + 5]) << 6
    next |= (state & rows[row + 6]) << 7
    return next
  }

  /// The first cells that sound like the pattern.
  func match(_ index: SearchIndex, in field: Range<Int>) -> Range<Int>? {
    for start in field {
      var state: UInt64 = 1
      for position in start..<field.upperBound {
        let cell = index.cells[position]
        state = step(state, cell) | pattern.initial(state, cell)
        if state & pattern.done != 0 { return start..<position + 1 }
        if state == 0 { break }
      }
    }
    return nil
  }
}
