import Foundation
import HallModel
import Testing

@testable import HallConfiguration

extension Slip {
  static let windowTimes = "number,name,kind,accepts,usual_staff,open_times\n"

  private static func times(_ expected: String, _ cell: String, _ severity: Problem.Severity = .error) -> Slip {
    Slip("\(expected) windows.csv:2:16", severity, "windows.csv", windowTimes + "1,一号,综窗,全部,C01,\(cell)\n")
  }

  static let spans = [
    times("bad_span", "上午"), times("bad_span", "9:00"), times("bad_span", "09:00-12:00-17:00"),
    times("bad_span", "09:00-25:00"), times("bad_span", "09:00-12:60"), times("bad_span", "09:00-12:00 13:30-17:00"),
    times("bad_span", "09:00-12:00;下午"), times("span_reversed", "12:00-09:00"), times("span_reversed", "09:00-09:00"),
    times("spans_out_of_order", "09:00-12:00;11:30-17:00"), times("spans_out_of_order", "13:30-17:00;09:00-12:00"),
    times("span_outside_hours", "08:30-12:00", .warning), times("span_outside_hours", "13:30-17:01", .warning),
    times("span_outside_hours", "18:00-20:00", .warning),
  ]
}

@Suite("When a window is staffed, in windows.csv") struct WindowTimesTests {
  private static func clock(_ text: String) -> ClockTime { ClockTime(text) ?? ClockTime(minutes: 0) }

  private static func span(_ from: String, _ to: String) -> ClockSpan { ClockSpan(from: clock(from), to: clock(to)) }

  private func load(_ cell: String, heading: String = "开放时段") throws -> LoadResult {
    let hall = try TemporaryHall()
    try hall.write("number,name,kind,accepts,usual_staff,\(heading)\n1,一号,综窗,全部,C01,\(cell)\n", "windows.csv")
    return hall.load()
  }

  @Test(
    "however it is typed, it is the same two stretches",
    arguments: [
      "09:00-12:00;13:30-17:00", "9:00-12:00;13:30-17:00", " 09:00 - 12:00 ; 13:30 - 17:00 ",
      "０９：００－１２：００；１３：３０－１７：００", "09:00–12:00、13:30–17:00", "09:00~12:00；13:30～17:00",
      "9：00至12：00，13：30至17：00", "9:00到12:00；13:30到17:00；", "09:00——12:00;13:30—17:00", "\"9:00-12:00,13:30-17:00\"",
    ])
  func typed(_ cell: String) throws {
    let result = try load(cell)
    #expect(result.problems == [])
    let window = try #require(result.configuration?.settings.windows.first)
    #expect(window.openTimes == [Self.span("09:00", "12:00"), Self.span("13:30", "17:00")])
  }

  @Test("an empty cell and a table without the column mean all of the opening hours")
  func empty() throws {
    #expect(try load("").configuration?.settings.windows.first?.openTimes == [])
    #expect(try TemporaryHall().load().configuration?.settings.windows.first?.openTimes == [])
  }

  @Test("stretches that touch are in order, and the whole opening hours are inside them")
  func edges() throws {
    for cell in ["09:00-12:00;12:00-17:00", "09:00-17:00"] {
      let result = try load(cell, heading: "open_times")
      #expect(result.problems == [])
      #expect(result.configuration?.settings.windows.first?.openTimes.last?.to == Self.clock("17:00"))
    }
  }

  @Test("times beyond the opening hours are kept, with a reminder that names both")
  func outside() throws {
    let result = try load("08:30-12:00")
    #expect(result.configuration?.settings.windows.first?.openTimes == [Self.span("08:30", "12:00")])
    let problem = try #require(result.problems.first)
    #expect(problem.text(.zh) == "“开放时段”里的 08:30-12:00 超出了大厅的开门时间 09:00-17:00。请核对;开门时间在 hours 里改。")
  }

  @Test("a hall with such windows survives the way out and back; one without them gets no column")
  func roundTrip() throws {
    let hall = try TemporaryHall()
    try hall.write(Slip.windowTimes + "1,一号,综窗,全部,C01,9:00~12:00；13:30~17:00\n2,二号,综窗,全部,,\n", "windows.csv")
    let loaded = try #require(hall.load().configuration)
    try HallFolder.export(loaded, to: hall.beside("with"))
    let again = HallFolder.load(path: hall.beside("with")) { $0 }
    #expect(again.problems == [])
    #expect(again.configuration == loaded)
    let table = try String(contentsOfFile: hall.beside("with/windows.csv"), encoding: .utf8)
    #expect(
      table == "窗口号,窗口名称,窗口类型,受理范围,常驻工号,开放时段\r\n"
        + "1,一号,综窗,全部,C01,\"09:00-12:00;13:30-17:00\"\r\n2,二号,综窗,全部,,\r\n")
    try HallFolder.export(try #require(TemporaryHall().load().configuration), to: hall.beside("without"))
    let plain = try String(contentsOfFile: hall.beside("without/windows.csv"), encoding: .utf8)
    #expect(plain == "窗口号,窗口名称,窗口类型,受理范围,常驻工号\r\n1,一号,综窗,全部,C01\r\n")
  }
}
