/// Lays a document out in fixed columns: for the preview on a screen and for printing as text.
public struct DocumentTextLayout: Sendable {
  /// The width in columns.
  public var width: Int
  /// How wide text is.
  public var measure: ColumnWidth

  /// A layout; below 24 columns it is laid out at 24.
  public init(width: Int = 76, measure: ColumnWidth = ColumnWidth()) {
    self.width = max(24, width)
    self.measure = measure
  }

  /// How a table's columns share `room` columns of text: those with a width get it where there is room, the others share
  /// what is left.
  public static func columnWidths(_ columns: [Document.Column], in room: Int) -> [Int] {
    TextTable.widths(of: columns, in: room)
  }

  private var breaking: LineBreaking { LineBreaking(measure: measure) }

  /// The lines from top to bottom, without spaces at their ends; no line is wider than the width.
  public func lines(of document: Document) -> [String] {
    var lines: [String] = []
    for block in document.blocks {
      switch block {
      case .title(let text):
        lines += breaking.lines(of: text, width: width).map(centred)
      case .paragraph(let text, let alignment): lines += paragraph(text, alignment)
      case .space: lines.append("")
      case .rule: lines.append(String(repeating: "-", count: width))
      case .table(let table):
        lines += TextTable(table: table, width: width, measure: measure).lines
      case .seal(let texts): lines += seal(texts)
      }
    }
    if let footer = document.footer { lines += [""] + breaking.lines(of: footer, width: width).map(centred) }
    return lines
  }

  private func paragraph(_ text: String, _ alignment: Document.Alignment) -> [String] {
    switch alignment {
    case .indented:
      var lines = breaking.lines(of: text, width: width, indent: 4)
      lines[0] = lines[0].isEmpty ? "" : "    " + lines[0]
      return lines
    case .flush: return breaking.lines(of: text, width: width)
    case .centre: return breaking.lines(of: text, width: width).map(centred)
    case .right: return breaking.lines(of: text, width: width).map { pad($0, width - measure.columns(of: $0)) }
    }
  }

  /// Agency over date, each in the middle of the wider one, at the right.
  private func seal(_ texts: [String]) -> [String] {
    let room = width - 4
    let lines = texts.flatMap { breaking.lines(of: $0, width: room) }
    let widest = lines.map { measure.columns(of: $0) }.max() ?? 0
    return lines.map { pad($0, room - widest + (widest - measure.columns(of: $0)) / 2) }
  }

  private func centred(_ line: String) -> String { pad(line, (width - measure.columns(of: line)) / 2) }

  private func pad(_ line: String, _ columns: Int) -> String {
    line.isEmpty ? "" : String(repeating: " ", count: max(0, columns)) + line
  }
}
