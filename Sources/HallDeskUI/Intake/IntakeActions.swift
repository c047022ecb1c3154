import HallDocuments
import HallModel
import ScreenKit

extension Intake {
  /// What an action or a key came to.
  struct Result {
    var effects: [Effect] = []
    var notice: Notice?
    /// Whether the person goes back to the window.
    var closes = false
  }

  /// Does what a key means.
  mutating func act(_ action: Action, _ environment: Environment) -> Result {
    switch action {
    case .next: return next(environment)
    case .nextPart: turn(to: focus == .form ? .papers : focus == .papers ? .steps : .form, environment)
    case .previousPart: turn(to: focus == .form ? .steps : focus == .papers ? .form : .papers, environment)
    case .toSteps:
      guard focus == .steps else {
        goToSteps(environment)
        break
      }
      guard choices.indices.contains(stepList.selected) else { break }
      return take(choices[stepList.selected], environment)
    case .mark(let mark): return set(mark, environment)
    case .putRight:
      guard let row = pointedRow else { break }
      question = .line(.remark(.original, row), TextField(limit: 100))
    case .restInOrder:
      if isDone { break }
      papers.setRest()
      goToSteps(environment)
      return Result(effects: [keep()])
    case .nextMatter:
      guard matters.count > 1 else { break }
      current = (current + 1) % matters.count
      rebuildChoices(environment)
      chooseUsual()
    case .back:
      switch question {
      case .documents, .document: return answer(.escape, environment)
      case nil: break
      default:
        question = nil
        return Result()
      }
      return Result(closes: true)
    }
    return Result()
  }

  /// Takes a key that is bound to nothing.
  mutating func type(_ key: Key, _ environment: Environment) -> Result {
    if question != nil { return answer(key, environment) }
    switch focus {
    case .form: typeInForm(key, environment)
    case .papers: return typeInPapers(key, environment)
    case .steps:
      if case .character(let character) = key.normalised, let digit = character.wholeNumberValue,
        choices.indices.contains(digit - 1)
      {
        stepList.selected = digit - 1
        return told(environment)
      }
      _ = stepList.update(key, count: choices.count)
    }
    return Result()
  }

  mutating func turn(to part: Focus, _ environment: Environment) {
    switch part {
    case .form: enter(field, environment)
    case .papers where !papers.rows.isEmpty: focus = .papers
    case .papers, .steps: goToSteps(environment)
    }
  }

  /// Enter: always onwards.
  private mutating func next(_ environment: Environment) -> Result {
    if question != nil { return answer(.enter, environment) }
    switch focus {
    case .form:
      let (effects, problem) = leaveField(environment)
      return Result(effects: effects, notice: problem.map { Notice(.warning, environment.sentence($0)) })
    case .papers where isDone: goToSteps(environment)
    // Enter looks at nothing for the clerk: it only goes on.
    case .papers: goOn(environment)
    case .steps: return told(environment)
    }
    return Result()
  }

  /// What is chosen is done by F4, a key nobody leans on; until then only what it is stands there.
  private func told(_ environment: Environment) -> Result {
    guard choices.indices.contains(stepList.selected) else { return Result() }
    let choice = choices[stepList.selected]
    let sentence =
      choice.refusal.map { environment.intakeReason($0, short: false) }
      ?? environment.texts("intake.chosen", ["step": environment.texts("intake.step.\(choice.step.rawValue)")])
    return Result(notice: Notice(choice.refusal == nil ? .info : .warning, sentence))
  }

  /// The row of the list of papers.
  private var pointedRow: MergedPaper? {
    let takesPapers = !isDone || matters.indices.contains(current) && matters[current].takesPapers
    return papers.rows.indices.contains(paperList.selected) && takesPapers ? papers.rows[paperList.selected] : nil
  }

  /// To the next paper, or to the steps behind the last one.
  private mutating func goOn(_ environment: Environment) {
    rebuildChoices(environment)
    if paperList.selected + 1 < papers.rows.count {
      paperList.selected += 1
    } else {
      goToSteps(environment)
    }
  }

  private mutating func typeInPapers(_ key: Key, _ environment: Environment) -> Result {
    if key == .backspace || key == .delete { return set(.missing, environment) }
    _ = paperList.update(key, count: papers.rows.count)
    return Result()
  }

  /// What a digit says about the paper; what was decided stands, its list is only looked at.
  private mutating func set(_ mark: CasePaper.Mark, _ environment: Environment) -> Result {
    guard let row = pointedRow else { return Result() }
    if let refusal = papers.refusal(mark, row) {
      return Result(effects: [.beep], notice: Notice(.warning, environment.sentence(refusal)))
    }
    if mark == .defective {
      question = .line(.remark(.defective, row), TextField(papers.mark(row)?.remark ?? "", limit: 100))
      return Result()
    }
    papers.set(mark, row)
    if mark == .missing { rebuildChoices(environment) } else { goOn(environment) }
    return Result(effects: [keep()])
  }

  // MARK: Steps

  /// Takes a step, or says why it cannot be taken.
  mutating func take(_ choice: IntakeChoice, _ environment: Environment) -> Result {
    if let refusal = choice.refusal {
      return Result(effects: [.beep], notice: Notice(.warning, environment.intakeReason(refusal, short: false)))
    }
    fillUsual(environment)
    let asksForm = choice.step.needsForm
    if choice.step.needsApplicant, matters[current].file == nil || asksForm,
      let problem = problem(formToo: asksForm, environment)
    {
      enter(problem, environment)
      return Result(effects: [.beep], notice: Notice(.warning, environment.sentence(problem)))
    }
    let texts = environment.texts
    switch choice.step {
    case .finish: return record(.finish, environment)
    case .accept: return record(.accept, environment)
    case .tell: return record(.tell(), environment)
    case .receive: return record(.receive, environment)
    case .defer:
      question = .undertaking(
        PickList(
          title: texts("intake.undertaking.title"),
          rows: [
            (texts("intake.undertaking.print"), nil), (texts("intake.undertaking.signed"), true),
            (texts("intake.undertaking.back"), false),
          ]))
    case .refuse:
      let told = matters[current].file?.wasTold ?? false
      let grounds = RefuseCase.Ground.allCases.filter { $0 != .stillDefective || told }
      question = .ground(
        PickList(
          title: texts("intake.refuse.title"), rows: grounds.map { (texts("intake.ground.\($0.rawValue)"), $0) }))
    case .supply:
      guard let file = matters[current].file else { break }
      let supply = SupplyPapers(case: file.id, marks: papers.changes(to: file))
      // What the form says now belongs to the case as much as the paper does.
      return Result(effects: [
        .paperwork(.keepForm(request(.receive, environment).values, case: file.id), tag: "intake.form"),
        .perform(supply, staff: staff, tag: "intake.step"),
      ])
    case .handOver:
      // What was accepted in one visit goes to the back offices together.
      let accepted = matters.compactMap(\.file).filter { $0.state == .accepted || $0.id == matters[current].file?.id }
      return Result(
        effects: accepted.map { .perform(HandOverCase(case: $0.id), staff: staff, tag: "intake.step") })
    case .documents: return showDocuments()
    }
    return Result()
  }

  /// Records an outcome: of a new case together with its opening, of one that is open by itself.
  mutating func record(_ step: TakeIn.Step, _ environment: Environment) -> Result {
    question = nil
    let request = request(step, environment)
    guard let file = matters[current].file else {
      return Result(effects: [.paperwork(.takeIn(request, staff: staff), tag: "intake.taken")])
    }
    let marks = papers.found(matters[current].code, toldBefore: true)
    return Result(effects: [
      .paperwork(.keepForm(request.values, case: file.id), tag: "intake.form"),
      .perform(step.command(for: file.id, marks: marks), staff: staff, tag: "intake.step"),
    ])
  }

  /// The current matter as it would be taken in.
  func request(_ step: TakeIn.Step, _ environment: Environment) -> IntakeRequest {
    let code = matters[current].code
    let form = form(of: code, environment)
    let read = form.read(values.filter { form.field($0.key) != nil }, today: environment.today).values
    return IntakeRequest(
      command: TakeIn(opening(code, environment), marks: papers.found(code, toldBefore: false), step),
      applicantID: applicantID,
      applicant: ApplicantEntry.applicant(values, address: DeliveryWish(read).address, today: environment.today),
      values: read)
  }
}
