/// A key, or something else that comes the way keys come.
public enum Key: Sendable, Hashable {
  /// A grapheme typed or given by an input method.
  case character(Character)
  /// F1–F12 (and higher, where a keyboard has them).
  case function(Int)
  /// A letter together with Ctrl, upper case. Never I, M, J, H or `[`: these are Tab, Enter, Enter, Backspace and Esc.
  case control(Character)
  /// A character together with Alt.
  case alt(Character)
  /// An arrow.
  case up
  /// An arrow.
  case down
  /// An arrow.
  case left
  /// An arrow.
  case right
  /// To the beginning.
  case home
  /// To the end.
  case end
  /// A page back.
  case pageUp
  /// A page on.
  case pageDown
  /// Return or Enter.
  case enter
  /// Esc on its own.
  case escape
  /// Tab.
  case tab
  /// Shift and Tab.
  case backTab
  /// Deletes to the left.
  case backspace
  /// Deletes to the right.
  case delete
  /// Insert.
  case insert
  /// Text pasted as a whole.
  case paste(String)
  /// A touch, or the left mouse button pressed, at a cell of the screen counted from 0; only where a screen asked for it.
  case press(row: Int, column: Int)
  /// The terminal has another size now.
  case resize

  /// The key as a command means it: what an input method makes of a key (full-width forms, the ideographic space,
  /// Chinese punctuation) becomes the ASCII character of that key. Only for commands, never for text.
  public var normalised: Key {
    guard case .character(let character) = self else { return self }
    return .character(Self.halfWidth(character))
  }

  /// The ASCII character of a full-width or Chinese one; any other unchanged.
  public static func halfWidth(_ character: Character) -> Character {
    let scalars = character.unicodeScalars
    guard let scalar = scalars.first, scalar.value > 0x7F, scalars.count == 1 else { return character }
    switch scalar.value {
    case 0xFF01...0xFF5E:
      return Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init) ?? character
    default:
      return punctuation[character] ?? character
    }
  }

  /// What Chinese input methods give for the punctuation keys.
  private static let punctuation: [Character: Character] = [
    "\u{3000}": " ", "。": ".", "、": "/", "《": "<", "》": ">", "【": "[", "】": "]", "“": "\"", "”": "\"", "‘": "'",
    "’": "'", "·": "`", "￥": "$", "…": "^", "—": "_", "「": "{", "」": "}",
  ]
}
