/// A business day as reports need it, made once when the day is over: what became of every visit, enquiry, case and
/// rating, without anything that tells who came. A year's report reads these and not a year of events.
///
/// Texts stand once in `names` and are named by their place.
public struct DaySummary: Equatable, Sendable {
  /// A matter as it was called that day.
  public struct Matter: Equatable, Sendable {
    /// Implementation code, a place in `names` like the others.
    public var code: Int
    /// Name.
    public var name: Int
    /// Responsible department.
    public var department: Int
  }

  /// A visit with a ticket.
  public struct Visit: Equatable, Sendable {
    /// What counts of it.
    public var fact: VisitFact
    /// Its number.
    public var number: Int
    /// Lane letter.
    public var lane: Int
    /// The window that had it last; 0 for none.
    public var window: Int
    /// The clerk who had it last.
    public var staff: Int
    /// Its matters, places in `matters`.
    public var matters: [Int]
  }

  /// A visit without a ticket.
  public struct Enquiry: Equatable, Sendable {
    /// How it ended.
    public var outcome: HallModel.Enquiry.Outcome
    /// When, second of the day.
    public var second: Int
  }

  /// A case that was decided or finished that day.
  public struct Case: Equatable, Sendable {
    /// Its matter.
    public var matter: Int
    /// Finished on the spot.
    public var isImmediate: Bool
    /// Decided by the promised last day; on the spot is always in time.
    public var isInTime: Bool
    /// Promised and legal limit at its opening, days of the same kind.
    public var promisedDays: Int
    /// See `promisedDays`.
    public var legalDays: Int
  }

  /// A rating that was given that day.
  public struct Rating: Equatable, Sendable {
    /// 5 to 1.
    public var level: RatingLevel
    /// How it came.
    public var channel: RatingChannel
    /// 1, or 2 for a re-rating.
    public var round: Int
    /// The window it is about; 0 for none.
    public var window: Int
    /// The clerk it is about.
    public var staff: Int
    /// Its matters.
    public var matters: [Int]
    /// The number of the rated visit; 0 where no visit of this hall was rated.
    public var visit: Int
    /// The day on which that visit was finished.
    public var visited: Day
    /// The closed loop it began; 0 for none.
    public var loop: Int
  }

  /// A window.
  public struct Window: Equatable, Sendable {
    /// Its number.
    public var number: Int
    /// Its name.
    public var name: Int
    /// Its sort.
    public var kind: WindowSetting.Kind
    /// Who sat there.
    public var staff: [Int]
    /// How it spent its hours, seconds.
    public var hours: [Hour]
  }

  /// An hour of a window.
  public struct Hour: Equatable, Sendable {
    /// The hour of the day.
    public var hour: Int
    /// How it was spent; whole seconds, in milliseconds.
    public var spent: WindowTimes.Hour
  }

  /// An event of a closed loop, word for word as the journal has it: the figures of a loop depend on what comes later.
  public struct Step: Equatable, Sendable {
    /// Name of the event.
    public var kind: String
    /// Its body.
    public var body: String
    /// When.
    public var at: Moment
    /// The member of staff.
    public var staff: String

    /// Creates a step.
    public init(kind: String, body: String, at: Moment, staff: String) {
      (self.kind, self.body, self.at, self.staff) = (kind, body, at, staff)
    }
  }

  /// What a catalogue offers.
  public struct Offer: Equatable, Sendable {
    /// Matters in all.
    public var matters = 0
    /// Of these, such as can be done online, wholly or in part.
    public var online = 0
    /// Of these, such as a comprehensive window accepts by the settings.
    public var comprehensive = 0
  }

  /// The layout of `bytes`; a summary of another one is made anew.
  public static let format = 2

  /// The day.
  public var day: Day
  /// Texts; the first is empty.
  public var names: [String]
  /// Matters.
  public var matters: [Matter]
  /// Lanes of the hall, letter and name.
  public var lanes: [(letter: Int, name: Int)]
  /// Visits with a ticket, in the order of issue.
  public var visits: [Visit]
  /// Visits without a ticket.
  public var enquiries: [Enquiry]
  /// Appointments for that day that were not cancelled.
  public var appointments = 0
  /// Of these, those that were kept.
  public var appointmentsKept = 0
  /// Cases decided or finished.
  public var cases: [Case]
  /// Ratings given.
  public var ratings: [Rating]
  /// What happened to closed loops.
  public var steps: [Step]
  /// Windows.
  public var windows: [Window]
  /// What the catalogue offered.
  public var offer: Offer

  /// Two summaries are equal when everything in them is.
  public static func == (left: DaySummary, right: DaySummary) -> Bool { left.bytes == right.bytes }
}
