import FoundationEssentials
import Testing

@testable import HallModel

@Suite("Summaries of days: what they keep, and what is no summary")
struct DaySummaryTests {
  /// The days of a random hall, with the steps of their closed loops as the journal has them.
  private static func days(seed: UInt64, commands: Int = 1200) -> [DaySummary] {
    var hall = RandomHall(seed: seed)
    for _ in 0..<commands {
      hall.tick()
      let command = hall.command()
      hall.play.perform(command, staff: RandomHall.staff(command))
    }
    return hall.play.summaries().map { summary, steps in
      var whole = summary
      whole.steps = steps.map { event, stamp in
        let body = (try? JSONEncoder().encode(event)).map { String(decoding: $0, as: UTF8.self) } ?? ""
        return DaySummary.Step(kind: type(of: event).kind, body: body, at: stamp.at, staff: stamp.staff)
      }
      return whole
    }
  }

  @Test("what was stored is read back the same, field by field", arguments: 1...10 as ClosedRange<UInt64>)
  func roundTrip(_ seed: UInt64) throws {
    let days = Self.days(seed: seed)
    #expect(days.contains { !$0.visits.isEmpty } && days.contains { !$0.ratings.isEmpty })
    for day in days {
      let read = try #require(DaySummary(bytes: day.bytes))
      #expect(read.bytes == day.bytes && read == day)
      #expect(read.day == day.day && read.names == day.names && read.matters == day.matters)
      #expect(read.lanes.map(\.letter) == day.lanes.map(\.letter) && read.lanes.map(\.name) == day.lanes.map(\.name))
      #expect(read.visits == day.visits && read.enquiries == day.enquiries && read.cases == day.cases)
      #expect(read.appointments == day.appointments && read.appointmentsKept == day.appointmentsKept)
      #expect(read.ratings == day.ratings && read.steps == day.steps && read.windows == day.windows)
      #expect(read.offer == day.offer)
    }
  }

  /// Counts it, so that a summary nobody could have made does no harm either.
  private func count(_ summary: DaySummary) -> PeriodFigures {
    var count = PeriodCount(Sample.settings(), from: summary.day, through: summary.day)
    count.add(summary, steps: [])
    let figures = count.figures(today: summary.day)
    _ = (
      figures.total.tickets.meanWait, figures.total.tickets.meanHandling, figures.total.speedUp, figures.total.visits
    )
    _ = summary.bytes
    return figures
  }

  @Test("what is cut off anywhere is no summary")
  func truncated() throws {
    let bytes = try #require(Self.days(seed: 3, commands: 300).max { $0.bytes.count < $1.bytes.count }).bytes
    #expect(bytes.count > 500)
    for length in 0..<bytes.count { #expect(DaySummary(bytes: Array(bytes[..<length])) == nil, "\(length)") }
    #expect(DaySummary(bytes: bytes + [0]) == nil)
  }

  @Test("a changed byte makes it no summary, or another that is counted like any")
  func changed() throws {
    let bytes = try #require(Self.days(seed: 5, commands: 120).max { $0.bytes.count < $1.bytes.count }).bytes
    var read = 0
    for place in bytes.indices {
      for change: UInt8 in [0x01, 0x40, 0x80, 0xFF] {
        var other = bytes
        other[place] ^= change
        guard let summary = DaySummary(bytes: other) else { continue }
        read += 1
        _ = count(summary)
      }
    }
    #expect(read > 0)
  }

  @Test("random bytes are no summary, or one that is counted like any", arguments: 1...8 as ClosedRange<UInt64>)
  func random(_ seed: UInt64) {
    var random = RandomSource(seed: seed)
    for _ in 0..<400 {
      var bytes = (0..<random.below(200)).map { _ in UInt8(random.below(random.chance(70) ? 4 : 256)) }
      if !bytes.isEmpty { bytes[0] = UInt8(DaySummary.format) }
      if let summary = DaySummary(bytes: bytes) { _ = count(summary) }
    }
  }

  @Test("numbers no hall has are refused and overflow nothing")
  func absurd() throws {
    var summary = try #require(Self.days(seed: 5, commands: 400).first { !$0.ratings.isEmpty && !$0.visits.isEmpty })
    summary.ratings[0].visited = summary.day.adding(days: -90_000)
    #expect(DaySummary(bytes: summary.bytes) != nil)
    for number in [Int32.min, Int32.min + 1000, Int32.max] {
      var other = summary
      other.ratings = []
      other.day = Day(number: number)
      for bytes in [other.bytes, Self.absurdDay(number)] { #expect(DaySummary(bytes: bytes).map(count) == nil) }
    }
    #expect(DaySummary(bytes: Self.absurdDay(20_000)) != nil)
    var huge = summary
    huge.cases = (0..<2).map { _ in
      DaySummary.Case(matter: 0, isImmediate: false, isInTime: true, promisedDays: .max, legalDays: .max)
    }
    #expect(DaySummary(bytes: huge.bytes).map(count) == nil)
    huge = summary
    huge.appointments = .max
    huge.visits[0].fact.wait = .max
    #expect(DaySummary(bytes: huge.bytes).map(count) == nil)
  }

  /// A summary of this day whose one rating is about a visit 100,000 days before.
  private static func absurdDay(_ number: Int32) -> [UInt8] {
    var packed = PackedBytes()
    packed.add(byte: UInt8(DaySummary.format))
    packed.add(signed: Int64(number))
    packed.add(1)
    packed.add("")
    for _ in 0..<4 { packed.add(0) }
    packed.add(0)
    packed.add(0)
    packed.add(0)
    packed.add(1)
    packed.add(byte: 5)
    for value in [1, 0, 0, 0, 0, 0, 100_000] { packed.add(value) }
    for _ in 0..<5 { packed.add(0) }
    return packed.bytes
  }

  @Test("another format is no summary")
  func format() throws {
    var bytes = try #require(Self.days(seed: 1, commands: 100).first).bytes
    #expect(DaySummary(bytes: bytes) != nil)
    for format in 0...255 where format != DaySummary.format {
      bytes[0] = UInt8(format)
      #expect(DaySummary(bytes: bytes) == nil)
    }
    #expect(DaySummary(bytes: []) == nil)
  }

  @Test("a summary tells nobody who came: numbers, codes and staff, no names of applicants")
  func nobody() {
    let summary = DayFiguresTests.day().summaries()[0].summary
    #expect(summary.names.contains("A001") && summary.names.contains("01") && summary.names.contains("GA-1"))
    #expect(summary.names.allSatisfy { !$0.contains("20260302-A001") })
  }
}
