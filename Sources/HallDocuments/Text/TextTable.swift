/// A table in fixed columns. Its rules are plain ASCII: the drawn ones take two columns in Chinese printers' fonts.
struct TextTable {
  let table: Document.Table
  let width: Int
  let measure: ColumnWidth

  var lines: [String] {
    let widths = Self.widths(of: table.columns, in: width - 3 * table.columns.count - 1)
    let rule = "+" + widths.map { String(repeating: "-", count: $0 + 2) + "+" }.joined()
    var lines = [rule]
    if let head = table.head {
      lines += row(head, widths, heading: true)
      lines.append(rule)
    }
    for cells in table.rows {
      lines += row(cells, widths, heading: false)
      lines.append(rule)
    }
    return lines
  }

  /// The columns' widths, together at most `room` unless that gives less than two each; what has no width shares what is
  /// left.
  static func widths(of columns: [Document.Column], in room: Int) -> [Int] {
    let open = columns.count { $0.width == nil }
    var widths = columns.map { $0.width ?? 0 }
    // The shared columns keep six columns each, three characters, whatever the others want.
    let fixed = widths.reduce(0, +)
    let most = max(0, room - 6 * open)
    if fixed > most && fixed > 0 { widths = widths.map { $0 == 0 ? 0 : max(2, $0 * most / fixed) } }
    guard open > 0 else { return widths }
    let left = max(2 * open, room - widths.reduce(0, +))
    var given = 0
    for index in columns.indices where columns[index].width == nil {
      widths[index] = left / open + (given < left % open ? 1 : 0)
      given += 1
    }
    return widths
  }

  private func row(_ cells: [String], _ widths: [Int], heading: Bool) -> [String] {
    let breaking = LineBreaking(measure: measure)
    let texts = zip(cells, widths).map { breaking.lines(of: $0, width: $1) }
    let height = texts.map(\.count).max() ?? 1
    return (0..<height).map { number in
      "|"
        + texts.indices.map { column in
          let text = number < texts[column].count ? texts[column][number] : ""
          let room = max(0, widths[column] - measure.columns(of: text))
          let before =
            switch heading ? .centre : table.columns[column].alignment {
            case .centre: room / 2
            case .right: room
            default: 0
            }
          let spaces = { (count: Int) in String(repeating: " ", count: count) }
          return " " + spaces(before) + text + spaces(room - before) + " |"
        }.joined()
    }
  }
}
