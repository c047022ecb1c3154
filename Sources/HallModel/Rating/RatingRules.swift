/// Rules of ratings and of the closed loop behind a negative one (domain §4). Every figure is a default marked (setting).
public struct RatingRules: Equatable, Codable, Sendable {
  /// Seconds without an answer after which a visit counts as not rated.
  public var answerWithin = 30
  /// Working days in which a visit can still be rated by its ticket's code.
  public var rateWithin = 10
  /// Most characters of free text.
  public var commentLimit = 500
  /// The level recorded by itself where nobody answered, as a channel of its own (系统默认评价); nil where local rules want
  /// none.
  public var defaultLevel: RatingLevel?
  /// Share of positive ratings aimed at, percent.
  public var positiveTarget = 99
  /// Working days in which somebody who rated negatively is contacted.
  public var contactWithin = 1
  /// Contacts tried in vain after which the loop goes on without.
  public var contactAttempts = 3
  /// Working days in which an upheld negative rating is rectified and answered.
  public var rectifyWithin = 15
  /// Most working days the one extension adds; an estimate.
  public var extensionDays = 10
  /// Working days from the answer to the follow-up; an estimate.
  public var followUpWithin = 5
  /// Working days from the follow-up in which the one re-rating (追评) can be given; an estimate.
  public var reRateWithin = 5
  /// Working days in which what came of it is published; an estimate.
  public var publishWithin = 5
  /// Working days to contact somebody who filed a grievance; 0 is the same day.
  public var grievanceContactWithin = 0
  /// Working days to answer a simple grievance; 0 is on the spot.
  public var simpleWithin = 0
  /// Working days to answer a complex one.
  public var complexWithin = 5
  /// Working days to answer one that several departments answer together.
  public var jointWithin = 10

  /// Creates rules with the defaults.
  public init() {}
}
