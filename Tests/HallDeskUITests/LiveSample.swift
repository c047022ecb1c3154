import HallConfiguration
import HallModel
import ScreenKit
import Testing

@testable import HallDeskUI

/// A morning in a hall, the same at every run: somebody comes every so many seconds, windows call, serve for the usual
/// time and finish; and what happened, to be counted and played.
struct LiveSample {
  private(set) var hall: Hall
  private(set) var now: Moment
  private(set) var events: [(event: any HallEvent, stamp: Stamp)] = []
  let start: Hall

  /// The township with its six windows.
  static func township(minutes: Int = 90, every seconds: Int = 90) throws -> LiveSample {
    try LiveSample(SampleHall.loaded.get(), minutes: minutes, every: seconds)
  }

  /// The city with its sixty windows.
  static func city(minutes: Int = 90, every seconds: Int = 15) throws -> LiveSample {
    let result = HallFolder.load(path: SampleHall.root + "/assets/halls/city", hashPIN: { _ in "scrypt$test" })
    return try LiveSample(#require(result.configuration), minutes: minutes, every: seconds)
  }

  private init(_ loaded: LoadedHall, minutes: Int, every seconds: Int) throws {
    var hall = Hall()
    let date = try #require(Day("2026-03-02"))
    now = loaded.settings.zone.moment(date, second: 9 * 3600)
    hall.apply(
      HallConfigured(
        settings: loaded.settings,
        catalogue: Catalogue(matters: loaded.matters, packages: loaded.packages, digest: "sample"), papersDigest: "",
        training: false), Stamp(at: now, terminal: "test", staff: ""))
    (self.hall, start) = (hall, hall)
    for window in loaded.settings.windows.dropLast() {
      if let staff = window.usualStaff { perform(OpenWindow(window: window.number, staff: staff)) }
    }
    let matters = loaded.matters.filter {
      !self.hall.windows(accepting: $0).intersection(self.hall.openWindows).isEmpty
    }
    for step in 0..<(minutes * 60 / seconds) {
      now = now.adding(seconds: seconds)
      perform(
        IssueTicket(
          matters: [matters[step * 37 % matters.count].code],
          priorityGroup: step % 13 == 0 ? loaded.settings.priorityGroups.first?.id : nil))
      if step % 5 == 0 { perform(RecordEnquiry(outcome: Enquiry.Outcome.allCases[step / 5 % 3], matters: [])) }
      work(step)
    }
  }

  private mutating func work(_ step: Int) {
    for window in hall.windows {
      switch window.state {
      case .idle:
        if window.number % 17 == 5 && step % 29 == 0 {
          perform(PauseWindow(window: window.number, reason: "核对材料"))
        } else {
          perform(CallNext(window: window.number))
        }
      case .called: perform(StartService(window: window.number))
      case .serving:
        let ticket = window.ticket.map { hall.tickets[$0] }
        let usual = hall.catalogue.matter(ticket?.remaining.first ?? "")?.handlingMinutes ?? 8
        // Every eleventh takes long.
        let seconds = Int(usual * 60) * ((ticket?.serial ?? 0) % 11 == 0 ? 4 : 1)
        if now.seconds(since: window.since) >= seconds { perform(FinishTicket(window: window.number)) }
      case .paused: if step % 31 == 0 { perform(ResumeWindow(window: window.number)) }
      case .closed: break
      }
    }
  }

  /// Does something; what the rules forbid does not happen.
  mutating func perform(_ command: any HallCommand, staff: String = "") {
    let context = Context(now: now, terminal: "test", staff: staff)
    guard case .events(let done) = hall.decide(command, context) else { return }
    for event in done {
      hall.apply(event, Stamp(context))
      events.append((event, Stamp(context)))
    }
  }

  /// The supervisor at the live hall.
  func supervisor(
    size: (rows: Int, columns: Int) = (24, 80), language: Language = .zh
  ) throws -> Stage<SupervisorScreen> {
    var stage = try Stage(SupervisorScreen(), hall: hall, at: now, size: size, language: language)
    stage.people.reports = [try counted(.day)]
    stage.people.tapes = [ReplayTape(day: day, start: start, events: events)]
    stage.signIn("S01")
    return stage
  }

  var day: Day { hall.settings.zone.day(at: now) }

  /// The morning as a report.
  func counted(_ kind: ReportPeriod.Kind) throws -> CountedReport {
    let period = ReportPeriod(kind, around: day)
    let summary = DaySummary(hall, now: now, ratings: [], steps: [])
    var count = PeriodCount(hall.settings, from: period.first, through: period.last)
    count.add(summary, steps: [])
    let figures = count.figures(today: day)
    let report = PeriodReport(period: period, figures: figures, previous: PeriodFigures(), settings: hall.settings)
    return CountedReport(report: report, charts: ReportCharts([summary], figures))
  }
}
