/// A visit that needed no ticket (分流): what supervisors judge the desk by.
public struct Enquiry: Equatable, Codable, Sendable {
  /// How it ended.
  public enum Outcome: String, Codable, Sendable, CaseIterable {
    /// Answered at the desk.
    case answered
    /// Done or sent to do online.
    case online
    /// Sent to a self-service terminal.
    case terminal
    /// Sent for papers, with the list (一次性告知单).
    case papers
    /// Given an appointment or a call-back instead.
    case appointment
  }

  /// How it ended.
  public var outcome: Outcome
  /// Matters asked about, by code; may be empty.
  public var matters: [String]
  /// Names of papers that were missing.
  public var missing: [String]
  /// When.
  public var at: Moment
}

/// A visit ended without a ticket.
public struct EnquiryRecorded: HallEvent {
  /// The name in the journal.
  public static let kind = "enquiry_recorded"
  /// How it ended.
  public var outcome: Enquiry.Outcome
  /// Matters asked about, by code.
  public var matters: [String]
  /// Names of papers that were missing.
  public var missing: [String]

  /// The desk.
  public var subject: String { "desk" }

  /// Counts it.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.enquiries.append(Enquiry(outcome: outcome, matters: matters, missing: missing, at: stamp.at))
  }
}

/// Records a visit that needed no ticket.
public struct RecordEnquiry: HallCommand {
  /// How it ended.
  public var outcome: Enquiry.Outcome
  /// Matters asked about, by code; may be empty for a question answered.
  public var matters: [String]
  /// Names of papers that were missing.
  public var missing: [String]

  /// Creates the command.
  public init(outcome: Enquiry.Outcome, matters: [String] = [], missing: [String] = []) {
    self.outcome = outcome
    self.matters = matters
    self.missing = missing
  }

  /// Refused for unknown matters, and for "sent for papers" without saying for what.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    for code in matters where hall.catalogue.matter(code) == nil {
      throw Refusal("unknown_matter", ["matter": code])
    }
    if outcome == .papers && matters.isEmpty { throw Refusal("no_matters") }
    return [EnquiryRecorded(outcome: outcome, matters: matters, missing: missing)]
  }
}
