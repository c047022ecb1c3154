import HallModel
import ScreenKit

extension BackOfficeScreen {
  /// F-keys stand for the same over the list and over a case; what cannot be done now says why.
  public func keyMap(_ environment: Environment) -> KeyMap<Action> {
    guard staff != nil else { return form.keyMap(signIn: .signIn, next: .nextField, leave: .leave) }
    let back = Binding<Action>([.escape], .back, label: "key.back", priority: 9)
    switch layer {
    case .none: return page == nil ? listKeys(environment) : pageKeys(environment)
    case .confirm(let box, _, _):
      return KeyMap([
        Binding([box.confirmKey], .confirm, label: "backoffice.key.confirm", priority: 10, dangerous: true), back,
      ])
    case .document:
      return KeyMap([
        Binding(
          [.function(2)], .print, label: "backoffice.key.print", help: "backoffice.help.print", priority: 10),
        back,
      ])
    case .menu, .form, .names, .supply: return KeyMap([back])
    }
  }

  private func listKeys(_ environment: Environment) -> KeyMap<Action> {
    let texts = environment.texts
    return caseKeys(environment).adding(
      KeyMap([
        Binding(
          [.enter], .open, label: "backoffice.key.open", help: "backoffice.help.open", priority: 25,
          disabledReason: list.pointed == nil ? texts("backoffice.why.no_case") : nil),
        Binding([.tab], .nextScope, label: "backoffice.key.scope", help: "backoffice.help.scope", priority: 24),
        Binding(
          [.control("D")], .chooseDepartment, label: "backoffice.key.department", help: "backoffice.help.department",
          priority: -1),
        Binding([.escape], .back, label: "key.back", help: "backoffice.help.clear", priority: -1),
      ]))
  }

  private func pageKeys(_ environment: Environment) -> KeyMap<Action> {
    caseKeys(environment).adding(
      KeyMap([
        Binding(
          [.enter], .acknowledge, label: "backoffice.key.seen", help: "backoffice.help.seen", priority: -1,
          disabledReason: page?.changes.isEmpty == false ? nil : environment.texts("backoffice.why.unchanged")),
        Binding([.escape], .back, label: "key.back", help: "backoffice.help.back", priority: 35),
      ]))
  }

  private func caseKeys(_ environment: Environment) -> KeyMap<Action> {
    let why = CaseReasons(file(environment), self, environment)
    let file = file(environment)
    let take =
      switch file?.state {
      case .received: "backoffice.key.check"
      default: "backoffice.key.take"
      }
    return KeyMap([
      Binding(
        [.function(2)], .take, label: take, help: "backoffice.help.take", priority: 90, disabledReason: why.take),
      Binding(
        [.function(3)], .opinions, label: "backoffice.key.opinions", help: "backoffice.help.opinions", priority: 70,
        disabledReason: why.opinions),
      Binding(
        [.function(4)], .supply, label: "backoffice.key.supply", help: "backoffice.help.supply", priority: 60,
        disabledReason: why.supply),
      Binding(
        [.function(5)], .end, label: "backoffice.key.end", help: "backoffice.help.end", priority: 85,
        disabledReason: why.end),
      Binding(
        [.function(6)], .documents, label: "backoffice.key.documents", help: "backoffice.help.documents",
        priority: 50, disabledReason: why.documents),
      Binding(
        [.function(7)], .urge, label: "backoffice.key.urge", help: "backoffice.help.urge", priority: 40,
        disabledReason: why.urge),
      Binding(
        [.function(8)], .assign, label: "backoffice.key.assign", help: "backoffice.help.assign", priority: 45,
        disabledReason: why.assign),
      Binding(
        [.function(9)], .limits,
        label: file?.state == .suspended ? "backoffice.key.resume" : "backoffice.key.limits",
        help: "backoffice.help.limits", priority: 55, disabledReason: why.limits),
      Binding([.function(10), .control("Q")], .leave, label: "key.leave", help: "backoffice.help.leave", priority: 30),
      Binding(
        [.control("R")], .sendBack, label: "backoffice.key.send_back", help: "backoffice.help.send_back", priority: -1,
        disabledReason: why.sendBack),
      Binding(
        [.control("X")], .revoke, label: "backoffice.key.revoke", help: "backoffice.help.revoke", priority: -1,
        disabledReason: why.revoke),
      Binding(
        [.control("Y")], .extend, label: "backoffice.key.extend", help: "backoffice.help.extend", priority: -1,
        disabledReason: why.extend),
    ])
  }
}

/// Why each step is forbidden for a case, by asking the rules with a trial command; nil where it is allowed.
struct CaseReasons {
  let take, opinions, supply, end, documents, urge, assign, limits: String?
  let grant, refuse, sendBack, revoke, extend, suspend: String?

  init(_ file: CaseFile?, _ screen: BackOfficeScreen, _ environment: Environment) {
    guard let file else {
      let none = environment.texts("backoffice.why.no_case")
      (take, opinions, supply, end, documents, urge, assign, limits) = (none, none, none, none, none, none, none, none)
      (grant, refuse, sendBack, revoke, extend, suspend) = (none, none, none, none, none, none)
      return
    }
    func refusal(_ command: any HallCommand) -> String? { screen.refusal(of: command, environment) }
    let id = file.id
    let staff = screen.staff ?? ""
    switch file.state {
    case .received: take = nil
    case .accepted, .acceptedDeferred: take = refusal(HandOverCase(case: id, handler: staff))
    default:
      take =
        refusal(AssignCase(case: id, handler: staff))
        ?? (file.handler == staff ? environment.texts("backoffice.why.mine") : nil)
    }
    opinions = refusal(AskReview(case: id, departments: ["-"]))
    // As if all of it had come: what came is asked when the box is open.
    let awaited = file.papers.filter { !$0.isInOrder }.map { PaperMark($0.name, .original) }
    supply = refusal(SupplyPapers(case: id, marks: awaited))
    grant = refusal(DecideCase(case: id, granted: true))
    refuse = refusal(DecideCase(case: id, granted: false, reason: "-"))
    sendBack = refusal(ReturnCase(case: id, reason: "-"))
    revoke = refusal(RevokeAcceptance(case: id, reason: "-"))
    let allEnds = [grant, refuse, sendBack, revoke]
    end = allEnds.contains(nil) ? nil : file.state == .acceptedDeferred ? revoke : refuse
    documents = file.documents.isEmpty ? environment.texts("backoffice.why.no_documents") : nil
    urge = refusal(UrgeCase(case: id, isOrder: false))
    assign = refusal(AssignCase(case: id, handler: staff))
    // Any supervisor who does not handle the case could approve; who it is, the form asks.
    let approver = environment.hall.settings.staff.first {
      $0.roles.contains(.supervisor) && $0.number != file.handler
    }
    extend = refusal(ExtendCase(case: id, days: 1, approver: approver?.number ?? "", reason: "-"))
    suspend = refusal(SuspendCase(case: id, procedure: .hearing, toldInWriting: true))
    if file.state == .suspended {
      limits = refusal(ResumeCase(case: id))
    } else {
      limits = extend == nil || suspend == nil ? nil : suspend
    }
  }
}
