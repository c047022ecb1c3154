import HallDocuments
import HallModel
import HallStore
import ScreenKit

extension IssuingScreen {
  /// Takes news.
  public mutating func receive(_ news: News, _ environment: Environment) -> [Effect] {
    let texts = environment.texts
    switch news {
    case .events(let events): happened(events, environment)
    case .outcome(.refused(let refusal), _):
      notice = Notice(.warning, environment.sentence(refusal))
      if refusal.code == "case_changed" { seen = file(environment) }
      return [.beep]
    case .outcome(.done(let events), let tag): return done(events, tag, environment)
    case .paperwork(.applicants(let found), "find"): return self.found(found, environment)
    case .paperwork(.form(let values), _): wish = DeliveryWish(values)
    case .paperwork(.applicants(let found), _):
      applicant = found.first?.applicant
      if found.isEmpty { applicantTrouble = texts("issuing.applicant.gone") }
    case .paperwork(.printQueue, "issuing.print"): notice = Notice(.info, texts("document.sent"))
    case .failed(let sentence, let tag):
      let sentence = sentence.isEmpty ? texts("issuing.no_records") : sentence
      if tag == "applicant" { applicantTrouble = sentence } else { notice = Notice(.danger, sentence) }
    case .paperwork, .saved, .foretold: break
    }
    return []
  }

  private mutating func happened(_ events: [any HallEvent], _ environment: Environment) {
    guard staff != nil else { return }
    if events.isEmpty || events.contains(where: { Swift.type(of: $0).kind.hasPrefix("case_") || $0 is DayOpened }) {
      list.refresh(environment.hall, text: field.text)
    }
    guard let seen, let file = environment.hall.caseFile(seen.id), file != seen else { return }
    let told = events.filter { $0.subject == seen.id }.map { environment.sentence(of: $0) }
    notice = Notice(.warning, environment.texts("issuing.changed", ["what": environment.list(told)]))
    self.seen = file
    // Whoever stands here may be another person by now.
    isChecked = false
    step = .shown
  }

  private mutating func found(_ found: [KnownApplicant], _ environment: Environment) -> [Effect] {
    field.text = ""
    let ids = Set(found.map(\.id))
    list.narrow(environment.hall, to: ids.isEmpty ? nil : ids)
    if list.ids.count == 1, let only = list.pointed, !ids.isEmpty { return open(only, environment) }
    if ids.isEmpty || list.ids.isEmpty {
      list.narrow(environment.hall, to: nil)
      let key = ids.isEmpty ? "issuing.nobody_found" : "issuing.no_case_of_theirs"
      (seen, step) = (nil, .search)
      notice = Notice(.warning, environment.texts(key))
      return [.beep]
    }
    (seen, step) = (nil, .search)
    notice = Notice(.info, environment.texts("issuing.several", ["n": String(list.ids.count)]))
    return []
  }

  private mutating func done(_ events: [any HallEvent], _ tag: String, _ environment: Environment) -> [Effect] {
    let texts = environment.texts
    for event in events {
      switch event {
      case let signedIn as SignInSucceeded:
        staff = signedIn.staff
        form = SignInForm()
        list.refresh(environment.hall, text: "")
      case let failed as SignInFailed:
        form.pin.text = ""
        notice = Notice(.warning, environment.sentence(failed))
        return [.beep]
      case let delivered as CaseDelivered where tag == "deliver":
        last = delivered.case
        let name = environment.hall.caseFile(delivered.case)?.terms.name ?? ""
        startOver(environment)
        notice = Notice(
          .success,
          texts(
            "issuing.done.\(delivered.delivery.rawValue)",
            ["case": delivered.case, "matter": name, "tracking": delivered.tracking]))
      default: break
      }
    }
    return []
  }
}
