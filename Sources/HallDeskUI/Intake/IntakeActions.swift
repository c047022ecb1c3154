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
    case .toSteps: turn(to: .steps, environment)
    case .restInOrder:
      if isDone { break }
      papers.setRest()
      rebuildChoices(environment)
      turn(to: .steps, environment)
      return Result(effects: [keep()])
    case .nextMatter:
      guard matters.count > 1 else { break }
      current = (current + 1) % matters.count
      rebuildChoices(environment)
      stepList.selected = choices.usual
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
    case .form: return Result(effects: typeInForm(key, environment))
    case .papers: return typeInPapers(key, environment)
    case .steps:
      if case .character(let character) = key.normalised, let digit = character.wholeNumberValue,
        choices.indices.contains(digit - 1)
      {
        stepList.selected = digit - 1
        return take(choices[digit - 1], environment)
      }
      _ = stepList.update(key, count: choices.count)
      return Result()
    }
  }

  private mutating func turn(to part: Focus, _ environment: Environment) {
    switch part {
    case .form: enter(field, environment)
    case .papers: focus = papers.rows.isEmpty ? .steps : .papers
    case .steps: break
    }
    if part == .steps || (part == .papers && papers.rows.isEmpty) {
      rebuildChoices(environment)
      stepList.selected = choices.usual
      focus = .steps
    }
  }

  /// Enter: always onwards.
  private mutating func next(_ environment: Environment) -> Result {
    if question != nil { return answer(.enter, environment) }
    switch focus {
    case .form:
      let (effects, problem) = leaveField(environment)
      rebuildPapersIfNeeded(environment)
      if focus != .form { turn(to: focus, environment) }
      return Result(effects: effects, notice: problem.map { Notice(.warning, environment.sentence($0)) })
    case .papers where isDone: turn(to: .steps, environment)
    case .papers:
      let row = papers.rows[min(paperList.selected, papers.rows.count - 1)]
      let isNew = papers.mark(row) == nil
      if isNew { papers.set(row.requirement == .ifApplicable ? .notNeeded : IntakePapers.usual(row), row) }
      goOn(environment)
      return Result(effects: isNew ? [keep()] : [])
    case .steps:
      guard choices.indices.contains(stepList.selected) else { return Result() }
      return take(choices[stepList.selected], environment)
    }
    return Result()
  }

  /// The forms ask for other things once it is known who applies; the papers stay.
  private mutating func rebuildPapersIfNeeded(_ environment: Environment) {
    if papers.rows.isEmpty { rebuildPapers(environment) }
  }

  /// To the next paper, or to the steps behind the last one.
  private mutating func goOn(_ environment: Environment) {
    rebuildChoices(environment)
    if paperList.selected + 1 < papers.rows.count {
      paperList.selected += 1
    } else {
      turn(to: .steps, environment)
    }
  }

  /// The marks by their digits: 1 original, 2 copy, 3 e-certificate, 4 deferred, 5 defective, 6 not needed, 0 not there, 8
  /// put right on the spot.
  static let marks: [Character: CasePaper.Mark] = [
    "1": .original, "2": .copy, "3": .eCertificate, "4": .deferred, "5": .defective, "6": .notNeeded, "0": .missing,
  ]

  private mutating func typeInPapers(_ key: Key, _ environment: Environment) -> Result {
    // What was decided stands; the list is only looked at.
    guard !isDone else {
      _ = paperList.update(key, count: papers.rows.count)
      return Result()
    }
    guard papers.rows.indices.contains(paperList.selected) else { return Result() }
    let row = papers.rows[paperList.selected]
    guard case .character(let character) = key.normalised else {
      if key == .backspace || key == .delete {
        papers.set(.missing, row)
        rebuildChoices(environment)
        return Result(effects: [keep()])
      }
      _ = paperList.update(key, count: papers.rows.count)
      return Result()
    }
    if character == "8" {
      question = .remark(.original, row, TextField(limit: 100))
      return Result()
    }
    guard let mark = Intake.marks[character] else { return Result() }
    if let refusal = papers.refusal(mark, row) {
      return Result(effects: [.beep], notice: Notice(.warning, environment.sentence(refusal)))
    }
    if mark == .defective {
      question = .remark(.defective, row, TextField(papers.mark(row)?.remark ?? "", limit: 100))
      return Result()
    }
    papers.set(mark, row)
    goOn(environment)
    return Result(effects: [keep()])
  }

  // MARK: Steps

  /// Takes a step, or says why it cannot be taken.
  mutating func take(_ choice: IntakeChoice, _ environment: Environment) -> Result {
    if let refusal = choice.refusal {
      return Result(effects: [.beep], notice: Notice(.warning, environment.intakeReason(refusal, short: false)))
    }
    fillUsual(environment)
    if choice.step.needsApplicant, matters[current].file == nil,
      let problem = problem(formToo: choice.step.needsForm, environment)
    {
      enter(fields(environment).firstIndex { $0.key == problem.field } ?? 0, environment)
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
            (texts("intake.undertaking.signed"), true), (texts("intake.undertaking.print"), nil),
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
      let marks = papers.found(matters[current].code, toldBefore: false)
      return Result(effects: [.perform(SupplyPapers(case: file.id, marks: marks), staff: staff, tag: "intake.step")])
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
    let matter = matters[current]
    if let file = matter.file {
      let marks = papers.found(matter.code, toldBefore: true)
      return Result(effects: [.perform(step.command(for: file.id, marks: marks), staff: staff, tag: "intake.step")])
    }
    let today = environment.today
    let form = form(of: matter.code, environment)
    let read = form.read(values.filter { form.field($0.key) != nil }, today: today).values
    let request = IntakeRequest(
      command: TakeIn(
        opening(matter.code, environment), marks: papers.found(matter.code, toldBefore: false), step),
      applicantID: applicantID,
      applicant: ApplicantEntry.applicant(values, address: read["mail_address"] ?? "", today: today),
      values: read)
    return Result(effects: [.paperwork(.takeIn(request, staff: staff), tag: "intake.taken")])
  }
}
