import HallDocuments
import HallModel
import HallStore
import ScreenKit

extension BackOfficeScreen {
  /// Does what a key means.
  public mutating func act(_ action: Action, _ environment: Environment) -> [Effect] {
    switch action {
    case .signIn: return signIn(environment)
    case .nextField: form.onPIN.toggle()
    case .leave: return [.leave]
    case .back: back(environment)
    case .nextScope: nextScope(environment)
    case .chooseDepartment: layer = .names(departments(environment), .department)
    case .acknowledge: acknowledge(environment)
    case .confirm:
      if case .confirm(_, let command, _) = layer { return perform(command) }
    case .print:
      if case .document(_, let kind) = layer, let page, let kind = DocumentKind(rawValue: kind) {
        return [.paperwork(.print(kind, case: page.id), tag: "office.print")]
      }
    case .open: return openPointed(environment)
    default:
      // From the list, a step is taken on the opened case, so that nothing is done unseen.
      let questions = page == nil ? openPointed(environment) : []
      return questions + step(action, environment)
    }
    return []
  }

  private mutating func step(_ action: Action, _ environment: Environment) -> [Effect] {
    guard let file = file(environment) else { return [] }
    let texts = environment.texts
    switch action {
    case .take: return take(file, environment)
    case .opinions: layer = .menu(opinionMenu(file, environment))
    case .supply: layer = .supply(SupplyForm(file))
    case .end: layer = .menu(endMenu(file, environment))
    case .sendBack: layer = reasonForm(.sendBack, file, texts)
    case .revoke: layer = reasonForm(.revoke, file, texts)
    case .documents: layer = .menu(documentMenu(file, environment))
    case .urge:
      layer = .menu(
        CaseMenu(
          title: texts("backoffice.urge.title"),
          rows: [
            CaseMenu.Row(label: texts("backoffice.urge.remind"), value: .remind),
            CaseMenu.Row(label: texts("backoffice.urge.order"), value: .order),
          ]))
    case .assign: layer = .names(colleagues(file, environment), .assign)
    case .limits:
      if file.state == .suspended {
        ask(ResumeCase(case: file.id), texts("backoffice.confirm.resume"), file, environment)
      } else {
        layer = .menu(limitMenu(file, environment))
      }
    case .extend: layer = extendForm(file, environment)
    default: break
    }
    return []
  }

  /// An accepted case goes to this member of staff; one in hand is taken over; one that was received gets its outcome.
  private mutating func take(_ file: CaseFile, _ environment: Environment) -> [Effect] {
    switch file.state {
    case .received:
      layer = .menu(outcomeMenu(file, environment))
      return []
    case .accepted, .acceptedDeferred: return perform(HandOverCase(case: file.id, handler: staff ?? ""))
    default: return perform(AssignCase(case: file.id, handler: staff ?? ""))
    }
  }

  // MARK: Doing

  /// Acts on the case as it was seen.
  mutating func perform(_ command: any HallCommand) -> [Effect] {
    guard let page else { return [] }
    return [.perform(OnSeenCase(page.seen, command), staff: staff ?? "", tag: "case")]
  }

  /// Asks before something that cannot be taken back; what the rules forbid is said at once, and nothing typed is lost.
  mutating func ask(
    _ command: any HallCommand, _ sentence: String, _ file: CaseFile, _ environment: Environment
  ) {
    if let refusal = refusal(of: command, environment) {
      notice = Notice(.warning, refusal)
      return
    }
    let texts = environment.texts
    // Who steps in for a colleague knows it.
    let isOthers = !file.handler.isEmpty && file.handler != staff
    let others =
      isOthers ? "\n" + texts("backoffice.confirm.others", ["staff": environment.handler(of: file)]) : ""
    let box = ConfirmBox(
      title: texts("backoffice.confirm.title"), body: "\(file.id) \(file.terms.name)\n\(sentence)\(others)",
      openedBy: .enter, confirmLabel: texts("backoffice.key.confirm"), cancelLabel: texts("key.back"),
      confirmKeys: [.function(8)])
    layer = .confirm(box, command, back: layer)
  }

  private mutating func signIn(_ environment: Environment) -> [Effect] {
    let who = form.number
    if let member = environment.hall.member(who), member.roles.allSatisfy({ $0 != .backOffice && $0 != .supervisor }) {
      notice = Notice(.warning, environment.texts("backoffice.why.not_back_office", ["staff": who]))
      return [.beep]
    }
    return [form.signIn()]
  }

  private mutating func openPointed(_ environment: Environment) -> [Effect] {
    guard let file = list.pointed.flatMap({ environment.hall.caseFile($0) }) else { return [] }
    let page = CasePage(file)
    self.page = page
    return page.questions
  }

  private mutating func back(_ environment: Environment) {
    switch layer {
    case .confirm(_, _, let before): layer = before
    case .supply(var supply):
      layer = supply.stopTyping() ? .supply(supply) : .none
    case .none:
      if page != nil {
        page = nil
      } else if !list.field.isEmpty {
        list.field.text = ""
        list.narrow(environment, staff: staff ?? "")
      }
    default: layer = .none
    }
  }

  private mutating func acknowledge(_ environment: Environment) {
    guard let page, let file = environment.hall.caseFile(page.id) else { return }
    self.page?.seen = file
    self.page?.changes = []
  }

  private mutating func nextScope(_ environment: Environment) {
    let scopes = Worklist.Scope.allCases.filter { $0 != .department || list.department != nil }
    let position = scopes.firstIndex(of: list.scope) ?? 0
    list.scope = scopes[(position + 1) % scopes.count]
    list.selection = Selection()
    list.narrow(environment, staff: staff ?? "")
  }
}
