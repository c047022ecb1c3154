import HallModel
import HallStore
import ScreenKit

extension RatingScreen {
  private static let lapse = "lapse"

  /// Takes news: a visit that was finished wakes the screen, and ratings that wait are sent when the store is back.
  public mutating func receive(_ news: News, _ environment: Environment) -> [Effect] {
    switch news {
    case .events(let events):
      guard !events.isEmpty else { return wake(environment) }
      return happened(events, environment)
    case .outcome(.done, let tag): _ = arrived(tag)
    case .outcome(.refused(let refusal), let tag): refused(refusal, tag, environment)
    case .failed(_, RatingScreen.lapse): owesLapse = true
    // The person has said what there is to say, and is thanked; the screen tries again.
    case .failed(_, let tag): outbox.failed(tag, environment.now)
    case .paperwork(.pastRatings(let past), let tag): return learned(past, tag, environment)
    case .saved, .paperwork, .foretold: break
    }
    return []
  }

  /// What was said about a visit before, at the exit: whoever rated it already is told at once.
  private mutating func learned(_ past: PastRatings, _ tag: String, _ environment: Environment) -> [Effect] {
    guard case .answering(var answering) = stage, answering.question.tag == tag, !answering.hasLevel else { return [] }
    let ticket = answering.question.ticket
    let attempt = RecordRating(ticket: ticket, answer: RatingAnswer(level: 5), channel: .kiosk)
    let known = attempt.recalling(attempt.recalls(environment.hall).first.map { [$0: past] } ?? [:])
    if let sentence = environment.refusal(of: known, by: nil) {
      entry.field.text = ticket
      return refuse(sentence)
    }
    answering.learn(past)
    stage = .answering(answering)
    return []
  }

  private mutating func happened(_ events: [any HallEvent], _ environment: Environment) -> [Effect] {
    var effects = outbox.sendAgain(environment.now, all: true)
    if owesLapse, let window {
      owesLapse = false
      effects.append(lapse(window))
    }
    if window != nil, case .answering(let answering) = stage, !answering.hasLevel,
      environment.hall.ratings.prompt(about: answering.question.ticket) == nil
    {
      // Answered at another screen, or the day is over.
      stage = .rest
    }
    // Whoever was served just now is asked for the full time from here, also where the end of the visit was entered with an
    // earlier time: that is no way past the question.
    let finished = Set(events.compactMap { ($0 as? TicketFinished)?.ticket })
    return effects + wake(environment, justFinished: finished)
  }

  /// The store has answered; nothing is left to be lost by leaving.
  private mutating func arrived(_ tag: String) -> RatingOutbox.Letter? {
    let letter = outbox.answered(tag)
    // What was asked about what waits is asked no more.
    if asksToLeave, outbox.isEmpty, letter != nil { (asksToLeave, notice) = (false, nil) }
    return letter
  }

  /// The rules do not take it: at the exit everything stays to be changed; at a window there is nothing left to do.
  private mutating func refused(_ refusal: Refusal, _ tag: String, _ environment: Environment) {
    guard let letter = arrived(tag), letter.failures == 0, case .closing = stage else { return }
    let sentence = environment.sentence(refusal)
    guard var entered = letter.entered else {
      stage = .closing(sentence, since: environment.now)
      return
    }
    entered.isRefused = true
    entered.touchedAt = environment.now
    stage = .answering(entered)
    notice = Notice(.warning, sentence)
  }

  /// Counts down, thanks, tries again.
  public mutating func tick(_ environment: Environment) -> [Effect] {
    let now = environment.now
    var effects = outbox.sendAgain(now)
    switch stage {
    case .rest:
      if let touched = entry.touchedAt, !entry.isEmpty, now.seconds(since: touched) >= patience(environment) {
        entry.clear()
        notice = nil
      }
      effects += wake(environment)
    case .answering(var answering):
      // A clock that was set back makes nobody wait.
      answering.touchedAt = answering.touchedAt.map { min($0, now) }
      stage = .answering(answering)
      if answering.secondsLeft(now, within: patience(environment)) <= 0 { effects += end(answering, environment) }
    case .closing(_, let since):
      if !(0..<RatingScreen.thanks).contains(now.seconds(since: since)) {
        stage = .rest
        effects += wake(environment, isNext: true)
      }
    }
    return effects
  }

  /// The program is told to end: what was chosen is sent, and so is what waits.
  public mutating func ending(_ environment: Environment) -> [Effect] {
    var effects = outbox.sendAgain(environment.now, all: true)
    if case .answering(let answering) = stage, answering.hasLevel, !answering.isRefused {
      effects += send(answering, environment)
    }
    return effects
  }

  /// Seconds without a touch after which a question is over.
  func patience(_ environment: Environment) -> Int { max(1, environment.hall.settings.ratings.answerWithin) }

  /// Nobody touches it any more: what was chosen is sent; where nothing was, the visit is not rated.
  private mutating func end(_ answering: Answering, _ environment: Environment) -> [Effect] {
    notice = nil
    if answering.hasLevel, !answering.isRefused { return send(answering, environment) }
    stage = .rest
    guard let window else { return [] }
    settled.insert(answering.question.ticket)
    return [lapse(window)]
  }

  private func lapse(_ window: Int) -> Effect {
    .perform(LapseRatings(window: window), staff: "", tag: RatingScreen.lapse)
  }

  /// Sends, and thanks at once.
  mutating func send(_ answering: Answering, _ environment: Environment) -> [Effect] {
    settled.insert(answering.question.ticket)
    var answering = answering
    answering.isWriting = false
    stage = .closing("", since: environment.now)
    notice = nil
    return [outbox.send(answering, environment.hall.settings)]
  }

  /// Asks about the visit whose turn it is at this window. Somebody who answers is not cut short: the next comes after.
  ///
  /// - Parameter isNext: somebody was at the screen until now; whoever comes next has their full time from here.
  mutating func wake(
    _ environment: Environment, isNext: Bool = false, justFinished: Set<String> = []
  ) -> [Effect] {
    guard let window, case .rest = stage else { return [] }
    let standing = environment.hall.ratings.prompts.filter { $0.visit.window == window }
    settled.formIntersection(standing.map(\.visit.ticket))
    var effects: [Effect] = []
    for prompt in standing where !settled.contains(prompt.visit.ticket) {
      let isNew = isNext || justFinished.contains(prompt.visit.ticket)
      if prompt.until <= environment.now, !isNew {
        // It ended while this screen was not there.
        settled.insert(prompt.visit.ticket)
        effects = [lapse(window)]
        continue
      }
      stage = .answering(
        Answering(
          RatingQuestion(prompt.visit, channel: .pad), limit: environment.hall.settings.ratings.commentLimit,
          until: prompt.until, touchedAt: isNew ? environment.now : nil))
      (notice, asksToLeave) = (nil, false)
      break
    }
    return effects
  }
}
