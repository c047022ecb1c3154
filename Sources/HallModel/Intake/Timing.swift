/// The clock of a case stands: a special procedure began (特别程序, 行政许可法 第四十五条).
public struct CaseSuspended: HallEvent {
  /// The name in the journal.
  public static let kind = "case_suspended"
  /// The case.
  public var `case`: String
  /// The procedure.
  public var procedure: SpecialProcedure
  /// The day it began, the last that counts.
  public var from: Day
  /// Working days it will need, as the applicant was told; nil where the notice leaves that to be written in.
  public var days: Int?

  /// The case.
  public var subject: String { self.case }

  /// Stops the clock.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { file in
      (file.procedure, file.procedureDays) = (procedure, days)
      file.pauses.append(WorkCalendar.Pause(from: from))
      (file.promisedDue, file.legalDue) = (nil, nil)
      file.documents.append("special_procedure_notice")
      file.enter(.suspended, at: stamp.at)
    }
  }
}

/// Stops a case's clock for a special procedure.
public struct SuspendCase: HallCommand {
  /// The case's number.
  public var `case`: String
  /// The procedure.
  public var procedure: SpecialProcedure
  /// Whether the applicant was told in writing how long it will take; without it the time counts.
  public var toldInWriting: Bool
  /// Working days it will need (行政许可法 第四十五条: 应当将所需时间书面告知申请人); nil where that is not known here.
  public var days: Int?

  /// Creates the command.
  public init(case id: String, procedure: SpecialProcedure, toldInWriting: Bool, days: Int? = nil) {
    self.case = id
    self.procedure = procedure
    self.toldInWriting = toldInWriting
    self.days = days
  }

  /// Refused without the written notice, and for an on-site inspection unless the hall's settings allow it.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let file = try hall.findCase(self.case, in: [.inReview])
    guard toldInWriting else { throw Refusal("written_notice_needed", ["case": file.id]) }
    if procedure == .siteInspection && !hall.settings.intake.siteInspectionPauses {
      throw Refusal("inspection_counts", ["case": file.id])
    }
    return [
      CaseSuspended(
        case: file.id, procedure: procedure, from: hall.settings.zone.day(at: context.now),
        days: days.flatMap { $0 > 0 ? $0 : nil })
    ]
  }
}

/// The special procedure ended; the clock runs on.
public struct CaseResumed: HallEvent {
  /// The name in the journal.
  public static let kind = "case_resumed"
  /// The case.
  public var `case`: String
  /// The last day that does not count.
  public var through: Day
  /// Promised last day from now on.
  public var promisedDue: Day?
  /// Legal last day from now on.
  public var legalDue: Day?

  /// The case.
  public var subject: String { self.case }

  /// Lets the clock run.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { file in
      if !file.pauses.isEmpty { file.pauses[file.pauses.count - 1].through = through }
      (file.promisedDue, file.legalDue) = (promisedDue, legalDue)
      file.enter(.inReview, at: stamp.at)
    }
  }
}

/// Lets a case's clock run on.
public struct ResumeCase: HallCommand {
  /// The case's number.
  public var `case`: String

  /// Creates the command.
  public init(case id: String) { self.case = id }

  /// Refused unless the clock stands.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    var file = try hall.findCase(self.case, in: [.suspended])
    let today = hall.settings.zone.day(at: context.now)
    if !file.pauses.isEmpty { file.pauses[file.pauses.count - 1].through = today }
    let dues = try file.clockFrom.map { day throws(Refusal) in try hall.dues(of: file, from: day) }
    return [CaseResumed(case: file.id, through: today, promisedDue: dues?.promised, legalDue: dues?.legal)]
  }
}

/// The limit was extended with approval, and the applicant told why (行政许可法 第四十二条).
public struct CaseExtended: HallEvent {
  /// The name in the journal.
  public static let kind = "case_extended"
  /// The case.
  public var `case`: String
  /// Days added.
  public var days: Int
  /// Who approved, staff number.
  public var approver: String
  /// Why.
  public var reason: String
  /// Promised last day from now on.
  public var promisedDue: Day?
  /// Legal last day from now on.
  public var legalDue: Day?

  /// The case.
  public var subject: String { self.case }

  /// Moves the last days.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { file in
      file.extended = CaseFile.Extended(
        at: stamp.at, days: days, approver: approver, reason: reason, before: file.promisedDue, after: promisedDue)
      file.extendedBy = days
      (file.promisedDue, file.legalDue) = (promisedDue, legalDue)
      file.documents.append("extension_notice")
    }
  }
}

/// Extends a case's limit, once.
public struct ExtendCase: HallCommand {
  /// The case's number.
  public var `case`: String
  /// Days to add.
  public var days: Int
  /// Who approves: a supervisor who does not handle the case.
  public var approver: String
  /// Why; the applicant is told.
  public var reason: String

  /// Creates the command.
  public init(case id: String, days: Int, approver: String, reason: String) {
    self.case = id
    self.days = days
    self.approver = approver
    self.reason = reason
  }

  /// Refused a second time, past the most the law allows, after the legal limit, and without an approver or reasons.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    var file = try hall.findCase(self.case, in: [.accepted, .acceptedDeferred, .inReview])
    let rules = hall.settings.intake
    let most = file.ways.contains(.joint) ? rules.jointExtensionDays : rules.extensionDays
    guard file.extendedBy == 0 else { throw Refusal("extended_already", ["case": file.id]) }
    guard days >= 1, days <= most else { throw Refusal("extension_too_long", ["case": file.id, "most": String(most)]) }
    try file.need(reasons: reason)
    guard let member = hall.member(approver), member.roles.contains(.supervisor), approver != file.handler else {
      throw Refusal("approver_needed", ["case": file.id])
    }
    guard let start = file.clockFrom else { throw Refusal("clock_not_started", ["case": file.id]) }
    let today = hall.settings.zone.day(at: context.now)
    if let last = file.legalDue, today > last { throw Refusal("limit_passed", ["case": file.id, "due": last.text]) }
    file.extendedBy = days
    let dues = try hall.dues(of: file, from: start)
    return [
      CaseExtended(
        case: file.id, days: days, approver: approver, reason: reason, promisedDue: dues.promised, legalDue: dues.legal)
    ]
  }
}
