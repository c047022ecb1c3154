import Foundation
import HallConfiguration
import Testing

/// What a report may be written over, and what not.
@Suite("Reports as files", .enabled(if: DeskProgram.path != nil)) struct ReportFileTests {
  @Test("neither the hall, its key, a folder nor a device is replaced; an earlier report is, also behind a link")
  func replaced() throws {
    let desk = try DeskProgram()
    defer { desk.end() }
    #expect(try desk("init", "hall.db").status == 0)
    let files = desk.folder
    let key = try Data(contentsOf: files.appending(path: "hall.db-key"))
    try FileManager.default.createDirectory(at: files.appending(path: "folder"), withIntermediateDirectories: true)
    for target in ["hall.db", "hall.db-key", "hall.db-turn", "folder"] {
      let pdf = try desk("report", "day", "--pdf", target)
      #expect(pdf.status == 2 && !pdf.output.contains("⟨"), "\(target): \(pdf.output)")
    }
    #expect(try Data(contentsOf: files.appending(path: "hall.db-key")) == key)
    #expect(try desk("verify").status == 0)
    // An earlier report is replaced, and a link stays one.
    for _ in 0..<2 { #expect(try desk("report", "day", "--pdf", "report.pdf").status == 0) }
    try FileManager.default.createSymbolicLink(
      atPath: files.appending(path: "link.pdf").path, withDestinationPath: "report.pdf")
    #expect(try desk("report", "day", "--pdf", "link.pdf").status == 0)
    let kind = try FileManager.default.attributesOfItem(atPath: files.appending(path: "link.pdf").path)[.type]
    #expect(kind as? FileAttributeType == .typeSymbolicLink)
    #expect(try Data(contentsOf: files.appending(path: "report.pdf")).starts(with: Data("%PDF".utf8)))
    // A folder in the way of one chart: none is written.
    let charts = files.appending(path: "charts/utilisation.svg")
    try FileManager.default.createDirectory(at: charts, withIntermediateDirectories: true)
    #expect(try desk("report", "day", "--charts", "charts").status == 2)
    let written = try FileManager.default.contentsOfDirectory(atPath: files.appending(path: "charts").path)
    #expect(written == ["utilisation.svg"])
  }

  @Test("what a spreadsheet would take for a formula is text") func formula() {
    #expect(CSVWriter.shown("=cmd|'/c calc'!A1") == "'=cmd|'/c calc'!A1")
    #expect(CSVWriter.shown("综合窗口") == "综合窗口")
  }
}
