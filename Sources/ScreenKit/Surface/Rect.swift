/// A place on a surface, counted from 0 at the upper left.
public struct Position: Sendable, Hashable {
  /// Rows from the top.
  public var row: Int
  /// Columns from the left.
  public var column: Int

  /// The place at `row` and `column`.
  public init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A part of a surface, in cells. Its size is never negative.
public struct Rect: Sendable, Hashable {
  /// The first row.
  public var row: Int
  /// The first column.
  public var column: Int
  /// How many rows.
  public var rows: Int
  /// How many columns.
  public var columns: Int

  /// A rectangle at (`row`, `column`); negative sizes become 0.
  public init(row: Int, column: Int, rows: Int, columns: Int) {
    self.row = row
    self.column = column
    self.rows = max(0, rows)
    self.columns = max(0, columns)
  }

  /// The row after the last one.
  public var endRow: Int { row + rows }
  /// The column after the last one.
  public var endColumn: Int { column + columns }
  /// Whether there is no cell in it.
  public var isEmpty: Bool { rows == 0 || columns == 0 }

  /// This rectangle with `rows` rows less above and below, and `columns` columns less left and right.
  public func inset(rows: Int = 0, columns: Int = 0) -> Rect {
    Rect(row: row + rows, column: column + columns, rows: self.rows - 2 * rows, columns: self.columns - 2 * columns)
  }

  /// The cells that belong to both.
  public func intersection(_ other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    return Rect(
      row: top, column: left, rows: min(endRow, other.endRow) - top,
      columns: min(endColumn, other.endColumn) - left)
  }

  /// A rectangle of the given size in the middle of this one, no larger than it.
  public func centered(rows: Int, columns: Int) -> Rect {
    let height = min(rows, self.rows)
    let width = min(columns, self.columns)
    return Rect(
      row: row + (self.rows - height) / 2, column: column + (self.columns - width) / 2, rows: height, columns: width)
  }

  /// The first `count` rows, and what is left below them.
  public func cutTop(_ count: Int) -> (top: Rect, rest: Rect) {
    let parts = splitRows([.fixed(count), .rest])
    return (parts[0], parts[1])
  }

  /// The last `count` rows, and what is left above them.
  public func cutBottom(_ count: Int) -> (rest: Rect, bottom: Rect) {
    let parts = splitRows([.fixed(rows - min(rows, count)), .rest])
    return (parts[0], parts[1])
  }

  /// The row `index` (from 0) of this rectangle as a rectangle of one row; empty below the last.
  public func line(_ index: Int) -> Rect {
    Rect(row: row + index, column: column, rows: index >= 0 && index < rows ? 1 : 0, columns: columns)
  }
}

/// How much of a rectangle a part takes when it is split.
public enum Part: Sendable, Hashable {
  /// So many cells, as long as there are any.
  case fixed(Int)
  /// So many hundredths of the whole.
  case share(Int)
  /// An equal part of what fixed parts and shares leave.
  case rest
}

extension Rect {
  /// Parts side by side from left to right, `gap` columns between them.
  public func splitColumns(_ parts: [Part], gap: Int = 0) -> [Rect] {
    var start = column
    return Self.sizes(of: parts, in: columns, gap: gap).map { size in
      defer { start = min(start + size + gap, endColumn) }
      return Rect(row: row, column: start, rows: rows, columns: size)
    }
  }

  /// Parts one above the other from the top, `gap` rows between them.
  public func splitRows(_ parts: [Part], gap: Int = 0) -> [Rect] {
    var start = row
    return Self.sizes(of: parts, in: rows, gap: gap).map { size in
      defer { start = min(start + size + gap, endRow) }
      return Rect(row: start, column: column, rows: size, columns: columns)
    }
  }

  /// Earlier parts are served first when there is too little; the last `rest` takes what division leaves over.
  private static func sizes(of parts: [Part], in total: Int, gap: Int) -> [Int] {
    let usable = max(0, total - gap * max(0, parts.count - 1))
    var left = usable
    var sizes = parts.map { part -> Int in
      let wanted =
        switch part {
        case .fixed(let count): count
        case .share(let percent): usable * percent / 100
        case .rest: 0
        }
      let size = max(0, min(wanted, left))
      left -= size
      return size
    }
    var open = parts.filter { $0 == .rest }.count
    for index in parts.indices where parts[index] == .rest {
      sizes[index] = left / open
      left -= sizes[index]
      open -= 1
    }
    return sizes
  }
}
