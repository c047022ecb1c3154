/// Reads a table: commas, semicolons or tabs, any line ends, quoted cells with line ends inside; goes on after a fault
/// so that one run reports them all.
public struct CSVReader {
  /// The longest cell spreadsheets hold, in characters.
  static let cellLimit = 32_767
  /// After so many open quotes the rest of the file is noise.
  private static let openQuoteLimit = 20

  private static let quote = UInt8(ascii: "\"")
  private let bytes: [UInt8]
  private let separator: UInt8
  private var position = 0
  private var line = 1
  private var column = 1
  private var row = 1
  private var openQuotes = 0
  private var rows: [CSVDocument.Row] = []
  private var faults: [CSVDocument.Fault] = []

  /// The table in `text`.
  public static func read(_ text: String) -> CSVDocument {
    var reader = CSVReader(Array(text.utf8))
    reader.run()
    return CSVDocument(rows: reader.rows, faults: reader.faults)
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    // Excel may name the separator in a first line of its own: `sep=;`.
    if bytes.count >= 5, bytes.starts(with: "sep=".utf8), bytes.count == 5 || bytes[5] == 0x0A || bytes[5] == 0x0D {
      separator = bytes[4]
      position = 5
      lineEnd()
      row = 2
    } else {
      separator = CSVReader.likelySeparator(bytes)
    }
  }

  /// The one of comma, semicolon and tab that the heading has most of.
  private static func likelySeparator(_ bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [:]
    var quoted = false
    for byte in bytes {
      if byte == quote { quoted.toggle() }
      if (byte == 0x0A || byte == 0x0D) && !quoted && !counts.isEmpty { break }
      if !quoted && [0x2C, 0x3B, 0x09].contains(byte) { counts[byte, default: 0] += 1 }
    }
    let comma = UInt8(ascii: ",")
    return counts.max { ($0.value, $0.key == comma ? 1 : 0) < ($1.value, $1.key == comma ? 1 : 0) }?.key ?? comma
  }

  private mutating func run() {
    while position < bytes.count {
      var cells: [CSVDocument.Cell] = []
      repeat {
        if !cells.isEmpty { advance() }
        cells.append(cell(cells.count))
      } while position < bytes.count && bytes[position] == separator
      if cells.contains(where: { !$0.text.isEmpty }) {
        rows.append(CSVDocument.Row(cells: cells, number: row))
      }
      lineEnd()
      row += 1
    }
  }

  /// Reads one cell and stops at the separator or line end behind it.
  private mutating func cell(_ index: Int) -> CSVDocument.Cell {
    let start = (position, line, column)
    var content: [UInt8]
    if position < bytes.count && bytes[position] == CSVReader.quote {
      if let quoted = quotedContent(index) {
        content = quoted
      } else {
        // Never closed: take the line as it stands and go on behind it.
        fault(.openQuote, start.1, start.2, index)
        openQuotes += 1
        (position, line, column) = start
        advance()
        content = plainContent(index, reportQuotes: false)
        if openQuotes >= CSVReader.openQuoteLimit { position = bytes.count }
      }
    } else {
      content = plainContent(index, reportQuotes: true)
    }
    return CSVDocument.Cell(text: cleaned(content, start.1, start.2, index), line: start.1, column: start.2)
  }

  private mutating func plainContent(_ index: Int, reportQuotes: Bool) -> [UInt8] {
    let from = position
    var reported = !reportQuotes
    while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A, bytes[position] != 0x0D {
      if bytes[position] == CSVReader.quote && !reported {
        fault(.strayQuote, line, column, index)
        reported = true
      }
      advance()
    }
    return Array(bytes[from..<position])
  }

  /// The content of a quoted cell, or nil where the quote is never closed.
  private mutating func quotedContent(_ index: Int) -> [UInt8]? {
    var content: [UInt8] = []
    advance()
    while position < bytes.count {
      let byte = bytes[position]
      if byte == CSVReader.quote {
        advance()
        guard position < bytes.count && bytes[position] == CSVReader.quote else {
          return content + textBehindQuote(index)
        }
      }
      content.append(byte)
      if byte == 0x0A || byte == 0x0D { lineEnd() } else { advance() }
    }
    return nil
  }

  private mutating func textBehindQuote(_ index: Int) -> [UInt8] {
    let place = (line, column)
    let rest = plainContent(index, reportQuotes: false)
    if rest.contains(where: { $0 != 0x20 }) { fault(.strayQuote, place.0, place.1, index) }
    return rest
  }

  private mutating func advance() {
    guard position < bytes.count else { return }
    position += 1
    // Columns count characters: the further bytes of one do not.
    if position >= bytes.count || bytes[position] & 0xC0 != 0x80 { column += 1 }
  }

  private mutating func lineEnd() {
    guard position < bytes.count, bytes[position] == 0x0A || bytes[position] == 0x0D else { return }
    let isPair = bytes[position] == 0x0D && position + 1 < bytes.count && bytes[position + 1] == 0x0A
    position += isPair ? 2 : 1
    line += 1
    column = 1
  }

  private mutating func fault(
    _ code: Problem.Code, _ line: Int, _ column: Int, _ index: Int, _ arguments: [String: String] = [:]
  ) {
    faults.append(
      CSVDocument.Fault(code: code, line: line, column: column, row: row, cell: index, arguments: arguments))
  }

  /// The text without outer blanks, line ends as blanks, and without invisible characters, which are reported.
  private mutating func cleaned(_ content: [UInt8], _ line: Int, _ column: Int, _ index: Int) -> String {
    // Only these first bytes can begin a character that is looked for here.
    let suspicious = content.contains {
      $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 || $0 == 0xE2 || $0 == 0xE3 || $0 == 0xEF
    }
    var text = String(decoding: content, as: UTF8.self)
    if suspicious {
      var kept = String.UnicodeScalarView()
      var reported = false
      for scalar in text.unicodeScalars {
        if Invisible.isLineEnd(scalar) {
          if kept.last != " " { kept.append(" ") }
        } else if Invisible.isUnwanted(scalar) {
          if !reported { fault(.controlCharacter, line, column, index, ["character": Invisible.name(scalar)]) }
          reported = true
        } else {
          kept.append(scalar)
        }
      }
      text = Plain.trimmed(String(kept))
    } else {
      text = Plain.trimmed(text)
    }
    let count = text.utf8.count > CSVReader.cellLimit ? text.unicodeScalars.count : 0
    if count > CSVReader.cellLimit {
      fault(.fieldTooLong, line, column, index, ["count": String(count), "limit": String(CSVReader.cellLimit)])
      text = ""
    }
    return text
  }
}
