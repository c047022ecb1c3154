import Foundation
import HallModel
import Testing

@testable import HallConfiguration

extension Slip {
  static let intake = [
    Slip("unknown_key hall.yaml:7:3", .warning, "hall.yaml", yaml + "intake:\n  tell_witin: 5\n"),
    Slip("number_out_of_range hall.yaml:7:16", .error, "hall.yaml", yaml + "intake:\n  tell_within: 0\n"),
    Slip("bad_number hall.yaml:7:19", .error, "hall.yaml", yaml + "intake:\n  correct_within: 半月\n"),
    Slip("unknown_value hall.yaml:7:27", .error, "hall.yaml", yaml + "intake:\n  site_inspection_pauses: 有时\n"),
    Slip("wrong_shape hall.yaml:6:12", .error, "hall.yaml", yaml + "retention: 三年\n"),
    Slip("number_out_of_range hall.yaml:7:10", .error, "hall.yaml", yaml + "retention:\n  years: -1\n"),
    Slip("unknown_value hall.yaml:7:17", .error, "hall.yaml", yaml + "documents:\n  print_format: doc\n"),
    Slip("unknown_value hall.yaml:7:13", .error, "hall.yaml", yaml + "documents:\n  encoding: latin1\n"),
    Slip("hidden_character hall.yaml:7:11", .error, "hall.yaml", yaml + "documents:\n  agency: \"云溪\\u200B厅\"\n"),
    Slip("hidden_character hall.yaml:7:12", .error, "hall.yaml", yaml + "documents:\n  address: |\n    一\n    二\n"),
    Slip("command_quote hall.yaml:7:12", .error, "hall.yaml", yaml + "documents:\n  printer: lp -d 'desk\n"),
    Slip("path_not_absolute hall.yaml:7:14", .error, "hall.yaml", yaml + "documents:\n  templates: 模板\n"),
    Slip("templates_not_found hall.yaml:7:14", .warning, "hall.yaml", yaml + "documents:\n  templates: /没有/模板\n"),
    Slip("wrong_shape hall.yaml:7:11", .error, "hall.yaml", yaml + "documents:\n  agency: [甲, 乙]\n"),
    Slip("unknown_value packages.csv:2:3", .error, "packages.csv", "name,order,matter_codes\n甲,随便,T-1\n"),
  ]
}

@Suite("Settings of intake, retention and documents") struct IntakeSettingsTests {
  /// A text of hall.yaml in which no value is the usual one.
  private static let text = """
    intake:
      tell_within: 3
      correct_within: 20
      supplement_within: 7
      extension_days: 8
      joint_limit: 40
      joint_extension_days: 12
      deliver_within: 6
      remind_before: 2
      yellow_from: 4
      site_inspection_pauses: 是
    retention: {years: 0, draft_days: 7}
    documents:
      agency: 云溪镇人民政府
      review_body: 云溪市人民政府
      court: 云溪市人民法院
      address: 人民路1号
      office_phone: 0570-1
      complaint_phone: "12345"
      printer: lp -d "desk 1" -o 'a"b' \\"
      print_format: text
      print_when_made: false
      columns: 48
      encoding: GB18030
      templates: /tmp

    """

  private func load(_ more: String) throws -> LoadResult {
    let hall = try TemporaryHall()
    try hall.write(Slip.yaml + more, "hall.yaml")
    return hall.load()
  }

  @Test("every value of the three sections arrives")
  func arrives() throws {
    let result = try load(Self.text)
    #expect(result.problems == [])
    let settings = try #require(result.configuration?.settings)
    var intake = IntakeRules()
    (intake.tellWithin, intake.correctWithin, intake.supplementWithin) = (3, 20, 7)
    (intake.extensionDays, intake.jointLimit, intake.jointExtensionDays) = (8, 40, 12)
    (intake.deliverWithin, intake.remindBefore, intake.yellowFrom) = (6, 2, 4)
    intake.siteInspectionPauses = true
    #expect(settings.intake == intake)
    #expect(settings.retention.years == 0 && settings.retention.draftDays == 7)
    var documents = DocumentSettings()
    (documents.agency, documents.reviewBody, documents.court) = ("云溪镇人民政府", "云溪市人民政府", "云溪市人民法院")
    (documents.address, documents.officePhone, documents.complaintPhone) = ("人民路1号", "0570-1", "12345")
    documents.printer = #"lp -d "desk 1" -o 'a"b' \""#
    (documents.format, documents.printsWhenMade, documents.columns) = (.text, false, 48)
    (documents.encoding, documents.templates) = ("gb18030", "/tmp")
    #expect(settings.documents == documents)
  }

  @Test("every one of these values survives the way out and back")
  func roundTrip() throws {
    let hall = try #require(try load(Self.text).configuration)
    let temporary = try TemporaryHall()
    try HallFolder.export(hall, to: temporary.beside("export"))
    let again = HallFolder.load(path: temporary.beside("export")) { $0 }
    #expect(again.problems == [])
    #expect(again.configuration?.settings == hall.settings)
  }

  @Test("without the sections the limits are the law's, and documents are made out in the hall's name")
  func defaults() throws {
    let settings = try #require(try load("").configuration?.settings)
    #expect(settings.intake == IntakeRules())
    #expect(settings.retention == RetentionRules())
    #expect(settings.documents.agency == "试验厅")
    #expect(settings.documents.printer.isEmpty && settings.documents.format == .pdf)
  }

  @Test("a hall that is renamed renames its documents, unless they have a name of their own")
  func renamed() throws {
    var settings = try #require(try load("").configuration?.settings)
    settings.documents.columns = 32
    settings.name = "新厅"
    #expect(settings.documents.agency == "新厅")
    settings.documents.agency = "某局"
    settings.name = "又一厅"
    #expect(settings.documents.agency == "某局")
  }

  @Test("settings from a journal that knows none of the sections read with the usual values")
  func olderJournal() throws {
    let settings = try #require(try load(Self.text).configuration?.settings)
    let written = try JSONEncoder().encode(settings)
    #expect(try JSONDecoder().decode(HallSettings.self, from: written) == settings)
    var fields = try #require(try JSONSerialization.jsonObject(with: written) as? [String: Any])
    for key in ["intakeRules", "retentionRules", "documentSettings"] {
      #expect(fields.removeValue(forKey: key) != nil, "\(key)")
    }
    let older = try JSONDecoder().decode(HallSettings.self, from: JSONSerialization.data(withJSONObject: fields))
    #expect(older.intake == IntakeRules() && older.retention == RetentionRules())
    #expect(older.documents.agency == "试验厅" && older.documents.columns == 80)
  }

  @Test(
    "the sample halls say who they are, and print nothing until somebody names a printer",
    arguments: ["township", "city"])
  func samples(sample: String) throws {
    let loaded = HallFolder.load(path: "\(assets)/halls/\(sample)") { $0 }.configuration
    let documents = try #require(loaded?.settings.documents)
    #expect(!documents.agency.isEmpty && documents.agency != loaded?.settings.name)
    #expect(!documents.reviewBody.isEmpty && !documents.court.isEmpty && !documents.complaintPhone.isEmpty)
    #expect(documents.printer.isEmpty)
    #expect(loaded?.settings.intake == IntakeRules())
  }

  @Test(
    "a package is handled side by side, unless its row says in turn, in whatever words",
    arguments: [
      ("", false), ("并联", false), ("side_by_side", false), ("依次", true), ("串联", true), ("In_Turn", true),
    ])
  func packageOrder(word: String, inTurn: Bool) throws {
    let hall = try TemporaryHall()
    try hall.write("一件事名称,包含事项,办理方式\n新生儿,T-1;T-2,\(word)\n", "packages.csv")
    let loaded = try #require(hall.load().configuration)
    #expect(loaded.packages.map(\.inTurn) == [inTurn])
    try HallFolder.export(loaded, to: hall.beside("export"))
    let again = HallFolder.load(path: hall.beside("export")) { "scrypt$\($0)" }
    #expect(again.problems == [] && again.configuration?.packages == loaded.packages)
  }

  @Test("the catalogue calls in turn only what a law orders, and marks it as an estimate")
  func cataloguePackages() throws {
    let loaded = try #require(HallFolder.load(path: "\(assets)/halls/township") { $0 }.configuration)
    let inTurn = loaded.packages.filter(\.inTurn)
    #expect(inTurn.map(\.name) == ["新车上牌"])
    #expect(inTurn.allSatisfy { $0.source.contains("估计") })
  }
}
