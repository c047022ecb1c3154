import HallModel

/// What can be done next with a matter of the visit.
enum IntakeStep: String, Sendable, CaseIterable {
  /// Finish on the spot (当场办结).
  case finish
  /// Accept (受理).
  case accept
  /// Accept with papers to follow (容缺受理).
  case `defer`
  /// Tell once what is missing (一次性告知).
  case tell
  /// Keep the papers and check them later (收件).
  case receive
  /// Not accept (不予受理).
  case refuse
  /// Take what was to be put right or to follow (收补正、补交).
  case supply
  /// Pass on to the office that decides (移交).
  case handOver
  /// Look at the documents that were made out.
  case documents

  /// Whether the matter's own form has to be filled in: what is told, refused or kept for later need not be.
  var needsForm: Bool { self == .finish || self == .accept || self == .defer }
  /// Whether it opens a case, and so needs an applicant.
  var needsApplicant: Bool { self != .supply && self != .handOver && self != .documents }
}

extension [IntakeChoice] {
  /// The place of the step to begin with: the first the rules allow. Never a refusal, and a notice of what is missing only
  /// once papers were looked at: nobody does these by habit.
  func usual(lookedAt: Bool) -> Int {
    firstIndex {
      $0.refusal == nil && $0.step != .refuse && $0.step != .documents && (lookedAt || $0.step != .tell)
    } ?? 0
  }
}

/// A step with why it cannot be taken now, if it cannot.
struct IntakeChoice: Sendable {
  var step: IntakeStep
  var refusal: Refusal?
}

/// One matter of the visit, as far as it has come.
struct IntakeMatter: Sendable {
  /// The matter's code.
  var code: String
  /// Its case: of this visit, or one from an earlier visit that waits for papers.
  var file: CaseFile?

  /// The ticket of the visit.
  var visit: String

  /// Whether the window still has to decide about it. What this visit itself was told or promised waits for another.
  var isOpen: Bool {
    switch file?.state {
    case nil, .received: true
    case .correction, .acceptedDeferred: file?.ticket != visit
    default: false
    }
  }

  /// Whether papers may still come in.
  var takesPapers: Bool { isOpen || file?.state == .correction || file?.state == .acceptedDeferred }
}

extension IntakeMatter {
  /// What can be done with it, the forbidden with the reason. Pure: the hall is asked, nothing is changed.
  func choices(_ open: OpenCase, _ papers: IntakePapers, _ hall: Hall, _ context: Context) -> [IntakeChoice] {
    guard let file else {
      let marks = papers.found(code, toldBefore: false)
      switch hall.decide(open, context) {
      case .refused(let refusal):
        return [IntakeStep.finish, .accept, .defer, .tell, .receive, .refuse].map {
          IntakeChoice(step: $0, refusal: refusal)
        }
      case .events(let events):
        // The outcomes are tried in the hall as it would be with the case opened.
        var found = checking(events.last?.subject ?? "", marks, hall.after(events, context), context)
        found.insert(IntakeChoice(step: .receive), at: found.firstIndex { $0.step == .refuse } ?? found.count)
        return found
      }
    }
    let marks = papers.found(code, toldBefore: true)
    let bringing = SupplyPapers(case: file.id, marks: papers.changes(to: file))
    let supply = IntakeChoice(step: .supply, refusal: hall.refusal(of: bringing, context))
    let handOver = IntakeChoice(step: .handOver, refusal: hall.refusal(of: HandOverCase(case: file.id), context))
    let documents = file.documents.isEmpty ? [] : [IntakeChoice(step: .documents)]
    switch file.state {
    case .received:
      // Of what was told a part may be here, and the rest still come.
      return (file.correctionDue == nil ? [] : [supply]) + checking(file.id, marks, hall, context) + documents
    case .correction: return [supply] + documents
    case .acceptedDeferred: return [supply, handOver] + documents
    case .accepted: return [handOver] + documents
    default: return documents
    }
  }

  /// The outcomes of a case whose papers are being checked, always in the same places.
  private func checking(_ id: String, _ marks: [PaperMark], _ hall: Hall, _ context: Context) -> [IntakeChoice] {
    hall.outcomes(of: id, marks: marks, context).map { outcome in
      let step: IntakeStep =
        switch outcome.kind {
        case .finish: .finish
        case .accept: .accept
        case .defer: .defer
        case .tell: .tell
        case .refuse: .refuse
        }
      return IntakeChoice(step: step, refusal: outcome.refusal)
    }
  }
}

extension Hall {
  /// Why a command would be refused now; nil where it would not be.
  func refusal(of command: any HallCommand, _ context: Context) -> Refusal? {
    if case .refused(let refusal) = decide(command, context) { return refusal }
    return nil
  }
}
