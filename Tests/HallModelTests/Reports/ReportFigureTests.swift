import Testing

@testable import HallModel

@Suite("The list of figures: names, units, targets, groups")
struct ReportFigureTests {
  /// The names of the command line's contract (design §4).
  private static let contract = [
    "visits", "served", "no_show_rate", "abandonment_rate", "mean_wait_minutes", "p95_wait_minutes", "share_over_15",
    "share_over_30", "mean_handling_minutes", "positive_rate", "active_rate", "negative_rate", "contact_rate",
    "rectification_rate", "on_time_rectification_rate", "immediate_share", "on_time_share", "speed_up",
    "comprehensive_share", "online_share",
  ]

  @Test("every name of the contract is there, once")
  func names() {
    let names = ReportFigure.allCases.map(\.rawValue)
    #expect(Set(Self.contract).subtracting(names) == [])
    #expect(Set(names).count == names.count)
    #expect(
      ReportGroup.allCases.map(\.rawValue) == [
        "by_window", "by_clerk", "by_lane", "by_department", "by_hour", "by_matter", "by_channel", "by_day",
      ])
    #expect(
      ReportGroup.allCases.map(\.key) == ["window", "staff", "lane", "department", "hour", "matter", "channel", "day"])
  }

  @Test("what a table for people shows is counted for that group") func columns() {
    for group in ReportGroup.allCases {
      #expect(Set(group.columns).isSubset(of: group.figures), "\(group)")
      #expect(!group.columns.isEmpty)
    }
  }

  @Test("the month worked out by hand, with target and last period")
  func march() throws {
    let sample = MarchSample()
    let report = PeriodReport(
      period: try #require(ReportPeriod(.month, "2026-03")), figures: sample.figures("2026-03-01", "2026-03-31"),
      previous: sample.figures("2026-02-01", "2026-02-28"), settings: sample.play.hall.settings)
    let positive = report.row(.positiveRate)
    #expect((positive.value, positive.target, positive.previous) == (3.0 / 7, 0.99, nil))
    #expect((positive.valueText, positive.targetText, positive.previousText) == ("42.86 %", "99.00 %", ""))
    #expect(positive.isMet == false)
    #expect(report.row(.visits).value == 7)
    // In February the hall never opened: there is nothing to compare with.
    #expect(report.row(.visits).previous == nil)
    #expect(report.row(.meanWait).isMet == nil)
    #expect(report.rows.count == ReportFigure.allCases.count)
    // By window the same figures, and none that only the whole hall has.
    let window = try #require(report.parts(.window).first { $0.number == 1 })
    #expect(window.name == "综窗1")
    #expect(report.value(.positiveRate, window) == 0.5)
    #expect(report.value(.windowsInUse, window) == nil)
    #expect(report.parts(.clerk).map(\.id).contains("02"))
    #expect(report.parts(.channel).map(\.id) == ["pad", "kiosk", "phone", "online"])
  }

  @Test("a target of 0 is none") func targets() {
    var settings = Sample.settings()
    settings.ratings.positiveTarget = 0
    settings.targets.windowCut = 0
    settings.targets.online = 0
    #expect(ReportFigure.positiveRate.target(settings) == nil)
    #expect(ReportFigure.windowCut.target(settings) == nil)
    #expect(ReportFigure.onlineShare.target(settings) == nil)
    #expect(ReportFigure.meanWait.target(settings) == nil)
    settings.targets.meanWait = 12
    #expect(ReportFigure.meanWait.target(settings) == 12)
    #expect(ReportFigure.comprehensiveShare.target(settings) == 0.8)
  }

  @Test("a wait meets its target from below, a share from above; the target itself meets it") func met() {
    var figures = PeriodFigures()
    figures.total.tickets.waits = [600, 600]
    figures.total.ratings.levels = [1, 0, 0, 0, 99]
    var settings = Sample.settings()
    settings.targets.meanWait = 10
    let report = PeriodReport(
      period: ReportPeriod(.day, around: Sample.date), figures: figures, previous: PeriodFigures(), settings: settings)
    #expect(report.row(.meanWait).isMet == true)
    #expect(report.row(.positiveRate).isMet == true)
    settings.targets.meanWait = 9
    let stricter = PeriodReport(
      period: report.period, figures: figures, previous: PeriodFigures(), settings: settings)
    #expect(stricter.row(.meanWait).isMet == false)
  }

  @Test("a day on which nobody came has counts of 0 and nothing else") func nobody() {
    let none = PeriodFigures()
    for figure in ReportFigure.allCases {
      let value = figure.value(none, nil, Sample.settings())
      switch figure.unit {
      case .count, .hours: #expect(value == 0, "\(figure)")
      case .share, .minutes, .number: #expect(value == nil, "\(figure)")
      }
    }
    let report = PeriodReport(
      period: ReportPeriod(.day, around: Sample.date), figures: none, previous: none, settings: Sample.settings())
    #expect(report.starWindows.entries.isEmpty)
    #expect(ReportGroup.allCases.allSatisfy { report.parts($0).isEmpty })
    let charts = ReportCharts([], none)
    #expect(charts.hours.isEmpty && charts.line.isEmpty && charts.heat.isEmpty)
    #expect(charts.levels == [0, 0, 0, 0, 0])
  }

  @Test(
    "numbers as people read them",
    arguments: [
      (ReportFigure.positiveRate, 80_955.0 / 81_129, "99.79 %"), (.windowCut, -0.125, "-12.50 %"),
      (.windowCut, -0.000_001, "0.00 %"), (.meanWait, 4.25, "4.3"), (.visits, 12_345, "12345"),
      (.windowsInUse, 2, "2.0"),
    ])
  func texts(_ figure: ReportFigure, _ value: Double, _ text: String) {
    #expect(figure.text(value) == text)
  }

  @Test("a year is read and written")
  func year() throws {
    let period = try #require(ReportPeriod(.year, "2026"))
    #expect((period.first.text, period.last.text, period.text) == ("2026-01-01", "2026-12-31", "2026"))
    #expect(period.previous.text == "2025")
    #expect(ReportPeriod(.year, "2026-05-09") == period)
    for text in ["26", "2026-05", "2026-Q1", "0000", "２０２６", "+026", " 2026", ""] {
      #expect(ReportPeriod(.year, text) == nil, "\(text)")
    }
    #expect(ReportPeriod(.day, "2026") == nil)
  }
}
