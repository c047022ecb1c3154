import Foundation
import ScreenKit
import Testing

/// Every rule of the hall can say why it forbids something: the sources and the text files agree.
@Suite("Texts of refusals and commands")
struct RefusalTextsTests {
  @Test("every refusal in the sources has a sentence in both languages")
  func everyRefusalHasASentence() throws {
    let refusals = try Sources.refusals()
    #expect(refusals.count > 40)
    for language in Language.allCases {
      let texts = try TextFiles.merged(language)
      for refusal in refusals {
        let sentence = texts.text(for: "refusal." + refusal.code)
        #expect(sentence != nil, "\(language.rawValue): refusal.\(refusal.code), used in \(refusal.file)")
      }
    }
  }

  @Test("a refusal's sentence names only what every place that refuses tells")
  func sentencesNameWhatIsTold() throws {
    for language in Language.allCases {
      let texts = try TextFiles.merged(language)
      for refusal in try Sources.refusals() {
        guard let told = refusal.details else { continue }
        let missing = texts.placeholders(of: "refusal." + refusal.code).subtracting(told)
        #expect(
          missing.isEmpty, "\(language.rawValue): refusal.\(refusal.code) names \(missing), \(refusal.file) does not")
      }
    }
  }

  @Test("no sentence is left of a refusal that is gone")
  func noSentenceIsLeftOver() throws {
    let codes = Set(try Sources.refusals().map { "refusal." + $0.code })
    let keys = try TextFiles.merged(.zh).keys.filter { $0.hasPrefix("refusal.") }
    #expect(Set(keys).subtracting(codes) == [])
  }

  @Test(
    "both languages have the same keys with the same placeholders", arguments: ["cli", "refusals", "rating-exchange"])
  func languagesAgree(_ file: String) throws {
    let (zh, en) = (try TextFiles.read(.zh, file), try TextFiles.read(.en, file))
    #expect(zh.keys == en.keys)
    for key in zh.keys { #expect(zh.placeholders(of: key) == en.placeholders(of: key), "\(key)") }
  }

  @Test("every key of a command in the sources has a text")
  func everyKeyHasAText() throws {
    let texts = try TextFiles.read(.zh, "cli").merging(TextFiles.read(.zh, "rating-exchange"))
      .merging(TextFiles.read(.zh, "reports")).merging(TextFiles.read(.zh, "queueing"))
      .merging(TextFiles.read(.zh, "simulation"))
    for (key, file) in try Sources.commandKeys() {
      let known = key.hasSuffix(".") ? texts.keys.contains { $0.hasPrefix(key) } : texts.text(for: key) != nil
      #expect(known, "\(key), used in \(file)")
    }
  }

  @Test("every kind of event has a sentence")
  func everyEventHasASentence() throws {
    let texts = try TextFiles.read(.zh, "cli")
    let kinds = try Sources.matches(of: #"static let kind = "([a-z_]+)""#, in: "HallModel").map(\.text)
    #expect(kinds.count >= 27)
    for kind in kinds { #expect(texts.text(for: "cli.event." + kind) != nil, "\(kind)") }
  }
}

/// The text files of the project.
private enum TextFiles {
  /// One file; lines that cannot be read are a failure of the test.
  static func read(_ language: Language, _ file: String) throws -> Texts {
    let path = Sources.root.appending(path: "assets/texts/\(language.rawValue)/\(file).txt")
    let (texts, problems) = Texts.parse(try String(contentsOf: path, encoding: .utf8), language: language)
    #expect(problems.map { "\(path.lastPathComponent): \($0)" } == [])
    return texts
  }

  /// What a refusal's sentence may come from.
  static func merged(_ language: Language) throws -> Texts { try read(language, "refusals") }
}

/// What the sources say.
private enum Sources {
  /// A place that refuses.
  struct Refusal {
    var code: String
    /// The particulars it tells; nil where they are not written out there.
    var details: Set<String>?
    var file: String
  }

  /// The project's folder.
  static let root = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// All `Refusal("code", [...])` of the sources, over several lines and with a choice of two codes as well.
  static func refusals() throws -> [Refusal] {
    var found: [Refusal] = []
    for (file, text) in try files("") {
      var rest = text[...]
      while let start = rest.range(of: "Refusal(") {
        rest = rest[start.upperBound...]
        guard let end = closingParenthesis(rest) else { break }
        let call = String(rest[..<end])
        let bracket = call.firstIndex(of: "[") ?? call.endIndex
        let codes = literals(call[..<bracket])
        let written = bracket < call.endIndex
        let details = written ? Set(literals(call[bracket...], before: ":")) : call.contains("details") ? nil : []
        found += codes.map { Refusal(code: $0, details: details, file: file) }
      }
    }
    return found
  }

  /// Keys below `cli.` that the command line asks for, a dot at the end where the rest comes from a value.
  static func commandKeys() throws -> [(key: String, file: String)] {
    let own = try matches(of: #"session\.text\(\s*"([a-z_.0-9]+)""#, in: "halldesk").map { ("cli." + $0.text, $0.file) }
    let full = try matches(of: #"texts\(\s*"(cli\.[a-z_.0-9]+)""#, in: "halldesk").map { ($0.text, $0.file) }
    let errors = try matches(of: #"(?:\.usage|\.file)\("([a-z_]+)""#, in: "halldesk").map {
      ("cli.error." + $0.text, $0.file)
    }
    return own + full + errors
  }

  /// The first group of every match in the files of a module.
  static func matches(of pattern: String, in module: String) throws -> [(text: String, file: String)] {
    let expression = try NSRegularExpression(pattern: pattern)
    return try files(module).flatMap { file, text in
      expression.matches(in: text, range: NSRange(text.startIndex..., in: text)).compactMap { match in
        Range(match.range(at: 1), in: text).map { (String(text[$0]), file) }
      }
    }
  }

  private static func files(_ module: String) throws -> [(file: String, text: String)] {
    let folder = root.appending(path: "Sources/\(module)")
    let names = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return try (names?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
      .map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
  }

  private static func closingParenthesis(_ text: Substring) -> String.Index? {
    var depth = 1
    var quoted = false
    for index in text.indices {
      switch text[index] {
      case "\"": quoted.toggle()
      case "(" where !quoted: depth += 1
      case ")" where !quoted:
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
    }
    return nil
  }

  /// The plain texts in quotes that look like codes, or only those with `mark` right behind them.
  private static func literals(_ text: some StringProtocol, before mark: String = "") -> [String] {
    let parts = text.components(separatedBy: "\"")
    return stride(from: 1, to: parts.count, by: 2).filter { index in
      mark.isEmpty || (index + 1 < parts.count && parts[index + 1].hasPrefix(mark))
    }
    .map { parts[$0] }
    .filter { !$0.isEmpty && $0.allSatisfy { $0.isLowercase || $0 == "_" } }
  }
}
