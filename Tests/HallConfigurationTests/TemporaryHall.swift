import Foundation
import HallModel

@testable import HallConfiguration

/// A small hall without problems in a folder of its own, which tests then spoil.
final class TemporaryHall {
  let path: String
  private let root: String

  init() throws {
    root = NSTemporaryDirectory() + "hall-tests-" + UUID().uuidString
    path = root + "/hall"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (file, text) in TemporaryHall.files { try write(text, file) }
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  static let files = [
    "hall.yaml": "name: 试验厅\nlanes:\n  - letter: A\n    name: 综合\n    carries: 全部\n",
    "windows.csv": "number,name,kind,accepts,usual_staff\n1,一号,综窗,全部,C01\n",
    "staff.csv": "number,name,roles,pin\nC01,甲,窗口,2468\nS01,乙,主管,1357\n",
    "matters.csv":
      "code,name,department,legal_limit,promised_days,handling_minutes\n"
      + "T-1,身份证换领,公安,20,5,8\nT-2,居民参保,医保,20,5,8\n",
    "materials.csv": "matter_code,seq,name\nT-1,1,旧证\n",
    "packages.csv": "name,matter_codes\n新生儿,T-1;T-2\n",
    "aliases.csv": "alias,matter_codes\n二代证,T-1\n",
    "holidays.csv": "date,kind,name\n2026-01-01,holiday,元旦\n",
  ]

  func write(_ text: String, _ file: String) throws { try write(Array(text.utf8), file) }

  func write(_ bytes: [UInt8], _ file: String) throws {
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(file)"))
  }

  func remove(_ file: String) throws { try FileManager.default.removeItem(atPath: "\(path)/\(file)") }

  func beside(_ name: String) -> String { "\(root)/\(name)" }

  func load(today: Day? = nil) -> LoadResult { HallFolder.load(path: path, today: today) { "scrypt$\($0)" } }
}

/// The folder with the sample halls, found from this file.
let assets = URL(fileURLWithPath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appendingPathComponent("assets").path

extension Problem {
  /// Code and place, to compare in one go.
  var summary: String { "\(code.rawValue) \(file):\(line.map(String.init) ?? "-"):\(column.map(String.init) ?? "-")" }
}
