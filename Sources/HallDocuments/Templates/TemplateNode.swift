/// A template in parts, as the parser understood it.
indirect enum TemplateNode: Equatable, Sendable {
  /// What a field's value is taken from.
  enum Scope: Equatable, Sendable {
    /// The document's fields.
    case document
    /// The item of the repeated block around it.
    case item
  }

  /// A bit of a line.
  enum Piece: Equatable, Sendable {
    /// Text as written.
    case text(String)
    /// The value of a field, or the fallback written behind `?`.
    case field(String, Scope, fallback: String?)
  }

  /// What a line of text becomes.
  enum Style: Equatable, Sendable {
    case title
    case paragraph(Document.Alignment)
  }

  case line(Style, [Piece])
  case space
  case rule
  case seal([[Piece]])
  case footer([Piece])
  case table([Document.Column], head: [String]?, [TemplateNode])
  case row([[Piece]])
  case each(String, [TemplateNode])
  case when(String, Scope, present: Bool, [TemplateNode])
}

/// The words behind `@`, Chinese and English.
enum TemplateDirective: CaseIterable {
  case title, centre, right, flush, rule, seal, footer, table, row, each, when, unless, end

  var words: [String] {
    switch self {
    case .title: ["标题", "title"]
    case .centre: ["居中", "centre", "center"]
    case .right: ["居右", "right"]
    case .flush: ["顶格", "flush"]
    case .rule: ["横线", "rule"]
    case .seal: ["盖章", "seal"]
    case .footer: ["页脚", "footer"]
    case .table: ["表格", "table"]
    case .row: ["行", "row"]
    case .each: ["每项", "each"]
    case .when: ["若有", "if"]
    case .unless: ["若无", "unless"]
    case .end: ["完", "end"]
    }
  }

  init?(word: some StringProtocol) {
    guard let found = Self.allCases.first(where: { $0.words.contains(word.lowercased()) }) else { return nil }
    self = found
  }

  /// Whether it opens a block that `@完` closes.
  var opens: Bool { self == .table || self == .each || self == .when || self == .unless }
}
