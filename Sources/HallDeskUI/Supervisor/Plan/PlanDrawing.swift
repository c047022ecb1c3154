import HallModel
import HallSimulator
import ScreenKit

extension PlanDesk {
  /// The arrangements as a table with what the one the arrow is at asks of people below, or that window by window.
  func draw(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    guard let sheet else {
      let below = Rect(row: rect.row + 1, column: rect.column + 1, rows: rect.rows - 1, columns: rect.columns - 2)
      surface.paragraph(
        trouble ?? working(environment), in: below, style: trouble == nil ? .dim : .danger)
      return
    }
    let wording = PlanWording(sheet, environment)
    if isOpen, let pointed {
      drawPage(pointed, wording, into: &surface, rect)
      return
    }
    let (head, rest) = rect.cutTop(PlanDesk.headRows)
    drawHead(wording, into: &surface, head, environment)
    let (body, foot) = rest.cutBottom(PlanDesk.footRows)
    drawTable(sheet, wording, into: &surface, body)
    surface.horizontalRule(row: foot.row, column: foot.column, columns: foot.columns)
    let inside = foot.inset(columns: 1)
    if let pointed { surface.line(wording.learning(pointed, leads: true), in: inside, at: 1) }
    surface.line(wording.legend, in: inside, at: 2, style: .dim)
  }

  /// The rule, what the arrangement the arrow is at asks of people, and the legend.
  private static let footRows = 3

  /// What is promised, and a line for what else has to be known; it stays empty rather than letting the table jump.
  private static let headRows = 2

  /// Rows of the table with its heads.
  func tableRows(_ environment: Environment) -> Int {
    max(2, environment.body.rows - 1 - PlanDesk.headRows - PlanDesk.footRows)
  }

  private func working(_ environment: Environment, shown: Int? = nil) -> String {
    let texts = environment.texts
    guard let windows else { return texts("planning.working.first") }
    guard let shown, shown != windows else { return texts("planning.working", ["n": String(windows)]) }
    return texts("planning.working.shown", ["n": String(windows), "shown": String(shown)])
  }

  private func drawHead(
    _ wording: PlanWording, into surface: inout Surface, _ rect: Rect, _ environment: Environment
  ) {
    surface.line(" " + wording.head, in: rect, style: Style(.text).bold)
    let (text, style) = note(wording, environment)
    surface.line(" " + text, in: rect, at: 1, style: style)
  }

  /// The most important of what has to be known beside the figures.
  private func note(_ wording: PlanWording, _ environment: Environment) -> (text: String, style: Style) {
    if isWorking { return (working(environment, shown: sheet?.windows), .accent) }
    if let trouble { return (trouble, .danger) }
    if let fault = wording.fault { return ("\(environment.glyphs.warning) " + fault, .warning) }
    return wording.bottleneck.map { ("\(environment.glyphs.warning) " + $0, .warning) } ?? ("", .dim)
  }

  private func drawTable(_ sheet: PlanSheet, _ wording: PlanWording, into surface: inout Surface, _ rect: Rect) {
    let inside = rect.inset(columns: 1)
    var table = Table(columns: wording.columns)
    table.selection = selection
    let scrolls = sheet.rows.count > inside.rows - 1
    let room = table.widths(in: inside.columns - (scrolls ? 1 : 0)).last ?? 0
    table.draw(into: &surface, rect: inside, count: sheet.rows.count) { index in
      wording.row(sheet.rows[index], columns: room)
    }
  }

  // MARK: Window by window

  private func drawPage(
    _ row: PlanSheet.Row, _ wording: PlanWording, into surface: inout Surface, _ rect: Rect
  ) {
    let (head, rest) = rect.cutTop(PlanDesk.pageHeadRows)
    surface.pieces(
      [(" " + wording.name(row) + "  ", Style(.title).bold), (wording.figures(row), .text)], in: head)
    surface.line(" " + wording.learning(row, leads: false), in: head, at: 1, style: .dim)
    surface.horizontalRule(row: head.endRow - 1, column: head.column, columns: head.columns)
    PageLine.draw(wording.page(row), from: top, into: &surface, PlanDesk.inside(rest))
  }

  private static let pageHeadRows = 3

  private static func inside(_ rect: Rect) -> Rect {
    Rect(row: rect.row, column: rect.column + 1, rows: rect.rows, columns: rect.columns - 3)
  }

  /// The last line that can be the first on the page.
  func mostTop(_ environment: Environment) -> Int {
    guard let sheet, let pointed else { return 0 }
    let lines = PageLine.wrapped(
      PlanWording(sheet, environment).page(pointed), environment.columns - 3, environment.width)
    return max(0, lines.count - (environment.body.rows - 1 - PlanDesk.pageHeadRows))
  }

  // MARK: For listeners

  /// The sheet or the page as lines.
  func narration(_ environment: Environment) -> [String] {
    guard let sheet else { return [trouble ?? working(environment)] }
    let wording = PlanWording(sheet, environment)
    if isOpen, let pointed {
      return [wording.name(pointed) + "  " + wording.figures(pointed), wording.learning(pointed, leads: false)]
        + wording.page(pointed).map(\.text)
    }
    return [wording.head] + [note(wording, environment).text].filter { !$0.isEmpty }
      + sheet.rows.dropFirst(selection.index).map { row in
        [wording.name(row), wording.figures(row)].joined(separator: "  ")
      }
  }
}
