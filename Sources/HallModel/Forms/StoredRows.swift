/// The stored form of tables: one row a line, fields separated by tabs, first line the name and version.
enum StoredRows {
  /// A row; tabs and line ends inside a field can only be slips of a spreadsheet and become spaces.
  static func row(_ fields: [String]) -> String {
    fields.map { field in
      guard field.utf8.contains(where: { $0 < 0x20 }) else { return field }
      var plain = String.UnicodeScalarView()
      for scalar in field.unicodeScalars { plain.append(scalar.value < 0x20 ? " " : scalar) }
      return String(plain)
    }.joined(separator: "\t") + "\n"
  }

  /// Calls `body` with the fields and the number of every row after the header.
  ///
  /// - Throws: `Unreadable` with the line where the text is not whole, and what `body` throws.
  static func each(
    _ bytes: [UInt8], header: String, _ body: ([String], Int) throws(CatalogueText.Unreadable) -> Void
  ) throws(CatalogueText.Unreadable) {
    var line = 0
    for row in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).dropLast() {
      line += 1
      let fields = row.split(separator: 0x09, omittingEmptySubsequences: false).map {
        String(decoding: $0, as: UTF8.self)
      }
      if line > 1 {
        try body(fields, line)
      } else if fields != [header] {
        throw CatalogueText.Unreadable(line: 1)
      }
    }
    // Whole text ends with a line end.
    if line == 0 || bytes.last != 0x0A { throw CatalogueText.Unreadable(line: line + 1) }
  }
}
