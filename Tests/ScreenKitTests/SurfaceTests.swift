import ScreenKit
import Testing

@Suite struct SurfaceTests {
  @Test("writing over one half of a wide grapheme turns the other half into a space")
  func straddling() {
    var surface = Surface(rows: 1, columns: 6)
    surface.put("窗口号", row: 0, column: 0)
    surface.put("│", row: 0, column: 1)
    #expect(surface.lines() == [" │口号"])
    surface.put("x", row: 0, column: 2)
    #expect(surface.lines() == [" │x 号"])
    surface.put("中", row: 0, column: 3)
    #expect(surface.lines() == [" │x中"])
    #expect(surface[0, 5].glyph == " " && !surface[0, 5].isContinuation)
  }

  @Test("a wide grapheme that does not fit at the edge becomes a space")
  func edges() {
    var surface = Surface(rows: 2, columns: 5)
    surface.put("xxxxx", row: 0, column: 0)
    #expect(surface.put("ab窗口", row: 0, column: 0) == 5)
    #expect(surface.lines()[0] == "ab窗")
    surface.put("窗口", row: 1, column: -1)
    #expect(surface.lines()[1] == " 口")
    surface.put("窗", row: 1, column: 3, maxWidth: 1)
    surface.put("z", row: 1, column: 9)
    surface.put("z", row: 7, column: 0)
    surface.put("z", row: -1, column: 0)
    #expect(surface.lines()[1] == " 口")
  }

  @Test("control characters are shown as a mark and never kept")
  func controls() {
    var surface = Surface(rows: 1, columns: 20)
    surface.put("a\u{1B}[2Jb\tc\r\nd\u{202E}e\u{200B}f\u{301}", row: 0, column: 0)
    #expect(surface.lines() == ["a·[2Jb·c·d·ef\u{301}"])
    var wide = Surface(rows: 1, columns: 4, width: .wide)
    wide.put("\u{7}x", row: 0, column: 0)
    #expect(wide.lines() == [".x"])
  }

  @Test("every row stays exactly as wide as the surface, whatever is written")
  func rowsKeepTheirWidth() {
    var generator = SplitMix(state: 7)
    let texts = ["窗口", "a", "│", "👨‍👩‍👧", "e\u{301}号", "❤\u{FE0F}", "\u{1B}", "综合 window", "“”…"]
    for width in [Width.narrow, .wide] {
      var surface = Surface(rows: 4, columns: 17, width: width)
      for _ in 0..<4000 {
        let row = Int(generator.next() % 6) - 1
        let column = Int(generator.next() % 22) - 3
        let text = texts[Int(generator.next() % UInt64(texts.count))]
        switch generator.next() % 6 {
        case 0: surface.fill(Rect(row: row, column: column, rows: 2, columns: 3), style: .dim)
        case 1:
          var part = surface.blank(rows: 2, columns: 5)
          part.put(text, row: 0, column: 0)
          part.put("口" + text, row: 1, column: -1)
          surface.blit(part, row: row, column: column)
        case 2: surface.restyle(Rect(row: row, column: column, rows: 2, columns: 3), .accent)
        default: surface.put(text, row: row, column: column, maxWidth: Int(generator.next() % 9))
        }
        expectSound(surface)
      }
    }
  }

  @Test("boxes are drawn with lines, and with ASCII where lines would take two columns")
  func boxes() {
    var surface = Surface(rows: 3, columns: 12)
    surface.box(surface.bounds, title: "排队情况如何")
    #expect(surface.lines() == ["┌─ 排队… ──┐", "│          │", "└──────────┘"])
    var wide = Surface(rows: 3, columns: 12, width: .wide, glyphs: .unicode)
    wide.box(wide.bounds, title: "排队")
    #expect(wide.lines() == ["+- 排队 ---+", "|          |", "+----------+"])
    var tiny = Surface(rows: 1, columns: 3)
    tiny.box(tiny.bounds, title: "排队")
    #expect(tiny.lines() == [""])
  }

  @Test("every sign of a set takes one column")
  func glyphs() {
    for (glyphs, width) in [(Glyphs.unicode, Width.narrow), (.console, .narrow), (.ascii, .wide)] {
      for child in Mirror(reflecting: glyphs).children {
        for glyph in (child.value as? [Character]) ?? [child.value as? Character ?? "?"] {
          #expect(width.columns(of: glyph) == 1, "\(child.label ?? "")")
        }
      }
    }
  }

  @Test("rectangles are split by fixed sizes, shares and the rest, and never overlap")
  func splitting() {
    let rect = Rect(row: 2, column: 3, rows: 10, columns: 80)
    let parts = rect.splitColumns([.fixed(20), .share(25), .rest, .rest], gap: 1)
    #expect(parts.map(\.columns) == [20, 19, 19, 19])
    #expect(parts.map(\.column) == [3, 24, 44, 64])
    #expect(rect.splitRows([.fixed(8), .fixed(8), .rest]).map(\.rows) == [8, 2, 0])
    #expect(rect.splitRows([.rest, .rest, .rest]).map(\.rows) == [3, 3, 4])
    #expect(rect.cutBottom(2).bottom == Rect(row: 10, column: 3, rows: 2, columns: 80))
    #expect(rect.centered(rows: 4, columns: 10) == Rect(row: 5, column: 38, rows: 4, columns: 10))
    #expect(Rect(row: 0, column: 0, rows: 1, columns: 1).inset(rows: 1, columns: 1).isEmpty)
  }

  @Test("surfaces are equal when a terminal would show the same")
  func equality() {
    var left = Surface(rows: 1, columns: 4)
    var right = left
    left.put("窗", row: 0, column: 0)
    #expect(left != right)
    right.put("窗", row: 0, column: 0)
    #expect(left == right)
    right.cursor = Position(row: 0, column: 1)
    #expect(left != right)
  }

  @Test("a dump holds the text, the styles as letters, and what the letters mean")
  func dump() {
    var surface = Surface(rows: 2, columns: 8)
    surface.put("窗口", row: 0, column: 1, style: .title)
    surface.put("x", row: 1, column: 0, style: .title.bold)
    surface.cursor = Position(row: 1, column: 1)
    let expected = """
      2x8 cursor 1,1
      --- text
      | 窗口
      |x
      --- styles
      |.cccc
      |C
      --- legend
      C title+bold
      c title

      """
    #expect(SurfaceDump.text(of: surface) == expected)
  }
}

/// Checks that leads and continuations of wide graphemes belong together in every row.
func expectSound(_ surface: Surface, sourceLocation: SourceLocation = #_sourceLocation) {
  for row in 0..<surface.rows {
    var column = 0
    while column < surface.columns {
      let cell = surface[row, column]
      let isSound =
        Int(cell.columns) == max(1, surface.width.columns(of: cell.glyph))
        && (cell.columns == 1 || (column + 1 < surface.columns && surface[row, column + 1].isContinuation))
      #expect(isSound, "row \(row), column \(column): \(surface.lines()[row])", sourceLocation: sourceLocation)
      if !isSound { return }
      column += Int(cell.columns)
    }
  }
}

/// A small generator with a seed.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
