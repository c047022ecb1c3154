/// All keys of a screen with what they do, over the screen.
public struct HelpOverlay: Sendable, Hashable {
  /// What a key did.
  public enum Outcome: Sendable, Hashable {
    /// Close the help.
    case closed
    /// The help was scrolled.
    case moved
    /// Nothing; the screen behind should not get the key either.
    case ignored
  }

  private struct Line: Sendable, Hashable {
    var keys: String
    var text: String
    var note: String
    var isDisabled: Bool
    var isDangerous: Bool
  }

  /// The upper line.
  public var title: String
  /// The lowest line, such as `Esc 返回`.
  public var hint: String
  private var lines: [Line]
  private var top = 0

  /// The help of a key map; words come from `texts`.
  public init<Action>(_ map: KeyMap<Action>, texts: Texts, title: String, hint: String = "") {
    self.title = title
    self.hint = hint
    lines = map.bindings.map { binding in
      let label = texts(binding.label)
      let text = binding.help.map { label + "  " + texts($0) } ?? label
      return Line(
        keys: binding.keys.map(\.name).joined(separator: " "), text: text, note: binding.disabledReason ?? "",
        isDisabled: binding.disabledReason != nil, isDangerous: binding.isDangerous)
    }
  }

  /// Scrolls, or closes with Esc, F1, `?`, Enter.
  public mutating func update(_ key: Key) -> Outcome {
    switch key.normalised {
    case .escape, .enter, .function(1), .character("?"), .character("q"): return .closed
    case .up: top -= 1
    case .down: top += 1
    case .pageUp: top -= 10
    case .pageDown, .character(" "): top += 10
    case .home: top = 0
    case .end: top = Int.max / 2
    default: return .ignored
    }
    // The number of lines after wrapping is known only when it is drawn; every binding takes four at most.
    top = max(0, min(top, lines.count * 4))
    return .moved
  }

  /// Draws the help over the middle of `rect`, and hides the cursor.
  public func draw(into surface: inout Surface, rect: Rect) {
    let width = surface.width
    let widest = lines.map { width.displayWidth($0.keys) }.max() ?? 0
    let keyColumns = min(max(4, widest), max(4, rect.columns / 3))
    let content = lines.map { max(width.displayWidth($0.text), width.displayWidth($0.note)) }.max() ?? 0
    let columns = min(
      max(keyColumns + 2 + content, width.displayWidth(title) + 4, width.displayWidth(hint), 20) + 5, rect.columns)
    let room = max(1, columns - 5 - keyColumns - 2)
    var rows: [(keys: String, text: String, style: Style)] = []
    for line in lines {
      let style: Style = line.isDisabled ? .disabled : line.isDangerous ? Style(.text, .underline) : .text
      for (index, text) in width.wrap(line.text, columns: room).enumerated() {
        rows.append((index == 0 ? line.keys : "", text, style))
      }
      for text in line.note.isEmpty ? [] : width.wrap(line.note, columns: room) { rows.append(("", text, .dim)) }
    }
    let area = rect.centered(rows: rows.count + (hint.isEmpty ? 2 : 3), columns: columns)
    surface.fill(area)
    surface.box(area, title: title, style: .focusedBorder)
    surface.cursor = nil
    let (body, foot) = area.inset(rows: 1, columns: 2).cutBottom(hint.isEmpty ? 0 : 1)
    surface.line(hint, in: foot, style: .dim)
    let first = max(0, min(top, rows.count - body.rows))
    for (index, row) in rows.dropFirst(first).prefix(body.rows).enumerated() {
      surface.put(
        width.clip(row.keys, to: keyColumns), row: body.row + index, column: body.column,
        style: row.style == .disabled ? .disabled : .key, maxWidth: keyColumns)
      surface.put(
        row.text, row: body.row + index, column: body.column + keyColumns + 2, style: row.style, maxWidth: room)
    }
    surface.scrollBar(
      in: Rect(row: body.row, column: area.column, rows: body.rows, columns: area.columns), first: first,
      count: rows.count)
  }
}
