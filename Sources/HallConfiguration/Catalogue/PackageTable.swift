import HallModel

/// Reads packages.csv.
enum PackageTable {
  /// The packages; one with a matter that is known but not kept cannot be done in this hall and is left out.
  static func read(
    _ table: Table, _ index: CatalogueIndex?, keeping kept: Set<String>?, _ readings: PinyinReadings,
    _ log: ProblemLog
  ) -> [MatterPackage] {
    var lines: [String: Int] = [:]
    return table.rows.compactMap { row in
      let name = row.needed("name")
      let written = row.needed("matter_codes").map(CellList.items) ?? []
      var codes: [String] = []
      for item in written {
        if let code = index.map({ $0.code(item) }) ?? item {
          if !codes.contains(code) { codes.append(code) }
        } else {
          row.error(
            .unknownMatter, "matter_codes", ["value": item, "suggestion": index?.suggestedCode(item) ?? ""])
        }
      }
      let inTurn = row.choice("order", CellWords.packageOrder, fallback: false)
      guard let name else { return nil }
      if let first = lines[name] {
        row.error(.duplicatePackage, "name", ["name": name, "first": String(first)])
        return nil
      }
      lines[name] = row.line
      if let kept, !codes.allSatisfy(kept.contains) { return nil }
      let given = row.text("readings").split(separator: ";").map { Plain.trimmed(String($0)) }.filter { !$0.isEmpty }
      return MatterPackage(
        name: name, matters: codes, batch: row.text("batch"), leadDepartment: row.text("lead_department"),
        source: row.text("source"), inTurn: inTurn ?? false,
        readings: given.isEmpty ? readings.readings(name) : given)
    }
  }
}
