import HallConfiguration
import HallDeskUI
import HallModel

/// A report for scripts: one JSON object, or CSV.
struct ReportForms {
  private let wording: ReportWording
  private var report: PeriodReport { wording.report }

  init(_ wording: ReportWording) { self.wording = wording }

  /// The figures in the form of the command line's contract, then the same by every group, then the stars.
  var json: JSONValue {
    let period = report.period
    var fields: [(String, JSONValue)] = [
      (
        "period",
        [
          "kind": .string(period.kind.rawValue), "name": .string(period.text), "from": .string(period.first.text),
          "to": .string(period.last.text),
        ]
      )
    ]
    for row in report.rows {
      fields.append(
        (
          row.figure.rawValue,
          [
            "value": number(row.figure, row.value), "target": number(row.figure, row.target),
            "previous": number(row.figure, row.previous), "definition": .string(wording.definition(row.figure)),
          ]
        ))
    }
    fields.append(("levels", levels(report.figures.total.ratings)))
    for group in ReportGroup.allCases {
      fields.append((group.rawValue, .array(report.parts(group).map { part($0, of: group) })))
    }
    for (key, id, ranking) in wording.stars {
      fields.append((key, .array(ranking.entries.map { star($0, id) })))
    }
    fields.append(("stars_formula", .string(wording.formula)))
    return .fields(fields)
  }

  private func part(_ part: PeriodReport.Part, of group: ReportGroup) -> JSONValue {
    var fields: [(String, JSONValue)] = [
      (group.key, part.number.map(JSONValue.int) ?? .string(part.id)), ("name", .string(wording.name(part, of: group))),
    ]
    fields += group.figures.map { ($0.rawValue, number($0, report.value($0, part))) }
    if group.figures.contains(.ratings) { fields.append(("levels", levels(part.figures.ratings))) }
    return .fields(fields)
  }

  private func star(_ entry: StarRanking.Entry, _ id: String) -> JSONValue {
    [
      id: id == ReportGroup.window.key ? .optional(Int(entry.id)) : .string(entry.id), "name": .string(entry.name),
      "place": .int(entry.place), "star": .bool(entry.isStar), "score": .rounded(entry.score, 2),
      "served": .int(entry.served), "positive_rate": .rounded(entry.positiveRate, 4),
      "own_rate": .bool(entry.isOwnRate), "pace": .rounded(entry.pace, 4),
      "upheld_per_100": .rounded(entry.upheldPerHundred, 4),
    ]
  }

  private func levels(_ ratings: RatingFigures) -> JSONValue { .array(ratings.levels.map(JSONValue.int)) }

  private func number(_ figure: ReportFigure, _ value: Double?) -> JSONValue {
    guard let value = figure.rounded(value) else { return .null }
    return figure.unit == .count ? .int(Int(value)) : .double(value)
  }

  /// One row a figure: what it is broken down by, the part, the figure's name, its value.
  var csv: [String] {
    var rows = [["group", "id", "name", "figure", "value"]]
    func add(_ group: String, _ id: String, _ name: String, _ figure: String, _ value: JSONValue) {
      var text = value.text
      if case .null = value { text = "" }
      rows.append([group, CSVWriter.shown(id), CSVWriter.shown(name), figure, text])
    }
    for row in report.rows {
      add("total", report.period.text, "", row.figure.rawValue, number(row.figure, row.value))
    }
    for group in ReportGroup.allCases {
      for part in report.parts(group) {
        let name = wording.name(part, of: group)
        for figure in group.figures {
          add(group.rawValue, part.id, name, figure.rawValue, number(figure, report.value(figure, part)))
        }
      }
    }
    for (key, _, ranking) in wording.stars {
      for entry in ranking.entries {
        add(key, entry.id, entry.name, "place", .int(entry.place))
        add(key, entry.id, entry.name, "score", .rounded(entry.score, 2))
        add(key, entry.id, entry.name, "star", .int(entry.isStar ? 1 : 0))
      }
    }
    return rows.map { CSVWriter.line($0) }
  }
}
