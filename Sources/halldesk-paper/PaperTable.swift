import HallDocuments

/// Sets a table: rules around every cell, the heading on every page, rows whole where a page can hold them.
struct PaperTable {
  private let size: Double
  private let rowLine: Double
  private let padding: Double

  let table: Document.Table
  let drawing: PaperDrawing
  let widths: [Double]

  init(_ table: Document.Table, on drawing: PaperDrawing) {
    self.table = table
    self.drawing = drawing
    size = 10.5 * drawing.scale
    rowLine = 14 * drawing.scale
    padding = 3.5 * drawing.scale
    // A column of text is half a character wide; the same sharing as in the text form, in points.
    let gaps = 2 * padding * Double(table.columns.count)
    let room = Int((drawing.width - gaps) / (size / 2))
    let columns = DocumentTextLayout.columnWidths(table.columns, in: room)
    let sum = Double(max(1, columns.reduce(0, +)))
    let padding = padding
    widths = columns.map { Double($0) / sum * (drawing.width - gaps) + 2 * padding }
  }

  func draw() throws(PaperError) {
    let head = table.head.map { cells($0, bold: true) }
    // The heading never stands alone at the end of a page.
    try drawing.need(height(head) + 2 * rowLine)
    heading(head)
    for row in table.rows { try draw(cells(row, bold: false), head) }
  }

  private func cells(_ texts: [String], bold: Bool) -> [PaperSheet.Text] {
    zip(texts, widths).map {
      drawing.sheet.text($0, size: size, bold: bold, width: max(size, $1 - 2 * padding))
    }
  }

  private func height(_ cells: [PaperSheet.Text]?) -> Double {
    guard let cells else { return 0 }
    return rowLine * Double(cells.map(\.count).max() ?? 1) + 2 * padding
  }

  private func heading(_ head: [PaperSheet.Text]?) {
    guard let head else { return }
    part(head, 0..<(head.map(\.count).max() ?? 1), centred: true)
  }

  private func draw(_ row: [PaperSheet.Text], _ head: [PaperSheet.Text]?) throws(PaperError) {
    let count = row.map(\.count).max() ?? 1
    let whole = PaperDrawing.bottom - PaperDrawing.top - height(head)
    var from = 0
    while from < count {
      let left = rowLine * Double(count - from) + 2 * padding
      let room = PaperDrawing.bottom - drawing.y
      let fitting = Int((room - 2 * padding) / rowLine)
      // Only a row longer than a page is parted, and then at the page's end.
      if (left > room && left <= whole) || fitting < 1 {
        // A heading taller than the page would leave no room for ever.
        if whole < rowLine + 2 * padding { throw PaperError(status: 2, code: "bad_row", detail: "heading") }
        try drawing.nextPage()
        heading(head)
        continue
      }
      let to = min(count, from + fitting)
      part(row, from..<to, centred: false)
      from = to
    }
  }

  /// Some lines of a row, with the rules around them.
  private func part(_ row: [PaperSheet.Text], _ lines: Range<Int>, centred: Bool) {
    let sheet = drawing.sheet
    let height = rowLine * Double(lines.count) + 2 * padding
    let bottom = drawing.y + height
    var x = PaperDrawing.left
    sheet.line(x, drawing.y, x, bottom)
    for (index, text) in row.enumerated() {
      for line in lines where line < text.count {
        let room = widths[index] - 2 * padding - text.width(line)
        let offset =
          switch centred ? .centre : table.columns[index].alignment {
          case .centre: room / 2
          case .right: room
          case .flush, .indented: 0.0
          }
        let y = drawing.y + padding + rowLine * Double(line - lines.lowerBound)
        sheet.draw(text, line: line, x: x + padding + max(0, offset), y: y, height: rowLine)
      }
      x += widths[index]
      sheet.line(x, drawing.y, x, bottom)
    }
    sheet.line(PaperDrawing.left, drawing.y, x, drawing.y)
    sheet.line(PaperDrawing.left, bottom, x, bottom)
    drawing.y = bottom
  }
}
