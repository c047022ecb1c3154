import HallModel

/// Reads rating_tags.csv: what may be chosen with each level of a rating.
enum RatingTagTable {
  static func read(_ table: Table, _ log: ProblemLog) -> [RatingTag] {
    var lines: [String: Int] = [:]
    return table.rows.compactMap { row in
      let level = row.integer("level_code", 1...5, fallback: nil)
      let code = row.identifier("tag_code")
      let name = row.needed("tag_name")
      guard let level = level.flatMap(RatingLevel.init(rawValue:)), let code, let name else { return nil }
      if let first = lines[code] {
        row.error(.duplicateTag, "tag_code", ["code": code, "first": String(first)])
        return nil
      }
      lines[code] = row.line
      // The interface tells the level from the tag.
      if code.first.map(String.init) != String(level.rawValue) {
        row.error(.tagOfOtherLevel, "tag_code", ["code": code, "level": String(level.rawValue)])
      }
      return RatingTag(code: code, level: level, name: name, english: row.text("tag_english"))
    }
  }
}
