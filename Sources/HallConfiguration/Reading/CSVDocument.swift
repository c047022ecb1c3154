/// A table as the file holds it (RFC 4180, with the separators and line ends spreadsheets write).
public struct CSVDocument: Sendable {
  /// One cell.
  public struct Cell: Sendable {
    /// The text, without blanks around it.
    public var text: String
    /// Line of its first character, from 1.
    public var line: Int
    /// Position of its first character in the line, from 1.
    public var column: Int
  }

  /// One row; blank rows are left out.
  public struct Row: Sendable {
    /// Its cells from left to right.
    public var cells: [Cell]
    /// The row's number in a spreadsheet, from 1 (a cell may span several lines of the file).
    public var number: Int
  }

  /// Something wrong with the form of the file.
  public struct Fault: Sendable {
    /// What.
    public var code: Problem.Code
    /// Line, from 1.
    public var line: Int
    /// Position in the line, from 1.
    public var column: Int
    /// Row and column of the cell in a spreadsheet, from 1 and from 0.
    var row: Int
    var cell: Int
    var arguments: [String: String] = [:]
  }

  /// The rows that are not blank.
  public var rows: [Row]
  /// What is wrong with the form of the file.
  public var faults: [Fault]

  /// The cell as a spreadsheet calls it: `A1`, `AB12`.
  static func reference(row: Int, cell: Int) -> String {
    var letters = ""
    var rest = cell
    repeat {
      letters = String(UnicodeScalar(UInt8(65 + rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return "\(letters)\(row)"
  }
}
