import ArgumentParser
import Glibc
import HallDeskUI
import HallModel
import HallStore

/// `report …`: the figures of a day, a month, a quarter, a year.
struct ReportCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "The figures of a day, a month, a quarter or a year, with their definitions.",
    discussion: """
      Every figure with its target, its value in the period before and its definition; by window, clerk, lane, \
      department, hour, matter, channel and day; star windows and clerks with the formula. Days that are over are \
      summed up once and kept.
      """,
    subcommands: [OfDay.self, OfMonth.self, OfQuarter.self, OfYear.self])

  struct OfDay: Report {
    static let configuration = CommandConfiguration(commandName: "day", abstract: "The figures of a day.")
    static let kind = ReportPeriod.Kind.day
    @Argument(help: "2026-03-02; without it today.") var period: String?
    @OptionGroup var outputs: ReportOutputs
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
  }

  struct OfMonth: Report {
    static let configuration = CommandConfiguration(commandName: "month", abstract: "The figures of a month.")
    static let kind = ReportPeriod.Kind.month
    @Argument(help: "2026-03; without it this month.") var period: String?
    @OptionGroup var outputs: ReportOutputs
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
  }

  struct OfQuarter: Report {
    static let configuration = CommandConfiguration(commandName: "quarter", abstract: "The figures of a quarter.")
    static let kind = ReportPeriod.Kind.quarter
    @Argument(help: "2026-Q1; without it this quarter.") var period: String?
    @OptionGroup var outputs: ReportOutputs
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
  }

  struct OfYear: Report {
    static let configuration = CommandConfiguration(commandName: "year", abstract: "The figures of a year.")
    static let kind = ReportPeriod.Kind.year
    @Argument(help: "2026; without it this year.") var period: String?
    @OptionGroup var outputs: ReportOutputs
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions
  }
}

/// Where a report goes.
struct ReportOutputs: ParsableArguments {
  @Flag(help: "As CSV, one row a figure.") var csv = false
  @Option(
    help: ArgumentHelp("Write it as PDF; a file of that name is replaced when the new one is whole.", valueName: "file")
  )
  var pdf: String?
  @Option(help: ArgumentHelp("Write the charts, each as SVG and its numbers as CSV.", valueName: "dir"))
  var charts: String?
}

/// A report over one kind of period.
protocol Report: DeskCommand {
  /// How long the period is.
  static var kind: ReportPeriod.Kind { get }
  /// Which one, as typed.
  var period: String? { get }
  /// Where it goes.
  var outputs: ReportOutputs { get }
}

extension Report {
  func answer(_ session: Session) throws -> Answer {
    let live = try session.hall(toRead: true)
    let settings = live.hall.settings
    let today = settings.zone.day(at: try session.now(live))
    let wanted = period.map { ReportPeriod(Self.kind, $0) } ?? ReportPeriod(Self.kind, around: today)
    guard let wanted else { throw CommandFailure.usage("bad_period", ["value": period ?? ""]) }
    // Told before anything is counted, which may take a while.
    if let pdf = outputs.pdf {
      try ReplacedFile.requireFolder(of: pdf)
      try ReplacedFile.requireReplaceable(ProcessFacts.resolved(pdf), beginning: Array("%PDF".utf8))
    }
    let progress = FoldingProgress(session)
    let counted = try stored { () throws(StoreError) in try live.counted(wanted, progress: progress.tell) }
    progress.end()
    let report = PeriodReport(
      period: wanted, figures: counted.figures, previous: counted.previous, settings: settings)
    let wording = ReportWording(report: report, texts: session.texts)
    let saved = try save(wording, counted.days, live, session)
    return Answer(
      json: {
        let json = ReportForms(wording).json
        return saved.files.isEmpty ? json : json.adding([("files", .strings(saved.files))])
      },
      lines: {
        if outputs.csv {
          // Standard output is the table's alone.
          StandardStreams.complain(saved.lines)
          return ReportForms(wording).csv
        }
        return saved.lines.isEmpty ? ReportLines(wording).lines : saved.lines
      })
  }

  /// Writes the files that were asked for; which, and a sentence about each.
  private func save(
    _ wording: ReportWording, _ days: [DaySummary], _ live: LiveHall, _ session: Session
  ) throws -> (files: [String], lines: [String]) {
    var files: [String] = []
    var lines: [String] = []
    if let pdf = outputs.pdf {
      let bytes = try ReportDocument(wording).pdf(date: live.hall.settings.zone.iso(live.now))
      try ReplacedFile.write(bytes, to: pdf)
      files.append(pdf)
      lines.append(session.texts("report.saved", ["path": pdf]))
    }
    if let folder = outputs.charts {
      let charts = ChartFiles(ReportCharts(days, wording.report.figures), wording)
      let written = try charts.write(to: folder)
      files += written
      lines.append(session.texts("report.charts_saved", ["count": String(written.count), "folder": folder]))
    }
    return (files, lines)
  }
}

/// Tells on standard error which day is being counted anew: one line that changes on a terminal, else a line a day.
final class FoldingProgress {
  private let session: Session
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private var isAtWork = false

  init(_ session: Session) { self.session = session }

  /// Tells of a day.
  func tell(_ day: Day) {
    guard !session.asJSON else { return }
    let line = session.texts("report.folding", ["day": day.text])
    guard isTerminal else { return StandardStreams.complain([line]) }
    isAtWork = true
    _ = StandardStreams.write(Array(("\r" + line).utf8), to: STDERR_FILENO)
  }

  /// Every day is counted.
  func end() {
    if isAtWork { StandardStreams.complain([""]) }
    isAtWork = false
  }
}
