import ScreenKit

extension Intake {
  /// What a listener needs to know (`--plain`): where the keys go, and what is there.
  func narration(_ environment: Environment) -> [String] {
    let texts = environment.texts
    switch question {
    case .undertaking(let picks): return picks.narration
    case .ground(let picks): return picks.narration
    case .line(let line, _): return [line.title(texts)]
    case .documents(let list, _): return list.narration(environment)
    case .document(let preview, _, _, _): return preview.narration
    case nil: break
    }
    switch focus {
    case .form:
      guard let field = currentField(environment) else { return [] }
      let label = environment.isEnglish ? field.english : field.label
      guard Intake.isChosen(field) else { return [label] }
      let words = Intake.words(field).enumerated().map {
        "\($0.offset + 1) \(environment.isEnglish ? $0.element.english : $0.element.text)"
      }
      return [label + "  " + words.joined(separator: "  ")]
    case .papers:
      guard papers.rows.indices.contains(paperList.selected) else { return [] }
      let row = papers.rows[paperList.selected]
      let mark = papers.mark(row)?.mark.rawValue ?? "missing"
      return [row.name + "  " + texts("intake.mark.\(mark)"), texts("intake.legend")]
    case .steps:
      if choices.isEmpty { return [texts("intake.steps.none")] }
      return choices.enumerated().map { index, choice in
        let label = "\(index + 1) " + texts("intake.step.\(choice.step.rawValue)")
        return choice.refusal.map { "\(label)  \(environment.intakeReason($0, short: true))" } ?? label
      }
    }
  }
}

extension Intake.Line {
  /// What is asked for.
  func title(_ texts: Texts) -> String {
    switch self {
    case .remark(.defective, let row): texts("intake.remark.defective", ["paper": row.name])
    case .remark(_, let row): texts("intake.remark.fixed", ["paper": row.name])
    case .reason: texts("intake.reason.title")
    case .rightBody: texts("intake.body.title")
    }
  }

  /// What becomes of it, and which keys go on and back.
  func hint(_ texts: Texts) -> String {
    switch self {
    case .remark: texts("intake.remark.hint")
    case .reason: texts("intake.reason.hint")
    case .rightBody: texts("intake.body.hint")
    }
  }
}
