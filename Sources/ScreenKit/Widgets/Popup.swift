/// A box in the middle of the screen with a message and buttons.
public struct Popup: Sendable, Hashable {
  /// One of the answers.
  public struct Button: Sendable, Hashable {
    /// The key that gives it at once.
    public var key: Key
    /// What it says.
    public var label: String
    /// Whether it does harm.
    public var isDangerous: Bool

    /// An answer.
    public init(_ key: Key, _ label: String, dangerous: Bool = false) {
      self.key = key
      self.label = label
      self.isDangerous = dangerous
    }
  }

  /// What a key did.
  public enum Outcome: Sendable, Hashable {
    /// The button of this number was chosen, by its key or by Enter.
    case chosen(Int)
    /// Esc, and no button has it.
    case closed
    /// Another button has the focus.
    case moved
    /// The box has no use for the key, but nothing behind it should get it.
    case ignored
  }

  /// The upper line.
  public var title: String
  /// The message; wrapped.
  public var body: String
  /// The answers from left to right.
  public var buttons: [Button]
  /// The button Enter chooses.
  public private(set) var focus: Int

  /// A box; Enter chooses `focus` unless a button has Enter for its key.
  public init(title: String, body: String, buttons: [Button], focus: Int = 0) {
    self.title = title
    self.body = body
    self.buttons = buttons
    self.focus = max(0, min(focus, buttons.count - 1))
  }

  /// Moves between the buttons or chooses one.
  public mutating func update(_ key: Key) -> Outcome {
    let wanted = key.normalised
    if let index = buttons.firstIndex(where: { $0.key == wanted }) { return .chosen(index) }
    switch wanted {
    case .escape: return .closed
    case .enter: return buttons.isEmpty ? .closed : .chosen(focus)
    case .right, .tab:
      focus = buttons.isEmpty ? 0 : (focus + 1) % buttons.count
      return .moved
    case .left, .backTab:
      focus = buttons.isEmpty ? 0 : (focus + buttons.count - 1) % buttons.count
      return .moved
    default: return .ignored
    }
  }

  /// Draws the box in the middle of `rect` over what is there, and hides the cursor.
  public func draw(into surface: inout Surface, rect: Rect) {
    let width = surface.width
    let captions = buttons.map { $0.key.display(with: surface.glyphs) + " " + $0.label }
    let row = captions.reduce(0) { $0 + width.displayWidth($1) + 4 }
    let longest = body.split(whereSeparator: \.isNewline).map { width.displayWidth(String($0)) }.max() ?? 0
    let inner = min(max(longest, row, width.displayWidth(title) + 4, 24), max(1, min(rect.columns - 6, 72)))
    let lines = width.wrap(body, columns: inner)
    let stacked = row > inner
    let buttonRows = stacked ? captions.count : min(1, captions.count)
    let area = rect.centered(rows: lines.count + buttonRows + (buttonRows > 0 ? 3 : 2), columns: inner + 4)
    surface.fill(area)
    surface.box(area, title: title, style: .focusedBorder)
    surface.cursor = nil
    let inside = area.inset(rows: 1, columns: 2)
    // The buttons are never pushed out by a long message.
    let (top, bottom) = inside.cutBottom(buttonRows)
    surface.paragraph(body, in: top)
    var column = bottom.column
    for (index, caption) in captions.enumerated() {
      let style: Style =
        index == focus && buttons.count > 1 ? .selected : buttons[index].isDangerous ? .danger : Style(.key)
      let size = width.displayWidth(caption) + 2
      let line = stacked ? bottom.row + index : bottom.row
      guard line < bottom.endRow else { break }
      surface.put(
        " " + caption + " ", row: line, column: stacked ? bottom.column : column, style: style,
        maxWidth: bottom.endColumn - (stacked ? bottom.column : column))
      column += size + 2
    }
  }
}

/// Asks before something dangerous is done.
///
/// The key that confirms is never the one that opened the box, so that a key held down or pressed twice cannot both ask
/// and answer. It is not a letter either: an input method would swallow it.
public struct ConfirmBox: Sendable, Hashable {
  /// What a key did.
  public enum Outcome: Sendable, Hashable {
    /// Do it.
    case confirmed
    /// Leave it.
    case cancelled
    /// Neither; the box stays.
    case ignored
  }

  /// The key that confirms.
  public let confirmKey: Key
  /// The upper line.
  public var title: String
  /// What will happen.
  public var body: String
  /// The word for doing it.
  public var confirmLabel: String
  /// The word for leaving it.
  public var cancelLabel: String

  /// A box opened by the key `openedBy`.
  ///
  /// - Parameter confirmKeys: the keys to choose from, the best first; those that opened the box, and Esc, are passed
  ///   over, and if none is left Enter, F8 or F10 confirms.
  public init(
    title: String, body: String, openedBy: Key, confirmLabel: String, cancelLabel: String,
    confirmKeys: [Key] = [.enter]
  ) {
    let opened = openedBy.normalised
    let candidates = confirmKeys.map(\.normalised) + [.enter, .function(8), .function(10)]
    confirmKey = candidates.first { $0 != opened && $0 != .escape } ?? .function(10)
    self.title = title
    self.body = body
    self.confirmLabel = confirmLabel
    self.cancelLabel = cancelLabel
  }

  /// Confirms, cancels with Esc, or stays.
  public func update(_ key: Key) -> Outcome {
    switch key.normalised {
    case confirmKey: .confirmed
    case .escape: .cancelled
    default: .ignored
    }
  }

  /// Draws the box in the middle of `rect`, as a `Popup` is drawn.
  public func draw(into surface: inout Surface, rect: Rect) {
    let buttons = [Popup.Button(confirmKey, confirmLabel, dangerous: true), Popup.Button(.escape, cancelLabel)]
    // No button has the focus: only the two keys count.
    Popup(title: title, body: body, buttons: buttons, withoutFocus: ()).draw(into: &surface, rect: rect)
  }
}

extension Popup {
  init(title: String, body: String, buttons: [Button], withoutFocus: Void) {
    self.title = title
    self.body = body
    self.buttons = buttons
    focus = -1
  }
}
