import HallDeskUI
import HallModel
import ScreenKit

/// The charts of a period as drawings.
struct ChartDrawings {
  private let charts: ReportCharts
  private let wording: ReportWording
  private static let (left, right, top, bottom) = (64.0, 64.0, 72.0, 48.0)
  private static let (blue, orange, grey) = ("#2f6fb3", "#d9822b", "#666666")
  private static let size = (width: 840, height: 420)

  init(_ charts: ReportCharts, _ wording: ReportWording) {
    self.charts = charts
    self.wording = wording
  }

  /// Tickets as bars, the mean wait of those called as a line, by the hour of issue.
  var hours: SVGDrawing {
    var sheet = sheet("report.chart.hours")
    guard !charts.hours.isEmpty else { return nothing(sheet) }
    let counts = ChartAxis(upTo: Double(charts.hours.map(\.arrivals).max() ?? 0))
    let waits = ChartAxis(upTo: charts.hours.compactMap(\.meanWaitMinutes).max() ?? 0)
    frame(&sheet, counts, label: word("arrivals"), colour: Self.blue)
    for mark in waits.marks {
      sheet.text(whole(mark), x(1) + 8, y(mark / waits.top) + 4, fill: Self.orange)
    }
    sheet.text(word("wait"), x(1), Self.top - 12, anchor: .end, fill: Self.orange)
    let step = 1 / Double(charts.hours.count)
    var line: [(x: Double, y: Double)] = []
    for (index, hour) in charts.hours.enumerated() {
      let middle = (Double(index) + 0.5) * step
      let height = Double(hour.arrivals) / counts.top
      sheet.rectangle(
        x(middle - 0.35 * step), y(height), x(0.7 * step) - x(0), y(0) - y(height), fill: Self.blue,
        hint: "\(hour.hour): \(hour.arrivals)")
      sheet.text(String(hour.hour), x(middle), y(0) + 18, anchor: .middle)
      if let wait = hour.meanWaitMinutes { line.append((x(middle), y(wait / waits.top))) }
    }
    sheet.polyline(line, colour: Self.orange)
    for point in line { sheet.dot(point.x, point.y, colour: Self.orange) }
    sheet.text(word("hour"), x(1), y(0) + 38, anchor: .end, fill: Self.grey)
    return sheet
  }

  /// How many wait, by the time of the day.
  var line: SVGDrawing {
    var sheet = sheet(charts.days > 1 ? "report.chart.line.mean" : "report.chart.line")
    guard let first = charts.line.first, let last = charts.line.last else { return nothing(sheet) }
    let axis = ChartAxis(upTo: charts.line.map(\.waiting).max() ?? 0)
    frame(&sheet, axis, label: word("waiting"), colour: Self.blue)
    let span = Double(max(15, last.minute - first.minute))
    func place(_ minute: Int) -> Double { x(Double(minute - first.minute) / span) }
    sheet.polyline(charts.line.map { (place($0.minute), y($0.waiting / axis.top)) }, colour: Self.blue)
    // Whole hours, and every other one on a long day.
    let hours = charts.line.filter { $0.minute % 60 == 0 }
    for quarter in hours where hours.count <= 12 || quarter.minute % 120 == 0 {
      sheet.text(ChartFiles.clock(quarter.minute), place(quarter.minute), y(0) + 18, anchor: .middle)
    }
    sheet.text(word("time"), x(1), y(0) + 38, anchor: .end, fill: Self.grey)
    return sheet
  }

  /// Windows by hours, the busier the darker.
  var heat: SVGDrawing {
    let row = 22.0
    let height = Int(Self.top + row * Double(max(1, charts.heat.count)) + Self.bottom)
    var sheet = sheet("report.chart.heat", height: height)
    guard !charts.heat.isEmpty else { return nothing(sheet) }
    let left = 200.0
    let cell = (Double(Self.size.width) - left - 24) / Double(charts.heatHours.count)
    for (column, hour) in charts.heatHours.enumerated() {
      sheet.text(String(hour), left + cell * (Double(column) + 0.5), Self.top - 8, anchor: .middle)
    }
    for (index, window) in charts.heat.enumerated() {
      let y = Self.top + row * Double(index)
      let name = Width.narrow.clip("\(window.number) \(window.name)", to: 26, ellipsis: "…")
      sheet.text(name, left - 8, y + 15, anchor: .end)
      for (column, share) in window.utilisation.enumerated() {
        let x = left + cell * Double(column)
        guard let share else {
          sheet.rectangle(x, y, cell - 1, row - 1, fill: "#f0f0f0")
          continue
        }
        sheet.rectangle(x, y, cell - 1, row - 1, fill: Self.shade(share))
        sheet.text(
          "\(Int((share * 100).rounded()))%", x + cell / 2, y + 15, size: 11, anchor: .middle,
          fill: share > 0.55 ? "#ffffff" : "#222222")
      }
    }
    sheet.text(
      word("hour"), Double(Self.size.width) - 24, Double(height) - 18, anchor: .end, fill: Self.grey)
    return sheet
  }

  /// Ratings by level, the best first.
  var levels: SVGDrawing {
    var sheet = sheet("report.chart.levels", height: 300)
    let all = charts.levels.reduce(0, +)
    guard all > 0 else { return nothing(sheet) }
    let most = Double(charts.levels.max() ?? 1)
    for (row, level) in (1...5).reversed().enumerated() {
      let count = charts.levels[level - 1]
      let y = Self.top + Double(row) * 40
      let length = 460 * Double(count) / most
      sheet.text("\(level) " + wording.texts("rating.level.\(level)"), 180, y + 19, anchor: .end)
      sheet.rectangle(190, y, length, 28, fill: level <= 2 ? "#b3352f" : Self.blue)
      let share = ReportFigure.positiveRate.text(Double(count) / Double(all))
      sheet.text("\(count) · \(share)", 198 + length, y + 19)
    }
    return sheet
  }

  // MARK: Parts

  private func sheet(_ key: String, height: Int = size.height) -> SVGDrawing {
    let title = wording.texts(key, ["days": String(charts.days)])
    var sheet = SVGDrawing(width: Self.size.width, height: height, title: title)
    sheet.text(
      wording.texts("report.head", wording.particulars), Double(Self.size.width) / 2, 48, anchor: .middle,
      fill: Self.grey)
    return sheet
  }

  private func nothing(_ sheet: SVGDrawing) -> SVGDrawing {
    var sheet = sheet
    sheet.text(wording.texts("report.chart.nothing"), Double(sheet.width) / 2, Self.top + 20, anchor: .middle)
    return sheet
  }

  /// The lines and numbers of the left axis.
  private func frame(_ sheet: inout SVGDrawing, _ axis: ChartAxis, label: String, colour: String) {
    for mark in axis.marks {
      sheet.line(x(0), y(mark / axis.top), x(1), y(mark / axis.top))
      sheet.text(whole(mark), x(0) - 8, y(mark / axis.top) + 4, anchor: .end, fill: colour)
    }
    sheet.text(label, x(0), Self.top - 12, fill: colour)
  }

  private func x(_ share: Double) -> Double { Self.left + share * (Double(Self.size.width) - Self.left - Self.right) }
  private func y(_ share: Double) -> Double {
    Double(Self.size.height) - Self.bottom - share * (Double(Self.size.height) - Self.top - Self.bottom)
  }
  private func whole(_ mark: Double) -> String { String(Int(mark)) }
  private func word(_ name: String) -> String { wording.texts("report.chart." + name) }

  /// From nearly white to dark blue, readable without colour, too.
  private static func shade(_ share: Double) -> String {
    let share = min(1, max(0, share))
    let part = { (light: Double, dark: Double) in
      let value = String(Int(light + (dark - light) * share), radix: 16)
      return value.count < 2 ? "0" + value : value
    }
    return "#" + part(236, 16) + part(243, 64) + part(250, 122)
  }
}
