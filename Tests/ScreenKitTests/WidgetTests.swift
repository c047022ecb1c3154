import ScreenKit
import Testing

@Suite struct TextFieldTests {
  private func typed(_ keys: [Key], into field: TextField = TextField()) -> TextField {
    var field = field
    for key in keys { _ = field.update(key) }
    return field
  }

  @Test("Chinese is edited grapheme by grapheme")
  func editing() {
    var field = typed("张三丰".map(Key.character))
    #expect(field.update(.left) == .moved)
    #expect(field.update(.backspace) == .changed)
    #expect(field.text == "张丰")
    #expect(field.cursor == 1)
    #expect(field.update(.character("小")) == .changed)
    #expect(field.update(.delete) == .changed)
    #expect(field.text == "张小")
    #expect(field.update(.home) == .moved)
    #expect(field.update(.backspace) == .moved)
    #expect(field.update(.control("K")) == .changed)
    #expect(field.isEmpty)
    #expect(field.update(.enter) == .submitted)
    #expect(field.update(.function(5)) == .ignored)
    #expect(field.update(.up) == .ignored)
  }

  @Test("a mark joins the grapheme before it, and an emoji of many parts goes at once")
  func graphemes() {
    var field = typed([.character("e"), .character("\u{301}"), .character("👨‍👩‍👧")])
    #expect(field.text == "e\u{301}👨‍👩‍👧")
    #expect(field.cursor == 2)
    _ = field.update(.backspace)
    #expect(field.text == "e\u{301}")
    #expect(typed([.character("a"), .character("b"), .control("W")]).text == "")
    #expect(typed([.paste("one two "), .control("W")]).text == "one ")
  }

  @Test("pasted lines become one line, and controls stay out")
  func paste() {
    #expect(typed([.paste("张三\r\n李四\t\u{1B}[A\u{202E}")]).text == "张三 李四 [A")
    #expect(typed([.paste("12345")], into: TextField(limit: 3)).text == "123")
  }

  @Test("digits and codes take the full-width forms of an input method")
  func kinds() {
    #expect(typed([.paste("１３8-a号")], into: TextField(kind: .digits)).text == "138")
    #expect(typed([.paste("3305０1x号 -")], into: TextField(kind: .code)).text == "330501X-")
    #expect(typed([.paste("？Ａ")]).text == "？Ａ", "free text is left as it is")
  }

  @Test("the cursor is always seen, in columns and not in characters")
  func scrolling() {
    var field = TextField("综合窗口受理")
    var surface = Surface(rows: 1, columns: 8)
    field.draw(into: &surface, rect: surface.bounds)
    #expect(surface.lines() == ["口受理"])
    #expect(surface.cursor == Position(row: 0, column: 6))
    _ = field.update(.home)
    field.draw(into: &surface, rect: surface.bounds)
    #expect(surface.lines() == ["综合窗口"])
    #expect(surface.cursor == Position(row: 0, column: 0))
    for step in 0...6 {
      field.draw(into: &surface, rect: surface.bounds)
      let cursor = surface.cursor?.column ?? -1
      #expect((0..<8).contains(cursor), "\(step)")
      if step < 6 {
        #expect(surface[0, cursor].glyph == Array("综合窗口受理")[step])
      }
      _ = field.update(.right)
    }
  }

  @Test("a PIN is never drawn, and an empty field shows its hint")
  func maskAndPlaceholder() {
    var surface = Surface(rows: 1, columns: 10)
    TextField("1234", mask: "*").draw(into: &surface, rect: surface.bounds)
    #expect(surface.lines() == ["****"])
    TextField(placeholder: "请输入事项名称").draw(into: &surface, rect: surface.bounds, focused: false)
    #expect(surface.lines() == ["请输入事…"])
    #expect(surface[0, 0].style == .placeholder)
  }
}

@Suite struct ListTests {
  @Test("the chosen row is always seen, and pages move by what is seen")
  func scrolling() {
    var list = ListView()
    #expect(list.update(.up, count: 50, page: 5) == .moved)
    #expect(list.selected == 0)
    _ = list.update(.pageDown, count: 50, page: 5)
    #expect(list.selected == 4)
    _ = list.update(.end, count: 50, page: 5)
    #expect(list.selected == 49)
    #expect(list.selection.window(rows: 5, count: 50) == 45..<50)
    _ = list.update(.up, count: 50, page: 5)
    #expect(list.selection.window(rows: 5, count: 50) == 45..<50, "the rows stay while the choice moves among them")
    #expect(list.selection.window(rows: 2, count: 50).contains(48), "also in a field of another height")
    #expect(list.update(.enter, count: 3, page: 5) == .chosen(2), "also after the list has become shorter")
    #expect(list.update(.enter, count: 0, page: 5) == .ignored)
    #expect(list.update(.character("x"), count: 3, page: 5) == .ignored)
  }

  @Test("a list asks only for the rows that are seen")
  func lazy() {
    var surface = Surface(rows: 3, columns: 12)
    var asked: [Int] = []
    ListView(selected: 1).draw(into: &surface, rect: surface.bounds, count: 10_000) {
      asked.append($0)
      return ListView.Item("事项名称很长 \($0)", trailing: "\($0)")
    }
    #expect(asked == [0, 1, 2])
    #expect(surface.lines() == ["  事项名… 0█", "▶ 事项名… 1│", "  事项名… 2│"])
    #expect(surface[1, 0].style == .selected)
    expectSound(surface)
  }

  @Test("Space goes through the marks of a paper")
  func checklist() {
    var list = Checklist([
      .init("身份证", marks: [.open, .checked, .partial], note: "原件"), .init("照片"),
    ])
    #expect(list.update(.character(" ")) == .toggled(0))
    #expect(list.update(.character("\u{3000}")) == .toggled(0))
    #expect(list.items[0].mark == .partial)
    #expect(list.update(.down) == .moved)
    #expect(list.update(.character(" ")) == .toggled(1))
    #expect(list.update(.enter) == .submitted)
    var surface = Surface(rows: 2, columns: 20)
    list.draw(into: &surface, rect: surface.bounds)
    #expect(surface.lines() == ["  [~] 身份证    原件", "▶ [✓] 照片"])
  }
}

@Suite struct TableTests {
  let table = Table(columns: [
    .init("号码", minimum: 4, priority: 9), .init("事项", minimum: 6, ideal: 12, priority: 5, grows: true),
    .init("等候", minimum: 4, alignment: .trailing, priority: 7), .init("窗口", minimum: 4, priority: 1),
  ])

  @Test("columns take their ideal, then grow, and the least important leave a narrow table")
  func widths() {
    #expect(table.widths(in: 40) == [4, 25, 4, 4])
    #expect(table.widths(in: 24) == [4, 9, 4, 4])
    #expect(table.widths(in: 20) == [4, 10, 4, 0])
    #expect(table.widths(in: 10) == [4, 0, 4, 0])
    #expect(table.widths(in: 3) == [3, 0, 0, 0])
    for total in 0..<60 {
      let widths = table.widths(in: total)
      let kept = widths.filter { $0 > 0 }
      #expect(kept.reduce(0, +) + max(0, kept.count - 1) <= total)
    }
  }

  @Test("Chinese is clipped inside its column and never moves the next one")
  func clipping() {
    var surface = Surface(rows: 3, columns: 24)
    let rows = [
      Table.Row(["A001", "户口迁移登记", "12分", .init("3号", .warning)]), Table.Row(["A0021", "不动产", "5分", "12号"]),
    ]
    table.draw(into: &surface, rect: surface.bounds, rows: rows)
    #expect(surface.lines() == ["号码 事项      等候 窗口", "A001 户口迁移… 12分 3号", "A00… 不动产     5分 12号"])
    #expect(surface[1, 20].style == .selected)
    #expect(surface[2, 20].style == .text)
    table.draw(into: &surface, rect: surface.bounds, rows: rows, focused: nil)
    #expect(surface[1, 20].style == .warning)
    expectSound(surface)
  }

  @Test("a long table shows a scroll mark and keeps its heads")
  func scrolling() {
    var table = table
    for _ in 0..<30 { _ = table.update(.down, count: 30, page: 3) }
    var surface = Surface(rows: 4, columns: 25)
    table.draw(into: &surface, rect: surface.bounds, count: 30) { Table.Row([.init("A\($0)")]) }
    #expect(surface.lines()[0].hasPrefix("号码"))
    #expect(surface.lines()[3].hasPrefix("A29"))
    #expect(surface.lines()[3].hasSuffix("█"))
  }
}

@Suite struct BoxTests {
  @Test(
    "the key that confirms is never the one that asked",
    arguments: [Key.function(9), .enter, .function(8), .character("？")])
  func confirmKey(openedBy: Key) {
    for wanted in [[.enter], [openedBy], [.escape], [.function(8), .function(9)], []] as [[Key]] {
      let box = ConfirmBox(
        title: "关窗", body: "关闭 3 号窗口？", openedBy: openedBy, confirmLabel: "关窗", cancelLabel: "返回", confirmKeys: wanted)
      #expect(box.confirmKey != openedBy.normalised)
      #expect(box.confirmKey != .escape)
      #expect(box.update(openedBy) == .ignored, "a key held down does nothing")
      #expect(box.update(box.confirmKey) == .confirmed)
      #expect(box.update(.escape) == .cancelled)
      var surface = Surface(rows: 10, columns: 40)
      box.draw(into: &surface, rect: surface.bounds)
      #expect(surface.lines().joined().contains("\(box.confirmKey.name) 关窗"))
    }
  }

  @Test("a popup gives the button of a key, or of the focus")
  func popup() {
    var popup = Popup(
      title: "一次性告知", body: "缺少：身份证复印件", buttons: [.init(.function(2), "打印"), .init(.function(3), "发送")])
    #expect(popup.update(.function(3)) == .chosen(1))
    #expect(popup.update(.right) == .moved)
    #expect(popup.update(.enter) == .chosen(1))
    #expect(popup.update(.tab) == .moved)
    #expect(popup.update(.enter) == .chosen(0))
    #expect(popup.update(.character("x")) == .ignored)
    #expect(popup.update(.escape) == .closed)
    for (rows, columns) in [(24, 80), (6, 20), (3, 8), (1, 1)] {
      var surface = Surface(rows: rows, columns: columns)
      surface.cursor = Position(row: 0, column: 0)
      popup.draw(into: &surface, rect: surface.bounds)
      #expect(surface.cursor == nil)
      expectSound(surface)
    }
  }

  @Test("news is a sign, a word and a sentence")
  func status() {
    var surface = Surface(rows: 1, columns: 30)
    StatusLine(.warning, word: "注意", text: "A018 等候超过 30 分钟").draw(into: &surface, rect: surface.bounds)
    #expect(surface.lines() == [" ▲ 注意  A018 等候超过 30 分钟"])
    let signs = StatusLine.Severity.allCases.map { StatusLine($0, word: "", text: "").sign(in: .ascii) }
    #expect(Set(signs).count == 4)
  }

  @Test("large text is five rows high, and a number is never half drawn")
  func bigText() {
    var surface = Surface(rows: 5, columns: 23)
    BigText("a12").draw(into: &surface, rect: surface.bounds)
    #expect(surface.lines()[0] == " ███    █   ████")
    #expect(surface.lines()[4] == "█   █  ███  █████")
    var narrow = Surface(rows: 5, columns: 10, glyphs: .ascii)
    BigText("A12").draw(into: &narrow, rect: narrow.bounds)
    #expect(narrow.lines() == ["", "", "A12", "", ""])
    #expect(BigText.fitting("A012", columns: 46)?.scale == 2)
    #expect(BigText.fitting("A012", columns: 45)?.scale == 1)
    #expect(BigText.fitting("A012", columns: 22) == nil)
    #expect(BigText.canDraw("Z-9:0") && !BigText.canDraw("3号"))
    let all = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
    let pictures = all.map { character -> [String] in
      var surface = Surface(rows: 5, columns: 5)
      BigText(String(character)).draw(into: &surface, rect: surface.bounds)
      return surface.lines()
    }
    #expect(Set(pictures).count == all.count, "no two look the same")
  }

  @Test("gauges and sparklines never show some as none, or most as all")
  func gauges() {
    func gauge(_ part: Double) -> String {
      var surface = Surface(rows: 1, columns: 10, glyphs: .ascii)
      Gauge(part).draw(into: &surface, rect: surface.bounds)
      return surface.lines()[0]
    }
    #expect(gauge(0) == "..........")
    #expect(gauge(0.001) == "#.........")
    #expect(gauge(0.999) == "#########.")
    #expect(gauge(1) == "##########" && gauge(7) == "##########")
    #expect(gauge(.nan) == "..........")
    #expect(Sparkline([0, 1, 100]).text(columns: 9, glyphs: .unicode) == "▁▂█")
    #expect(Sparkline([0, 0]).text(columns: 9, glyphs: .unicode) == "▁▁")
    #expect(Sparkline([5, 1, 2], maximum: 4).text(columns: 2, glyphs: .unicode) == "▃▅")
  }

  @Test("a panel gives the room inside it")
  func panel() {
    var surface = Surface(rows: 4, columns: 14)
    let inner = Panel("窗口").draw(into: &surface, rect: surface.bounds)
    #expect(inner == Rect(row: 1, column: 2, rows: 2, columns: 10))
    let below = Panel("排队", frame: .rule).draw(into: &surface, rect: inner)
    #expect(below.rows == 1)
    #expect(surface.lines()[1] == "│ ─ 排队 ─── │")
  }
}
