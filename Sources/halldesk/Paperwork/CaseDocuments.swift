import FoundationEssentials
import HallConfiguration
import HallDeskUI
import HallDocuments
import HallModel
import HallStore

/// The documents of a hall's cases: made from the case when an event calls for them, kept sealed as they were handed out,
/// and looked at again as they were kept. For one thread.
struct CaseDocuments {
  /// The hall.
  let live: LiveHall
  /// People's data.
  let personal: PersonalDoor
  /// The hall's file, beside which its own templates may be.
  let store: String
  /// The program's templates and texts; nil where they are missing.
  let assets: AssetFolder?

  /// One document of a case.
  struct Made {
    /// What it is.
    var kind: DocumentKind
    /// Which of its kind it is for the case, from 1.
    var number: Int
    /// The document.
    var document: Document
    /// Whether it is the one that was kept when it was made out.
    var isKept: Bool
  }

  /// The folders of templates: the hall's own first.
  static func templateFolders(_ settings: DocumentSettings, store: String, assets: AssetFolder?) -> [String] {
    let own = settings.templates
    let path = own.isEmpty || own.hasPrefix("/") ? own : ProcessFacts.folder(of: store) + "/" + own
    return (path.isEmpty ? [] : [path]) + (assets.map { [$0.path + "/documents/zh"] } ?? [])
  }

  /// The templates as they are now: what a supervisor changed counts from the next document on.
  static func templates(_ folders: [String]) -> TemplateFolder {
    TemplateFolder(folders: folders) { try? TextDecoding.decode($0) }
  }

  // MARK: Making

  /// Makes out and keeps what these events call for; the first trouble does not stop the others.
  func make(
    for events: [any HallEvent]
  ) -> (made: [(case: String, document: Made)], trouble: DocumentTrouble?) {
    var made: [(case: String, document: Made)] = []
    var first: DocumentTrouble?
    for event in events where CaseDocument.kind(madeBy: event) != nil {
      guard let file = live.hall.caseFile(event.subject) else { continue }
      for (kind, number) in CaseDocument.made(by: event, for: file) {
        do throws(DocumentTrouble) {
          let document = try fill(kind, number, file)
          try keep(document, kind, number, file.id)
          made.append((file.id, Made(kind: kind, number: number, document: document, isKept: true)))
        } catch {
          first = first ?? error
        }
      }
    }
    return (made, first)
  }

  /// The document from the case as it is now.
  func fill(_ kind: DocumentKind, _ number: Int, _ file: CaseFile) throws(DocumentTrouble) -> Document {
    let applicant = try applicant(file.applicant)
    return try fill(
      kind,
      CaseDocument.fields(
        kind, of: file, in: live.hall, applicant: applicant, values: try values(file.id), number: number, at: live.now))
  }

  /// The matter's form as it was filled in; empty where none was kept, or none that can be read.
  private func values(_ id: String) throws(DocumentTrouble) -> [String: String] {
    let text = try sealed { () throws(PersonalError) in try personal.records().texts(.caseForm).load(id) }
    return text.flatMap { try? JSONDecoder().decode([String: String].self, from: Data($0.utf8)) } ?? [:]
  }

  /// A document from its fields, by the templates in force.
  func fill(_ kind: DocumentKind, _ fields: DocumentFields) throws(DocumentTrouble) -> Document {
    let folders = Self.templateFolders(live.hall.settings.documents, store: store, assets: assets)
    let templates = Self.templates(folders)
    guard let template = templates.templates[kind] else {
      let problem = templates.problems.first { $0.file.hasSuffix(kind.fileName) }
      throw problem.map(DocumentTrouble.template) ?? .noTemplates
    }
    do throws(DocumentFillingError) {
      return try template.fill(fields)
    } catch {
      throw .filling(kind, error)
    }
  }

  private func applicant(_ id: String) throws(DocumentTrouble) -> Applicant? {
    guard !id.isEmpty else { return nil }
    return try sealed { () throws(PersonalError) in try personal.records().applicants.load(id) }
  }

  private func keep(_ document: Document, _ kind: DocumentKind, _ number: Int, _ id: String) throws(DocumentTrouble) {
    try sealed { () throws(PersonalError) in
      let records = try personal.records()
      try records.documents.save(PaperLayout.encode(document), id: Self.name(kind, number, id), at: live.now)
      // Copies of an undertaking are signed before the case is accepted, and count.
      if kind != .deferralUndertaking { try PrintedCopies(records).forget(kind, case: id) }
    }
  }

  // MARK: Looking

  /// The newest document of a kind: as it was kept, else from the case as it is now.
  func document(_ kind: DocumentKind, case id: String) throws(DocumentTrouble) -> Made {
    guard let file = live.hall.caseFile(id) else {
      guard let last = try kept(of: id).last(where: { $0.kind == kind }) else { throw .unknownCase(id) }
      return last
    }
    let count = file.documents.count { $0 == kind.rawValue }
    if count > 0, let document = try kept(kind, count, id) {
      return Made(kind: kind, number: count, document: document, isKept: true)
    }
    if count == 0 {
      // Every document follows from an event, but an undertaking is signed before there is one.
      guard kind == .deferralUndertaking, file.papers.contains(where: { $0.mark == .deferred }) else {
        throw .notMade(kind, case: id)
      }
      return Made(kind: kind, number: 1, document: try undertaking(file), isKept: false)
    }
    return Made(kind: kind, number: count, document: try fill(kind, count, file), isKept: false)
  }

  /// The newest document of a kind, to be handed out: one made from the case as it is now is kept from then on.
  func keptDocument(_ kind: DocumentKind, case id: String) throws(DocumentTrouble) -> Made {
    var made = try document(kind, case: id)
    guard !made.isKept, live.hall.caseFile(id)?.documents.contains(kind.rawValue) == true else { return made }
    try keep(made.document, kind, made.number, id)
    made.isKept = true
    return made
  }

  /// What was made out for a case, the oldest first, each as far as it was kept. A case that was let go of at the end of
  /// its day still has its kept documents.
  func list(case id: String) throws(DocumentTrouble) -> [(kind: DocumentKind, number: Int, isKept: Bool)] {
    let kept = try kept(of: id)
    guard let file = live.hall.caseFile(id) else {
      guard !kept.isEmpty else { throw .unknownCase(id) }
      return kept.map { ($0.kind, $0.number, true) }
    }
    return CaseDocument.made(for: file).map { made in
      (made.kind, made.number, kept.contains { $0.kind == made.kind && $0.number == made.number })
    }
  }

  private func undertaking(_ file: CaseFile) throws(DocumentTrouble) -> Document {
    let applicant = try applicant(file.applicant)
    let fields: DocumentFields
    do throws(Refusal) {
      fields = try CaseDocument.undertaking(
        of: file, in: live.hall, applicant: applicant, Context(now: live.now, staff: file.handler))
    } catch {
      throw .refused(error)
    }
    return try fill(.deferralUndertaking, fields)
  }

  /// Everything kept for a case, by kind.
  private func kept(of id: String) throws(DocumentTrouble) -> [Made] {
    var all: [Made] = []
    for kind in DocumentKind.allCases {
      var number = 1
      while let document = try kept(kind, number, id) {
        all.append(Made(kind: kind, number: number, document: document, isKept: true))
        number += 1
      }
    }
    return all
  }

  /// A kept document; nil when there is none that can be read.
  private func kept(_ kind: DocumentKind, _ number: Int, _ id: String) throws(DocumentTrouble) -> Document? {
    let text = try sealed { () throws(PersonalError) in
      try personal.records().documents.load(Self.name(kind, number, id))
    }
    return text.flatMap { try? PaperLayout.decode($0.utf8) }
  }

  /// The id a document is kept under; it begins with the case's number, by which it is kept as long as the case.
  static func name(_ kind: DocumentKind, _ number: Int, _ id: String) -> String { "\(id)/\(kind.rawValue)/\(number)" }

  private func sealed<Value>(_ body: () throws(PersonalError) -> Value) throws(DocumentTrouble) -> Value {
    do throws(PersonalError) { return try body() } catch { throw .personal(error) }
  }
}
