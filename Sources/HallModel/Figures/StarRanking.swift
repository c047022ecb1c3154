/// Windows or clerks in the order of a published formula; the best are the stars of the month or quarter (星级窗口).
///
/// Score, 0 to 100 = 40 × positive rate + 30 × served ÷ most served + 20 × min(1, expected ÷ own handling time)
/// + 10 × max(0, 1 − upheld negative ratings per 100 served). Expected is what the same visits would have taken at the
/// hall's mean for their matters; visits for one matter alone are compared, and who had none of them is taken as average.
/// Whoever has fewer valid ratings than ``ReportTargets/ratingsToRank`` counts with the hall's positive rate, with 0 where
/// nobody rated at all. The formula is this program's own: rules of real halls differ.
public struct StarRanking: Equatable, Sendable {
  /// Somebody who served at least one visit.
  public struct Entry: Equatable, Sendable {
    /// A window's number or a clerk's staff number.
    public let id: String
    /// Its name.
    public let name: String
    /// Its place, from 1; equal scores have places one after another, by number.
    public let place: Int
    /// The score, 0 to 100.
    public let score: Double
    /// Whether it is among the best tenth.
    public let isStar: Bool
    /// Visits served in full.
    public let served: Int
    /// The positive rate it counts with; nil where nobody in the hall rated.
    public let positiveRate: Double?
    /// Whether that is its own, or the hall's for want of ratings.
    public let isOwnRate: Bool
    /// Expected ÷ own handling time, 1 at most; 1 where nothing can be compared.
    public let pace: Double
    /// Negative ratings that were upheld, per 100 visits served.
    public let upheldPerHundred: Double
  }

  /// Everybody who served somebody, the best first.
  public let entries: [Entry]

  /// Ranks the windows or the clerks of a report.
  ///
  /// - Parameter parts: the parts of the report to rank, in the order that decides between equal scores.
  public init(_ parts: [PeriodReport.Part], of report: PeriodReport) {
    let serving = parts.filter { $0.figures.tickets.served > 0 }
    let most = serving.map(\.figures.tickets.served).max() ?? 0
    let whole = report.figures.total.ratings.positiveRate
    let enough = report.settings.targets.ratingsToRank
    let scored = serving.map { part -> Entry in
      let figures = part.figures
      let served = figures.tickets.served
      let isOwnRate = figures.ratings.valid > 0 && figures.ratings.valid >= enough
      let rate = isOwnRate ? figures.ratings.positiveRate : whole
      let pace =
        figures.comparedHandling > 0
        ? min(1, Double(figures.expectedHandling) / Double(1000 * figures.comparedHandling)) : 1
      let upheld = 100 * Double(figures.ratings.upheld) / Double(served)
      let score =
        40 * (rate ?? 0) + 30 * Double(served) / Double(most) + 20 * pace + 10 * max(0, 1 - upheld)
      return Entry(
        id: part.id, name: part.name, place: 0, score: score, isStar: false, served: served, positiveRate: rate,
        isOwnRate: isOwnRate, pace: pace, upheldPerHundred: upheld)
    }
    // Stable by the parts' own order: the same figures give the same stars everywhere.
    let order = scored.indices.sorted { (scored[$1].score, $0) < (scored[$0].score, $1) }
    let stars = max(1, order.count / 10)
    entries = order.enumerated().map { place, index in
      let entry = scored[index]
      return Entry(
        id: entry.id, name: entry.name, place: place + 1, score: entry.score, isStar: place < stars,
        served: entry.served, positiveRate: entry.positiveRate, isOwnRate: entry.isOwnRate, pace: entry.pace,
        upheldPerHundred: entry.upheldPerHundred)
    }
  }
}

extension PeriodReport {
  /// The windows in the order of the published formula.
  public var starWindows: StarRanking { StarRanking(parts(.window), of: self) }
  /// The clerks in the order of the published formula.
  public var starClerks: StarRanking { StarRanking(parts(.clerk), of: self) }
}
