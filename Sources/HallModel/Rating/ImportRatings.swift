/// Takes over ratings that were gathered elsewhere, online or by short message: all of them, or none.
///
/// What is there already is passed over, so that a file may be read again.
public struct ImportRatings: RecallingCommand {
  /// The ratings, with `elsewhere` in place of a visit.
  public var ratings: [Rating]
  private var past: [String: PastRatings] = [:]

  /// Creates the command.
  public init(_ ratings: [Rating]) { self.ratings = ratings }

  /// They come whether the hall is open or not.
  public var needsDay: Bool { false }

  /// Their project numbers.
  public func recalls(_ hall: Hall) -> [String] { ratings.map(\.target) }

  /// With what is known of them.
  public func recalling(_ past: [String: PastRatings]) -> any HallCommand {
    var command = self
    command.past = past
    return command
  }

  /// Refused where a rating differs from the one that is known under its number, where a re-rating comes without a first
  /// rating, for a level or tag that is none, and for what was recorded by default: that is nobody's rating.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let (events, refusals) = review(hall, context)
    if let first = refusals.first { throw first.refusal }
    return events
  }

  /// What each rating comes to, those before it given: events for the new ones, and refusals by position.
  public func review(
    _ hall: Hall, _ context: Context
  ) -> (events: [any HallEvent], refusals: [(index: Int, refusal: Refusal)]) {
    var events: [any HallEvent] = []
    var refusals: [(index: Int, refusal: Refusal)] = []
    var known = past.mapValues(\.ratings)
    for (index, var rating) in ratings.enumerated() {
      rating.comment = RatingWords.kept(rating.comment)
      do throws(Refusal) {
        guard try isNew(rating, known[rating.target] ?? [], hall.settings, context) else { continue }
        known[rating.target, default: []].append(rating)
        events.append(RatingGiven(rating: rating))
      } catch {
        refusals.append((index, error))
      }
    }
    return (events, refusals)
  }

  private func isNew(
    _ rating: Rating, _ known: [Rating], _ settings: HallSettings, _ context: Context
  ) throws(Refusal) -> Bool {
    guard rating.channel.isActive else { throw Refusal("default_rating_by_hand") }
    // A ticket's visit is rated in the hall alone: else a file could answer before the applicant is asked.
    guard !Ticket.isID(rating.target) else { throw Refusal("rating_of_own_visit", ["target": rating.target]) }
    let answer = RatingAnswer(
      level: rating.level.rawValue, tags: rating.tags, comment: rating.comment, named: rating.named)
    _ = try answer.checked(settings)
    guard rating.at <= context.now else { throw Refusal("rating_in_future", ["target": rating.target]) }
    let before = known.filter { $0.channel.isActive }
    if let same = before.first(where: { $0.round == rating.round }) {
      guard same.says(theSameAs: rating) else { throw Refusal("rating_differs", ["target": rating.target]) }
      return false
    }
    if rating.round > 1, before.isEmpty { throw Refusal("first_rating_missing", ["target": rating.target]) }
    return true
  }
}

extension Rating {
  /// A rating that was gathered elsewhere.
  public init(
    project target: String, _ elsewhere: Elsewhere, _ level: RatingLevel, tags: [String] = [], comment: String = "",
    named: Bool = false, channel: RatingChannel, at: Moment, round: Int = 1
  ) {
    self.init(
      target: target, elsewhere: elsewhere, level: level, tags: tags, comment: RatingWords.kept(comment), named: named,
      channel: channel, at: at, round: round)
  }

  /// Whether another one is the same rating: what was said, when, and how. What is known beside it (who handled it, where
  /// it came from) may be told differently by another file.
  public func says(theSameAs other: Rating) -> Bool {
    (target, round, level, at, channel) == (other.target, other.round, other.level, other.at, other.channel)
      && tags == other.tags && comment == other.comment
  }
}
