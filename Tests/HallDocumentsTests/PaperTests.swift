import Foundation
import Testing

@testable import HallDocuments

/// The layout form and the PDFs made from it.
@Suite("Paper") struct PaperTests {
  private let writer = PaperWriter(program: Place.paper, limit: .seconds(120))

  /// The PDF's text in the order it was drawn, without its spaces and its pages' feet.
  private func text(of pdf: [UInt8], footer: String?) throws -> (text: String, pages: Int) {
    let run = SystemPrograms().run(
      ["pdftotext", "-raw", "-enc", "UTF-8", "-", "-"], input: pdf, outputLimit: 1 << 24, limit: .seconds(120))
    guard case .exited(0, let output, _) = run else { throw Refused(what: "\(run)") }
    let pages = String(decoding: output, as: UTF8.self).split(separator: "\u{C}", omittingEmptySubsequences: true)
    let whole = pages.enumerated().map { number, page in
      var text = Self.bare(String(page))
      for foot in [footer.map(Self.bare), "第\(number + 1)页，共\(pages.count)页"].compactMap({ $0 }) {
        #expect(text.hasSuffix(foot), "page \(number + 1) ends with its foot: \(text.suffix(40))")
        text = String(text.dropLast(foot.count))
      }
      return text
    }
    return (whole.joined(), pages.count)
  }

  private struct Refused: Error { var what: String }

  private static func bare(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace && $0.value != 0xC }))
  }

  @Test("every paragraph and cell of every kind is found whole in the PDF's text", arguments: DocumentKind.allCases)
  func wholeText(_ kind: DocumentKind) throws {
    let document = try Samples.document(kind)
    let pdf = try writer.pdf(of: document, date: "2026-03-02T01:00:00Z")
    let found = try text(of: pdf, footer: document.footer)
    for text in document.texts { #expect(found.text.contains(Self.bare(text)), "lost: \(text)") }
    // Nothing else stands there either, and everything in its order, where cells are not drawn line by line.
    #expect(found.text == Self.bare(document.texts.joined()))
    #expect(found.pages <= 2)
  }

  @Test("a list of 200 papers takes several pages, each with the table's heading, none lost or doubled")
  func pages() throws {
    var fields = Samples.fields(.acceptanceNotice)
    fields.lists["papers"] = (1...200).map {
      ["name": "第\($0)号申请材料（\(String(repeating: "很长的名称", count: $0 % 9))）", "form": "原件", "copies": "\($0 % 3 + 1)"]
    }
    let document = try Samples.template(.acceptanceNotice).fill(fields)
    let found = try text(of: writer.pdf(of: document), footer: document.footer)
    #expect(found.pages >= 5)
    for number in 1...200 {
      let name = "第\(number)号申请材料（"
      #expect(found.text.components(separatedBy: name).count == 2, "\(name)")
    }
    #expect(found.text.components(separatedBy: "序号材料名称材料形式份数备注").count == found.pages + 1)
    for text in document.texts { #expect(found.text.contains(Self.bare(text)), "lost: \(text)") }
  }

  @Test("a cell longer than a page goes on over the next ones")
  func longCell() throws {
    let long = (1...800).map { "第\($0)句话。" }.joined()
    let table = Document.Table(
      columns: [.init(width: 6), .init(width: nil)], head: ["序号", "内容"], rows: [["1", long], ["2", "完"]])
    let found = try text(of: writer.pdf(of: Document(title: "长表", blocks: [.table(table)])), footer: nil)
    #expect(found.pages > 1)
    #expect(found.text.replacing("序号内容", with: "").contains(long))
  }

  @Test("the seal never stands on a page without text", arguments: 20..<50)
  func seal(_ lines: Int) throws {
    let blocks = (0..<lines).map { Document.Block.paragraph("第\($0)段。", .indented) } + [.space, .seal(["某机关", "今日"])]
    let found = try text(of: writer.pdf(of: Document(title: "章", blocks: blocks)), footer: nil)
    #expect(found.pages <= 2 && found.text.hasSuffix("第\(lines - 1)段。某机关今日"))
    guard found.pages == 2 else { return }
    let page = SystemPrograms().run(
      ["pdftotext", "-raw", "-f", "2", "-", "-"], input: try writer.pdf(of: Document(title: "章", blocks: blocks)),
      outputLimit: 1 << 20, limit: .seconds(120))
    guard case .exited(0, let output, _) = page else { throw Refused(what: "\(page)") }
    #expect(String(decoding: output, as: UTF8.self).contains("第\(lines - 1)段。"))
  }

  @Test("the same document and date give the same PDF, and its properties name it")
  func properties() throws {
    let document = try Samples.document(.correctionNotice)
    let pdf = try writer.pdf(of: document, date: "2026-03-02T01:00:00Z")
    #expect(try writer.pdf(of: document, date: "2026-03-02T01:00:00Z") == pdf)
    let run = SystemPrograms().run(["pdfinfo", "-"], input: pdf, outputLimit: 1 << 16, limit: .seconds(120))
    guard case .exited(0, let output, _) = run else { throw Refused(what: "\(run)") }
    let information = String(decoding: output, as: UTF8.self)
    #expect(information.contains("补正告知书") && information.contains("2026") && information.contains("A4"))
    let fonts = SystemPrograms().run(["pdffonts", "-"], input: pdf, outputLimit: 1 << 16, limit: .seconds(120))
    guard case .exited(0, let table, _) = fonts else { throw Refused(what: "\(fonts)") }
    for line in String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst(2) {
      #expect(line.contains(" yes yes yes "), "embedded, a subset, with its characters' names: \(line)")
    }
  }

  @Test("a character no font has is told, not printed as a box")
  func glyphs() throws {
    let document = Document(title: "名", blocks: [.paragraph("姓名：某\u{10F8FF}", .flush)])
    #expect(throws: PaperFailure.missingCharacters("\u{10F8FF}")) { try writer.pdf(of: document) }
  }

  @Test("a document survives the layout form, and controls in it do not")
  func roundTrip() throws {
    for kind in DocumentKind.allCases {
      let document = try Samples.document(kind)
      #expect(try PaperLayout.decode(PaperLayout.encode(document).utf8) == document)
    }
    let hostile = Document(title: "甲\t乙\n\\n", blocks: [.paragraph("\u{1B}[2J\u{202E}\u{0}丙\\", .flush)])
    let read = try PaperLayout.decode(PaperLayout.encode(hostile).utf8)
    #expect(read == Document(title: "甲 乙 \\n", blocks: [.paragraph("[2J丙\\", .flush)]))
  }

  @Test(
    "a layout out of order is refused, with the line",
    arguments: [
      ("", PaperLayoutError.Reason.unknownFormat, 1), ("HALLDESK-PAPER\t2\n", .unknownFormat, 1),
      ("HALLDESK-PAPER\t1\nNAME\tx\n", .cutShort, 2), ("HALLDESK-PAPER\t1\nNAME\tx\nEND\t9\n", .cutShort, 3),
      ("HALLDESK-PAPER\t1\nNAME\tx\nEND\t2\nRULE\n", .cutShort, 4), ("HALLDESK-PAPER\t1\nLINE\n", .unknownWord, 2),
      ("HALLDESK-PAPER\t1\nTEXT\tup\tx\n", .badLine, 2), ("HALLDESK-PAPER\t1\nROW\tx\n", .badRow, 2),
      ("HALLDESK-PAPER\t1\nTABLE\t* flush\nROW\tx\ty\n", .badRow, 3),
      ("HALLDESK-PAPER\t1\nTABLE\t900 flush\n", .badLine, 2),
      ("HALLDESK-PAPER\t1\n" + String(repeating: "RULE\n", count: 20_001), .tooMany, 20_002),
      ("HALLDESK-PAPER\t1\nTITLE\t" + String(repeating: "长", count: 22_000) + "\n", .lineTooLong, 2),
    ])
  func disorder(_ layout: String, _ reason: PaperLayoutError.Reason, _ line: Int) {
    #expect(throws: PaperLayoutError(reason: reason, line: line)) { try PaperLayout.decode(layout.utf8) }
    let run = SystemPrograms().run([Place.paper], input: Array(layout.utf8), outputLimit: 1 << 20, limit: .seconds(120))
    #expect(run == .exited(2, output: [], message: "\(reason.rawValue): line \(line)"))
  }

  @Test("bytes that are no text, and more than there may be, are refused")
  func bytes() {
    #expect(throws: PaperLayoutError(reason: .notText, line: 1)) { try PaperLayout.decode([0xFF, 0xFE]) }
    let huge = [UInt8](repeating: 0x41, count: PaperLayout.largest + 1)
    #expect(throws: PaperLayoutError(reason: .tooLarge, line: 1)) { try PaperLayout.decode(huge) }
    let run = SystemPrograms().run([Place.paper], input: huge, outputLimit: 1 << 20, limit: .seconds(120))
    #expect(run == .exited(2, output: [], message: "too_large: line 1"))
  }

  @Test("the file is whole, private, and replaces an older one; a folder that is gone is told")
  func file() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/通知书.pdf"
    let layout = Array(PaperLayout.encode(try Samples.document(.extensionNotice)).utf8)
    for _ in 0..<2 {
      let run = SystemPrograms().run(
        [Place.paper, "-o", path, "--date", "2026-03-02T01:00:00Z"], input: layout, outputLimit: 0, limit: .seconds(120)
      )
      #expect(run == .exited(0, output: [], message: ""))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["通知书.pdf"])
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
    let gone = SystemPrograms().run(
      [Place.paper, "-o", scratch.path + "/gone/x.pdf"], input: layout, outputLimit: 0, limit: .seconds(120))
    guard case .exited(3, _, let message) = gone else { throw Refused(what: "\(gone)") }
    #expect(message.hasPrefix("cannot_write: "))
    let usage = SystemPrograms().run([Place.paper, "--colour"], input: [], outputLimit: 0, limit: .seconds(120))
    guard case .exited(2, _, _) = usage else { throw Refused(what: "\(usage)") }
  }

  @Test("a program that is not installed is told by name")
  func noProgram() throws {
    #expect(PaperWriter.besideThisProgram() == Place.paper)
    let writer = PaperWriter(program: "/nowhere/halldesk-paper")
    #expect(throws: PaperFailure.noProgram("/nowhere/halldesk-paper")) {
      try writer.pdf(of: Samples.document(.transferSheet))
    }
  }
}
