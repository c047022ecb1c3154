import ArgumentParser
import HallModel
import HallStore

/// `rating …`: what people say about their visits (好差评).
struct RatingCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rating", abstract: "Record and list ratings (好差评), pass them on, take them over.",
    subcommands: [Record.self, List.self, Export.self, Import.self])

  struct Record: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record a rating by the ticket's code; never the clerk's own.",
      discussion: """
        A ticket of today is named by its number, one of an earlier day by its id. A rating is neither changed nor \
        deleted; after the follow-up of a negative one it can be given once more.
        """)
    @Argument(help: "The ticket: A001, or 20260302-A001.") var ticket: String
    @Option(help: "5 very satisfied … 1 very dissatisfied.") var level: Int
    @Option(name: .customLong("case"), help: ArgumentHelp("Only this case of the visit.", valueName: "number"))
    var part: String?
    @Option(parsing: .upToNextOption, help: ArgumentHelp("Tags of the level, by code.", valueName: "code"))
    var tag: [String] = []
    @Option(help: "In their own words.") var comment: String = ""
    @Flag(help: "They may be named to whoever follows it up.") var named = false
    @Option(help: "pad, kiosk, qr, phone, sms or online.") var channel: RatingChannel = .kiosk
    @Option(help: ArgumentHelp("Who takes it down.", valueName: "number")) var staff: String = ""
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall()
      let answer = RatingAnswer(level: level, tags: tag, comment: comment, named: named)
      let command = RecordRating(ticket: ticket, case: part, answer: answer, channel: channel)
      let events = try session.perform(command, in: live, staff: staff)
      let forms = HallForms(hall: live.hall, now: try session.now(live))
      let sentences = EventSentences(hall: live.hall, texts: session.texts, wording: session.wording)
      let rating = events.lazy.compactMap { $0 as? RatingGiven }.first?.rating
      return Answer(json: { ["rating": rating.map(forms.rating) ?? .null] }, lines: { events.map(sentences.sentence) })
    }
  }

  struct List: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "List ratings, and visits nobody rated; today's unless days are given.")
    @Option(help: ArgumentHelp("From this day.", valueName: "yyyy-mm-dd")) var from: Day?
    @Option(help: ArgumentHelp("Through this day.", valueName: "yyyy-mm-dd")) var to: Day?
    @Option(help: "Only this window.") var window: Int?
    @Option(help: ArgumentHelp("Only this clerk.", valueName: "number")) var staff: String?
    @Option(help: "Only this level.") var level: Int?
    @Flag(help: "Only levels 2 and 1.") var negative = false
    @Flag(name: .customLong("rated-only"), help: "Without visits nobody rated.") var ratedOnly = false
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall(toRead: true)
      let zone = live.hall.settings.zone
      let today = zone.day(at: try session.now(live))
      let first = from ?? to.map { min($0, today) } ?? today
      let last = to ?? max(first, today)
      // A rating of yesterday's visit may come today: what was not rated is only known at the end.
      let steps = try stored { () throws(StoreError) in
        try live.ratingEvents(from: zone.moment(first, second: 0), through: Moment(milliseconds: .max))
      }
      let rated = Set(
        steps.compactMap { ($0.event as? RatingGiven).flatMap { $0.rating.channel.isActive ? $0.rating.subject : nil } }
      )
      var fold = LoopFold(live.hall.settings)
      for step in steps { fold.add(step.event, step.stamp) }
      let dismissed = Set(fold.loops.values.filter(\.isDismissed).map(\.id))
      let forms = HallForms(hall: live.hall, now: try session.now(live))
      var rows: [Row] = []
      for step in steps where (first...max(first, last)).contains(zone.day(at: step.stamp.at)) {
        switch step.event {
        case let given as RatingGiven where fits(given.rating): rows.append(.rating(given.rating))
        case let lapsed as RatingLapsed where fits(lapsed.visit) && !rated.contains(lapsed.visit.ticket):
          rows.append(.notRated(lapsed.visit, step.stamp.at))
        default: break
        }
      }
      return Answer(
        json: { .array(rows.map { $0.json(forms) }) },
        lines: {
          if rows.isEmpty { return [session.text("rating.none")] }
          let heading = ["rating", "window", "staff", "level", "channel", "time", "comment"]
          var table = TextTable(heading.map { session.text("heading." + $0) })
          for row in rows { table.add(row.cells(session, live.hall, dismissed)) }
          return table.lines
        })
    }

    private func fits(_ rating: Rating) -> Bool {
      (window == nil || rating.window == window) && (staff == nil || rating.staff == staff)
        && (level == nil || rating.level.rawValue == level) && (!negative || rating.level.isNegative)
    }

    private func fits(_ visit: RatedVisit) -> Bool {
      !ratedOnly && !negative && level == nil && (window == nil || visit.window == window)
        && (staff == nil || visit.staff == staff)
    }
  }

  private enum Row {
    case rating(Rating)
    case notRated(RatedVisit, Moment)

    func json(_ forms: HallForms) -> JSONValue {
      switch self {
      case .rating(let rating): forms.rating(rating)
      case .notRated(let visit, let at): forms.notRated(visit, at: at)
      }
    }

    func cells(_ session: Session, _ hall: Hall, _ dismissed: Set<String>) -> [String] {
      switch self {
      case .rating(let rating):
        return [
          rating.id, rating.window.map(String.init) ?? "", rating.staff, level(rating, session, dismissed),
          session.texts("rating.channel." + rating.channel.rawValue), hall.settings.zone.dateAndTime(rating.at),
          said(rating, session, hall),
        ]
      case .notRated(let visit, let at):
        return [
          visit.ticket, String(visit.window), visit.staff, session.texts("rating.not_rated"), "",
          hall.settings.zone.dateAndTime(at), "",
        ]
      }
    }

    /// The level, and whether it is a re-rating or counts no more.
    private func level(_ rating: Rating, _ session: Session, _ dismissed: Set<String>) -> String {
      let word = session.texts("rating.level.\(rating.level.rawValue)")
      if rating.round > 1 { return session.text("rating.again", ["level": word]) }
      guard rating.level.isNegative, dismissed.contains(rating.target) else { return word }
      return session.text("rating.dismissed", ["level": word])
    }

    /// Tags by name, then the words.
    private func said(_ rating: Rating, _ session: Session, _ hall: Hall) -> String {
      let names = rating.tags.map { code in
        guard let tag = hall.settings.ratingTags.first(where: { $0.code == code }) else { return code }
        return session.language == .en && !tag.english.isEmpty ? tag.english : tag.name
      }
      return (names + (rating.comment.isEmpty ? [] : [rating.comment])).joined(separator: "；")
    }
  }
}
