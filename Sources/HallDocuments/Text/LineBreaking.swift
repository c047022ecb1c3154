/// Breaks text into lines as Chinese is set: anywhere between characters, but no closing sign begins a line, no opening
/// one ends it, and numbers and words stay whole (GB/T 15834 第 5 章;Unicode Standard Annex #14).
public struct LineBreaking: Sendable {
  /// How wide text is.
  public var measure: ColumnWidth

  /// A breaker with a measure.
  public init(measure: ColumnWidth = ColumnWidth()) { self.measure = measure }

  /// Signs no line begins with.
  static let closing = Set("。，、；：？！…—～·）〕］｝》〉」』】〗”’,.;:?!)]}%‰℃°")
  /// Signs no line ends with.
  static let opening = Set("（〔［｛《〈「『【〖“‘([{￥$¥№#")

  private enum Class {
    case space, closing, opening, word, other
  }

  /// The lines of a text at a width in columns, the first one shorter by `indent`.
  public func lines(of text: String, width: Int, indent: Int = 0) -> [String] {
    let width = max(2, width)
    var lines: [String] = []
    var line = ""
    var used = min(indent, width - 2)
    for atom in atoms(text) {
      let columns = measure.columns(of: atom)
      if used + columns <= width {
        if !(line.isEmpty && !lines.isEmpty && atom == " ") {
          line += atom
          used += columns
        }
        continue
      }
      if atom == " " { continue }
      if !line.isEmpty {
        lines.append(line)
        (line, used) = ("", 0)
      }
      // What is wider than a whole line is cut where the line ends.
      for character in atom {
        let columns = measure.columns(of: character)
        if used + columns > width && !line.isEmpty {
          lines.append(line)
          (line, used) = ("", 0)
        }
        line.append(character)
        used += columns
      }
    }
    if !line.isEmpty || lines.isEmpty { lines.append(line) }
    return lines.map { line in String(line.reversed().drop { $0 == " " }.reversed()) }
  }

  /// The pieces no line end may cut.
  private func atoms(_ text: String) -> [String] {
    var atoms: [String] = []
    var last: (Character, Class)?
    for character in text {
      let kind = classify(character)
      if let (before, previous) = last, joins(before, previous, character, kind) {
        atoms[atoms.count - 1].append(character)
        // A space behind an opening sign does not free what follows.
        if kind == .space { continue }
      } else if kind == .closing, last?.1 == .space, atoms.contains(where: { $0 != " " }) {
        // Nor does one before a closing sign: the space is kept within the line.
        var spaces = ""
        while atoms.last == " " { spaces += atoms.removeLast() }
        atoms[atoms.count - 1] += spaces + String(character)
      } else {
        atoms.append(String(character))
      }
      last = (character, kind)
    }
    return atoms
  }

  private func joins(_ before: Character, _ previous: Class, _ character: Character, _ kind: Class) -> Bool {
    if kind == .space { return previous == .opening }
    if previous == .space { return false }
    if kind == .closing || previous == .opening { return true }
    // After `.` and `,` inside numbers, addresses and names nothing is cut either.
    if previous == .closing { return before.isASCII && kind == .word }
    return previous == .word && kind == .word
  }

  private func classify(_ character: Character) -> Class {
    if character == " " { return .space }
    if Self.closing.contains(character) { return .closing }
    if Self.opening.contains(character) { return .opening }
    return measure.columns(of: character) < 2 ? .word : .other
  }
}
