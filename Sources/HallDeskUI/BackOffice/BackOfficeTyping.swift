import HallDocuments
import HallModel
import ScreenKit

extension BackOfficeScreen {
  /// Takes a key that is bound to nothing: text, or a move in whatever lies on top.
  public mutating func type(_ key: Key, _ environment: Environment) -> [Effect] {
    guard staff != nil else {
      form.update(key)
      return []
    }
    switch layer {
    case .none: typeBelow(key, environment)
    case .menu(var menu):
      let outcome = menu.update(key)
      layer = .menu(menu)
      switch outcome {
      case .chosen(let choice): return choose(choice, environment)
      case .refused(let reason): notice = Notice(.warning, reason)
      case .open: break
      }
    case .form(var form, let purpose):
      let isDone = form.update(key)
      layer = .form(form, purpose)
      if isDone { return submit(form, purpose, environment) }
    case .names(var names, let purpose):
      let id = names.update(key)
      layer = .names(names, purpose)
      if let id { return choose(name: id, purpose, environment) }
    case .supply(var supply):
      let outcome = supply.update(key, environment.texts)
      layer = .supply(supply)
      switch outcome {
      case .done(let marks): if let page { return perform(SupplyPapers(case: page.id, marks: marks)) }
      case .refused(let reason): notice = Notice(.warning, reason)
      case .open: break
      }
    case .document(var document, let kind):
      _ = document.update(key, environment)
      layer = .document(document, kind: kind)
    case .confirm: break
    }
    return []
  }

  /// In the list text narrows it and arrows move; on a case arrows scroll.
  private mutating func typeBelow(_ key: Key, _ environment: Environment) {
    if let top = page?.top {
      let moved = PageLine.top(after: key, from: top, most: pageLength(environment))
      page?.top = moved
      return
    }
    if list.isStale(environment) { list.refresh(environment, staff: staff ?? "") }
    if list.selection.update(key, count: list.ids.count, page: max(1, environment.rows - 6)) { return }
    if list.field.update(key) == .changed {
      list.selection = Selection()
      list.narrow(environment, staff: staff ?? "")
    }
  }

  private mutating func choose(_ choice: Choice, _ environment: Environment) -> [Effect] {
    guard let file = file(environment) else { return [] }
    let texts = environment.texts
    switch choice {
    case .grant:
      ask(DecideCase(case: file.id, granted: true), texts("backoffice.confirm.grant"), file, environment)
    case .refuse: layer = reasonForm(.refuse, file, texts)
    case .sendBack: layer = reasonForm(.sendBack, file, texts)
    case .revoke: layer = reasonForm(.revoke, file, texts)
    case .accept: ask(AcceptCase(case: file.id), texts("backoffice.confirm.accept"), file, environment)
    case .finish: ask(FinishOnSpot(case: file.id), texts("backoffice.confirm.finish"), file, environment)
    case .tell: ask(TellApplicant(case: file.id), tellSentence(file, environment), file, environment)
    case .notAccept: layer = reasonForm(.notAccept, file, texts)
    case .opinion(let department, let agrees):
      layer = reasonForm(.opinion(department: department, agrees: agrees), file, texts)
    case .ask: layer = .names(departmentsToAsk(file, environment), .ask)
    case .remind: layer = reasonForm(.remind, file, texts)
    case .order: layer = reasonForm(.order, file, texts)
    case .extend: layer = extendForm(file, environment)
    case .suspend: layer = .menu(procedureMenu(file, environment))
    case .procedure(let procedure): layer = suspendForm(procedure, environment)
    case .document(let kind):
      guard let known = DocumentKind(rawValue: kind) else { return [] }
      return [.paperwork(.document(known, case: file.id), tag: "document.\(kind)")]
    }
    return []
  }

  /// Everything that will be told, so that nothing is forgotten: it can be told only once.
  private func tellSentence(_ file: CaseFile, _ environment: Environment) -> String {
    let open = file.papers.filter { !$0.isInOrder }.map { paper in
      paper.remark.isEmpty ? paper.name : "\(paper.name)(\(paper.remark))"
    }
    return environment.texts("backoffice.confirm.tell", ["papers": environment.list(open)])
  }

  private mutating func choose(name id: String, _ purpose: NamePurpose, _ environment: Environment) -> [Effect] {
    switch purpose {
    case .department:
      layer = .none
      list.department = id
      list.scope = .department
      list.selection = Selection()
      list.narrow(environment, staff: staff ?? "")
      return []
    case .assign: return page.map { perform(AssignCase(case: $0.id, handler: id)) } ?? []
    case .ask: return page.map { perform(AskReview(case: $0.id, departments: [id])) } ?? []
    }
  }

  private mutating func submit(_ form: CaseForm, _ purpose: Purpose, _ environment: Environment) -> [Effect] {
    guard let file = file(environment) else { return [] }
    let texts = environment.texts
    let reason = form[0]
    func asking(_ command: any HallCommand, _ key: String) -> [Effect] {
      ask(command, texts("backoffice.confirm.\(key)", ["reason": reason]), file, environment)
      return []
    }
    switch purpose {
    case .refuse: return asking(DecideCase(case: file.id, granted: false, reason: reason), "refuse")
    case .sendBack: return asking(ReturnCase(case: file.id, reason: reason), "send_back")
    case .revoke: return asking(RevokeAcceptance(case: file.id, reason: reason), "revoke")
    case .notAccept:
      return asking(RefuseCase(case: file.id, ground: .stillDefective, reason: reason), "not_accept")
    case .opinion(let department, let agrees):
      return perform(ReviewCase(case: file.id, department: department, agrees: agrees, remark: reason))
    case .suspend(let procedure):
      guard let days = Int(reason), days > 0 else {
        notice = Notice(.warning, texts("backoffice.why.days"))
        return [.beep]
      }
      let details = ["procedure": environment.word(procedure), "days": String(days)]
      ask(
        SuspendCase(case: file.id, procedure: procedure, toldInWriting: true, days: days),
        texts("backoffice.confirm.suspend", details), file, environment)
      return []
    case .remind: return perform(UrgeCase(case: file.id, isOrder: false, text: reason))
    case .order: return perform(UrgeCase(case: file.id, isOrder: true, text: reason))
    case .extend:
      let command = extending(file, form)
      if let refusal = refusal(of: command, environment) {
        notice = Notice(.warning, refusal)
        return []
      }
      // Who approves proves it here; the PIN goes no further than this.
      return [.signIn(staff: command.approver, pin: form[3], tag: "approve")]
    }
  }

  /// The extension a form asks for.
  func extending(_ file: CaseFile, _ form: CaseForm) -> ExtendCase {
    let approver = String(form[2].map(Key.halfWidth))
    return ExtendCase(case: file.id, days: Int(form[0]) ?? 0, approver: approver, reason: form[1])
  }
}
