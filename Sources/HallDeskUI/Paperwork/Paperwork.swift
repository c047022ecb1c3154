import HallDocuments
import HallModel
import HallSimulator
import HallStore

/// What a screen wants done with people's data and with documents; none of it is in the journal. The run loop does it and
/// answers with a `PaperworkAnswer`, or with `News.failed` and a sentence: the queue goes on either way.
public enum Paperwork: Sendable {
  /// How far a case is: one that is open, or closed on whatever day.
  case progress(case: String)
  /// What was filled into the form of a case.
  case form(case: String)
  /// Keep what was filled into the form of a case that is open, in place of what was there; answered only when it cannot
  /// be kept.
  case keepForm([String: String], case: String)
  /// Find applicants by exact ID number or credit code.
  case find(number: String)
  /// The applicant with this record id.
  case applicant(id: String)
  /// The draft of a ticket's intake.
  case draft(ticket: String)
  /// Keep a draft, in place of the one before; answered only when it cannot be kept.
  case keep(IntakeDraft, ticket: String)
  /// Let go of a draft; answered only when that fails.
  case drop(ticket: String)
  /// Take a matter in: keep the applicant, record the case, make out its documents and print them as the hall's settings
  /// say.
  case takeIn(IntakeRequest, staff: String)
  /// The document of a case as it was made out, or as it would be now; an undertaking is wanted before there is a case.
  case document(DocumentKind, case: String)
  /// The undertaking (容缺承诺书) to be signed before the matter is taken in with this request, which defers papers; with
  /// `prints` it also goes to the printer.
  case undertaking(IntakeRequest, staff: String, prints: Bool)
  /// Print a document once more, or for the first time.
  case print(DocumentKind, case: String)
  /// What happened to a case so far.
  case history(case: String)
  /// What happened in a closed loop so far.
  case loopHistory(String)
  /// Keep whom to call about a grievance; answered only when it cannot be kept.
  case keepLoopContact(LoopContact, loop: String)
  /// Whom to call about a grievance.
  case loopContact(String)
  /// What was said about a visit before, by the ticket's id or number or a case's number.
  case pastRatings(of: String)
  /// Count the figures of a period.
  case report(ReportPeriod)
  /// Write a report that was counted to files.
  case saveReport(CountedReport)
  /// Which past days can be played again.
  case pastDays
  /// A past day, ready to be played.
  case replay(Day)
  /// Work out arrangements of so many windows; of as many as the hall uses for nil. What was asked before and is not
  /// answered yet is not wanted any more.
  case plan(windows: Int?)
  /// Write the hall's settings with a plan to a folder, to be looked at and imported.
  case savePlan(PlanSheet.Row)
  /// What waits for the printer.
  case printQueue
  /// Try again what waits for the printer. `lookedAt` names a job that surely did not come out.
  case printWaiting(lookedAt: String? = nil)
}

/// What paperwork came to.
public enum PaperworkAnswer: Sendable {
  /// The case with the number that was asked for; nil where there is none.
  case progress(CaseFile?)
  /// The values of a case's form, by the key of the field; empty where none are kept.
  case form([String: String])
  /// The applicants that were found; none is an answer too.
  case applicants([KnownApplicant])
  /// The draft, nil where there is none; and the documents that a lost terminal had not made out and that were made now.
  case draft(IntakeDraft?, [DocumentKind])
  /// The case was taken in.
  case taken(TakenCase)
  /// A document to look at.
  case document(Document)
  /// What happened to the case or the closed loop, in order.
  case history([CaseStep])
  /// Whom to call; nil where nobody is kept.
  case loopContact(LoopContact?)
  /// What was said about a visit before.
  case pastRatings(PastRatings)
  /// The figures of a period.
  case report(CountedReport)
  /// The past days that can be played.
  case pastDays([Day])
  /// A day to play.
  case replay(ReplayTape)
  /// Arrangements of the hall's windows.
  case plan(PlanSheet)
  /// What waits for the printer, after something about it changed.
  case printQueue([PrintJob])
}

/// An applicant with the id of the record.
public struct KnownApplicant: Equatable, Sendable {
  /// The record's id, which is all that the journal knows.
  public var id: String
  /// Who it is.
  public var applicant: Applicant

  /// Creates one.
  public init(id: String, applicant: Applicant) {
    self.id = id
    self.applicant = applicant
  }
}

/// One matter to be taken in.
public struct IntakeRequest: Sendable {
  /// What the hall is asked; the applicant's id is filled in by whoever keeps the applicant.
  public var command: TakeIn
  /// The record of the applicant, where it is one that is known.
  public var applicantID: String?
  /// The applicant as the screen has it; nil where none is taken down.
  public var applicant: Applicant?
  /// The values of the matter's own form, by the key of the field.
  public var values: [String: String]

  /// Creates a request.
  public init(
    command: TakeIn, applicantID: String? = nil, applicant: Applicant? = nil, values: [String: String] = [:]
  ) {
    self.command = command
    self.applicantID = applicantID
    self.applicant = applicant
    self.values = values
  }
}

/// What became of an `IntakeRequest`.
public struct TakenCase: Sendable {
  /// The case's number.
  public var id: String
  /// The applicant's record; nil where none was taken down.
  public var applicantID: String?
  /// The documents that were made out.
  public var documents: [DocumentKind]
  /// Why one could not be made out; nil where all could.
  public var trouble: String?

  /// Creates an answer.
  public init(id: String, applicantID: String?, documents: [DocumentKind], trouble: String? = nil) {
    self.id = id
    self.applicantID = applicantID
    self.documents = documents
    self.trouble = trouble
  }
}
