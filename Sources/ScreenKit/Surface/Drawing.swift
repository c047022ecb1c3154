extension Surface {
  /// Writes one line of a rectangle from edge to edge: `text` clipped with a sign and padded with spaces.
  ///
  /// - Parameter index: the line of `rect`, from 0; nothing is written below its last.
  public mutating func line(
    _ text: String, in rect: Rect, at index: Int = 0, style: Style = .text, alignment: Alignment = .leading
  ) {
    let line = rect.line(index)
    guard !line.isEmpty else { return }
    put(
      width.padded(text, to: line.columns, alignment: alignment), row: line.row, column: line.column, style: style,
      maxWidth: line.columns)
  }

  /// Writes pieces of different styles one after the other in one line of a rectangle, clipped at its edge; returns
  /// the columns taken.
  @discardableResult
  public mutating func pieces(_ pieces: [(text: String, style: Style)], in rect: Rect, at index: Int = 0) -> Int {
    let line = rect.line(index)
    guard !line.isEmpty else { return 0 }
    var used = 0
    for piece in pieces where used < line.columns {
      let text = width.clip(piece.text, to: line.columns - used)
      used += put(
        text, row: line.row, column: line.column + used, style: piece.style, maxWidth: line.columns - used)
    }
    return used
  }

  /// Writes `text` wrapped into a rectangle, from its line `from` on; returns how many lines it took, also those
  /// that found no room.
  @discardableResult
  public mutating func paragraph(
    _ text: String, in rect: Rect, from: Int = 0, style: Style = .text, alignment: Alignment = .leading
  ) -> Int {
    let wrapped = width.wrap(text, columns: rect.columns)
    for (index, line) in wrapped.enumerated() where from + index < rect.rows {
      self.line(line, in: rect, at: from + index, style: style, alignment: alignment)
    }
    return wrapped.count
  }

  /// Draws lines around the edge of a rectangle, with a title in the upper one; the inside is left as it is.
  public mutating func box(_ rect: Rect, title: String = "", style: Style = .border, titleStyle: Style = .title) {
    guard rect.rows >= 2 && rect.columns >= 2 else { return }
    let last = rect.endRow - 1
    horizontalRule(row: rect.row, column: rect.column, columns: rect.columns, style: style)
    horizontalRule(row: last, column: rect.column, columns: rect.columns, style: style)
    for row in rect.row + 1..<max(rect.row + 1, last) {
      put(String(glyphs.vertical), row: row, column: rect.column, style: style)
      put(String(glyphs.vertical), row: row, column: rect.endColumn - 1, style: style)
    }
    put(String(glyphs.topLeft), row: rect.row, column: rect.column, style: style)
    put(String(glyphs.topRight), row: rect.row, column: rect.endColumn - 1, style: style)
    put(String(glyphs.bottomLeft), row: last, column: rect.column, style: style)
    put(String(glyphs.bottomRight), row: last, column: rect.endColumn - 1, style: style)
    if !title.isEmpty && rect.columns >= 7 {
      let shown = width.clip(title, to: rect.columns - 6)
      put(
        " " + shown + " ", row: rect.row, column: rect.column + 2, style: titleStyle, maxWidth: rect.columns - 4)
    }
  }

  /// Draws a horizontal line.
  public mutating func horizontalRule(row: Int, column: Int, columns: Int, style: Style = .border) {
    fill(Rect(row: row, column: column, rows: 1, columns: columns), with: glyphs.horizontal, style: style)
  }

  /// Draws a vertical line.
  public mutating func verticalRule(row: Int, column: Int, rows: Int, style: Style = .border) {
    fill(Rect(row: row, column: column, rows: rows, columns: 1), with: glyphs.vertical, style: style)
  }

  /// Draws a scroll bar along the right edge of a rectangle when `count` rows do not fit into it.
  public mutating func scrollBar(in rect: Rect, first: Int, count: Int, style: Style = .border) {
    guard count > rect.rows && rect.rows > 0 && rect.columns > 0 else { return }
    let size = max(1, rect.rows * rect.rows / count)
    let range = count - rect.rows
    // The thumb touches an end only when the list does, so that the mark never lies.
    var start = (rect.rows - size) * first / range
    if first > 0 && start == 0 && rect.rows > size + 1 { start = 1 }
    if first < range && start == rect.rows - size && rect.rows > size + 1 { start -= 1 }
    for index in 0..<rect.rows {
      let isThumb = index >= start && index < start + size
      put(
        String(isThumb ? glyphs.thumb : glyphs.track), row: rect.row + index, column: rect.endColumn - 1,
        style: style)
    }
  }
}
