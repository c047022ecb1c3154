/// Something wrong, or worth a look, in the files of a hall: what, where, and what to do about it.
public struct Problem: Equatable, Sendable {
  /// How bad it is.
  public enum Severity: String, Sendable, CaseIterable {
    /// The hall cannot be used like this.
    case error
    /// The hall can be used, but probably not as it was meant.
    case warning
  }

  /// The languages a problem is told in.
  public enum Language: String, Sendable, CaseIterable {
    /// Chinese (zh-Hans).
    case zh
    /// English.
    case en
  }

  /// Whether it stops the hall from being used.
  public var severity: Severity
  /// The file, relative to the hall's folder.
  public var file: String
  /// The line in the file, from 1; nil where the file as a whole is meant.
  public var line: Int?
  /// The character in the line, from 1.
  public var column: Int?
  /// What is wrong, for scripts (`code.rawValue` is the snake_case name).
  public var code: Code
  /// What the sentence names: values, headings, and `cell`, the cell as a spreadsheet calls it (`D5`).
  public var arguments: [String: String]

  /// Creates a problem.
  public init(
    severity: Severity, file: String, line: Int? = nil, column: Int? = nil, code: Code,
    arguments: [String: String] = [:]
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.code = code
    self.arguments = arguments
  }

  /// One clear sentence and a hint of what to do, without the place.
  public func text(_ language: Language) -> String {
    let sentences = code.sentences
    return Problem.fill(language == .zh ? sentences.zh : sentences.en, arguments)
  }

  /// The place as people read it: `windows.csv:5:12 (D5)`.
  public var place: String {
    var text = file
    if let line {
      text += ":\(line)"
      if let column { text += ":\(column)" }
    }
    if let cell = arguments["cell"] { text += " (\(cell))" }
    return text
  }

  /// Severity, place and text on one line, as `check` prints it.
  public func report(_ language: Language) -> String {
    let word =
      switch (severity, language) {
      case (.error, .zh): "错误"
      case (.warning, .zh): "提醒"
      case (.error, .en): "error"
      case (.warning, .en): "warning"
      }
    return "\(word) \(place) \(text(language))"
  }

  /// Puts the arguments in place of `{name}`; a part in `[…]` is left out where an argument of it is missing or empty.
  static func fill(_ template: String, _ arguments: [String: String]) -> String {
    var result = ""
    var part = ""
    var name: String?
    var optional = false
    var complete = true
    for character in template {
      switch character {
      case "[":
        result += part
        part = ""
        optional = true
        complete = true
      case "]":
        if complete { result += part }
        part = ""
        optional = false
      case "{": name = ""
      case "}":
        let value = arguments[name ?? ""] ?? ""
        if value.isEmpty { complete = false }
        // An empty value outside an optional part is still shown as something.
        part += value.isEmpty && !optional ? "…" : value
        name = nil
      default:
        if name != nil { name?.append(character) } else { part.append(character) }
      }
    }
    return result + part
  }
}
