/// One word (or the whole) of a query, prepared for comparing with cells.
///
/// A bit set stands for how many units of the query have been read: bit q, that q of them have. Every character has a
/// row of masks, one for each number of units it can account for: a Han unit by itself, letters as a whole syllable,
/// as its initial, or, at the end of the query, as its beginning. So one step over a cell is a handful of ands and
/// shifts, for all the ways of reading the query at once.
struct SearchPattern {
  /// Masks in a row: 1…6 units read as whole syllable, then 1…2 units read as initial.
  static let width = 8
  private static let longestSyllable = 6

  let units: [UInt32]
  let letters: Int
  let digits: Int
  /// The bit that says the whole query has been read.
  let done: UInt64
  /// How many units one cell may account for.
  let reach: Int
  let rows: [UInt64]
  /// Each character's masks in one: from where on it accounts for anything at all.
  let reads: [UInt64]

  var count: Int { units.count }
  var isLiteral: Bool { letters == 0 }

  init(_ text: some Sequence<UInt32>, _ index: SearchIndex) {
    let units = Array(text.prefix(SearchText.longest))
    self.units = units
    letters = units.count { SearchText.isLetter($0) }
    digits = units.count { SearchText.isDigit($0) }
    done = 1 << UInt64(units.count)
    reach = letters > 0 ? SearchPattern.longestSyllable : 1

    var rows = [UInt64](repeating: 0, count: index.characters.count * SearchPattern.width)
    if letters > 0 {
      SearchPattern.spread(SearchPattern.syllableRows(units, index), SearchPattern.width, over: &rows, index)
    }
    for (position, unit) in units.enumerated() {
      guard let number = index.numbers[unit] else { continue }
      rows[Int(number) * SearchPattern.width] |= 1 << UInt64(position)
      rows[Int(number) * SearchPattern.width + 6] |= 1 << UInt64(position)
    }
    reads = index.characters.indices.map { number in
      let row = number * SearchPattern.width
      return (row..<row + SearchPattern.width).reduce(0) { $0 | rows[$1] }
    }
    self.rows = rows
  }

  /// The units that one more cell accounts for, read as whole syllable or as the character itself.
  @inline(__always)
  func whole(_ state: UInt64, _ cell: UInt16) -> UInt64 {
    let row = Int(cell) * SearchPattern.width
    if reach == 1 { return (state & rows[row]) << 1 }
    var next = (state & rows[row]) << 1
    next |= (state & rows[row + 1]) << 2
    next |= (state & rows[row + 2]) << 3
    next |= (state & rows[row + 3]) << 4
    next |= (state & rows[row + 4]) << 5
    next |= (state & rows[row + 5]) << 6
    return next
  }

  /// The same, read as initial.
  @inline(__always)
  func initial(_ state: UInt64, _ cell: UInt16) -> UInt64 {
    let row = Int(cell) * SearchPattern.width + 6
    return (state & rows[row]) << 1 | (state & rows[row + 1]) << 2
  }

  private static func syllableRows(_ units: [UInt32], _ index: SearchIndex) -> [UInt64] {
    var rows = [UInt64](repeating: 0, count: index.syllables.count * width)
    let starts = positions(units)
    for (number, syllable) in index.syllables.enumerated() {
      let row = number * width
      for position in starts[Int(syllable[0] & 0x1F)] {
        let bit: UInt64 = 1 << UInt64(position)
        let shared = sharedBeginning(syllable, units, position)
        if let read = read(syllable, units, position, shared) { rows[row + read - 1] |= bit }
        rows[row + 6] |= bit
        if shared >= 2, syllable.hasWideInitial { rows[row + 7] |= bit }
      }
    }
    return rows
  }

  /// The positions of each letter, by its place in the alphabet.
  static func positions(_ units: [UInt32]) -> [[Int]] {
    var positions = [[Int]](repeating: [], count: 32)
    for (position, unit) in units.enumerated() where SearchText.isLetter(unit) {
      positions[Int(unit & 0x1F)].append(position)
    }
    return positions
  }

  /// How many units from `position` on are the beginning of the syllable.
  @inline(__always)
  static func sharedBeginning(_ syllable: Syllable, _ units: [UInt32], _ position: Int) -> Int {
    let most = min(syllable.count, units.count - position)
    var shared = 0
    while shared < most, syllable[shared] == units[position + shared] { shared += 1 }
    return shared
  }

  /// How many units the syllable accounts for: all its letters, or those that are there when the query ends in it.
  @inline(__always)
  static func read(_ syllable: Syllable, _ units: [UInt32], _ position: Int, _ shared: Int) -> Int? {
    guard shared > 0, shared <= longestSyllable else { return nil }
    return shared == syllable.count || position + shared == units.count ? shared : nil
  }

  /// Gives each character the rows of all its readings.
  static func spread(_ syllableRows: [UInt64], _ width: Int, over rows: inout [UInt64], _ index: SearchIndex) {
    for number in 1..<max(1, index.characters.count) {
      for reading in index.readings(of: number) {
        let from = Int(index.readings[reading]) * width
        for offset in 0..<width { rows[number * width + offset] |= syllableRows[from + offset] }
      }
    }
  }
}
