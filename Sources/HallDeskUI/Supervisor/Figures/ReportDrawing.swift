import HallModel
import ScreenKit

extension FiguresDesk {
  /// One table of the report; the definition of the figure the arrow is at stands below.
  func drawReport(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    guard let wording = drawHead(into: &surface, rect.line(0), environment, rect) else { return }
    let (body, foot) = Rect(row: rect.row + 1, column: rect.column, rows: rect.rows - 1, columns: rect.columns)
      .cutBottom(4)
    let report = wording.report
    switch part {
    case .figures:
      drawFigures(report, wording, into: &surface, body)
      let row = report.rows.element(at: selection.index)
      drawFoot(row.map { wording.definition($0.figure) } ?? "", into: &surface, foot, wording)
    case .group(let group):
      let parts = report.parts(group)
      draw(wording.headings(group), parts.map { wording.cells($0, of: group) }, into: &surface, body, environment)
      drawFoot(
        group == .matter || group == .department ? environment.texts("report.note") : "", into: &surface, foot, wording)
    case .starWindows: drawStars(wording.stars[0], into: &surface, body, foot, wording, environment)
    case .starClerks: drawStars(wording.stars[1], into: &surface, body, foot, wording, environment)
    }
  }

  /// ` 日报 2026-03-02 · 指标  (Tab 下一张)`; nil, with a sentence in its place, while there is nothing to show.
  private func drawHead(
    into surface: inout Surface, _ line: Rect, _ environment: Environment, _ rect: Rect
  ) -> ReportWording? {
    let texts = environment.texts
    var head = period.map { texts("report.title.\($0.kind.rawValue)") + "  \($0.text)" } ?? ""
    if period.map({ ($0.first...$0.last).contains(environment.today) }) ?? false {
      head += texts("figures.until_now", ["time": environment.hall.settings.zone.clock(environment.now)])
    }
    surface.pieces([(" " + head, Style(.title).bold)], in: line)
    let below = Rect(row: rect.row + 2, column: rect.column + 1, rows: rect.rows - 2, columns: rect.columns - 2)
    guard let counted else {
      surface.paragraph(
        trouble ?? texts("figures.counting"), in: below, style: trouble == nil ? .dim : .danger)
      return nil
    }
    let wording = ReportWording(report: counted.report, texts: texts)
    guard !wording.isEmpty else {
      surface.paragraph(texts("report.nothing"), in: below, style: .dim)
      return nil
    }
    return wording
  }

  private func drawFigures(_ report: PeriodReport, _ wording: ReportWording, into surface: inout Surface, _ rect: Rect)
  {
    let headings = wording.headings
    var table = Table(columns: [
      Table.Column(headings[0], minimum: 20, ideal: 34, priority: 9),
      Table.Column(headings[1], minimum: 10, alignment: .trailing, priority: 8),
      Table.Column(headings[2], minimum: 10, alignment: .trailing, priority: 6),
      Table.Column(headings[3], minimum: 10, alignment: .trailing, priority: 7),
      Table.Column(headings[4], minimum: 8, priority: 5, grows: true),
    ])
    table.selection = selection
    let rows = report.rows
    let glyphs = surface.glyphs
    table.draw(into: &surface, rect: rect.inset(columns: 1), count: rows.count) { index in
      let row = rows[index]
      let style: Style = row.isMet == nil ? .text : row.isMet == true ? .success : .warning
      let sign = row.isMet.map { $0 ? "\(glyphs.success) " : "\(glyphs.warning) " } ?? ""
      let cells = wording.cells(row)
      return Table.Row([
        Table.Field(cells[0]), Table.Field(cells[1], Style(.text).bold), Table.Field(cells[2], .dim),
        Table.Field(cells[3], .dim), Table.Field(sign + cells[4], style),
      ])
    }
  }

  private func drawStars(
    _ stars: (key: String, id: String, ranking: StarRanking), into surface: inout Surface, _ rect: Rect, _ foot: Rect,
    _ wording: ReportWording, _ environment: Environment
  ) {
    draw(
      wording.starHeadings(stars.key), stars.ranking.entries.map { wording.cells($0) }, into: &surface, rect,
      environment, label: 1)
    drawFoot(wording.formula, into: &surface, foot, wording)
  }

  /// A table of headings and cells; the column `label` holds names, all others figures.
  private func draw(
    _ headings: [String], _ rows: [[String]], into surface: inout Surface, _ rect: Rect, _ environment: Environment,
    label: Int = 0
  ) {
    var table = Table(
      columns: headings.enumerated().map { index, heading in
        let widest = environment.widest(rows.map { $0.element(at: index) ?? "" })
        // A heading that is much wider than its figures is cut rather than the last columns left out.
        let column = max(min(environment.widest([heading]), 12), min(widest, 16))
        return index == label
          ? Table.Column(heading, minimum: 16, ideal: max(16, min(widest, 40)), priority: 9)
          : Table.Column(
            heading, minimum: column, ideal: environment.widest([heading]), alignment: .trailing,
            priority: 8 - index)
      })
    table.selection = selection
    table.draw(into: &surface, rect: rect.inset(columns: 1), count: rows.count) { index in
      Table.Row(rows[index].map { Table.Field($0) })
    }
  }

  private func drawFoot(_ text: String, into surface: inout Surface, _ rect: Rect, _ wording: ReportWording) {
    surface.horizontalRule(row: rect.row, column: rect.column, columns: rect.columns)
    surface.paragraph(text, in: rect.inset(columns: 1), from: 1, style: .dim)
  }

  /// The report or its charts as lines.
  func narration(_ environment: Environment, isChart: Bool) -> [String] {
    guard let counted else { return [trouble ?? environment.texts("figures.counting")] }
    let wording = ReportWording(report: counted.report, texts: environment.texts)
    if wording.isEmpty { return [environment.texts("report.nothing")] }
    let rows: [[String]] =
      switch part {
      case _ where isChart: ChartDrawing(counted.charts, environment).rows(chart)
      case .figures: counted.report.rows.map { wording.cells($0) }
      case .group(let group): counted.report.parts(group).map { wording.cells($0, of: group) }
      case .starWindows: counted.report.starWindows.entries.map { wording.cells($0) }
      case .starClerks: counted.report.starClerks.entries.map { wording.cells($0) }
      }
    return [wording.title + " " + counted.report.period.text]
      + rows.map { $0.filter { !$0.isEmpty }.joined(separator: "  ") }
  }

  /// One chart, or all four where there is room, each with its figures.
  func drawCharts(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    guard drawHead(into: &surface, rect.line(0), environment, rect) != nil, let counted else { return }
    let body = Rect(row: rect.row + 1, column: rect.column, rows: rect.rows - 1, columns: rect.columns)
    let drawing = ChartDrawing(counted.charts, environment)
    guard FiguresDesk.showsAllCharts(environment) else {
      drawing.draw(chart, into: &surface, body)
      return
    }
    let halves = body.splitRows([.rest, .rest])
    let upper = halves[0].splitColumns([.rest, .rest], gap: 2)
    let lower = halves[1].splitColumns([.share(70), .rest], gap: 2)
    for (chart, place) in [(Chart.hours, upper[0]), (.line, upper[1]), (.heat, lower[0]), (.levels, lower[1])] {
      drawing.draw(chart, into: &surface, place)
    }
  }
}
