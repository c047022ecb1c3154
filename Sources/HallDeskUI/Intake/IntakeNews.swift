import HallModel
import HallStore
import ScreenKit

extension Intake {
  /// What is asked for when the intake opens.
  func opened() -> [Effect] { [.paperwork(.draft(ticket: ticket), tag: "intake.draft")] }

  /// Takes an answer that is the intake's; nil for one that is not.
  mutating func receive(_ news: News, _ environment: Environment) -> Result? {
    switch news {
    case .events:
      refresh(environment)
      return Result()
    case .paperwork(.draft(let draft, let made), "intake.draft"):
      begin(draft ?? IntakeDraft(), environment)
      if !made.isEmpty {
        let names = environment.list(made.map(environment.title))
        return Result(notice: Notice(.warning, environment.texts("intake.made_up", ["documents": names])))
      }
      guard draft != nil else { return Result() }
      return Result(notice: Notice(.info, environment.texts("intake.draft_found")))
    case .paperwork(.applicants(let found), "intake.find"): return recognised(found.first, environment)
    case .paperwork(.form(let kept), "intake.form"):
      // What was filled in then; what was typed now is the newer.
      let own = Set(ApplicantEntry.fields(values, today: environment.today).map(\.key))
      values = kept.merging(values.filter { own.contains($0.key) || typed.contains($0.key) }) { _, now in now }
      fillUsual(environment)
      return Result(effects: [keep()])
    case .paperwork(.taken(let taken), "intake.taken"):
      applicantID = taken.applicantID ?? applicantID
      return settled(taken, environment)
    case .paperwork(let answer, let tag): return show(answer, tag, environment)
    case .outcome(.done(let events), "intake.step"):
      refresh(environment)
      return done(events, environment)
    case .outcome(.refused(let refusal), let tag) where tag.hasPrefix("intake."):
      refresh(environment)
      return Result(effects: [.beep], notice: Notice(.warning, environment.sentence(refusal)))
    case .failed(let sentence, let tag) where tag.hasPrefix("intake."):
      // Without a draft the intake goes on; it is said once, not at every key.
      if tag == "intake.draft" { begin(IntakeDraft(), environment) }
      let isDraft = tag == "intake.keep" || tag == "intake.draft" || tag == "intake.drop"
      if isDraft && draftTrouble { return Result() }
      draftTrouble = draftTrouble || isDraft
      return Result(effects: [.beep], notice: Notice(.danger, sentence))
    case .outcome, .saved, .failed, .foretold: return nil
    }
  }

  /// What is still open although something was begun, as a sentence; nil where nothing is. A visit that only asked
  /// something needs no case.
  func unfinished(_ environment: Environment) -> String? {
    let texts = environment.texts
    let undecided = matters.count { $0.file == nil || $0.file?.state == .received }
    let toHandOver = matters.count { $0.file?.state == .accepted }
    let isBegun = matters.contains { $0.file != nil } || papers.isLookedAt || !typed.isEmpty
    if undecided > 0 && isBegun { return texts("window.unfinished.undecided", ["n": String(undecided)]) }
    return toHandOver > 0 ? texts("window.unfinished.hand_over", ["n": String(toHandOver)]) : nil
  }

  private mutating func begin(_ draft: IntakeDraft, _ environment: Environment) {
    // What was typed before the answer came is the newer.
    values.merge(draft.values) { typed, _ in typed }
    applicantID = applicantID ?? draft.applicantID
    draftMarks = draft.marks
    if papers.draft.isEmpty { papers = IntakePapers() }
    refresh(environment)
    enter(fields(environment).firstIndex(where: isMissing) ?? 0, environment)
  }

  /// Somebody who was here before: nothing is typed twice, and papers that were awaited are taken up again.
  private mutating func recognised(_ known: KnownApplicant?, _ environment: Environment) -> Result {
    guard let known, applicantID == nil,
      PersonalRecords.normalised(values[ApplicantEntry.number] ?? "")
        == PersonalRecords.normalised(known.applicant.idNumber)
    else { return Result() }
    applicantID = known.id
    for (key, value) in [
      (ApplicantEntry.name, known.applicant.name), (ApplicantEntry.phone, known.applicant.phone),
      (DeliveryWish.address, known.applicant.address), (ApplicantEntry.agentName, known.applicant.agent?.name ?? ""),
      (ApplicantEntry.agentNumber, known.applicant.agent?.idNumber ?? ""),
      (ApplicantEntry.agentPhone, known.applicant.agent?.phone ?? ""),
    ] where (values[key] ?? "").isEmpty && !value.isEmpty {
      values[key] = value
    }
    // One walk through the cases, however many matters the visit has.
    let theirs = environment.hall.cases.filter {
      $0.applicant == known.id && [.received, .correction, .acceptedDeferred].contains($0.state)
    }
    var awaited: [String] = []
    for index in matters.indices where matters[index].file == nil {
      guard let earlier = theirs.last(where: { $0.terms.matter == matters[index].code }) else { continue }
      matters[index].file = earlier
      awaited.append(earlier.id)
    }
    rebuildPapers(environment)
    rebuildChoices(environment)
    let fields = fields(environment)
    if focus == .form {
      // On to what the applicant has to say today; a name or a phone that is not known is asked first.
      let own = ApplicantEntry.fields(values, today: environment.today).count { field in
        fields.contains { $0.key == field.key }
      }
      let first = fields.prefix(own).firstIndex(where: isMissing)
      enter(first ?? min(own, fields.count - 1), environment)
    }
    let name = known.applicant.masked.name
    let sentence =
      awaited.isEmpty
      ? environment.texts("intake.known", ["name": name])
      : environment.texts("intake.awaited", ["name": name, "cases": environment.list(awaited)])
    let forms = awaited.map { Effect.paperwork(.form(case: $0), tag: "intake.form") }
    return Result(effects: [keep()] + forms, notice: Notice(.info, sentence))
  }

  private mutating func settled(_ taken: TakenCase, _ environment: Environment) -> Result {
    refresh(environment)
    let texts = environment.texts
    let state = environment.hall.caseFile(taken.id)?.state ?? .received
    let word = environment.word(state)
    let papers = environment.list(taken.documents.map(environment.title))
    var sentence =
      papers.isEmpty
      ? texts("intake.taken.plain", ["case": taken.id, "state": word])
      : texts("intake.taken", ["case": taken.id, "state": word, "documents": papers])
    if let trouble = taken.trouble { sentence += trouble }
    let notice = Notice(taken.trouble == nil ? .success : .warning, sentence)
    return Result(effects: afterwards(environment), notice: notice)
  }

  private mutating func done(_ events: [any HallEvent], _ environment: Environment) -> Result {
    guard let id = events.last?.subject, let file = environment.hall.caseFile(id) else { return Result() }
    let told = environment.texts("intake.taken.plain", ["case": id, "state": environment.word(file.state)])
    return Result(effects: afterwards(environment), notice: Notice(.success, told))
  }

  /// On to what is next: the next matter, or nothing.
  private mutating func afterwards(_ environment: Environment) -> [Effect] {
    if isDone {
      goToSteps(environment)
      return [.paperwork(.drop(ticket: ticket), tag: "intake.drop")]
    }
    // A form of the next matter may ask for more.
    if let problem = problem(formToo: true, environment), matters[current].file == nil {
      enter(problem, environment)
    } else {
      goToSteps(environment)
    }
    return [keep()]
  }
}
