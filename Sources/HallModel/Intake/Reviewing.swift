/// A case went to the back office (转办, 物料转移).
public struct CaseHandedOver: HallEvent {
  /// The name in the journal.
  public static let kind = "case_handed_over"
  /// The case.
  public var `case`: String
  /// Departments asked for an opinion beside the deciding one.
  public var reviewers: [String]
  /// Who takes it in hand, staff number; empty for whoever takes it.
  public var handler: String

  /// The case.
  public var subject: String { self.case }

  /// The back office has it.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { file in
      file.handler = handler
      (file.handedOverAt, file.handedOverBy) = (stamp.at, stamp.staff.isEmpty ? nil : stamp.staff)
      file.reviews = reviewers.map { CaseFile.Review(department: $0, agrees: nil, remark: "") }
      file.documents.append("transfer_sheet")
      file.enter(.inReview, at: stamp.at)
    }
  }
}

/// Hands an accepted case over to the back office.
public struct HandOverCase: HallCommand {
  /// The case's number.
  public var `case`: String
  /// Departments asked for an opinion at the same time (并联审批).
  public var reviewers: [String]
  /// Who takes it in hand.
  public var handler: String

  /// Creates the command.
  public init(case id: String, reviewers: [String] = [], handler: String = "") {
    self.case = id
    self.reviewers = reviewers
    self.handler = handler
  }

  /// Refused before acceptance.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let file = try hall.findCase(self.case, in: [.accepted, .acceptedDeferred])
    if !handler.isEmpty, hall.member(handler) == nil { throw Refusal("unknown_staff", ["staff": handler]) }
    var seen: Set<String> = []
    let departments = reviewers.filter { $0 != file.terms.department && seen.insert($0).inserted }
    return [CaseHandedOver(case: file.id, reviewers: departments, handler: handler)]
  }
}

/// A department gave its opinion.
public struct CaseReviewed: HallEvent {
  /// The name in the journal.
  public static let kind = "case_reviewed"
  /// The case.
  public var `case`: String
  /// The department.
  public var department: String
  /// Whether it agrees.
  public var agrees: Bool
  /// What it says.
  public var remark: String

  /// The case.
  public var subject: String { self.case }

  /// Keeps the opinion.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { file in
      guard let position = file.reviews.firstIndex(where: { $0.department == department }) else { return }
      file.reviews[position].agrees = agrees
      file.reviews[position].remark = remark
    }
  }
}

/// Records a department's opinion.
public struct ReviewCase: HallCommand {
  /// The case's number.
  public var `case`: String
  /// The department.
  public var department: String
  /// Whether it agrees.
  public var agrees: Bool
  /// What it says; needed where it does not agree.
  public var remark: String

  /// Creates the command.
  public init(case id: String, department: String, agrees: Bool, remark: String = "") {
    self.case = id
    self.department = department
    self.agrees = agrees
    self.remark = remark
  }

  /// Refused for a department that was not asked.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let file = try hall.findCase(self.case, in: [.inReview, .suspended])
    guard file.reviews.contains(where: { $0.department == department }) else {
      throw Refusal("not_asked", ["case": file.id, "department": department])
    }
    if !agrees { try file.need(reasons: remark) }
    return [CaseReviewed(case: file.id, department: department, agrees: agrees, remark: remark)]
  }
}

/// A case was decided (办结).
public struct CaseDecided: HallEvent {
  /// The name in the journal.
  public static let kind = "case_decided"
  /// The case.
  public var `case`: String
  /// Whether what was asked for is granted.
  public var granted: Bool
  /// The reasons of a refusal.
  public var reason: String
  /// Last day to deliver (行政许可法 第四十四条).
  public var deliveryDue: Day

  /// The case.
  public var subject: String { self.case }

  /// The result waits; cases that follow begin.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { file in
      file.decidedAt = stamp.at
      (file.granted, file.reason, file.deliveryDue) = (granted, reason, deliveryDue)
      // A refusal goes out in writing with its reasons and remedies (行政许可法 第三十八条).
      if !granted { file.documents.append("completion_receipt") }
      file.enter(.decided, at: stamp.at)
    }
  }
}

/// Decides a case.
public struct DecideCase: HallCommand {
  /// The case's number.
  public var `case`: String
  /// Whether what was asked for is granted.
  public var granted: Bool
  /// The reasons of a refusal.
  public var reason: String

  /// Creates the command.
  public init(case id: String, granted: Bool, reason: String = "") {
    self.case = id
    self.granted = granted
    self.reason = reason
  }

  /// Refused while an opinion or a deferred paper is awaited, before the clock has started, and for a refusal without
  /// reasons (行政许可法 第三十八条).
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let file = try hall.findCase(self.case, in: [.inReview])
    if let open = file.reviews.first(where: { $0.agrees == nil }) {
      throw Refusal("review_awaited", ["case": file.id, "department": open.department])
    }
    if granted, let against = file.reviews.first(where: { $0.agrees == false }) {
      throw Refusal("review_against", ["case": file.id, "department": against.department])
    }
    if granted, file.supplementDue != nil { throw Refusal("supplement_awaited", ["case": file.id]) }
    if file.clockFrom == nil, let first = file.follows {
      throw Refusal("earlier_case_open", ["case": file.id, "first": first])
    }
    if !granted { try file.need(reasons: reason) }
    let today = hall.settings.zone.day(at: context.now)
    return [
      CaseDecided(
        case: file.id, granted: granted, reason: reason,
        deliveryDue: try hall.settings.workCalendar.end(
          of: hall.settings.intake.deliverWithin, .working, from: today))
    ]
  }
}

/// The back office sent a case back (退办).
public struct CaseReturned: HallEvent {
  /// The name in the journal.
  public static let kind = "case_returned"
  /// The case.
  public var `case`: String
  /// Why.
  public var reason: String

  /// The case.
  public var subject: String { self.case }

  /// Closes the case.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { file in
      file.reason = reason
      file.enter(.returned, at: stamp.at)
    }
  }
}

/// Sends a case back.
public struct ReturnCase: HallCommand {
  /// The case's number.
  public var `case`: String
  /// Why.
  public var reason: String

  /// Creates the command.
  public init(case id: String, reason: String) {
    self.case = id
    self.reason = reason
  }

  /// Refused outside the back office, and without reasons.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let file = try hall.findCase(self.case, in: [.inReview])
    try file.need(reasons: reason)
    return [CaseReturned(case: file.id, reason: reason)]
  }
}
