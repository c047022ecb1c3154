/// The signs drawn by the screens: lines, arrows, marks. Every one takes exactly one column.
public struct Glyphs: Sendable, Hashable {
  /// A horizontal line.
  public var horizontal: Character
  /// A vertical line.
  public var vertical: Character
  /// Upper left corner.
  public var topLeft: Character
  /// Upper right corner.
  public var topRight: Character
  /// Lower left corner.
  public var bottomLeft: Character
  /// Lower right corner.
  public var bottomRight: Character
  /// A vertical line with an arm to the right.
  public var teeRight: Character
  /// A vertical line with an arm to the left.
  public var teeLeft: Character
  /// A horizontal line with an arm down.
  public var teeDown: Character
  /// A horizontal line with an arm up.
  public var teeUp: Character
  /// Two lines crossing.
  public var cross: Character
  /// More above.
  public var up: Character
  /// More below.
  public var down: Character
  /// Leads from one thing to the next.
  public var right: Character
  /// Leads back; also text cut off at its beginning.
  public var left: Character
  /// A point in a list.
  public var bullet: Character
  /// The chosen row.
  public var pointer: Character
  /// Ticked.
  public var checked: Character
  /// Half ticked.
  public var partial: Character
  /// News.
  public var info: Character
  /// Well.
  public var success: Character
  /// Needs attention.
  public var warning: Character
  /// Needs attention now.
  public var danger: Character
  /// A filled cell.
  public var block: Character
  /// The unfilled part of a gauge.
  public var shade: Character
  /// The moving part of a scroll bar.
  public var thumb: Character
  /// The fixed part of a scroll bar.
  public var track: Character
  /// From the lowest to the highest bar of a sparkline.
  public var levels: [Character]

  /// Lines and marks from Unicode; for terminals in which ambiguous characters take one column.
  public static let unicode = Glyphs(
    horizontal: "─", vertical: "│", topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘",
    teeRight: "├", teeLeft: "┤", teeDown: "┬", teeUp: "┴", cross: "┼", up: "↑", down: "↓", right: "→", left: "←",
    bullet: "•", pointer: "▶", checked: "✓", partial: "~", info: "•", success: "✓", warning: "▲", danger: "■",
    block: "█", shade: "░", thumb: "█", track: "│", levels: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"])

  /// As `unicode`, but only with what the Linux console's font holds.
  public static let console: Glyphs = {
    var glyphs = unicode
    glyphs.checked = "√"
    glyphs.success = "√"
    glyphs.pointer = ">"
    glyphs.levels = ["_", "_", "▄", "▄", "▄", "█", "█", "█"]
    return glyphs
  }()

  /// Only ASCII: for terminals in which the others take two columns or are not there at all.
  public static let ascii = Glyphs(
    horizontal: "-", vertical: "|", topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+",
    teeRight: "+", teeLeft: "+", teeDown: "+", teeUp: "+", cross: "+", up: "^", down: "v", right: ">", left: "<",
    bullet: "*", pointer: ">", checked: "x", partial: "~", info: "i", success: "+", warning: "!", danger: "#",
    block: "#", shade: ".", thumb: "#", track: "|", levels: ["_", "_", ".", "-", "=", "+", "*", "#"])
}
