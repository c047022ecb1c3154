/// A row of small bars, one for each value.
public struct Sparkline: Sendable, Hashable {
  /// The values, oldest first.
  public var values: [Double]
  /// The value of a full bar; the greatest value when `nil`.
  public var maximum: Double?

  /// A sparkline.
  public init(_ values: [Double], maximum: Double? = nil) {
    self.values = values
    self.maximum = maximum
  }

  /// The bars of the last `columns` values. Zero and less is the lowest bar, a value that is no number a space.
  public func text(columns: Int, glyphs: Glyphs) -> String {
    let shown = values.suffix(max(0, columns))
    let top = maximum ?? shown.filter(\.isFinite).max() ?? 0
    let highest = glyphs.levels.count - 1
    return String(
      shown.map { value -> Character in
        guard value.isFinite else { return " " }
        guard top > 0, value > 0 else { return glyphs.levels[0] }
        // Anything above zero can be told from zero.
        return glyphs.levels[max(min(1, highest), min(highest, Int(value / top * Double(highest) + 0.5)))]
      })
  }

  /// Draws the bars at the right edge of the first line of `rect`.
  public func draw(into surface: inout Surface, rect: Rect, style: Style = .accent) {
    surface.line(
      text(columns: rect.columns, glyphs: surface.glyphs), in: rect, style: style, alignment: .trailing)
  }
}

/// A horizontal bar filled in part.
public struct Gauge: Sendable, Hashable {
  /// The filled part, 0–1; more and less are drawn as full and empty.
  public var fraction: Double

  /// A gauge.
  public init(_ fraction: Double) {
    self.fraction = fraction
  }

  /// Draws the bar over the first line of `rect`. A part above zero shows at least one cell, and only a whole one fills
  /// them all.
  public func draw(into surface: inout Surface, rect: Rect, style: Style = .accent) {
    let line = rect.line(0)
    guard !line.isEmpty else { return }
    let part = fraction.isFinite ? max(0, min(1, fraction)) : 0
    var filled = Int(part * Double(line.columns) + 0.5)
    if part > 0 { filled = max(1, filled) }
    if part < 1 { filled = min(line.columns - 1, filled) }
    let (bar, rest) = (line.splitColumns([.fixed(filled), .rest])[0], line.splitColumns([.fixed(filled), .rest])[1])
    surface.fill(bar, with: surface.glyphs.block, style: style)
    surface.fill(rest, with: surface.glyphs.shade, style: .dim)
  }
}
