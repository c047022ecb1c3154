import HallModel
import ScreenKit

/// A report's words in one language; tables, PDF and charts have them from here.
public struct ReportWording: Sendable {
  /// The report.
  public let report: PeriodReport
  /// The texts of reports and ratings.
  public let texts: Texts

  /// A report in a language.
  public init(report: PeriodReport, texts: Texts) {
    self.report = report
    self.texts = texts
  }

  /// The name of a figure.
  public func name(_ figure: ReportFigure) -> String { texts("figure." + figure.rawValue) }

  /// How a figure is defined, in words.
  public func definition(_ figure: ReportFigure) -> String { texts("figure.\(figure.rawValue).definition") }

  /// A part's name; empty where it has none but its number.
  public func name(_ part: PeriodReport.Part, of group: ReportGroup) -> String {
    switch group {
    case .channel: texts("rating.channel." + part.id)
    case .hour: texts("report.hour", ["hour": part.id])
    default: part.name
    }
  }

  /// What stands before a part's figures: its number and name, once where they are the same.
  public func label(_ part: PeriodReport.Part, of group: ReportGroup) -> String {
    let name = name(part, of: group)
    switch group {
    case .channel, .hour: return name
    default: return name.isEmpty || name == part.id ? part.id : "\(part.id) \(name)"
    }
  }

  /// The words of the report's head and foot.
  public var particulars: [String: String] {
    let period = report.period
    return [
      "hall": report.settings.name, "title": title, "period": period.text, "from": period.first.text,
      "to": period.last.text,
    ]
  }

  /// What kind of report it is.
  public var title: String { texts("report.title." + report.period.kind.rawValue) }

  /// Whether a target is met, in a word; empty where there is none.
  public func met(_ row: PeriodReport.Row) -> String { row.isMet.map { texts("report.met.\($0)") } ?? "" }

  /// Whether there was nothing to report.
  public var isEmpty: Bool { report.figures.total.visits == 0 && report.figures.total.ratings == RatingFigures() }

  /// The headings of the table of figures, without that of the definitions.
  public var headings: [String] {
    ["figure", "value", "target", "previous", "met"].map { texts("report." + $0) }
  }

  /// The cells of a figure's row, one for each of `headings`.
  public func cells(_ row: PeriodReport.Row) -> [String] {
    [name(row.figure), row.valueText, row.targetText, row.previousText, met(row)]
  }

  /// The headings of a group's table.
  public func headings(_ group: ReportGroup) -> [String] {
    [texts("report." + group.rawValue)] + group.columns.map(name)
  }

  /// The cells of a part's row, one for each of `headings`.
  public func cells(_ part: PeriodReport.Part, of group: ReportGroup) -> [String] {
    [label(part, of: group)] + group.columns.map { $0.text(report.value($0, part)) }
  }

  // MARK: Stars

  /// The rankings, each with the key of its name and of its entries' number.
  public var stars: [(key: String, id: String, ranking: StarRanking)] {
    [
      ("stars_windows", ReportGroup.window.key, report.starWindows),
      ("stars_clerks", ReportGroup.clerk.key, report.starClerks),
    ]
  }

  /// The formula, in words.
  public var formula: String {
    texts("report.stars.formula", ["ratings": String(report.settings.targets.ratingsToRank)])
  }

  /// The headings of a ranking.
  public func starHeadings(_ key: String) -> [String] {
    ["report.stars.place", "report." + key]
      .map { texts($0) } + ["score", "served", "positive_rate", "pace", "upheld"].map { texts("report.stars." + $0) }
  }

  /// The cells of an entry, one for each of `starHeadings`.
  public func cells(_ entry: StarRanking.Entry) -> [String] {
    let rate = ReportFigure.positiveRate.text(entry.positiveRate)
    return [
      String(entry.place) + (entry.isStar ? " " + texts("report.star") : ""),
      entry.name.isEmpty ? entry.id : "\(entry.id) \(entry.name)", Digits.oneDecimal(entry.score),
      String(entry.served), entry.isOwnRate || rate.isEmpty ? rate : texts("report.stars.borrowed", ["rate": rate]),
      ReportFigure.utilisation.text(entry.pace), Digits.oneDecimal(entry.upheldPerHundred),
    ]
  }
}
