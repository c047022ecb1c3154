/// The forms of a hall: of matters, and the two usual ones.
public final class FormBook: Sendable {
  /// For whom a form is, where a matter serves both natural persons and enterprises.
  public enum Audience: String, Codable, Sendable, CaseIterable {
    /// 自然人.
    case persons
    /// 法人 and other organisations.
    case enterprises
  }

  /// A form and whose it is, as the files hold it.
  public struct Entry: Equatable, Sendable {
    /// Whose form it is.
    public var owner: Form.Owner
    /// The form.
    public var form: Form

    /// Creates an entry.
    public init(_ owner: Form.Owner, _ form: Form) {
      self.owner = owner
      self.form = form
    }
  }

  /// All forms, in the order of the file.
  public let entries: [Entry]
  private let byOwner: [Form.Owner: Form]

  /// The book of a hall without forms: only the applicant's own data is asked for.
  public static let empty = FormBook([])

  /// Creates the book; of two forms with one owner the first counts.
  public init(_ entries: [Entry]) {
    self.entries = entries
    byOwner = Dictionary(entries.map { ($0.owner, $0.form) }, uniquingKeysWith: { first, _ in first })
  }

  /// The form of a matter: its own, else the usual one for whom it serves.
  ///
  /// - Parameter audience: who applies, for a matter that serves both; natural persons where it is not said.
  public func form(of matter: Matter, for audience: Audience? = nil) -> Form {
    byOwner[.matter(matter.code)] ?? usual(FormBook.audience(of: matter, audience))
  }

  /// Whether a matter has a form of its own.
  public func hasOwnForm(_ code: String) -> Bool { byOwner[.matter(code)] != nil }

  /// The usual form.
  public func usual(_ audience: Audience) -> Form {
    byOwner[audience == .persons ? .persons : .enterprises] ?? Form([])
  }

  /// One form for several matters, each field once (一件事: 一张表单); codes that are not in the catalogue ask for nothing.
  public func merged(for codes: [String], in catalogue: Catalogue, for audience: Audience? = nil) -> Form {
    Form(merging: codes.compactMap(catalogue.matter).map { form(of: $0, for: audience) })
  }

  /// Whom a matter serves, by its 服务对象; `wanted` decides where it serves both or does not say.
  private static func audience(of matter: Matter, _ wanted: Audience?) -> Audience {
    let persons = matter.serviceObject.contains(Form.Owner.persons.text)
    let enterprises = matter.serviceObject.contains(Form.Owner.enterprises.text)
    if persons != enterprises { return persons ? .persons : .enterprises }
    return wanted ?? .persons
  }
}
