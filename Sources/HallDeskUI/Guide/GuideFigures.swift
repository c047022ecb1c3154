import HallModel
import ScreenKit

extension GuideScreen {
  /// Today's figures of desk and hall.
  func drawFigures(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let figures = DayFigures(environment.hall, now: environment.now)
    let box = rect.centered(rows: min(rect.rows, 18), columns: min(rect.columns, 60))
    surface.fill(box)
    let inside = Panel(texts("figures.title"), focused: true).draw(into: &surface, rect: box)
    for (row, (key, value)) in GuideScreen.figureRows(figures, environment).enumerated() {
      surface.line(texts(key), in: inside, at: row, style: .dim)
      surface.line(
        value, in: inside.splitColumns([.rest, .fixed(24)])[1], at: row, style: Style(.text).bold, alignment: .trailing)
    }
    surface.cursor = nil
  }

  /// The figures by text key; each is defined in `DayFigures`.
  static func figureRows(_ figures: DayFigures, _ environment: Environment) -> [(key: String, value: String)] {
    let texts = environment.texts
    let minutes = { (seconds: Double?) in
      seconds.map { texts("unit.minutes", ["n": Digits.oneDecimal($0 / 60)]) } ?? texts("figures.none")
    }
    let enquiries = Enquiry.Outcome.allCases.map { outcome in
      (key: "figures.\(outcome.rawValue)", value: String(figures.enquiries[outcome.rawValue] ?? 0))
    }
    return [
      ("figures.visits", String(figures.visits)),
      ("figures.issued", String(figures.total.issued)),
      ("figures.waiting", String(figures.total.waiting)),
      ("figures.in_service", String(figures.total.inService)),
      ("figures.served", String(figures.total.served)),
      ("figures.no_show", String(figures.total.noShow)),
      ("figures.cancelled", String(figures.total.cancelled)),
    ] + enquiries + [
      ("figures.mean_wait", minutes(figures.total.meanWait)),
      ("figures.p95_wait", minutes(figures.total.p95Wait.map(Double.init))),
      ("figures.mean_handling", minutes(figures.total.meanHandling)),
    ]
  }

  /// What a listener needs to know.
  public func narration(_ environment: Environment) -> [String] {
    let texts = environment.texts
    switch layer {
    case .issued(let issued):
      let number = environment.hall.ticket(issued.ticket)?.number ?? ""
      return [texts("guide.issued.plain", ["ticket": number])] + issued.lines(environment)
    case .papersNotice(let preview):
      return preview.text.split(separator: "\n").map(String.init)
        + (preview.saved.map { [texts("papers.saved", ["path": $0])] } ?? [texts("guide.plain.save")])
    case .priority(let picks):
      return [picks.title] + picks.rows.enumerated().map { "\($0.offset + 1) \($0.element.label)" }
    case .cancelReason(_, let picks):
      return [picks.title] + picks.rows.enumerated().map { "\($0.offset + 1) \($0.element.label)" }
    case .slots(let picks):
      return [picks.title] + picks.rows.enumerated().map { "\($0.offset + 1) \($0.element.label)" }
    case .tickets(let tickets):
      return [texts("guide.tickets.title")]
        + tickets.found(environment.hall).prefix(9).map {
          "\($0.number) \(texts("ticket.state.\($0.state.rawValue)")) \(environment.names($0.matters))"
        }
    case .figures:
      return GuideScreen.figureRows(DayFigures(environment.hall, now: environment.now), environment)
        .map { "\(texts($0.key)) \($0.value)" }
    case .appointments: return [texts("guide.appointments.title")]
    case .voices(let picks): return picks.narration
    case .rating(let rating): return rating.form.narration
    case .grievance(let grievance): return grievance.form.narration
    case .none:
      var lines = [status(environment)]
      if !chosen.isEmpty { lines.append(texts("guide.visit") + " " + environment.names(chosen)) }
      if !field.isEmpty {
        lines += results.prefix(5).enumerated().map { "\($0.offset + 1) \($0.element.name)" }
      }
      return lines
    }
  }
}
