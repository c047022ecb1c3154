import HallModel

/// The papers of all matters of a visit as one list, each paper once, and what was found about them.
struct IntakePapers: Sendable {
  /// The rows.
  private(set) var rows: [MergedPaper] = []
  /// What was found, by matter and by name as that matter has it.
  private(set) var marks: [String: [String: PaperMark]] = [:]

  init() {}

  /// The list of the matters that are still to be decided; what was found earlier is kept for papers that are still asked
  /// for.
  ///
  /// `lists` holds each matter's papers, and what its case already knows about them.
  init(_ lists: [(matter: String, papers: [CasePaper])], draft: [String: [PaperMark]]) {
    var wanted: [Paper] = []
    for (matter, papers) in lists {
      for (index, paper) in papers.enumerated() {
        wanted.append(
          Paper(
            matter: matter, sequence: index + 1, name: paper.name, form: paper.form, copies: paper.copies,
            requirement: paper.requirement, origin: paper.origin))
        if paper.mark != .missing { marks[matter, default: [:]][paper.name] = PaperMark(paper) }
      }
      let names = Set(papers.map(\.name))
      for mark in draft[matter] ?? [] where names.contains(mark.paper) {
        marks[matter, default: [:]][mark.paper] = mark
      }
    }
    rows = MergedPapers(wanted).papers
  }

  /// What was found about a row: that of the first matter that knows something.
  func mark(_ row: MergedPaper) -> PaperMark? {
    row.wanted.lazy.compactMap { marks[$0.matter]?[$0.name] }.first
  }

  /// Why this mark cannot stand for a row in any of its matters; nil where it can in one.
  func refusal(_ mark: CasePaper.Mark, _ row: MergedPaper) -> Refusal? {
    let refusals = row.wanted.map { CasePaper($0).refusal(of: mark) }
    return refusals.contains { $0 == nil } ? nil : refusals.first ?? nil
  }

  /// Sets a mark for every matter in which it may stand.
  mutating func set(_ mark: CasePaper.Mark, remark: String = "", _ row: MergedPaper) {
    for paper in row.wanted {
      if mark == .missing {
        marks[paper.matter]?[paper.name] = nil
      } else if CasePaper(paper).refusal(of: mark) == nil {
        marks[paper.matter, default: [:]][paper.name] = PaperMark(paper.name, mark, remark: remark)
      } else if mark == .eCertificate || mark == .notNeeded || mark == .deferred {
        // For a matter that does not allow it the paper is simply not there yet.
        marks[paper.matter]?[paper.name] = nil
      }
    }
  }

  /// The mark of a paper that is there as it should be.
  static func usual(_ row: MergedPaper) -> CasePaper.Mark {
    if row.replaceable == .everywhere { return .eCertificate }
    if row.form.contains("复印件") && !row.form.contains("原件") { return .copy }
    return .original
  }

  /// Everything nobody has looked at is there as it should be; what depends on the situation is left out.
  mutating func setRest() {
    for row in rows where mark(row) == nil && row.requirement != .ifApplicable { set(IntakePapers.usual(row), row) }
  }

  /// The findings for one matter, in the order of the list. A case that knows something already is told of papers that
  /// are not there after all.
  func found(_ matter: String, toldBefore: Bool) -> [PaperMark] {
    rows.flatMap(\.wanted).filter { $0.matter == matter }.compactMap { paper in
      marks[matter]?[paper.name] ?? (toldBefore ? PaperMark(paper.name, .missing) : nil)
    }
  }

  /// What is known now that a case did not know.
  func changes(to file: CaseFile) -> [PaperMark] {
    found(file.terms.matter, toldBefore: false).filter { mark in
      file.papers.first { $0.name == mark.paper }.map { PaperMark($0) } != mark
    }
  }

  /// Whether anybody has looked at a paper.
  var isLookedAt: Bool { marks.contains { !$0.value.isEmpty } }

  /// The findings as a draft keeps them.
  var draft: [String: [PaperMark]] { marks.mapValues { $0.values.sorted { $0.paper < $1.paper } } }

  /// How many rows were looked at and will do, and how many there are.
  var progress: (done: Int, of: Int) {
    (rows.count { mark($0).map { ![.defective, .lacking].contains($0.mark) } ?? false }, rows.count)
  }
}

extension PaperMark {
  /// What a case knows about a paper.
  init(_ paper: CasePaper) { self.init(paper.name, paper.mark, remark: paper.remark) }
}
