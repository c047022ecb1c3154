import HallModel
import Testing

@testable import HallStore

/// A practice hall over some days: the second of March and those after it.
struct PastDays {
  let store: TestHall
  var practice: PracticeHall

  static let monday = Day("2026-03-02")!
  static let tuesday = monday.adding(days: 1)

  init(_ engine: Engine) throws {
    store = try engine.hall()
    practice = try PracticeHall(store.journal)
    var settings = PracticeHall.settings
    settings.calendar = [CalendarDay(day: Day("2026-01-01")!, kind: .holiday, name: "元旦")]
    try configure(settings)
  }

  mutating func configure(_ settings: HallSettings) throws {
    let outcome = try practice.live.configure(
      settings: settings, matters: PracticeHall.matters, packages: [], papers: [], training: true,
      by: PracticeHall.actor, at: practice.now)
    #expect(outcome.refusal == nil)
  }

  /// Goes to a time of a day.
  mutating func go(_ clock: String, _ day: Day) {
    practice.now = HallZone.shanghai.moment(iso: "\(day.text)T\(clock)") ?? practice.now
  }

  /// A Monday with two visits served, one of them rated badly, and one left waiting.
  mutating func work() throws {
    try practice.serve(2)
    let answer = RatingAnswer(level: 2, comment: "等了很久", named: true)
    #expect(try practice.act(RecordRating(ticket: "20260302-A001", answer: answer, channel: .kiosk)).refusal == nil)
    try practice.act(IssueTicket(matters: ["M1"]))
    try practice.act(RecordEnquiry(outcome: .online, matters: ["M1"]))
  }

  /// What is kept of a day, sound and readable.
  func kept(_ day: Day) throws -> DaySummary? {
    try DayArchive(try store.another()).kept(from: day, through: day)[day]
  }

  /// The same folded from the first event, by a program that finds neither snapshots nor summaries.
  func folded(_ day: Day) throws -> DaySummary? {
    try LiveHall(WithoutSnapshots(try store.another())).summaries(from: day, through: day).first { $0.day == day }
  }
}
