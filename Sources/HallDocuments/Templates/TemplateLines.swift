/// A character and where a supervisor finds it in the file.
struct PlacedCharacter: Equatable {
  var character: Character
  /// From 1.
  var line: Int
  /// From 1.
  var column: Int
}

/// A line of a template, with the lines a `\` at its end joins to it.
struct TemplateLine {
  var characters: [PlacedCharacter]
  /// The first line in the file, from 1.
  var line: Int

  var text: String { String(characters.map(\.character)) }

  /// The lines of a text; comments are left out, empty lines kept.
  static func lines(of text: String) -> [TemplateLine] {
    var result: [TemplateLine] = []
    var joining = false
    var number = 0
    // "\r\n" is one character in Swift, and old editors write "\r" alone.
    for raw in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      var placed = raw.enumerated().map { PlacedCharacter(character: $1, line: number, column: $0 + 1) }
      let isComment = !joining && placed.first?.character == "#" && !raw.hasPrefix("##")
      if isComment { continue }
      if !joining && raw.hasPrefix("##") { placed.removeFirst() }
      while let last = placed.last, CleanText.isSpace(last.character) { placed.removeLast() }
      if joining { placed = Array(placed.drop { CleanText.isSpace($0.character) }) }
      let continues = placed.last?.character == "\\"
      if continues { placed.removeLast() }
      if joining, !result.isEmpty {
        result[result.count - 1].characters += placed
      } else {
        result.append(TemplateLine(characters: placed, line: number))
      }
      joining = continues
    }
    return result
  }
}

extension Array<PlacedCharacter> {
  /// Without spaces at both ends.
  var trimmed: [PlacedCharacter] {
    guard let first = firstIndex(where: { !CleanText.isSpace($0.character) }),
      let last = lastIndex(where: { !CleanText.isSpace($0.character) })
    else { return [] }
    return Array(self[first...last])
  }

  /// The parts between `|`, trimmed.
  var cells: [[PlacedCharacter]] {
    split(omittingEmptySubsequences: false) { $0.character == "|" || $0.character == "｜" }.map { Array($0).trimmed }
  }
}
