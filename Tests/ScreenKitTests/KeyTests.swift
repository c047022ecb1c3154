import ScreenKit
import Testing

@Suite struct KeyTests {
  @Test("every key is found by its own name")
  func names() {
    let keys: [Key] =
      [.up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .enter, .escape, .tab, .backTab, .backspace]
      + [.delete, .insert, .control("P"), .alt("x"), .character("?"), .character(" "), .character("号")]
      + (1...12).map(Key.function)
    for key in keys { #expect(Key(name: key.name) == key) }
    #expect(Key(name: "ctrl+p") == .control("P"))
    #expect(Key(name: "^P") == .control("P"))
    #expect(Key(name: "f5") == .function(5))
    #expect(Key(name: "Escape") == .escape)
    for name in ["", "F0", "F99", "Fx", "Ctrl-I", "Ctrl-PP", "Nokey"] { #expect(Key(name: name) == nil) }
  }

  @Test(
    "what an input method makes of a key counts as the key",
    arguments: zip("？／０９ａＺ！～　。、￥", "?/09aZ!~ ./$"))
  func normalised(full: Character, half: Character) {
    #expect(Key.character(full).normalised == .character(half))
  }

  @Test("text is not touched by normalising other keys")
  func unnormalised() {
    for key in [Key.character("号"), .function(3), .paste("？"), .enter] { #expect(key.normalised == key) }
  }

  @Test(
    "the sequences of the common terminals are understood",
    arguments: [
      ("\u{1B}OP", .function(1)), ("\u{1B}[11~", .function(1)), ("\u{1B}[[A", .function(1)),
      ("\u{1B}[15~", .function(5)),
      ("\u{1B}[24~", .function(12)), ("\u{1B}[21~", .function(10)), ("\u{1B}[A", .up), ("\u{1B}OB", .down),
      ("\u{1B}[1;5C", .right), ("\u{1B}[H", .home), ("\u{1B}[4~", .end), ("\u{1B}OF", .end), ("\u{1B}[5~", .pageUp),
      ("\u{1B}[6~", .pageDown), ("\u{1B}[3~", .delete), ("\u{1B}[2~", .insert), ("\u{1B}[Z", .backTab), ("\r", .enter),
      ("\u{1B}OM", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace), ("\u{8}", .backspace),
      ("\u{10}", .control("P")), ("\u{1B}x", .alt("x")), ("\u{1B}Ow", .character("7")), ("窗", .character("窗")),
      ("e\u{301}", .character("e\u{301}")), ("👨‍👩‍👧", .character("👨‍👩‍👧")), ("\u{1B}[27u", .escape),
    ] as [(String, Key)])
  func sequences(sent: String, expected: Key) {
    var decoder = KeyDecoder()
    #expect(decoder.feed(sent.utf8) == [expected])
    // Also byte by byte, as over a slow line, but for graphemes of several scalars, which nothing can foresee.
    if sent.unicodeScalars.count == 1 || sent.first == "\u{1B}" {
      var slow = KeyDecoder()
      #expect(sent.utf8.flatMap { slow.feed([$0]) } == [expected])
      #expect(!slow.isWaiting)
    }
  }

  @Test(
    "a sequence nobody knows is swallowed as a whole",
    arguments: [
      "\u{1B}[12;40R", "\u{1B}[?1;2c", "\u{1B}[99~", "\u{1B}[15;2~", "\u{1B}[I", "\u{1B}]11;rgb:0/0/0\u{7}",
      "\u{1B}P1$r0m\u{1B}\\", "\u{1B}[<0;3;4M", "\u{1B}[200;1x",
    ])
  func unknown(sent: String) {
    var decoder = KeyDecoder()
    #expect(decoder.feed(sent.utf8) == [])
    #expect(decoder.feed("a".utf8) == [.character("a")])
  }

  @Test(
    "where it was asked for, a press of the left button is one; everything else of a mouse is nothing",
    arguments: [
      ("\u{1B}[<0;3;4M", .press(row: 3, column: 2)), ("\u{1B}[<0;1;1M", .press(row: 0, column: 0)),
      ("\u{1B}[<0;223;1000M", .press(row: 999, column: 222)), ("\u{1B}[M ##", .press(row: 2, column: 2)),
      ("\u{1B}[<0;3;4m", nil), ("\u{1B}[<2;3;4M", nil), ("\u{1B}[<64;3;4M", nil), ("\u{1B}[<32;3;4M", nil),
      ("\u{1B}[<16;3;4M", nil), ("\u{1B}[<0;0;4M", nil), ("\u{1B}[<0;3M", nil), ("\u{1B}[<0;3;4;5M", nil),
      ("\u{1B}[<;;M", nil), ("\u{1B}[<M", nil), ("\u{1B}[<0;99999999999999999999;4M", nil), ("\u{1B}[M###", nil),
      ("\u{1B}[<0;3:5;4M", nil), ("\u{1B}[<0;3;4$M", nil), ("\u{1B}[A", .up),
    ] as [(String, Key?)])
  func pointer(sent: String, expected: Key?) {
    var decoder = KeyDecoder()
    decoder.takesPointer = true
    #expect(decoder.feed((sent + "a").utf8) == [expected, .character("a")].compactMap { $0 })
    var slow = KeyDecoder()
    slow.takesPointer = true
    #expect((sent + "a").utf8.flatMap { slow.feed([$0]) } == [expected, .character("a")].compactMap { $0 })
    #expect(!slow.isWaiting)
  }

  @Test("a report that was broken off leaves no digits behind")
  func brokenPointer() {
    for part in ["\u{1B}[<", "\u{1B}[<0", "\u{1B}[<0;5;", "\u{1B}[M", "\u{1B}[M 5"] {
      var decoder = KeyDecoder()
      decoder.takesPointer = true
      #expect(decoder.feed(part.utf8) == [])
      #expect(decoder.isWaiting)
      #expect(decoder.flush() == [])
      #expect(decoder.feed("5".utf8) == [.character("5")])
    }
  }

  @Test("Esc on its own waits for the end of the delay, and no longer")
  func escape() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([0x1B]) == [])
    #expect(decoder.isWaiting)
    #expect(decoder.flush() == [.escape])
    #expect(!decoder.isWaiting)
    #expect(decoder.feed([0x1B, 0x1B]) == [.escape])
    #expect(decoder.flush() == [.escape])
    #expect(decoder.feed("\u{1B}[1".utf8) == [])
    #expect(decoder.flush() == [], "a sequence broken off leaves no letters")
    #expect(decoder.feed("\u{1B}窗".utf8) == [.escape, .character("窗")])
    #expect(decoder.feed("\u{1B}\r".utf8) == [.escape, .enter])
    #expect(decoder.feed("\u{1B}O".utf8) + decoder.flush() == [.alt("O")])
  }

  @Test("a character in two parts is put together, and bytes that are not UTF-8 are dropped")
  func utf8() {
    var decoder = KeyDecoder()
    let bytes = Array("窗".utf8)
    #expect(decoder.feed(bytes[..<2]) == [])
    #expect(!decoder.isWaiting)
    #expect(decoder.flush() == [])
    #expect(decoder.feed(bytes[2...]) == [.character("窗")])
    #expect(
      decoder.feed([0xFF, 0x61, 0xC3, 0x28, 0x80, 0xED, 0xA0, 0x80, 0x62]) == [
        .character("a"), .character("("), .character("b"),
      ])
  }

  @Test("a paste is one key, with whatever is in it")
  func paste() {
    var decoder = KeyDecoder()
    #expect(decoder.feed("x\u{1B}[200~张三\r\u{1B}[A".utf8) == [.character("x")])
    #expect(!decoder.isWaiting)
    #expect(decoder.feed("四\u{1B}[201".utf8) == [])
    #expect(decoder.feed("~y".utf8) == [.paste("张三\r\u{1B}[A四"), .character("y")])
    #expect(decoder.feed("\u{1B}[200~\u{1B}[201~".utf8) == [.paste("")])
  }

  @Test("what the terminal's description says goes before what is common")
  func described() {
    var decoder = KeyDecoder(sequences: [Array("\u{1B}Ot".utf8): .function(5), Array("\u{1B}[[".utf8): .home])
    #expect(decoder.feed("\u{1B}Ot\u{1B}OP".utf8) == [.function(5), .function(1)])
    #expect(decoder.feed("\u{1B}[[".utf8) == [.home])
  }
}
