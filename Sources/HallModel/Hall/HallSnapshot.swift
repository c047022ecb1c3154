/// A hall's state without what can be derived or read elsewhere: what the journal keeps so that opening costs the same
/// after years.
///
/// The cases, which are most of it, stand apart in `caseParts`: a part that did not change is not written again, and what
/// is read stays packed until somebody asks for a case.
public struct HallSnapshot: Codable, Sendable {
  /// Raised whenever a field changes; a snapshot of another format is ignored, never misread.
  public static let format = 6

  /// The settings in force.
  public var settings: HallSettings
  /// Digest of the stored catalogue.
  public var catalogue: String
  /// Digest of the stored papers.
  public var papers: String
  /// Digest of the stored forms.
  public var forms: String
  var training: Bool
  var day: Hall.BusinessDay?
  var tickets: [Ticket]
  var windows: [Window]
  var appointments: [Appointment]
  var enquiries: [Enquiry]
  var signIns: [String: SignInState]
  var lastNumbers: [String: Int]
  var appointmentCount: Int
  private var cases = CaseBook()
  var lastCaseNumber: Int
  var ratings: RatingBook
  var windowTimes: [WindowTimes]
  var formerWindows: [FormerWindow]
  var summonses: [Summons]
  var boardNotice: BoardNotice?
  var silences: [Silence]
  var lastEventAt: Moment

  enum CodingKeys: String, CodingKey {
    case settings, catalogue, papers, forms, training, day, tickets, windows, appointments, enquiries, signIns
    case lastNumbers, appointmentCount, lastCaseNumber, ratings, lastEventAt
    case windowTimes, formerWindows, summonses, boardNotice, silences
  }

  /// The cases, in parts of some dozens; nil where they could not be read back, which would be a defect.
  public func caseParts() -> [[UInt8]]? { cases.packed() }

  /// Takes the cases back; false where the parts are of another version.
  public mutating func take(caseParts: [[UInt8]]) -> Bool {
    guard let book = CaseBook(packed: caseParts) else { return false }
    cases = book
    return true
  }

  /// Takes the state of `hall`.
  public init(_ hall: Hall) {
    settings = hall.settings
    catalogue = hall.catalogue.digest
    papers = hall.papersDigest
    forms = hall.formsDigest
    training = hall.training
    day = hall.day
    tickets = hall.tickets
    windows = hall.windows
    appointments = hall.appointments
    enquiries = hall.enquiries
    signIns = hall.signIns
    lastNumbers = hall.lastNumbers
    appointmentCount = hall.appointmentCount
    cases = hall.cases
    lastCaseNumber = hall.lastCaseNumber
    ratings = hall.ratings
    windowTimes = hall.windowTimes
    formerWindows = hall.formerWindows
    summonses = hall.summonses
    boardNotice = hall.boardNotice
    silences = hall.silences
    lastEventAt = hall.lastEventAt
  }

  /// The hall again; `catalogue` is what the digest names.
  public func hall(catalogue: Catalogue) -> Hall {
    var hall = Hall()
    hall.settings = settings
    hall.catalogue = catalogue
    hall.papersDigest = papers
    hall.formsDigest = forms
    hall.training = training
    hall.day = day
    hall.tickets = tickets
    hall.windows = windows
    hall.appointments = appointments
    hall.enquiries = enquiries
    hall.signIns = signIns
    hall.lastNumbers = lastNumbers
    hall.appointmentCount = appointmentCount
    hall.cases = cases
    hall.lastCaseNumber = lastCaseNumber
    hall.ratings = ratings
    hall.windowTimes = windowTimes
    hall.formerWindows = formerWindows
    hall.summonses = summonses
    hall.boardNotice = boardNotice
    hall.silences = silences
    hall.lastEventAt = lastEventAt
    hall.rederive()
    return hall
  }
}
