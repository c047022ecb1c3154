import Foundation
import HallDocuments
import Testing

/// A document is filled whole or not made.
@Suite("Filling") struct FillingTests {
  @Test("each mandatory field that is missing is named, none is left empty", arguments: DocumentKind.allCases)
  func missing(_ kind: DocumentKind) throws {
    let template = try Samples.template(kind)
    for field in kind.fields where field.need == .always {
      var fields = Samples.fields(kind)
      fields.texts[field.id] = field.isList ? nil : " \u{3000}"
      fields.lists[field.id] = nil
      let error = #expect(throws: DocumentFillingError.self) { try template.fill(fields) }
      #expect(error == .missing([.init(field: field)]))
      #expect(error?.text(.zh).contains(field.zh) == true && error?.text(.en).contains(field.en) == true)
    }
  }

  @Test("a list's item without its name is told by its number")
  func item() throws {
    var fields = Samples.fields(.acceptanceNotice)
    fields.lists["papers"]?[2]["name"] = ""
    let template = try Samples.template(.acceptanceNotice)
    let error = #expect(throws: DocumentFillingError.self) { try template.fill(fields) }
    #expect(error?.text(.zh) == "缺少收取材料第3项的材料名称，文书不能出具。请补填。")
  }

  @Test("a refusal without remedies is not made")
  func remedies() throws {
    var fields = Samples.fields(.completionReceipt)
    fields.lists["reasons"] = [["reason": "不符合法定条件"]]
    let template = try Samples.template(.completionReceipt)
    let error = #expect(throws: DocumentFillingError.self) { try template.fill(fields) }
    #expect(error?.text(.zh) == "缺少法律依据、复议机关、诉讼法院，文书不能出具。请补填。")
  }

  @Test("a field the kind does not have is a caller's slip and told")
  func unknown() throws {
    var fields = Samples.fields(.transferSheet)
    fields.texts["reveiw_body"] = "某机关"
    fields.lists["papers"]?[0]["nmae"] = "某"
    let template = try Samples.template(.transferSheet)
    let error = #expect(throws: DocumentFillingError.self) { try template.fill(fields) }
    #expect(error == .unknown(["papers.nmae", "reveiw_body"]))
  }

  @Test("huge values are refused, and what they hold is never read as a template")
  func hostile() throws {
    let template = try Samples.template(.transferSheet)
    var fields = Samples.fields(.transferSheet)
    fields.texts["applicant"] = String(repeating: "长", count: DocumentTemplate.longestText + 1)
    #expect(throws: DocumentFillingError.self) { try template.fill(fields) }
    fields.texts["applicant"] = "\u{1B}[2J{机关名称}\n@完\u{202E}\t甲\u{0}"
    #expect(try template.fill(fields).texts.contains("[2J{机关名称} @完 甲"))
    fields.lists["papers"] = Array(repeating: Samples.papers[0], count: DocumentTemplate.longestList + 1)
    #expect(throws: DocumentFillingError.self) { try template.fill(fields) }
  }

  @Test("the basis follows the matter: only a licence rests on the law on licences")
  func basis() {
    for kind in DocumentKind.allCases {
      #expect(!LegalBasis.usual(for: kind, isLicence: false).contains("行政许可法"))
    }
    let grounds = LegalBasis.Ground.allCases.map {
      LegalBasis.usual(for: .nonAcceptanceNotice, isLicence: true, ground: $0)
    }
    #expect(Set(grounds).count == 3 && grounds[0].hasSuffix("第一项") && grounds[1].hasSuffix("第二项"))
    #expect(LegalBasis.usual(for: .extensionNotice, isLicence: true).hasSuffix("第四十二条"))
    #expect(LegalBasis.usual(for: .specialProcedureNotice, isLicence: true).hasSuffix("第四十五条"))
  }

  @Test("identifiers and names are unique within a kind, so that templates and callers mean one thing")
  func identifiers() {
    for kind in DocumentKind.allCases {
      let fields = kind.fields
      #expect(Set(fields.map(\.id)).count == fields.count && Set(fields.map(\.zh)).count == fields.count)
      for list in fields where list.isList {
        let outer = Set(fields.flatMap { [$0.id, $0.zh] })
        #expect(list.items.allSatisfy { !outer.contains($0.id) && !outer.contains($0.zh) }, "\(kind) \(list.id)")
      }
    }
  }
}
