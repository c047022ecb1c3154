import HallConfiguration
import HallDeskUI
import HallModel

/// The charts of a report as files: each as SVG, and its numbers as CSV.
struct ChartFiles {
  private let charts: ReportCharts
  private let wording: ReportWording

  init(_ charts: ReportCharts, _ wording: ReportWording) {
    self.charts = charts
    self.wording = wording
  }

  /// Writes them into a folder, made where it is not there; their paths. Files of the same names are replaced.
  func write(to folder: String) throws(CommandFailure) -> [String] {
    ProcessFacts.makeFolders(folder)
    guard ProcessFacts.isFolder(folder) else { throw .usage("export_no_folder", ["folder": folder]) }
    let files = files.map { (path: (folder.hasSuffix("/") ? folder : folder + "/") + $0.name, bytes: $0.bytes) }
    // All or none, as far as that can be told beforehand.
    for (path, bytes) in files {
      try ReplacedFile.requireReplaceable(ProcessFacts.resolved(path), beginning: Array(bytes.prefix(4)))
    }
    var written: [String] = []
    for (path, bytes) in files {
      try ReplacedFile.write(bytes, to: path)
      written.append(path)
    }
    return written
  }

  /// Name and content of each.
  var files: [(name: String, bytes: [UInt8])] {
    let drawings = ChartDrawings(charts, wording)
    return [
      ("arrivals-and-waits-by-hour.svg", drawings.hours.bytes),
      ("arrivals-and-waits-by-hour.csv", CSVWriter.bytes(hours)),
      ("waiting-line.svg", drawings.line.bytes), ("waiting-line.csv", CSVWriter.bytes(line)),
      ("utilisation.svg", drawings.heat.bytes), ("utilisation.csv", CSVWriter.bytes(heat)),
      ("ratings.svg", drawings.levels.bytes), ("ratings.csv", CSVWriter.bytes(levels)),
    ]
  }

  private var hours: [[String]] {
    [["hour", "arrivals", "mean_wait_minutes"]]
      + charts.hours.map { [String($0.hour), String($0.arrivals), number($0.meanWaitMinutes, 2)] }
  }

  private var line: [[String]] {
    [["time", "waiting"]] + charts.line.map { [ChartFiles.clock($0.minute), number($0.waiting, 2)] }
  }

  private var heat: [[String]] {
    var rows = [["window", "name", "hour", "utilisation"]]
    for window in charts.heat {
      for (hour, share) in zip(charts.heatHours, window.utilisation) {
        rows.append([String(window.number), CSVWriter.shown(window.name), String(hour), number(share, 4)])
      }
    }
    return rows
  }

  private var levels: [[String]] {
    [["level", "name", "ratings"]]
      + (1...5).reversed().map {
        [String($0), wording.texts("rating.level.\($0)"), String(charts.levels[$0 - 1])]
      }
  }

  /// A minute of the day as `09:15`.
  static func clock(_ minute: Int) -> String { Digits.padded(minute / 60, 2) + ":" + Digits.padded(minute % 60, 2) }

  /// Empty where there is no number.
  private func number(_ value: Double?, _ places: Int) -> String {
    value == nil ? "" : JSONValue.rounded(value, places).text
  }
}
