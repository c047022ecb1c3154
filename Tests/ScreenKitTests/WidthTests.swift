import ScreenKit
import Testing

@Suite struct WidthTests {
  @Test(
    "a grapheme takes the columns a terminal gives it",
    arguments: [
      ("a", 1), ("é", 1), ("e\u{301}", 1), ("窗", 2), ("，", 2), ("Ａ", 2), ("ｱ", 1), ("한", 2),
      ("\u{1112}\u{1161}\u{11AB}", 2),
      ("😀", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇨🇳", 2), ("⚡", 2),
      ("\u{301}", 0), ("\u{200B}", 0), ("\u{FEFF}", 0), ("\u{1B}", 1), ("\u{7}", 1), ("\r\n", 1), ("\u{202E}", 1),
      ("𠮷", 2), ("㊗", 2), ("→", 1), ("\u{E000}", 1), ("が", 2), ("か\u{3099}", 2), ("⿰", 2), ("〱", 2), ("क्ष", 2),
    ] as [(String, Int)])
  func columns(text: String, expected: Int) {
    #expect(Width.narrow.displayWidth(text) == expected)
  }

  @Test("ambiguous characters, and only these, follow the setting")
  func ambiguous() {
    for text in ["●", "─", "│", "“", "…", "·", "→", "①", "°", "×", "\u{E000}"] {
      #expect(Width.narrow.displayWidth(text) == 1)
      #expect(Width.wide.displayWidth(text) == 2)
    }
    #expect(Width.wide.displayWidth("a窗é1") == 6, "é is ambiguous, too")
    #expect(Width.wide.displayWidth("✓ｱ") == 2)
    #expect(Width(ambiguous: 7) == .narrow)
  }

  @Test("clipping never cuts a grapheme and says that it cut")
  func clip() {
    let width = Width.narrow
    #expect(width.clip("综合窗口", to: 8) == "综合窗口")
    #expect(width.clip("综合窗口", to: 7) == "综合窗…")
    #expect(width.clip("综合窗口", to: 6) == "综合…")
    #expect(width.clip("综合", to: 1) == "")
    #expect(width.clip("ab", to: 1) == "a")
    #expect(width.clip("👨‍👩‍👧家", to: 3) == "👨‍👩‍👧…")
    #expect(width.clip("综合窗口", to: 5, ellipsis: "") == "综合")
    #expect(Width.wide.clip("“综合”窗口", to: 8) == "“综合..")
    #expect(width.clip("x", to: 0) == "")
  }

  @Test("padding fills to exactly the columns asked for")
  func padded() {
    let width = Width.narrow
    #expect(width.padded("号", to: 5) == "号   ")
    #expect(width.padded("号", to: 5, alignment: .trailing) == "   号")
    #expect(width.padded("号", to: 5, alignment: .center) == " 号  ")
    #expect(width.padded("综合窗", to: 4) == "综… ")
    for columns in 0..<12 {
      for text in ["", "综合窗口", "a综b合c", "👨‍👩‍👧👨‍👩‍👧"] {
        #expect(width.displayWidth(width.padded(text, to: columns)) == columns)
        #expect(Width.wide.displayWidth(Width.wide.padded(text, to: columns)) == columns)
      }
    }
  }

  @Test("no line begins with closing punctuation or ends with opening punctuation")
  func wrapPunctuation() {
    let width = Width.narrow
    #expect(width.wrap("请带身份证，户口簿。", columns: 10) == ["请带身份", "证，户口", "簿。"])
    #expect(width.wrap("请带（原件）", columns: 6) == ["请带", "（原", "件）"])
    let text = "申请材料：（一）身份证原件、复印件；（二）《租赁合同》（一式两份）。“容缺”材料应当在五个工作日内补齐，逾期视为撤回！"
    for columns in 6...40 {
      for line in width.wrap(text, columns: columns) {
        #expect(width.displayWidth(line) <= columns)
        #expect(!"，。；、！）》”：".contains(line.first ?? " "), "\(line)")
        #expect(!"（《“".contains(line.last ?? " "), "\(line)")
      }
      #expect(width.wrap(text, columns: columns).joined() == text)
    }
  }

  @Test("Latin words stay whole unless longer than the line")
  func wrapWords() {
    let width = Width.narrow
    #expect(width.wrap("bring your identity card", columns: 10) == ["bring your", "identity", "card"])
    #expect(width.wrap("abcdefghijkl mn", columns: 5) == ["abcde", "fghij", "kl mn"])
    #expect(width.wrap("约15分钟 about 15 min", columns: 8) == ["约15分钟", "about 15", "min"])
    #expect(width.wrap("a\n\nb", columns: 5) == ["a", "", "b"])
    #expect(width.wrap("", columns: 5) == [""])
    #expect(width.wrap("综合", columns: 1) == ["综", "合"])
    #expect(width.wrap("综合", columns: 0) == [])
  }
}
