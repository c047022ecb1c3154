import HallDocuments
import ScreenKit

/// A document over the screen, as it would come out of a printer with fixed columns; scrolled by the arrows.
public struct DocumentPreview: Sendable {
  /// What a key did.
  public enum Outcome: Equatable, Sendable {
    /// Esc: the person is done with it.
    case closed
    /// F2: it is to be printed; the preview stays.
    case print
    /// Anything else.
    case open
  }

  /// The document.
  public let document: Document
  private var top = 0
  private var laid: Laid

  /// The lines at a width, kept so that a key costs no new layout.
  private struct Laid: Sendable {
    var columns: Int
    var lines: [String]
  }

  /// The widest a document is shown: what an A4 page holds in fixed columns.
  private static let widest = 76

  /// A preview from the beginning.
  public init(_ document: Document, _ environment: Environment) {
    self.document = document
    laid = Laid(columns: 0, lines: [])
    let columns = Self.columns(environment.columns)
    laid = Laid(columns: columns, lines: lines(columns, environment.width))
  }

  /// Scrolls, or says what is wanted. `environment` is that of the draw before.
  public mutating func update(_ key: Key, _ environment: Environment) -> Outcome {
    let columns = Self.columns(environment.columns)
    if laid.columns != columns { laid = Laid(columns: columns, lines: lines(columns, environment.width)) }
    // The box leaves its frame, the line of keys, and what the shell keeps above and below.
    let page = max(1, environment.rows - 8)
    let last = max(0, laid.lines.count - page)
    switch key.normalised {
    case .escape: return .closed
    case .function(2): return .print
    case .up: top = max(0, top - 1)
    case .down: top = min(last, top + 1)
    case .pageUp: top = max(0, top - page)
    case .pageDown, .character(" "): top = min(last, top + page)
    case .home: top = 0
    case .end: top = last
    default: break
    }
    return .open
  }

  /// Draws the box over `rect`; its last line says which part is shown and what the keys do.
  public func draw(into surface: inout Surface, rect: Rect, _ environment: Environment) {
    let columns = Self.columns(rect.columns)
    let lines = columns == laid.columns ? laid.lines : lines(columns, surface.width)
    let box = rect.centered(rows: min(rect.rows, lines.count + 3), columns: columns + 5)
    surface.fill(box)
    let inside = Panel(document.title, focused: true).draw(into: &surface, rect: box)
    let (page, foot) = inside.cutBottom(1)
    let first = min(top, max(0, lines.count - page.rows))
    for (index, line) in lines.dropFirst(first).prefix(page.rows).enumerated() {
      let isTitle = CleanText.clean(line) == document.title
      surface.line(line, in: page, at: index, style: isTitle ? Style(.title).bold : .text)
    }
    surface.scrollBar(
      in: Rect(row: page.row, column: page.column, rows: page.rows, columns: page.columns + 1), first: first,
      count: lines.count)
    let place = [
      "first": String(first + 1), "last": String(min(lines.count, first + page.rows)), "all": String(lines.count),
    ]
    surface.line(
      environment.texts("document.preview.keys") + "  " + environment.texts("document.preview.place", place), in: foot,
      style: .dim)
    surface.cursor = nil
  }

  /// What is said line by line (`--plain`).
  public var narration: [String] { DocumentTextLayout(width: Self.widest).lines(of: document) }

  /// Columns of text in a box in so many columns: two for its frame, two beside the text, one for the scroll bar.
  private static func columns(_ room: Int) -> Int { max(24, min(widest, room - 5)) }

  private func lines(_ columns: Int, _ width: Width) -> [String] {
    let measure = ColumnWidth(wideSigns: width.ambiguous == 2)
    return DocumentTextLayout(width: columns, measure: measure).lines(of: document)
  }
}
