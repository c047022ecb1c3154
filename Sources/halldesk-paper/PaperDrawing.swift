import HallDocuments

/// Sets a document on A4 pages, margins and sizes after GB/T 9704 (党政机关公文格式), a little smaller so that the usual
/// notice fits one page.
final class PaperDrawing {
  static let pageWidth = 595.28
  static let pageHeight = 841.89
  /// 28 mm and 26 mm.
  static let left = 79.4
  static let right = pageWidth - 73.7
  /// 25 mm and 22 mm: less than a letter's, for the receipt at a notice's foot.
  static let top = 70.9
  static let bottom = pageHeight - 62.4
  /// A seal is 40 to 42 mm wide.
  static let sealRadius = 57.0
  static let footSize = 9.0
  /// Sizes are made a tenth smaller where that saves a page.
  static let smaller = 0.9
  /// More pages than any document has; what would need more is refused.
  static let mostPages = 2_000

  let sheet: PaperSheet
  let footer: String?
  /// The number of pages, once it is known.
  let total: Int?
  let scale: Double
  private(set) var page = 1
  var y = PaperDrawing.top
  var width: Double { Self.right - Self.left }
  var bodySize: Double { 12 * scale }
  var bodyLine: Double { 18 * scale }
  var titleSize: Double { 20 * scale }
  var titleLine: Double { 34 * scale }

  init(sheet: PaperSheet, footer: String?, total: Int?, scale: Double) {
    self.sheet = sheet
    self.footer = footer
    self.total = total
    self.scale = scale
  }

  /// The PDF of a document. It is set several times, the last time with the best size and the number of pages known.
  static func pdf(of document: Document, font: String, date: String?) throws(PaperError) -> [UInt8] {
    var pages = try set(document, font, date, total: nil, scale: 1).pages
    var scale = 1.0
    if pages > 1 {
      let fewer = try set(document, font, date, total: nil, scale: smaller).pages
      if fewer < pages { (pages, scale) = (fewer, smaller) }
    }
    return try set(document, font, date, total: pages, scale: scale).bytes
  }

  private static func set(
    _ document: Document, _ font: String, _ date: String?, total: Int?, scale: Double
  ) throws(PaperError) -> (bytes: [UInt8], pages: Int) {
    let sheet = try PaperSheet(width: pageWidth, height: pageHeight, title: document.title, font: font, date: date)
    let drawing = PaperDrawing(sheet: sheet, footer: document.footer, total: total, scale: scale)
    for (index, block) in document.blocks.enumerated() {
      try drawing.draw(block, before: document.blocks[(index + 1)...].first { $0 != .space })
    }
    drawing.foot()
    let bytes = try sheet.close()
    if !sheet.unknown.isEmpty {
      let signs = sheet.unknown.map(String.init).joined(separator: " ")
      throw PaperError(status: 4, code: "missing_glyphs", detail: signs)
    }
    return (bytes, drawing.page)
  }

  /// Makes sure that `height` is left on the page, or begins the next one.
  func need(_ height: Double) throws(PaperError) {
    if y + height > Self.bottom && y > Self.top { try nextPage() }
  }

  func nextPage() throws(PaperError) {
    if page >= Self.mostPages { throw PaperError(status: 2, code: "too_many_pages", detail: "\(Self.mostPages)") }
    foot()
    page += 1
    y = Self.top
  }

  /// The foot of the page, and its end.
  private func foot() {
    let row = Self.bottom + 16
    let number = total.map { "第 \(page) 页，共 \($0) 页" } ?? "第 \(page) 页"
    let text = sheet.text(number, size: Self.footSize, width: width)
    sheet.draw(text, line: 0, x: Self.right - text.width(0), y: row, height: 14)
    if let footer {
      // One line only: the foot is a reminder, the text itself stands above.
      let text = sheet.text(footer, size: Self.footSize, width: width - text.width(0) - 20)
      sheet.draw(text, line: 0, x: Self.left, y: row, height: 14)
    }
    sheet.endPage()
  }

  private func draw(_ block: Document.Block, before next: Document.Block?) throws(PaperError) {
    switch block {
    case .title(let string):
      let text = sheet.text(string, size: titleSize, bold: true, width: width)
      try need(titleLine * Double(min(text.count, 4)) + bodyLine)
      try lines(text, .centre, line: titleLine)
    case .paragraph(let string, let alignment):
      let indent = alignment == .indented ? 2 * bodySize : 0
      let text = sheet.text(string, size: bodySize, width: width, indent: indent)
      // Two lines at least before a page's end; what announces a table stays with it, and a seal is never on a page
      // without text (GB/T 9704: 印章不得单独成页).
      let company =
        switch next {
        case .seal: 2 * Self.sealRadius + bodyLine / 2 + bodyLine * Double(min(4, text.count))
        case .table: bodyLine * Double(min(4, text.count) + 3)
        default: bodyLine * Double(min(2, text.count))
        }
      try need(company)
      try lines(text, alignment, line: bodyLine)
    case .space: if y > Self.top { y += bodyLine / 2 }
    case .rule:
      try need(12)
      sheet.line(Self.left, y + 6, Self.right, y + 6)
      y += 12
    case .table(let table): try PaperTable(table, on: self).draw()
    case .seal(let texts): try seal(texts)
    }
  }

  private func lines(_ text: PaperSheet.Text, _ alignment: Document.Alignment, line height: Double) throws(PaperError) {
    for line in 0..<text.count {
      try need(height)
      let x =
        switch alignment {
        case .centre: Self.left + (width - text.width(line)) / 2
        case .right: Self.right - text.width(line)
        case .indented, .flush: Self.left + text.start(line)
        }
      sheet.draw(text, line: line, x: x, y: y, height: height)
      y += height
    }
  }

  /// Agency and date in the middle of the place for the seal.
  private func seal(_ strings: [String]) throws(PaperError) {
    let texts = strings.map { sheet.text($0, size: bodySize, width: width - 24) }
    let height = bodyLine * Double(texts.reduce(0) { $0 + $1.count })
    let widest = texts.flatMap { text in (0..<text.count).map { text.width($0) } }.max() ?? 0
    let middle = Self.right - 24 - max(widest / 2, Self.sealRadius)
    let whole = max(height, 2 * Self.sealRadius)
    try need(whole)
    sheet.circle(middle, y + whole / 2, radius: Self.sealRadius)
    var row = y + (whole - height) / 2
    for text in texts {
      for line in 0..<text.count {
        sheet.draw(text, line: line, x: middle - text.width(line) / 2, y: row, height: bodyLine)
        row += bodyLine
      }
    }
    y += whole
  }
}
