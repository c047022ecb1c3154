import HallModel
import HallStore
import ScreenKit

/// A grievance (群众反映) as it is taken down: channel, words, and whom to call, which the journal never holds.
struct GrievanceForm: Sendable {
  private(set) var form: StepForm

  /// - Parameter asksFor: the member of staff to begin with, where the desk asks who takes it down; nil where somebody is
  ///   signed in.
  init(_ environment: Environment, asksFor desk: String? = nil) {
    let texts = environment.texts
    let kinds = Grievance.Kind.allCases.enumerated().map { index, kind in
      StepForm.Option(digit: Character(String(index + 1)), label: environment.word(kind), value: kind.rawValue)
    }
    form = StepForm(
      title: texts("grievance.form.title"), note: texts("grievance.form.note"),
      [
        .choice("kind", texts("grievance.form.kind"), kinds),
        .field(
          "words", texts("grievance.form.words"), TextField(limit: environment.hall.settings.ratings.commentLimit)),
        .field("phone", texts("grievance.form.phone"), TextField(limit: 30, placeholder: texts("form.optional"))),
        .field("name", texts("grievance.form.name"), TextField(limit: 20, placeholder: texts("form.optional"))),
        .field(
          "about", texts("grievance.form.about"),
          TextField(kind: .code, limit: 20, placeholder: texts("form.optional"))),
        .field(
          "ticket", texts("grievance.form.ticket"),
          TextField(kind: .code, limit: 20, placeholder: texts("form.optional"))),
      ] + (desk.map { [StepForm.takenBy($0, environment)] } ?? []))
  }

  mutating func update(_ key: Key) { form.update(key) }

  /// Whom to call; nil where no phone number was given.
  var contact: LoopContact? {
    (try? Phone(form["phone"])).map { LoopContact(name: form["name"], phone: $0.text) }
  }

  /// What is recorded, or the sentence why it cannot be yet; then the form is at the question.
  mutating func command(_ environment: Environment, by signedIn: String) -> Recordable<FileGrievance> {
    if let sentence = form.missingTaker(environment) { return .missing(sentence) }
    let staff = form.taker ?? signedIn
    guard let kind = Grievance.Kind(rawValue: form["kind"]) else {
      return .missing(environment.texts("form.choose", ["what": form.firstOpenChoice() ?? ""]))
    }
    if !form["phone"].isEmpty {
      do throws(IdentifierFault) {
        _ = try Phone(form["phone"])
      } catch {
        form.go(to: "phone")
        let label = environment.texts("grievance.form.phone")
        return .missing(
          environment.texts("fault.\(error.code)", error.details.merging(["label": label]) { own, _ in own }))
      }
    }
    let command = FileGrievance(kind: kind, text: form["words"], about: form["about"], ticket: form["ticket"])
    if let refusal = environment.refusal(of: command, by: staff) {
      if form["words"].isEmpty { form.go(to: "words") }
      return .missing(refusal)
    }
    return .ready(command)
  }
}

/// A rating that somebody gives by the ticket's code, at the desk or by telephone.
struct TakenRatingForm: Sendable {
  private(set) var form: StepForm

  /// - Parameter desk: the member of staff to begin with.
  init(_ environment: Environment, asksFor desk: String) {
    let texts = environment.texts
    let levels = RatingLevel.allCases.reversed().map { level in
      StepForm.Option(
        digit: Character(String(level.rawValue)), label: environment.word(level), value: String(level.rawValue))
    }
    form = StepForm(
      title: texts("taken_rating.title"), note: texts("taken_rating.note"),
      [
        .field(
          "ticket", texts("taken_rating.ticket"),
          TextField(kind: .code, limit: 20, placeholder: texts("taken_rating.ticket.hint"))),
        .choice("level", texts("taken_rating.level"), levels),
        .field(
          "words", texts("taken_rating.words"),
          TextField(
            limit: environment.hall.settings.ratings.commentLimit, placeholder: texts("form.optional"))),
        .choice(
          "named", texts("taken_rating.named"),
          [
            StepForm.Option(digit: "1", label: environment.word(named: false), value: "false"),
            StepForm.Option(digit: "2", label: environment.word(named: true), value: "true"),
          ], chosen: "false"),
        .choice(
          "channel", texts("taken_rating.channel"),
          [
            StepForm.Option(digit: "1", label: texts("taken_rating.at_desk"), value: RatingChannel.kiosk.rawValue),
            StepForm.Option(digit: "2", label: texts("taken_rating.by_phone"), value: RatingChannel.phone.rawValue),
          ], chosen: RatingChannel.kiosk.rawValue),
        StepForm.takenBy(desk, environment),
      ])
  }

  mutating func update(_ key: Key) { form.update(key) }

  /// What is recorded, or the sentence what is missing. Whether the visit can be rated, only the store can tell: it may be
  /// days ago.
  mutating func command(_ environment: Environment) -> Recordable<RecordRating> {
    guard !form["ticket"].isEmpty else {
      form.go(to: "ticket")
      return .missing(environment.texts("taken_rating.no_ticket"))
    }
    guard let level = Int(form["level"]) else {
      return .missing(environment.texts("form.choose", ["what": form.firstOpenChoice() ?? ""]))
    }
    if let sentence = form.missingTaker(environment) { return .missing(sentence) }
    let answer = RatingAnswer(level: level, comment: form["words"], named: form["named"] == "true")
    return .ready(
      RecordRating(
        ticket: form["ticket"], answer: answer, channel: RatingChannel(rawValue: form["channel"]) ?? .kiosk))
  }
}

/// What a form that is to be recorded comes to.
enum Recordable<Command: Sendable>: Sendable {
  /// This can be asked for.
  case ready(Command)
  /// The sentence what is missing or wrong.
  case missing(String)
}

extension StepForm {
  /// Who takes it down, by staff number: the one who was rated never does, and that can only be told of somebody named.
  fileprivate static func takenBy(_ staff: String, _ environment: Environment) -> Part {
    .field("by", environment.texts("voices.taken_by"), TextField(staff, kind: .code, limit: 20))
  }

  /// Who takes it down; nil where the form does not ask.
  var taker: String? { parts.contains { $0.name == "by" } ? self["by"] : nil }

  /// Why whoever takes it down is nobody; nil where that is in order. Then the form is at the question.
  fileprivate mutating func missingTaker(_ environment: Environment) -> String? {
    guard let taker, environment.hall.member(taker) == nil else { return nil }
    go(to: "by")
    if taker.isEmpty { return environment.texts("voices.no_taker") }
    return environment.sentence(Refusal("unknown_staff", ["staff": taker]))
  }
}
