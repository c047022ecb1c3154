/// The languages of problems and names; the documents themselves are in the language of their template.
public enum DocumentLanguage: String, Sendable, CaseIterable {
  /// Chinese (zh-Hans).
  case zh
  /// English.
  case en
}

/// A place in a document that the program fills in.
public struct DocumentField: Sendable, Hashable {
  /// Whether a document may go out without it.
  public enum Need: Sendable, Hashable {
    /// The law or the hall's practice asks for it in every document of the kind.
    case always
    /// It may be missing.
    case optional
    /// It is needed as soon as the field with this identifier is there: remedies with a refusal, for instance.
    case with(String)
  }

  /// The identifier callers fill it by, snake_case.
  public var id: String
  /// The name templates use: `{申请人}`.
  public var zh: String
  /// What it is, in English.
  public var en: String
  /// Whether a document may go out without it.
  public var need: Need
  /// The fields of each item of a list; empty for a single text.
  public var items: [DocumentField]

  /// A field.
  public init(_ id: String, _ zh: String, _ en: String, need: Need = .always, items: [DocumentField] = []) {
    self.id = id
    self.zh = zh
    self.en = en
    self.need = need
    self.items = items
  }

  /// Whether it is a list.
  public var isList: Bool { !items.isEmpty }

  /// The name in a language.
  public func name(_ language: DocumentLanguage) -> String { language == .zh ? zh : en }

  /// The running number of an item, which every list has by itself: `{序号}`.
  public static let index = DocumentField("index", "序号", "number")

  func optional() -> DocumentField { needing(.optional) }

  func needing(_ need: Need) -> DocumentField {
    var copy = self
    copy.need = need
    return copy
  }
}

/// What a document is filled with: texts and lists of texts by field identifier.
public struct DocumentFields: Sendable, Equatable {
  /// Single texts by field identifier. A blank text counts as missing.
  public var texts: [String: String]
  /// Lists by field identifier; each item is texts by the identifiers of the item's fields.
  public var lists: [String: [[String: String]]]

  /// Fields from texts and lists.
  public init(texts: [String: String] = [:], lists: [String: [[String: String]]] = [:]) {
    self.texts = texts
    self.lists = lists
  }

  /// A date as documents write it: `2026年3月2日`.
  public static func date(year: Int, month: Int, day: Int) -> String { "\(year)年\(month)月\(day)日" }
}
