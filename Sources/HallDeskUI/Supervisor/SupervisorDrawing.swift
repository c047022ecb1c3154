import HallModel
import ScreenKit

extension SupervisorScreen {
  /// The line of views, and the view below it.
  public func draw(into surface: inout Surface, body: Rect, _ environment: Environment) {
    guard staff != nil else {
      form.draw(into: &surface, rect: body, environment, title: environment.texts("supervisor.sign_in"), hint: hint)
      return
    }
    let (line, rest) = body.cutTop(1)
    surface.pieces(views(environment), in: line)
    switch view {
    case .hall:
      live.draw(
        into: &surface, rest, environment, alarms: alarms.loud(environment), cases: CaseCounts(alarms.watch.standing))
    case .alarms: alarms.draw(into: &surface, rest, environment)
    case .loops: loops.draw(into: &surface, body: rest, inner(environment))
    case .charts: figures.drawCharts(into: &surface, rest, environment)
    case .report: figures.drawReport(into: &surface, rest, environment)
    case .replay: replay.draw(into: &surface, rest, environment)
    case .plan: plan.draw(into: &surface, rest, environment)
    }
  }

  /// ` 1 大厅 [2 告警 ■3] 3 差评反映`: where one is, and where something waits.
  private func views(_ environment: Environment) -> [(text: String, style: Style)] {
    var pieces: [(text: String, style: Style)] = []
    let loud = alarms.loud(environment)
    for view in View.allCases {
      let name = "\(view.digit) " + environment.texts("view.\(view.rawValue)")
      let isHere = view == self.view
      var mark: (text: String, style: Style)?
      switch view {
      case .alarms where !loud.isEmpty:
        let isUrgent = loud.contains { $0.kind.isUrgent }
        let sign = isUrgent ? environment.glyphs.danger : environment.glyphs.warning
        mark = (" \(sign)\(loud.count)", isUrgent ? .danger : .warning)
      case .loops where !loops.list.unseen.isEmpty: mark = (" +\(loops.list.unseen.count)", .accent)
      default: break
      }
      pieces.append((isHere ? "[" : " ", isHere ? Style(.accent).bold : .dim))
      pieces.append((name, isHere ? Style(.accent).bold : .dim))
      if let mark { pieces.append(mark) }
      pieces.append((isHere ? "]" : " ", isHere ? Style(.accent).bold : .dim))
    }
    return pieces
  }

  /// What a listener needs to know.
  public func narration(_ environment: Environment) -> [String] {
    let texts = environment.texts
    guard staff != nil else {
      return [texts("supervisor.sign_in"), texts(form.onPIN ? "sign_in.pin" : "sign_in.staff")]
    }
    switch view {
    case .hall: return live.narration(environment, alarms: alarms.loud(environment))
    case .alarms: return alarms.narration(environment)
    case .loops: return loops.narration(inner(environment))
    case .charts, .report: return figures.narration(environment, isChart: view == .charts)
    case .replay: return replay.narration(environment)
    case .plan: return plan.narration(environment)
    }
  }
}
