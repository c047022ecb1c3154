/// One place of a surface: the beginning of a grapheme, or the second half of a wide one.
public struct Cell: Sendable, Hashable {
  /// The grapheme that begins here; a space in a continuation.
  public var glyph: Character
  /// How many columns it takes: 1 or 2; 0 marks the second half of the wide grapheme to the left.
  public var columns: UInt8
  /// How it looks.
  public var style: Style

  /// An empty place in the plain style.
  public static let blank = Cell(glyph: " ", columns: 1, style: .text)

  /// Whether this is the second half of a wide grapheme.
  public var isContinuation: Bool { columns == 0 }
}

/// A screen, or a part of one, as a grid of cells.
///
/// Whatever is written, every row stays exactly as wide as the surface: writing over one half of a wide grapheme turns
/// the other half into a space, and what does not fit is cut at the edge.
public struct Surface: Sendable, Equatable {
  /// How many rows there are.
  public let rows: Int
  /// How many columns there are.
  public let columns: Int
  /// The measure of text on this surface.
  public let width: Width
  /// The signs to draw with; ASCII wherever the others would not be one column wide.
  public let glyphs: Glyphs
  /// Where the terminal's cursor is shown; hidden when `nil`.
  public var cursor: Position?
  /// All cells, row after row.
  public private(set) var cells: [Cell]

  /// An empty surface.
  public init(rows: Int, columns: Int, width: Width = .narrow, glyphs: Glyphs = .unicode) {
    self.rows = max(0, rows)
    self.columns = max(0, columns)
    self.width = width
    self.glyphs = width.ambiguous == 1 ? glyphs : .ascii
    cells = Array(repeating: .blank, count: self.rows * self.columns)
  }

  /// Two surfaces are equal when a terminal would show the same.
  public static func == (left: Surface, right: Surface) -> Bool {
    left.rows == right.rows && left.columns == right.columns && left.cursor == right.cursor
      && left.cells == right.cells
  }

  /// All of it.
  public var bounds: Rect { Rect(row: 0, column: 0, rows: rows, columns: columns) }

  /// An empty surface of another size with the same measure and signs.
  public func blank(rows: Int, columns: Int) -> Surface {
    Surface(rows: rows, columns: columns, width: width, glyphs: glyphs)
  }

  /// The cell at a place, which must be on the surface.
  public subscript(row: Int, column: Int) -> Cell {
    precondition(row >= 0 && row < rows && column >= 0 && column < columns, "outside the surface")
    return cells[row * columns + column]
  }

  /// Writes `text` from (`row`, `column`) on, at most `maxWidth` columns of it, and returns how many columns it took.
  ///
  /// What lies outside the surface is cut. A wide grapheme of which only one half would be visible becomes a space.
  /// Control characters are shown as a mark.
  @discardableResult
  public mutating func put(
    _ text: String, row: Int, column: Int, style: Style = .text, maxWidth: Int? = nil
  ) -> Int {
    guard row >= 0 && row < rows else { return 0 }
    let limit = maxWidth.map { min(columns, column + max(0, $0)) } ?? columns
    var place = column
    for character in text {
      if place >= limit { break }
      place += put(character, row: row, place: place, limit: limit, style: style)
    }
    return min(place, max(limit, column)) - column
  }

  /// Writes one grapheme; returns how many columns it asked for.
  private mutating func put(_ character: Character, row: Int, place: Int, limit: Int, style: Style) -> Int {
    let step = width.columns(of: character)
    guard step > 0 else { return 0 }
    let base = row * columns
    if step == 2 && (place < 0 || place + 1 >= limit) {
      // Only one half would be seen.
      for half in place...(place + 1) where half >= 0 && half < limit {
        set(Cell(glyph: " ", columns: 1, style: style), base: base, column: half)
      }
      return 2
    }
    guard place >= 0 else { return step }
    set(Cell(glyph: shown(character), columns: UInt8(step), style: style), base: base, column: place)
    if step == 2 {
      detach(base: base, column: place + 1, keepsLeft: true)
      cells[base + place + 1] = Cell(glyph: " ", columns: 0, style: style)
    }
    return step
  }

  /// What is drawn for a grapheme: a mark for a control, and never more scalars than a terminal can be expected to take.
  private func shown(_ character: Character) -> Character {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return " " }
    if Width.isUnprintable(first) { return width.controlMark }
    let limit = 16
    if character.utf8.count <= limit || scalars.count <= limit { return character }
    var short = String.UnicodeScalarView()
    short.append(contentsOf: scalars.prefix(limit))
    return String(short).first ?? " "
  }

  private mutating func set(_ cell: Cell, base: Int, column: Int) {
    detach(base: base, column: column, keepsLeft: false)
    cells[base + column] = cell
  }

  /// Prepares a cell to be overwritten: the other half of a wide grapheme it belonged to becomes a space.
  private mutating func detach(base: Int, column: Int, keepsLeft: Bool) {
    let old = cells[base + column]
    if old.columns == 2 && column + 1 < columns {
      cells[base + column + 1] = Cell(glyph: " ", columns: 1, style: cells[base + column + 1].style)
    } else if old.columns == 0 && column > 0 && !keepsLeft {
      cells[base + column - 1] = Cell(glyph: " ", columns: 1, style: cells[base + column - 1].style)
    }
  }

  /// Fills a part of the surface with a grapheme of one column; a wide one is replaced by a space.
  public mutating func fill(_ rect: Rect, with glyph: Character = " ", style: Style = .text) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    let filler = width.columns(of: glyph) == 1 ? shown(glyph) : " "
    let cell = Cell(glyph: filler, columns: 1, style: style)
    for row in area.row..<area.endRow {
      let base = row * columns
      detach(base: base, column: area.column, keepsLeft: false)
      detach(base: base, column: area.endColumn - 1, keepsLeft: false)
      for column in area.column..<area.endColumn { cells[base + column] = cell }
    }
  }

  /// Changes how a part of the surface looks without changing its text. A wide grapheme is changed as a whole.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    for row in area.row..<area.endRow {
      let base = row * columns
      var first = area.column
      var last = area.endColumn - 1
      if cells[base + first].isContinuation { first -= 1 }
      if cells[base + last].columns == 2 { last += 1 }
      for column in first...last { cells[base + column].style = change(cells[base + column].style) }
    }
  }

  /// Changes a part of the surface to one style without changing its text.
  public mutating func restyle(_ rect: Rect, _ style: Style) {
    restyle(rect) { _ in style }
  }

  /// Copies another surface to (`row`, `column`), cut at the edges, with its cursor when it has one.
  public mutating func blit(_ other: Surface, row: Int, column: Int) {
    let area = Rect(row: row, column: column, rows: other.rows, columns: other.columns).intersection(bounds)
    guard !area.isEmpty else { return }
    for target in area.row..<area.endRow {
      let source = (target - row) * other.columns
      let base = target * columns
      detach(base: base, column: area.column, keepsLeft: false)
      detach(base: base, column: area.endColumn - 1, keepsLeft: false)
      for place in area.column..<area.endColumn { cells[base + place] = other.cells[source + place - column] }
      // Wide graphemes cut in half by the edge.
      if cells[base + area.column].isContinuation { cells[base + area.column] = Self.space(cells[base + area.column]) }
      if cells[base + area.endColumn - 1].columns == 2 {
        cells[base + area.endColumn - 1] = Self.space(cells[base + area.endColumn - 1])
      }
    }
    if let inner = other.cursor {
      let place = Position(row: inner.row + row, column: inner.column + column)
      if area.row <= place.row && place.row < area.endRow && area.column <= place.column
        && place.column < area.endColumn
      {
        cursor = place
      }
    }
  }

  private static func space(_ cell: Cell) -> Cell { Cell(glyph: " ", columns: 1, style: cell.style) }

  /// The text of every row, without the spaces at its end.
  public func lines() -> [String] {
    (0..<rows).map { row in
      var line = ""
      for column in 0..<columns where !self[row, column].isContinuation { line.append(self[row, column].glyph) }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
