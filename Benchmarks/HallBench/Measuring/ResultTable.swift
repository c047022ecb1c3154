import ScreenKit

/// The table of all figures, printed a section at a time so that a long run shows where it is.
final class ResultTable {
  private let chinese: Bool
  private let width = Width.narrow
  private let columns = [50, 30, 18, 42]
  private(set) var missed: [String] = []
  private(set) var broken: [String] = []

  init(chinese: Bool) { self.chinese = chinese }

  /// A sentence of the run itself.
  func say(_ words: Words) { put(text(words)) }

  /// Begins a section.
  func section(_ title: Words) {
    let heads: [Words] = [
      title, Words("实测", "measured"), Words("目标", "goal"), Words("同次对照", "yardstick, same run"), Words("达标", "met"),
    ]
    put("")
    row(heads.map(text))
    put(String(repeating: "-", count: columns.reduce(0, +) + columns.count * 2 + 4))
  }

  /// Adds a figure.
  func add(_ figure: Figure) {
    let met = figure.met.map { text($0 ? Words("✓ 是", "✓ yes") : Words("✗ 否", "✗ NO")) } ?? ""
    if figure.met == false { missed.append(text(figure.name)) }
    row([text(figure.name), figure.measured, figure.goal, figure.yardstick, met])
  }

  /// Records that something is wrong, which no slowness excuses.
  func fail(_ words: Words) {
    broken.append(text(words))
    put("!!! " + text(words))
  }

  private func text(_ words: Words) -> String { chinese ? words.zh : words.en }

  private func row(_ cells: [String]) {
    let padded = cells.enumerated().map { index, cell in
      index < columns.count
        ? cell + String(repeating: " ", count: max(0, columns[index] - width.displayWidth(cell))) : cell
    }
    var line = padded.joined(separator: "  ")
    while line.last == " " { line.removeLast() }
    put(line)
  }

  private func put(_ line: String) { StandardStream.output.put(line + "\n") }
}
