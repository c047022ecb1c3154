/// A surface as text that can be kept in a file, read by people and compared: its text, then its styles as letters,
/// then what the letters mean.
public enum SurfaceDump {
  /// The dump of a surface; ends with a line feed.
  ///
  /// In the plane of styles `.` is plain text; every role has its own letter, upper case when something is added to
  /// the role's look, so that one changed screen changes few lines of its file.
  public static func text(of surface: Surface) -> String {
    var output = "\(surface.rows)x\(surface.columns)"
    if let cursor = surface.cursor { output += " cursor \(cursor.row),\(cursor.column)" }
    output += "\n--- text\n"
    for line in surface.lines() { output += "|" + line + "\n" }
    output += "--- styles\n"
    var letters: [Style: Character] = [.text: "."]
    var legend: [(Character, Style)] = []
    for row in 0..<surface.rows {
      var line = ""
      for column in 0..<surface.columns {
        let style = surface[row, column].style
        let letter = letters[style] ?? unused(for: style, among: legend.map(\.0))
        if letters[style] == nil {
          letters[style] = letter
          legend.append((letter, style))
        }
        line.append(letter)
      }
      while line.last == "." { line.removeLast() }
      output += "|" + line + "\n"
    }
    output += "--- legend\n"
    for (letter, style) in legend.sorted(by: { $0.0 < $1.0 }) { output += "\(letter) \(name(of: style))\n" }
    return output
  }

  /// The name of a style, such as `title+bold`.
  public static func name(of style: Style) -> String {
    var name = "\(style.role)"
    if style.modifiers.contains(.bold) { name += "+bold" }
    if style.modifiers.contains(.reverse) { name += "+reverse" }
    if style.modifiers.contains(.underline) { name += "+underline" }
    if style.modifiers.contains(.dim) { name += "+dim" }
    return name
  }

  private static func unused(for style: Style, among taken: [Character]) -> Character {
    let own = Character(Unicode.Scalar(UInt8(ascii: "a") + style.role.rawValue))
    let wanted = style.modifiers.isEmpty ? own : Character(own.uppercased())
    if !taken.contains(wanted) { return wanted }
    return "0123456789?".first { !taken.contains($0) } ?? "?"
  }
}
