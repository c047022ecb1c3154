import HallModel
import ScreenKit

/// What every role's screen has around it: header, notice, key bar, help, palette, and the sentence for a terminal that
/// is too small.
public struct RoleShell<Screen: RoleScreen> {
  /// The role's own screen.
  public var screen: Screen
  private var overlay = Overlay.none

  private enum Overlay {
    case none
    case help(HelpOverlay)
    case palette(CommandPalette<Screen.Action>)
  }

  /// Puts a shell around a screen.
  public init(_ screen: Screen) { self.screen = screen }

  /// Takes a key.
  public mutating func press(_ key: Key, _ environment: Environment) -> [Effect] {
    if key == .resize { return [] }
    if case .press = key {
      guard environment.isLargeEnough else { return [] }
      // A touch finds the way back from what lies over the screen.
      if isCovered {
        overlay = .none
        return []
      }
    }
    switch overlay {
    case .help(var help):
      overlay = help.update(key) == .closed ? .none : .help(help)
      return []
    case .palette(var palette):
      return pressed(key, &palette, environment)
    case .none: break
    }
    let map = screen.keyMap(environment)
    if screen.staysInFront(environment) { return press(key, map, environment) }
    if key == .function(1) || (key.normalised == .character("?") && !screen.isTyping(environment)) {
      overlay = .help(
        HelpOverlay(
          map, texts: environment.texts, title: environment.texts("shell.help"),
          hint: environment.texts("shell.help.hint")))
      return []
    }
    if key == .control("P") {
      overlay = .palette(
        CommandPalette(
          map, texts: environment.texts, title: environment.texts("shell.palette"),
          placeholder: environment.texts("shell.palette.hint")))
      return []
    }
    return press(key, map, environment)
  }

  private mutating func press(_ key: Key, _ map: KeyMap<Screen.Action>, _ environment: Environment) -> [Effect] {
    screen.notice = nil
    // A character is text wherever text is expected; commands there are on other keys.
    if case .character = key, screen.isTyping(environment) { return screen.type(key, environment) }
    switch map.lookup(key) {
    case .action(let action): return screen.act(action, environment)
    case .disabled(let reason):
      screen.notice = Notice(.warning, reason)
      return []
    case .none: return screen.type(key, environment)
    }
  }

  /// Takes news.
  public mutating func receive(_ news: News, _ environment: Environment) -> [Effect] {
    defer { clearFront(environment) }
    return screen.receive(news, environment)
  }

  /// Goes on with the time.
  public mutating func tick(_ environment: Environment) -> [Effect] {
    defer { clearFront(environment) }
    return screen.tick(environment)
  }

  /// Help and palette make way for a question.
  private mutating func clearFront(_ environment: Environment) {
    if isCovered, screen.staysInFront(environment) { overlay = .none }
  }

  private var isCovered: Bool { if case .none = overlay { false } else { true } }

  /// Draws everything. `trouble` is shown above the keys for as long as it lasts.
  public func view(_ environment: Environment, trouble: String? = nil) -> Surface {
    var surface = Surface(
      rows: environment.rows, columns: environment.columns, width: environment.width, glyphs: environment.glyphs)
    let texts = environment.texts
    guard environment.isLargeEnough else {
      let least = Environment.smallest
      let sentence = texts(
        "shell.too_small",
        [
          "rows": String(least.rows), "columns": String(least.columns), "now_rows": String(environment.rows),
          "now_columns": String(environment.columns),
        ])
      surface.paragraph(sentence, in: surface.bounds, from: max(0, environment.rows / 2 - 1), style: .warning)
      return surface
    }
    let (head, afterHead) = surface.bounds.cutTop(1)
    let (afterKeys, keys) = afterHead.cutBottom(1)
    drawHeader(into: &surface, head, environment)
    screen.draw(into: &surface, body: environment.body, environment)
    let isFront = screen.staysInFront(environment)
    if let trouble, !isFront {
      StatusLine(.danger, word: texts("shell.danger"), text: trouble)
        .drawWhole(into: &surface, rect: afterKeys, rows: 3)
    } else if let notice = screen.notice {
      StatusLine(notice.severity, word: "", text: notice.text).drawWhole(into: &surface, rect: afterKeys, rows: 3)
    }
    let map = screen.keyMap(environment)
    KeyBar(isFront ? map : withHelp(map, environment), texts: texts).draw(into: &surface, rect: keys)
    switch overlay {
    case .none: break
    case .help(let help): help.draw(into: &surface, rect: afterKeys)
    case .palette(let palette): palette.draw(into: &surface, rect: afterKeys)
    }
    return surface
  }

  private mutating func pressed(
    _ key: Key, _ palette: inout CommandPalette<Screen.Action>, _ environment: Environment
  ) -> [Effect] {
    switch palette.update(key) {
    case .chosen(let action):
      overlay = .none
      return screen.act(action, environment)
    case .refused(let reason):
      overlay = .none
      screen.notice = Notice(.warning, reason)
    case .closed: overlay = .none
    case .changed, .ignored: overlay = .palette(palette)
    }
    return []
  }

  private func withHelp(_ map: KeyMap<Screen.Action>, _ environment: Environment) -> KeyMap<Screen.Action> {
    // The help is the shell's, not the screen's; in the bar it stands first. Its action is never asked for.
    guard let any = map.bindings.first?.action else { return map }
    return KeyMap([Binding([.function(1), .character("?")], any, label: "key.help", priority: 100)]).adding(map)
  }

  private func drawHeader(into surface: inout Surface, _ rect: Rect, _ environment: Environment) {
    let hall = environment.hall
    surface.line("", in: rect, style: .header)
    let clock = hall.settings.zone.clock(environment.now)
    let status = screen.status(environment)
    let right = (status.isEmpty ? "" : status + "  ") + clock + " "
    let training = hall.training ? " " + environment.texts("shell.training") + " " : ""
    let rightColumns = surface.width.displayWidth(right)
    let room = rect.columns - rightColumns - surface.width.displayWidth(training) - 2
    // Before a hall is chosen there is none to name.
    let place = hall.settings.name.isEmpty ? environment.texts("launcher.title") : hall.settings.name
    let title = surface.width.clip(" " + place + " · " + screen.title(environment), to: max(0, room))
    let used = surface.put(title, row: rect.row, column: rect.column, style: .header, maxWidth: room)
    if !training.isEmpty {
      surface.put(training, row: rect.row, column: rect.column + used + 1, style: .training, maxWidth: rect.columns)
    }
    surface.put(
      right, row: rect.row, column: rect.endColumn - rightColumns, style: .header, maxWidth: rightColumns)
  }
}
