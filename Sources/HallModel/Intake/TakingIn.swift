/// Takes a matter in at the window in one step: the case is opened with its list of papers, and what was found decides
/// its first outcome. Both events stand in the journal, or neither.
public struct TakeIn: HallCommand {
  /// What becomes of the papers that were received.
  public enum Step: Sendable {
    /// They are kept to be checked; the applicant is told later (收件).
    case receive
    /// Finished on the spot (当场办结).
    case finish
    /// Accepted (受理).
    case accept
    /// Accepted with papers to follow; the undertaking is signed (容缺受理).
    case `defer`(due: Day? = nil)
    /// Told once what is missing or wrong (一次性告知).
    case tell(due: Day? = nil)
    /// Not accepted (不予受理).
    case refuse(RefuseCase.Ground, reason: String, rightBody: String = "")

    /// The command for a case that is open.
    public func command(for id: String, marks: [PaperMark]) -> any HallCommand {
      switch self {
      case .receive: MarkPapers(case: id, marks: marks)
      case .finish: FinishOnSpot(case: id, marks: marks)
      case .accept: AcceptCase(case: id, marks: marks)
      case .defer(let due): DeferCase(case: id, marks: marks, due: due, undertakingSigned: true)
      case .tell(let due): TellApplicant(case: id, marks: marks, due: due)
      case .refuse(let ground, let reason, let body):
        RefuseCase(case: id, ground: ground, reason: reason, rightBody: body)
      }
    }
  }

  /// How the case is opened.
  public var open: OpenCase
  /// What was found about its papers.
  public var marks: [PaperMark]
  /// What becomes of them.
  public var step: Step

  /// Creates the command.
  public init(_ open: OpenCase, marks: [PaperMark], _ step: Step) {
    self.open = open
    self.marks = marks
    self.step = step
  }

  /// Refused where either of the two would be.
  public func decide(_ hall: Hall, _ context: Context) throws(Refusal) -> [any HallEvent] {
    let opened = try open.decide(hall, context)
    guard let id = opened.first?.subject else { return opened }
    return opened + (try step.command(for: id, marks: marks).decide(hall.after(opened, context), context))
  }
}
