import HallModel
import HallStore

/// Hands ratings on, each once: what was handed on is remembered in the store, but only after it was written completely.
///
/// A file is announced in the store before it is written under a name that tells which ratings it holds. Whoever is killed
/// in between finds it there the next time and only remembers it, or writes the same ratings under the same name again.
/// For the standard output there is no such proof: killed between writing and remembering, the next run repeats the rows.
final class RatingExporter {
  /// Which ratings, by the day on which they were given.
  struct Period {
    /// The first day; nil for from the beginning.
    var first: Day?
    /// The last day; nil for until now.
    var last: Day?

    func contains(_ day: Day) -> Bool { day >= first ?? day && day <= last ?? day }
  }

  /// What was gathered: rows to hand on, those held back, and the mark once that is done.
  struct Batch {
    /// Rows that lack nothing.
    var complete: [RatingRows.Entry] = []
    /// Rows that lack something.
    var held: [RatingRows.Entry] = []
    /// How far it goes.
    var mark = RatingExportMark()

    /// The rows.
    var rows: [ExchangeRow] { complete.map(\.row) }
    /// The name of a file of it: no two exports have a rating in common, so no two have a name.
    func name(_ beginning: String, _ format: ExchangeFormat) -> String {
      let places = complete.map(\.given.seq)
      let (first, last) = (places.min() ?? 0, places.max() ?? 0)
      return "\(beginning)\(Digits.padded(Int(first), 6))-\(Digits.padded(Int(last), 6)).\(format.rawValue)"
    }
  }

  private let live: LiveHall
  private let rows: RatingRows
  private let zone: HallZone

  init(_ live: LiveHall, _ rows: RatingRows) {
    self.live = live
    self.rows = rows
    zone = live.hall.settings.zone
  }

  /// Everything in a period, whether it was handed on before or not; the mark stays.
  func all(_ period: Period) throws(CommandFailure) -> Batch {
    let mark = try mark()
    let found = try given(from: start(period), through: end(period))
    var batch = sorted(try rows.rows(of: found))
    batch.mark = mark
    return batch
  }

  /// What is new since the last export, and what was held back then.
  ///
  /// - Parameter limit: the last event to look at; nil for all.
  /// Throws `export_gap` where ratings before the period were not handed on: the mark would pass them.
  func new(_ period: Period, after mark: RatingExportMark, limit: Int64? = nil) throws(CommandFailure) -> Batch {
    let found = try given(from: mark.at, through: end(period)).filter { $0.seq > mark.seq && $0.seq <= limit ?? .max }
    var untouched: [RatingExportMark.Held] = []
    var again: [LiveHall.GivenRating] = []
    for held in mark.held {
      guard let rating = try stored({ () throws(StoreError) in try live.givenRating(held) }) else { continue }
      if limit != nil || period.contains(day(rating)) { again.append(rating) } else { untouched.append(held) }
    }
    if let first = period.first {
      let rules = live.hall.settings.ratingExport
      let count = found.count { day($0) < first && ExchangeRow.takes($0.rating, rules) }
      guard count == 0 else { throw .usage("export_gap", ["count": String(count), "day": first.text]) }
    }
    var batch = sorted(try rows.rows(of: again + found))
    batch.mark = mark
    if let last = found.last { (batch.mark.seq, batch.mark.at) = (last.seq, last.at) }
    batch.mark.held = untouched + batch.held.map { RatingExportMark.Held($0.given.rating) }
    batch.mark.pending = nil
    return batch
  }

  /// Finishes what an interrupted export left: nil where it left nothing, else its file.
  ///
  /// - Parameter folder: where it goes if its own folder is gone.
  func recover(or folder: String) throws(CommandFailure) -> WholeFile? {
    let mark = try mark()
    guard let pending = mark.pending else { return nil }
    var file = WholeFile(folder: pending.folder, name: pending.file)
    var settled = mark.settled
    if !file.exists {
      if !ProcessFacts.isFolder(pending.folder) { file = WholeFile(folder: folder, name: pending.file) }
      // The ratings of then, as they are now.
      let format = ExchangeFormat.allCases.last { pending.file.hasSuffix("." + $0.rawValue) } ?? .jsonl
      let batch = try new(Period(), after: mark, limit: pending.seq)
      settled = batch.mark
      try file.write(format.bytes(batch.rows))
    }
    file.removeDraft()
    try remember(settled)
    return file
  }

  /// Writes a batch to a new file and remembers it.
  func write(_ batch: Batch, to file: WholeFile, _ format: ExchangeFormat, after mark: RatingExportMark)
    throws(CommandFailure)
  {
    guard !file.exists else { throw .usage("export_file_exists", ["file": file.path]) }
    try remember(mark.writing(file.name, in: file.folder, then: batch.mark))
    do throws(CommandFailure) {
      try file.write(format.bytes(batch.rows))
    } catch {
      try remember(mark)
      throw error
    }
    try remember(batch.mark)
  }

  /// How far ratings were handed on.
  func mark() throws(CommandFailure) -> RatingExportMark {
    try stored { () throws(StoreError) in try live.ratingExportMark() }
  }

  /// Remembers how far they were handed on.
  func remember(_ mark: RatingExportMark) throws(CommandFailure) {
    try stored { () throws(StoreError) in try live.setRatingExportMark(mark) }
  }

  private func sorted(_ entries: [RatingRows.Entry]) -> Batch {
    let entries = entries.sorted { $0.given.seq < $1.given.seq }
    return Batch(complete: entries.filter(\.gaps.isEmpty), held: entries.filter { !$0.gaps.isEmpty })
  }

  private func day(_ given: LiveHall.GivenRating) -> Day { zone.day(at: Moment(milliseconds: given.at)) }

  private func start(_ period: Period) -> Int64 {
    period.first.map { zone.moment($0, second: 0).milliseconds } ?? .min
  }

  private func end(_ period: Period) -> Int64 {
    period.last.map { zone.moment($0.adding(days: 1), second: 0).milliseconds - 1 } ?? .max
  }

  private func given(from first: Int64, through last: Int64) throws(CommandFailure) -> [LiveHall.GivenRating] {
    try stored { () throws(StoreError) in try live.givenRatings(from: first, through: last) }
  }
}
