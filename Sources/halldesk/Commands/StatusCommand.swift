import ArgumentParser
import HallModel

/// `status`: the hall at a glance.
struct StatusCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "The hall at a glance: day, windows, figures.")
  @OptionGroup(title: "Everywhere") var everywhere: EverywhereOptions

  func answer(_ session: Session) throws -> Answer {
    let live = try session.hall(toRead: true)
    let hall = live.hall
    let now = try session.now(live)
    let forms = HallForms(hall: hall, now: now)
    let figures = DayFigures(hall, now: now)
    return Answer(
      json: {
        [
          "hall": forms.summary, "now": forms.time(now), "day": forms.day(hall.day),
          "policy": .string(hall.settings.queue.policy.rawValue),
          "windows": .array(hall.windows.indices.map(forms.window)), "waiting": .int(hall.line.entries.count),
          "figures": FigureForms(figures: figures).json,
        ]
      },
      lines: {
        [StatusLines.title(hall, now, session), StatusLines.day(hall, session), StatusLines.policy(hall, session), ""]
          + WindowTable(session: session, hall: hall, now: now).lines(Array(hall.windows.indices)) + [""]
          + StatusLines.figures(figures, session)
      })
  }
}

/// The lines `status` and `day close` share.
enum StatusLines {
  /// The hall's name and the time; a training hall says so.
  static func title(_ hall: Hall, _ now: Moment, _ session: Session) -> String {
    let zone = hall.settings.zone
    return session.text(
      hall.training ? "status.title_training" : "status.title",
      ["hall": hall.settings.name, "date": zone.day(at: now).text, "time": zone.clock(now)])
  }

  /// Whether the day is open.
  static func day(_ hall: Hall, _ session: Session) -> String {
    guard let day = hall.day else { return session.text("status.no_day") }
    let zone = hall.settings.zone
    if let closedAt = day.closedAt {
      return session.text("status.day_closed", ["date": day.date.text, "time": zone.clock(closedAt)])
    }
    return session.text("status.day_open", ["date": day.date.text, "time": zone.clock(day.openedAt)])
  }

  /// By which rule people are called.
  static func policy(_ hall: Hall, _ session: Session) -> String {
    let policy = session.wording.policy(hall.settings.queue)
    return session.text("status.policy", ["name": policy.name, "sentence": policy.sentence])
  }

  /// The figures, a few to a line.
  static func figures(_ figures: DayFigures, _ session: Session) -> [String] {
    let wording = session.wording
    let total = figures.total
    return [
      session.text(
        "figures.visits",
        [
          "visits": String(figures.visits), "tickets": String(total.issued), "diverted": String(figures.diverted),
          "waiting": String(total.waiting), "in_service": String(total.inService), "served": String(total.served),
          "no_shows": String(total.noShow), "cancelled": String(total.cancelled),
          "abandoned": String(total.abandoned),
        ]),
      session.text(
        "figures.waits",
        [
          "mean": wording.decimalMinutes(total.meanWait), "p95": wording.decimalMinutes(total.p95Wait.map(Double.init)),
          "over15": wording.percent(total.share(over: 15)), "over30": wording.percent(total.share(over: 30)),
          "oldest": wording.decimalMinutes(figures.oldestWait.map(Double.init)),
        ]),
      session.text(
        "figures.rates",
        [
          "handling": wording.decimalMinutes(total.meanHandling), "no_show": wording.percent(total.noShowRate),
          "abandonment": wording.percent(total.abandonmentRate),
        ]),
    ]
  }
}
