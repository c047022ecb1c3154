import HallModel

/// Reads materials.csv.
enum PaperTable {
  /// The papers of the catalogue's matters; papers of matters that are known but not kept are left out.
  static func read(
    _ table: Table, _ index: CatalogueIndex?, keeping kept: Set<String>?, _ log: ProblemLog
  ) -> [Paper] {
    var lines: [String: Int] = [:]
    return table.rows.compactMap { row in
      let written = row.identifier("matter_code")
      let sequence = row.integer("seq", 1...999, fallback: nil)
      let name = row.needed("name")
      let copies = row.integer("copies", 0...999, fallback: 1)
      let requirement = row.choice("requirement", CellWords.requirement, fallback: .required)
      let origin = row.choice("origin", CellWords.origin, fallback: .applicant)
      guard let written else { return nil }
      let code = index.map { $0.code(written) } ?? written
      guard let code else {
        row.error(
          .unknownMatter, "matter_code",
          ["value": written, "suggestion": index?.suggestedCode(written) ?? ""])
        return nil
      }
      guard let sequence, let name else { return nil }
      let key = "\(code)\t\(sequence)"
      if let first = lines[key] {
        row.error(
          .duplicatePaper, "seq", ["code": code, "sequence": String(sequence), "first": String(first)])
        return nil
      }
      lines[key] = row.line
      guard kept?.contains(code) ?? true else { return nil }
      return Paper(
        matter: code, sequence: sequence, name: name, form: row.text("form"), copies: copies ?? 1,
        requirement: requirement ?? .required, origin: origin ?? .applicant)
    }
  }
}
