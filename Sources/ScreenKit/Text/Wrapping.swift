extension Width {
  /// The lines of `text` in a field of `columns`.
  ///
  /// Line feeds begin new lines. Chinese text breaks between any two characters, but closing punctuation never begins a
  /// line and opening punctuation never ends one (GB/T 15834, 5.1.10–5.1.11); Latin words and numbers stay whole unless
  /// longer than the field.
  public func wrap(_ text: String, columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    var lines: [String] = []
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      wrap(paragraph: paragraph, columns: columns, into: &lines)
    }
    return lines
  }

  private func wrap(paragraph: Substring, columns: Int, into lines: inout [String]) {
    var line = ""
    var used = 0
    func trimmed(_ text: String) -> String {
      var text = text
      while text.last == " " { text.removeLast() }
      return text
    }
    for piece in pieces(of: paragraph) {
      let solid = trimmed(piece)
      let solidColumns = displayWidth(solid)
      if used > 0 && used + solidColumns > columns {
        lines.append(trimmed(line))
        line = ""
        used = 0
      }
      if solidColumns <= columns {
        line += piece
        used += displayWidth(piece)
      } else {
        // A word longer than the field: cut by graphemes.
        for character in piece {
          let step = self.columns(of: character)
          if used > 0 && used + step > columns {
            lines.append(trimmed(line))
            line = ""
            used = 0
          }
          line.append(character)
          used += step
        }
      }
    }
    lines.append(trimmed(line))
  }

  /// The parts of a paragraph that must not be torn apart, each with the spaces after it.
  private func pieces(of paragraph: Substring) -> [String] {
    var result: [String] = []
    var piece = ""
    var previous: Character?
    for character in paragraph {
      if let last = previous, mayBreak(between: last, and: character) {
        result.append(piece)
        piece = ""
      }
      piece.append(character)
      previous = character
    }
    if !piece.isEmpty { result.append(piece) }
    return result
  }

  private func mayBreak(between left: Character, and right: Character) -> Bool {
    if right == " " || Self.neverFirst.contains(right) || Self.neverLast.contains(left) { return false }
    if left == " " { return true }
    return isIdeographic(left) || isIdeographic(right)
  }

  private func isIdeographic(_ character: Character) -> Bool {
    guard let first = character.unicodeScalars.first, first.value >= 0x1100 else { return false }
    return columns(of: character) == 2 || Self.neverFirst.contains(character) || Self.neverLast.contains(character)
  }

  private static let neverFirst: Set<Character> = [
    "、", "。", "，", "．", "；", "：", "？", "！", "）", "》", "〉", "」", "』", "】", "〕", "｝", "］", "”", "’", "…", "—", "～", "·",
    "％", "‰", "℃", ",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "々", "ー", "／", "/",
  ]

  private static let neverLast: Set<Character> = [
    "（", "《", "〈", "「", "『", "【", "〔", "｛", "［", "“", "‘", "￥", "＄", "(", "[", "{", "¥", "$", "№",
  ]
}
