import HallDocuments
import HallModel
import ScreenKit

extension BackOfficeScreen {
  func endMenu(_ file: CaseFile, _ environment: Environment) -> CaseMenu<Choice> {
    let why = CaseReasons(file, self, environment)
    let texts = environment.texts
    return CaseMenu(
      title: texts("backoffice.end.title"),
      rows: [
        CaseMenu.Row(label: texts("backoffice.end.grant"), value: .grant, reason: why.grant),
        CaseMenu.Row(label: texts("backoffice.end.refuse"), value: .refuse, reason: why.refuse),
        CaseMenu.Row(label: texts("backoffice.end.send_back"), value: .sendBack, reason: why.sendBack),
        CaseMenu.Row(label: texts("backoffice.end.revoke"), value: .revoke, reason: why.revoke),
      ])
  }

  /// Opinions that are awaited first, each with both answers; then asking further departments.
  func opinionMenu(_ file: CaseFile, _ environment: Environment) -> CaseMenu<Choice> {
    let texts = environment.texts
    let awaited = file.reviews.filter { $0.agrees == nil }.flatMap { review in
      [true, false].map { agrees in
        CaseMenu<Choice>.Row(
          label: texts(
            agrees ? "backoffice.opinion.agrees" : "backoffice.opinion.against", ["department": review.department]),
          value: .opinion(department: review.department, agrees: agrees))
      }
    }
    // An opinion that was given against may be withdrawn once things are settled.
    let against = file.reviews.filter { $0.agrees == false }.map { review in
      CaseMenu<Choice>.Row(
        label: texts("backoffice.opinion.now_agrees", ["department": review.department]),
        value: .opinion(department: review.department, agrees: true))
    }
    return CaseMenu(
      title: texts("backoffice.opinion.title"),
      rows: awaited + against + [CaseMenu.Row(label: texts("backoffice.opinion.ask"), value: .ask)])
  }

  func limitMenu(_ file: CaseFile, _ environment: Environment) -> CaseMenu<Choice> {
    let why = CaseReasons(file, self, environment)
    let texts = environment.texts
    return CaseMenu(
      title: texts("backoffice.limits.title"),
      rows: [
        CaseMenu.Row(label: texts("backoffice.limits.extend"), value: .extend, reason: why.extend),
        CaseMenu.Row(label: texts("backoffice.limits.suspend"), value: .suspend, reason: why.suspend),
      ])
  }

  func procedureMenu(_ file: CaseFile, _ environment: Environment) -> CaseMenu<Choice> {
    CaseMenu(
      title: environment.texts("backoffice.procedure.title"),
      rows: SpecialProcedure.allCases.map { procedure in
        let command = SuspendCase(case: file.id, procedure: procedure, toldInWriting: true)
        return CaseMenu.Row(
          label: environment.word(procedure), value: .procedure(procedure),
          reason: refusal(of: command, environment))
      })
  }

  func documentMenu(_ file: CaseFile, _ environment: Environment) -> CaseMenu<Choice> {
    var seen: Set<String> = []
    let kinds = file.documents.filter { seen.insert($0).inserted }.compactMap(DocumentKind.init)
    return CaseMenu(
      title: environment.texts("backoffice.documents.title"),
      rows: kinds.reversed().map { CaseMenu.Row(label: environment.title($0), value: .document($0.rawValue)) })
  }

  /// What becomes of a case whose correction came in, or whose check was left for later.
  func outcomeMenu(_ file: CaseFile, _ environment: Environment) -> CaseMenu<Choice> {
    let texts = environment.texts
    let finish = refusal(of: FinishOnSpot(case: file.id), environment)
    let isImmediate = file.terms.caseType == .immediate
    let row: (String, Choice, any HallCommand) -> CaseMenu<Choice>.Row = { label, choice, command in
      CaseMenu.Row(label: texts(label), value: choice, reason: refusal(of: command, environment))
    }
    let first =
      isImmediate
      ? CaseMenu.Row(label: texts("backoffice.check.finish"), value: Choice.finish, reason: finish)
      : row("backoffice.check.accept", .accept, AcceptCase(case: file.id))
    return CaseMenu(
      title: texts("backoffice.check.title"),
      rows: [
        first, row("backoffice.check.tell", .tell, TellApplicant(case: file.id)),
        row(
          "backoffice.check.not_accept", .notAccept,
          RefuseCase(case: file.id, ground: .stillDefective, reason: "-")),
      ])
  }

  /// Colleagues of the back office first, those who do not come at all left out.
  func colleagues(_ file: CaseFile, _ environment: Environment) -> NameList {
    let texts = environment.texts
    func rank(_ member: StaffMember) -> Int { member.roles.contains(.backOffice) ? 0 : 1 }
    let members = environment.hall.settings.staff.filter { member in
      member.number != file.handler && member.roles.contains { $0 == .backOffice || $0 == .supervisor }
    }
    let rows = members.sorted { (rank($0), $0.number) < (rank($1), $1.number) }.map { member in
      let open = environment.hall.cases.count { $0.handler == member.number && !$0.state.isClosed }
      return NameList.Row(
        label: "\(member.name) (\(member.number))", trailing: texts("backoffice.assign.has", ["n": String(open)]),
        id: member.number)
    }
    return NameList(
      title: texts("backoffice.assign.title"), hint: texts("backoffice.assign.hint"),
      nothing: texts("backoffice.names.none"), rows: rows)
  }

  /// Every department of the catalogue that has open cases to decide, and how many.
  func departments(_ environment: Environment) -> NameList {
    let texts = environment.texts
    var counts: [String: Int] = [:]
    for department in environment.hall.catalogue.departments { counts[department] = 0 }
    for file in environment.hall.cases where !file.state.isClosed && file.state != .decided {
      counts[file.terms.department, default: 0] += 1
    }
    let rows = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { department, count in
      NameList.Row(label: department, trailing: texts("backoffice.count", ["n": String(count)]), id: department)
    }
    return NameList(
      title: texts("backoffice.department.title"), hint: texts("backoffice.department.hint"),
      nothing: texts("backoffice.names.none"), rows: rows)
  }

  /// Departments to ask: those not asked yet.
  func departmentsToAsk(_ file: CaseFile, _ environment: Environment) -> NameList {
    let texts = environment.texts
    let asked = Set(file.reviews.map(\.department) + [file.terms.department])
    let rows = environment.hall.catalogue.departments.filter { !asked.contains($0) }
      .map { NameList.Row(label: $0, trailing: "", id: $0) }
    return NameList(
      title: texts("backoffice.ask.title"), hint: texts("backoffice.department.hint"),
      nothing: texts("backoffice.names.none"), rows: rows)
  }

  /// One field for the reasons of a step.
  func reasonForm(_ purpose: Purpose, _ file: CaseFile, _ texts: Texts) -> Layer {
    let name: String
    var about = ""
    switch purpose {
    case .suspend: name = "suspend"
    case .refuse: name = "refuse"
    case .sendBack: name = "send_back"
    case .revoke: name = "revoke"
    case .notAccept: name = "not_accept"
    case .remind: name = "remind"
    case .order: name = "order"
    case .extend: name = "extend"
    case .opinion(let department, let agrees):
      name = agrees ? "agrees" : "against"
      // Whose word it is stands above what is typed.
      about = department + " · "
    }
    return .form(
      CaseForm(
        title: about + texts("backoffice.form.\(name)"), note: texts("backoffice.form.\(name).note"),
        [(texts("backoffice.field.\(name)"), TextField(limit: 200))]), purpose)
  }

  /// How many working days a special procedure will take, as the written notice says (行政许可法 第四十五条).
  func suspendForm(_ procedure: SpecialProcedure, _ environment: Environment) -> Layer {
    let texts = environment.texts
    return .form(
      CaseForm(
        title: environment.word(procedure), note: texts("backoffice.form.suspend.note"),
        [(texts("backoffice.field.procedure_days"), TextField(kind: .digits, limit: 3))]), .suspend(procedure))
  }

  /// Days, reason, and who approves with number and PIN.
  func extendForm(_ file: CaseFile, _ environment: Environment) -> Layer {
    let texts = environment.texts
    let rules = environment.hall.settings.intake
    let most = file.ways.contains(.joint) ? rules.jointExtensionDays : rules.extensionDays
    return .form(
      CaseForm(
        title: texts("backoffice.form.extend"), note: texts("backoffice.form.extend.note", ["most": String(most)]),
        [
          (texts("backoffice.field.days"), TextField(String(most), kind: .digits, limit: 3)),
          (texts("backoffice.field.extend"), TextField(limit: 200)),
          (texts("backoffice.field.approver"), TextField(limit: 20)),
          (texts("backoffice.field.approver_pin"), TextField(limit: 8, mask: "*")),
        ]), .extend)
  }
}
