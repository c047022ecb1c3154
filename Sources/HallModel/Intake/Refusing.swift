/// A case was not accepted (不予受理), with reasons.
public struct CaseNotAccepted: HallEvent {
  /// The name in the journal.
  public static let kind = "case_not_accepted"
  /// The case.
  public var `case`: String
  /// On what ground.
  public var ground: RefuseCase.Ground
  /// The reasons, as the notice gives them.
  public var reason: String
  /// The body that is responsible, where it is another.
  public var rightBody: String

  /// The case.
  public var subject: String { self.case }

  /// Closes the case.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { file in
      file.reason = reason
      (file.ground, file.rightBody) = (ground, rightBody.isEmpty ? nil : rightBody)
      file.documents.append("non_acceptance_notice")
      file.enter(.notAccepted, at: stamp.at)
    }
  }
}

/// Refuses to accept a case (行政许可法 第三十二条第一款第一、二项).
public struct RefuseCase: HallCommand {
  /// On what ground.
  public enum Ground: String, Codable, Sendable, CaseIterable {
    /// No licence is needed (依法不需要取得许可).
    case notNeeded = "not_needed"
    /// Another body is responsible (不属于本机关职权范围).
    case notOurs = "not_ours"
    /// Told once, supplied, and still defective (补正后仍不符合).
    case stillDefective = "still_defective"
  }

  /// The case's number.
  public var `case`: String
  /// On what ground.
  public var ground: Ground
  /// The reasons.
  public var reason: String
  /// The body that is responsible.
  public var rightBody: String

  /// Creates the command.
  public init(case id: String, ground: Ground, reason: String, rightBody: String = "") {
    self.case = id
    self.ground = ground
    self.reason = reason
    self.rightBody = rightBody
  }

  /// Refused without reasons, without the right body where it is another one's, and as still defective for a case that
  /// was never told or is in order.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let file = try hall.findCase(self.case, in: [.received])
    try file.need(reasons: reason)
    switch ground {
    case .notOurs where rightBody.allSatisfy(\.isWhitespace): throw Refusal("right_body_needed", ["case": file.id])
    case .stillDefective where !file.wasTold: throw Refusal("not_told_yet", ["case": file.id])
    case .stillDefective where file.papers.allSatisfy(\.isInOrder):
      throw Refusal("papers_in_order", ["case": file.id])
    default: break
    }
    return [CaseNotAccepted(case: file.id, ground: ground, reason: reason, rightBody: rightBody)]
  }
}

/// Acceptance was revoked: deferred papers came late or still will not do (撤销受理).
public struct CaseRevoked: HallEvent {
  /// The name in the journal.
  public static let kind = "case_revoked"
  /// The case.
  public var `case`: String
  /// The reasons, in writing.
  public var reason: String

  /// The case.
  public var subject: String { self.case }

  /// Closes the case.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { file in
      file.reason = reason
      (file.promisedDue, file.legalDue) = (nil, nil)
      file.documents.append("revocation_decision")
      file.enter(.revoked, at: stamp.at)
    }
  }
}

/// Revokes the acceptance of a case with deferred papers.
public struct RevokeAcceptance: HallCommand {
  /// The case's number.
  public var `case`: String
  /// The reasons.
  public var reason: String

  /// Creates the command.
  public init(case id: String, reason: String) {
    self.case = id
    self.reason = reason
  }

  /// Refused before the promised day while nothing defective came, and without reasons.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    // Also after it was handed over: the papers are still owed.
    let file = try hall.findCase(self.case, in: [.acceptedDeferred, .inReview])
    guard let due = file.supplementDue else { throw file.refusal }
    try file.need(reasons: reason)
    let isLate = hall.settings.zone.day(at: context.now) > due
    guard isLate || file.papers.contains(where: { $0.mark == .defective }) else {
      throw Refusal("supplement_not_due", ["case": file.id, "due": due.text])
    }
    return [CaseRevoked(case: file.id, reason: reason)]
  }
}

/// What the law makes of a day that passed.
public struct CaseDeemed: HallEvent {
  /// What the case is deemed to be.
  public enum Effect: String, Codable, Sendable {
    /// Not told in time: accepted from receipt (行政许可法 第三十二条: 逾期不告知的，自收到申请材料之日起即为受理).
    case accepted
    /// Told and late: withdrawn (视为撤回).
    case withdrawn
  }

  /// The name in the journal.
  public static let kind = "case_deemed"
  /// The case.
  public var `case`: String
  /// What it is deemed to be.
  public var effect: Effect
  /// From when the clock runs, for a case deemed accepted.
  public var clockFrom: Day?
  /// Promised last day.
  public var promisedDue: Day?
  /// Legal last day.
  public var legalDue: Day?

  /// The case.
  public var subject: String { self.case }

  /// Takes effect.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { file in
      switch effect {
      case .accepted:
        // From the receipt, or from that of the correction.
        (file.acceptedAt, file.deemedAt) = (file.since, stamp.at)
        file.tellDue = nil
        (file.clockFrom, file.promisedDue, file.legalDue) = (clockFrom, promisedDue, legalDue)
        file.documents.append("acceptance_notice")
        file.enter(.accepted, at: stamp.at)
      case .withdrawn:
        file.correctionDue = nil
        file.enter(.withdrawn, at: stamp.at)
      }
    }
  }
}

extension Hall {
  /// What the law has made of the days that passed before `today`: recorded when a day opens.
  func deemed(by today: Day) -> [CaseDeemed] {
    cases.deemed(before: today).map { file in
      if file.tellDue == nil { return CaseDeemed(case: file.id, effect: .withdrawn) }
      // A calendar that ends too soon leaves the due days open; the case is accepted all the same.
      let clock = (try? clock(of: file, from: settings.zone.day(at: file.since))) ?? nil
      return CaseDeemed(
        case: file.id, effect: .accepted, clockFrom: clock?.from, promisedDue: clock?.promised, legalDue: clock?.legal)
    }
  }
}
