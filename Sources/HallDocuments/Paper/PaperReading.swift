/// Why a layout cannot be read.
public struct PaperLayoutError: Error, Equatable, Sendable {
  /// What is wrong with it.
  public enum Reason: String, Sendable {
    /// It is longer than a layout may be.
    case tooLarge = "too_large"
    /// It is no UTF-8.
    case notText = "not_text"
    /// It does not begin as a layout of this version does.
    case unknownFormat = "unknown_format"
    /// A word nobody knows.
    case unknownWord = "unknown_word"
    /// A line with too few, too many or wrong texts.
    case badLine = "bad_line"
    /// A line of more than 64 KiB.
    case lineTooLong = "line_too_long"
    /// A row without a table, or with a wrong number of cells.
    case badRow = "bad_row"
    /// The end is missing, or is not where it says.
    case cutShort = "cut_short"
    /// More blocks and rows than a document may have.
    case tooMany = "too_many"
  }

  /// What is wrong.
  public var reason: Reason
  /// The line, from 1.
  public var line: Int
}

extension PaperLayout {
  /// The document of a layout. Control characters in its texts are left out; anything else out of order is refused.
  public static func decode(_ bytes: some Collection<UInt8>) throws(PaperLayoutError) -> Document {
    if bytes.count > largest { throw PaperLayoutError(reason: .tooLarge, line: 1) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PaperLayoutError(reason: .notText, line: 1)
    }
    var reader = PaperLayoutReader()
    // By scalars: characters join (a mark after a tab would hide it).
    for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty && reader.count > 0 { break }
      if reader.isComplete { throw PaperLayoutError(reason: .cutShort, line: reader.count + 1) }
      if String(line).utf8.count > longestLine { throw PaperLayoutError(reason: .lineTooLong, line: reader.count + 1) }
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
      try reader.read(parts[0], parts.dropFirst().map(unescape))
    }
    return try reader.document()
  }

  static func unescape(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var escaped = false
    for scalar in text.unicodeScalars {
      if !escaped && scalar == "\\" {
        escaped = true
        continue
      }
      let plain: Unicode.Scalar = escaped && (scalar == "t" || scalar == "n") ? " " : scalar
      if CleanText.isPrintable(plain) { result.append(plain) }
      escaped = false
    }
    return String(result)
  }
}

/// Puts the lines of a layout together.
private struct PaperLayoutReader {
  var count = 0
  var isComplete = false
  private var name: String?
  private var footer: String?
  private var blocks: [Document.Block] = []
  private var table: Document.Table?
  private var parts = 0

  mutating func read(_ word: String, _ texts: [String]) throws(PaperLayoutError) {
    let number = count
    count += 1
    if number == 0 {
      guard word == PaperLayout.mark, texts == ["1"] else { throw error(.unknownFormat) }
      return
    }
    if word == "END" {
      guard texts == ["\(number)"] else { throw error(.cutShort) }
      closeTable()
      isComplete = true
      return
    }
    if word == "ROW" || word == "HEAD" { return try row(word, texts) }
    closeTable()
    try countPart()
    switch (word, texts.count) {
    case ("NAME", 1): name = texts[0]
    case ("FOOT", 1): footer = texts[0]
    case ("TITLE", 1): blocks.append(.title(texts[0]))
    case ("SPACE", 0): blocks.append(.space)
    case ("RULE", 0): blocks.append(.rule)
    case ("SEAL", 1...8): blocks.append(.seal(texts))
    case ("TEXT", 2):
      guard let alignment = Document.Alignment(rawValue: texts[0]) else { throw error(.badLine) }
      blocks.append(.paragraph(texts[1], alignment))
    case ("TABLE", 1...12):
      var columns: [Document.Column] = []
      for text in texts { columns.append(try column(text)) }
      table = Document.Table(columns: columns, head: nil, rows: [])
    case ("NAME", _), ("FOOT", _), ("TITLE", _), ("SPACE", _), ("RULE", _), ("SEAL", _), ("TEXT", _), ("TABLE", _):
      throw error(.badLine)
    default: throw error(.unknownWord)
    }
  }

  func document() throws(PaperLayoutError) -> Document {
    guard isComplete, let name else { throw error(.cutShort) }
    return Document(title: name, footer: footer, blocks: blocks)
  }

  private mutating func row(_ word: String, _ texts: [String]) throws(PaperLayoutError) {
    guard let columns = table?.columns.count, texts.count == columns else { throw error(.badRow) }
    try countPart()
    if word == "ROW" {
      table?.rows.append(texts)
    } else {
      guard table?.head == nil, table?.rows.isEmpty ?? false else { throw error(.badRow) }
      table?.head = texts
    }
  }

  private mutating func countPart() throws(PaperLayoutError) {
    parts += 1
    if parts > PaperLayout.mostParts { throw error(.tooMany) }
  }

  private mutating func closeTable() {
    if let table { blocks.append(.table(table)) }
    table = nil
  }

  private func column(_ text: String) throws(PaperLayoutError) -> Document.Column {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let alignment = Document.Alignment(rawValue: String(parts[1])) else {
      throw error(.badLine)
    }
    if parts[0] == "*" { return Document.Column(width: nil, alignment: alignment) }
    guard let width = Int(parts[0]), (2...70).contains(width) else { throw error(.badLine) }
    return Document.Column(width: width, alignment: alignment)
  }

  private func error(_ reason: PaperLayoutError.Reason) -> PaperLayoutError {
    PaperLayoutError(reason: reason, line: max(1, count))
  }
}
