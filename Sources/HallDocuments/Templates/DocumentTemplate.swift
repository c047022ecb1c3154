/// A template of one kind of document, read and checked.
///
/// The language is described in `assets/documents/writing-templates.md`.
public struct DocumentTemplate: Equatable, Sendable {
  /// What it makes.
  public let kind: DocumentKind
  let nodes: [TemplateNode]

  /// Reads a template; every problem is in `problems`, and without problems there is a template.
  public static func read(
    _ text: String, kind: DocumentKind, file: String? = nil
  ) -> (template: DocumentTemplate?, problems: [TemplateProblem]) {
    var parser = TemplateParser(kind: kind, file: file ?? kind.fileName)
    let nodes = parser.parse(text.first == "\u{FEFF}" ? String(text.dropFirst()) : text)
    let problems = parser.problems
    return (problems.isEmpty ? DocumentTemplate(kind: kind, nodes: nodes) : nil, problems)
  }

  /// The largest template there is, in bytes.
  public static let largestFile = 256 * 1024
}

/// Why a document cannot be made from the fields it was given.
public enum DocumentFillingError: Error, Equatable, Sendable {
  /// What is missing: the field, and for a list's field the number of the item from 1 and the list.
  public struct Missing: Equatable, Sendable {
    /// The field without a value.
    public var field: DocumentField
    /// The list it belongs to.
    public var list: DocumentField?
    /// The item without it, from 1.
    public var item: Int?

    /// A missing value.
    public init(field: DocumentField, list: DocumentField? = nil, item: Int? = nil) {
      self.field = field
      self.list = list
      self.item = item
    }
  }

  /// Fields without a value, all of them.
  case missing([Missing])
  /// Values for fields this kind of document does not have: a caller's slip.
  case unknown([String])
  /// A text of more than 4,000 characters, or a list of more than 2,000 items.
  case tooMuch(DocumentField)

  /// One sentence for a clerk.
  public func text(_ language: DocumentLanguage) -> String {
    switch self {
    case .missing(let missing):
      let names = missing.map { each -> String in
        guard let list = each.list, let item = each.item else { return each.field.name(language) }
        return language == .zh
          ? "\(list.zh)第\(item)项的\(each.field.zh)" : "\(each.field.en) of \(list.en) \(item)"
      }
      return language == .zh
        ? "缺少\(names.joined(separator: "、"))，文书不能出具。请补填。"
        : "The document cannot be made without: \(names.joined(separator: ", ")). Fill them in."
    case .unknown(let names):
      return language == .zh
        ? "这种文书没有栏目：\(names.joined(separator: "、"))。"
        : "This kind of document has no field: \(names.joined(separator: ", "))."
    case .tooMuch(let field):
      return language == .zh
        ? "“\(field.zh)”的内容太长，印不下。请缩短。" : "“\(field.en)” is too long to be printed. Shorten it."
    }
  }
}
