extension Hall {
  /// The case with this number.
  public func caseFile(_ id: String) -> CaseFile? { cases.file(id) }

  /// The case with this number, in one of these states; refused with `unknown_case`, or `case_` and its state.
  func findCase(_ id: String, in states: Set<CaseFile.State> = []) throws(Refusal) -> CaseFile {
    guard let file = caseFile(id) else { throw Refusal("unknown_case", ["case": id]) }
    guard states.isEmpty || states.contains(file.state) else { throw file.refusal }
    return file
  }

  /// The number of the next case opened on that day.
  func nextCaseID(on day: Day) -> String { "\(day.compact)-\(Digits.padded(lastCaseNumber + 1, 4))" }

  /// The promised and legal last days of a case whose clock starts on a day.
  ///
  /// Without a promised day nothing is accepted. The legal one may lie in a year whose days off are not published yet
  /// (国务院办公厅 publishes them in late autumn): it stays open, and follows when the calendar is imported.
  func dues(of file: CaseFile, from start: Day) throws(Refusal) -> (promised: Day, legal: Day?) {
    let calendar = settings.workCalendar
    let unit = file.terms.limitUnit
    return (
      try calendar.end(of: file.terms.promisedDays + file.extendedBy, unit, from: start, pauses: file.pauses),
      try? calendar.end(of: file.terms.legalLimit + file.extendedBy, unit, from: start, pauses: file.pauses)
    )
  }

  /// Sets the last days that could not be told before, now that the calendar may know them.
  mutating func setOpenDues() {
    for file in cases.withOpenDues() {
      guard let start = file.clockFrom, let dues = try? dues(of: file, from: start) else { continue }
      update(case: file.id) { ($0.promisedDue, $0.legalDue) = (dues.promised, dues.legal) }
    }
  }

  /// The clock of a case accepted on a day; nil while the case before it is not completed.
  func clock(of file: CaseFile, from day: Day) throws(Refusal) -> (from: Day, promised: Day, legal: Day?)? {
    if openPredecessor(of: file) != nil { return nil }
    let dues = try dues(of: file, from: day)
    return (day, dues.promised, dues.legal)
  }

  /// The case that has to be completed before this one; nil where there is none, or it is completed.
  func openPredecessor(of file: CaseFile) -> CaseFile? {
    file.follows.flatMap(caseFile).flatMap { $0.isCompleted ? nil : $0 }
  }

  /// Starts the clocks of cases that waited for this one (一件事, agencies in turn). One that is in a special procedure
  /// gets its last days when that ends, one that is closed needs none.
  mutating func startFollowers(of first: CaseFile) {
    let day = settings.zone.day(at: first.since)
    for file in cases.waiting(for: first.id) {
      let dues = file.state == .suspended ? nil : try? dues(of: file, from: day)
      update(case: file.id) { follower in
        (follower.clockFrom, follower.promisedDue, follower.legalDue) = (day, dues?.promised, dues?.legal)
      }
    }
  }

  /// The cases a ticket brought, in the order they were opened.
  public func cases(ofTicket id: String) -> [CaseFile] {
    // A ticket of today brought its cases since it was issued; others are looked for everywhere.
    guard let ticket = ticket(id), ticket.id == id else { return cases.filter { $0.ticket == id } }
    return cases.received(since: ticket.issuedAt).filter { $0.ticket == id }
  }

  /// Open cases by urgency: what is due first comes first; a standing clock comes last.
  public func worklist(_ belongs: ((CaseFile) -> Bool)? = nil) -> [CaseFile] { cases.byUrgency(belongs) }
}

extension CaseFile {
  /// Refuses words that say nothing, where the law or the hall wants reasons in writing.
  func need(reasons: String) throws(Refusal) {
    if reasons.allSatisfy(\.isWhitespace) { throw Refusal("reasons_needed", ["case": id]) }
  }

  /// Why a case in this state takes no such action: each state's sentence says what can be done instead.
  public var refusal: Refusal {
    switch state {
    case .received: Refusal("case_received", ["case": id])
    case .correction: Refusal("case_correction", ["case": id])
    case .accepted: Refusal("case_accepted", ["case": id])
    case .acceptedDeferred: Refusal("case_accepted_deferred", ["case": id])
    case .notAccepted: Refusal("case_not_accepted", ["case": id])
    case .withdrawn: Refusal("case_withdrawn", ["case": id])
    case .revoked: Refusal("case_revoked", ["case": id])
    case .inReview: Refusal("case_in_review", ["case": id])
    case .suspended: Refusal("case_suspended", ["case": id])
    case .decided: Refusal("case_decided", ["case": id])
    case .returned: Refusal("case_returned", ["case": id])
    case .delivered: Refusal("case_delivered", ["case": id])
    case .finishedOnSpot: Refusal("case_finished_on_spot", ["case": id])
    }
  }
}
