import HallModel
import HallStore

/// What is said about an export: how many, where, and what is missing with what to do about it.
struct ExportTold {
  /// Texts and languages.
  let session: Session
  /// Where the rows came from.
  let rows: RatingRows
  /// What was gathered.
  var batch = RatingExporter.Batch()
  /// The file it was written to.
  var file: WholeFile?
  /// The file of an earlier export that was cut off.
  var recovered: WholeFile?
  /// Whether nothing was written.
  var isDryRun = false

  /// One thing that is missing: in how many rows, and one of them.
  private struct Lack {
    var gap: ExchangeRow.Gap
    var count: Int
    var example: String
  }

  /// The answer; `besides` for one that must not come among rows on standard output.
  func answer(all: Bool, besides: Bool = false) -> Answer {
    let lines = lines(all: all)
    if besides {
      StandardStreams.complain(lines.map(StandardStreams.harmless))
      return .silent()
    }
    return Answer(json: json, lines: { lines })
  }

  private var lacks: [Lack] {
    var found: [ExchangeRow.Gap: Lack] = [:]
    for entry in batch.held {
      for gap in entry.gaps {
        found[gap, default: Lack(gap: gap, count: 0, example: entry.given.rating.id)].count += 1
      }
    }
    let order = Dictionary(
      uniqueKeysWithValues: ExchangeField.allCases.enumerated().map { ($1, $0) })
    return found.values.sorted {
      (order[$0.gap.field] ?? 0, $0.gap.about) < (order[$1.gap.field] ?? 0, $1.gap.about)
    }
  }

  private var unnamed: [RatingRows.Entry] { batch.complete.filter(\.isUnnamed) }

  private func json() -> JSONValue {
    [
      "exported": .int(isDryRun ? 0 : batch.complete.count), "complete": .int(batch.complete.count),
      "held": .int(batch.held.count), "file": .optional(file?.path), "recovered": .optional(recovered?.path),
      "anonymous_for_want_of_record": .int(unnamed.count), "dry_run": .bool(isDryRun),
      "missing": .array(
        lacks.map { lack in
          [
            "field": .string(lack.gap.field.rawValue),
            "about": .optional(lack.gap.about.isEmpty ? nil : lack.gap.about), "count": .int(lack.count),
            "example": .string(lack.example), "advice": .string(advice(lack.gap)),
          ]
        }),
    ]
  }

  private func lines(all: Bool) -> [String] {
    var lines: [String] = []
    if let recovered { lines.append(session.text("rating_export.recovered", ["file": recovered.path])) }
    let count = ["count": String(batch.complete.count)]
    if batch.complete.isEmpty && batch.held.isEmpty {
      lines.append(session.text(all ? "rating_export.nothing" : "rating_export.nothing_new"))
    } else if isDryRun {
      lines.append(session.text("rating_export.would", count))
    } else if let file {
      lines.append(session.text("rating_export.done", count.merging(["file": file.path]) { $1 }))
    } else {
      lines.append(session.text("rating_export.done_here", count))
    }
    if all && !isDryRun && !batch.complete.isEmpty { lines.append(session.text("rating_export.again")) }
    if let entry = unnamed.first {
      lines.append(
        session.text("rating_export.unnamed", ["count": String(unnamed.count), "example": entry.given.rating.id]))
    }
    if !batch.held.isEmpty {
      lines.append(session.text("rating_export.held", ["count": String(batch.held.count)]))
      for lack in lacks {
        lines.append(
          "  "
            + session.text(
              "rating_export.lack",
              [
                "field": lack.gap.field.rawValue, "count": String(lack.count), "example": lack.example,
                "advice": advice(lack.gap),
              ]))
      }
    }
    return lines
  }

  private func advice(_ gap: ExchangeRow.Gap) -> String {
    switch gap.field {
    case .deptCode where !gap.about.isEmpty:
      session.text("rating_export.advice.department", ["department": gap.about])
    case .areaCode: session.text("rating_export.advice.area")
    case .dataSource: session.text("rating_export.advice.source")
    case .userName:
      rows.trouble.map { session.report.sentence(.personal($0)) } ?? session.text("rating_export.advice.rating")
    default: session.text("rating_export.advice.rating")
    }
  }
}
