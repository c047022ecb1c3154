import HallModel
import ScreenKit

extension LiveView {
  /// The hall in one look, or what was gone into; a form lies over either.
  func draw(
    into surface: inout Surface, _ rect: Rect, _ environment: Environment, alarms: [Alarm],
    cases: CaseCounts = CaseCounts()
  ) {
    guard let board else { return }
    if let page = pages.last {
      page.draw(into: &surface, rect, environment)
    } else {
      let layout = LiveLayout(environment, board, panel: panel, alarms: alarms.count)
      let parts = rect.splitRows([
        .fixed(1), .fixed(layout.alarmRows), .fixed(layout.laneRows + 1), .fixed(layout.windowRows + 1), .rest,
      ])
      let used = surface.pieces(totals(board, environment) + [cases.piece(environment)], in: parts[0])
      drawPolicy(into: &surface, parts[0].inset(columns: 1), after: used, environment)
      drawAlarms(alarms, into: &surface, parts[1], environment)
      drawLanes(board, into: &surface, parts[2], environment)
      drawWindows(board, layout, into: &surface, parts[3], environment)
    }
    switch layer {
    case .none: break
    case .form(let form): form.form.draw(into: &surface, rect: rect)
    case .closing(let page): page.draw(into: &surface, rect, environment)
    }
  }

  // MARK: Figures and alarms

  /// `等候 87  最久 23 分 …`: the figures of the day so far, each defined in `DayFigures`.
  func totals(_ board: LiveBoard, _ environment: Environment) -> [(text: String, style: Style)] {
    let texts = environment.texts
    let total = board.figures.total
    let rules = environment.hall.settings.thresholds
    let oldest = (board.figures.oldestWait ?? 0) / 60
    let oldestStyle: Style = oldest < rules.longWait ? .text : oldest < rules.alarmWait ? .warning : .danger
    var pieces: [(text: String, style: Style)] = []
    if let day = environment.hall.day, day.closedAt == nil, day.date != environment.today {
      pieces.append((" " + texts("live.past_midnight", ["day": day.date.text]) + " ", Style(.danger).bold))
    }
    pieces += [
      (" " + texts("live.total.waiting", ["n": String(total.waiting)]) + "  ", Style(.text).bold),
      (texts("live.total.oldest", ["n": String(oldest)]) + "  ", oldestStyle),
      (texts("live.total.service", ["n": String(total.inService)]) + "  ", .text),
      (texts("live.total.served", ["n": String(total.served)]) + "  ", .text),
      (texts("live.total.issued", ["n": String(total.issued)]) + "  ", .dim),
      (texts("live.total.diverted", ["n": String(board.figures.diverted)]) + "  ", .dim),
    ]
    if environment.columns >= 100 {
      for (outcome, count) in board.figures.enquiries.sorted(by: { $0.key < $1.key }) {
        pieces.append((texts("live.outcome.\(outcome)", ["n": String(count)]) + " ", .dim))
      }
      pieces.append((" " + texts("live.total.no_show", ["n": String(total.noShow)]) + "  ", .dim))
    }
    pieces.append((texts("live.total.appointments", ["n": String(board.appointmentsDue)]) + "  ", .text))
    if board.openLoops > 0 {
      pieces.append((texts("live.total.loops", ["n": String(board.openLoops)]), .text))
    }
    return pieces
  }

  /// A policy beside the default, at the end of the line where it finds room: the name with what it names, or alone.
  private func drawPolicy(
    into surface: inout Surface, _ rect: Rect, after used: Int, _ environment: Environment
  ) {
    let policy = environment.hall.settings.queue.policy
    if policy == .standard { return }
    let name = environment.texts("policy.\(policy.rawValue).name")
    let words = [environment.texts("live.policy", ["name": name]), name]
    guard let text = words.first(where: { used + surface.width.displayWidth($0) < rect.columns }) else { return }
    let columns = surface.width.displayWidth(text)
    surface.put(
      text, row: rect.row, column: rect.column + rect.columns - columns, style: .dim, maxWidth: columns)
  }

  private func drawAlarms(_ alarms: [Alarm], into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    guard !alarms.isEmpty else {
      surface.line(
        " \(environment.glyphs.success) " + environment.texts("live.no_alarms"), in: rect, style: .success)
      return
    }
    let words = AlarmWords(environment.hall, environment.texts)
    for (index, alarm) in alarms.prefix(rect.rows).enumerated() {
      let style: Style = alarm.kind.isUrgent ? .danger : .warning
      let sign = alarm.kind.isUrgent ? environment.glyphs.danger : environment.glyphs.warning
      let more = index == rect.rows - 1 && alarms.count > rect.rows
      let rest = more ? "  " + environment.texts("live.more_alarms", ["n": String(alarms.count - rect.rows)]) : ""
      surface.pieces(
        [
          (" \(sign) \(words.name(alarm.kind)) ", style.bold), (words.sentence(alarm), .text), (rest, .dim),
        ], in: rect, at: index)
    }
  }

  // MARK: Lanes

  private func drawLanes(
    _ board: LiveBoard, into surface: inout Surface, _ rect: Rect, _ environment: Environment
  ) {
    let texts = environment.texts
    let trend = environment.columns >= 100 ? 24 : 10
    var table = Table(columns: [
      Table.Column(texts("live.column.lane"), minimum: 12, ideal: 26, priority: 9),
      Table.Column(texts("live.column.waiting"), minimum: 5, alignment: .trailing, priority: 9),
      Table.Column(texts("live.column.oldest"), minimum: 6, alignment: .trailing, priority: 8),
      Table.Column(texts("live.column.forecast"), minimum: 6, alignment: .trailing, priority: 8),
      Table.Column(texts("live.column.in_service"), minimum: 5, alignment: .trailing, priority: 6),
      Table.Column(texts("live.column.served"), minimum: 5, alignment: .trailing, priority: 6),
      Table.Column(texts("live.column.windows"), minimum: 4, alignment: .trailing, priority: 7),
      Table.Column(texts("live.column.trend"), minimum: trend, priority: 5, grows: true),
    ])
    table.selection = laneSelection
    table.draw(
      into: &surface, rect: rect.inset(columns: 1), count: board.lanes.count, focused: panel == .lanes ? true : nil
    ) { index in
      laneRow(board.lanes[index], environment, trend)
    }
  }

  private func laneRow(_ lane: LiveBoard.LaneRow, _ environment: Environment, _ trend: Int) -> Table.Row {
    let texts = environment.texts
    let rules = environment.hall.settings.thresholds
    let minutes = { (seconds: Int) in texts("live.minutes", ["n": String((seconds + 59) / 60)]) }
    func style(_ seconds: Int?) -> Style {
      guard let seconds, seconds >= rules.longWait * 60 else { return .text }
      return seconds < rules.alarmWait * 60 ? .warning : .danger
    }
    let spark = Sparkline(lane.trend).text(columns: trend, glyphs: environment.glyphs)
    return Table.Row([
      Table.Field("\(lane.letter) \(lane.name)"),
      Table.Field(String(lane.waiting), lane.waiting > 0 ? Style(.text).bold : .dim),
      Table.Field(lane.oldest.map { texts("live.minutes", ["n": String($0 / 60)]) } ?? "", style(lane.oldest)),
      lane.isStranded
        ? Table.Field(texts("live.never"), .danger)
        : Table.Field(lane.forecast.map(minutes) ?? "", style(lane.forecast)),
      Table.Field(String(lane.inService), lane.inService > 0 ? .text : .dim),
      Table.Field(String(lane.served), .dim),
      Table.Field(String(lane.windows), lane.windows > 0 ? .text : .danger),
      Table.Field(lane.trend.allSatisfy { $0 == 0 } ? "" : spark, .accent),
    ])
  }

  // MARK: Windows

  private func drawWindows(
    _ board: LiveBoard, _ layout: LiveLayout, into surface: inout Surface, _ rect: Rect, _ environment: Environment
  ) {
    let shown = windowSelection.window(rows: layout.windowRows * layout.windowBlocks, count: board.windows.count)
    let blocks = rect.inset(columns: 1).splitColumns(Array(repeating: .rest, count: layout.windowBlocks), gap: 2)
    let columns = windowColumns(environment)
    for (index, block) in blocks.enumerated() {
      let first = shown.lowerBound + index * layout.windowRows
      let count = max(0, min(layout.windowRows, shown.upperBound - first))
      var table = Table(columns: columns)
      let isHere = panel == .windows && (first..<first + count).contains(windowSelection.index)
      table.selection = Selection(index: isHere ? windowSelection.index - first : 0)
      table.draw(into: &surface, rect: block, count: count, focused: isHere ? true : nil) { row in
        windowRow(board.windows[first + row], environment)
      }
    }
  }

  private func windowColumns(_ environment: Environment) -> [Table.Column] {
    let texts = environment.texts
    let words = Window.State.allCases.map { texts("live.state.\($0.rawValue)") } + [texts("live.state.no_matters")]
    let states = environment.widest(words) + 2
    return [
      Table.Column(texts("live.column.number"), minimum: 3, alignment: .trailing, priority: 9),
      Table.Column(
        texts("live.sorted.\(sort.rawValue)"), minimum: states, priority: 9),
      Table.Column(texts("live.column.ticket"), minimum: 7, priority: 8),
      Table.Column(texts("live.column.since"), minimum: 5, alignment: .trailing, priority: 7),
      Table.Column(texts("live.column.clerk"), minimum: 6, ideal: 10, priority: 3, grows: true),
      Table.Column(texts("live.column.done"), minimum: 4, alignment: .trailing, priority: 6),
      Table.Column(texts("live.column.used"), minimum: 4, alignment: .trailing, priority: 5),
    ]
  }

  private func windowRow(_ window: LiveBoard.WindowRow, _ environment: Environment) -> Table.Row {
    let texts = environment.texts
    let glyphs = environment.glyphs
    let isIssuing = window.state == .idle && !window.takesMatters
    let isWasted = window.state == .idle && window.couldTake > 0
    let (sign, style): (Character, Style) =
      switch window.state {
      case .closed: (" ", .dim)
      case .idle: isWasted ? (glyphs.warning, .warning) : (glyphs.bullet, .text)
      case .called: (glyphs.right, .accent)
      case .serving: (glyphs.pointer, .success)
      case .paused: (glyphs.warning, .warning)
      }
    let minutes = environment.now.seconds(since: window.since) / 60
    let isOpen = window.state != .closed && !isIssuing
    let state = isIssuing ? "no_matters" : window.state.rawValue
    let name = environment.hall.member(window.staff)?.name ?? window.staff
    return Table.Row(
      [
        Table.Field(String(window.number), window.isTurned ? Style(.accent).bold : nil),
        Table.Field(
          isIssuing ? "  " + texts("live.state.\(state)") : "\(sign) " + texts("live.state.\(state)"),
          isIssuing ? .dim : style),
        Table.Field(window.ticket ?? (isWasted ? texts("live.could", ["n": String(window.couldTake)]) : "")),
        Table.Field(isOpen ? texts("live.minutes", ["n": String(minutes)]) : ""),
        Table.Field(isOpen ? name : window.name, isOpen ? nil : .dim),
        Table.Field(window.served > 0 ? String(window.served) : ""),
        Table.Field(isIssuing ? "" : window.utilisation.map { "\(Int(($0 * 100).rounded()))%" } ?? ""),
      ], style: isOpen ? .text : .dim)
  }

  /// The state in sentences.
  func narration(_ environment: Environment, alarms: [Alarm]) -> [String] {
    switch layer {
    case .none: break
    case .form(let form): return form.form.narration
    case .closing(let page): return page.narration(environment)
    }
    guard let board else { return [] }
    if let page = pages.last { return page.narration }
    let words = AlarmWords(environment.hall, environment.texts)
    let lanes = board.lanes.filter { $0.waiting > 0 }.map { lane in
      laneRow(lane, environment, 0).fields.map(\.text).filter { !$0.isEmpty }.joined(separator: "  ")
    }
    return [totals(board, environment).map(\.text).joined()]
      + alarms.map { words.name($0.kind) + " " + words.sentence($0) } + lanes
  }
}

/// How many cases are near or past a limit, as the alarms have counted them.
struct CaseCounts: Sendable {
  var red = 0
  var yellow = 0

  init() {}

  init(_ alarms: [Alarm]) {
    red = alarms.first { $0.kind == .caseRed }?.measure ?? 0
    yellow = alarms.first { $0.kind == .caseYellow }?.measure ?? 0
  }

  func piece(_ environment: Environment) -> (text: String, style: Style) {
    guard red + yellow > 0 else { return ("", .text) }
    return (
      "  " + environment.texts("live.total.cases", ["red": String(red), "yellow": String(yellow)]),
      red > 0 ? .danger : .warning
    )
  }
}
