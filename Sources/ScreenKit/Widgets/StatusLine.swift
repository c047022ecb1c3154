/// One line of news: a sign, a word and a sentence, so that it is understood without colours.
public struct StatusLine: Sendable, Hashable {
  /// How urgent it is.
  public enum Severity: Sendable, Hashable, CaseIterable {
    /// News.
    case info
    /// Something was done.
    case success
    /// Something will need attention.
    case warning
    /// Something needs attention now.
    case danger
  }

  /// How urgent it is.
  public var severity: Severity
  /// The word for the urgency, such as 注意; given by the caller, who knows the language.
  public var word: String
  /// The news.
  public var text: String

  /// A line of news.
  public init(_ severity: Severity, word: String, text: String) {
    self.severity = severity
    self.word = word
    self.text = text
  }

  /// The style of the sign and the word.
  public var style: Style {
    switch severity {
    case .info: .info
    case .success: .success
    case .warning: .warning
    case .danger: .danger
    }
  }

  /// The sign of the urgency.
  public func sign(in glyphs: Glyphs) -> Character {
    switch severity {
    case .info: glyphs.info
    case .success: glyphs.success
    case .warning: glyphs.warning
    case .danger: glyphs.danger
    }
  }

  /// Draws the news over the first line of `rect`.
  public func draw(into surface: inout Surface, rect: Rect) {
    surface.line("", in: rect)
    surface.pieces([(head(surface.glyphs), style), (" " + text, .text)], in: rect)
  }

  /// Draws the news over the last lines of `rect`: one, or as many as it takes up to `rows`, so that what is to be done,
  /// which stands at the end, is read.
  public func drawWhole(into surface: inout Surface, rect: Rect, rows: Int) {
    let head = head(surface.glyphs)
    let indent = surface.width.displayWidth(head) + 1
    let lines = surface.width.wrap(text, columns: max(1, rect.columns - indent - 1))
    guard lines.count > 1, rows > 1 else { return draw(into: &surface, rect: rect.cutBottom(1).bottom) }
    let shown = rect.cutBottom(min(rows, lines.count)).bottom
    surface.fill(shown)
    for (index, line) in lines.prefix(shown.rows).enumerated() {
      // What does not fit in the last of them is seen to be cut.
      let isCut = index == shown.rows - 1 && lines.count > shown.rows
      let text = isCut ? surface.width.clip(line + lines[index + 1], to: rect.columns - indent - 1) : line
      let lead = index == 0 ? head : String(repeating: " ", count: indent - 1)
      surface.pieces([(lead, style), (" " + text, .text)], in: shown, at: index)
    }
  }

  private func head(_ glyphs: Glyphs) -> String { " \(sign(in: glyphs)) " + (word.isEmpty ? "" : word + " ") }
}
