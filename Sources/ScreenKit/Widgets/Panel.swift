/// A titled part of a screen.
public struct Panel: Sendable, Hashable {
  /// What separates it from its neighbours.
  public enum Frame: Sendable, Hashable {
    /// Lines all around.
    case box
    /// One line above, with the title in it.
    case rule
  }

  /// Its name; may be empty.
  public var title: String
  /// What separates it from its neighbours.
  public var frame: Frame
  /// Whether it takes the keys.
  public var focused: Bool

  /// A panel.
  public init(_ title: String = "", frame: Frame = .box, focused: Bool = false) {
    self.title = title
    self.frame = frame
    self.focused = focused
  }

  /// Draws the frame and returns the rectangle inside it, which is left as it was.
  @discardableResult
  public func draw(into surface: inout Surface, rect: Rect) -> Rect {
    let style: Style = focused ? .focusedBorder : .border
    switch frame {
    case .box:
      surface.box(rect, title: title, style: style)
      return rect.inset(rows: 1, columns: 2)
    case .rule:
      let (head, rest) = rect.cutTop(1)
      guard !head.isEmpty else { return rest }
      surface.horizontalRule(row: head.row, column: head.column, columns: head.columns, style: style)
      if !title.isEmpty && head.columns >= 5 {
        let shown = surface.width.clip(title, to: head.columns - 4)
        surface.put(
          " " + shown + " ", row: head.row, column: head.column + 1, style: .title, maxWidth: head.columns - 2)
      }
      return rest
    }
  }
}
