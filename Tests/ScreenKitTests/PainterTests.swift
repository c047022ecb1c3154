import ScreenKit
import Testing

/// A terminal that understands what the painter sends, and keeps what it shows.
struct ModelTerminal {
  var shown: Surface
  var row = 0
  var column = 0
  var isCursorShown = true
  var style: [UInt8] = []
  var styles: [[UInt8]]
  /// How this terminal measures text.
  let width: Width

  init(rows: Int, columns: Int, width: Width) {
    shown = Surface(rows: rows, columns: columns, width: width)
    shown.fill(shown.bounds, with: "?")
    styles = Array(repeating: [], count: rows * columns)
    self.width = width
  }

  mutating func take(_ bytes: [UInt8]) {
    var text = ""
    var rest = bytes[...]
    while let byte = rest.first {
      guard byte == 0x1B else {
        let run = rest.prefix { $0 != 0x1B }
        text = String(decoding: run, as: UTF8.self)
        rest = rest.dropFirst(run.count)
        for character in text { write(character) }
        continue
      }
      let body = rest.dropFirst(2).prefix { !(0x40..<0x7F).contains($0) }
      let final = rest[body.endIndex]
      let sequence = Array(rest[...body.endIndex])
      let numbers = body.split(separator: 0x3B).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
      switch final {
      case UInt8(ascii: "H"):
        row = (numbers.first ?? 1) - 1
        column = (numbers.last ?? 1) - 1
      case UInt8(ascii: "J"): erase(Rect(row: 0, column: 0, rows: shown.rows, columns: shown.columns))
      case UInt8(ascii: "K"): erase(Rect(row: row, column: column, rows: 1, columns: shown.columns - column))
      case UInt8(ascii: "X"):
        erase(Rect(row: row, column: column, rows: 1, columns: min(numbers.first ?? 1, shown.columns - column)))
      case UInt8(ascii: "C"): column += numbers.first ?? 1
      case UInt8(ascii: "m"):
        style = body.isEmpty || body == [0x30] ? [] : body.first == 0x3B ? sequence : style + sequence
      case UInt8(ascii: "h"): isCursorShown = true
      case UInt8(ascii: "l"): isCursorShown = false
      default: Issue.record("unknown sequence \(sequence)")
      }
      rest = rest[(body.endIndex + 1)...]
    }
  }

  private mutating func erase(_ rect: Rect) {
    #expect(style.isEmpty, "cleared in a style")
    shown.fill(rect)
    for row in rect.row..<rect.endRow {
      for column in rect.column..<rect.endColumn { styles[row * shown.columns + column] = [] }
    }
  }

  private mutating func write(_ character: Character) {
    let step = width.columns(of: character)
    #expect(column + step <= shown.columns, "written over the edge")
    shown.put(String(character), row: row, column: column)
    for place in column..<min(shown.columns, column + step) { styles[row * shown.columns + place] = style }
    column += step
  }
}

@Suite struct PainterTests {
  /// Surfaces of random pieces, each a changed copy of the one before.
  static func sequence(seed: UInt64, width: Width, count: Int) -> [Surface] {
    var generator = SplitMix(state: seed)
    let texts = ["窗口", "abc", "│", "👨‍👩‍👧", "e\u{301}", "❤\u{FE0F}", "办理 permit", "●“x”", "        ", "号"]
    var surface = Surface(rows: 5, columns: 23, width: width)
    return (0..<count).map { _ in
      for _ in 0..<(generator.next() % 4) {
        let style = Style(StyleRole.allCases[Int(generator.next() % 6)], generator.next() % 3 == 0 ? .bold : [])
        surface.put(
          texts[Int(generator.next() % UInt64(texts.count))], row: Int(generator.next() % 5),
          column: Int(generator.next() % 23), style: style)
      }
      if generator.next() % 9 == 0 { surface.fill(Rect(row: 1, column: 2, rows: 3, columns: 18)) }
      surface.cursor =
        generator.next() % 3 == 0
        ? nil : Position(row: Int(generator.next() % 5), column: Int(generator.next() % 23))
      return surface
    }
  }

  @Test("after every painting the terminal shows the surface", arguments: [Width.narrow, .wide])
  func showsWhatWasAsked(width: Width) {
    for clears in [true, false] {
      var codes = TerminalCodes.ansi
      if !clears {
        codes.clear = []
        codes.clearLine = []
        codes.erase = { _ in [] }
        codes.forward = { _ in [] }
        codes.plain = Array("\u{1B}[0m".utf8)
      }
      var painter = Painter(codes: codes, theme: .colour)
      var terminal = ModelTerminal(rows: 5, columns: 23, width: width)
      for (step, surface) in Self.sequence(seed: 3, width: width, count: 600).enumerated() {
        terminal.take(painter.paint(surface))
        #expect(terminal.shown.lines() == surface.lines(), "step \(step)")
        #expect(terminal.style.isEmpty, "left in a style")
        #expect(terminal.isCursorShown == (surface.cursor != nil))
        if let cursor = surface.cursor { #expect(Position(row: terminal.row, column: terminal.column) == cursor) }
        for row in 0..<5 {
          for column in 0..<23 {
            let plain = surface[row, column].style == .text
            #expect(terminal.styles[row * 23 + column].isEmpty == plain, "step \(step), \(row), \(column)")
          }
        }
        if terminal.shown.lines() != surface.lines() { return }
      }
    }
  }

  @Test("a terminal that measures emoji and ambiguous characters otherwise keeps its rows in line")
  func survivesDisagreement() {
    // Drawn for two columns, shown by a terminal of one: only the signs themselves may differ.
    var painter = Painter(codes: .ansi, theme: .monochrome)
    var terminal = ModelTerminal(rows: 1, columns: 20, width: .narrow)
    var surface = Surface(rows: 1, columns: 20, width: .wide)
    surface.put("●在办 “件” x", row: 0, column: 0)
    terminal.take(painter.paint(surface))
    #expect(terminal.shown.lines() == ["● 在办 “ 件”  x"])
  }

  @Test("the same surface twice sends nothing, and one changed word sends little")
  func sendsOnlyChanges() {
    var painter = Painter(codes: .ansi, theme: .colour)
    var surface = Surface(rows: 24, columns: 80)
    for row in 0..<24 { surface.put("A\(100 + row) 户口迁移登记 等候", row: row, column: 0) }
    let all = painter.paint(surface)
    #expect(all.count < 24 * 60)
    #expect(painter.paint(surface) == [])
    surface.put("办理", row: 7, column: 18)
    #expect(String(decoding: painter.paint(surface), as: UTF8.self) == "\u{1B}[8;19H办理")
    surface.fill(Rect(row: 9, column: 0, rows: 1, columns: 80))
    #expect(String(decoding: painter.paint(surface), as: UTF8.self) == "\u{1B}[10;1H\u{1B}[K")
    surface.cursor = Position(row: 2, column: 3)
    #expect(String(decoding: painter.paint(surface), as: UTF8.self) == "\u{1B}[3;4H\u{1B}[?25h")
    painter.forget()
    #expect(painter.paint(surface).count >= all.count - 80)
  }

  @Test("the last place of a terminal that would scroll is left alone")
  func lastPlace() {
    var codes = TerminalCodes.ansi
    codes.scrollsAtEnd = true
    var painter = Painter(codes: codes, theme: .colour)
    var surface = Surface(rows: 2, columns: 4)
    surface.fill(surface.bounds, with: "x")
    let sent = String(decoding: painter.paint(surface), as: UTF8.self)
    #expect(sent.filter { $0 == "x" }.count == 7)
  }

  @Test("bright colours become bold ones where there are eight, and modifiers where there are none")
  func fewerColours() {
    var eight = TerminalCodes.ansi
    eight.foregrounds = Array(eight.foregrounds.prefix(8))
    eight.backgrounds = Array(eight.backgrounds.prefix(8))
    var none = TerminalCodes.ansi
    none.foregrounds = []
    none.backgrounds = []
    func sent(_ codes: TerminalCodes, _ theme: Theme) -> String {
      var painter = Painter(codes: codes, theme: theme)
      var surface = Surface(rows: 1, columns: 1)
      surface.put("x", row: 0, column: 0, style: .selected)
      let bytes = String(decoding: painter.paint(surface), as: UTF8.self)
      return String(bytes.split(separator: "H").last?.split(separator: "x").first ?? "")
    }
    #expect(sent(.ansi, .colour).hasSuffix("\u{1B}[;1;97;44m"))
    #expect(sent(eight, .colour).hasSuffix("\u{1B}[;1;37;44m"))
    #expect(sent(none, .monochrome).hasSuffix("\u{1B}[;7m"))
  }

  @Test("themes are changed line by line, and bad lines are named")
  func themes() {
    let source = "# 夜间\naccent = yellow on black bold\n\nborder = default\nnosuch = red\naccent red\ntitle = 17\n"
    let (theme, bad) = Theme.colour.changed(by: source)
    #expect(theme[.accent] == Look(foreground: 3, background: 0, modifiers: .bold))
    #expect(theme[.border] == Look())
    #expect(theme[.title] == Theme.colour[.title])
    #expect(bad == [5, 6, 7])
  }
}
