import HallModel

/// Reads aliases.csv: what people say, and the matters they mean by it.
enum AliasTable {
  /// The aliases of each matter, sorted: their order in the file says nothing.
  static func read(_ table: Table, _ index: CatalogueIndex?, _ log: ProblemLog) -> [String: [String]] {
    var aliases: [String: Set<String>] = [:]
    for row in table.rows {
      let alias = row.needed("alias").map { $0.replacing(";", with: " ") }
      for item in row.needed("matter_codes").map(CellList.items) ?? [] {
        if let code = index.map({ $0.code(item) }) ?? item {
          if let alias { aliases[code, default: []].insert(alias) }
        } else {
          row.error(
            .unknownMatter, "matter_codes", ["value": item, "suggestion": index?.suggestedCode(item) ?? ""])
        }
      }
    }
    return aliases.mapValues { $0.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) } }
  }
}
