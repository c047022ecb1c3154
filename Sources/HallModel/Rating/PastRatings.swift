/// What the journal tells about one visit's ratings, or about one thing rated elsewhere.
public struct PastRatings: Equatable, Sendable {
  /// The visit, where one was asked about.
  public private(set) var visit: RatedVisit?
  /// What was given, in order.
  public private(set) var ratings: [Rating] = []

  /// Nothing known.
  public init() {}

  /// What these events tell, in the order of the journal.
  public init(_ events: some Sequence<any HallEvent>) {
    for event in events {
      switch event {
      case let event as RatingLapsed: visit = event.visit
      case let event as RatingGiven:
        visit = visit ?? event.rating.visit
        ratings.append(event.rating)
      default: break
      }
    }
  }

  /// What was said about one target by somebody, first and again.
  public func given(about target: String) -> [Rating] { ratings.filter { $0.target == target && $0.channel.isActive } }
}

/// A command that has to know what the journal tells of the past, which the hall does not keep. It is read in the turn in
/// which the command is decided, so that no other terminal is overlooked.
public protocol RecallingCommand: HallCommand {
  /// The subjects whose ratings are to be read.
  func recalls(_ hall: Hall) -> [String]
  /// The same command with what was read, by subject.
  func recalling(_ past: [String: PastRatings]) -> any HallCommand
}
