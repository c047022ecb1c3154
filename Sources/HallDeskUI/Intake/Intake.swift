import HallDocuments
import HallModel
import HallStore
import ScreenKit

/// Intake at the window (综窗受理): one applicant, one form, one list of papers for everything a ticket is about, and what
/// the rules allow for each matter. It lies over the window while somebody is served.
struct Intake: Sendable {
  /// What takes the keys.
  enum Focus: Sendable, Equatable {
    case form
    case papers
    case steps
  }

  typealias Action = IntakeAction

  /// A question over the screen.
  enum Question: Sendable {
    /// Something to be written in words.
    case line(Line, TextField)
    /// Whether the undertaking is signed.
    case undertaking(PickList<Bool?>)
    /// On what ground a matter is not accepted.
    case ground(PickList<RefuseCase.Ground>)
    /// The documents of a case.
    case documents(CaseDocumentList, case: String)
    /// One of them; behind it the list.
    case document(DocumentPreview, DocumentKind, CaseDocumentList, case: String)
  }

  /// What is written in words.
  enum Line: Sendable {
    /// Why a paper will not do, or what was put right.
    case remark(CasePaper.Mark, MergedPaper)
    /// Why a matter is not accepted.
    case reason(RefuseCase.Ground)
    /// Which body is responsible, and why it is not this one.
    case rightBody(reason: String)
  }

  /// The ticket's id.
  let ticket: String
  /// The window.
  let window: Int
  /// The member of staff, by number.
  let staff: String
  /// The package the ticket was issued for.
  let package: String?
  /// What has been typed, by the key of the field.
  var values: [String: String] = [:]
  /// The keys of the fields that were typed or picked here, not filled in for the clerk.
  var typed: Set<String> = []
  /// The record of the applicant, once one is known.
  var applicantID: String?
  /// The matters of the visit that this window takes.
  var matters: [IntakeMatter] = []
  /// The matter the steps are about.
  var current = 0
  /// The papers of the matters that are open.
  var papers = IntakePapers()
  /// What the draft knew about papers when it was read.
  var draftMarks: [String: [PaperMark]] = [:]
  /// What can be done with the current matter.
  var choices: [IntakeChoice] = []
  var focus = Focus.form
  /// The place in the form, by field.
  var field = 0
  /// The editor of the field that has the focus.
  var editor = TextField()
  var paperList = ListView()
  var stepList = ListView()
  var question: Question?
  /// Whether the draft could not be kept: said once.
  var draftTrouble = false

  /// Opens the intake of the ticket that is served at a window.
  init(_ ticket: Ticket, window: Int, staff: String) {
    self.ticket = ticket.id
    self.window = window
    self.staff = staff
    package = ticket.package
  }

  // MARK: What it is about

  /// The matters whose form and papers are asked for: those still to be decided, or all when none is left.
  var shownMatters: [IntakeMatter] { isDone ? matters : matters.filter(\.isOpen) }

  /// Whether everything this window can do about the ticket is done.
  var isDone: Bool { !matters.isEmpty && matters.allSatisfy { !$0.isOpen } }

  /// Who the number says it is.
  func kind(_ environment: Environment) -> Applicant.Kind? {
    (try? ApplicantEntry.identity(values[ApplicantEntry.number] ?? "", today: environment.today))?.kind
  }

  /// For whom the forms are; nil until it is known who applies.
  private func audience(_ environment: Environment) -> FormBook.Audience? {
    kind(environment).map { $0 == .person ? .persons : .enterprises }
  }

  /// The form of all matters that are open, without the applicant's own fields: each field once.
  func form(_ environment: Environment) -> Form {
    (environment.forms ?? .empty).merged(
      for: shownMatters.map(\.code), in: environment.hall.catalogue, for: audience(environment))
  }

  /// The fields on the screen: the applicant's, then those of the form that apply.
  func fields(_ environment: Environment) -> [FormField] {
    let own = Form(ApplicantEntry.fields(values, today: environment.today))
    return own.fields(for: values, today: environment.today)
      + form(environment).fields(for: values, today: environment.today)
  }

  /// The first field that is not filled in as it must be, and what is wrong with it: of the applicant's own, and where
  /// `formToo` of the current matter's form.
  func problem(formToo: Bool, _ environment: Environment) -> FormProblem? {
    let today = environment.today
    let own = Form(ApplicantEntry.fields(values, today: today))
    let known = Set(own.fields.map(\.key))
    let mine = values.filter { known.contains($0.key) }
    if let number = own.field(ApplicantEntry.number), let problem = problem(ofNumber: number, environment) {
      return problem
    }
    if let first = own.check(mine, today: today).first { return first }
    guard formToo, matters.indices.contains(current) else { return nil }
    let form = form(of: matters[current].code, environment)
    return form.check(values.filter { form.field($0.key) != nil }, today: today).first
  }

  /// The form of one matter.
  func form(of code: String, _ environment: Environment) -> Form {
    guard let matter = environment.hall.catalogue.matter(code) else { return Form([]) }
    return (environment.forms ?? .empty).form(of: matter, for: audience(environment))
  }

  // MARK: Keeping up with the hall

  /// Takes matters, papers and steps anew from the hall: at the beginning, and whenever something happened.
  mutating func refresh(_ environment: Environment) {
    guard let visit = environment.hall.ticket(ticket) else { return }
    let hall = environment.hall
    let position = hall.position(ofWindow: window)
    let codes = visit.matters.filter { code in
      guard let matter = hall.catalogue.matter(code), let position else { return true }
      return hall.windows(accepting: matter).contains(position)
    }
    let earlier = matters
    let cases = hall.cases(ofTicket: ticket)
    matters = codes.map { code in
      // A case of an earlier visit goes on here once the applicant is known.
      let continued = earlier.first { $0.code == code }?.file.flatMap { hall.caseFile($0.id) }
      return IntakeMatter(code: code, file: cases.last { $0.terms.matter == code } ?? continued, visit: ticket)
    }
    if !matters.indices.contains(current) || !matters[current].isOpen {
      current = matters.firstIndex(where: \.isOpen) ?? min(current, max(0, matters.count - 1))
    }
    if environment.forms != nil { fillUsual(environment) }
    rebuildPapers(environment)
    rebuildChoices(environment)
  }

  /// The list of papers of the matters that are open; what was found so far stays.
  mutating func rebuildPapers(_ environment: Environment) {
    let takesPapers = matters.contains(where: \.takesPapers)
    let found = !takesPapers ? [:] : papers.rows.isEmpty ? draftMarks : papers.draft
    let lists = shownMatters.map { matter in
      let listed = (environment.papers?.byMatter[matter.code] ?? []).map(CasePaper.init)
      return (matter: matter.code, papers: matter.file?.papers ?? listed)
    }
    papers = IntakePapers(lists, draft: found)
  }

  /// What can be done with the current matter now.
  mutating func rebuildChoices(_ environment: Environment) {
    guard matters.indices.contains(current) else { return choices = [] }
    let matter = matters[current]
    choices = matter.choices(
      opening(matter.code, environment), papers, environment.hall, Context(now: environment.now, staff: staff))
    if focus != .steps { chooseUsual() }
  }

  /// Puts the arrow at the step to begin with.
  mutating func chooseUsual() { stepList.selected = choices.usual(lookedAt: papers.isLookedAt) }

  /// To what can be done with the current matter now.
  mutating func goToSteps(_ environment: Environment) {
    rebuildChoices(environment)
    chooseUsual()
    focus = .steps
  }

  /// How a matter's case is opened.
  func opening(_ code: String, _ environment: Environment) -> OpenCase {
    OpenCase(
      ticket: ticket, matter: code, papers: environment.papers?.byMatter[code] ?? [], applicant: applicantID ?? "",
      package: package)
  }

  /// The draft to be kept.
  var draft: IntakeDraft {
    var draft = IntakeDraft()
    draft.values = values.filter { !$0.value.isEmpty }
    draft.marks = papers.draft
    draft.applicantID = applicantID
    return draft
  }
}

extension FormField {
  /// A fault of a number as a problem of this field.
  func problem(_ fault: IdentifierFault) -> FormProblem {
    FormProblem(
      field: key, code: fault.code,
      details: fault.details.merging(["label": label, "label_en": english]) { own, _ in own })
  }
}
