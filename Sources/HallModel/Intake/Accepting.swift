/// A case was accepted (受理): the clock starts.
public struct CaseAccepted: HallEvent {
  /// The name in the journal.
  public static let kind = "case_accepted"
  /// The case.
  public var `case`: String
  /// What was found about the papers last.
  public var marks: [PaperMark]
  /// The day from which the clock runs; nil where another case has to be completed first.
  public var clockFrom: Day?
  /// Promised last day; nil while the clock has not started.
  public var promisedDue: Day?
  /// Legal last day.
  public var legalDue: Day?
  /// Last day for deferred papers, where there are any (容缺受理).
  public var supplementDue: Day?

  /// The case.
  public var subject: String { self.case }

  /// Starts the clock.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { file in
      file.apply(marks)
      file.acceptedAt = stamp.at
      (file.clockFrom, file.promisedDue, file.legalDue) = (clockFrom, promisedDue, legalDue)
      file.supplementDue = supplementDue
      // The undertaking is signed before the notice is handed out; both belong to the case.
      file.documents += supplementDue == nil ? ["acceptance_notice"] : ["deferral_undertaking", "deferral_notice"]
      file.enter(supplementDue == nil ? .accepted : .acceptedDeferred, at: stamp.at)
    }
  }
}

/// Accepts a complete case of a promised matter (行政许可法 第三十二条第一款第五项).
public struct AcceptCase: HallCommand {
  /// The case's number.
  public var `case`: String
  /// What was found about the papers last.
  public var marks: [PaperMark]

  /// Creates the command.
  public init(case id: String, marks: [PaperMark] = []) {
    self.case = id
    self.marks = marks
  }

  /// Refused while a paper is missing or defective.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let file = try hall.findCase(self.case, in: [.received])
    try file.check(marks)
    try file.with(marks).refuseUnlessComplete()
    let clock = try hall.clock(of: file, from: hall.settings.zone.day(at: context.now))
    return [
      CaseAccepted(
        case: file.id, marks: marks, clockFrom: clock?.from, promisedDue: clock?.promised, legalDue: clock?.legal)
    ]
  }
}

/// Accepts a case in which only deferrable papers are missing, under an undertaking (容缺受理).
public struct DeferCase: HallCommand {
  /// The case's number.
  public var `case`: String
  /// What was found about the papers last; what is to follow is marked as deferred.
  public var marks: [PaperMark]
  /// The day promised for the papers; nil for the usual one.
  public var due: Day?
  /// Whether the undertaking was signed (容缺承诺书).
  public var undertakingSigned: Bool

  /// Creates the command.
  public init(case id: String, marks: [PaperMark] = [], due: Day? = nil, undertakingSigned: Bool) {
    self.case = id
    self.marks = marks
    self.due = due
    self.undertakingSigned = undertakingSigned
  }

  /// Refused without the undertaking, without a deferred paper, with any other paper missing, and for a day after the
  /// promised limit.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let file = try hall.findCase(self.case, in: [.received])
    try file.check(marks)
    let checked = file.with(marks)
    guard checked.papers.contains(where: { $0.mark == .deferred }) else {
      throw Refusal("nothing_deferred", ["case": file.id])
    }
    try checked.refuseUnlessComplete(but: .deferred)
    guard undertakingSigned else { throw Refusal("undertaking_needed", ["case": file.id]) }
    let today = hall.settings.zone.day(at: context.now)
    let clock = try hall.clock(of: file, from: today)
    let usual = try hall.settings.workCalendar.end(of: hall.settings.intake.supplementWithin, .working, from: today)
    let latest = clock?.promised ?? usual
    let last = due ?? min(usual, latest)
    guard last >= today, last <= latest else {
      throw Refusal("due_past_limit", ["due": last.text, "first": today.text, "last": latest.text])
    }
    return [
      CaseAccepted(
        case: file.id, marks: marks, clockFrom: clock?.from, promisedDue: clock?.promised, legalDue: clock?.legal,
        supplementDue: last)
    ]
  }
}

/// A case was finished at the window (即办件, 当场办结).
public struct CaseFinishedOnSpot: HallEvent {
  /// The name in the journal.
  public static let kind = "case_finished_on_spot"
  /// The case.
  public var `case`: String
  /// What was found about the papers last.
  public var marks: [PaperMark]

  /// The case.
  public var subject: String { self.case }

  /// Accepted, decided and delivered in one.
  public func apply(to hall: inout Hall, _ stamp: Stamp) {
    hall.update(case: self.case) { file in
      file.apply(marks)
      (file.acceptedAt, file.decidedAt, file.deliveredAt) = (stamp.at, stamp.at, stamp.at)
      (file.granted, file.delivery) = (true, .counter)
      file.documents.append("completion_receipt")
      file.enter(.finishedOnSpot, at: stamp.at)
    }
  }
}

/// Finishes a complete case of an immediate matter on the spot.
public struct FinishOnSpot: HallCommand {
  /// The case's number.
  public var `case`: String
  /// What was found about the papers last.
  public var marks: [PaperMark]

  /// Creates the command.
  public init(case id: String, marks: [PaperMark] = []) {
    self.case = id
    self.marks = marks
  }

  /// Refused for a promised matter and an incomplete case.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let file = try hall.findCase(self.case, in: [.received])
    guard file.terms.caseType == .immediate else { throw Refusal("not_immediate", ["matter": file.terms.name]) }
    if let first = hall.openPredecessor(of: file) {
      throw Refusal("earlier_case_open", ["case": file.id, "first": first.id])
    }
    try file.check(marks)
    try file.with(marks).refuseUnlessComplete()
    return [CaseFinishedOnSpot(case: file.id, marks: marks)]
  }
}

extension CaseFile {
  /// Refuses while a paper is not in order; papers marked `excused` do not count.
  func refuseUnlessComplete(but excused: CasePaper.Mark? = nil) throws(Refusal) {
    let open = papers.filter { !$0.isInOrder && $0.mark != excused }.map(\.name)
    guard open.isEmpty else {
      throw Refusal("papers_open", ["case": id, "n": String(open.count), "papers": open.joined(separator: "；")])
    }
  }
}
