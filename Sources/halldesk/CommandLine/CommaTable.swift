import Glibc

/// A comma-separated table (RFC 4180, also with semicolons or tabs as spreadsheets write them), with the place of every
/// cell so that faults can be named by line and column.
struct CommaTable {
  /// One cell.
  struct Cell {
    /// The text without blanks around it.
    var text: String
    /// The line it begins in, from 1.
    var line: Int
    /// The character it begins at, from 1.
    var column: Int
  }

  /// Rows that are not blank.
  private(set) var rows: [[Cell]] = []
  /// Quotes that are never closed.
  private(set) var openQuotes: [Cell] = []

  /// Reads a table.
  init(_ text: String) {
    let separator = CommaTable.separator(text)
    var row: [Cell] = []
    var cell = Cell(text: "", line: 1, column: 1)
    var (line, column) = (1, 1)
    var quoted = false
    var closed = false
    func finished(_ cell: Cell) -> Cell {
      Cell(text: CommaTable.trimmed(cell.text), line: cell.line, column: cell.column)
    }
    for character in text {
      let isLineEnd = character.isNewline
      if quoted {
        if character == "\"" { (quoted, closed) = (false, true) } else { cell.text.append(isLineEnd ? " " : character) }
      } else if character == "\"" && closed {
        // Two quotes within quotes are one.
        cell.text.append(character)
        (quoted, closed) = (true, false)
      } else if character == "\"" && cell.text.isEmpty {
        quoted = true
      } else if character == separator || isLineEnd {
        row.append(finished(cell))
        closed = false
        if isLineEnd {
          if row.contains(where: { !$0.text.isEmpty }) { rows.append(row) }
          row = []
        }
        cell = isLineEnd ? Cell(text: "", line: line + 1, column: 1) : Cell(text: "", line: line, column: column + 1)
      } else {
        cell.text.append(character)
      }
      (line, column) = isLineEnd ? (line + 1, 1) : (line, column + 1)
    }
    if quoted { openQuotes.append(cell) }
    row.append(finished(cell))
    if row.contains(where: { !$0.text.isEmpty }) { rows.append(row) }
  }

  /// UTF-8 with or without a mark, else GB18030, as older spreadsheets save Chinese; nil for neither.
  static func decode(_ bytes: [UInt8]) -> String? {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    if let text = String(validating: content, as: UTF8.self) { return text }
    guard let converter = iconv_open("UTF-8", "GB18030"), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var input = content.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: content.count * 2 + 16)
    var (left, room) = (input.count, output.count)
    let failed = input.withUnsafeMutableBufferPointer { source in
      output.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        return iconv(converter, &from, &left, &to, &room) == -1
      }
    }
    if failed || left > 0 { return nil }
    return String(decoding: output.dropLast(room).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// The one of comma, semicolon and tab that the first line has most of.
  private static func separator(_ text: String) -> Character {
    let heading = text.prefix { !$0.isNewline }
    func count(_ character: Character) -> Int { heading.count { $0 == character } }
    return count(";") > count(",") ? ";" : count("\t") > count(",") ? "\t" : ","
  }

  private static func trimmed(_ text: String) -> String {
    var text = Substring(text)
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }
}
