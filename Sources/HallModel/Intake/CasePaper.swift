/// One paper of a case, as the matter's list stood when the case was opened.
public struct CasePaper: Equatable, Codable, Sendable {
  /// What the clerk found.
  public enum Mark: String, Codable, Sendable, CaseIterable {
    /// Not there.
    case missing
    /// The original was seen or taken.
    case original
    /// A copy was taken.
    case copy
    /// An electronic certificate stands for it (电子证照免提交).
    case eCertificate = "e_certificate"
    /// It follows later under an undertaking (容缺).
    case deferred
    /// It is there and will not do; `remark` says why.
    case defective
    /// Not needed in this situation; only for papers marked 按需.
    case notNeeded = "not_needed"
    /// Needed in this situation and not there: what makes a paper marked 按需 one that is told about.
    case lacking
  }

  /// Name as published.
  public var name: String
  /// Original, copy, form, electronic.
  public var form: String
  /// How many.
  public var copies: Int
  /// Whether it must be there.
  public var requirement: Paper.Requirement
  /// Who provides it.
  public var origin: Paper.Origin
  /// What the clerk found.
  public var mark: Mark
  /// Why it will not do, or what was put right on the spot.
  public var remark: String

  /// A paper nobody has looked at yet.
  public init(_ paper: Paper) {
    self.init(
      name: paper.name, form: paper.form, copies: paper.copies, requirement: paper.requirement, origin: paper.origin)
  }

  init(name: String, form: String, copies: Int, requirement: Paper.Requirement, origin: Paper.Origin) {
    self.name = name
    self.form = form
    self.copies = copies
    self.requirement = requirement
    self.origin = origin
    mark = .missing
    remark = ""
  }

  /// Whether it is there and in order.
  public var isInOrder: Bool {
    switch mark {
    case .original, .copy, .eCertificate, .notNeeded: true
    case .missing: requirement == .ifApplicable
    case .deferred, .defective, .lacking: false
    }
  }

  /// Why this mark cannot be set, if it cannot.
  public func refusal(of mark: Mark) -> Refusal? {
    switch mark {
    case .deferred where requirement != .deferrable: Refusal("paper_not_deferrable", ["paper": name])
    case .eCertificate where origin != .eCertificate: Refusal("no_e_certificate", ["paper": name])
    case .notNeeded where requirement != .ifApplicable: Refusal("paper_needed", ["paper": name])
    default: nil
    }
  }
}

/// What a clerk found about one paper.
public struct PaperMark: Equatable, Codable, Sendable {
  /// The paper's name.
  public var paper: String
  /// What was found.
  public var mark: CasePaper.Mark
  /// Why it will not do.
  public var remark: String

  /// Creates a finding.
  public init(_ paper: String, _ mark: CasePaper.Mark, remark: String = "") {
    self.paper = paper
    self.mark = mark
    self.remark = remark
  }
}
