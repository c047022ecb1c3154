/// A table as the file holds it (RFC 4180, with the separators and line ends spreadsheets write).
struct CSVDocument {
  /// One cell.
  struct Cell {
    var text: String
    /// Line of its first character, from 1.
    var line: Int
    /// Position of its first character in the line, from 1.
    var column: Int
  }

  /// One row; blank rows are left out.
  struct Row {
    var cells: [Cell]
    /// The row's number in a spreadsheet, from 1 (a cell may span several lines of the file).
    var number: Int
  }

  /// Something wrong with the form of the file.
  struct Fault {
    var code: Problem.Code
    var line: Int
    var column: Int
    /// Row and column of the cell in a spreadsheet, from 1 and from 0.
    var row: Int
    var cell: Int
    var arguments: [String: String] = [:]
  }

  var rows: [Row]
  var faults: [Fault]

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
