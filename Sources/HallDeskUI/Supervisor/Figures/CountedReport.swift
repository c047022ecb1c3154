import HallModel

/// A report counted beside the screen's work, with what its charts show.
public struct CountedReport: Sendable {
  /// The report.
  public let report: PeriodReport
  /// Its charts.
  public let charts: ReportCharts

  /// Creates one.
  public init(report: PeriodReport, charts: ReportCharts) {
    self.report = report
    self.charts = charts
  }
}
