/// What a hall knows of ratings: the questions that stand at the windows, and the closed loops that are open.
///
/// Ratings themselves are in the journal alone; they are looked up when one is asked for.
public struct RatingBook: Equatable, Codable, Sendable {
  /// A question that stands at a window.
  public struct Prompt: Equatable, Codable, Sendable {
    /// The visit.
    public var visit: RatedVisit
    /// When it was asked: with the end of the visit, by the same event.
    public var askedAt: Moment
    /// Until when an answer is waited for.
    public var until: Moment
  }

  /// The questions in the order they were asked.
  public private(set) var prompts: [Prompt] = []
  /// Closed loops by id: those that are open, and those closed today.
  public private(set) var loops: [String: ClosedLoop] = [:]
  /// Grievances filed today; names the next.
  public internal(set) var grievanceCount = 0

  /// A hall in which nobody was asked yet.
  public init() {}

  /// The question the screen at a window shows now.
  public func prompt(at window: Int) -> Prompt? { prompts.first { $0.visit.window == window } }

  /// The question about a ticket, by id or number of the day.
  public func prompt(about ticket: String) -> Prompt? {
    prompts.first { $0.visit.ticket == ticket || $0.visit.number == ticket }
  }

  /// Asks about a visit. Whoever is still answering at the window is not cut short by the next: questions stand one behind
  /// the other.
  mutating func ask(_ visit: RatedVisit, at now: Moment, within seconds: Int) {
    prompts.removeAll { $0.visit.ticket == visit.ticket }
    let begin = prompts.last { $0.visit.window == visit.window }.map { max($0.until, now) } ?? now
    prompts.append(Prompt(visit: visit, askedAt: now, until: begin.adding(seconds: seconds)))
  }

  mutating func answered(_ ticket: String) { prompts.removeAll { $0.visit.ticket == ticket } }

  mutating func insert(_ loop: ClosedLoop) { if loops[loop.id] == nil { loops[loop.id] = loop } }

  mutating func update(loop id: String, _ change: (inout ClosedLoop) -> Void) {
    guard var loop = loops[id] else { return }
    change(&loop)
    loops[id] = loop
  }

  /// A new date: what was closed is in the journal, and nobody stands at a window any more.
  mutating func startDay() {
    prompts = []
    loops = loops.filter { !$0.value.state.isClosed }
    grievanceCount = 0
  }
}

extension Hall {
  /// Asks for a rating of a ticket that was finished just now: part of finishing it, so that no clerk can leave it out.
  mutating func askForRating(of ticket: String, at now: Moment) {
    guard let visit = self.ticket(ticket).flatMap(ratedVisit) else { return }
    ratings.ask(visit, at: now, within: settings.ratings.answerWithin)
  }

  /// The events that end questions nobody answered: those whose time is over, at one window or at all.
  func lapses(at window: Int? = nil, by now: Moment) -> [any HallEvent] {
    var events: [any HallEvent] = []
    for index in ratings.prompts.indices where ratings.prompts[index].until <= now {
      let visit = ratings.prompts[index].visit
      if (window ?? visit.window) == visit.window { events += lapse(visit, now) }
    }
    return events
  }

  /// The events that end all questions: nobody stands at a window after the day.
  func lapsesOfDay(_ now: Moment) -> [any HallEvent] { ratings.prompts.flatMap { lapse($0.visit, now) } }

  private func lapse(_ visit: RatedVisit, _ now: Moment) -> [any HallEvent] {
    let lapsed = RatingLapsed(visit: visit)
    guard let level = settings.ratings.defaultLevel else { return [lapsed] }
    return [lapsed, RatingGiven(rating: Rating(visit, RatingAnswer(level: level.rawValue), level, .default, at: now))]
  }
}

/// Ends the questions at a window whose time is over; the screen there asks for it, and nothing happens before.
public struct LapseRatings: HallCommand {
  /// The window.
  public var window: Int

  /// Creates the command.
  public init(window: Int) { self.window = window }

  /// It is about what stands there, whatever the day.
  public var needsDay: Bool { false }

  /// Never refused: too early, nothing follows.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    hall.lapses(at: window, by: context.now)
  }
}
