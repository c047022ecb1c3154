import Foundation
import HallModel
import Testing

@testable import HallConfiguration

/// One slip in a hall that is otherwise right, and what must be reported of it.
struct Slip: CustomTestStringConvertible, Sendable {
  var expected: String
  var severity: Problem.Severity = .error
  var file: String
  var text: String?
  var bytes: [UInt8]?
  var testDescription: String { expected }

  init(_ expected: String, _ severity: Problem.Severity = .error, _ file: String, _ text: String?) {
    self.expected = expected
    self.severity = severity
    self.file = file
    self.text = text
  }

  static let yaml = TemporaryHall.files["hall.yaml"] ?? ""
  static let tags = "level_code,tag_code,tag_name\n"
  static let windows = "number,name,kind,accepts,usual_staff\n"
  static let staff = "number,name,roles,pin\nC01,甲,窗口,2468\nS01,乙,主管,1357\n"
  static let matters = "code,name,department,legal_limit,promised_days,handling_minutes\n"
  static let twoMatters = matters + "T-1,身份证换领,公安,20,5,8\nT-2,居民参保,医保,20,5,8\n"

  static let files = [
    Slip("missing_file matters.csv:-:-", .error, "matters.csv", nil),
    Slip("missing_file holidays.csv:-:-", .warning, "holidays.csv", nil),
    Slip("missing_file hall.yaml:-:-", .error, "hall.yaml", nil),
    Slip("empty_file staff.csv:1:1", .error, "staff.csv", ""),
    Slip("empty_file hall.yaml:1:1", .error, "hall.yaml", "# 只有说明\n"),
    Slip("catalogue_not_found hall.yaml:6:12", .error, "hall.yaml", yaml + "catalogue: ../没有\n"),
  ]

  static let settings = [
    Slip("yaml_syntax hall.yaml:2:6", .error, "hall.yaml", "name：试验厅\nlanes: []\n"),
    Slip("yaml_syntax hall.yaml:1:1", .error, "hall.yaml", "只有一句话\n"),
    Slip("yaml_syntax hall.yaml:6:10", .error, "hall.yaml", yaml + "notice: x\u{1}y\n"),
    Slip("duplicate_key hall.yaml:1:1", .error, "hall.yaml", yaml + "name: 又一个\n"),
    Slip("unknown_key hall.yaml:6:1", .warning, "hall.yaml", yaml + "notise: 你好\n"),
    Slip("unknown_key hall.yaml:7:3", .warning, "hall.yaml", yaml + "queue:\n  return_withn: 20\n"),
    Slip("missing_key hall.yaml:1:1", .error, "hall.yaml", String(yaml.dropFirst(10))),
    Slip("missing_key hall.yaml:1:1", .error, "hall.yaml", "name: 试验厅\n"),
    Slip("missing_key hall.yaml:3:5", .error, "hall.yaml", yaml.replacing("carries: 全部", with: "carries:")),
    Slip("wrong_shape hall.yaml:6:8", .error, "hall.yaml", yaml + "hours: 9:00\n"),
    Slip("wrong_shape hall.yaml:6:9", .error, "hall.yaml", yaml + "notice: [a, b]\n"),
    Slip("bad_number hall.yaml:7:18", .error, "hall.yaml", yaml + "queue:\n  return_within: 三十分钟\n"),
    Slip("unknown_value hall.yaml:7:11", .error, "hall.yaml", yaml + "queue:\n  policy: lottery\n"),
    Slip("bad_number hall.yaml:7:20", .error, "hall.yaml", yaml + "queue:\n  priority_weight: 三\n"),
    Slip("number_out_of_range hall.yaml:7:20", .error, "hall.yaml", yaml + "queue:\n  priority_weight: 0.5\n"),
    Slip("weights_reversed hall.yaml:7:23", .error, "hall.yaml", yaml + "queue:\n  appointment_weight: 3.5\n"),
    Slip("weights_reversed hall.yaml:7:20", .error, "hall.yaml", yaml + "queue:\n  priority_weight: 1.25\n"),
    Slip("number_out_of_range hall.yaml:7:13", .error, "hall.yaml", yaml + "sign_in:\n  attempts: 0\n"),
    Slip("bad_time hall.yaml:6:16", .error, "hall.yaml", yaml + "hours: {opens: 九点, closes: 17:00}\n"),
    Slip("hours_reversed hall.yaml:8:11", .error, "hall.yaml", yaml + "hours:\n  opens: 9:00\n  closes: 9:00\n"),
    Slip("unknown_time_zone hall.yaml:6:12", .error, "hall.yaml", yaml + "time_zone: Asia/Beijing\n"),
    Slip("bad_letter hall.yaml:3:13", .error, "hall.yaml", yaml.replacing("letter: A", with: "letter: 甲")),
    Slip("duplicate_lane hall.yaml:6:14", .error, "hall.yaml", yaml + "  - {letter: A, name: 又, carries: 全部}\n"),
    Slip(
      "bad_identifier hall.yaml:7:10", .error, "hall.yaml", yaml + "priority_groups:\n  - {id: 老人, name: 老人}\n"),
    Slip(
      "duplicate_priority_group hall.yaml:8:10", .error, "hall.yaml",
      yaml + "priority_groups:\n  - {id: elderly, name: 老人}\n  - {id: elderly, name: 老人}\n"),
    Slip("empty_value hall.yaml:5:7", .error, "hall.yaml", String(yaml.dropFirst(10)) + "name: \"  \"\n"),
    Slip("unknown_department hall.yaml:5:14", .error, "hall.yaml", yaml.replacing("全部", with: "全部;除 公安局")),
    Slip("no_lane_carries matters.csv:3:1", .error, "hall.yaml", yaml.replacing("全部", with: "公安")),
    Slip("no_matters_left hall.yaml:6:10", .error, "hall.yaml", yaml + "matters: 无\n"),
  ]

  static let tables = [
    Slip("open_quote windows.csv:2:3", .error, "windows.csv", windows + "1,\"一号,综窗,全部,C01\n"),
    Slip("stray_quote windows.csv:2:5", .error, "windows.csv", windows + "1,一号\"甲\",综窗,全部,C01\n"),
    Slip("stray_quote windows.csv:2:7", .error, "windows.csv", windows + "1,\"一号\"甲,综窗,全部,C01\n"),
    Slip("ragged_row windows.csv:2:13", .error, "windows.csv", windows + "1,一号,综窗,全部,,C01\n"),
    Slip("ragged_row windows.csv:2:9", .error, "windows.csv", windows + "1,一号,综窗,全部\n"),
    Slip("control_character windows.csv:2:3", .warning, "windows.csv", windows + "1,一\u{200B}号,综窗,全部,C01\n"),
    Slip("control_character windows.csv:2:3", .warning, "windows.csv", windows + "1,一\u{7}号,综窗,全部,C01\n"),
    Slip(
      "field_too_long windows.csv:2:3", .error, "windows.csv",
      windows + "1,\(String(repeating: "长", count: 32_768)),综窗,全部,C01\n"),
    Slip("missing_column windows.csv:1:1", .error, "windows.csv", "number,name,kind,acepts\n1,一号,综窗,全部\n"),
    Slip(
      "duplicate_column windows.csv:1:21", .error, "windows.csv", "number,name,accepts,名称\n1,一号,全部,二号\n"),
    Slip("unknown_column windows.csv:1:21", .warning, "windows.csv", "number,name,accepts,天气\n1,一号,全部,晴\n"),
    Slip("no_rows matters.csv:1:1", .error, "matters.csv", matters),
    Slip("empty_value windows.csv:2:3", .error, "windows.csv", windows + "1,,综窗,全部,C01\n"),
    Slip("bad_number windows.csv:2:1", .error, "windows.csv", windows + "一,一号,综窗,全部,C01\n"),
    Slip("number_out_of_range windows.csv:2:1", .error, "windows.csv", windows + "0,一号,综窗,全部,C01\n"),
    Slip("unknown_value windows.csv:2:6", .error, "windows.csv", windows + "1,一号,宽窗,全部,C01\n"),
    Slip(
      "unknown_value staff.csv:3:7", .error, "staff.csv", "number,name,roles,pin\nC01,甲,窗口,2468\nS01,乙,主管;门卫,1357\n"),
    Slip(
      "bad_pin staff.csv:2:10", .error, "staff.csv",
      "number,name,roles,pin\nC01,甲,窗口;主管,123\n".replacing(";主管", with: "")),
    Slip("missing_pin staff.csv:4:10", .warning, "staff.csv", staff + "C02,丙,窗口,\n"),
    Slip("bad_date holidays.csv:2:1", .error, "holidays.csv", "date,kind,name\n2026-02-30,holiday,无\n"),
    Slip(
      "unknown_value heteronyms.csv:2:3", .error, "heteronyms.csv", "text,readings\n行,háng2\n".replacing("á", with: "?")
    ),
  ]

  static let twice = [
    Slip("duplicate_matter matters.csv:4:1", .error, "matters.csv", twoMatters + "Ｔ－１,又一个,公安,20,5,8\n"),
    Slip("duplicate_paper materials.csv:3:5", .error, "materials.csv", "matter_code,seq,name\nT-1,1,旧证\nT-1,1,照片\n"),
    Slip("duplicate_package packages.csv:3:1", .error, "packages.csv", "name,matter_codes\n新生儿,T-1\n新生儿,T-2\n"),
    Slip(
      "duplicate_window windows.csv:3:1", .error, "windows.csv", windows + "1,一号,综窗,全部,C01\n１,二号,综窗,全部,\n"),
    Slip("duplicate_staff staff.csv:4:1", .error, "staff.csv", staff + "C01,丙,窗口,1234\n"),
    Slip(
      "duplicate_date holidays.csv:3:1", .error, "holidays.csv",
      "date,kind,name\n2026-01-01,holiday,元旦\n2026/1/1,workday,元旦\n"),
  ]

  static let rules = [
    Slip("unknown_department windows.csv:2:9", .error, "windows.csv", windows + "1,一号,综窗,全部;公安局,C01\n"),
    Slip("unknown_matter windows.csv:2:9", .error, "windows.csv", windows + "1,一号,综窗,全部;T-9,C01\n"),
    Slip("unknown_matter materials.csv:2:1", .error, "materials.csv", "matter_code,seq,name\nT-9,1,旧证\n"),
    Slip("unknown_matter packages.csv:2:5", .error, "packages.csv", "name,matter_codes\n新生儿,T-1;T-9\n"),
    Slip("duplicate_tag rating_tags.csv:3:3", .error, "rating_tags.csv", tags + "5,510,快\n5,510,好\n"),
    Slip("tag_of_other_level rating_tags.csv:2:3", .error, "rating_tags.csv", tags + "5,410,快\n"),
    Slip("number_out_of_range rating_tags.csv:2:1", .error, "rating_tags.csv", tags + "6,610,快\n"),
    Slip("empty_value rating_tags.csv:2:7", .error, "rating_tags.csv", tags + "5,510,\n"),
    Slip("unknown_matter aliases.csv:2:5", .error, "aliases.csv", "alias,matter_codes\n二代证,T-9\n"),
    Slip("unknown_staff windows.csv:2:12", .error, "windows.csv", windows + "1,一号,综窗,全部,C09\n"),
    Slip("staff_not_clerk windows.csv:2:12", .warning, "windows.csv", windows + "1,一号,综窗,全部,S01\n"),
    Slip(
      "staff_at_two_windows windows.csv:3:12", .warning, "windows.csv",
      windows + "1,一号,综窗,全部,C01\n2,二号,综窗,全部,C01\n"),
    Slip(
      "promised_over_legal matters.csv:2:17", .error, "matters.csv", matters + "T-1,身份证换领,公安,20,21,8\nT-2,参保,医保,,,\n"),
    Slip("zero_handling_time matters.csv:2:19", .error, "matters.csv", matters + "T-1,身份证换领,公安,20,5,0\nT-2,参保,医保,,,\n"),
    Slip("no_window_accepts matters.csv:2:1", .warning, "windows.csv", windows + "1,一号,综窗,医保,C01\n"),
    Slip(
      "window_accepts_nothing windows.csv:3:9", .warning, "windows.csv",
      windows + "1,一号,综窗,全部,C01\n2,二号,专窗,无,\n"),
    Slip(
      "too_many_windows windows.csv:514:1", .error, "windows.csv",
      windows + (1...513).map { "\($0),窗口,综窗,全部,\n" }.joined()),
    Slip(
      "calendar_year_missing holidays.csv:-:-", .warning, "holidays.csv",
      "date,kind,name\n2024-01-01,holiday,元旦\n2026-01-01,holiday,元旦\n"),
    Slip("no_supervisor staff.csv:-:-", .warning, "staff.csv", "number,name,roles,pin\nC01,甲,窗口,2468\n"),
  ]

  static let all = files + settings + tables + twice + rules + spans + forms + intake + ratings + ratingExport
}

@Suite("Problems of a hall's files") struct ProblemCaseTests {
  @Test("a slip is reported by its code at its file, line and column", arguments: Slip.all)
  func reported(slip: Slip) throws {
    let hall = try TemporaryHall()
    if let text = slip.text { try hall.write(text, slip.file) } else { try hall.remove(slip.file) }
    let result = hall.load()
    let problem = try #require(
      result.problems.first { $0.summary == slip.expected }, "\(result.problems.map(\.summary))")
    #expect(problem.severity == slip.severity)
    #expect((result.configuration == nil) == result.problems.contains { $0.severity == .error })
    for language in Problem.Language.allCases {
      let text = problem.text(language)
      #expect(!text.contains("…") && !text.contains("{") && !text.contains("[是") && !text.contains("[Did"), "\(text)")
    }
  }

  @Test("the small hall the slips are put into has no problem")
  func clean() throws {
    let result = try TemporaryHall().load()
    #expect(result.problems == [])
    #expect(result.configuration != nil)
  }

  @Test("a folder that is not there is reported, not an empty hall")
  func noFolder() {
    let result = HallFolder.load(path: "/nowhere/at/all") { $0 }
    #expect(result.problems.map(\.summary) == ["folder_not_found /nowhere/at/all:-:-"])
    #expect(result.configuration == nil)
  }

  @Test("something in the place of a file that cannot be read as one is reported")
  func folderForFile() throws {
    let hall = try TemporaryHall()
    try hall.remove("matters.csv")
    try FileManager.default.createDirectory(atPath: hall.path + "/matters.csv", withIntermediateDirectories: false)
    #expect(hall.load().problems.map(\.summary) == ["unreadable_file matters.csv:-:-"])
  }

  @Test("a file above 64 MiB is refused without being read")
  func tooLarge() throws {
    let hall = try TemporaryHall()
    let file = try #require(FileHandle(forWritingAtPath: hall.path + "/materials.csv"))
    try file.truncate(atOffset: UInt64(FileBytes.limit) + 1)
    try file.close()
    #expect(hall.load().problems.map(\.summary) == ["file_too_large materials.csv:-:-"])
  }

  @Test("a PIN that cannot be hashed is reported at its cell, and never shown")
  func pinNotHashed() throws {
    struct Broken: Error {}
    let hall = try TemporaryHall()
    let result = HallFolder.load(path: hall.path) { _ in throw Broken() }
    #expect(result.problems.map(\.summary) == ["pin_not_hashed staff.csv:2:10", "pin_not_hashed staff.csv:3:10"])
    #expect(!result.problems.contains { $0.report(.zh).contains("2468") })
    #expect(result.configuration == nil)
  }

  @Test("bytes of no encoding are reported with their offset and line")
  func unreadable() throws {
    let hall = try TemporaryHall()
    try hall.write(Array("alias,matter_codes\n".utf8) + [0xFF, 0xFF, 0x2C] + Array("T-1\n".utf8), "aliases.csv")
    let problem = try #require(hall.load().problems.first)
    #expect(problem.summary == "unreadable_encoding aliases.csv:2:-")
    #expect(problem.arguments["offset"] == "20")
  }

  @Test("every code is provoked by a test of this suite or by one of scenarios")
  func complete() {
    let expected = Slip.all.map(\.expected) + ScenarioSlip.all.map(\.expected)
    let provoked = Set(expected.compactMap { $0.split(separator: " ").first.map(String.init) })
    let elsewhere: Set = [
      "folder_not_found", "unreadable_file", "file_too_large", "pin_not_hashed", "unreadable_encoding",
    ]
    #expect(Set(Problem.Code.allCases.map(\.rawValue)).subtracting(provoked).subtracting(elsewhere) == [])
  }

  @Test("all problems of a hall are reported in one run, by file and line")
  func together() throws {
    let hall = try TemporaryHall()
    try hall.write("nam: x\nlanes:\n  - {letter: AB, name: 综合, carries: 全部}\nqueue: {undo_within: x}\n", "hall.yaml")
    try hall.write("number,name,kind,accepts,usual_staff\n1,一号,综窗,公安局,C09\n1,,综窗,全部,\n", "windows.csv")
    try hall.write("code,name,department,promised_days,legal_limit\nT-1,,公安,9,8\n", "matters.csv")
    #expect(
      hall.load().problems.map(\.summary) == [
        "unknown_key hall.yaml:1:1", "missing_key hall.yaml:1:1", "bad_letter hall.yaml:3:14",
        "bad_number hall.yaml:4:22", "unknown_department windows.csv:2:9", "unknown_staff windows.csv:2:13",
        "duplicate_window windows.csv:3:1", "empty_value windows.csv:3:3", "empty_value matters.csv:2:5",
        "promised_over_legal matters.csv:2:9", "unknown_matter packages.csv:2:5",
      ])
  }
}
