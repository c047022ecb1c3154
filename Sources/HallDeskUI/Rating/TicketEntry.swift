import HallModel
import ScreenKit

/// The ticket as it is typed at the exit.
struct TicketEntry: Sendable {
  var field = TextField(kind: .code, limit: 20)
  /// Numbers of today that end in the digits typed, where there are several: a number pad has no letters.
  var candidates: [String] = []
  /// When somebody last touched anything.
  var touchedAt: Moment?
  /// Whether what stands there was looked for in vain: whoever types now begins anew.
  var wasWrong = false

  /// Whether nobody is at it.
  var isEmpty: Bool { field.isEmpty && candidates.isEmpty }

  /// Empty, for whoever comes next.
  mutating func clear() { self = TicketEntry() }

  /// Takes a key of the keyboard or of the screen.
  mutating func type(_ key: Key) {
    candidates = []
    if case .character = key, wasWrong { field.text = "" }
    wasWrong = false
    _ = field.update(key)
  }

  /// What comes of a ticket looked for.
  enum Found {
    case question(RatingQuestion)
    case several([String])
    case sentence(String)
  }

  /// Looks for what was typed: among today's tickets, by number or by its digits alone; a ticket of an earlier day is
  /// looked up by the store when it is rated.
  func find(_ environment: Environment) -> Found {
    let hall = environment.hall
    let text = field.text
    let numbers = text.allSatisfy(\.isNumber) ? TicketEntry.finished(hall, digits: Int(text)) : []
    if numbers.count > 1 { return .several(numbers) }
    let code = numbers.first ?? text
    if let loop = hall.ratings.loops[code] ?? hall.awaited(ofVisit: hall.ticket(code)?.id ?? code),
      loop.state == .followedUp, let rating = loop.rating
    {
      return .question(RatingQuestion(again: rating))
    }
    if hall.ratings.prompt(about: code) == nil, hall.ticket(code) == nil, isEarlier(code, hall) {
      return .question(RatingQuestion(ticket: code))
    }
    let attempt = RecordRating(ticket: code, answer: RatingAnswer(level: 5), channel: .kiosk)
    if let sentence = environment.refusal(of: attempt, by: nil) { return .sentence(sentence) }
    let ticket = hall.ticket(code) ?? hall.caseFile(code)?.ticket.flatMap(hall.ticket)
    let visit = hall.ratings.prompt(about: code)?.visit ?? ticket.flatMap(hall.ratedVisit)
    return visit.map { .question(RatingQuestion($0, channel: .kiosk)) }
      ?? .sentence(environment.texts("refusal.unknown_visit", ["ticket": code]))
  }

  /// Finished tickets of today with these digits: `1` and `001` are both A001.
  private static func finished(_ hall: Hall, digits: Int?) -> [String] {
    hall.tickets.filter { $0.state == .finished && Int($0.number.drop { !$0.isNumber }) == digits }.map(\.number)
  }

  /// Whether it is a date before the tickets the hall knows, and a number: `20260302-A001`.
  private func isEarlier(_ code: String, _ hall: Hall) -> Bool {
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].count == 8, let first = parts[1].first, first.isLetter,
      parts[1].count > 1, parts[1].dropFirst().allSatisfy(\.isNumber)
    else { return false }
    let date = parts[0]
    guard let day = Day("\(date.prefix(4))-\(date.dropFirst(4).prefix(2))-\(date.suffix(2))") else { return false }
    return hall.day.map { day < $0.date } ?? true
  }
}
