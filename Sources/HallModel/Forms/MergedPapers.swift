/// A paper several matters want, asked for once.
public struct MergedPaper: Equatable, Sendable {
  /// Whether an e-certificate replaces it (电子证照可免交).
  public enum Replaceable: Equatable, Sendable {
    /// For no matter.
    case nowhere
    /// For these matters only; for the others the paper must be there.
    case forMatters([String])
    /// For every matter that wants it.
    case everywhere
  }

  /// What each matter wants, in the order of the matters; never empty.
  public let wanted: [Paper]

  /// Creates the paper from what the matters want of it.
  init(_ wanted: [Paper]) { self.wanted = wanted }

  /// The name to show: that of both parties where one matter wants both, else the plain name where a matter uses it,
  /// else the first.
  public var name: String {
    let names = wanted.map(\.name)
    let key = PaperName.key(names[0])
    return names.first(where: PaperName.isOfBoth) ?? (names.contains(key) ? key : names[0])
  }

  /// The codes of the matters that want it.
  public var matters: [String] { wanted.map(\.matter) }

  /// Original and copy, original, copy, or what else is wanted: the strictest.
  public var form: String {
    wanted.map(\.form).reduce("") { MergedPaper.strictness(ofForm: $1) > MergedPaper.strictness(ofForm: $0) ? $1 : $0 }
  }

  /// How many: the most that one matter wants.
  public var copies: Int { wanted.map(\.copies).max() ?? 1 }

  /// Whether it must be there, may be deferred, or depends on the situation: the strictest.
  public var requirement: Paper.Requirement {
    wanted.map(\.requirement).max { MergedPaper.strictness(of: $0) < MergedPaper.strictness(of: $1) } ?? .required
  }

  /// For which matters an e-certificate replaces it.
  public var replaceable: Replaceable {
    let matters = wanted.filter { $0.origin == .eCertificate }.map(\.matter)
    if matters.isEmpty { return .nowhere }
    return matters.count == wanted.count ? .everywhere : .forMatters(matters)
  }

  /// Who provides it: an e-certificate only where it replaces the paper for every matter.
  public var origin: Paper.Origin { wanted.first { $0.origin != .eCertificate }?.origin ?? .eCertificate }

  private static func strictness(of requirement: Paper.Requirement) -> Int {
    switch requirement {
    case .required: 2
    case .deferrable: 1
    case .ifApplicable: 0
    }
  }

  /// An original shows what a copy shows, and either what an electronic piece shows.
  private static func strictness(ofForm form: String) -> Int {
    let (original, copy) = (form.contains("原件"), form.contains("复印件"))
    if original && copy { return 5 }
    if original { return 4 }
    if copy { return 3 }
    return form.isEmpty ? 0 : form.contains("电子") ? 1 : 2
  }
}

/// The papers of several matters as one list, each paper once: nothing is asked for twice (domain §3).
public struct MergedPapers: Equatable, Sendable {
  /// The papers, in the order in which they are first asked for.
  public let papers: [MergedPaper]

  /// The papers of these matters; a code that comes twice counts once.
  public init(of matters: [String], in catalogue: PaperCatalogue) {
    var seen: Set<String> = []
    self.init(matters.filter { seen.insert($0).inserted }.flatMap { catalogue.byMatter[$0] ?? [] })
  }

  /// Merges lists that were kept with cases: papers of several matters, one matter after the other.
  public init(_ lists: [Paper]) {
    var wanted: [[Paper]] = []
    var positions: [String: Int] = [:]
    for paper in lists {
      let key = PaperName.key(paper.name)
      if let position = positions[key], !wanted[position].contains(where: { $0.matter == paper.matter }) {
        wanted[position].append(paper)
      } else {
        // What one matter lists twice are two papers, however alike their names.
        if positions[key] == nil { positions[key] = wanted.count }
        wanted.append([paper])
      }
    }
    papers = wanted.map(MergedPaper.init)
  }

  /// The papers a matter wants.
  public func papers(of matter: String) -> [MergedPaper] { papers.filter { $0.matters.contains(matter) } }
}
