/// The form in which a document goes to `halldesk-paper`, and in which a queued document is kept: UTF-8 lines, each a word
/// and its texts between tabs. `\\`, `\t` and `\n` stand for a backslash, a tab and a line break.
public enum PaperLayout {
  /// The most bytes of a layout: 8 MiB.
  public static let largest = 8 * 1024 * 1024
  /// The most blocks and table rows together.
  public static let mostParts = 20_000

  /// The most bytes of one line: 64 KiB.
  public static let longestLine = 64 * 1024

  static let mark = "HALLDESK-PAPER"

  /// The document as lines.
  public static func encode(_ document: Document) -> String {
    var lines = [[mark, "1"], ["NAME", document.title]]
    if let footer = document.footer { lines.append(["FOOT", footer]) }
    for block in document.blocks {
      switch block {
      case .title(let text): lines.append(["TITLE", text])
      case .paragraph(let text, let alignment): lines.append(["TEXT", alignment.rawValue, text])
      case .space: lines.append(["SPACE"])
      case .rule: lines.append(["RULE"])
      case .seal(let texts): lines.append(["SEAL"] + texts)
      case .table(let table):
        lines.append(["TABLE"] + table.columns.map { "\($0.width.map(String.init) ?? "*") \($0.alignment.rawValue)" })
        if let head = table.head { lines.append(["HEAD"] + head) }
        lines += table.rows.map { ["ROW"] + $0 }
      }
    }
    // A layout cut short must not be printed as if it were whole.
    lines.append(["END", "\(lines.count)"])
    return lines.map { $0.map(escape).joined(separator: "\t") + "\n" }.joined()
  }

  static func escape(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\\\"
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
