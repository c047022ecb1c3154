import ArgumentParser
import HallModel
import HallStore

/// `day …`: the business day.
struct DayCommands: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "day", abstract: "Open and close the business day.", subcommands: [Open.self, Close.self])

  struct Open: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Open the day, or open it again after closing it too early.",
      discussion: "The day's first command opens it as well.")
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall()
      let events = try session.perform(OpenDay(), in: live)
      return try DayCommands.answer(session, live, events)
    }
  }

  struct Close: DeskCommand {
    static let configuration = CommandConfiguration(
      abstract: "Close the day: open tickets count as abandoned, windows close.")
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall()
      let events = try session.perform(CloseDay(), in: live)
      return try DayCommands.answer(session, live, events)
    }
  }

  private static func answer(_ session: Session, _ live: LiveHall, _ events: [any HallEvent]) throws -> Answer {
    let hall = live.hall
    let forms = HallForms(hall: hall, now: try session.now(live))
    // A day opened on another date closes the one before first; those are not the new day's figures.
    let closed = events.lazy.compactMap { $0 as? DayClosed }.first
    let figures = (events.last as? DayClosed)?.figures ?? DayFigures(hall, now: forms.now)
    let head = live.head.description
    return Answer(
      json: {
        ["day": forms.day(hall.day), "figures": FigureForms(figures: figures).json, "head": .string(head)]
      },
      lines: {
        let sentences = EventSentences(hall: hall, texts: session.texts, wording: session.wording)
        return events.map(sentences.sentence)
          + (closed.map { StatusLines.figures($0.figures, session) + [session.text("day.head", ["head": head])] } ?? [])
      })
  }
}
