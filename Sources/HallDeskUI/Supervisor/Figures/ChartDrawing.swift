import HallModel
import ScreenKit

/// Charts drawn in cells, with the figures beside them.
struct ChartDrawing {
  private let charts: ReportCharts
  private let environment: Environment
  private var texts: Texts { environment.texts }

  init(_ charts: ReportCharts, _ environment: Environment) {
    self.charts = charts
    self.environment = environment
  }

  /// Draws a chart with its title.
  func draw(_ chart: FiguresDesk.Chart, into surface: inout Surface, _ rect: Rect) {
    surface.line(title(chart), in: rect.inset(columns: 1), style: .accent)
    let body = Rect(row: rect.row + 1, column: rect.column + 1, rows: rect.rows - 1, columns: rect.columns - 2)
    switch chart {
    case .hours: drawHours(into: &surface, body)
    case .line: drawLine(into: &surface, body)
    case .heat: drawHeat(into: &surface, body)
    case .levels: drawLevels(into: &surface, body)
    }
  }

  private func title(_ chart: FiguresDesk.Chart) -> String {
    chart == .line && charts.days > 1
      ? texts("report.chart.line.mean", ["days": String(charts.days)]) : texts("report.chart.\(chart.rawValue)")
  }

  /// Hour by hour: a bar of arrivals, their number, and the mean wait.
  private func drawHours(into surface: inout Surface, _ rect: Rect) {
    guard !charts.hours.isEmpty else { return drawNothing(into: &surface, rect) }
    let most = charts.hours.map(\.arrivals).max() ?? 1
    surface.pieces(
      [
        (pad("", 7), .dim), (pad(texts("report.chart.arrivals"), 10, right: true) + "  ", .tableHeader),
        (pad(texts("report.chart.wait"), 16, right: true), .tableHeader),
      ], in: rect)
    for (index, hour) in charts.hours.enumerated() where index + 1 < rect.rows {
      let line = rect.line(index + 1)
      let wait = ReportFigure.meanWait.text(hour.meanWaitMinutes)
      let used = surface.pieces(
        [
          (pad(texts("report.hour", ["hour": String(hour.hour)]), 7), .dim),
          (pad(String(hour.arrivals), 10, right: true) + "  ", Style(.text).bold),
          (pad(wait, 16, right: true), style(hour.meanWaitMinutes)),
          ("  ", .text),
        ], in: line)
      let bar = Rect(row: line.row, column: line.column + used, rows: 1, columns: line.columns - used)
      bars(Double(hour.arrivals) / Double(max(1, most)), into: &surface, bar, .accent)
    }
  }

  /// The waiting line over the day, as high as there is room.
  private func drawLine(into surface: inout Surface, _ rect: Rect) {
    guard let first = charts.line.first, let last = charts.line.last, rect.rows > 3 else {
      return drawNothing(into: &surface, rect)
    }
    let most = max(1, charts.line.map(\.waiting).max() ?? 1)
    let rows = rect.rows - 2
    let room = max(1, rect.columns - 6)
    let step = max(1, room / charts.line.count)
    let levels = surface.glyphs.levels
    for row in 0..<rows {
      let floor = Double(rows - 1 - row) / Double(rows) * most
      let scale: Double? = row == 0 ? most : row == rows - 1 ? 0 : row == rows / 2 ? floor : nil
      surface.line(
        scale.map { String(Int($0.rounded())) } ?? "",
        in: Rect(row: rect.row + row, column: rect.column, rows: 1, columns: 5), style: .dim, alignment: .trailing)
      let text = charts.line.map { quarter -> String in
        let part = (quarter.waiting - floor) / (most / Double(rows))
        let cell: Character =
          part <= 0
          ? " "
          : part >= 1 ? surface.glyphs.block : levels[max(0, min(levels.count - 1, Int(part * Double(levels.count))))]
        return String(repeating: cell, count: step)
      }.joined()
      surface.put(
        String(text.prefix(room)), row: rect.row + row, column: rect.column + 6, style: .accent, maxWidth: room)
    }
    let time = { (minute: Int) in ClockTime(minutes: min(1440, minute)).text }
    let axis = Rect(
      row: rect.row + rows, column: rect.column + 6, rows: 1, columns: min(room, step * charts.line.count))
    surface.line(time(first.minute), in: axis, style: .dim)
    let end = time(last.minute)
    if axis.columns > 16 {
      surface.put(end, row: axis.row, column: axis.endColumn - end.count, style: .dim, maxWidth: end.count)
    }
  }

  /// Windows and hours: how much of its open time each window was used, as a shade and, where it fits, in hundredths.
  private func drawHeat(into surface: inout Surface, _ rect: Rect) {
    guard !charts.heat.isEmpty, !charts.heatHours.isEmpty else { return drawNothing(into: &surface, rect) }
    let cell = 4
    let block = 5 + charts.heatHours.count * cell + 1
    let blocks = max(1, min((charts.heat.count + rect.rows - 2) / max(1, rect.rows - 1), rect.columns / block))
    let rows = rect.rows - 1
    for index in 0..<blocks {
      let column = rect.column + index * block
      surface.pieces(
        [(pad("", 4), .dim)] + charts.heatHours.map { (pad(String($0), cell, right: true), .tableHeader) },
        in: Rect(row: rect.row, column: column, rows: 1, columns: block))
      for (row, window) in charts.heat.dropFirst(index * rows).prefix(rows).enumerated() {
        let line = Rect(row: rect.row + 1 + row, column: column, rows: 1, columns: min(block, rect.endColumn - column))
        surface.pieces(
          [(pad(String(window.number), 4, right: true), .dim)] + window.utilisation.map { heat($0, cell) }, in: line)
      }
    }
  }

  /// A cell of the map: a number always, so that it is read without colours.
  private func heat(_ share: Double?, _ columns: Int) -> (text: String, style: Style) {
    guard let share else { return (pad("", columns), .dim) }
    let hundredths = Int((share * 100).rounded())
    let style: Style = share >= 0.9 ? .danger : share >= 0.75 ? .warning : share >= 0.4 ? .success : .dim
    return (pad(String(hundredths), columns, right: true), style)
  }

  /// Ratings by level, from the best.
  private func drawLevels(into surface: inout Surface, _ rect: Rect) {
    let all = charts.levels.reduce(0, +)
    guard all > 0 else { return drawNothing(into: &surface, rect) }
    let words = (1...5).reversed().map { ($0, texts("rating.level.\($0)")) }
    let widest = environment.widest(words.map(\.1)) + 1
    for (index, (level, word)) in words.enumerated() where index < rect.rows {
      let count = charts.levels[level - 1]
      let line = rect.line(index)
      let share = ReportFigure.positiveRate.text(Double(count) / Double(all))
      let style: Style = level >= 3 ? .success : .danger
      let used = surface.pieces(
        [
          (pad(word, widest), .text), (pad(String(count), 7, right: true), Style(.text).bold),
          (pad(share, 10, right: true) + "  ", .dim),
        ], in: line)
      let bar = Rect(row: line.row, column: line.column + used, rows: 1, columns: line.columns - used)
      bars(Double(count) / Double(max(1, charts.levels.max() ?? 1)), into: &surface, bar, style)
    }
  }

  private func drawNothing(into surface: inout Surface, _ rect: Rect) {
    surface.line(texts("report.chart.nothing"), in: rect, at: 1, style: .dim)
  }

  private func bars(_ share: Double, into surface: inout Surface, _ rect: Rect, _ style: Style) {
    guard rect.columns > 0, share > 0 else { return }
    let count = max(1, Int((share * Double(rect.columns)).rounded()))
    surface.put(
      String(repeating: surface.glyphs.block, count: min(count, rect.columns)), row: rect.row, column: rect.column,
      style: style, maxWidth: rect.columns)
  }

  private func style(_ minutes: Double?) -> Style {
    let rules = environment.hall.settings.thresholds
    guard let minutes, minutes >= Double(rules.longWait) else { return .text }
    return minutes < Double(rules.alarmWait) ? .warning : .danger
  }

  private func pad(_ text: String, _ columns: Int, right: Bool = false) -> String {
    environment.width.padded(text, to: columns, alignment: right ? .trailing : .leading)
  }

  /// The same as rows of text, for those who listen.
  func rows(_ chart: FiguresDesk.Chart) -> [[String]] {
    let rows: [[String]] =
      switch chart {
      case .hours:
        charts.hours.map { hour in
          [
            texts("report.hour", ["hour": String(hour.hour)]), String(hour.arrivals),
            ReportFigure.meanWait.text(hour.meanWaitMinutes),
          ]
        }
      case .line: charts.line.map { [ClockTime(minutes: min(1440, $0.minute)).text, Digits.oneDecimal($0.waiting)] }
      case .heat:
        charts.heat.map { window in
          [String(window.number)] + window.utilisation.map { $0.map { "\(Int(($0 * 100).rounded()))%" } ?? "-" }
        }
      case .levels: (1...5).reversed().map { [texts("rating.level.\($0)"), String(charts.levels[$0 - 1])] }
      }
    return [[title(chart)]] + rows
  }
}
