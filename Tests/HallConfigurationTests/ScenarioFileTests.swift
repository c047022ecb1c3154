import Foundation
import HallModel
import HallSimulator
import Testing

@testable import HallConfiguration

@Suite("Scenarios as files") struct ScenarioFileTests {
  private func expectSame(
    _ left: Scenario, _ right: Scenario, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(left.settings == right.settings, sourceLocation: sourceLocation)
    #expect(left.catalogue.matters == right.catalogue.matters, sourceLocation: sourceLocation)
    #expect(left.visitors == right.visitors, sourceLocation: sourceLocation)
    #expect(left.profile == right.profile, sourceLocation: sourceLocation)
    #expect(left.visits == right.visits, sourceLocation: sourceLocation)
    #expect(left.services == right.services, sourceLocation: sourceLocation)
    #expect(left.people == right.people, sourceLocation: sourceLocation)
    #expect(left.paces == right.paces, sourceLocation: sourceLocation)
  }

  private func sample(_ name: String) throws -> ScenarioFile.Contents {
    let result = ScenarioFile.load(path: "\(assets)/scenarios/\(name)")
    #expect(result.problems == [])
    return try #require(result.contents)
  }

  private func read(_ changes: [Int: String] = [:]) throws -> ScenarioFile.Contents {
    let result = ScenarioFile.read(ScenarioSlip.text(changes))
    #expect(result.problems == [])
    return try #require(result.contents)
  }

  private static func span(_ from: String, _ to: String) -> ClockSpan {
    ClockSpan(from: ClockTime(from) ?? ClockTime(minutes: 0), to: ClockTime(to) ?? ClockTime(minutes: 0))
  }

  @Test("the sample of the model hall is the model hall, with every layout")
  func modelHall() throws {
    let contents = try sample("model-hall.yaml")
    let layouts =
      [ModelHall.dedicated40, ModelHall.dedicated28, ModelHall.mixed28, ModelHall.pooled28]
      + (1...4).map(ModelHall.chain)
    #expect(contents.layouts == layouts)
    expectSame(contents.scenario, ModelHall.scenario().with(ModelHall.mixed28))
  }

  @Test("the sample of the hall for measuring has its 20 windows, shares and times, and people wait two minutes")
  func bench() throws {
    let contents = try sample("bench-hall-20.yaml")
    let scenario = contents.scenario
    #expect(contents.layouts.map(\.name) == ["bench_hall_20"])
    #expect(contents.layouts.first?.groups.map(\.count) == [8, 4, 4, 1, 1, 1, 1])
    #expect(scenario.settings.windows.count == 20 && scenario.settings.windows.allSatisfy(\.openTimes.isEmpty))
    #expect(scenario.visits.map(\.share) == [0.14, 0.12, 0.10, 0.10, 0.10, 0.10, 0.09, 0.08, 0.07, 0.04, 0.03, 0.03])
    let means = [2.6, 2.2, 2.8, 3.4, 2.8, 2.6, 2.4, 2.6, 3.0, 3.2, 4.0, 3.0]
    #expect(
      scenario.catalogue.matters.map { scenario.service($0.code) } == means.map { .logNormal(mean: $0, variation: 1) })
    let accepted = scenario.settings.windows.map { window in
      scenario.catalogue.matters.indices.filter { window.accepts.covers(scenario.catalogue.matters[$0]) }
    }
    let expected = [
      (8, Array(0...8)), (4, [0, 1, 2, 3]), (4, [4, 5, 6, 7, 8]), (1, [9]), (1, [10]), (1, [11]), (1, [9, 10, 11]),
    ]
    #expect(accepted == expected.flatMap { count, matters in Array(repeating: matters, count: count) })
    #expect(scenario.people == PeopleRules() && scenario.visitors == 3000)
    #expect(scenario.profile == ArrivalProfile([.init(from: 540, to: 1020, weight: 1)]))
    // Over 1,500 days it is 1.93 ± 0.06 minutes.
    let wait = Experiment(days: 100, seed: 1).run(scenario).interval(\.mean)
    #expect(abs(wait.mean - 1.93) < 0.5, "\(wait)")
  }

  @Test("every sample, written and read again, is the same", arguments: ["model-hall.yaml", "bench-hall-20.yaml"])
  func samplesRoundTrip(name: String) throws {
    let contents = try sample(name)
    let again = ScenarioFile.read(ScenarioFile.text(contents.scenario, contents.layouts))
    #expect(again.problems == [])
    expectSame(try #require(again.contents).scenario, contents.scenario)
    #expect(again.contents?.layouts == contents.layouts)
  }

  @Test("everything a scenario can say survives the way out and back")
  func roundTrip() throws {
    var settings = HallSettings(name: "引号\"与: #")
    settings.hours = Hours(opens: ClockTime(minutes: 510), closes: ClockTime(minutes: 1050))
    settings.queue.policy = .accumulating
    settings.queue.priorityWeight = 4.25
    settings.queue.returnWithin = 45
    settings.appointments.slotMinutes = 15
    var scenario = Scenario(
      settings: settings,
      catalogue: Catalogue(matters: [
        Matter(code: "HZ-公安-001", name: "身份证", department: "公安", handlingMinutes: 6.1),
        Matter(code: "B", name: "B", department: "医保", handlingMinutes: 1.0 / 3),
        Matter(code: "C", name: "C", department: "医保", handlingMinutes: 9),
        Matter(code: "D", name: "D", department: "D", handlingMinutes: 9),
      ]),
      visitors: 812.5,
      profile: ArrivalProfile([
        .init(from: 510, to: 540.5, weight: 3), .init(from: 600, to: 1020, weight: 1e-7),
      ]),
      visits: [
        .init(matters: ["B"], share: 0.1), .init(matters: ["HZ-公安-001"], share: 0.25),
        .init(matters: ["B", "C"], share: 0.05),
      ],
      services: [
        "B": .erlang(mean: 4, shape: 3), "C": .logNormal(mean: 9, variation: 0.8),
        "D": .logNormal(mean: 9, variation: 1.25),
      ],
      people: PeopleRules(
        priority: 0.08, appointments: 0.22, punctuality: .init(mean: -5, deviation: 6.5), noShow: 0.02,
        patience: .exponential(mean: 30), walk: 12, recallEvery: 15))
    let layout = Layout(
      name: "一",
      groups: [
        .init(
          count: 3, accepts: Acceptance(all: true, except: ["医保"]),
          breaks: [(2, Self.span("11:30", "12:30")), (-1, Self.span("12:30", "13:00"))], pace: 1.2),
        .init(count: 1, accepts: Acceptance(departments: ["医保"])),
      ])
    let other = Layout(name: "二", groups: [.init(count: 2, accepts: .everything)])
    scenario = scenario.with(layout)
    // Whichever layout is the hall's own.
    for layouts in [[layout, other], [other, layout]] {
      let again = ScenarioFile.read(ScenarioFile.text(scenario, layouts))
      #expect(again.problems == [])
      let contents = try #require(again.contents)
      #expect(contents.layouts == layouts)
      expectSame(contents.scenario, scenario)
    }
  }

  @Test("windows of no layout become one of their own, with what they accept, their times and their pace")
  func ownWindows() throws {
    var scenario = try read().scenario
    let times = [Self.span("09:00", "12:00"), Self.span("13:30", "17:00")]
    scenario.settings.windows = [
      WindowSetting(number: 3, name: "三号", accepts: .everything, usualStaff: "C03", openTimes: times),
      WindowSetting(number: 4, name: "四号", accepts: .everything, openTimes: times),
      WindowSetting(number: 7, name: "七号", accepts: Acceptance(matters: ["A"])),
      WindowSetting(number: 8, name: "八号", kind: .issuing, accepts: .nothing),
    ]
    scenario.paces = [1, 1, 0.9]
    let other = Layout(name: "现有窗口", groups: [.init(count: 1, accepts: .everything)])
    let again = ScenarioFile.read(ScenarioFile.text(scenario, [other]))
    #expect(again.problems == [])
    let contents = try #require(again.contents)
    #expect(contents.layouts.map(\.name) == ["现有窗口'", "现有窗口"])
    #expect(contents.layouts.first?.groups.map(\.count) == [2, 1, 1])
    #expect(contents.scenario.settings.windows.map(\.openTimes) == [times, times, [], []])
    #expect(contents.scenario.settings.windows.map(\.accepts) == scenario.settings.windows.map(\.accepts))
    #expect(contents.scenario.paces == [1, 1, 0.9, 1])
    let layouts = Array(contents.layouts.prefix(1))
    #expect(ScenarioFile.read(ScenarioFile.text(contents.scenario, layouts)).contents?.layouts == layouts)
  }

  @Test("a sample hall with people is a file with the same windows and matters", arguments: SampleHallTests.samples)
  func ownHall(sample: String) throws {
    let hall = try #require(HallFolder.load(path: "\(assets)/halls/\(sample)") { $0 }.configuration)
    let visits = hall.matters.map { Scenario.Visit(matters: [$0.code], share: 1) }
    let packages = hall.packages.map { Scenario.Visit(matters: $0.matters, share: 0.5) }
    let scenario = Scenario(
      settings: hall.settings, catalogue: Catalogue(matters: hall.matters), visitors: 1000,
      profile: ArrivalProfile(opens: 540, each: 15, weights: (0..<32).map { Double($0 % 7) }),
      visits: visits + packages,
      services: [:])
    let result = ScenarioFile.read(ScenarioFile.text(scenario))
    #expect(result.problems == [])
    let read = try #require(result.contents).scenario
    #expect(read.settings.windows.map(\.accepts) == hall.settings.windows.map(\.accepts))
    #expect(read.catalogue.matters.map(\.code) == hall.matters.map(\.code))
    #expect(read.catalogue.matters.map(\.name) == hall.matters.map(\.name))
    #expect(read.catalogue.matters.map(\.department) == hall.matters.map(\.department))
    #expect(read.catalogue.matters.map(\.handlingMinutes) == hall.matters.map(\.handlingMinutes))
    #expect(read.visits == scenario.visits && read.profile == scenario.profile && read.services == [:])
  }

  @Test("a profile with gaps, percent signs, full-width digits and Chinese separators are taken")
  func typed() throws {
    let contents = try read([
      3: "visitors: １２００", 4: "arrivals: {from: \"10:00\", every: 30, weights: [1, 0, ２．５]}",
      5: "people: {priority: 8%, appointments: ０．２２}",
      17: "      - {count: ３, accepts: \"A、B\", breaks: [前1个 11:30至12:30, \"all 13:00–13:10\", 1 LAST 12:30-13:00]}",
    ])
    let scenario = contents.scenario
    #expect(scenario.visitors == 1200 && scenario.people.priority == 0.08 && scenario.people.appointments == 0.22)
    #expect(scenario.profile == ArrivalProfile(opens: 600, each: 30, weights: [1, 0, 2.5]))
    let group = try #require(contents.layouts.first?.groups.last)
    #expect(group.count == 3 && group.accepts == Acceptance(matters: ["A", "B"]))
    #expect(group.breaks.map(\.windows) == [1, 3, -1])
    #expect(group.breaks.map(\.span.text) == ["11:30-12:30", "13:00-13:10", "12:30-13:00"])
  }

  @Test("what is not said has the defaults: all day alike, nobody leaves, the first layout, names as the codes")
  func defaults() throws {
    let contents = try read([2: "", 4: "", 5: "", 6: "", 7: "", 18: ""])
    let scenario = contents.scenario
    #expect(scenario.settings.hours == Hours() && scenario.settings.queue == QueueRules())
    #expect(scenario.profile == ArrivalProfile([.init(from: 540, to: 1020, weight: 1)]))
    #expect(scenario.people == PeopleRules() && scenario.services == [:])
    #expect(scenario.settings.windows.count == 2)
    #expect(
      scenario.catalogue.matters.map(\.name) == ["A", "B"]
        && scenario.catalogue.matters.map(\.department) == ["A", "B"])
    #expect(scenario.visits.map(\.matters) == [["A"], ["B"], ["A", "B"]])
  }

  @Test("open times of a group leave out the rest of the opening hours for all its windows")
  func open() throws {
    let contents = try read([16: "      - {count: 2, accepts: A, open: \"09:00-12:00;13:30-17:00\"}"])
    let windows = contents.scenario.settings.windows
    #expect(windows.map(\.openTimes.count) == [2, 2, 0])
    #expect(windows[0].openTimes == [Self.span("09:00", "12:00"), Self.span("13:30", "17:00")])
  }

  @Test("service times may be given beside the usual minutes, or instead of them")
  func services() throws {
    let contents = try read([
      9: "  - {code: A, share: 0.6, service: \"erlang:6:4\"}",
      10: "  - {code: B, share: 0.4, minutes: 9, service: \"exp:8\"}",
    ])
    #expect(contents.scenario.catalogue.matters.map(\.handlingMinutes) == [6, 9])
    #expect(contents.scenario.services == ["A": .erlang(mean: 6, shape: 4), "B": .exponential(mean: 8)])
    #expect(try read([7: "variation: 0.5"]).scenario.services["B"] == .logNormal(mean: 9, variation: 0.5))
  }

  @Test("a file in GBK is read; one in no encoding, too large or absent is reported")
  func files() throws {
    let hall = try TemporaryHall()
    let text = ScenarioSlip.text([1: "name: X", 14: "  - name: Y", 18: "layout: Y"])
    let parts = text.split(separator: "X", maxSplits: 1)
    try hall.write(Array(parts[0].utf8) + [0xCC, 0xFC] + Array(parts[1].utf8), "gbk.yaml")
    let gbk = ScenarioFile.load(path: hall.path + "/gbk.yaml")
    #expect(gbk.problems == [] && gbk.contents?.scenario.settings.name == "厅")
    try hall.write([0x6E, 0x61, 0x0A, 0xFF, 0xFF, 0xFF], "bad.yaml")
    #expect(
      ScenarioFile.load(path: hall.path + "/bad.yaml").problems.map(\.summary) == ["unreadable_encoding bad.yaml:2:-"])
    try hall.write([], "large.yaml")
    let file = try #require(FileHandle(forWritingAtPath: hall.path + "/large.yaml"))
    try file.truncate(atOffset: UInt64(ScenarioFile.limit) + 1)
    try file.close()
    let large = try #require(ScenarioFile.load(path: hall.path + "/large.yaml").problems.first)
    #expect(large.summary == "file_too_large large.yaml:-:-" && large.text(.zh).contains("超过 4 MiB"))
    #expect(ScenarioFile.load(path: hall.path + "/none.yaml").problems.map(\.summary) == ["missing_file none.yaml:-:-"])
    try hall.write([], "empty.yaml")
    #expect(ScenarioFile.load(path: hall.path + "/empty.yaml").problems.map(\.summary) == ["empty_file empty.yaml:1:1"])
  }
}
