import HallModel

/// What is said about an import.
struct ImportTold {
  /// Texts and languages.
  let session: Session
  /// What was in the file.
  let file: RatingFile
  /// Its columns.
  let table: ExchangeTable
  /// The new ones.
  let new: [Rating]
  /// How many were here already.
  let known: Int
  /// Whether nothing was imported.
  let isDryRun: Bool

  private var imported: Int { new.count }
  private var negative: Int { new.count { $0.round == 1 && $0.level.isNegative } }

  /// For scripts.
  func json() -> JSONValue {
    [
      "imported": .int(isDryRun ? 0 : imported), "new": .int(imported), "known": .int(known),
      "repeated": .int(file.repeated), "defaults": .int(file.defaults), "rows": .int(table.rows.count),
      "personal_data_left_out": .bool(file.hasPersonalData), "dry_run": .bool(isDryRun),
      "unknown_columns": .strings(table.unknown.map(\.name)),
    ]
  }

  /// For people.
  func lines() -> [String] {
    var lines = table.unknown.map { column in
      column.suggestion.map {
        session.text("rating_import.unknown_meant", ["column": column.name, "suggestion": $0])
      } ?? session.text("rating_import.unknown", ["column": column.name])
    }
    let counts = ["count": String(imported + known), "new": String(imported), "known": String(known)]
    if isDryRun {
      lines.append(session.text("rating_import.would", counts))
    } else {
      lines.append(session.text(known == 0 ? "rating_import.done" : "rating_import.done_known", counts))
    }
    if file.repeated > 0 { lines.append(session.text("rating_import.repeated", ["count": String(file.repeated)])) }
    if file.defaults > 0 { lines.append(session.text("rating_import.defaults", ["count": String(file.defaults)])) }
    if file.hasPersonalData { lines.append(session.text("rating_import.personal")) }
    if negative > 0, !isDryRun {
      lines.append(session.text("rating_import.negative", ["count": String(negative)]))
    }
    return lines
  }
}
