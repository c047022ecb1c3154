/// A printer command split into words. It is never given to a shell: `;`, `|`, `$` and `*` are plain characters, so that
/// no setting or name can start another program.
public struct CommandWords: Equatable, Sendable, Codable {
  /// Why a command cannot be split.
  public enum Problem: Error, Equatable, Sendable {
    /// There is no word in it.
    case empty
    /// A quote that is never closed; the character, from 1.
    case openQuote(Int)
    /// A control character; the character, from 1.
    case controlCharacter(Int)
    /// More than 4,096 characters.
    case tooLong

    /// One sentence and what to do.
    public func text(_ language: DocumentLanguage) -> String {
      switch (self, language) {
      case (.empty, .zh): "打印命令是空的。请写成 lp -d desk 这样。"
      case (.empty, .en): "The printer command is empty. Write it like lp -d desk."
      case (.openQuote(let place), .zh): "打印命令第 \(place) 个字符的引号没有闭合。请补上。"
      case (.openQuote(let place), .en): "The quote at character \(place) of the printer command is not closed."
      case (.controlCharacter(let place), .zh): "打印命令第 \(place) 个字符看不见。请删掉重新输入。"
      case (.controlCharacter(let place), .en): "Character \(place) of the printer command is invisible. Type it again."
      case (.tooLong, .zh): "打印命令太长（最多 4096 个字符）。"
      case (.tooLong, .en): "The printer command is too long (4,096 characters at most)."
      }
    }
  }

  /// The program and its arguments; at least one.
  public let words: [String]

  /// The program's name, for messages.
  public var program: String { words.first ?? "" }

  /// Splits a command at spaces. `'…'` and `"…"` keep spaces; a backslash takes the next character as it is, except
  /// between `'…'`.
  public init(_ line: String) throws(Problem) {
    if line.count > 4_096 { throw .tooLong }
    var words: [String] = []
    var word: String?
    var quote: (sign: Character, place: Int)?
    var escaped = false
    for (index, character) in line.enumerated() {
      let isControl = !character.unicodeScalars.allSatisfy { CleanText.isPrintable($0) }
      if isControl && character != "\t" { throw .controlCharacter(index + 1) }
      if escaped {
        word = (word ?? "") + String(character)
        escaped = false
      } else if character == "\\" && quote?.sign != "'" {
        escaped = true
      } else if let open = quote {
        if character == open.sign { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "'" || character == "\"" {
        quote = (character, index + 1)
        word = word ?? ""
      } else if character == " " || character == "\t" {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let quote { throw .openQuote(quote.place) }
    if escaped { word = (word ?? "") + "\\" }
    if let word { words.append(word) }
    guard let first = words.first, !first.isEmpty else { throw .empty }
    self.words = words
  }
}
