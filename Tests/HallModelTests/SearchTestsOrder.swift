import HallModel
import Testing

@Suite("Search: order, marks and odd input")
struct SearchOrderTests {
  private func hits(_ query: String, _ search: MatterSearch = SearchTestsCatalogue.search) -> [MatterSearch.Hit] {
    search.results(for: query)
  }

  @Test("a blank query shows the matters most asked for, in the order of the file")
  func blank() {
    let expected = SearchTestsCatalogue.matters.filter { $0.frequency == .high }.map(\.code)
    for query in ["", "  ", "\u{3000}"] {
      #expect(Array(found(query).prefix(expected.count)) == expected)
      #expect(found(query).count == SearchTestsCatalogue.matters.count)
    }
    #expect(found("", limit: 3) == Array(expected.prefix(3)))
    #expect(found("身份证", limit: 1).count == 1)
    #expect(found("身份证", limit: 0).isEmpty)
  }

  @Test("the kind of match comes first: name, its beginning, its part, alias, words, in order, alike")
  func kinds() {
    func row(_ code: String, _ name: String, _ frequency: Matter.Frequency, _ aliases: [String] = []) -> Matter {
      Matter(code: code, name: name, department: "某局", frequency: frequency, aliases: aliases)
    }
    let search = MatterSearch(
      Catalogue(matters: [
        row("A7", "居住情况证明", .high), row("A6", "居民办理住宿证", .high), row("A5", "证件(居住)", .high),
        row("A4", "流动人口登记", .high, ["居住证"]), row("A3", "浙江省居住证申领", .high),
        row("A2", "居住证申领", .medium), row("A1", "居住证", .low),
      ]))
    #expect(search.results(for: "居住证").map { $0.matter?.code } == ["A1", "A2", "A3", "A4"])
    #expect(hits("居住证", search).map(\.reason) == [.exactName, .namePrefix, .namePart, .alias])
    #expect(hits("证 居住", search).contains { $0.matter?.code == "A5" })
    let scores = hits("居住证", search).map(\.score)
    #expect(scores == scores.sorted(by: >) && Set(scores).count == 4)
  }

  @Test("among equals the more frequent comes first, then the earlier in the file")
  func frequency() {
    let search = MatterSearch(
      Catalogue(matters: [
        Matter(code: "1", name: "甲类登记", department: "某局", frequency: .low),
        Matter(code: "2", name: "乙类登记", department: "某局", frequency: .high),
        Matter(code: "3", name: "丙类登记", department: "某局", frequency: .medium),
        Matter(code: "4", name: "丁类登记", department: "某局", frequency: .high),
      ]))
    let hits = hits("登记", search)
    #expect(hits.map { $0.matter?.code } == ["2", "4", "3", "1"])
    #expect(hits[0].score == hits[1].score && hits[1].score > hits[2].score)
  }

  @Test(
    "the characters found are marked, in the name as published",
    arguments: [
      ("身份证", [2..<5]), ("居民身份证补领", [0..<7]), ("补领丢失", [5..<10]), ("sfzbl", [2..<7]), ("shenfenzhengb", [2..<6]),
      ("补领 身份", [2..<4, 5..<7]), ("身份证补失", [2..<6, 9..<10]), ("shenfenzhengbulnig", [2..<7]),
      ("公安002", []),
    ] as [(String, [Range<Int>])])
  func marks(_ query: String, _ expected: [Range<Int>]) {
    let hit = hits(query).first { $0.matter?.code == "HZ-公安-002" }
    #expect(hit?.highlight == expected)
  }

  @Test(
    "each hit says why it is there",
    arguments: [
      ("身份证", MatterSearch.MatchKind.namePart), ("居民身份证补领丢失", .exactName), ("居民", .namePrefix),
      ("shenfenzheng", .pinyin), ("sfz", .initials), ("sfzheng", .mixed), ("hz公安002", .code), ("补办身份证", .alias),
      ("补领 居民", .words), ("senfenzheng", .soundsLike), ("shenfenzhneg", .similar), ("身份证补失", .subsequence),
    ])
  func reasons(_ query: String, _ expected: MatterSearch.MatchKind) {
    #expect(hits(query).first { $0.matter?.code == "HZ-公安-002" }?.reason == expected)
  }

  @Test("the alias that was meant is told, without its reading")
  func alias() {
    #expect(hits("驾照").first?.alias == "驾照")
    #expect(hits("jiazhao").first?.alias == "驾照")
    #expect(hits("身份证").first?.alias == nil)
    #expect(hits("新生儿出生一件事").first?.package?.name == "新生儿出生")
  }

  @Test("codes without parts are found from their beginning, or by four figures of them")
  func plainCodes() {
    let search = MatterSearch(
      Catalogue(matters: [Matter(code: "11330100002489-3300", name: "取水许可", department: "水利")]))
    #expect(hits("1133", search).first?.reason == .code)
    #expect(hits("24893300", search).first?.reason == .code)
    #expect(hits("248", search).isEmpty)
    #expect(hits("11330100002489-3300", search).first?.reason == .code)
  }

  @Test("the same query gives the same answer, from any number of tasks at once")
  func deterministic() async {
    let queries = ["身份证", "sfz", "登记", "shenfenzhneg", "bl sfz", "公安", "s", ""]
    let expected = queries.map { hits($0) }
    let again = MatterSearch(
      Catalogue(matters: SearchTestsCatalogue.matters, packages: SearchTestsCatalogue.packages))
    await withTaskGroup(of: [[MatterSearch.Hit]].self) { group in
      for _ in 0..<4 { group.addTask { queries.map { again.results(for: $0) } } }
      for await answer in group { #expect(answer == expected) }
    }
  }

  @Test("odd and endless input does no harm")
  func oddInput() {
    let long = String(repeating: "身份证sfz ", count: 2_000)
    for query in [
      long, String(repeating: "a", count: 10_000), String(repeating: "证", count: 10_000),
      String(repeating: "a ", count: 5_000), String(repeating: " ", count: 10_000) + "身", "👨‍👩‍👧‍👦", "\u{FFFD}\u{FEFF}",
      "身\u{0}份\u{1B}[31m证", "e\u{301}", "𠮷𠮷", String(repeating: "\u{301}", count: 10_000),
    ] { _ = found(query) }
    #expect(found(long).isEmpty)
    #expect(found(String(repeating: "证", count: 10_000)).isEmpty)
    #expect(found("身\u{0}份\u{1B}证").first == "HZ-公安-001")
  }

  @Test("a catalogue that is empty, or has neither readings nor names, is searched without harm")
  func emptyCatalogue() {
    #expect(hits("身份证", MatterSearch(.empty)).isEmpty)
    #expect(hits("", MatterSearch(.empty)).isEmpty)
    let bare = MatterSearch(
      Catalogue(matters: [Matter(code: "", name: "", department: ""), Matter(code: "X", name: "身份证", department: "")]))
    #expect(hits("身份证", bare).map { $0.matter?.code } == ["X"])
    #expect(hits("sfz", bare).isEmpty)
  }

  @Test("readings that do not fit the name are left out, the fitting ones count")
  func wrongReadings() {
    let search = MatterSearch(
      Catalogue(matters: [
        Matter(
          code: "1", name: "取水A2许可", department: "水利", readings: ["qu shui", "qǔ shuǐ a2 xǔ kě", "qu shui a 2 xu ke x"])
      ]))
    #expect(hits("qushuia2xuke", search).first?.reason == .exactName)
    #expect(hits("qsa2xk", search).first?.reason == .initials)
  }
}
