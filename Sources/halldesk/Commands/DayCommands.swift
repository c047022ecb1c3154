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
      abstract: "Close the day: open tickets count as abandoned, windows close, records past their time are erased.")
    @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

    func answer(_ session: Session) throws -> Answer {
      let live = try session.hall()
      let events = try session.perform(CloseDay(), in: live)
      return try DayCommands.answer(session, live, events, erased(live, session, now: session.now(live)))
    }

    /// The day is closed whatever becomes of erasing, so a failure is told beside it.
    private func erased(_ live: LiveHall, _ session: Session, now: Moment) -> Retention.Report? {
      do throws(PersonalError) {
        return try Retention.keep(live, now: now)
      } catch {
        StandardStreams.complain([session.report.sentence(.personal(error))])
        return nil
      }
    }
  }

  private static func answer(
    _ session: Session, _ live: LiveHall, _ events: [any HallEvent], _ retention: Retention.Report? = nil
  ) throws -> Answer {
    let hall = live.hall
    let forms = HallForms(hall: hall, now: try session.now(live))
    // A day opened on another date closes the one before first; those are not the new day's figures.
    let closed = events.lazy.compactMap { $0 as? DayClosed }.first
    let figures = (events.last as? DayClosed)?.figures ?? DayFigures(hall, now: forms.now)
    let head = live.head.description
    return Answer(
      json: {
        let day: JSONValue = [
          "day": forms.day(hall.day), "figures": FigureForms(figures: figures).json, "head": .string(head),
        ]
        return day.adding(retention.map { [("retention", RetentionText.json($0))] } ?? [])
      },
      lines: {
        let sentences = EventSentences(hall: hall, texts: session.texts, wording: session.wording)
        var lines = events.map(sentences.sentence)
        if let closed {
          lines += StatusLines.figures(closed.figures, session) + [session.text("day.head", ["head": head])]
        }
        if let retention, !retention.isQuiet { lines += RetentionText.lines(retention, session) }
        return lines
      })
  }
}
