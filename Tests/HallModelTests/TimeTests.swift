import Testing

@testable import HallModel

@Suite("Time: dates, clocks and zones without a calendar library")
struct TimeTests {
  @Test(
    "a date has its day number and weekday",
    arguments: [
      (1970, 1, 1, 0, 4), (1969, 12, 31, -1, 3), (2000, 2, 29, 11_016, 2), (1900, 3, 1, -25_508, 4),
      (2026, 3, 2, 20_514, 1), (2024, 12, 31, 20_088, 2), (1, 1, 1, -719_162, 1), (9999, 12, 31, 2_932_896, 5),
    ])
  func dayNumbers(_ year: Int, _ month: Int, _ day: Int, _ number: Int32, _ weekday: Int) {
    #expect(Day(year: year, month: month, day: day)?.number == number)
    #expect(Day(number: number).civil == (year, month, day))
    #expect(Day(number: number).weekday == weekday)
  }

  @Test("every date of 1600 to 2400 follows the one before, in a week and a month without gaps")
  func everyDate() {
    var expected = (year: 1600, month: 1, day: 1)
    guard var day = Day(year: 1600, month: 1, day: 1) else { return #expect(Bool(false)) }
    var weekday = day.weekday
    #expect(weekday == 6)
    while expected.year < 2400 {
      guard day.civil == expected, day.weekday == weekday,
        Day(year: expected.year, month: expected.month, day: expected.day) == day
      else {
        Issue.record("\(expected) is \(day.civil), weekday \(day.weekday) for \(weekday)")
        return
      }
      let leap = expected.year % 4 == 0 && (expected.year % 100 != 0 || expected.year % 400 == 0)
      let lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      expected.day += 1
      if expected.day > lengths[expected.month - 1] { expected = (expected.year, expected.month + 1, 1) }
      if expected.month > 12 { expected = (expected.year + 1, 1, 1) }
      weekday = weekday % 7 + 1
      day = day.adding(days: 1)
    }
  }

  @Test(
    "text is a date or nothing",
    arguments: [
      ("2026-03-02", "2026-03-02"), ("2026/3/2", "2026-03-02"), ("2024-02-29", "2024-02-29"), ("2023-02-29", nil),
      ("1900-02-29", nil), ("2000-02-29", "2000-02-29"), ("2026-13-01", nil), ("2026-00-10", nil), ("2026-04-31", nil),
      ("2026-03", nil), ("", nil), ("2026-03-02-", nil), ("2026--03-02", nil), ("-2026-03-02", nil),
      ("2026-+3-02", nil), ("二〇二六-3-2", nil), ("0000-01-01", nil), ("10000-01-01", nil), ("2026-03-02x", nil),
    ] as [(String, String?)])
  func dateText(_ text: String, _ expected: String?) {
    #expect(Day(text)?.text == expected)
  }

  @Test(
    "text is a time of day or nothing",
    arguments: [
      ("9:00", 540), ("09:00", 540), ("00:00", 0), ("23:59", 1439), ("24:00", 1440), ("24:01", nil), ("25:00", nil),
      ("12:60", nil), ("12", nil), ("12:", nil), ("-1:00", nil), ("+9:00", nil), ("9:+5", nil), ("9:00:00", nil),
    ] as [(String, Int?)])
  func clockText(_ text: String, _ minutes: Int?) {
    #expect(ClockTime(text)?.minutes == minutes)
    if let minutes { #expect(ClockTime(ClockTime(minutes: minutes).text) == ClockTime(minutes: minutes)) }
  }

  @Test("moments count whole seconds, never below zero")
  func moments() {
    let start = Moment(milliseconds: 1500)
    #expect(start.adding(seconds: 2) == Moment(milliseconds: 3500))
    #expect(start.adding(seconds: -2) == Moment(milliseconds: -500))
    #expect(Moment(milliseconds: 3499).seconds(since: start) == 1)
    #expect(start.seconds(since: Moment(seconds: 60)) == 0)
  }

  @Test(
    "numbers are padded and rounded without a formatter",
    arguments: [(0.25, "0.3"), (-0.25, "-0.3"), (-0.04, "0.0"), (99.96, "100.0"), (12, "12.0"), (-3.14, "-3.1")])
  func decimals(_ value: Double, _ text: String) {
    #expect(Digits.oneDecimal(value) == text)
  }

  @Test("padding never cuts")
  func padding() {
    #expect([7, 42, 999, 1000].map { Digits.padded($0, 3) } == ["007", "042", "999", "1000"])
  }

  @Test(
    "ISO 8601 is read with an offset, with Z, or in the hall's own zone",
    arguments: [
      ("2026-03-02T09:00:00+08:00", "2026-03-02T09:00:00+08:00"),
      ("2026-03-02T09:00:00+0800", "2026-03-02T09:00:00+08:00"),
      ("2026-03-02T09:00:00+08", "2026-03-02T09:00:00+08:00"),
      ("2026-03-02T01:00:00Z", "2026-03-02T09:00:00+08:00"), ("2026-03-02T01:00z", "2026-03-02T09:00:00+08:00"),
      ("2026-03-02T09:00", "2026-03-02T09:00:00+08:00"), ("2026-03-02 09:00:30", "2026-03-02T09:00:30+08:00"),
      ("2026/3/2 9:05", "2026-03-02T09:05:00+08:00"), ("2026-03-01T20:00:00-05:00", "2026-03-02T09:00:00+08:00"),
      ("2026-03-02T09:00:00.5+08:00", "2026-03-02T09:00:00.500+08:00"),
      ("2026-03-02T09:00:00.05Z", "2026-03-02T17:00:00.050+08:00"),
      ("2026-03-02T09:00:00.123456+08:00", "2026-03-02T09:00:00.123+08:00"),
      ("2026-03-02T06:30:00+05:30", "2026-03-02T09:00:00+08:00"),
      ("2026-03-01T23:59:59Z", "2026-03-02T07:59:59+08:00"),
      ("1969-12-31T23:59:59.500Z", "1970-01-01T07:59:59.500+08:00"),
      ("2026-03-02", nil), ("2026-03-02T", nil), ("T09:00", nil), ("", nil), ("2026-03-02T24:00", nil),
      ("2026-03-02T09:60", nil), ("2026-03-02T09:00:60", nil), ("2026-03-02T9", nil), ("2026-02-30T09:00", nil),
      ("2026-03-02T09:00:00+8", nil), ("2026-03-02T09:00:00+08:60", nil), ("2026-03-02T09:00:00+24:00", nil),
      ("2026-03-02T09:00:00+0:800", nil), ("2026-03-02T09:00:00.", nil), ("2026-03-02T09:00:00.x", nil),
      ("2026-03-02T09:00:00.1.2", nil), ("2026-03-02T09:00:00.+5Z", nil), ("2026-03-02T09:00:00Zed", nil),
      ("2026-03-02T09:00:00:00", nil), ("gestern", nil), ("2026-03-02T-9:00", nil), ("2026-03-02T09:00:00+08:00Z", nil),
    ] as [(String, String?)])
  func isoText(_ text: String, _ expected: String?) {
    #expect(HallZone.shanghai.moment(iso: text).map(HallZone.shanghai.iso) == expected)
  }
}
