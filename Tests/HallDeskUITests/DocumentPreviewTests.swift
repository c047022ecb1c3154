import HallDocuments
import HallModel
import ScreenKit
import Testing

@testable import HallDeskUI

/// Looking at documents over a screen.
@Suite("Documents on the screen") struct DocumentPreviewTests {
  static func environment(
    _ size: (rows: Int, columns: Int) = (24, 80), _ language: Language = .zh
  ) throws -> Environment {
    Environment(
      hall: try SampleHall.hall(), now: SampleHall.morning, rows: size.rows, columns: size.columns,
      texts: try SampleHall.texts(language))
  }

  private static func notice() throws -> Document {
    let told = try CaseStory.deferred.tell()
    let templates = TemplateFolder(folders: [SampleHall.root + "/assets/documents/zh"])
    return try #require(templates.templates[.deferralNotice]).fill(
      CaseDocument.fields(.deferralNotice, of: told.file, in: told.hall, applicant: CaseStory.person, at: told.now))
  }

  private static func drawn(_ preview: DocumentPreview, _ environment: Environment) -> [String] {
    var surface = Surface(rows: environment.rows, columns: environment.columns)
    preview.draw(
      into: &surface, rect: Rect(row: 1, column: 0, rows: environment.rows - 3, columns: environment.columns),
      environment)
    return surface.lines()
  }

  @Test(
    "every line of the document is seen on the way down, and none is cut at the edge",
    arguments: [(24, 80), (30, 100), (20, 60)])
  func whole(_ size: (Int, Int)) throws {
    let environment = try Self.environment(size)
    let document = try Self.notice()
    var preview = DocumentPreview(document, environment)
    let columns = max(24, min(76, size.1 - 5))
    let all = DocumentTextLayout(width: columns).lines(of: document).map(CleanText.clean).filter { !$0.isEmpty }
    var seen: Set<String> = []
    for _ in 0..<(all.count + 5) {
      for line in Self.drawn(preview, environment) { seen.insert(CleanText.clean(String(line.dropFirst(2)))) }
      #expect(preview.update(.down, environment) == .open)
    }
    for line in all { #expect(seen.contains { $0.contains(line) }, "\(line)") }
  }

  @Test("pages, ends and Esc do what they say, and the last line says where one is") func keys() throws {
    let environment = try Self.environment()
    var preview = DocumentPreview(try Self.notice(), environment)
    let first = Self.drawn(preview, environment)
    #expect(first.contains { $0.contains("第 1–") && $0.contains("F2 打印") })
    _ = preview.update(.pageDown, environment)
    #expect(Self.drawn(preview, environment) != first)
    _ = preview.update(.pageUp, environment)
    #expect(Self.drawn(preview, environment) == first)
    _ = preview.update(.end, environment)
    let end = Self.drawn(preview, environment)
    _ = preview.update(.down, environment)
    #expect(Self.drawn(preview, environment) == end)
    #expect(end.contains { $0.contains("办件编号") })
    _ = preview.update(.home, environment)
    #expect(Self.drawn(preview, environment) == first)
    #expect(preview.update(.function(2), environment) == .print)
    #expect(preview.update(.character("ｘ"), environment) == .open)
    #expect(preview.update(.escape, environment) == .closed)
  }

  @Test(
    "the list shows what was made out and what waits; Enter and digits open, F2 prints", arguments: Language.allCases)
  func list(_ language: Language) throws {
    let told = try CaseStory.revoked.tell()
    let environment = try Self.environment(language: language)
    let job = PrintJob(
      id: "1", kind: .revocationDecision, caseNumber: told.file.id, document: try Self.notice(), format: .pdf,
      target: .file("/x"), createdAt: 0)
    var list = CaseDocumentList(told.file, queue: [job])
    #expect(list.rows.map(\.kind) == [.deferralUndertaking, .deferralNotice, .revocationDecision])
    #expect(list.rows.map { $0.waiting != nil } == [false, false, true])
    var surface = Surface(rows: 24, columns: 80)
    list.draw(into: &surface, rect: Rect(row: 1, column: 0, rows: 21, columns: 80), environment)
    let text = surface.lines().joined(separator: "\n")
    #expect(text.contains(DocumentKind.revocationDecision.title(language == .zh ? .zh : .en)))
    #expect(text.contains(language == .zh ? "待打印" : "to be printed"))
    #expect(list.update(.character("２")) == .chosen(.deferralNotice))
    _ = list.update(.down)
    #expect(list.update(.function(2)) == .print(.deferralNotice))
    #expect(list.update(.enter) == .chosen(.deferralNotice))
    #expect(list.update(.escape) == .closed)
  }

  @Test("an undertaking is offered before the case is accepted, and nothing else") func undertaking() throws {
    let told = try CaseStory.told.tell()
    #expect(CaseDocumentList(told.file, queue: []).rows.map(\.kind) == [.correctionNotice])
    let marked = CaseStory(testDescription: "papers marked", matter: CaseStory.permit) { id, papers in
      [MarkPapers(case: id, marks: papers.map { $0.deferred })]
    }
    let rows = CaseDocumentList(try marked.tell().file, queue: []).rows
    #expect(rows.map(\.kind) == [.deferralUndertaking] && rows.map(\.isMade) == [false])
  }
}

extension DocumentPreviewTests {
  fileprivate static func environment(language: Language) throws -> Environment { try environment((24, 80), language) }
}
