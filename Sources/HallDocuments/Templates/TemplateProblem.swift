/// Something wrong in a template: what, where, and what to do about it.
public struct TemplateProblem: Error, Equatable, Sendable {
  /// What can be wrong with a template.
  public enum Code: String, Sendable, CaseIterable {
    /// There is no file for a kind of document in any of the folders.
    case missingFile = "missing_file"
    /// The file cannot be read.
    case unreadableFile = "unreadable_file"
    /// The file's text encoding is unknown.
    case unreadableEncoding = "unreadable_encoding"
    /// The file is larger than a template can be (256 KiB).
    case fileTooLarge = "file_too_large"
    /// Nothing in it would be printed.
    case emptyTemplate = "empty_template"
    /// A word behind `@` nobody knows.
    case unknownDirective = "unknown_directive"
    /// `{` without `}`.
    case openBrace = "open_brace"
    /// `}` without `{`.
    case strayBrace = "stray_brace"
    /// `{}`.
    case emptyField = "empty_field"
    /// A full-width `｛`, `｝` or `＠` where the plain one is meant.
    case fullWidthSign = "full_width_sign"
    /// A field this kind of document does not have.
    case unknownField = "unknown_field"
    /// A list where a single text is needed.
    case listAsText = "list_as_text"
    /// A single text where a list is needed.
    case textAsList = "text_as_list"
    /// A field of a list's items outside its repeated block.
    case itemOutsideList = "item_outside_list"
    /// A field that may be missing, neither in an optional block nor with a fallback.
    case unguardedOptional = "unguarded_optional"
    /// A field that must be in every document of the kind is not in the template.
    case mandatoryUnused = "mandatory_unused"
    /// A block that is never closed.
    case unclosedBlock = "unclosed_block"
    /// `@完` with nothing to close.
    case strayEnd = "stray_end"
    /// A repeated block inside a repeated block.
    case nestedRepeat = "nested_repeat"
    /// A table inside a table.
    case nestedTable = "nested_table"
    /// Text inside a table that is not in a row.
    case textInTable = "text_in_table"
    /// A row outside a table.
    case rowOutsideTable = "row_outside_table"
    /// A row with more or fewer cells than the table has columns.
    case raggedRow = "ragged_row"
    /// A table without columns, or more than twelve.
    case columnCount = "column_count"
    /// A column's width that is no number from 2 to 70.
    case badWidth = "bad_width"
    /// A directive without the text or field it needs.
    case nothingFollows = "nothing_follows"
    /// Something behind a directive that takes nothing.
    case unexpectedText = "unexpected_text"
    /// No title line.
    case missingTitle = "missing_title"
    /// No place for the seal, where the law asks for one (行政许可法第三十二条第二款).
    case missingSeal = "missing_seal"
    /// An invisible character.
    case controlCharacter = "control_character"
  }

  /// The template's file.
  public var file: String
  /// The line, from 1; nil where the file as a whole is meant.
  public var line: Int?
  /// The character in the line, from 1.
  public var column: Int?
  /// What is wrong, for scripts (`code.rawValue`).
  public var code: Code
  /// What the sentence names.
  public var arguments: [String: String]

  /// A problem.
  public init(file: String, line: Int? = nil, column: Int? = nil, code: Code, arguments: [String: String] = [:]) {
    self.file = file
    self.line = line
    self.column = column
    self.code = code
    self.arguments = arguments
  }

  /// The place as people read it: `acceptance_notice.txt:5:12`.
  public var place: String {
    guard let line else { return file }
    return "\(file):\(line)" + (column.map { ":\($0)" } ?? "")
  }

  /// One sentence and what to do, without the place. A part in `[…]` is left out where an argument of it is missing.
  public func text(_ language: DocumentLanguage) -> String {
    let sentence = language == .zh ? code.sentences.zh : code.sentences.en
    var result = ""
    for (number, part) in sentence.split(separator: "[", omittingEmptySubsequences: false).enumerated() {
      let halves = part.split(separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
      let inside = fill(halves[0], language)
      if number == 0 || halves.count == 1 {
        result += inside.text
      } else {
        if inside.complete { result += inside.text }
        result += fill(halves[1], language).text
      }
    }
    return result
  }

  /// Place and text on one line.
  public func report(_ language: DocumentLanguage) -> String { "\(place) \(text(language))" }

  /// `«name»` becomes the argument of that name, or of the name and the language (`field_zh`).
  private func fill(_ part: Substring, _ language: DocumentLanguage) -> (text: String, complete: Bool) {
    var result = ""
    var complete = true
    for (number, bit) in part.split(separator: "«", omittingEmptySubsequences: false).enumerated() {
      guard number > 0, let end = bit.firstIndex(of: "»") else {
        result += bit
        continue
      }
      let name = String(bit[..<end])
      let value = arguments["\(name)_\(language.rawValue)"] ?? arguments[name] ?? ""
      if value.isEmpty { complete = false }
      result += value + bit[bit.index(after: end)...]
    }
    return (result, complete)
  }
}
