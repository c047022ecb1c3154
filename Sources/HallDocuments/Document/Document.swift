/// A filled document: what stands on the paper, without fonts or pages.
public struct Document: Equatable, Sendable {
  /// How a paragraph stands.
  public enum Alignment: String, Sendable, CaseIterable {
    /// From the left edge, the first line indented by two characters, as Chinese body text is.
    case indented
    /// From the left edge.
    case flush
    /// Centred.
    case centre
    /// To the right edge.
    case right
  }

  /// A part of a document, from top to bottom.
  public enum Block: Equatable, Sendable {
    /// The document's name, large and centred.
    case title(String)
    /// One paragraph.
    case paragraph(String, Alignment)
    /// An empty line.
    case space
    /// A line across the page.
    case rule
    /// A table.
    case table(Table)
    /// Agency and date, at the right, with the place of the seal over them; never torn apart by a page's end.
    case seal([String])
  }

  /// A table.
  public struct Table: Equatable, Sendable {
    /// The columns.
    public var columns: [Column]
    /// The headings, repeated on every page; nil without a heading row.
    public var head: [String]?
    /// The rows, each with one text a column.
    public var rows: [[String]]

    /// A table.
    public init(columns: [Column], head: [String]?, rows: [[String]]) {
      self.columns = columns
      self.head = head
      self.rows = rows
    }
  }

  /// A table's column.
  public struct Column: Equatable, Sendable {
    /// The width in columns of text (a Chinese character takes two); nil shares what is left.
    public var width: Int?
    /// How its texts stand: flush, centre or right.
    public var alignment: Alignment

    /// A column.
    public init(width: Int?, alignment: Alignment = .flush) {
      self.width = width
      self.alignment = alignment
    }
  }

  /// The name of the document, for the PDF's properties and lists of printed jobs.
  public var title: String
  /// What stands at the foot of every page beside the page number.
  public var footer: String?
  /// The parts from top to bottom.
  public var blocks: [Block]

  /// A document.
  public init(title: String, footer: String? = nil, blocks: [Block]) {
    self.title = title
    self.footer = footer
    self.blocks = blocks
  }

  /// Every text of the document in reading order, one element a paragraph, cell or line.
  public var texts: [String] {
    blocks.flatMap { block -> [String] in
      switch block {
      case .title(let text), .paragraph(let text, _): [text]
      case .space, .rule: []
      case .table(let table): (table.head ?? []) + table.rows.flatMap { $0 }
      case .seal(let lines): lines
      }
    }
  }

  /// The same document with a line on top that says it is not the first print of it.
  public func markedAsCopy(_ number: Int) -> Document {
    var copy = self
    copy.blocks.insert(.paragraph("（补打，第\(number)份）", .right), at: 0)
    return copy
  }
}
