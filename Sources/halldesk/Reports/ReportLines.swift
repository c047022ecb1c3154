import HallDeskUI
import HallModel

/// A report for people, as aligned tables.
struct ReportLines {
  private let wording: ReportWording
  private var report: PeriodReport { wording.report }

  init(_ wording: ReportWording) { self.wording = wording }

  /// The figures with targets and the last period, every group, the stars with their formula, and the definitions.
  var lines: [String] {
    var lines = [wording.texts("report.head", wording.particulars), ""]
    if wording.isEmpty { lines += [wording.texts("report.nothing"), ""] }
    var table = TextTable(wording.headings, trailing: [1, 2, 3])
    for row in report.rows { table.add(wording.cells(row)) }
    lines += table.lines
    for group in ReportGroup.allCases {
      let parts = report.parts(group)
      if parts.isEmpty { continue }
      let headings = wording.headings(group)
      var table = TextTable(headings, trailing: Set(headings.indices.dropFirst()))
      for part in parts { table.add(wording.cells(part, of: group)) }
      lines += [""] + table.lines
    }
    if !report.figures.byMatter.isEmpty { lines += ["", wording.texts("report.note")] }
    for (key, _, ranking) in wording.stars {
      lines.append("")
      if ranking.entries.isEmpty {
        lines += [wording.texts("report." + key), wording.texts("report.stars.none")]
        continue
      }
      let headings = wording.starHeadings(key)
      var table = TextTable(headings, trailing: Set(headings.indices.dropFirst(2)))
      for entry in ranking.entries { table.add(wording.cells(entry)) }
      lines += table.lines
    }
    lines += [wording.formula, "", wording.texts("report.definitions")]
    for figure in ReportFigure.allCases {
      lines.append(
        wording.texts(
          "report.definition", ["figure": wording.name(figure), "definition": wording.definition(figure)]))
    }
    return lines
  }
}
