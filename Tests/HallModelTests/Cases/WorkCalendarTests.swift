import Testing

@testable import HallModel

@Suite("Working days and last days") struct WorkCalendarTests {
  static let calendar = WorkCalendar(CaseSample.calendar)

  @Test("2025 and 2026 have 248 working days each, make-up Saturdays and Sundays among them", arguments: [2025, 2026])
  func year(_ year: Int) throws {
    #expect(try Self.calendar.workingDays(inYear: year) == 248)
  }

  struct Row: Sendable {
    let limit: Int
    let unit: Matter.LimitUnit
    let from: String
    let end: String
    let article: String
    var pause: (String, String)?

    init(
      _ limit: Int, _ unit: Matter.LimitUnit, _ from: String, _ end: String, _ article: String,
      pause: (String, String)? = nil
    ) {
      (self.limit, self.unit, self.from, self.end, self.article, self.pause) = (limit, unit, from, end, article, pause)
    }
  }

  /// Worked out by hand on the calendar. Spring Festival 2025: off 28 Jan – 4 Feb, on Sun 26 Jan and Sat 8 Feb; National
  /// Day 2025: off 1–8 Oct, on Sun 28 Sep and Sat 11 Oct; Spring Festival 2026: off 15–23 Feb, on Sat 14 and Sat 28 Feb;
  /// Mid-Autumn 2026: off 25–27 Sep, on Sun 20 Sep; National Day 2026: off 1–7 Oct, on Sat 10 Oct.
  static let rows = [
    Row(5, .working, "2025-01-24", "2025-02-07", "行政许可法 第三十二条: 五日内一次告知; 第八十二条: 工作日"),
    Row(5, .working, "2025-01-27", "2025-02-10", "行政许可法 第三十二条; 第八十二条, 跨春节, 周六2月8日调休上班"),
    Row(20, .working, "2025-01-20", "2025-02-21", "行政许可法 第四十二条: 二十日"),
    Row(7, .calendar, "2025-01-27", "2025-02-05", "民法典 第二百零三条: 末日是法定休假日的顺延"),
    Row(60, .calendar, "2025-01-02", "2025-03-03", "居民身份证法 第十二条: 六十日; 民法典 第二百零一条: 当日不计入"),
    Row(5, .working, "2025-09-26", "2025-10-10", "行政许可法 第三十二条; 周日9月28日调休上班"),
    Row(10, .working, "2025-09-30", "2025-10-21", "行政许可法 第四十四条: 十日内送达; 周六10月11日调休上班"),
    Row(7, .calendar, "2025-09-28", "2025-10-09", "民法典 第二百零三条, 国庆中秋连休"),
    Row(45, .working, "2025-09-01", "2025-11-07", "行政许可法 第四十二条第二款: 联合办理四十五日"),
    Row(5, .working, "2026-02-12", "2026-02-26", "行政许可法 第三十二条; 周六2月14日调休上班"),
    Row(20, .working, "2026-02-09", "2026-03-13", "行政许可法 第四十二条; 周六2月28日调休上班"),
    Row(30, .working, "2026-02-09", "2026-03-27", "行政许可法 第四十二条: 二十日, 经批准延长十日"),
    Row(7, .calendar, "2026-02-13", "2026-02-24", "民法典 第二百零三条, 跨春节"),
    Row(5, .working, "2026-09-18", "2026-09-24", "行政许可法 第三十二条; 周日9月20日调休上班"),
    Row(5, .working, "2026-09-24", "2026-10-09", "行政许可法 第三十二条, 跨中秋和国庆"),
    Row(5, .working, "2026-09-28", "2026-10-10", "行政许可法 第三十二条; 周六10月10日调休上班"),
    Row(7, .calendar, "2026-09-30", "2026-10-08", "民法典 第二百零三条, 国庆"),
    Row(
      20, .working, "2026-09-14", "2026-10-29", "行政许可法 第四十五条: 检测时间不计入", pause: ("2026-09-18", "2026-10-08")),
  ]

  @Test("over Spring Festival and National Day every limit ends where the law says", arguments: rows)
  func ends(_ row: Row) throws {
    let pauses = row.pause.map {
      [WorkCalendar.Pause(from: CaseSample.day($0.0), through: CaseSample.day($0.1))]
    }
    let end = try Self.calendar.end(of: row.limit, row.unit, from: CaseSample.day(row.from), pauses: pauses ?? [])
    #expect(end.text == row.end, "\(row.article)")
  }

  @Test("a limit that reaches into a year without a calendar is refused, not guessed") func unknownYear() {
    for (limit, unit, from) in [(5, Matter.LimitUnit.working, "2026-12-28"), (7, .calendar, "2026-12-28")] {
      let refusal = #expect(throws: Refusal.self) {
        try Self.calendar.end(of: limit, unit, from: CaseSample.day(from))
      }
      #expect(refusal == Refusal("no_calendar", ["year": "2027"]))
    }
    #expect(throws: Refusal("no_calendar", ["year": "2030"])) {
      try Self.calendar.isWorkingDay(CaseSample.day("2030-03-04"))
    }
  }
}
