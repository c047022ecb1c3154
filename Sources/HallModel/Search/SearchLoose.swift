/// The passes that forgive, tried only when taking the query at its word found little: sounds taken for each other,
/// parts left out, wrong characters, slips of the finger.
struct SearchLoose {
  let index: SearchIndex
  let pattern: SearchPattern
  private let sounds: SearchSounds

  /// With this many hits there is no need to guess further.
  static let enough = 3

  init(_ index: SearchIndex, _ pattern: SearchPattern) {
    self.index = index
    self.pattern = pattern
    sounds = SearchSounds(pattern, index)
  }

  func run(into hits: inout SearchHits) {
    // One character or letter, or more than can be the name of anything: there is nothing to guess from.
    guard pattern.count >= 2, pattern.count < SearchText.longest, !hits.isCertain else { return }
    // Two characters are soon found somewhere, so they are only looked for when nothing else was found.
    if hits.count < (pattern.count == 2 ? 1 : SearchLoose.enough) { soundsLike(into: &hits) }
    if pattern.isLiteral {
      if hits.count < (pattern.count == 2 ? 1 : SearchLoose.enough) {
        scattered(gaps: min(3, pattern.count - 1), &hits)
      }
      if hits.count < SearchLoose.enough, pattern.count >= 3 { similar(into: &hits) }
      if hits.count == 0, pattern.count >= 3 { wrongCharacters(into: &hits) }
    } else {
      if hits.count < SearchLoose.enough, pattern.count >= 4 { scattered(gaps: 1, &hits) }
      if hits.count == 0, pattern.count >= 3, pattern.letters < pattern.count { similar(into: &hits) }
      if hits.count == 0, pattern.letters >= 4 { slips(into: &hits) }
      if hits.count == 0, pattern.letters >= 5 { initialSlip(into: &hits) }
    }
  }

  /// The sound of each syllable or character, not its spelling.
  private func soundsLike(into hits: inout SearchHits) {
    eachName { entry, field, isAlias in
      guard !hits[entry], let cells = sounds.match(index, in: field) else { return }
      let match = SearchMatch(way: .whole, cells: cells)
      hits.offer(entry, .soundsLike, match.quality(in: field) + (isAlias ? 6 : 0))
    }
  }

  /// All of the query in order, with parts of the name in between.
  private func scattered(gaps: Int, _ hits: inout SearchHits) {
    eachName { entry, field, isAlias in
      guard let needed = pattern.gapsNeeded(index, in: field, atMost: gaps) else { return }
      hits.offer(entry, .scattered, needed * 2 + (isAlias ? 1 : 0))
    }
  }

  /// Much of the query, in pairs of neighbours; or a whole alias within the query ("补办身份证").
  private func similar(into hits: inout SearchHits) {
    var places = [UInt64](repeating: 0, count: index.characters.count)
    for (position, unit) in pattern.units.enumerated() where !SearchText.isLetter(unit) {
      if let number = index.numbers[unit] { places[Int(number)] |= 1 << UInt64(position) }
    }
    let total = pattern.count
    for entry in 0..<index.entryCount {
      let name = shared(places, index.name(of: entry))
      let alike = name.pairs * 2 >= total - 1 && name.single * 5 >= total * 3 && name.pairs > 0
      var said = 0
      for field in index.aliasFields(of: entry) {
        let alias = index.field(field)
        if alias.count > said, alias.count >= 2, lies(alias, within: places) { said = alias.count }
      }
      guard alike || said > 0 else { continue }
      // What the alias says counts as if it stood in the name.
      hits.offer(entry, .similar, (total - max(name.single, said)) * 4 + max(0, 3 - name.pairs))
    }
  }

  /// All of it but for a wrong character, or two in a long query; what a wrong choice from the input method leaves.
  private func wrongCharacters(into hits: inout SearchHits) {
    let two = pattern.count >= 6
    eachName { entry, field, isAlias in
      var right: UInt64 = 1
      var once: UInt64 = 0
      var twice: UInt64 = 0
      for position in field {
        let cell = index.cells[position]
        if two { twice = pattern.whole(twice, cell) | once << 1 }
        once = pattern.whole(once, cell) | right << 1
        right = pattern.whole(right, cell) | 1
        if (once | twice) & pattern.done != 0 {
          hits.offer(entry, .similar, isAlias ? 1 : 0)
          return
        }
      }
    }
  }

  /// A letter wrong, missing, too many, or two swapped: once in a short word, twice from eight letters on.
  private func slips(into hits: inout SearchHits) {
    let slips = SearchSlips(pattern, index)
    let two = pattern.letters >= 8
    eachName { entry, field, isAlias in
      guard let needed = slips.needed(index, in: field, sounds: sounds, two: two) else { return }
      hits.offer(entry, .similar, needed * 2 + (isAlias ? 1 : 0))
    }
  }

  /// One initial wrong, missing or too many, the first one right.
  private func initialSlip(into hits: inout SearchHits) {
    eachName { entry, field, isAlias in
      var right: UInt64 = 0
      var slipped: UInt64 = 0
      for position in field {
        let cell = index.cells[position]
        let next = pattern.initial(right | 1, cell)
        slipped = pattern.initial(slipped, cell) | right << 1 | right | next << 1
        right = next
        if slipped & pattern.done != 0 {
          hits.offer(entry, .similarInitials, isAlias ? 1 : 0)
          return
        }
      }
    }
  }

  private func eachName(_ body: (_ entry: Int, _ field: Range<Int>, _ isAlias: Bool) -> Void) {
    for entry in 0..<index.entryCount {
      body(entry, index.name(of: entry), false)
      for field in index.aliasFields(of: entry) { body(entry, index.field(field), true) }
    }
  }

  private func shared(_ places: [UInt64], _ field: Range<Int>) -> (single: Int, pairs: Int) {
    var single: UInt64 = 0
    var pairs: UInt64 = 0
    var last: UInt64 = 0
    for position in field {
      let here = places[Int(index.cells[position])]
      single |= here
      pairs |= last << 1 & here
      last = here
    }
    return (single.nonzeroBitCount, pairs.nonzeroBitCount)
  }

  private func lies(_ field: Range<Int>, within places: [UInt64]) -> Bool {
    var state = UInt64.max
    for position in field {
      state = (state & places[Int(index.cells[position])]) << 1
      if state == 0 { return false }
    }
    return true
  }
}
