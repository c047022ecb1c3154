import Foundation
import HallDocuments
import Testing

/// What a template may say, and what is told about one that is wrong.
@Suite("Templates") struct TemplateTests {
  /// A sound template of an extension notice; `with` stands before its seal.
  private static func notice(with lines: String = "") -> String {
    """
    @标题 延期告知书
    {文书号}{办件编号}{申请人}{事项名称}{受理日期}{原办结期限}{延长期限}{延长后办结期限}{批准人}{法律依据}
    @每项 延期理由
    {序号}{理由}
    @完
    \(lines)
    @盖章 {机关名称} | {文书日期}
    """
  }

  private func problems(_ text: String, _ kind: DocumentKind = .extensionNotice) -> [TemplateProblem] {
    DocumentTemplate.read(text, kind: kind, file: "t.txt").problems
  }

  @Test("the program's own templates have no problems, and there is one of every kind")
  func own() {
    let folder = TemplateFolder(folders: [Place.templates])
    #expect(folder.problems.map { $0.report(.zh) } == [])
    #expect(Set(folder.templates.keys) == Set(DocumentKind.allCases))
  }

  @Test("Chinese names, identifiers, and English words say the same")
  func names() throws {
    let zh = DocumentTemplate.read(Self.notice(with: "@若有 咨询电话\n@居右 {咨询电话}\n@完"), kind: .extensionNotice)
    let en = DocumentTemplate.read(
      """
      @title 延期告知书
      {document_number}{case_number}{applicant}{matter}{accepted_on}{original_due}{extended_by}{new_due}{approver}\\
          {legal_basis}
      @each reasons
      {index}{reason}
      @end

      @if office_phone
      @right { office_phone }
      @end
      @seal {agency} | {document_date}
      """, kind: .extensionNotice)
    #expect(en.problems == [])
    let fields = Samples.fields(.extensionNotice)
    #expect(try zh.template?.fill(fields).texts == en.template?.fill(fields).texts)
  }

  @Test(
    "each mistake is found where it is, with a hint in both languages",
    arguments: [
      ("@标提 延期", 6, 1, TemplateProblem.Code.unknownDirective),
      ("前 {申请人", 6, 3, .openBrace),
      ("前 申请人}", 6, 6, .strayBrace),
      ("空 { }", 6, 3, .emptyField),
      ("｛申请人}", 6, 1, .fullWidthSign),
      ("＠居中 申请人", 6, 1, .fullWidthSign),
      ("{申清人}", 6, 1, .unknownField),
      ("由于{延期理由}", 6, 3, .listAsText),
      ("@每项 申请人\n@完", 6, 5, .textAsList),
      ("{理由}", 6, 1, .itemOutsideList),
      ("电话{咨询电话}", 6, 3, .unguardedOptional),
      ("@若有 咨询电话\n{咨询电话}", 6, 1, .unclosedBlock),
      ("前\n  @完", 7, 3, .strayEnd),
      ("@每项 延期理由\n{理由}\n@每项 延期理由\n@完\n@完", 8, 1, .nestedRepeat),
      ("@表格 甲 | 乙\n@表格 丙\n@完\n@完", 7, 1, .nestedTable),
      ("@表格 甲 | 乙\n一 | 二\n@完", 7, 1, .textInTable),
      ("@行 一 | 二", 6, 1, .rowOutsideTable),
      ("@表格 甲 | 乙\n@行 一 | 二 | 三\n@完", 7, 1, .raggedRow),
      ("@表格 1|2|3|4|5|6|7|8|9|10|11|12|13\n@完", 6, 1, .columnCount),
      ("@表格 甲:宽 | 乙\n@完", 6, 7, .badWidth),
      ("@表格 甲:99 | 乙\n@完", 6, 7, .badWidth),
      ("@居中", 6, 1, .nothingFollows),
      ("@横线 以下", 6, 5, .unexpectedText),
      ("第一\u{200B}行", 6, 3, .controlCharacter),
    ])
  func mistake(_ line: String, _ row: Int, _ column: Int, _ code: TemplateProblem.Code) throws {
    let found = problems(Self.notice(with: line))
    let first = try #require(found.first, "nothing found")
    #expect(found.count == 1, "\(found.map { $0.report(.zh) })")
    #expect((first.code, first.line, first.column) == (code, row, column), "\(first.report(.zh))")
    #expect(first.place == "t.txt:\(row):\(column)")
    for language in DocumentLanguage.allCases {
      let text = first.text(language)
      #expect(!text.contains("«") && !text.contains("  ") && text.count > 10, "\(text)")
    }
  }

  @Test("every problem is reported, not only the first")
  func all() {
    let found = problems(Self.notice(with: "{甲}\n@乙\n@行 丙\n@完"))
    #expect(found.map(\.code) == [.unknownField, .unknownDirective, .rowOutsideTable, .strayEnd])
  }

  @Test("a slip of one character gets the right word as a hint")
  func hints() throws {
    #expect(problems(Self.notice(with: "{申清人}")).first?.text(.zh).contains("“申请人”") == true)
    #expect(problems(Self.notice(with: "{aplicant}")).first?.text(.en).contains("“applicant”") == true)
    #expect(problems(Self.notice(with: "@居正 字")).first?.text(.zh).contains("“@居中”") == true)
  }

  @Test("what the law asks for cannot be left out of a template, nor hidden in a part that may be left out")
  func mandatory() {
    let lacking = Self.notice().replacing("{法律依据}", with: "")
    #expect(problems(lacking).map(\.code) == [.mandatoryUnused])
    #expect(problems(lacking).first?.text(.zh).contains("法律依据") == true)
    let hidden = Self.notice(with: "@若有 咨询电话\n{咨询电话}{法律依据}\n@完").replacing("{批准人}{法律依据}", with: "{批准人}")
    #expect(problems(hidden).first?.text(.zh).contains("会省略") == true)
    let both = Self.notice(with: "@若有 咨询电话\n{咨询电话}{法律依据}\n@完\n@若无 咨询电话\n{法律依据}\n@完")
      .replacing("{批准人}{法律依据}", with: "{批准人}")
    #expect(problems(both) == [])
    let unsealed = Self.notice().replacing("@盖章 {机关名称} | {文书日期}", with: "{机关名称}{文书日期}")
    #expect(problems(unsealed).map(\.code) == [.missingSeal])
    #expect(problems(Self.notice().replacing("@标题 ", with: "")).map(\.code) == [.missingTitle])
    #expect(problems("\n# 只有说明\n").map(\.code) == [.emptyTemplate])
  }

  @Test("remedies must stand wherever a refusal does")
  func remedies() throws {
    let own = try String(contentsOfFile: Place.templates + "/completion_receipt.txt", encoding: .utf8)
    let without = own.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix("如不服") }
    let found = problems(without.joined(separator: "\n"), .completionReceipt)
    #expect(found.map(\.code) == [.mandatoryUnused, .mandatoryUnused])
  }

  @Test("doubled signs are printed, comments are not, and a backslash joins lines")
  func signs() throws {
    let lines = "@@居中 {{甲}}\n## 乙\n# 丙\n丁\\\n   戊\r\n@若有 咨询电话\n@完"
    let read = DocumentTemplate.read(Self.notice(with: lines), kind: .extensionNotice)
    let texts = try #require(read.template).fill(Samples.fields(.extensionNotice)).texts
    #expect(texts.contains("@居中 {甲}") && texts.contains("# 乙") && texts.contains("丁戊"))
    #expect(!texts.contains { $0.contains("丙") })
  }

  @Test("a hall's own template goes first, and a wrong one is told and not replaced")
  func folders() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/extension_notice.txt"
    try ("\u{FEFF}" + Self.notice()).write(toFile: path, atomically: true, encoding: .utf8)
    let own = TemplateFolder(folders: [scratch.path, Place.templates])
    #expect(own.problems == [])
    let texts = try #require(own.templates[.extensionNotice]).fill(Samples.fields(.extensionNotice)).texts
    #expect(!texts.contains { $0.contains("你（单位）") })
    try "{甲".write(toFile: path, atomically: true, encoding: .utf8)
    let wrong = TemplateFolder(folders: [scratch.path, Place.templates])
    #expect(wrong.templates[.extensionNotice] == nil && wrong.problems.first?.place == path + ":1:1")
    #expect(wrong.templates.count == DocumentKind.allCases.count - 1)
    #expect(TemplateFolder(folders: [scratch.path]).problems.contains { $0.code == .missingFile })
    #expect(TemplateFolder(folders: [scratch.path]) { _ in nil }.problems.contains { $0.code == .unreadableEncoding })
  }

  @Test("files that are no templates are refused: too large, or a folder")
  func files() throws {
    let scratch = try ScratchFolder()
    let large = String(repeating: "好", count: DocumentTemplate.largestFile / 3 + 1)
    try large.write(toFile: scratch.path + "/extension_notice.txt", atomically: true, encoding: .utf8)
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/transfer_sheet.txt", withIntermediateDirectories: false)
    let found = TemplateFolder(folders: [scratch.path, Place.templates]).problems
    #expect(Set(found.map(\.code)) == [.fileTooLarge, .unreadableFile])
  }
}
