import Foundation
import HallModel
import Testing

@testable import HallConfiguration

@Suite("A hall's folder") struct HallFolderTests {
  @Test("everything in the files arrives in the settings")
  func everything() throws {
    let hall = try TemporaryHall()
    try hall.write(
      """
      name: 云溪厅
      area_code: 330599
      time_zone: Asia/Shanghai
      hours: {opens: 8:30, closes: 17:30}
      notice: |
        第一行
        第二行
      waiting_area: 二楼
      lanes:
        - {letter: Ｂ, name: 公安, carries: 公安}
        - {letter: a, name: 综合, carries: 全部；除 T-1}
        - {letter: Z, name: 其余, carries: 全部}
      priority_groups:
        - {id: elderly, name: 老人, english: Elderly}
      queue: {priority_head_start: 12, undo_within: １５}
      thresholds:
        long_wait: 20
      """, "hall.yaml")
    try hall.write("窗口号,窗口名称,窗口类型,受理范围,常驻工号\n２,出件,出件,无,\n1,综合,综窗,医保、公安,Ｃ01\n", "windows.csv")
    let result = hall.load()
    #expect(result.problems == [])
    let settings = try #require(result.configuration?.settings)
    #expect(settings.name == "云溪厅" && settings.areaCode == "330599" && settings.zone == .shanghai)
    #expect(settings.hours == Hours(opens: ClockTime(minutes: 510), closes: ClockTime(minutes: 1050)))
    #expect(settings.notice == "第一行\n第二行\n" && settings.waitingArea == "二楼")
    #expect(
      settings.lanes == [
        Lane(letter: "B", name: "公安", carries: Acceptance(departments: ["公安"])),
        Lane(letter: "A", name: "综合", carries: Acceptance(all: true, except: ["T-1"])),
        Lane(letter: "Z", name: "其余", carries: .everything),
      ])
    #expect(
      settings.windows == [
        WindowSetting(number: 1, name: "综合", accepts: Acceptance(departments: ["医保", "公安"]), usualStaff: "C01"),
        WindowSetting(number: 2, name: "出件", kind: .issuing, accepts: .nothing),
      ])
    #expect(
      settings.staff == [
        StaffMember(number: "C01", name: "甲", roles: [.clerk], pinHash: "scrypt$2468"),
        StaffMember(number: "S01", name: "乙", roles: [.supervisor], pinHash: "scrypt$1357"),
      ])
    #expect(settings.priorityGroups == [PriorityGroup(id: "elderly", name: "老人", english: "Elderly")])
    #expect(settings.queue.priorityHeadStart == 12 && settings.queue.undoWithin == 15)
    #expect(settings.queue.appointmentHeadStart == 5, "what is not given keeps its default")
    #expect(settings.thresholds.longWait == 20)
    let newYear = try #require(Day(year: 2026, month: 1, day: 1))
    #expect(settings.calendar == [CalendarDay(day: newYear, kind: .holiday, name: "元旦")])
  }

  @Test("matters, papers, packages and aliases arrive, with readings; empty cells take the usual values")
  func catalogue() throws {
    let hall = try TemporaryHall()
    try hall.write(
      "编码,事项名称,部门,办件类型,法定期限,期限单位,承诺期限,办理时长(分钟)\n"
        + "T-1,银行开户,人行,即办件,,无,,7.5\nT-2,参保,医保,,,,,\nT-3,慢件,医保,承诺件,60,自然日,30,15\n", "matters.csv")
    try hall.write("alias,matter_codes\n开卡,T-1;T-3\n办卡,t-1\n", "aliases.csv")
    let result = hall.load()
    #expect(result.problems == [])
    let loaded = try #require(result.configuration)
    #expect(
      loaded.matters == [
        Matter(
          code: "T-1", name: "银行开户", department: "人行", caseType: .immediate, legalLimit: 0, promisedDays: 0,
          handlingMinutes: 7.5, aliases: ["办卡", "开卡"], readings: ["yin hang kai hu"]),
        Matter(code: "T-2", name: "参保", department: "医保", readings: ["can bao"]),
        Matter(
          code: "T-3", name: "慢件", department: "医保", legalLimit: 60, limitUnit: .calendar, promisedDays: 30,
          handlingMinutes: 15, aliases: ["开卡"], readings: ["man jian"]),
      ])
    #expect(loaded.papers == [Paper(matter: "T-1", sequence: 1, name: "旧证")])
    #expect(
      loaded.packages == [MatterPackage(name: "新生儿", matters: ["T-1", "T-2"], readings: ["xin sheng er"])])
  }

  @Test("tables saved as GBK, with a BOM, or as UTF-16 give the same hall as UTF-8")
  func encodings() throws {
    let hall = try TemporaryHall()
    let expected = hall.load().configuration
    let text = try #require(TemporaryHall.files["windows.csv"])
    let gbk: [UInt8] =
      Array("number,name,kind,accepts,usual_staff\n1,".utf8) + [0xD2, 0xBB, 0xBA, 0xC5, 0x2C, 0xD7, 0xDB, 0xB4, 0xB0]
      + [0x2C, 0xC8, 0xAB, 0xB2, 0xBF] + Array(",C01\r\n".utf8)
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(text.utf8)
    for bytes in [gbk, marked, utf16] {
      try hall.write(bytes, "windows.csv")
      let result = hall.load()
      #expect(result.problems == [])
      #expect(result.configuration == expected)
    }
  }

  @Test("`matters` limits the catalogue; papers, packages and aliases of other matters go without a word")
  func filter() throws {
    let hall = try TemporaryHall()
    try hall.write(Slip.yaml + "matters: 全部;除 公安\n", "hall.yaml")
    let result = hall.load()
    #expect(result.problems == [])
    let loaded = try #require(result.configuration)
    #expect(loaded.matters.map(\.code) == ["T-2"])
    #expect(loaded.papers.isEmpty && loaded.packages.isEmpty)
  }

  @Test("a hall may take its tables from a shared folder; problems name the file where it is")
  func sharedCatalogue() throws {
    let hall = try TemporaryHall()
    try FileManager.default.createDirectory(atPath: hall.beside("shared"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: hall.path + "/matters.csv", toPath: hall.beside("shared/matters.csv"))
    try hall.write(Slip.yaml + "catalogue: ../shared\n", "hall.yaml")
    #expect(hall.load().problems == [])
    try hall.write("code,name,department\nT-1,,公安\nT-2,参保,医保\n", "../shared/matters.csv")
    #expect(hall.load().problems.map(\.summary) == ["empty_value ../shared/matters.csv:2:5"])
    try hall.write("name：坏了\ncatalogue: \"../shared\" # 共用\nx: 1\n", "hall.yaml")
    #expect(hall.load().problems.map(\.code) == [.yamlSyntax, .emptyValue], "the tables are found all the same")
  }

  @Test("emoji and rare characters in names are kept")
  func emoji() throws {
    let hall = try TemporaryHall()
    try hall.write("number,name,kind,accepts\n1,👩‍👧 母婴 ❤️ 𠀀,综窗,全部\n", "windows.csv")
    let result = hall.load()
    #expect(result.problems == [])
    #expect(result.configuration?.settings.windows.first?.name == "👩‍👧 母婴 ❤️ 𠀀")
  }

  @Test("an invisible character is left out of the name it was reported in")
  func invisible() throws {
    let hall = try TemporaryHall()
    try hall.write("number,name,kind,accepts\n1,综\u{202E}合,综窗,全部\n", "windows.csv")
    let result = hall.load()
    #expect(result.problems.first?.arguments["character"] == "U+202E")
    #expect(result.configuration?.settings.windows.first?.name == "综合")
  }

  @Test("a row that lacks cells is one problem, not one for each cell")
  func shortRow() throws {
    let hall = try TemporaryHall()
    try hall.write("number,name,kind,accepts,usual_staff\n1,一号,综窗,全部,C01\n2\n", "windows.csv")
    #expect(hall.load().problems.map(\.summary) == ["ragged_row windows.csv:3:1"])
  }

  @Test("a hash in the PIN column is kept and not hashed again")
  func hashed() throws {
    let hall = try TemporaryHall()
    try hall.write("number,name,roles,pin\nC01,甲,窗口,scrypt$abc\nS01,乙,主管/导台,\n", "staff.csv")
    let result = hall.load()
    #expect(result.problems.map(\.summary) == ["missing_pin staff.csv:3:13"])
    #expect(result.configuration?.settings.staff.map(\.pinHash) == ["scrypt$abc", ""])
    #expect(result.configuration?.settings.staff.last?.roles == [.supervisor, .guide])
  }

  @Test("the year of the day given must be in the calendar")
  func thisYear() throws {
    let problems = try TemporaryHall().load(today: Day(year: 2027, month: 3, day: 1)).problems
    #expect(problems.map(\.summary) == ["calendar_year_missing holidays.csv:-:-"])
    #expect(problems.first?.arguments["year"] == "2027")
  }

  @Test("a zone with summer time arrives with its changes; a fixed offset is a zone too")
  func zones() throws {
    let berlin = try #require(ZoneReading.zone("Europe/Berlin"))
    let summer = try #require(berlin.moment(iso: "2026-07-01T12:00:00Z"))
    let winter = try #require(berlin.moment(iso: "2026-01-01T12:00:00Z"))
    #expect(berlin.clock(summer) == "14:00" && berlin.clock(winter) == "13:00")
    #expect(ZoneReading.zone("+08:00")?.offset == 28_800)
    #expect(ZoneReading.zone("-03:30")?.offset == -12_600)
    #expect(ZoneReading.zone("Asia/Beijing") == nil)
  }

  @Test("deep nesting in hall.yaml is refused, not fatal")
  func nesting() throws {
    let hall = try TemporaryHall()
    for text in [String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000) + "a"] {
      try hall.write(text, "hall.yaml")
      #expect(hall.load().problems.first?.code == .yamlSyntax)
    }
  }

  @Test("whatever bytes are changed in the files, loading ends in a hall or in problems", arguments: 0..<60)
  func noise(seed: Int) throws {
    let hall = try TemporaryHall()
    var state = UInt64(seed + 1)
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    for (file, text) in TemporaryHall.files.sorted(by: { $0.key < $1.key }) {
      var bytes = Array(text.utf8)
      for _ in 0..<(1 + random(3)) {
        switch random(4) {
        case 0: bytes[random(bytes.count)] = UInt8(random(256))
        case 1: bytes.insert(Array("\",;:\t\r\n-[{&*#\u{0}".utf8)[random(14)], at: random(bytes.count))
        case 2: bytes.removeLast(random(bytes.count / 2))
        default: bytes += bytes.prefix(random(bytes.count))
        }
      }
      try hall.write(bytes, file)
    }
    let result = hall.load()
    #expect((result.configuration == nil) == result.problems.contains { $0.severity == .error })
    #expect(result.problems.allSatisfy { !$0.text(.zh).isEmpty && !$0.text(.en).isEmpty })
  }

  @Test(
    "what somebody probably meant is found, and nothing is made up",
    arguments: [
      ("公安局", "公安"), ("notise", "notice"), ("医报", nil), ("税务局", "税务"), ("市场监督", "市场监管"), ("天气", nil),
    ])
  func suggestions(word: String, expected: String?) {
    #expect(Suggestion.nearest(word, ["公安", "医保", "税务", "市场监管", "notice", "name"]) == expected)
  }
}
