import FoundationEssentials
import HallModel

/// How far ratings were handed to the provincial platform. Kept beside the journal, not in it: it is about the store.
public struct RatingExportMark: Codable, Equatable, Sendable {
  /// A rating that was passed because its row lacked something; it comes with a later export.
  public struct Held: Codable, Hashable, Sendable {
    /// What its events are about.
    public var subject: String
    /// The rating.
    public var id: String

    /// Remembers a rating.
    public init(_ rating: Rating) { (subject, id) = (rating.subject, rating.id) }
  }

  /// A file that is being written: what holds once it is there under its name, and not before.
  public struct Pending: Codable, Equatable, Sendable {
    /// The folder, an absolute path.
    public var folder: String
    /// The file's name.
    public var file: String
    /// `seq` once it is there.
    public var seq: Int64
    /// `at` once it is there.
    public var at: Int64
    /// `held` once it is there.
    public var held: [Held]
  }

  /// The last event that was looked at: everything up to it is exported, held back, or not for export.
  public var seq: Int64 = 0
  /// That event's time, milliseconds since 1970 UTC.
  public var at: Int64 = .min
  /// Ratings up to it that are still to come.
  public var held: [Held] = []
  /// The file that was being written last; nil when it is done.
  public var pending: Pending?

  /// Nothing exported yet.
  public init() {}

  /// The mark once the pending file is there.
  public var settled: RatingExportMark {
    guard let pending else { return self }
    var mark = self
    (mark.seq, mark.at, mark.held, mark.pending) = (pending.seq, pending.at, pending.held, nil)
    return mark
  }

  /// The mark before a file is written under a name.
  public func writing(_ file: String, in folder: String, then mark: RatingExportMark) -> RatingExportMark {
    var intent = self
    intent.pending = Pending(folder: folder, file: file, seq: mark.seq, at: mark.at, held: mark.held)
    return intent
  }
}

/// Ratings in their places in the journal, for handing them on.
extension LiveHall {
  /// A rating and its place.
  public struct GivenRating: Sendable {
    /// The place of its event.
    public var seq: Int64
    /// The time of its event, milliseconds since 1970 UTC.
    public var at: Int64
    /// The rating.
    public var rating: Rating
  }

  private static let exportKey = "ratings.exported"

  /// How far ratings were exported. A mark nobody can read is a failure: exporting twice would be worse.
  public func ratingExportMark() throws(StoreError) -> RatingExportMark {
    guard let text = try store({ () throws(JournalError) in try journal.meta(Self.exportKey) }) else {
      return RatingExportMark()
    }
    do {
      return try JSONDecoder().decode(RatingExportMark.self, from: Data(text.utf8))
    } catch {
      throw .journal(.damaged("meta \(Self.exportKey)"))
    }
  }

  /// Remembers how far ratings were exported; durable when it returns.
  public func setRatingExportMark(_ mark: RatingExportMark) throws(StoreError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(mark) else { throw .journal(.io("meta \(Self.exportKey)")) }
    let text = String(decoding: data, as: UTF8.self)
    try store { () throws(JournalError) in try journal.setMeta(Self.exportKey, to: text) }
  }

  /// The ratings given from one time through another (milliseconds since 1970 UTC), in order.
  public func givenRatings(from first: Int64, through last: Int64) throws(StoreError) -> [GivenRating] {
    try given(try store { () throws(JournalError) in try journal.read(.ratings, from: first, through: last) })
  }

  /// A rating that was held back; nil where the journal has none such.
  public func givenRating(_ held: RatingExportMark.Held) throws(StoreError) -> GivenRating? {
    try given(try store { () throws(JournalError) in try journal.read(.ratings, about: held.subject) })
      .first { $0.rating.id == held.id }
  }

  private func given(_ records: [EventRecord]) throws(StoreError) -> [GivenRating] {
    let codec = EventCodec()
    var found: [GivenRating] = []
    for record in records where record.kind == RatingGiven.kind {
      guard let event = try codec.event(record) as? RatingGiven else { continue }
      found.append(GivenRating(seq: record.seq, at: record.at, rating: event.rating))
    }
    return found
  }
}
