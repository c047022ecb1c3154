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
    var head = " \(sign(in: surface.glyphs)) "
    if !word.isEmpty { head += word + " " }
    surface.pieces([(head, style), (" " + text, .text)], in: rect)
  }
}
