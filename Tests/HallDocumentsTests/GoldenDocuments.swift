import Foundation
import HallDocuments
import Testing

/// Every kind of document as it is previewed at 76 columns; `make golden` rewrites them.
@Suite("Golden documents") struct GoldenDocuments {
  @Test("each kind reads as it was approved", arguments: DocumentKind.allCases)
  func golden(_ kind: DocumentKind) throws {
    try compare(DocumentTextLayout().lines(of: try Samples.document(kind)), kind.rawValue)
  }

  @Test("a refusal at the end of a case carries reasons, basis and remedies")
  func refusal() throws {
    var fields = Samples.fields(.completionReceipt)
    fields.texts["result"] = "不予许可"
    fields.texts["legal_basis"] = LegalBasis.usual(for: .completionReceipt, isLicence: true)
    fields.texts["review_body"] = Samples.reviewBody
    fields.texts["court"] = Samples.court
    fields.lists["results"] = nil
    fields.lists["reasons"] = [["reason": "现场核查不符合《食品经营许可审查通则》的要求。"]]
    let document = try Samples.template(.completionReceipt).fill(fields)
    try compare(DocumentTextLayout().lines(of: document), "completion_receipt-refused")
    #expect(document.texts.contains { $0.contains("六十日") && $0.contains("六个月") && $0.contains(Samples.court) })
  }

  @Test("a document with only what is mandatory has no gaps", arguments: DocumentKind.allCases)
  func least(_ kind: DocumentKind) throws {
    var fields = Samples.fields(kind)
    for field in kind.fields where field.need != .always {
      fields.texts[field.id] = nil
      fields.lists[field.id] = nil
    }
    for field in kind.fields {
      for item in field.items where item.need != .always {
        fields.lists[field.id] = fields.lists[field.id]?.map { $0.filter { $0.key != item.id } }
      }
    }
    let document = try Samples.template(kind).fill(fields)
    try compare(DocumentTextLayout().lines(of: document), kind.rawValue + "-least")
    #expect(!document.texts.contains { $0.isEmpty })
    #expect(!zip(document.blocks, document.blocks.dropFirst()).contains { $0 == .space && $1 == .space })
  }

  private func compare(_ lines: [String], _ name: String) throws {
    let path = "\(Place.golden)/\(name).txt"
    let drawn = lines.map { $0 + "\n" }.joined()
    if ProcessInfo.processInfo.environment["HALLDESK_GOLDEN"] == "write" {
      try FileManager.default.createDirectory(atPath: Place.golden, withIntermediateDirectories: true)
      try drawn.write(toFile: path, atomically: true, encoding: .utf8)
      return
    }
    let kept = try String(contentsOfFile: path, encoding: .utf8)
    #expect(drawn == kept, "\(name): see make golden")
  }
}
