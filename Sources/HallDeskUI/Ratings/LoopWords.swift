import HallModel
import ScreenKit

/// Words about ratings and closed loops that several roles show.
extension Environment {
  /// A level in words.
  func word(_ level: RatingLevel) -> String { texts("rating.level.\(level.rawValue)") }

  /// Where a loop is, in a word.
  func word(_ state: ClosedLoop.State) -> String { texts("loop.state.\(state.rawValue)") }

  /// What is owed next, in words.
  func word(_ due: ClosedLoop.Due) -> String { texts("loop.due.\(due.rawValue)") }

  /// A grievance's channel in words.
  func word(_ kind: Grievance.Kind) -> String { texts("grievance.kind.\(kind.rawValue)") }

  /// What a loop is about: the level of a rating, or the channel of a grievance.
  func word(_ loop: ClosedLoop) -> String {
    loop.rating.map { word($0.level) } ?? loop.grievance.map { word($0.kind) } ?? ""
  }

  /// Named or anonymous, in a word.
  func word(named: Bool) -> String { texts(named ? "rating.named" : "rating.anonymous") }

  /// How pressing a loop is and what of its time is left: a sign and words, never a colour alone.
  func left(_ loop: ClosedLoop, _ clock: CaseClock) -> (text: String, style: Style) {
    let settings = hall.settings
    guard !loop.state.isClosed else { return ("", .text) }
    guard let due = loop.due(settings) else { return (texts("casework.no_day"), .dim) }
    let days = clock.daysLeft(to: due.day)
    if loop.isOverdue(on: today, settings) {
      return ("\(glyphs.danger) \(texts("loop.overdue", ["n": String(-days)]))", .danger)
    }
    // The person may rate again and did not: nobody is late, and what comes next may be done.
    if days < 0 { return (texts("loop.re_rating_over"), .accent) }
    return days == 0 ? ("\(glyphs.warning) \(left(0))", .warning) : (left(days), .text)
  }

  /// One thing that happened to a loop, without its words.
  func sentence(ofLoop event: any HallEvent) -> String {
    var fillings: [String: String] = [:]
    var variant = ""
    switch event {
    case let event as RatingGiven:
      variant = ".\(event.rating.round)"
      fillings["level"] = word(event.rating.level)
      fillings["channel"] = texts("rating.channel.\(event.rating.channel.rawValue)")
    case let event as GrievanceFiled: fillings["kind"] = word(event.grievance.kind)
    case let event as LoopContacted: fillings["reached"] = texts("loop.reached.\(event.reached)")
    case let event as LoopUpheld:
      fillings["n"] = String(event.limit)
      if let grade = event.grade {
        (variant, fillings["grade"]) = (".graded", texts("loop.grade.\(grade.rawValue)"))
      }
    case let event as LoopAppealed: fillings["staff"] = event.by.isEmpty ? texts("loop.clerk") : staffName(event.by)
    case let event as LoopReviewed: fillings["result"] = texts("loop.review.\(event.granted)")
    case let event as LoopExtended: fillings["n"] = String(event.days)
    case let event as LoopFollowedUp:
      fillings["opinion"] = texts("loop.opinion.\(event.opinion.rawValue)")
      if event.willRateAgain { variant = ".again" }
    default: break
    }
    return texts("loop.step.\(type(of: event).kind)\(variant)", fillings)
  }
}
