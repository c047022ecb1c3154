import Testing

@testable import HallConfiguration

@Suite("Reading tables") struct CSVReaderTests {
  private func texts(_ text: String) -> [[String]] { CSVReader.read(text).rows.map { $0.cells.map(\.text) } }

  @Test("LF, CR LF and CR end rows alike, with or without one at the end", arguments: ["\n", "\r\n", "\r"])
  func lineEnds(end: String) {
    let table = CSVReader.read("a,b\(end)1,2\(end)3,4")
    #expect(table.rows.map { $0.cells.map(\.text) } == [["a", "b"], ["1", "2"], ["3", "4"]])
    #expect(table.rows[2].cells.map(\.line) == [3, 3])
    #expect(table.rows[2].cells.map(\.column) == [1, 3])
    #expect(table.faults.isEmpty)
  }

  @Test("commas, semicolons and tabs separate, whichever the heading has most of", arguments: [",", ";", "\t"])
  func separators(separator: String) {
    #expect(texts("a\(separator)b\(separator)c\n1\(separator)2\(separator)3") == [["a", "b", "c"], ["1", "2", "3"]])
  }

  @Test("a first line sep=; is the separator, not a heading")
  func separatorLine() {
    let table = CSVReader.read("sep=;\r\na;b\r\n1;2\r\n")
    #expect(table.rows.map { $0.cells.map(\.text) } == [["a", "b"], ["1", "2"]])
    #expect(table.rows[0].number == 2)
  }

  @Test("quoted cells hold separators, doubled quotes and line ends; lines and rows are counted apart")
  func quoted() {
    let table = CSVReader.read("a,b\n\"1,\"\"x\"\"\",\"甲\r\n乙\"\n3,4\n")
    #expect(table.rows.map { $0.cells.map(\.text) } == [["a", "b"], ["1,\"x\"", "甲 乙"], ["3", "4"]])
    #expect(table.rows[2].cells[0].line == 4)
    #expect(table.rows[2].number == 3)
    #expect(table.faults.isEmpty)
  }

  @Test("columns count characters, not bytes")
  func columns() {
    #expect(CSVReader.read("窗口,名称,x\n").rows[0].cells.map(\.column) == [1, 4, 7])
    #expect(CSVReader.read("👩‍👩‍👧,x\n").rows[0].cells.map(\.column) == [1, 7])
  }

  @Test("after a quote that is never closed the following rows are still read")
  func openQuote() {
    let table = CSVReader.read("a,b\n1,\"x\n3,4\n")
    #expect(table.rows.map { $0.cells.map(\.text) } == [["a", "b"], ["1", "x"], ["3", "4"]])
    #expect(table.faults.map(\.code) == [.openQuote])
  }

  @Test("blank rows, as spreadsheets leave them, are no rows")
  func blankRows() {
    let table = CSVReader.read("a,b\n,\n\n 　,\n1,2\n,,,\n")
    #expect(table.rows.map { $0.cells.map(\.text) } == [["a", "b"], ["1", "2"]])
    #expect(table.rows[1].number == 5)
  }

  @Test("emoji with joiners and selectors stay whole; outer blanks of every width go")
  func emoji() {
    #expect(texts("　👩‍👩‍👧 ,\u{A0}❤️\n") == [["👩‍👩‍👧", "❤️"]])
  }

  @Test("a spreadsheet's names of cells go on after Z")
  func references() {
    #expect(CSVDocument.reference(row: 1, cell: 0) == "A1")
    #expect(CSVDocument.reference(row: 12, cell: 25) == "Z12")
    #expect(CSVDocument.reference(row: 3, cell: 26) == "AA3")
    #expect(CSVDocument.reference(row: 3, cell: 702) == "AAA3")
  }

  @Test("no bytes make the reader fail: any of them is rows and faults")
  func noise() {
    var state: UInt64 = 42
    let alphabet = Array("\"\"\",;\t\r\na甲👩\u{0}\u{200B}=")
    for _ in 0..<500 {
      var text = ""
      for _ in 0..<60 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append(alphabet[Int(state >> 33) % alphabet.count])
      }
      let table = CSVReader.read(text)
      let lines = text.unicodeScalars.count { $0 == "\n" || $0 == "\r" } + 1
      #expect(table.rows.allSatisfy { $0.cells.allSatisfy { (1...lines).contains($0.line) && $0.column >= 1 } })
    }
  }
}
