/// The line at the bottom of a screen that says what the keys do.
///
/// F1–F10 stand in the same tenth of the line in every role as long as their labels fit there. Where they do not, they
/// follow one another, and the least important are left out whole: never half a label, and never the help.
/// What cannot be done now stays in its place, dimmed.
public struct KeyBar: Sendable, Hashable {
  private struct Entry: Sendable, Hashable {
    var key: Key
    var label: String
    var priority: Int
    var number: Int?
    var style: Style
    var isDisabled: Bool
    var isHelp: Bool
  }

  private var entries: [Entry]

  /// The bar of a key map; labels come from `texts`.
  public init<Action>(_ map: KeyMap<Action>, texts: Texts) {
    entries = map.bindings.compactMap { binding in
      guard binding.priority >= 0, let first = binding.keys.first else { return nil }
      // F11 and F12 have no slot: terminals keep them for themselves.
      let number = binding.functionNumber.flatMap { $0 <= 10 ? $0 : nil }
      let isDisabled = binding.disabledReason != nil
      return Entry(
        key: binding.functionNumber.map(Key.function) ?? first, label: texts(binding.label), priority: binding.priority,
        number: number, style: isDisabled ? .disabled : binding.isDangerous ? Style(.keyLabel, .underline) : .keyLabel,
        isDisabled: isDisabled, isHelp: binding.isHelp)
    }
    let functions = entries.filter { $0.number != nil }.sorted { ($0.number ?? 0) < ($1.number ?? 0) }
    let others = entries.filter { $0.number == nil }.sorted { $0.priority > $1.priority }
    entries = functions + others
  }

  /// Draws the bar over the whole of `row`.
  public func draw(into surface: inout Surface, row: Int) {
    draw(into: &surface, rect: Rect(row: row, column: 0, rows: 1, columns: surface.columns))
  }

  /// Draws the bar in the first line of `rect`.
  public func draw(into surface: inout Surface, rect: Rect) {
    let line = rect.line(0)
    guard !line.isEmpty else { return }
    surface.fill(line)
    for (entry, column) in places(in: line.columns, on: surface) {
      let name = entry.key.display(with: surface.glyphs)
      let start = line.column + column
      let used = surface.put(
        name, row: line.row, column: start, style: entry.isDisabled ? .disabled : .key,
        maxWidth: line.endColumn - start)
      surface.put(
        entry.label, row: line.row, column: start + used + 1, style: entry.style,
        maxWidth: line.endColumn - start - used - 1)
    }
  }

  private func size(of entry: Entry, on surface: Surface) -> Int {
    surface.width.displayWidth(entry.key.display(with: surface.glyphs)) + 1 + surface.width.displayWidth(entry.label)
  }

  private func places(in columns: Int, on surface: Surface) -> [(Entry, Int)] {
    grid(in: columns, on: surface) ?? flow(in: columns, on: surface)
  }

  /// Every function key in its own slot, other keys in what stays empty; `nil` when a function key does not fit.
  private func grid(in columns: Int, on surface: Surface) -> [(Entry, Int)]? {
    let functions = entries.filter { $0.number != nil }
    guard !functions.isEmpty else { return nil }
    let slots = 10
    var taken: [Range<Int>] = []
    var placed: [(Entry, Int)] = []
    for entry in functions {
      let size = size(of: entry, on: surface)
      // The last ones may begin a little before their slot, to end with the line.
      let start = min(((entry.number ?? 1) - 1) * columns / slots, columns - size)
      if start < (taken.last.map { $0.upperBound + 1 } ?? 0) { return nil }
      taken.append(start..<start + size)
      placed.append((entry, start))
    }
    for entry in entries where entry.number == nil {
      let size = size(of: entry, on: surface)
      var start = 0
      var spot: Int?
      for range in taken + [columns + 1..<columns + 2] {
        // At the beginning of an empty slot if it fits there, else right behind what stands before.
        let slot = (0..<slots).map { $0 * columns / slots }.first { $0 >= start } ?? start
        if let first = [slot, start].first(where: { $0 + size < range.lowerBound }) {
          spot = first
          break
        }
        start = range.upperBound + 1
      }
      guard let spot else {
        if entry.isHelp { return nil }
        continue
      }
      placed.append((entry, spot))
      taken.append(spot..<spot + size)
      taken.sort { $0.lowerBound < $1.lowerBound }
    }
    return placed
  }

  private func flow(in columns: Int, on surface: Surface) -> [(Entry, Int)] {
    let gap = 2
    var shown = Array(entries.enumerated())
    func total() -> Int {
      shown.reduce(0) { $0 + size(of: $1.element, on: surface) } + gap * max(0, shown.count - 1)
    }
    while total() > columns {
      // The least important leaves first; among equals the rightmost.
      let weakest = shown.indices.filter { !shown[$0].element.isHelp }
        .min { (shown[$0].element.priority, -$0) < (shown[$1].element.priority, -$1) }
      guard let weakest else { break }
      shown.remove(at: weakest)
    }
    var column = 0
    var placed: [(Entry, Int)] = []
    for (_, entry) in shown {
      var entry = entry
      if column + size(of: entry, on: surface) > columns { entry.label = "" }
      placed.append((entry, column))
      column += size(of: entry, on: surface) + gap
    }
    return placed
  }
}
