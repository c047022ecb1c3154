import ScreenKit
import Testing

@Suite struct TextsTests {
  @Test("texts are found by key, with their placeholders filled in")
  func filling() {
    let (texts, problems) = Texts.parse(
      "\u{FEFF}# 导台\n\nwait = 前面 {n} 人，约 {low}–{high} 分钟\r\n lines = 第一行\\n第二行 \\\\ = \nempty =\n", language: .zh)
    #expect(problems.isEmpty)
    #expect(texts("wait", ["n": "3", "low": "10", "high": "20"]) == "前面 3 人，约 10–20 分钟")
    #expect(texts("wait", ["n": "{low}"]) == "前面 {low} 人，约 {low}–{high} 分钟", "values are not read again")
    #expect(texts("lines") == "第一行\n第二行 \\ =")
    #expect(texts("empty") == "")
    #expect(texts("none") == "⟨none⟩")
    #expect(texts.placeholders(of: "wait") == ["n", "low", "high"])
    #expect(texts.placeholders(of: "none") == [])
    #expect(texts.keys == ["empty", "lines", "wait"])
  }

  @Test("lines that cannot be used are named by their numbers")
  func problems() {
    let source = "a = 1\nno equals\n= x\na = 2\nb c = 3\nd = \\t\ne = {open\nf = {}\n键 = 4\n"
    let (texts, problems) = Texts.parse(source, language: .en)
    #expect(
      problems == [
        .init(line: 2, reason: .noKey), .init(line: 3, reason: .noKey),
        .init(line: 4, reason: .duplicate("a", firstLine: 1)), .init(line: 5, reason: .badKey("b c")),
        .init(line: 6, reason: .badEscape("d")), .init(line: 7, reason: .badPlaceholder("e")),
        .init(line: 8, reason: .badPlaceholder("f")), .init(line: 9, reason: .badKey("键")),
      ])
    #expect(texts("a") == "1")
    #expect(problems[2].description == "line 4: `a` was given before, at line 1")
  }

  @Test("a catalogue can be laid over another")
  func merging() {
    let base = Texts.parse("a = 1\nb = 2", language: .zh).texts
    let over = Texts.parse("b = 3", language: .zh).texts
    #expect(base.merging(over)("b") == "3")
    #expect(base.merging(over)("a") == "1")
  }

  @Test("languages are known by their tags")
  func languages() {
    #expect(Language(tag: "zh_CN.UTF-8") == .zh)
    #expect(Language(tag: "en-GB") == .en)
    #expect(Language(tag: "EN") == .en)
    #expect(Language(tag: "C.UTF-8") == nil)
  }
}
