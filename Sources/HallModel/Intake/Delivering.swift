/// The result reached the applicant (送达).
public struct CaseDelivered: HallEvent {
  /// The name in the journal.
  public static let kind = "case_delivered"
  /// The case.
  public var `case`: String
  /// How.
  public var delivery: CaseFile.Delivery
  /// The parcel's number, for post.
  public var tracking: String

  /// The case.
  public var subject: String { self.case }

  /// Closes the case.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { file in
      (file.delivery, file.deliveredAt, file.deliveryDue) = (delivery, stamp.at, nil)
      file.tracking = tracking.isEmpty ? nil : tracking
      file.documents.append("completion_receipt")
      file.enter(.delivered, at: stamp.at)
    }
  }
}

/// Delivers a result: at the issuing window, by post, or as an electronic certificate.
public struct IssueResult: HallCommand {
  /// The case's number.
  public var `case`: String
  /// How.
  public var delivery: CaseFile.Delivery
  /// Whether the identity of the person was checked; needed at the counter.
  public var identityChecked: Bool
  /// The parcel's number; needed for post.
  public var tracking: String

  /// Creates the command.
  public init(case id: String, delivery: CaseFile.Delivery, identityChecked: Bool = false, tracking: String = "") {
    self.case = id
    self.delivery = delivery
    self.identityChecked = identityChecked
    self.tracking = tracking
  }

  /// Refused before the decision.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let file = try hall.findCase(self.case, in: [.decided])
    switch delivery {
    case .counter where !identityChecked: throw Refusal("identity_not_checked", ["case": file.id])
    case .post where tracking.allSatisfy(\.isWhitespace): throw Refusal("tracking_needed", ["case": file.id])
    default: return [CaseDelivered(case: file.id, delivery: delivery, tracking: tracking)]
    }
  }
}
