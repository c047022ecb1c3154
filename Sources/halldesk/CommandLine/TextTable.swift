import ScreenKit

/// A table for people: aligned by display width, so that Chinese and Latin text line up in a terminal.
struct TextTable {
  private let headings: [String]
  private let trailing: Set<Int>
  private var rows: [[String]] = []
  private static let width = Width.narrow

  /// Creates a table; the columns in `trailing` are numbers and stand at the right.
  init(_ headings: [String], trailing: Set<Int> = []) {
    self.headings = headings
    self.trailing = trailing
  }

  /// Adds a row with one text for each heading.
  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The lines, heading first, columns two spaces apart, without spaces at the end.
  var lines: [String] {
    let all = ([headings] + rows).map { row in row.map(StandardStreams.harmless) }
    let widths = headings.indices.map { column in
      all.map { column < $0.count ? TextTable.width.displayWidth($0[column]) : 0 }.max() ?? 0
    }
    return all.map { row in
      var line = ""
      for (column, cell) in row.enumerated() where column < widths.count {
        if column > 0 { line += "  " }
        line += TextTable.width.padded(
          cell, to: widths[column], alignment: trailing.contains(column) ? .trailing : .leading)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
