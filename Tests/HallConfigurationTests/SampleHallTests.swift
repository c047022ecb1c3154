import Foundation
import HallModel
import Testing

@testable import HallConfiguration

@Suite("Sample halls and exports") struct SampleHallTests {
  static let samples = ["township", "city"]

  private func load(_ path: String) -> LoadResult { HallFolder.load(path: path) { "scrypt$\($0)" } }

  @Test("the samples load without any problem", arguments: samples)
  func clean(sample: String) {
    let result = load("\(assets)/halls/\(sample)")
    #expect(result.problems == [])
    #expect(result.configuration?.matters.count == 159)
    #expect(result.configuration?.packages.count == 31)
    #expect(result.configuration?.papers.count == 578)
  }

  @Test("the samples have the calendar of 2024 to 2026 and the priority groups scripts know", arguments: samples)
  func content(sample: String) throws {
    let settings = try #require(load("\(assets)/halls/\(sample)").configuration?.settings)
    #expect(Set(settings.calendar.map(\.day.civil.year)) == [2024, 2025, 2026])
    #expect(
      settings.priorityGroups.map(\.id) == [
        "elderly", "disabled", "pregnant", "infant", "military", "veteran", "fire_rescue", "talent",
      ])
    #expect(settings.priorityGroups.allSatisfy { !$0.english.isEmpty })
    #expect(settings.staff.allSatisfy { $0.pinHash == "scrypt$2468" })
    for role in StaffMember.Role.allCases {
      #expect(settings.staff.contains { $0.roles.contains(role) }, "\(role)")
    }
  }

  @Test("the township has 6 windows and the city 60 of every kind, with at least 10 lanes")
  func sizes() throws {
    let township = try #require(load("\(assets)/halls/township").configuration?.settings)
    let city = try #require(load("\(assets)/halls/city").configuration?.settings)
    #expect(township.windows.count == 6 && township.staff.count == 10)
    #expect(township.staff.contains { $0.number == "G01" && $0.roles == [.guide] })
    #expect(city.windows.count == 60 && city.staff.count == 76 && city.lanes.count >= 10)
    #expect(Set(city.windows.map(\.kind)) == Set(WindowSetting.Kind.allCases))
  }

  @Test("an exported sample loads as the very same hall", arguments: samples)
  func roundTrip(sample: String) throws {
    let hall = try #require(load("\(assets)/halls/\(sample)").configuration)
    let temporary = try TemporaryHall()
    let path = temporary.beside("new/deep/export")
    try HallFolder.export(hall, to: path)
    let again = load(path)
    #expect(again.problems == [])
    #expect(again.configuration == hall)
    let bytes = try #require(FileManager.default.contents(atPath: path + "/windows.csv"))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]), "spreadsheets need the mark")
    let attributes = try FileManager.default.attributesOfItem(atPath: path + "/staff.csv")
    #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
  }

  @Test("odd texts, limits and readings survive the round trip")
  func oddities() throws {
    var settings = HallSettings(
      name: "引号\"与\\反斜线: #", notice: "两\n行\t\u{200B}\u{7}", lanes: [Lane(letter: "A", name: "x", carries: .everything)])
    settings.zone = try #require(ZoneReading.zone("Europe/Berlin"))
    settings.windows = [
      WindowSetting(
        number: 7, name: "a,\"b\";c", kind: .crossProvince, accepts: Acceptance(departments: ["甲"], matters: ["X-1"]))
    ]
    settings.staff = [
      StaffMember(number: "007", name: "#=1+1", roles: [.supervisor, .backOffice], pinHash: "scrypt$x")
    ]
    settings.queue.returnWithin = 45
    settings.signIn.lockMinutes = 3
    let hall = LoadedHall(
      settings: settings,
      matters: [
        Matter(
          code: "X-1", name: "银行", department: "甲", caseType: .immediate, legalLimit: 0, limitUnit: .calendar,
          promisedDays: 0, handlingMinutes: 0.125, aliases: ["a", "b,c"], readings: ["yin xing"]),
        Matter(
          code: "X-2", name: "x", department: "甲", legalLimit: 0, promisedDays: 30, aliases: ["a"], readings: ["x"]),
      ],
      packages: [MatterPackage(name: "长", matters: ["X-1"], readings: ["zhang"])],
      papers: [
        Paper(matter: "X-1", sequence: 2, name: "p", copies: 0, requirement: .ifApplicable, origin: .eCertificate)
      ])
    let temporary = try TemporaryHall()
    try HallFolder.export(hall, to: temporary.beside("odd"))
    let again = load(temporary.beside("odd"))
    #expect(again.configuration == hall)
    #expect(again.problems == [], "tables that may be empty are")
  }

  @Test("an export replaces an export and keeps files that are none of a hall's")
  func replaces() throws {
    let hall = try TemporaryHall()
    var loaded = try #require(hall.load().configuration)
    try hall.write("留着", "说明.txt")
    loaded.settings.name = "改名后"
    try HallFolder.export(loaded, to: hall.path + "/")
    #expect(hall.load().configuration == loaded)
    #expect(FileManager.default.contents(atPath: hall.path + "/说明.txt") == Data("留着".utf8))
    let beside = try FileManager.default.contentsOfDirectory(atPath: hall.beside(""))
    #expect(beside == ["hall"], "no draft or old folder stays behind")
  }

  @Test("an export refuses a folder with something else in it, and leaves it alone")
  func refuses() throws {
    let hall = try TemporaryHall()
    let loaded = try #require(hall.load().configuration)
    try hall.remove("hall.yaml")
    let before = try FileManager.default.contentsOfDirectory(atPath: hall.path).sorted()
    #expect(throws: ExportRefusal.folderInUse(path: hall.path)) { try HallFolder.export(loaded, to: hall.path) }
    #expect(throws: ExportRefusal.folderInUse(path: hall.path + "/staff.csv")) {
      try HallFolder.export(loaded, to: hall.path + "/staff.csv")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: hall.path).sorted() == before)
    let refusal = ExportRefusal.folderInUse(path: "x")
    #expect(refusal.text(.zh).contains("“x”") && refusal.text(.en).contains("“x”"))
  }

  @Test("the aliases clerks hear lead to the matters they mean")
  func aliases() throws {
    let matters = try #require(load("\(assets)/halls/township").configuration?.matters)
    func codes(_ alias: String) -> [String] { matters.filter { $0.aliases.contains(alias) }.map(\.code) }
    #expect(codes("身份证丢了") == ["HZ-公安-002"])
    #expect(codes("准生证") == ["HZ-卫健-004"])
    #expect(codes("二手房") == ["HZ-税务-004", "HZ-自规-001"])
    #expect(Set(matters.flatMap(\.aliases)).count >= 120)
    #expect(matters.allSatisfy { !$0.aliases.isEmpty && !$0.readings.isEmpty })
  }
}
