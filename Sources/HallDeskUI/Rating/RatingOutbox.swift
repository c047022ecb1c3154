import HallModel

/// Ratings on their way to the store. One that did not get there is sent again, after growing pauses, until it does or the
/// rules refuse it: nobody is asked twice because a store was gone.
struct RatingOutbox: Sendable {
  /// A rating that was sent.
  struct Letter: Sendable {
    let id: Int
    let ticket: String
    let answers: [(case: String?, answer: RatingAnswer)]
    let channel: RatingChannel
    /// How often it failed.
    var failures = 0
    /// When it is sent again; nil while it is under way.
    var due: Moment?
    /// What the person at the exit had entered, until the store has answered in any way.
    var entered: Answering?

    var tag: String { RatingOutbox.tag + String(id) }

    var effect: Effect {
      guard let first = answers.first, first.case == nil else {
        let parts = answers.compactMap { part in part.case.map { (case: $0, answer: part.answer) } }
        return .perform(RecordRatings(ticket: ticket, answers: parts, channel: channel), staff: "", tag: tag)
      }
      return .perform(RecordRating(ticket: ticket, answer: first.answer, channel: channel), staff: "", tag: tag)
    }
  }

  private static let tag = "rating."
  /// Seconds between one attempt and the next.
  static let pauses = [1, 2, 4, 8, 16, 30]

  private var letters: [Letter] = []
  private var count = 0

  /// Whether nothing is on its way.
  var isEmpty: Bool { letters.isEmpty }

  /// How many are on their way.
  var waiting: Int { letters.count }

  /// Sends what was entered.
  mutating func send(_ entered: Answering, _ settings: HallSettings) -> Effect {
    count += 1
    var letter = Letter(
      id: count, ticket: entered.question.ticket, answers: entered.answers(settings), channel: entered.question.channel)
    if entered.question.channel == .kiosk { letter.entered = entered }
    letters.append(letter)
    return letter.effect
  }

  /// Sends again what is due; with `all`, everything that is not under way.
  mutating func sendAgain(_ now: Moment, all: Bool = false) -> [Effect] {
    var effects: [Effect] = []
    for index in letters.indices {
      guard let due = letters[index].due, all || due <= now else { continue }
      letters[index].due = nil
      effects.append(letters[index].effect)
    }
    return effects
  }

  /// It did not get there.
  mutating func failed(_ tag: String, _ now: Moment) {
    guard let index = letters.firstIndex(where: { $0.tag == tag }) else { return }
    let pause = Self.pauses[min(letters[index].failures, Self.pauses.count - 1)]
    letters[index].failures += 1
    letters[index].due = now.adding(seconds: pause)
    letters[index].entered = nil
  }

  /// The store has answered: it is sent no more.
  mutating func answered(_ tag: String) -> Letter? {
    letters.firstIndex { $0.tag == tag }.map { letters.remove(at: $0) }
  }
}
