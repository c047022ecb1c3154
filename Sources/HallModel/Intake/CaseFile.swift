/// A case file (办件): one matter of one applicant, from receipt to the issued result. Who the applicant is stands in
/// the applicant record, never here.
public struct CaseFile: Equatable, Codable, Sendable {
  /// Where a case is; always in exactly one (domain §3).
  public enum State: String, Codable, Sendable, CaseIterable {
    /// Papers were received and are being checked (收件).
    case received
    /// The applicant was told once what is to be put right (补正告知).
    case correction
    /// Accepted (受理).
    case accepted
    /// Accepted with papers to follow (容缺受理).
    case acceptedDeferred = "accepted_deferred"
    /// Not accepted, with reasons (不予受理).
    case notAccepted = "not_accepted"
    /// Deemed withdrawn: told and late (视为撤回).
    case withdrawn
    /// Acceptance revoked: deferred papers late or still defective (撤销受理).
    case revoked
    /// With the back office (办理中).
    case inReview = "in_review"
    /// In a procedure whose time does not count (特别程序).
    case suspended
    /// Decided; the result waits to be delivered (办结).
    case decided
    /// Sent back by the back office (退办).
    case returned
    /// The result was delivered (送达).
    case delivered
    /// Finished at the window (当场办结).
    case finishedOnSpot = "finished_on_spot"

    /// Whether nothing more can happen.
    public var isClosed: Bool {
      switch self {
      case .notAccepted, .withdrawn, .revoked, .returned, .delivered, .finishedOnSpot: true
      case .received, .correction, .accepted, .acceptedDeferred, .inReview, .suspended, .decided: false
      }
    }
  }

  /// How a case runs; the national case types are two, these are attributes (domain §3).
  public enum Way: String, Codable, Sendable, CaseIterable {
    /// Several agencies side by side (联办).
    case joint
    /// Examined here, decided above (上报).
    case referred
  }

  /// The matter's terms when the case was opened: a later change of the catalogue does not touch it.
  public struct Terms: Equatable, Codable, Sendable {
    /// Implementation code.
    public var matter: String
    /// Name.
    public var name: String
    /// Responsible department.
    public var department: String
    /// Immediate or promised.
    public var caseType: Matter.CaseType
    /// How limits are counted.
    public var limitUnit: Matter.LimitUnit
    /// Legal limit, days.
    public var legalLimit: Int
    /// Promised limit, days.
    public var promisedDays: Int
    /// Matter type (行政许可, 公共服务 …); nil in cases from before it was kept.
    public var type: String?
  }

  /// An opinion of a department asked beside the deciding one.
  public struct Review: Equatable, Codable, Sendable {
    /// The department.
    public var department: String
    /// Whether it agrees; nil until it has answered.
    public var agrees: Bool?
    /// What it says.
    public var remark: String
  }

  /// A result and how it reached the applicant.
  public enum Delivery: String, Codable, Sendable, CaseIterable {
    /// Handed over in the hall, identity checked.
    case counter
    /// By post.
    case post
    /// As an electronic certificate.
    case eCertificate = "e_certificate"
  }

  /// An extension by approval (行政许可法 第四十二条).
  public struct Extended: Equatable, Codable, Sendable {
    /// When it was recorded.
    public var at: Moment
    /// Days added.
    public var days: Int
    /// Who approved, staff number.
    public var approver: String
    /// Why.
    public var reason: String
    /// The last day before.
    public var before: Day?
    /// The last day since.
    public var after: Day?
  }

  /// The number people are given: date and a count, `20261121-0007`.
  public var id: String
  /// The ticket's id; nil for a case that came by other ways.
  public var ticket: String?
  /// Terms at opening.
  public var terms: Terms
  /// The id of the applicant record; empty where none was taken down.
  public var applicant: String
  /// How it runs.
  public var ways: [Way]
  /// The package it belongs to.
  public var package: String?
  /// The case whose completion starts this one's clock (一件事, agencies in turn).
  public var follows: String?
  /// Where it is.
  public internal(set) var state = State.received
  /// Papers, as the list stood at opening.
  public internal(set) var papers: [CasePaper]
  /// When the papers were received.
  public var receivedAt: Moment
  /// The window; 0 outside one.
  public var window: Int
  /// Who has it in hand, staff number.
  public internal(set) var handler: String
  /// Last day to tell what is missing.
  public internal(set) var tellDue: Day?
  /// Whether the applicant was told once already.
  public internal(set) var wasTold = false
  /// Last day to put things right.
  public internal(set) var correctionDue: Day?
  /// Last day for deferred papers.
  public internal(set) var supplementDue: Day?
  /// When it was accepted, also when deemed so.
  public internal(set) var acceptedAt: Moment?
  /// The day the clock started; later than acceptance where another case had to be completed first.
  public internal(set) var clockFrom: Day?
  /// Promised last day; nil while the clock stands.
  public internal(set) var promisedDue: Day?
  /// Legal last day; nil while the clock stands.
  public internal(set) var legalDue: Day?
  /// Days added by an approved extension.
  public internal(set) var extendedBy = 0
  /// The approved extension, as the applicant is told of it.
  public internal(set) var extended: Extended?
  /// Times that do not count.
  public internal(set) var pauses: [WorkCalendar.Pause] = []
  /// The procedure it is in, or was in last.
  public internal(set) var procedure: SpecialProcedure?
  /// Working days the procedure was said to need; nil where nobody said.
  public internal(set) var procedureDays: Int?
  /// Opinions asked for.
  public internal(set) var reviews: [Review] = []
  /// When it was decided or finished.
  public internal(set) var decidedAt: Moment?
  /// Whether what was asked for was granted.
  public internal(set) var granted: Bool?
  /// Last day to deliver.
  public internal(set) var deliveryDue: Day?
  /// When the result was delivered.
  public internal(set) var deliveredAt: Moment?
  /// How.
  public internal(set) var delivery: Delivery?
  /// The parcel's number, for post.
  public internal(set) var tracking: String?
  /// Why it was refused, revoked, returned or deemed so.
  public internal(set) var reason = ""
  /// On what ground it was not accepted.
  public internal(set) var ground: RefuseCase.Ground?
  /// The body that is responsible in its place, where one was named.
  public internal(set) var rightBody: String?
  /// When the applicant was told once what to put right.
  public internal(set) var toldAt: Moment?
  /// When the law made it accepted, because nobody was told in time; nil for a case that was accepted by somebody.
  public internal(set) var deemedAt: Moment?
  /// When it was handed over to the back office.
  public internal(set) var handedOverAt: Moment?
  /// Who handed it over, staff number.
  public internal(set) var handedOverBy: String?
  /// Documents made out, by kind, in order.
  public internal(set) var documents: [String] = []
  /// Reminders (催办) so far.
  public internal(set) var reminders = 0
  /// Orders (督办) so far.
  public internal(set) var orders = 0
  /// When the present state was entered.
  public internal(set) var since: Moment

  /// The next day something is owed by the hall or the applicant, and what; nil for a closed or standing case.
  public var due: (what: Due, day: Day)? {
    switch state {
    case .received: tellDue.map { (.telling, $0) } ?? correctionDue.map { (.correction, $0) }
    case .correction: correctionDue.map { (.correction, $0) }
    case .acceptedDeferred:
      [supplementDue.map { (Due.supplement, $0) }, promisedDue.map { (Due.decision, $0) }]
        .compactMap { $0 }.min { $0.1 < $1.1 }.map { ($0.0, $0.1) }
    case .accepted, .inReview: promisedDue.map { (.decision, $0) }
    case .decided: deliveryDue.map { (.delivery, $0) }
    case .suspended, .notAccepted, .withdrawn, .revoked, .returned, .delivered, .finishedOnSpot: nil
    }
  }

  /// Every day something is owed by, whichever comes first.
  public var limits: [(what: Due, day: Day)] {
    let days: [(Due, Day?)] = [
      (.telling, tellDue), (.correction, correctionDue), (.supplement, supplementDue), (.decision, promisedDue),
      (.delivery, deliveryDue),
    ]
    return state.isClosed ? [] : days.compactMap { what, day in day.map { (what, $0) } }
  }

  /// Whether it was decided or needs no decision any more: a case that follows it may begin.
  var isCompleted: Bool { decidedAt != nil || state.isClosed }

  /// What is owed.
  public enum Due: String, Codable, Sendable, CaseIterable {
    /// Telling the applicant what is missing.
    case telling
    /// Putting it right.
    case correction
    /// Deferred papers.
    case supplement
    /// The decision.
    case decision
    /// The delivery.
    case delivery
  }

  mutating func enter(_ state: State, at now: Moment) {
    self.state = state
    since = now
    // What was owed before acceptance is settled with it.
    if state != .received && state != .correction { (tellDue, correctionDue) = (nil, nil) }
  }

  mutating func apply(_ marks: [PaperMark]) {
    for mark in marks {
      guard let position = papers.firstIndex(where: { $0.name == mark.paper }) else { continue }
      papers[position].mark = mark.mark
      papers[position].remark = mark.remark
    }
  }
}
