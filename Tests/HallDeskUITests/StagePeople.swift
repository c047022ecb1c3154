import HallDocuments
import HallModel
import HallSimulator
import HallStore

@testable import HallDeskUI

/// Applicants, drafts and documents of a stage, in memory.
struct StagePeople {
  var known: [KnownApplicant] = []
  var drafts: [String: IntakeDraft] = [:]
  /// The values of the form each case was taken in with.
  var values: [String: [String: String]] = [:]
  /// Whom to call about each grievance.
  var contacts: [String: LoopContact] = [:]
  var printed: [DocumentKind] = []
  /// What happened to each case on this stage.
  var steps: [String: [CaseStep]] = [:]
  /// Reports that can be counted, whatever the period asked for is called.
  var reports: [CountedReport] = []
  /// Days that can be played.
  var tapes: [ReplayTape] = []
  /// Plans that were worked out; the first is for the windows the hall has.
  var sheets: [PlanSheet] = []
  /// Why nothing of this can be done, when it cannot.
  var trouble: String?

  mutating func add(_ applicant: Applicant) -> String {
    known.append(KnownApplicant(id: "p\(known.count + 1)", applicant: applicant))
    return known[known.count - 1].id
  }

  mutating func answer(_ work: Paperwork) -> PaperworkAnswer {
    switch work {
    case .find(let number): return .applicants(known.filter { $0.applicant.idNumber == number })
    case .applicant(let id): return .applicants(known.filter { $0.id == id })
    case .draft(let ticket): return .draft(drafts[ticket], [])
    case .keep(let draft, let ticket): drafts[ticket] = draft
    case .drop(let ticket): drafts[ticket] = nil
    case .document(let kind, let id):
      return .document(Document(title: kind.titleZh, blocks: [.paragraph("办件编号：\(id)", .flush)]))
    case .undertaking(_, _, let prints):
      if prints { printed.append(.deferralUndertaking) }
      return .document(Document(title: DocumentKind.deferralUndertaking.titleZh, blocks: []))
    case .form(let id): return .form(values[id] ?? [:])
    case .keepForm(let kept, let id): values[id] = kept
    case .print(let kind, _): printed.append(kind)
    case .history(let id): return .history(steps[id] ?? [])
    case .loopHistory(let id): return .history(steps.values.joined().filter { $0.event.closedLoop == id })
    case .keepLoopContact(let contact, let id): contacts[id] = contact
    case .loopContact(let id): return .loopContact(contacts[id])
    case .pastRatings(let name):
      let visit = steps.first { $0.key == name || $0.key.hasSuffix("-" + name) }
      return .pastRatings(PastRatings((visit?.value ?? []).map(\.event)))
    case .report(let period):
      if let counted = reports.first(where: { $0.report.period == period }) { return .report(counted) }
    case .pastDays: return .pastDays(tapes.map(\.day))
    case .replay(let day): if let tape = tapes.first(where: { $0.day == day }) { return .replay(tape) }
    case .plan(let windows):
      if let sheet = sheets.first(where: { windows == nil || $0.windows == windows }) { return .plan(sheet) }
    case .takeIn, .progress, .printQueue, .printWaiting, .saveReport, .savePlan: break
    }
    return .printQueue([])
  }
}
