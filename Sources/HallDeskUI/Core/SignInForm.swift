import HallModel
import ScreenKit

/// Staff number and PIN.
struct SignInForm: Sendable {
  var staff = TextField(limit: 20, placeholder: "")
  var pin = TextField(limit: 8, mask: "*")
  var onPIN = false

  mutating func update(_ key: Key) {
    // Input methods give full-width digits; a staff number and a PIN are meant half-width.
    var key = key
    if case .character(let character) = key { key = .character(Key.halfWidth(character)) }
    switch key {
    case .up: onPIN = false
    case .down: onPIN = true
    default: if onPIN { _ = pin.update(key) } else { _ = staff.update(key) }
    }
  }

  /// The check of what was typed.
  func signIn() -> Effect {
    .signIn(staff: number, pin: pin.text, tag: "sign_in")
  }

  /// The staff number without blanks.
  var number: String { staff.text.filter { !$0.isWhitespace } }

  /// The keys of every screen before somebody is signed in.
  func keyMap<Action>(signIn: Action, next: Action, leave: Action) -> KeyMap<Action> {
    KeyMap([
      Binding(
        [.enter], onPIN ? signIn : next, label: onPIN ? "window.key.sign_in" : "window.key.next", priority: 9),
      Binding([.tab, .backTab], next, label: "window.key.next", priority: -1),
      Binding([.function(10), .control("Q")], leave, label: "key.leave", priority: 8),
    ])
  }

  func draw(into surface: inout Surface, rect: Rect, _ environment: Environment, window: Int, hint: String) {
    let title = environment.texts("sign_in.title", ["n": String(window)])
    draw(into: &surface, rect: rect, environment, title: title, hint: hint)
  }

  func draw(into surface: inout Surface, rect: Rect, _ environment: Environment, title: String, hint: String) {
    let texts = environment.texts
    let box = rect.centered(rows: 9, columns: min(rect.columns, 52))
    let inside = Panel(title, focused: true).draw(into: &surface, rect: box)
    let fields = [(texts("sign_in.staff"), staff, !onPIN), (texts("sign_in.pin"), pin, onPIN)]
    let widest = fields.map { surface.width.displayWidth($0.0) }.max() ?? 0
    for (index, (label, field, focused)) in fields.enumerated() {
      let row = inside.row + 1 + index * 2
      surface.put(label, row: row, column: inside.column + 1, style: focused ? .accent : .dim, maxWidth: widest)
      field.draw(
        into: &surface,
        rect: Rect(row: row, column: inside.column + widest + 3, rows: 1, columns: inside.columns - widest - 5),
        focused: focused)
    }
    surface.line(hint.isEmpty ? texts("sign_in.hint") : hint, in: inside.inset(columns: 1), at: 5, style: .dim)
  }
}
