import ScreenKit

/// A line of a page that scrolls.
struct PageLine: Sendable {
  var text: String
  var style: Style = .text
  /// Whether it names a part of the page.
  var isHead = false

  /// The lines as they fit into so many columns.
  static func wrapped(_ lines: [PageLine], _ columns: Int, _ width: Width) -> [PageLine] {
    lines.flatMap { line -> [PageLine] in
      if line.isHead || width.displayWidth(line.text) <= columns { return [line] }
      // What goes on in the next line is indented, so that it is not taken for another entry.
      let lead = String(line.text.prefix { $0 == " " })
      let all = width.wrap(String(line.text.dropFirst(lead.count)), columns: columns - 2 - lead.count)
      return all.enumerated().map {
        PageLine(text: lead + ($0.offset == 0 ? "" : "  ") + $0.element, style: line.style)
      }
    }
  }

  /// The first line after a key that scrolls; as before for any other. `most` is the last that makes sense.
  static func top(after key: Key, from top: Int, most: Int) -> Int {
    let wanted =
      switch key {
      case .up: top - 1
      case .down: top + 1
      case .pageUp: top - 10
      case .pageDown, .character(" "): top + 10
      case .home: 0
      case .end: Int.max
      default: top
      }
    return max(0, min(wanted, most))
  }

  /// Draws the lines from `top` on; the bar beside them stands in the column behind `rect`.
  static func draw(_ lines: [PageLine], from top: Int, into surface: inout Surface, _ rect: Rect) {
    let wrapped = wrapped(lines, rect.columns, surface.width)
    let top = max(0, min(top, wrapped.count - rect.rows))
    for (index, line) in wrapped.dropFirst(top).prefix(rect.rows).enumerated() {
      if line.isHead {
        Panel(line.text, frame: .rule).draw(into: &surface, rect: rect.line(index))
      } else {
        surface.line(line.text, in: rect, at: index, style: line.style)
      }
    }
    surface.scrollBar(
      in: Rect(row: rect.row, column: rect.column, rows: rect.rows, columns: rect.columns + 1), first: top,
      count: wrapped.count)
  }
}
