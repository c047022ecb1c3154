import HallModel
import ScreenKit

/// One step of a closed loop, with its words, before it is recorded.
struct LoopForm: Sendable {
  /// Which step.
  enum Purpose: String, Sendable, CaseIterable {
    case contact, uphold, appeal, review, rectify, extend, publish
    case followUp = "follow_up"
  }

  let purpose: Purpose
  let loop: String
  private(set) var form: StepForm

  init(_ purpose: Purpose, _ loop: ClosedLoop, _ environment: Environment) {
    self.purpose = purpose
    self.loop = loop.id
    let texts = environment.texts
    let rules = environment.hall.settings.ratings
    let isAnonymous = loop.rating.map { !$0.named } ?? false
    var parts: [StepForm.Part] = []
    var note = texts(
      "supervisor.form.\(purpose.rawValue).note",
      ["most": String(rules.extensionDays), "tries": String(rules.contactAttempts)])
    switch purpose {
    case .contact:
      if isAnonymous { note = texts("supervisor.form.contact.anonymous") }
      parts.append(
        Self.choice(
          "reached", ["true", "false"], environment, chosen: isAnonymous ? "false" : ""
        ) { texts("loop.reached.\($0)") })
    case .uphold where loop.grievance != nil:
      note = texts(
        "supervisor.form.uphold.graded",
        [
          "simple": String(rules.simpleWithin), "complex": String(rules.complexWithin),
          "joint": String(rules.jointWithin),
        ])
      parts.append(
        Self.choice("grade", ClosedLoop.Grade.allCases.map(\.rawValue), environment) { texts("loop.grade.\($0)") })
    case .appeal:
      let known = environment.hall.member(loop.staff) == nil ? "" : loop.staff
      parts.append(.field("by", texts("supervisor.field.by"), TextField(known, kind: .code, limit: 20)))
    case .review:
      parts.append(Self.choice("granted", ["true", "false"], environment) { texts("loop.review.\($0)") })
    case .extend:
      parts.append(
        .field(
          "days", texts("supervisor.field.days"),
          TextField(kind: .digits, limit: 3, placeholder: texts("supervisor.field.days.hint"))))
    case .followUp:
      parts.append(
        Self.choice("opinion", ClosedLoop.Opinion.allCases.map(\.rawValue), environment) { texts("loop.opinion.\($0)") }
      )
      if loop.rating != nil {
        parts.append(
          Self.choice("again", ["true", "false"], environment, chosen: "false") { texts("supervisor.again.\($0)") })
      }
    case .uphold, .rectify, .publish: break
    }
    parts.append(
      .field("words", texts("supervisor.field.\(purpose.rawValue)"), TextField(limit: rules.commentLimit * 4)))
    form = StepForm(title: texts("supervisor.form.\(purpose.rawValue)", ["loop": loop.id]), note: note, parts)
    // The rated clerk appeals, as a rule; the days of an extension are somebody's decision.
    if purpose == .appeal { form.go(to: "words") }
  }

  private static func choice(
    _ name: String, _ values: [String], _ environment: Environment, chosen: String = "", _ label: (String) -> String
  ) -> StepForm.Part {
    .choice(
      name, environment.texts("supervisor.field.\(name)"),
      values.enumerated().map { index, value in
        StepForm.Option(digit: Character(String(index + 1)), label: label(value), value: value)
      }, chosen: chosen)
  }

  mutating func update(_ key: Key) { form.update(key) }

  /// What is asked of the hall, or the sentence what is missing; then the form is at the question.
  mutating func command(_ environment: Environment, by staff: String) -> Recordable<any HallCommand> {
    if let label = form.firstOpenChoice() {
      return .missing(environment.texts("form.choose", ["what": label]))
    }
    let words = form["words"]
    let command: any HallCommand =
      switch purpose {
      case .contact: ContactRater(loop: loop, reached: form["reached"] == "true", text: words)
      case .uphold: UpholdComplaint(loop: loop, text: words, grade: ClosedLoop.Grade(rawValue: form["grade"]))
      case .appeal: AppealRating(loop: loop, text: words, by: form["by"])
      case .review: ReviewAppeal(loop: loop, granted: form["granted"] == "true", text: words)
      case .rectify: RectifyComplaint(loop: loop, text: words)
      case .extend: ExtendRectification(loop: loop, days: Int(form["days"]) ?? 0, text: words)
      case .followUp:
        FollowUpComplaint(
          loop: loop, opinion: ClosedLoop.Opinion(rawValue: form["opinion"]) ?? .unreached,
          willRateAgain: form["again"] == "true", text: words)
      case .publish: PublishOutcome(loop: loop, text: words)
      }
    if let refusal = environment.refusal(of: command, by: staff) {
      form.go(to: purpose == .extend && form["days"].isEmpty ? "days" : words.isEmpty ? "words" : "")
      return .missing(refusal)
    }
    return .ready(command)
  }

  /// The step as it would be tried, to ask the rules whether it can be taken at all.
  static func trial(_ purpose: Purpose, _ loop: ClosedLoop) -> any HallCommand {
    switch purpose {
    case .contact: ContactRater(loop: loop.id, text: "-")
    case .uphold: UpholdComplaint(loop: loop.id, text: "-", grade: .simple)
    case .appeal: AppealRating(loop: loop.id, text: "-", by: "")
    case .review: ReviewAppeal(loop: loop.id, granted: true, text: "-")
    case .rectify: RectifyComplaint(loop: loop.id, text: "-")
    case .extend: ExtendRectification(loop: loop.id, days: 1, text: "-")
    case .followUp: FollowUpComplaint(loop: loop.id, opinion: .satisfied, text: "-")
    case .publish: PublishOutcome(loop: loop.id, text: "-")
    }
  }
}
