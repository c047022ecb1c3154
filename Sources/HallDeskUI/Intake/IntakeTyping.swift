import HallModel
import ScreenKit

extension Intake {
  /// Whether a character belongs to a text.
  func isTyping(_ environment: Environment) -> Bool {
    switch question {
    case .line: return true
    case .undertaking, .ground, .documents, .document: return false
    case nil: break
    }
    guard focus == .form, let field = currentField(environment) else { return false }
    return !Intake.isChosen(field)
  }

  /// The field that has the focus.
  func currentField(_ environment: Environment) -> FormField? {
    let fields = fields(environment)
    return fields.indices.contains(field) ? fields[field] : fields.last
  }

  /// Whether the value is picked by a digit and not typed.
  static func isChosen(_ field: FormField) -> Bool { field.kind == .choice || field.kind == .yesNo }

  /// The words a field is picked from.
  static func words(_ field: FormField) -> [FormField.Choice] {
    field.kind == .yesNo ? [FormField.Choice("是", "Yes"), FormField.Choice("否", "No")] : field.choices
  }

  /// Whether a field that has to be filled in is empty.
  func isMissing(_ field: FormField) -> Bool {
    (values[field.key] ?? "").isEmpty && field.needs.contains(where: \.required)
  }

  /// Puts the cursor into the field with a problem.
  mutating func enter(_ problem: FormProblem, _ environment: Environment) {
    enter(fields(environment).firstIndex { $0.key == problem.field } ?? 0, environment)
  }

  /// Puts the cursor into a field.
  mutating func enter(_ index: Int, _ environment: Environment) {
    let fields = fields(environment)
    field = max(0, min(index, fields.count - 1))
    focus = .form
    guard fields.indices.contains(field) else { return }
    let entered = fields[field]
    let kept = values[entered.key] ?? ""
    editor = TextField(kept, limit: max(entered.longest, 24))
  }

  /// Begins every choice that has to be made with its usual word; what a person has to declare, yes or no, stays open.
  mutating func fillUsual(_ environment: Environment) {
    for field in fields(environment) where field.kind == .choice && isMissing(field) {
      values[field.key] = field.choices.first?.text
    }
  }

  /// A key for the form.
  mutating func typeInForm(_ key: Key, _ environment: Environment) {
    guard let entered = currentField(environment) else { return }
    switch key {
    case .up: return enter(field - 1, environment)
    case .down: return enter(field + 1, environment)
    default: break
    }
    guard Intake.isChosen(entered) else {
      if editor.update(key) == .changed {
        let before = values[entered.key]
        values[entered.key] = editor.text
        typed.insert(entered.key)
        if entered.key == ApplicantEntry.number, before != editor.text { applicantID = nil }
      }
      return
    }
    typed.insert(entered.key)
    let words = Intake.words(entered)
    let now = words.firstIndex { $0.text == values[entered.key] }
    switch key.normalised {
    case .character(let character):
      if let digit = character.wholeNumberValue, words.indices.contains(digit - 1) {
        values[entered.key] = words[digit - 1].text
      } else if character == " ", !words.isEmpty {
        values[entered.key] = words[((now ?? -1) + 1) % words.count].text
      }
    case .right: values[entered.key] = words[min((now ?? -1) + 1, words.count - 1)].text
    case .left: values[entered.key] = words[max((now ?? 1) - 1, 0)].text
    case .backspace, .delete: values[entered.key] = nil
    default: break
    }
  }

  /// Leaves a field by Enter: what is wrong is said at once, and nothing has to be typed twice.
  mutating func leaveField(_ environment: Environment) -> (effects: [Effect], problem: FormProblem?) {
    let fields = fields(environment)
    guard fields.indices.contains(field) else { return ([], nil) }
    let left = fields[field]
    if let problem = problem(in: left, environment) { return ([.beep], problem) }
    fillUsual(environment)
    if field + 1 < fields.count {
      enter(field + 1, environment)
    } else {
      turn(to: .papers, environment)
    }
    guard left.key == ApplicantEntry.number, applicantID == nil,
      let identity = try? ApplicantEntry.identity(values[left.key] ?? "", today: environment.today)
    else { return ([keep()], nil) }
    values[left.key] = identity.number
    // Who was here before is found by the number alone.
    return ([keep(), .paperwork(.find(number: identity.number), tag: "intake.find")], nil)
  }

  /// What is wrong with the number that says who applies; nil for any other field, and while nothing is typed.
  func problem(ofNumber field: FormField, _ environment: Environment) -> FormProblem? {
    let value = values[field.key] ?? ""
    guard field.key == ApplicantEntry.number, !value.allSatisfy(\.isWhitespace) else { return nil }
    do throws(IdentifierFault) {
      _ = try ApplicantEntry.identity(value, today: environment.today)
      return nil
    } catch {
      return field.problem(error)
    }
  }

  /// What is wrong with one field as it stands.
  private func problem(in field: FormField, _ environment: Environment) -> FormProblem? {
    if let problem = problem(ofNumber: field, environment) { return problem }
    var alone = field
    alone.needs = [FormField.Need(required: field.needs.contains(where: \.required))]
    return Form([alone]).check([field.key: values[field.key] ?? ""], today: environment.today).first
  }

  /// Keeps the draft.
  func keep() -> Effect { .paperwork(.keep(draft, ticket: ticket), tag: "intake.keep") }
}
