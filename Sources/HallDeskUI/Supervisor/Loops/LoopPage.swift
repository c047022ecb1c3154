import HallModel
import HallStore

/// An open loop: as it was seen, and what was fetched about it.
struct LoopPage: Sendable {
  /// Who is behind it, as far as anybody may know.
  enum Person: Sendable, Equatable {
    /// Being looked up.
    case asked
    /// Nobody is looked up: anonymous, or it is about whoever looks.
    case nobody
    /// Nothing is kept about anybody.
    case unknown
    /// The applicant of a case, or the contact that was taken down: masked.
    case known([String])
    /// Why it cannot be read.
    case trouble(String)
  }

  /// The loop's id.
  var id: String { seen.id }
  /// The loop as this member of staff saw it last.
  var seen: ClosedLoop
  /// What somebody else did to it meanwhile, newest last.
  var changes: [String] = []
  var person: Person
  /// The record of the applicant behind a named rating.
  var applicant: String?
  /// The cases still to be asked for an applicant.
  var cases: [String]
  /// Whole phone numbers while they may be seen; read only after the look was recorded.
  var phones: [String] = []
  /// Until when they may.
  var phonesUntil: Moment?
  /// What happened so far; nil until it is known.
  var steps: [CaseStep]?
  /// The first line shown.
  var top = 0
  /// Whether a step was recorded just now: what it left behind is to be seen when it has been fetched.
  var showsEnd = false

  /// For how many seconds a phone number stands on the screen.
  static let phoneSeconds = 30

  init(_ loop: ClosedLoop, for staff: String) {
    seen = loop
    let isOwn = !staff.isEmpty && loop.staff == staff
    cases = isOwn ? [] : loop.contactCases
    // Of an anonymous rating nothing is asked, so nothing can be shown.
    person = isOwn || loop.rating?.named == false ? .nobody : .asked
  }

  /// Whether a phone number stands on the screen.
  func showsPhones(_ now: Moment) -> Bool { phonesUntil.map { now < $0 } ?? false }

  /// Lets go of phone numbers: once their time is over, and at once when nobody is to be called any more.
  mutating func hidePhones() { (phones, phonesUntil) = ([], nil) }

  /// What has to be fetched.
  mutating func questions() -> [Effect] {
    var effects: [Effect] = [.paperwork(.loopHistory(id), tag: "loop.history")]
    if person == .asked {
      effects += seen.grievance == nil ? nextCase() : [.paperwork(.loopContact(id), tag: "loop.contact")]
    }
    return effects
  }

  /// Asks the next case who applied.
  mutating func nextCase() -> [Effect] {
    guard let id = cases.first else {
      person = .unknown
      return []
    }
    cases.removeFirst()
    return [.paperwork(.progress(case: id), tag: "loop.case")]
  }
}
