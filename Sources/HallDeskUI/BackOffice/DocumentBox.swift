import HallDocuments
import ScreenKit

/// A document to read before it is printed, scrolled by line and page.
struct DocumentBox: Sendable {
  let document: Document
  private var top = 0
  /// The widest line of text, so that a document reads like a page also on a wide terminal.
  private static let widest = 76

  init(_ document: Document) { self.document = document }

  mutating func scroll(_ key: Key) {
    switch key {
    case .up: top -= 1
    case .down: top += 1
    case .pageUp: top -= 10
    case .pageDown, .character(" "): top += 10
    case .home: top = 0
    case .end: top = 10_000
    default: break
    }
    // The end is known when it is drawn; until then nothing is lost by going too far.
    top = max(0, min(top, lines(Self.widest - 4, .narrow).count - 1))
  }

  func draw(into surface: inout Surface, rect: Rect) {
    let box = rect.centered(rows: rect.rows, columns: min(rect.columns, Self.widest))
    surface.fill(box)
    let inside = Panel(document.title, focused: true).draw(into: &surface, rect: box)
    let lines = lines(inside.columns, surface.width)
    let first = min(top, max(0, lines.count - inside.rows))
    for (row, line) in lines.dropFirst(first).prefix(inside.rows).enumerated() {
      surface.line(line.text, in: inside, at: row, style: line.style, alignment: line.alignment)
    }
    surface.scrollBar(
      in: Rect(row: inside.row, column: inside.column, rows: inside.rows, columns: inside.columns + 1), first: first,
      count: lines.count)
    surface.cursor = nil
  }

  private struct Line {
    var text: String
    var style: Style = .text
    var alignment: Alignment = .leading
  }

  private func lines(_ columns: Int, _ width: Width) -> [Line] {
    document.blocks.flatMap { block -> [Line] in
      switch block {
      case .title(let text): [Line(text: text, style: Style(.title).bold, alignment: .center)]
      case .paragraph(let text, let alignment):
        width.wrap((alignment == .indented ? "　　" : "") + text, columns: columns).map { line in
          Line(text: line, alignment: alignment == .centre ? .center : alignment == .right ? .trailing : .leading)
        }
      case .space: [Line(text: "")]
      case .rule: [Line(text: String(repeating: "-", count: columns), style: .border)]
      case .table(let table): rows(table, columns, width)
      case .seal(let lines): lines.map { Line(text: $0, alignment: .trailing) }
      }
    }
  }

  private func rows(_ table: Document.Table, _ columns: Int, _ width: Width) -> [Line] {
    let gaps = max(0, table.columns.count - 1)
    let fixed = table.columns.reduce(0) { $0 + ($1.width ?? 0) }
    let sharing = table.columns.count { $0.width == nil }
    let shared = sharing == 0 ? 0 : max(4, (columns - fixed - gaps) / sharing)
    let widths = table.columns.map { $0.width ?? shared }
    func lines(_ row: [String], _ style: Style) -> [Line] {
      let cells = zip(row, widths).map { width.wrap($0, columns: max(1, $1)) }
      return (0..<(cells.map(\.count).max() ?? 0)).map { index in
        let parts = zip(cells, widths).map { cell, columns in
          width.padded(index < cell.count ? cell[index] : "", to: columns)
        }
        return Line(text: parts.joined(separator: " "), style: style)
      }
    }
    return (table.head.map { lines($0, .tableHeader) } ?? []) + table.rows.flatMap { lines($0, .text) }
  }

  /// The text, line by line.
  var narration: [String] { [document.title] + document.texts }
}
