import HallModel
import ScreenKit

/// What people at the desk say: a rating by the ticket's code, or a grievance.
extension GuideScreen {
  /// The two ways to be heard.
  func voices(_ texts: Texts) -> PickList<Voice> {
    PickList(
      title: texts("guide.voices.title"),
      rows: [(texts("guide.voices.grievance"), .grievance), (texts("guide.voices.rating"), .rating)])
  }

  /// Takes a key in the menu or in one of its forms.
  mutating func typeVoice(_ key: Key, _ environment: Environment) {
    switch layer {
    case .voices(var picks):
      switch picks.update(key) {
      case .chosen(.rating): layer = .rating(TakenRatingForm(environment, asksFor: staff))
      case .chosen(.grievance): layer = .grievance(GrievanceForm(environment, asksFor: staff))
      case .closed: layer = .none
      case .open: layer = .voices(picks)
      }
    case .rating(var rating):
      rating.update(key)
      layer = .rating(rating)
    case .grievance(var grievance):
      grievance.update(key)
      layer = .grievance(grievance)
    default: break
    }
  }

  /// Records what was taken down, as whoever takes it down: the clerk it is about cannot.
  mutating func recordVoice(_ environment: Environment) -> [Effect] {
    switch layer {
    case .rating(var rating):
      let outcome = rating.command(environment)
      layer = .rating(rating)
      return record(outcome, as: rating.form.taker, tag: "voice.rating")
    case .grievance(var grievance):
      let outcome = grievance.command(environment, by: staff)
      layer = .grievance(grievance)
      return record(outcome, as: grievance.form.taker, tag: "voice.grievance")
    default: return []
    }
  }

  private mutating func record(
    _ outcome: Recordable<some HallCommand>, as taker: String?, tag: String
  ) -> [Effect] {
    switch outcome {
    case .ready(let command): return [.perform(command, staff: taker ?? staff, tag: tag)]
    case .missing(let sentence):
      notice = Notice(.warning, sentence)
      return [.beep]
    }
  }

  /// What was taken down is recorded: the desk says so, and a phone number is kept where only supervisors see it.
  mutating func voiceRecorded(_ events: [any HallEvent], _ environment: Environment) -> [Effect] {
    var effects: [Effect] = []
    for event in events {
      switch event {
      case let given as RatingGiven:
        let fillings = [
          "ticket": given.rating.visit?.number ?? given.rating.target, "level": environment.word(given.rating.level),
        ]
        // A word of regret belongs to a bad rating, not to every one.
        let isBad = given.rating.isFirst && given.rating.level.isNegative
        notice = Notice(
          .success, environment.texts(isBad ? "taken_rating.done_negative" : "taken_rating.done", fillings))
      case let filed as GrievanceFiled:
        notice = Notice(.success, environment.texts("grievance.filed", ["loop": filed.grievance.id]))
        if case .grievance(let grievance) = layer, let contact = grievance.contact {
          effects.append(.paperwork(.keepLoopContact(contact, loop: filed.grievance.id), tag: filed.grievance.id))
        }
      default: break
      }
    }
    layer = .none
    return effects
  }
}
