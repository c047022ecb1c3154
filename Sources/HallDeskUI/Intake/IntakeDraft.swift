import HallModel

/// An intake that is not finished: it outlives a crash and goes with a transfer. Kept sealed under the ticket's id.
public struct IntakeDraft: Codable, Equatable, Sendable {
  /// What was typed, by the key of the field: the applicant's own fields and those of the matters' forms.
  public var values: [String: String] = [:]
  /// What was found about papers, by matter.
  public var marks: [String: [PaperMark]] = [:]
  /// The record of the applicant, where it is one that is known.
  public var applicantID: String?

  /// An empty draft.
  public init() {}

  /// Whether nothing has been typed or marked.
  public var isEmpty: Bool { self == IntakeDraft() }
}
