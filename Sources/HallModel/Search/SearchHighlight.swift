/// Which characters of a name to draw as found.
struct SearchHighlight {
  let index: SearchIndex
  let pattern: SearchPattern
  let words: [SearchPattern]
  private let sounds: SearchSounds?
  private let slips: SearchSlips?

  /// Prepares for the kinds of hits that are there; the patterns of those that forgive cost more than a hit does.
  init(_ index: SearchIndex, _ pattern: SearchPattern, words: [SearchPattern], for keys: [UInt64]) {
    self.index = index
    self.pattern = pattern
    self.words = words
    let ranks = Set(keys.map(SearchRank.rank))
    let slipped = ranks.contains(.similar) && pattern.letters == pattern.count
    sounds = slipped || ranks.contains(.soundsLike) ? SearchSounds(pattern, index) : nil
    slips = slipped ? SearchSlips(pattern, index) : nil
  }

  /// Cells of the name, counted in the whole index, in order; empty when the entry was not found by its name.
  func cells(of entry: Int, _ rank: SearchRank) -> [Int] {
    let name = index.name(of: entry)
    switch rank {
    case .code, .codeBeginning, .codePart, .department, .departmentInitials: return []
    case .exactName, .nameBeginning, .namePart, .nameInitials, .nameMixed, .aliasExact, .aliasBeginning, .aliasPart,
      .aliasInitials, .aliasMixed:
      return pattern.match(index, in: name).map { Array($0.cells) } ?? []
    case .words:
      return Set(words.flatMap { $0.match(index, in: name).map { Array($0.cells) } ?? [] }).sorted()
    case .soundsLike: return sounds?.match(index, in: name).map { Array($0) } ?? []
    case .scattered: return pattern.scattered(index, in: name, gaps: 3)?.cells ?? []
    case .similar: return similar(name)
    case .similarInitials: return []
    }
  }

  private func similar(_ name: Range<Int>) -> [Int] {
    if let sounds, let slips {
      return slips.match(index, in: name, sounds: sounds, two: pattern.letters >= 8).map { Array($0) } ?? []
    }
    let typed = Set(pattern.units)
    return name.filter { typed.contains(index.characters[Int(index.cells[$0])]) }
  }

  /// Ranges of characters in the name as published; punctuation between two found characters is within the range.
  static func ranges(_ cells: [Int], from first: Int, in name: String) -> [Range<Int>] {
    guard !cells.isEmpty else { return [] }
    var positions: [Int] = []
    for (position, character) in name.enumerated() {
      for scalar in character.unicodeScalars {
        if case .unit = SearchText.read(scalar) { positions.append(position) }
      }
    }
    var ranges: [Range<Int>] = []
    var last: Int?
    for cell in cells where cell - first < positions.count {
      let position = positions[cell - first]
      if let last, cell == last + 1, let open = ranges.popLast() {
        ranges.append(open.lowerBound..<position + 1)
      } else {
        ranges.append(position..<position + 1)
      }
      last = cell
    }
    return ranges
  }
}
