/// What a clerk can do with a case that is being checked, and why not: the intake screen dims what the rules forbid and
/// says why.
public struct IntakeOutcome: Equatable, Sendable {
  /// The outcomes of domain §3.
  public enum Kind: String, Sendable, CaseIterable {
    /// Finished on the spot.
    case finish
    /// Accepted.
    case accept
    /// Accepted with deferral.
    case `defer`
    /// Told once.
    case tell
    /// Not accepted.
    case refuse
  }

  /// Which.
  public var kind: Kind
  /// Why the rules forbid it; nil where they allow it.
  public var refusal: Refusal?
}

extension Hall {
  /// Every outcome for a case with these findings, allowed or not.
  public func outcomes(of id: String, marks: [PaperMark] = [], _ context: Context) -> [IntakeOutcome] {
    let commands: [(IntakeOutcome.Kind, any HallCommand)] = [
      (.finish, FinishOnSpot(case: id, marks: marks)),
      (.accept, AcceptCase(case: id, marks: marks)),
      (.defer, DeferCase(case: id, marks: marks, undertakingSigned: true)),
      (.tell, TellApplicant(case: id, marks: marks)),
      (.refuse, RefuseCase(case: id, ground: .notNeeded, reason: "-")),
    ]
    return commands.map { kind, command in
      var refusal: Refusal?
      if case .refused(let reason) = decide(command, context) { refusal = reason }
      // Who could finish on the spot needs no acceptance first.
      if kind == .accept, refusal == nil, caseFile(id)?.terms.caseType == .immediate {
        refusal = Refusal("finish_instead", ["case": id])
      }
      return IntakeOutcome(kind: kind, refusal: refusal)
    }
  }
}
