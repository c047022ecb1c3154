import ScreenKit
import Testing

enum Act: Sendable, Equatable, CaseIterable {
  case help, call, recall, start, finish, hold, noShow, transfer, close, quit, palette
}

let barTexts = Texts.parse(
  """
  help = 帮助
  call = 呼叫
  recall = 重呼
  start = 办理
  finish = 办结
  hold = 挂起
  noShow = 过号
  transfer = 转办
  close = 关窗
  quit = 退出
  palette = 命令
  call.help = 呼叫下一位申请人到本窗口
  """, language: .zh
).texts

let barMap = KeyMap<Act>([
  Binding([.function(1), .character("?")], .help, label: "help"),
  Binding([.function(2)], .call, label: "call", help: "call.help", priority: 9),
  Binding([.function(3)], .recall, label: "recall", priority: 3, disabledReason: "没有呼叫中的号"),
  Binding([.function(4)], .start, label: "start", priority: 8),
  Binding([.function(5)], .finish, label: "finish", priority: 8),
  Binding([.function(6)], .hold, label: "hold", priority: 2),
  Binding([.function(7)], .noShow, label: "noShow", priority: 2),
  Binding([.function(8)], .transfer, label: "transfer", priority: 1),
  Binding([.function(9)], .close, label: "close", priority: 0, dangerous: true),
  Binding([.function(10)], .quit, label: "quit", priority: 4),
  Binding([.control("P")], .palette, label: "palette", priority: -1),
])

@Suite struct BindingTests {
  private func bar(_ map: KeyMap<Act>, columns: Int, texts: Texts = barTexts) -> Surface {
    var surface = Surface(rows: 1, columns: columns)
    KeyBar(map, texts: texts).draw(into: &surface, row: 0)
    return surface
  }

  @Test("at 80 columns every function key stands in its tenth of the bar")
  func grid() {
    let surface = bar(barMap, columns: 80)
    #expect(
      surface.lines()[0]
        == "F1 帮助 F2 呼叫 F3 重呼 F4 办理 F5 办结 F6 挂起 F7 过号 F8 转办 F9 关窗 F10 退出")
    for number in 0..<10 { #expect(surface[0, number * 8].glyph == "F") }
    #expect(surface[0, 16].style == .disabled && surface[0, 19].style == .disabled)
    #expect(surface[0, 8].style == .key)
  }

  @Test("a key that cannot be used now does not move the others")
  func disabledStays() {
    var map = barMap
    map.bindings[1].disabledReason = "窗口未开"
    #expect(bar(map, columns: 80).lines() == bar(barMap, columns: 80).lines())
    map.bindings.remove(at: 1)
    let line = bar(map, columns: 80).lines()[0]
    #expect(line.hasPrefix("F1 帮助         F3 重呼"))
  }

  @Test("F11 and F12 stand where there is room and move nothing")
  func beyondTen() {
    var map = barMap
    map.bindings[2].keys = [.function(12)]
    map.bindings[2].disabledReason = nil
    #expect(bar(map, columns: 80).lines()[0].hasPrefix("F1 帮助 F2 呼叫         F4 办理"))
    #expect(bar(map, columns: 100).lines()[0].hasPrefix("F1 帮助   F2 呼叫   F12 重呼  F4 办理"))
  }

  @Test("a narrow bar leaves out whole labels, the least important first, and never the help")
  func narrow() {
    for columns in 3..<80 {
      let line = bar(barMap, columns: columns).lines()[0]
      let shown = line.split(separator: " ").map(String.init)
      #expect(shown.first == "F1")
      if columns >= 7 {
        #expect(shown.count.isMultiple(of: 2))
        for (key, label) in zip(shown.indices, shown) where !key.isMultiple(of: 2) { #expect(label.count == 2) }
      }
    }
    #expect(bar(barMap, columns: 30).lines()[0] == "F1 帮助  F2 呼叫  F4 办理")
    #expect(bar(barMap, columns: 9).lines()[0] == "F1 帮助")
    #expect(bar(barMap, columns: 4).lines()[0] == "F1")
  }

  @Test("long labels follow one another instead of being cut")
  func longLabels() {
    let texts = Texts.parse(
      barMap.bindings.map { "\($0.label) = \($0.label) now" }.joined(separator: "\n"), language: .en
    ).texts
    let line = bar(barMap, columns: 80, texts: texts).lines()[0]
    #expect(line == "F1 help now  F2 call now  F4 start now  F5 finish now  F10 quit now")
  }

  @Test("keys without a number find room where nothing stands")
  func others() {
    let map = KeyMap<Act>([
      Binding([.function(1)], .help, label: "help"), Binding([.enter], .call, label: "call"),
      Binding([.escape], .quit, label: "quit"), Binding([.function(10)], .close, label: "close"),
    ])
    let line = bar(map, columns: 60).lines()[0]
    #expect(line == "F1 帮助     Enter 呼叫  Esc 退出                    F10 关窗")
    let letters = KeyMap<Act>([
      Binding([.character("?")], .help, label: "help"), Binding([.enter], .call, label: "call", priority: 3),
    ])
    #expect(bar(letters, columns: 60).lines()[0] == "Enter 呼叫  ? 帮助")
  }

  @Test("a key means its action, or the reason why not, or nothing")
  func lookup() {
    #expect(barMap.lookup(.function(2)) == .action(.call))
    #expect(barMap.lookup(.function(3)) == .disabled("没有呼叫中的号"))
    #expect(barMap.lookup(.function(12)) == .none)
    #expect(barMap.lookup(.character("？")) == .action(.help))
    let letters = KeyMap<Act>([Binding([.character("q")], .quit, label: "quit")])
    #expect(letters.lookup(.character("Q")) == .action(.quit))
    #expect(letters.lookup(.character("ｑ")) == .action(.quit))
    #expect(barMap.conflicts.isEmpty)
    #expect(barMap.adding(KeyMap([Binding([.function(2)], .quit, label: "quit")])).conflicts == [.function(2)])
  }

  @Test("the help shows every binding with its keys and why it cannot be used")
  func help() {
    var surface = Surface(rows: 24, columns: 80)
    var help = HelpOverlay(barMap, texts: barTexts, title: "帮助", hint: "Esc 返回")
    help.draw(into: &surface, rect: surface.bounds)
    let text = surface.lines().joined(separator: "\n")
    for word in ["F1 ?", "Ctrl-P", "呼叫下一位申请人到本窗口", "没有呼叫中的号", "命令", "Esc 返回"] {
      #expect(text.contains(word), "\(word)")
    }
    #expect(help.update(.escape) == .closed)
    #expect(help.update(.character("？")) == .closed)
    var low = Surface(rows: 8, columns: 40)
    #expect(help.update(.end) == .moved)
    help.draw(into: &low, rect: low.bounds)
    #expect(low.lines().joined().contains("命令"))
    expectSound(low)
  }

  @Test("the palette finds by words in any order and gives the action or the reason")
  func palette() {
    var palette = CommandPalette(barMap, texts: barTexts, title: "命令") { $0.action == .close ? ["guanchuang"] : [] }
    #expect(palette.matches.count == 11)
    for letter in "呼" { #expect(palette.update(.character(letter)) == .changed) }
    #expect(palette.matches.map(\.action) == [.call, .recall])
    #expect(palette.update(.down) == .changed)
    #expect(palette.update(.enter) == .refused("没有呼叫中的号"))
    #expect(palette.update(.up) == .changed)
    #expect(palette.update(.enter) == .chosen(.call))
    #expect(palette.update(.control("U")) == .changed)
    #expect(palette.update(.paste("ＧＵＡＮ f9")) == .changed)
    #expect(palette.matches.map(\.action) == [.close])
    #expect(palette.update(.escape) == .closed)
    var surface = Surface(rows: 12, columns: 40)
    palette.draw(into: &surface, rect: surface.bounds)
    #expect(surface.cursor != nil)
    #expect(surface.lines().joined().contains("关窗"))
    var empty = palette
    #expect(empty.update(.paste("没有这样的")) == .changed)
    #expect(empty.update(.enter) == .ignored)
  }
}
