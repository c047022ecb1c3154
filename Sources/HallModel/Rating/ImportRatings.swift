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
  /// rating, and for a level or tag that is none.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    var events: [any HallEvent] = []
    var known = past.mapValues(\.ratings)
    for var rating in ratings {
      rating.comment = RatingWords.kept(rating.comment)
      let answer = RatingAnswer(
        level: rating.level.rawValue, tags: rating.tags, comment: rating.comment, named: rating.named)
      _ = try answer.checked(hall.settings)
      guard rating.at <= context.now else { throw Refusal("rating_in_future", ["target": rating.target]) }
      let before = (known[rating.target] ?? []).filter { $0.channel.isActive }
      if let same = before.first(where: { $0.round == rating.round }) {
        guard same == rating else { throw Refusal("rating_differs", ["target": rating.target]) }
        continue
      }
      if rating.round > 1, before.isEmpty { throw Refusal("first_rating_missing", ["target": rating.target]) }
      known[rating.target, default: []].append(rating)
      events.append(RatingGiven(rating: rating))
    }
    return events
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
}
