extension Width {
  /// The lines of `text` in a field of `columns`.
  ///
  /// Line feeds begin new lines. Chinese text breaks between any two characters, but closing punctuation never begins a
  /// line and opening punctuation never ends one (GB/T 15834, 5.1.10–5.1.11); Latin words and numbers stay whole unless
  /// longer than the field.
  public func wrap(_ text: String, columns: Int) -> [String] {
    guard columns > 0 else { return [] }
    // Most texts are one line that fits: no byte of theirs can belong to a line feed of any kind.
    let isOneLine = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0xC2 && $0 != 0xE2 }
    if isOneLine && displayWidth(text) <= columns { return [trimmed(text)] }
    var lines: [String] = []
    for paragraph in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      wrap(paragraph: paragraph, columns: columns, into: &lines)
    }
    return lines
  }

  private func trimmed(_ text: String) -> String {
    var text = text
    while text.last == " " { text.removeLast() }
    return text
  }

  private func wrap(paragraph: Substring, columns: Int, into lines: inout [String]) {
    var line = ""
    var used = 0
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
    var previous: Manners?
    for character in paragraph {
      let manners = manners(of: character)
      if let last = previous, last.mayBreak(before: manners) {
        result.append(piece)
        piece = ""
      }
      piece.append(character)
      previous = manners
    }
    if !piece.isEmpty { result.append(piece) }
    return result
  }

  /// What a character asks of the line it stands in.
  private struct Manners {
    var isSpace = false
    var neverFirst = false
    var neverLast = false
    var isIdeographic = false

    func mayBreak(before next: Manners) -> Bool {
      if next.isSpace || next.neverFirst || neverLast { return false }
      return isSpace || isIdeographic || next.isIdeographic
    }
  }

  private func manners(of character: Character) -> Manners {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return Manners() }
    var manners = Manners(isSpace: character == " ")
    if scalars.index(after: scalars.startIndex) == scalars.endIndex {
      manners.neverFirst = Self.neverFirst.contains(first)
      manners.neverLast = Self.neverLast.contains(first)
    }
    manners.isIdeographic =
      first.value >= 0x1100 && (manners.neverFirst || manners.neverLast || columns(of: character) == 2)
    return manners
  }

  private static let neverFirst: Set<Unicode.Scalar> = [
    "、", "。", "，", "．", "；", "：", "？", "！", "）", "》", "〉", "」", "』", "】", "〕", "｝", "］", "”", "’", "…", "—", "～", "·",
    "％", "‰", "℃", ",", ".", ";", ":", "?", "!", ")", "]", "}", "%", "々", "ー", "／", "/",
  ]

  private static let neverLast: Set<Unicode.Scalar> = [
    "（", "《", "〈", "「", "『", "【", "〔", "｛", "［", "“", "‘", "￥", "＄", "(", "[", "{", "¥", "$", "№",
  ]
}
