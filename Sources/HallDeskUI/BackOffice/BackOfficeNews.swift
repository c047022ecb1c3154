import HallDocuments
import HallModel
import HallStore
import ScreenKit

extension BackOfficeScreen {
  /// Takes news.
  public mutating func receive(_ news: News, _ environment: Environment) -> [Effect] {
    switch news {
    case .events(let events): return happened(events, environment)
    case .outcome(.refused(let refusal), let tag): return refused(refusal, tag, environment)
    case .outcome(.done(let events), let tag): return done(events, tag, environment)
    case .paperwork(let answer, let tag): answered(answer, tag, environment)
    case .failed(let sentence, let tag):
      if tag == "applicant" {
        page?.applicantTrouble = sentence
      } else if !sentence.isEmpty {
        notice = Notice(.danger, sentence)
      } else if tag.hasPrefix("document") {
        notice = Notice(.danger, environment.texts("backoffice.no_document"))
      }
    case .saved, .foretold: break
    }
    return []
  }

  /// What others did: the list is sorted anew, and a case that is open says that it is another one now.
  private mutating func happened(_ events: [any HallEvent], _ environment: Environment) -> [Effect] {
    guard staff != nil else { return [] }
    let concern = events.isEmpty || events.contains { Swift.type(of: $0).kind.hasPrefix("case_") || $0 is DayOpened }
    if concern || list.isStale(environment) || events.contains(where: { $0 is HallConfigured }) {
      list.refresh(environment, staff: staff ?? "")
    }
    guard let page else { return [] }
    guard let file = environment.hall.caseFile(page.id) else {
      if !page.seen.state.isClosed { self.page?.changes.append(environment.texts("backoffice.gone")) }
      return []
    }
    guard file != page.seen else { return [] }
    self.page?.changes += events.filter { $0.subject == page.id }.map { environment.sentence(of: $0) }
    return [.paperwork(.history(case: page.id), tag: "history")]
  }

  private mutating func refused(_ refusal: Refusal, _ tag: String, _ environment: Environment) -> [Effect] {
    notice = Notice(.warning, environment.sentence(refusal))
    // What was typed is kept; the question is asked again.
    if case .confirm(_, _, let before) = layer { layer = before }
    if refusal.code == "case_changed", let page, let file = environment.hall.caseFile(page.id) {
      self.page?.seen = file
      return [.beep, .paperwork(.history(case: page.id), tag: "history")]
    }
    return [.beep]
  }

  private mutating func done(_ events: [any HallEvent], _ tag: String, _ environment: Environment) -> [Effect] {
    switch tag {
    case "sign_in": return signedIn(events, environment)
    case "approve": return approved(events, environment)
    default: return caseDone(events, environment)
    }
  }

  private mutating func signedIn(_ events: [any HallEvent], _ environment: Environment) -> [Effect] {
    for event in events {
      switch event {
      case let signedIn as SignInSucceeded:
        staff = signedIn.staff
        form = SignInForm()
        list.refresh(environment, staff: signedIn.staff)
        // Nobody looks at an empty list first: who has nothing in hand sees the department's cases, or all.
        if list.ids.isEmpty {
          list.scope = list.department == nil ? .all : .department
          list.narrow(environment, staff: signedIn.staff)
        }
      case let failed as SignInFailed:
        form.pin.text = ""
        notice = Notice(.warning, environment.sentence(failed))
        return [.beep]
      default: break
      }
    }
    return []
  }

  /// The approver's PIN was right: the extension itself follows.
  private mutating func approved(_ events: [any HallEvent], _ environment: Environment) -> [Effect] {
    guard case .form(var form, .extend) = layer, let page else { return [] }
    for event in events {
      switch event {
      case is SignInSucceeded: return perform(extending(page.seen, form))
      case let failed as SignInFailed:
        form.clear(3)
        layer = .form(form, .extend)
        notice = Notice(.warning, environment.sentence(failed))
        return [.beep]
      default: break
      }
    }
    return []
  }

  /// What this member of staff did is seen; the case goes on, or the list does when nothing is left to do.
  private mutating func caseDone(_ events: [any HallEvent], _ environment: Environment) -> [Effect] {
    layer = .none
    guard let page, let file = environment.hall.caseFile(page.id) else { return [] }
    let told = events.filter { $0.subject == page.id }.map { environment.sentence(of: $0) }
    var sentence = "\(page.id) " + environment.list(told)
    if file.documents.count > page.seen.documents.count, let kind = file.documents.last.flatMap(DocumentKind.init) {
      sentence += " " + environment.texts("backoffice.made_out", ["document": environment.title(kind)])
    }
    notice = Notice(.success, sentence)
    self.page?.seen = file
    self.page?.changes = []
    if file.state.isClosed || file.state == .decided {
      self.page = nil
      return []
    }
    return [.paperwork(.history(case: page.id), tag: "history")]
  }

  private mutating func answered(_ answer: PaperworkAnswer, _ tag: String, _ environment: Environment) {
    switch answer {
    case .applicants(let found):
      page?.applicant = found.first?.applicant
      if found.isEmpty { page?.applicantTrouble = environment.texts("backoffice.applicant.gone") }
    case .history(let steps): page?.steps = steps
    case .form(let values): page?.form = values
    case .document(let document):
      layer = .document(DocumentPreview(document, environment), kind: String(tag.split(separator: ".").last ?? ""))
    case .printQueue:
      // The printer works beside the screen; what it meets with is told when it is known.
      guard tag == "office.print" else { break }
      layer = .none
      notice = Notice(.info, environment.texts("document.sent"))
    case .draft, .progress, .taken, .loopContact, .pastRatings, .report, .pastDays, .replay, .plan: break
    }
  }
}
