/// One paper a matter asks for (申请材料).
public struct Paper: Equatable, Sendable {
  /// Whether it must be there (材料必要性).
  public enum Requirement: String, Codable, Sendable, CaseIterable {
    /// Without it there is no acceptance.
    case required = "必须"
    /// May follow later under an undertaking (容缺).
    case deferrable = "可容缺"
    /// Needed only in some situations.
    case ifApplicable = "按需"
  }

  /// Where it comes from.
  public enum Origin: String, Codable, Sendable, CaseIterable {
    /// The applicant brings it.
    case applicant = "自备"
    /// A department issues it.
    case department = "部门核发"
    /// An electronic certificate replaces it (材料免提交).
    case eCertificate = "电子证照可免交"
  }

  /// The matter it belongs to.
  public var matter: String
  /// Order in the matter's list, from 1.
  public var sequence: Int
  /// Name as published.
  public var name: String
  /// Original, copy, form, electronic.
  public var form: String
  /// How many.
  public var copies: Int
  /// Required, deferrable, or only if applicable.
  public var requirement: Requirement
  /// Who provides it.
  public var origin: Origin

  /// Creates a paper.
  public init(
    matter: String, sequence: Int, name: String, form: String = "", copies: Int = 1,
    requirement: Requirement = .required, origin: Origin = .applicant
  ) {
    self.matter = matter
    self.sequence = sequence
    self.name = name
    self.form = form
    self.copies = copies
    self.requirement = requirement
    self.origin = origin
  }
}

/// The papers of every matter; kept apart from the matters because only the guide desk and the intake need it.
public final class PaperCatalogue: Sendable {
  /// Papers by matter code, in their published order.
  public let byMatter: [String: [Paper]]

  /// Creates the catalogue from papers in any order.
  public init(_ papers: [Paper]) {
    byMatter = Dictionary(grouping: papers, by: \.matter).mapValues { $0.sorted { $0.sequence < $1.sequence } }
  }

  /// The papers of several matters as one list, each paper once (domain §3, no paper asked twice), as ``MergedPapers``
  /// makes it: what the desk tells people to bring is what the window will ask for.
  public func merged(_ matters: [String]) -> [Paper] {
    MergedPapers(of: matters, in: self).papers.enumerated().map { index, paper in
      Paper(
        matter: paper.matters[0], sequence: index + 1, name: paper.name, form: paper.form, copies: paper.copies,
        requirement: paper.requirement, origin: paper.origin)
    }
  }
}
