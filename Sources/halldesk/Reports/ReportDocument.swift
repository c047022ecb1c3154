import HallDocuments
import HallDeskUI
import HallModel

/// A report on paper.
struct ReportDocument {
  private let wording: ReportWording
  private var report: PeriodReport { wording.report }

  init(_ wording: ReportWording) { self.wording = wording }

  /// As a PDF; `date` (ISO 8601) becomes its date of creation.
  func pdf(date: String) throws(CommandFailure) -> [UInt8] {
    // A year by every matter of a city hall has many pages; the usual limit is for notices of one.
    let writer = PaperWriter(program: PaperWriter.besideThisProgram(), limit: .seconds(120))
    do throws(PaperFailure) {
      return try writer.pdf(of: document, date: date)
    } catch {
      throw .document(.print(.noPDF(error)))
    }
  }

  /// Title and period, the figures with their definitions, the groups, the stars with the formula.
  var document: Document {
    let texts = wording.texts
    var blocks: [Document.Block] = [
      .title(report.settings.name + wording.title),
      .paragraph(texts("report.head", wording.particulars), .centre), .space,
    ]
    if wording.isEmpty { blocks += [.paragraph(texts("report.nothing"), .flush), .space] }
    blocks += [.paragraph(texts("report.figures"), .flush), .table(figures)]
    for group in [ReportGroup.window, .clerk, .lane, .department, .hour] {
      let parts = report.parts(group)
      if parts.isEmpty { continue }
      blocks += [
        .space,
        table(wording.headings(group), names: 1, parts.map { wording.cells($0, of: group) }),
      ]
    }
    if !report.figures.byDepartment.isEmpty { blocks += [.space, .paragraph(texts("report.note"), .indented)] }
    for (key, _, ranking) in wording.stars {
      blocks += [
        .space,
        ranking.entries.isEmpty
          ? .paragraph(texts("report.\(key)") + "  " + texts("report.stars.none"), .flush)
          : table(wording.starHeadings(key), names: 2, ranking.entries.map(wording.cells)),
      ]
    }
    blocks += [.space, .paragraph(wording.formula, .indented)]
    return Document(
      title: report.settings.name + wording.title, footer: texts("report.footer", wording.particulars), blocks: blocks)
  }

  private var figures: Document.Table {
    let columns: [Document.Column] = [
      .init(width: 22), .init(width: 10, alignment: .right), .init(width: 10, alignment: .right),
      .init(width: 10, alignment: .right), .init(width: 7, alignment: .centre), .init(width: nil),
    ]
    return Document.Table(
      columns: columns, head: wording.headings + [wording.texts("report.definition_column")],
      rows: report.rows.map { wording.cells($0) + [wording.definition($0.figure)] })
  }

  /// A table whose first columns, `names` of them, are words, the others numbers.
  private func table(_ head: [String], names: Int, _ rows: [[String]]) -> Document.Block {
    let columns = head.indices.map { index in
      index < names
        ? Document.Column(width: index == names - 1 ? nil : 6)
        : Document.Column(width: 10, alignment: .right)
    }
    return .table(Document.Table(columns: columns, head: head, rows: rows))
  }
}
