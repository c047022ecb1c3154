import Foundation
import ScreenKit
import Testing

/// Both languages say everything, with the same placeholders, and every key the sources ask for is there.
@Suite("Text catalogues") struct TextCatalogueTests {
  static func texts(_ language: Language) throws -> Texts {
    let folder = ArrowTests.root.appending(path: "assets/texts/\(language.rawValue)").path
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().reduce(Texts(language: language)) {
      texts, name in
      let source = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      let (parsed, problems) = Texts.parse(source, language: language)
      #expect(problems.isEmpty, "\(language)/\(name): \(problems)")
      for key in parsed.keys { #expect(texts.text(for: key) == nil, "\(key) is in two files of \(language)") }
      return texts.merging(parsed)
    }
  }

  @Test("the languages have the same keys and placeholders") func same() throws {
    let chinese = try Self.texts(.zh)
    let english = try Self.texts(.en)
    #expect(english.keys.filter { chinese.text(for: $0) == nil } == [])
    #expect(chinese.keys.filter { english.text(for: $0) == nil } == [])
    for key in chinese.keys {
      #expect(chinese.placeholders(of: key) == english.placeholders(of: key), "\(key)")
    }
  }

  @Test("every key written in the screens' sources exists") func asked() throws {
    let texts = try Self.texts(.zh)
    let folder = ArrowTests.root.appending(path: "Sources/HallDeskUI").path
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    var asked: Set<String> = []
    let pattern = /(?:texts\(\s*|label: |help: |\? )"([a-z_]+(?:\.[a-z_0-9]+)+)"/
    for file in files where file.hasSuffix(".swift") {
      let source = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
      for match in source.matches(of: pattern) { asked.insert(String(match.1)) }
    }
    #expect(asked.count > 100)
    #expect(asked.filter { texts.text(for: $0) == nil }.sorted() == [])
  }
}
