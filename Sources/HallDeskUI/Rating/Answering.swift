import HallModel
import ScreenKit

/// What somebody is asked about: a visit, as far as it is known.
struct RatingQuestion: Sendable {
  /// The ticket: its id, or what was typed.
  var ticket: String
  /// The number people know.
  var number: String
  /// Names of the matters; empty for an earlier day's ticket, which only the store knows.
  var matters: [String] = []
  /// The cases it brought, which can be rated one by one.
  var cases: [RatedVisit.Case] = []
  /// How it will have been rated.
  var channel: RatingChannel
  /// Whether somebody is known who could be named: a case was taken in, or only the store knows.
  var canBeNamed = true
  /// Whether it is the re-rating (追评).
  private(set) var isAgain = false

  init(_ visit: RatedVisit, channel: RatingChannel) {
    (ticket, number, cases) = (visit.ticket, visit.number, visit.cases)
    matters = visit.matters.map(\.name)
    canBeNamed = !cases.isEmpty
    self.channel = channel
  }

  /// A ticket that only the store knows.
  init(ticket: String) { (self.ticket, number, channel) = (ticket, ticket, .kiosk) }

  /// What was rated, to be rated once more.
  init(again rating: Rating) {
    (ticket, number, channel, isAgain) = (rating.target, rating.visit?.number ?? rating.target, .kiosk, true)
    matters = rating.matters.map(\.name)
    canBeNamed = rating.visit?.cases.isEmpty == false
  }

  /// What the journal tells about it, once that is known: what was rated by itself already is not asked again.
  mutating func learn(_ past: PastRatings) {
    guard let visit = past.visit else { return }
    matters = visit.matters.map(\.name)
    cases = visit.cases.filter { past.given(about: $0.id).isEmpty }
    canBeNamed = !visit.cases.isEmpty
  }

  /// Under which the journal's answer comes back.
  var tag: String { "past." + ticket }
}

/// What somebody says, as far as it is said.
struct RatingDraft: Sendable {
  /// The level; nil while none is chosen, and again when somebody goes back to choose another.
  var level: RatingLevel?
  /// The level chosen last.
  private(set) var lastLevel: RatingLevel?
  /// Codes of tags, in the order they were chosen.
  private(set) var tags: [String] = []
  /// Own words.
  var words: TextField
  /// Whether the person may be named.
  var named = false

  init(limit: Int, named: Bool = false) {
    words = TextField(limit: limit)
    self.named = named
  }

  /// Another level has other tags.
  mutating func choose(_ level: RatingLevel) {
    if level != lastLevel { tags = [] }
    (self.level, lastLevel) = (level, level)
  }

  mutating func toggle(_ code: String) {
    if let place = tags.firstIndex(of: code) { tags.remove(at: place) } else { tags.append(code) }
  }

  /// What is sent; nil while no level is chosen. Tags that the hall took out of its list meanwhile are left out.
  func answer(_ settings: HallSettings) -> RatingAnswer? {
    guard let level else { return nil }
    let known = settings.tags(of: level).map(\.code)
    return RatingAnswer(
      level: level.rawValue, tags: tags.filter(known.contains),
      comment: String(words.text.prefix(settings.ratings.commentLimit)), named: named)
  }
}

/// Somebody who is asked, or answers.
struct Answering: Sendable {
  private(set) var question: RatingQuestion
  /// One for the visit, or one a case.
  private(set) var drafts: [RatingDraft]
  /// Which of them is on the screen.
  private(set) var index = 0
  /// Whether the cases are rated one by one.
  private(set) var isEach = false
  /// Where the arrow is: among the levels, or among the tags; nil before it was moved, so that no level is suggested.
  var pointer: Int?
  /// Whether the line for own words takes the keys.
  var isWriting = false
  /// Until when an answer is waited for at least; nil at the exit.
  let until: Moment?
  /// When somebody last touched anything; nil when nobody did.
  var touchedAt: Moment?
  /// Whether it was sent and not taken: it is not sent again by itself.
  var isRefused = false
  private let limit: Int

  init(_ question: RatingQuestion, limit: Int, until: Moment? = nil, touchedAt: Moment? = nil) {
    self.question = question
    self.limit = limit
    self.until = until
    self.touchedAt = touchedAt
    drafts = [RatingDraft(limit: limit)]
  }

  /// Takes what the journal tells, as long as nothing was chosen.
  mutating func learn(_ past: PastRatings) { if !hasLevel, !isEach { question.learn(past) } }

  /// What is being said now.
  var draft: RatingDraft {
    get { drafts[index] }
    set { drafts[index] = newValue }
  }

  /// Whether there is more than the visit as a whole to be rated, and that was not chosen yet.
  var offersEach: Bool { !isEach && draft.level == nil && question.cases.count >= 2 }

  /// The case on the screen, where they are rated one by one.
  var part: RatedVisit.Case? { isEach ? question.cases[index] : nil }

  /// The text that says whether the person will be named.
  var nameWord: String {
    draft.named ? "rate.box.named" : question.canBeNamed ? "rate.box.anonymous" : "rate.box.nobody"
  }

  /// Whether anything can be sent.
  var hasLevel: Bool { drafts.contains { $0.level != nil } }

  mutating func choose(_ level: RatingLevel) {
    draft.choose(level)
    pointer = nil
  }

  /// One after the other from now on.
  mutating func beginEach() {
    isEach = true
    drafts = question.cases.map { _ in RatingDraft(limit: limit, named: draft.named) }
    (index, pointer) = (0, nil)
  }

  /// On to the next case; whether there was one.
  mutating func next() -> Bool {
    guard index + 1 < drafts.count else { return false }
    // Whoever gives a name for one case gives it for the next, unless that was answered already.
    if drafts[index + 1].lastLevel == nil { drafts[index + 1].named = draft.named }
    index += 1
    pointer = nil
    return true
  }

  /// One level back; whether there was one.
  mutating func back() -> Bool {
    if let level = draft.level {
      draft.level = nil
      pointer = RatingLevel.best.firstIndex(of: level)
    } else if isEach, index > 0 {
      index -= 1
      pointer = nil
    } else if isEach {
      isEach = false
      drafts = [RatingDraft(limit: limit, named: draft.named)]
      pointer = nil
    } else {
      return false
    }
    return true
  }

  /// Seconds until it is over by itself, where nobody touches anything.
  func secondsLeft(_ now: Moment, within: Int) -> Int {
    let waits = touchedAt.map { $0.adding(seconds: within) }
    let end = hasLevel ? waits : [waits, until].compactMap { $0 }.max()
    // Rounded up: a question that ends within this second still stands.
    let left = (end ?? until ?? now).milliseconds - now.milliseconds
    return max(0, Int((left + 999) / 1000))
  }

  /// What is sent: by case, or about the visit.
  func answers(_ settings: HallSettings) -> [(case: String?, answer: RatingAnswer)] {
    drafts.enumerated().compactMap { place, draft in
      draft.answer(settings).map { (isEach ? question.cases[place].id : nil, $0) }
    }
  }
}

extension RatingLevel {
  /// From best to worst, as they stand on the screen.
  static let best = Array(allCases.reversed())
}

extension HallSettings {
  /// The tags that may be chosen with a level.
  func tags(of level: RatingLevel) -> [RatingTag] { ratingTags.filter { $0.level == level } }
}
