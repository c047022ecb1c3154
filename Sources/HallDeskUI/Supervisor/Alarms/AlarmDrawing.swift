import HallModel
import ScreenKit

extension AlarmView {
  /// The list, and below it what could be done about the one the arrow is at.
  func draw(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let all = all(environment)
    guard !all.isEmpty else {
      surface.paragraph(texts("live.no_alarms"), in: rect.inset(columns: 1), from: 2, style: .success)
      return
    }
    let (list, foot) = rect.cutBottom(6)
    let words = AlarmWords(environment.hall, texts)
    let kinds = environment.widest(Alarm.Kind.allCases.map(words.name)) + 2
    let isAnySilenced = all.contains { silence(of: $0, environment) != nil }
    let silenced = isAnySilenced ? environment.widest([texts("alarm.silenced", ["time": "00:00"])]) : 1
    var table = Table(columns: [
      Table.Column(texts("alarm.column.kind"), minimum: kinds, priority: 9),
      Table.Column(texts("alarm.column.since"), minimum: 5, priority: 7),
      Table.Column(texts("alarm.column.what"), minimum: 30, priority: 8, grows: true),
      Table.Column("", minimum: silenced, priority: 6),
    ])
    table.selection = selection
    table.draw(into: &surface, rect: list.inset(columns: 1), count: all.count) { index in
      row(all[index], words, environment)
    }
    drawFoot(into: &surface, foot, words, environment)
    form?.form.draw(into: &surface, rect: rect)
  }

  private func nothing(against alarm: Alarm, _ texts: Texts) -> String {
    if alarm.kind.isAboutLane { return texts("alarm.no_proposal.lane") }
    return texts(alarm.kind == .negativeRating ? "alarm.no_proposal.rating" : "alarm.no_proposal")
  }

  private func silence(of alarm: Alarm, _ environment: Environment) -> Silence? {
    environment.hall.silences.first { $0.alarm == alarm.id && environment.now < $0.until }
  }

  private func row(_ alarm: Alarm, _ words: AlarmWords, _ environment: Environment) -> Table.Row {
    let zone = environment.hall.settings.zone
    let silence = silence(of: alarm, environment)
    let sign = alarm.kind.isUrgent ? environment.glyphs.danger : environment.glyphs.warning
    let style: Style = silence != nil ? .dim : alarm.kind.isUrgent ? .danger : .warning
    let isToday = zone.day(at: alarm.since) == environment.today
    return Table.Row(
      [
        Table.Field("\(sign) \(words.name(alarm.kind))", style),
        Table.Field(isToday ? zone.clock(alarm.since) : zone.day(at: alarm.since).text.suffix(5).description),
        Table.Field(words.sentence(alarm)),
        Table.Field(
          silence.map { environment.texts("alarm.silenced", ["time": zone.clock($0.until)]) } ?? "", .dim),
      ], style: silence != nil ? .dim : .text)
  }

  private func drawFoot(
    into surface: inout Surface, _ rect: Rect, _ words: AlarmWords, _ environment: Environment
  ) {
    guard let alarm = pointed(environment) else { return }
    let texts = environment.texts
    surface.horizontalRule(row: rect.row, column: rect.column, columns: rect.columns)
    let inside = rect.inset(columns: 1)
    let proposal = environment.foretold?.proposal(alarm)
    surface.paragraph(
      proposal.map { texts("alarm.proposal", ["what": words.sentence($0)]) }
        ?? nothing(against: alarm, texts), in: inside,
      from: 1, style: proposal == nil ? .dim : Style(.accent).bold)
    if let silence = silence(of: alarm, environment) {
      surface.line(
        texts(
          "alarm.silenced_by",
          [
            "name": environment.staffName(silence.by), "reason": silence.reason,
            "time": environment.hall.settings.zone.clock(silence.until),
          ]), in: inside, at: 4, style: .dim)
    }
  }

  /// The alarms in sentences.
  func narration(_ environment: Environment) -> [String] {
    if let form { return form.form.narration }
    let words = AlarmWords(environment.hall, environment.texts)
    let all = all(environment)
    if all.isEmpty { return [environment.texts("live.no_alarms")] }
    return all.dropFirst(selection.index).map { alarm in
      let proposal = environment.foretold?.proposal(alarm).map { "  " + words.sentence($0) } ?? ""
      return "\(words.name(alarm.kind))  \(words.sentence(alarm))\(proposal)"
    }
  }
}
