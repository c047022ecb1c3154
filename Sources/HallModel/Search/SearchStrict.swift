/// The passes that take the query at its word: names, codes, aliases and departments, unbroken or word by word.
struct SearchStrict {
  let index: SearchIndex

  /// Everything in which the whole pattern is found in one piece.
  func whole(_ pattern: SearchPattern, into hits: inout SearchHits) {
    let departments = (0..<index.departmentCount).map { department(pattern, $0) }
    let codes = pattern.digits > 0 || pattern.count >= 2
    for entry in 0..<index.entryCount {
      let name = index.name(of: entry)
      if let match = pattern.match(index, in: name) {
        let rank: SearchRank =
          switch match.way {
          case .whole: match.covers(name) ? .exactName : match.begins(name) ? .nameBeginning : .namePart
          case .initials: .nameInitials
          case .mixed: .nameMixed
          }
        hits.offer(entry, rank, match.quality(in: name))
        // Nothing below can rank higher than a name that was read whole, except a code, which has no words in it.
        if match.way == .whole, pattern.digits == 0 { continue }
      }
      for field in index.aliasFields(of: entry) {
        let alias = index.field(field)
        guard let match = pattern.match(index, in: alias) else { continue }
        let rank: SearchRank =
          switch match.way {
          case .whole: match.covers(alias) ? .aliasExact : match.begins(alias) ? .aliasBeginning : .aliasPart
          case .initials: .aliasInitials
          case .mixed: .aliasMixed
          }
        hits.offer(entry, rank, match.quality(in: alias))
      }
      if let (rank, quality) = departments[Int(index.entryDepartments[entry])] { hits.offer(entry, rank, quality) }
      if codes, let (rank, quality) = code(pattern, entry) { hits.offer(entry, rank, quality) }
    }
  }

  /// Entries in which every word is found somewhere, in any order.
  func words(_ words: [SearchPattern], into hits: inout SearchHits) {
    let departments = words.map { word in (0..<index.departmentCount).map { department(word, $0) != nil } }
    for entry in 0..<index.entryCount {
      var cost = 0
      for (number, word) in words.enumerated() {
        let inDepartment = departments[number][Int(index.entryDepartments[entry])]
        guard let more = self.cost(word, entry, inDepartment: inDepartment) else {
          cost = -1
          break
        }
        cost += more
      }
      if cost >= 0 { hits.offer(entry, .words, cost) }
    }
  }

  private func cost(_ word: SearchPattern, _ entry: Int, inDepartment: Bool) -> Int? {
    let name = index.name(of: entry)
    var best: Int?
    if let match = word.match(index, in: name) {
      best = match.way == .whole ? (match.begins(name) ? 0 : 1) : match.way == .initials ? 4 : 6
      if match.way == .whole { return best }
    }
    for field in index.aliasFields(of: entry) {
      guard let match = word.match(index, in: index.field(field)) else { continue }
      best = min(best ?? 99, match.way == .whole ? 2 : match.way == .initials ? 5 : 7)
    }
    if inDepartment { best = min(best ?? 99, 3) }
    if best == nil, word.digits > 0, code(word, entry) != nil { best = 3 }
    return best
  }

  /// Whether the pattern names a department; a single character or letter names too many.
  private func department(_ pattern: SearchPattern, _ number: Int) -> (SearchRank, Int)? {
    guard pattern.count >= 2, pattern.digits == 0 else { return nil }
    let field = index.field(index.firstDepartmentField + number)
    guard let match = pattern.match(index, in: field) else { return nil }
    if match.covers(field), match.way == .initials { return (.departmentInitials, 0) }
    guard match.way == .whole, pattern.isLiteral || (pattern.count >= 3 && match.begins(field)) else { return nil }
    return (.department, match.covers(field) ? 0 : match.begins(field) ? 1 : 2)
  }

  /// Codes are runs of letters, Han characters and digits ("HZ-公安-001"); each run may be left out from the left, and
  /// a run of Han characters stands for its department.
  private func code(_ pattern: SearchPattern, _ entry: Int) -> (SearchRank, Int)? {
    let field = index.code(of: entry)
    guard let match = pattern.match(index, in: field), match.way == .whole else { return nil }
    let second = field.first { $0 > field.lowerBound && startsRun($0) }
    let start = match.cells.lowerBound
    let ends = match.cells.upperBound == field.upperBound
    if pattern.digits > 0 {
      if match.begins(field) || start == second {
        return ends ? (.code, match.begins(field) ? 0 : 1) : (.codeBeginning, match.begins(field) ? 0 : 1)
      }
      let enough = startsRun(start) ? 2 : 4
      return pattern.count >= enough ? (.codePart, ends ? 0 : 1) : nil
    }
    // Without a digit it is the department's name in the code, and must say more than the code's first run does.
    guard let second, match.cells.upperBound > second, match.begins(field) || startsRun(start) else { return nil }
    return pattern.isLiteral || pattern.count >= 3 ? (.department, 3) : nil
  }

  private func startsRun(_ position: Int) -> Bool { run(position) != run(position - 1) }

  private func run(_ position: Int) -> Int {
    guard position >= 0 else { return 0 }
    let unit = index.characters[Int(index.cells[position])]
    return SearchText.isDigit(unit) ? 1 : SearchText.isLetter(unit) ? 2 : 3
  }
}
