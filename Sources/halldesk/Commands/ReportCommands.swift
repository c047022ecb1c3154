import ArgumentParser
import HallModel
import HallStore

/// `report …`: the figures of a day, a month, a quarter.
struct ReportCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "The figures of a day, a month or a quarter, with their definitions.",
    subcommands: [OfDay.self, OfMonth.self, OfQuarter.self])

  struct OfDay: Report {
    static let configuration = CommandConfiguration(commandName: "day", abstract: "The figures of a day.")
    static let kind = ReportPeriod.Kind.day
    @Argument(help: "2026-03-02; without it today.") var period: String?
    @Flag(help: "As CSV, one row a figure.") var csv = false
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
  }

  struct OfMonth: Report {
    static let configuration = CommandConfiguration(commandName: "month", abstract: "The figures of a month.")
    static let kind = ReportPeriod.Kind.month
    @Argument(help: "2026-03; without it this month.") var period: String?
    @Flag(help: "As CSV, one row a figure.") var csv = false
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
  }

  struct OfQuarter: Report {
    static let configuration = CommandConfiguration(commandName: "quarter", abstract: "The figures of a quarter.")
    static let kind = ReportPeriod.Kind.quarter
    @Argument(help: "2026-Q1; without it this quarter.") var period: String?
    @Flag(help: "As CSV, one row a figure.") var csv = false
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
  }
}

/// A report over one kind of period.
protocol Report: DeskCommand {
  /// How long the period is.
  static var kind: ReportPeriod.Kind { get }
  /// Which one, as typed.
  var period: String? { get }
  /// Whether as CSV.
  var csv: Bool { get }
}

extension Report {
  func answer(_ session: Session) throws -> Answer {
    let live = try session.hall(toRead: true)
    let today = live.hall.settings.zone.day(at: try session.now(live))
    let wanted = period.map { ReportPeriod(Self.kind, $0) } ?? ReportPeriod(Self.kind, around: today)
    guard let wanted else { throw CommandFailure.usage("bad_period", ["value": period ?? ""]) }
    let (figures, previous) = try stored { () throws(StoreError) in
      (
        try live.figures(from: wanted.first, through: wanted.last),
        try live.figures(from: wanted.previous.first, through: wanted.previous.last)
      )
    }
    let report = RatingReport(
      period: wanted, figures: figures, previous: previous.total.ratings,
      target: Double(live.hall.settings.ratings.positiveTarget) / 100)
    return Answer(
      json: { report.json(session, live.hall) },
      lines: { csv ? report.csv(session, live.hall) : report.lines(session, live.hall) })
  }
}
