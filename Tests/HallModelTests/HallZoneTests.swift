import Testing

@testable import HallModel

@Suite("Time: a zone is data")
struct HallZoneTests {
  /// New York's summer time of 2026.
  static let newYork = HallZone(
    name: "America/New_York", offset: -5 * 3600,
    transitions: [
      HallZone.Transition(from: Moment(seconds: 1_772_953_200), offset: -4 * 3600),  // 2026-03-08 02:00 → 03:00
      HallZone.Transition(from: Moment(seconds: 1_793_512_800), offset: -5 * 3600),  // 2026-11-01 02:00 → 01:00
    ])
  /// A zone that long ago was three hours further west than it is now, with summer time.
  static let moved = HallZone(
    name: "Far/Moved", offset: 5 * 3600,
    transitions: [
      HallZone.Transition(from: Moment(seconds: 0), offset: 8 * 3600),
      HallZone.Transition(from: Moment(seconds: 1_772_953_200), offset: 9 * 3600),
      HallZone.Transition(from: Moment(seconds: 1_793_512_800), offset: 8 * 3600),
    ])

  @Test(
    "wall clocks follow the transitions",
    arguments: [
      (1_772_953_199, "2026-03-08T01:59:59-05:00"), (1_772_953_200, "2026-03-08T03:00:00-04:00"),
      (1_793_512_799, "2026-11-01T01:59:59-04:00"), (1_793_512_800, "2026-11-01T01:00:00-05:00"),
      (1_780_000_000, "2026-05-28T16:26:40-04:00"),
    ] as [(Int64, String)])
  func transitions(_ seconds: Int64, _ text: String) {
    #expect(HallZoneTests.newYork.iso(Moment(seconds: seconds)) == text)
  }

  @Test("a wall clock leads back to its moment, but for the hour that comes twice")
  func roundTrip() {
    for zone in [HallZoneTests.newYork, HallZoneTests.moved, .shanghai] {
      for around in [0, 1_772_953_200, 1_793_512_800] as [Int64] {
        for step in -80...80 as ClosedRange<Int64> {
          let moment = Moment(seconds: around + step * 600)
          let back = zone.moment(zone.day(at: moment), second: zone.secondOfDay(at: moment))
          let same = zone.clock(back) == zone.clock(moment) && zone.day(at: back) == zone.day(at: moment)
          #expect(back == moment || same, "\(zone.name) \(zone.iso(moment)) became \(zone.iso(back))")
          // An offset written down leaves no doubt even then.
          #expect(zone.moment(iso: zone.iso(moment)) == moment)
        }
      }
    }
  }

  @Test("a wall clock that is skipped is read by the offset before the switch")
  func gap() {
    let zone = HallZoneTests.newYork
    let skipped = zone.moment(iso: "2026-03-08T02:30:00")
    #expect(skipped.map(zone.iso) == "2026-03-08T03:30:00-04:00")
  }

  @Test(
    "before 1970 the clock does not run past midnight",
    arguments: [
      (-1, "1969-12-31", 86_399, "23:59:59"), (-500, "1969-12-31", 86_399, "23:59:59"),
      (-1000, "1969-12-31", 86_399, "23:59:59"), (-1001, "1969-12-31", 86_398, "23:59:58"),
      (-86_400_000, "1969-12-31", 0, "00:00:00"), (-86_400_001, "1969-12-30", 86_399, "23:59:59"),
      (0, "1970-01-01", 0, "00:00:00"), (999, "1970-01-01", 0, "00:00:00"),
    ] as [(Int64, String, Int, String)])
  func before1970(_ milliseconds: Int64, _ day: String, _ second: Int, _ clock: String) {
    let zone = HallZone(name: "UTC", offset: 0)
    let moment = Moment(milliseconds: milliseconds)
    #expect(zone.day(at: moment).text == day)
    #expect(zone.secondOfDay(at: moment) == second)
    #expect(zone.clockWithSeconds(moment) == clock)
  }

  @Test("milliseconds survive the text form, also before 1970 and in odd zones")
  func milliseconds() {
    for zone in [HallZone.shanghai, HallZone(name: "Kathmandu", offset: 20_700), HallZone(name: "W", offset: -12_600)] {
      for value in [-86_400_001, -1, 0, 1, 1_772_413_200_007, 1_772_413_200_120, 253_402_200_000_000] as [Int64] {
        let moment = Moment(milliseconds: value)
        #expect(zone.moment(iso: zone.iso(moment)) == moment, "\(zone.iso(moment))")
      }
    }
  }

  @Test("midnight belongs to the day that begins")
  func midnight() {
    let zone = HallZone.shanghai
    #expect(zone.day(at: Sample.at("23:59:59.999")) == Sample.date)
    #expect(zone.day(at: Sample.at("00:00", Sample.date.adding(days: 1))) == Sample.date.adding(days: 1))
    #expect(zone.moment(Sample.date, second: 86_400) == zone.moment(Sample.date.adding(days: 1), second: 0))
    #expect(Sample.date.compact == "20260302")
  }
}
