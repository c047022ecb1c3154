import HallModel

extension Setting.TextRule {
  /// Why a text is not what the setting takes; nil for one that is, and for an empty one.
  func fault(of text: String) -> (code: Problem.Code, arguments: [String: String])? {
    if let hidden = text.unicodeScalars.first(where: { Invisible.isUnwanted($0) || Invisible.isLineEnd($0) }) {
      return (.hiddenCharacter, ["character": Invisible.name(hidden)])
    }
    if text.isEmpty { return nil }
    switch self {
    case .free: return nil
    case .command:
      return Self.openQuote(text).map { (.commandQuote, ["value": text, "character": String($0)]) }
    case .folder: return text.hasPrefix("/") ? nil : (.pathNotAbsolute, ["value": text])
    }
  }

  /// What is worth a look in a text that will do: the files may be checked on another machine than the hall's.
  func doubt(about text: String) -> (code: Problem.Code, arguments: [String: String])? {
    guard case .folder = self, !text.isEmpty, !FileBytes.isFolder(text) else { return nil }
    return (.templatesNotFound, ["path": text])
  }

  /// Where a quote begins that is never closed, from 1. A backslash takes the next character as it is, except between
  /// single quotes: the same rule by which the command is split when something is printed.
  private static func openQuote(_ text: String) -> Int? {
    var quote: (sign: Character, place: Int)?
    var escaped = false
    for (index, character) in text.enumerated() {
      if escaped {
        escaped = false
      } else if character == "\\" && quote?.sign != "'" {
        escaped = true
      } else if let open = quote {
        if character == open.sign { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = (character, index + 1)
      }
    }
    return quote?.place
  }
}
