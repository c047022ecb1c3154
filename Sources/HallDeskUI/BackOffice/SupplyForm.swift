import HallModel
import ScreenKit

/// Papers that are awaited, each ticked by a digit as it comes in; one that will not do says why.
struct SupplyForm: Sendable {
  enum Outcome {
    case open
    case done([PaperMark])
    case refused(String)
  }

  private struct Row: Sendable {
    var paper: CasePaper
    var mark: CasePaper.Mark?
    var remark = ""
  }

  /// The digits are those of the intake.
  private static let marks: [Character: CasePaper.Mark] = [
    "1": .original, "2": .copy, "3": .eCertificate, "5": .defective,
  ]
  private var rows: [Row]
  private var list = ListView()
  /// Why a paper will not do, while it is typed.
  private var why: TextField?

  /// A correction may put right whatever is not in order; deferred papers are those that were promised.
  init(_ file: CaseFile) {
    // Half of it may have come in already: what was told is due until then.
    let isCorrection = file.correctionDue != nil
    rows = file.papers.filter { paper in
      isCorrection ? !paper.isInOrder : paper.mark == .deferred || paper.mark == .defective
    }.map { Row(paper: $0) }
  }

  /// Whether text is being typed.
  var isTyping: Bool { why != nil }

  /// Leaves the reason that is being typed; whether there was one.
  mutating func stopTyping() -> Bool {
    defer { why = nil }
    return why != nil
  }

  mutating func update(_ key: Key, _ texts: Texts) -> Outcome {
    if why != nil { return typeReason(key, texts) }
    guard rows.indices.contains(list.selected) else { return .open }
    switch key.normalised {
    case .character("0"), .character(" "): rows[list.selected].mark = nil
    case .character(let digit):
      return Self.marks[digit].map { set($0, texts) } ?? .open
    case .enter:
      let marks = rows.compactMap { row in row.mark.map { PaperMark(row.paper.name, $0, remark: row.remark) } }
      return marks.isEmpty ? .refused(texts("backoffice.supply.nothing")) : .done(marks)
    default: _ = list.update(key, count: rows.count)
    }
    return .open
  }

  private mutating func set(_ mark: CasePaper.Mark, _ texts: Texts) -> Outcome {
    let row = rows[list.selected]
    if mark == .eCertificate && row.paper.origin != .eCertificate {
      return .refused(texts("refusal.no_e_certificate", ["paper": row.paper.name]))
    }
    if mark == .defective {
      why = TextField(row.remark, limit: 100)
      return .open
    }
    rows[list.selected].mark = mark
    rows[list.selected].remark = ""
    _ = list.update(.down, count: rows.count)
    return .open
  }

  private mutating func typeReason(_ key: Key, _ texts: Texts) -> Outcome {
    guard key == .enter else {
      _ = why?.update(key)
      return .open
    }
    guard let text = why?.text, !text.allSatisfy(\.isWhitespace) else {
      return .refused(texts("refusal.reason_needed"))
    }
    rows[list.selected].mark = .defective
    rows[list.selected].remark = text
    why = nil
    _ = list.update(.down, count: rows.count)
    return .open
  }

  func draw(into surface: inout Surface, rect: Rect, _ environment: Environment) {
    let texts = environment.texts
    let box = rect.centered(rows: min(rect.rows, rows.count + 6), columns: min(rect.columns, 76))
    surface.fill(box)
    let inside = Panel(texts("backoffice.supply.title"), focused: true).draw(into: &surface, rect: box)
    let (upper, lower) = inside.cutBottom(3)
    list.draw(into: &surface, rect: upper, count: rows.count) { index in
      let row = rows[index]
      let mark = row.mark.map { "\(environment.glyphs.checked) \(environment.word($0))" }
      let remark = row.remark.isEmpty ? row.paper.remark : row.remark
      return ListView.Item(
        environment.remarked(row.paper.name, remark), trailing: mark ?? texts("backoffice.supply.open"),
        style: row.mark == .defective ? .warning : row.mark == nil ? .text : .success)
    }
    surface.horizontalRule(row: lower.row, column: lower.column, columns: lower.columns)
    if let why {
      let used = surface.put(
        texts("backoffice.supply.why") + " ", row: lower.row + 1, column: lower.column, style: .accent,
        maxWidth: lower.columns)
      let place = Rect(
        row: lower.row + 1, column: lower.column + used, rows: 1, columns: max(0, lower.columns - used))
      why.draw(into: &surface, rect: place)
    } else {
      surface.paragraph(texts("backoffice.supply.hint"), in: lower, from: 1, style: .dim)
      surface.cursor = nil
    }
  }

  /// The papers in words.
  func narration(_ environment: Environment) -> [String] {
    if why != nil { return [environment.texts("backoffice.supply.why")] }
    return [environment.texts("backoffice.supply.title"), environment.texts("backoffice.supply.hint")]
      + rows.enumerated().map { index, row in
        let mark = row.mark.map(environment.word) ?? environment.texts("backoffice.supply.open")
        return (index == list.selected ? "> " : "") + "\(row.paper.name): \(mark)"
      }
  }
}
