import HallModel

/// Ratings and closed loops the hall has let go of: the journal keeps every one.
extension LiveHall {
  /// What the journal tells of the ratings of a visit, by the ticket's id, or of something rated elsewhere.
  public func pastRatings(of subject: String) throws(StoreError) -> PastRatings {
    PastRatings(try ratingEvents(about: subject).map(\.event))
  }

  /// The closed loop with this id, of today or of years ago; nil where there never was one.
  public func closedLoop(_ id: String) throws(StoreError) -> ClosedLoop? {
    try closedLoop(id, about: try subject(ofLoop: id))
  }

  /// The closed loop behind a rating, of today or of years ago; nil where it began none.
  public func closedLoop(of rating: Rating) throws(StoreError) -> ClosedLoop? {
    try closedLoop(rating.target, about: rating.subject)
  }

  /// What happened in a closed loop so far, in order, from the rating or the filing on.
  public func history(ofLoop id: String) throws(StoreError) -> [(event: any HallEvent, stamp: Stamp)] {
    try ratingEvents(about: try subject(ofLoop: id)).filter { $0.event.closedLoop == id }
  }

  /// Everything about ratings that happened from one moment through another, in order.
  public func ratingEvents(
    from first: Moment, through last: Moment
  ) throws(StoreError) -> [(event: any HallEvent, stamp: Stamp)] {
    try told(
      try store { () throws(JournalError) in
        try journal.read(.ratings, from: first.milliseconds, through: last.milliseconds)
      })
  }

  /// The command with what it has to know of the past.
  func recalled(_ command: any HallCommand) throws(StoreError) -> any HallCommand {
    guard let recalling = command as? any RecallingCommand else { return command }
    let subjects = Set(recalling.recalls(hall))
    let steps = try told(
      try store { () throws(JournalError) in try journal.read(.ratings, aboutAnyOf: subjects.sorted()) })
    let bySubject = Dictionary(grouping: steps.map(\.event)) { $0.subject }
    return recalling.recalling(bySubject.mapValues { PastRatings($0) })
  }

  /// What importing ratings would come to now: the new ones, and what the hall refuses, by position.
  public func review(
    _ command: ImportRatings, by actor: Actor, at: Moment
  ) throws(StoreError) -> (new: [Rating], refusals: [(index: Int, refusal: Refusal)]) {
    try catchUp()
    let knowing = try recalled(command) as? ImportRatings ?? command
    let context = Context(now: at, terminal: actor.terminal, staff: actor.staff)
    let (events, refusals) = knowing.review(hall, context)
    return (events.compactMap { ($0 as? RatingGiven)?.rating }, refusals)
  }

  /// What the events of a loop are filed under: a case's loop stands with its visit.
  private func subject(ofLoop id: String) throws(StoreError) -> String {
    if let loop = hall.ratings.loops[id] { return loop.subject }
    return try caseFile(id)?.ticket ?? id
  }

  private func closedLoop(_ id: String, about subject: String) throws(StoreError) -> ClosedLoop? {
    if let loop = hall.ratings.loops[id] { return loop }
    return ClosedLoop(id, from: try ratingEvents(about: subject), settings: hall.settings)
  }

  private func ratingEvents(about subject: String) throws(StoreError) -> [(event: any HallEvent, stamp: Stamp)] {
    try told(try store { () throws(JournalError) in try journal.read(.ratings, about: subject) })
  }
}
