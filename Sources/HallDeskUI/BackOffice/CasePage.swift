import HallModel
import HallStore

/// An open case: as it was seen, and what was fetched about it.
struct CasePage: Sendable {
  /// The number.
  var id: String { seen.id }
  /// The case as this member of staff saw it last; a command on it is refused once it is another one.
  var seen: CaseFile
  /// What somebody else did to it meanwhile, newest last; empty while it is as it was seen.
  var changes: [String] = []
  /// Who applied; nil until it is known.
  var applicant: Applicant?
  /// Why the applicant cannot be shown.
  var applicantTrouble = ""
  /// What was filled into the form.
  var form: [String: String] = [:]
  /// What happened so far; nil until it is known.
  var steps: [CaseStep]?
  /// The first line shown.
  var top = 0

  init(_ file: CaseFile) { seen = file }

  /// What has to be fetched.
  var questions: [Effect] {
    let history: [Effect] = [
      .paperwork(.history(case: id), tag: "history"), .paperwork(.form(case: id), tag: "form"),
    ]
    return seen.applicant.isEmpty
      ? history : [.paperwork(.applicant(id: seen.applicant), tag: "applicant")] + history
  }
}
