import HallModel
import HallSimulator
import Testing

@testable import HallConfiguration

/// One slip in a scenario that is otherwise right, and what must be reported of it.
struct ScenarioSlip: CustomTestStringConvertible, Sendable {
  var expected: String
  var severity: Problem.Severity
  var text: String
  var testDescription: String { expected }

  static let lines = [
    "name: 试验厅", "hours: {opens: \"09:00\", closes: \"17:00\"}", "visitors: 100",
    "arrivals: {every: 60, weights: [1, 2, 0, 3, 1, 1, 1, 1]}", "people: {priority: 0.1, appointments: 0.2}",
    "queue: {policy: promise}", "variation: 0.8", "matters:", "  - {code: A, share: 0.6, minutes: 6}",
    "  - {code: B, share: 0.4, minutes: 9}", "packages:", "  - {matters: [A, B], share: 0.1}", "layouts:",
    "  - name: 两窗", "    windows:", "      - {count: 1, accepts: A}", "      - {count: 1, accepts: \"A;B\"}",
    "layout: 两窗",
  ]

  /// The scenario with lines in place of some of its lines; an empty text deletes one.
  static func text(_ changes: [Int: String]) -> String {
    lines.enumerated().map { index, line in changes[index + 1] ?? line }.filter { !$0.isEmpty }
      .joined(separator: "\n") + "\n"
  }

  init(_ expected: String, _ changes: [Int: String], _ severity: Problem.Severity = .error) {
    self.expected = expected
    self.severity = severity
    text = ScenarioSlip.text(changes)
  }

  static let form = [
    ScenarioSlip("yaml_syntax 2:6", [1: "name：试验厅"]), ScenarioSlip("yaml_syntax 4:9", [3: "visitors: [100"]),
    ScenarioSlip("duplicate_key 3:1", [3: "visitors: 100\nvisitors: 200"]),
    ScenarioSlip("unknown_key 3:1", [3: "visitor: 5\nvisitors: 100"], .warning),
    ScenarioSlip("unknown_key 9:27", [9: "  - {code: A, share: 0.6, minuts: 7, minutes: 6}"], .warning),
    ScenarioSlip("unknown_key 5:10", [5: "people: {priorty: 0.1}"], .warning),
    ScenarioSlip("missing_key 1:1", [1: ""]), ScenarioSlip("missing_key 1:1", [3: ""]),
    ScenarioSlip("missing_key 1:1", [8: "", 9: "", 10: ""]),
    ScenarioSlip("missing_key 9:5", [9: "  - {code: A, share: 0.6}"]),
    ScenarioSlip("missing_key 9:5", [9: "  - {share: 0.6, minutes: 6}"]),
    ScenarioSlip("missing_key 12:5", [12: "  - {matters: [A, B]}"]),
    ScenarioSlip("missing_key 12:5", [12: "  - {share: 0.1}"]),
    ScenarioSlip("missing_key 16:9", [16: "      - {count: 1}"]),
    ScenarioSlip("missing_key 14:5", [15: "", 16: "", 17: ""]),
    ScenarioSlip("missing_key 4:11", [4: "arrivals: {every: 60}"]),
    ScenarioSlip("wrong_shape 3:11", [3: "visitors: [100]"]), ScenarioSlip("wrong_shape 4:11", [4: "arrivals: flat"]),
    ScenarioSlip("wrong_shape 4:36", [4: "arrivals: {every: 60, weights: [1, [2]]}"]),
    ScenarioSlip("empty_value 16:29", [16: "      - {count: 1, accepts: \"\"}"]),
    ScenarioSlip("hidden_character 9:21", [9: "  - {code: A, name: \"甲\\u202E\", share: 1, minutes: 6}"]),
    ScenarioSlip(
      "too_many_items 12:15",
      [12: "  - {matters: [\(Array(repeating: "A", count: 21).joined(separator: ", "))], share: 1}"]),
  ]

  static let figures = [
    ScenarioSlip("bad_number 3:11", [3: "visitors: 很多"]), ScenarioSlip("bad_number 3:11", [3: "visitors: nan"]),
    ScenarioSlip("bad_number 3:11", [3: "visitors: 0x64"]),
    ScenarioSlip("number_out_of_range 3:11", [3: "visitors: -1"]),
    ScenarioSlip("number_out_of_range 3:11", [3: "visitors: 1e9"]),
    ScenarioSlip("bad_time 2:16", [2: "hours: {opens: 九点, closes: \"17:00\"}"]),
    ScenarioSlip("hours_reversed 2:33", [2: "hours: {opens: \"17:00\", closes: \"09:00\"}"]),
    ScenarioSlip("empty_value 4:32", [4: "arrivals: {every: 60, weights: []}"]),
    ScenarioSlip("number_out_of_range 4:36", [4: "arrivals: {every: 60, weights: [1, -2]}"]),
    ScenarioSlip("sum_is_zero 4:32", [4: "arrivals: {every: 60, weights: [0, 0]}"]),
    ScenarioSlip("number_out_of_range 4:19", [4: "arrivals: {every: 0, weights: [1]}"]),
    ScenarioSlip("missing_key 4:11", [4: "arrivals: {weights: [1]}"]),
    ScenarioSlip(
      "span_outside_hours 4:32", [4: "arrivals: {every: 60, weights: [1, 1, 1, 1, 1, 1, 1, 1, 1]}"], .warning),
    ScenarioSlip("span_outside_hours 4:34", [4: "arrivals: {every: 1000, weights: [1, 1]}"]),
    ScenarioSlip("span_reversed 4:40", [4: "arrivals: {stretches: [{from: 600, to: 9:00, weight: 1}]}"]),
    ScenarioSlip(
      "spans_out_of_order 4:67",
      [4: "arrivals: {stretches: [{from: 9:00, to: 10:00, weight: 1}, {from: 9:30, to: 11:00, weight: 1}]}"]),
    ScenarioSlip("number_out_of_range 5:20", [5: "people: {priority: 8, appointments: 0.2}"]),
    ScenarioSlip("number_out_of_range 5:20", [5: "people: {priority: 108%, appointments: 0.2}"]),
    ScenarioSlip("number_out_of_range 5:19", [5: "people: {no_show: -0.1}"]),
    ScenarioSlip("parts_over_one 5:39", [5: "people: {priority: 0.7, appointments: 0.4}"]),
    ScenarioSlip("bad_distribution 5:20", [5: "people: {patience: 30}"]),
    ScenarioSlip("missing_key 5:23", [5: "people: {punctuality: {mean: -5}}"]),
    ScenarioSlip("number_out_of_range 7:12", [7: "variation: -1"]),
    ScenarioSlip("unknown_value 6:17", [6: "queue: {policy: lottery}"]),
    ScenarioSlip("weights_reversed 6:29", [6: "queue: {appointment_weight: 9}"]),
    ScenarioSlip("zero_handling_time 9:36", [9: "  - {code: A, share: 0.6, minutes: 0}"]),
    ScenarioSlip("zero_handling_time 9:36", [9: "  - {code: A, share: 0.6, minutes: -3}"]),
    ScenarioSlip("number_out_of_range 9:36", [9: "  - {code: A, share: 0.6, minutes: 1e4}"]),
    ScenarioSlip("number_out_of_range 9:22", [9: "  - {code: A, share: -0.6, minutes: 6}"]),
    ScenarioSlip(
      "sum_is_zero 9:3", [9: "  - {code: A, share: 0, minutes: 6}", 10: "  - {code: B, minutes: 6}", 11: "", 12: ""]),
    ScenarioSlip("bad_distribution 9:36", [9: "  - {code: A, share: 0.6, service: \"gamma:6:2\"}"]),
    ScenarioSlip("bad_distribution 9:36", [9: "  - {code: A, share: 0.6, service: \"exp:0\"}"]),
    ScenarioSlip("duplicate_matter 10:12", [10: "  - {code: ａ, share: 0.4, minutes: 9}"]),
  ]

  static let windows = [
    ScenarioSlip("not_in_scenario 12:19", [12: "  - {matters: [A, C], share: 0.1}"]),
    ScenarioSlip("not_in_scenario 17:29", [17: "      - {count: 1, accepts: \"A;B;C\"}"]),
    ScenarioSlip("not_in_scenario 17:29", [17: "      - {count: 1, accepts: \"全部;除 C9\"}"]),
    ScenarioSlip("no_window_takes 14:11", [17: "      - {count: 1, accepts: A}"]),
    ScenarioSlip("duplicate_layout 18:11", [18: "  - name: 两窗\n    windows: [{accepts: 全部}]"]),
    ScenarioSlip("unknown_value 18:9", [18: "layout: 两窗口"]),
    ScenarioSlip("number_out_of_range 16:17", [16: "      - {count: 0, accepts: A}"]),
    ScenarioSlip("number_out_of_range 16:17", [16: "      - {count: -2, accepts: A}"]),
    ScenarioSlip("number_out_of_range 16:17", [16: "      - {count: 1000000, accepts: A}"]),
    ScenarioSlip("bad_number 16:17", [16: "      - {count: 2.5, accepts: A}"]),
    ScenarioSlip("too_many_windows 17:17", [17: "      - {count: 512, accepts: \"A;B\"}"]),
    ScenarioSlip("number_out_of_range 16:38", [16: "      - {count: 1, accepts: A, pace: 0}"]),
    ScenarioSlip("bad_span 16:38", [16: "      - {count: 1, accepts: A, open: 上午}"]),
    ScenarioSlip("span_outside_hours 16:38", [16: "      - {count: 1, accepts: A, open: 8:00-12:00}"], .warning),
    ScenarioSlip("never_staffed 16:38", [16: "      - {count: 1, accepts: A, open: 18:00-20:00}"]),
    ScenarioSlip("never_staffed 16:40", [16: "      - {count: 2, accepts: A, breaks: [1 last 9:00-17:00]}"]),
    ScenarioSlip("bad_break 16:41", [16: "      - {count: 1, accepts: A, breaks: [中午]}"]),
    ScenarioSlip("bad_break 16:41", [16: "      - {count: 1, accepts: A, breaks: [1 middle 11:30-12:30]}"]),
    ScenarioSlip("bad_span 16:41", [16: "      - {count: 1, accepts: A, breaks: [1 first 11:30]}"]),
    ScenarioSlip("span_reversed 16:41", [16: "      - {count: 1, accepts: A, breaks: [1 first 12:30-11:30]}"]),
    ScenarioSlip("number_out_of_range 16:41", [16: "      - {count: 1, accepts: A, breaks: [2 first 11:30-12:30]}"]),
    ScenarioSlip("number_out_of_range 16:41", [16: "      - {count: 1, accepts: A, breaks: [0 last 11:30-12:30]}"]),
  ]

  static let all = form + figures + windows
}

@Suite("Problems of a scenario's file") struct ScenarioCaseTests {
  @Test("a slip is reported by its code at its line and column, in whole sentences", arguments: ScenarioSlip.all)
  func reported(slip: ScenarioSlip) throws {
    let result = ScenarioFile.read(slip.text)
    let places = result.problems.map {
      "\($0.code.rawValue) \($0.line.map(String.init) ?? "-"):\($0.column.map(String.init) ?? "-")"
    }
    let index = try #require(places.firstIndex(of: slip.expected), "\(places)")
    #expect(result.problems[index].severity == slip.severity)
    #expect((result.contents == nil) == result.problems.contains { $0.severity == .error })
    let errors = result.problems.count { $0.severity == .error }
    #expect(errors == (slip.severity == .error ? 1 : 0), "no problem follows from another: \(places)")
    for language in Problem.Language.allCases {
      let text = result.problems[index].text(language)
      #expect(!text.contains("…") && !text.contains("{") && !text.contains("[是") && !text.contains("[Did"), "\(text)")
    }
  }

  @Test("the scenario the slips are put into has no problem")
  func clean() {
    #expect(ScenarioFile.read(ScenarioSlip.text([:])).problems == [])
  }

  @Test("all problems are reported in one run, by line")
  func together() {
    let text = ScenarioSlip.text([
      3: "visitors: 一百", 6: "queue: {policy: lottery}", 9: "  - {code: A, share: 0.6, minutes: 0}",
      16: "      - {count: 0, accepts: A, breaks: [中午]}",
    ])
    #expect(
      ScenarioFile.read(text).problems.map { "\($0.code.rawValue) \($0.line ?? 0)" } == [
        "bad_number 3", "unknown_value 6", "zero_handling_time 9", "number_out_of_range 16", "bad_break 16",
      ])
  }

  @Test("a word that is none is told with the one that was probably meant")
  func suggestions() {
    func first(_ line: Int, _ text: String) -> Problem? {
      ScenarioFile.read(ScenarioSlip.text([line: text])).problems.first
    }
    #expect(first(6, "queue: {policy: strikt}")?.arguments["suggestion"] == "strict")
    #expect(first(3, "visitors: 100\nvaration: 1")?.arguments["suggestion"] == "")
    #expect(first(7, "varation: 1")?.arguments["suggestion"] == "variation")
    #expect(first(18, "layout: 两窗口")?.arguments["suggestion"] == "两窗")
  }

  @Test("a file nested without end, or with an anchor used a thousand times over, is read or refused in no time")
  func bombs() {
    let nested = ScenarioSlip.text([3: "visitors: " + String(repeating: "[", count: 100_000)])
    #expect(ScenarioFile.read(nested).problems.map(\.code) == [.yamlSyntax])
    let anchors = (1...1000).map { "  - {name: L\($0), windows: *w}" }.joined(separator: "\n")
    let windows = (1...512).map { _ in "{accepts: 全部}" }.joined(separator: ", ")
    let text = ScenarioSlip.text([
      13: "layouts:\n  - {name: L0, windows: &w [\(windows)]}\n\(anchors)", 14: "", 15: "", 16: "", 17: "", 18: "",
    ])
    #expect(ScenarioFile.read(text).problems.map(\.code) == [.tooManyItems])
  }

  @Test("a million groups of windows stop at the limit")
  func millions() {
    let groups = String(repeating: "      - {accepts: A}\n", count: 20_000)
    let problems = ScenarioFile.read(ScenarioSlip.text([16: groups])).problems
    #expect(problems.map(\.code) == [.tooManyWindows])
    #expect(problems.first?.line == 16 + 512)
  }
}
