import HallDocuments
import Testing

/// Text in fixed columns.
@Suite("Text layout") struct TextLayoutTests {
  /// A generator with a seed, so that a failure comes again.
  private struct Dice {
    var state: UInt64
    mutating func roll(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
  }

  private static let bits = [
    "申", "请", "人", "，", "。", "；", "：", "（", "）", "“", "”", "《", "》", "、", "2026", "NX-0017", " ", "kg", "①", "％", "——",
    "…",
  ]

  @Test(
    "no line is too wide, begins with a closing sign or ends with an opening one; no text is lost", arguments: 0..<200)
  func kinsoku(_ seed: Int) {
    var dice = Dice(state: UInt64(seed) &* 7_919 &+ 1)
    // A character after each bit: what has no place to break for a whole line has to be cut somewhere.
    let text = (0..<(20 + dice.roll(120))).map { _ in
      Self.bits[dice.roll(Self.bits.count)] + (dice.roll(3) > 0 ? "字" : "")
    }
    .joined()
    let width = 40 + dice.roll(60)
    for wide in [false, true] {
      let measure = ColumnWidth(wideSigns: wide)
      let lines = LineBreaking(measure: measure).lines(of: text, width: width, indent: 4)
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
      for (number, line) in lines.enumerated() {
        #expect(measure.columns(of: line) + (number == 0 ? 4 : 0) <= width)
        guard number > 0, let first = line.first else { continue }
        #expect(!"。，、；：）”》".contains(first), "\(lines)")
        #expect(!"（“《".contains(lines[number - 1].last ?? "。"), "\(lines)")
      }
    }
  }

  @Test("numbers and names stay whole, and one longer than a line is cut")
  func words() {
    let breaking = LineBreaking()
    #expect(breaking.lines(of: "编号NX20260302-0017在此", width: 12) == ["编号", "NX20260302-0", "017在此"])
    #expect(breaking.lines(of: "共1,234.5元整", width: 8) == ["共", "1,234.5", "元整"])
    #expect(breaking.lines(of: "", width: 8) == [""])
    #expect(breaking.lines(of: "甲乙。", width: 4) == ["甲", "乙。"])
  }

  @Test("signs take one column on a terminal and two on a Chinese printer")
  func widths() {
    #expect(ColumnWidth().columns(of: "“甲”—…①") == 7)
    #expect(ColumnWidth(wideSigns: true).columns(of: "“甲”—…①") == 12)
    #expect(ColumnWidth().columns(of: "𬭎（ab）e\u{301}") == 9)
  }

  @Test("every kind fits every width, on screens and printers", arguments: DocumentKind.allCases)
  func fits(_ kind: DocumentKind) throws {
    let document = try Samples.document(kind)
    for width in [24, 40, 56, 76, 80, 132] {
      for wide in [false, true] {
        let measure = ColumnWidth(wideSigns: wide)
        let lines = DocumentTextLayout(width: width, measure: measure).lines(of: document)
        // A table of five columns needs at least this much.
        let most = max(width, 44)
        #expect(lines.allSatisfy { measure.columns(of: $0) <= most && $0.last != " " })
      }
    }
  }

  @Test("a table's columns share the room, and shrink where there is too little")
  func columns() {
    let columns = [6, nil, nil, 10].map { Document.Column(width: $0) }
    #expect(DocumentTextLayout.columnWidths(columns, in: 57) == [6, 21, 20, 10])
    #expect(DocumentTextLayout.columnWidths(columns, in: 20).reduce(0, +) <= 20)
    #expect(DocumentTextLayout.columnWidths([Document.Column(width: 60)], in: 30) == [30])
  }
}
