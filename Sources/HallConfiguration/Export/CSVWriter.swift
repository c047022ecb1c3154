/// Writes a table so that spreadsheets open it right: UTF-8 with a byte order mark, commas, CR LF (RFC 4180).
public enum CSVWriter {
  /// One row without its end of line.
  public static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") }

  /// The bytes of a table.
  public static func bytes(_ rows: [[String]]) -> [UInt8] {
    var text = "\u{FEFF}"
    for row in rows {
      text += line(row) + "\r\n"
    }
    return Array(text.utf8)
  }

  /// A name for a table that only people read: what a spreadsheet would take for a formula is marked as text.
  public static func shown(_ name: String) -> String {
    guard let first = name.first, "=+-@\t\r".contains(first) else { return name }
    return "'" + name
  }

  private static func cell(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { [0x22, 0x2C, 0x3B, 0x09, 0x0A, 0x0D].contains($0) }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
