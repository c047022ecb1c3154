/// When and by whom something happened.
public struct Stamp: Equatable, Sendable {
  /// Time of the event, the hall's clock.
  public var at: Moment
  /// The terminal it came from.
  public var terminal: String
  /// The member of staff, by number; empty for the system.
  public var staff: String
  /// Entered afterwards from paper.
  public var backdated: Bool

  /// Creates a stamp.
  public init(at: Moment, terminal: String, staff: String, backdated: Bool = false) {
    self.at = at
    self.terminal = terminal
    self.staff = staff
    self.backdated = backdated
  }

  /// The stamp of what whoever asks would do now.
  public init(_ context: Context) { self.init(at: context.now, terminal: context.terminal, staff: context.staff) }
}

/// Something that happened in the hall. One type an event; each knows how it changes the hall.
///
/// An event's name and fields are the journal's format: they are added to, never renamed; a change of meaning raises
/// `version`.
public protocol HallEvent: Codable, Equatable, Sendable {
  /// The name in the journal.
  static var kind: String { get }
  /// Newest version of the body.
  static var version: Int { get }
  /// The oldest version that can say what this event says. Events are written with it, so that older programs refuse what
  /// they would read wrongly, and that alone.
  var version: Int { get }
  /// What it is about: a ticket's id, a window …
  var subject: String { get }
  /// Folds the event into the hall. Total: an event that was recorded always applies.
  func apply(to hall: inout Hall, _ stamp: Stamp)
}

extension HallEvent {
  /// The first version of every body.
  public static var version: Int { 1 }
  /// The newest.
  public var version: Int { Self.version }
}

/// Every kind of event, by its name in the journal.
public enum HallEvents {
  /// All kinds.
  public static let all: [any HallEvent.Type] = [
    HallConfigured.self, DayOpened.self, DayClosed.self,
    TicketIssued.self, TicketCancelled.self, TicketReturned.self,
    TicketCalled.self, TicketRecalled.self, TicketStarted.self, TicketNoShow.self, NoShowUndone.self,
    TicketHeld.self, TicketResumed.self, TicketTransferred.self, TicketFinished.self,
    WindowOpened.self, WindowRelieved.self, WindowClosed.self, WindowPaused.self, WindowResumed.self,
    WindowAssigned.self,
    EnquiryRecorded.self, AppointmentAdded.self, AppointmentCancelled.self, AppointmentCheckedIn.self,
    SignInSucceeded.self, SignInFailed.self,
    CaseOpened.self, CasePapersMarked.self, CaseAccepted.self, CaseFinishedOnSpot.self, CaseTold.self,
    CaseSupplied.self, CaseFixedOnSpot.self, CaseNotAccepted.self, CaseRevoked.self, CaseDeemed.self,
    CaseHandedOver.self, CaseReviewed.self, CaseDecided.self, CaseReturned.self, CaseSuspended.self,
    CaseResumed.self, CaseExtended.self, CaseDelivered.self, CaseUrged.self, CaseAssigned.self,
    CaseReviewAsked.self,
    RatingGiven.self, RatingLapsed.self, GrievanceFiled.self, LoopContacted.self, LoopUpheld.self, LoopAppealed.self,
    LoopReviewed.self, LoopRectified.self, LoopExtended.self, LoopFollowedUp.self, LoopPublished.self,
    LoopContactSeen.self,
    TicketMoved.self, ClerkSummoned.self, BoardNoticePosted.self, AlarmSilenced.self,
    WindowReminded.self,
  ]

  /// The type of a kind; nil for a kind this version does not know.
  public static let byKind: [String: any HallEvent.Type] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.kind, $0) })
}
