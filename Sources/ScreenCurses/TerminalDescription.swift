import CCurses
import ScreenKit

/// What ncurses' description says about the terminal.
struct TerminalDescription {
  /// What to send to draw.
  var codes: TerminalCodes
  /// Sent when the screen is opened.
  var enter: [UInt8]
  /// Sent when the screen is given back, whatever happened.
  var leave: [UInt8]
  /// Sent when touches and the mouse are asked for, and when no longer; empty where the terminal knows neither.
  var pointer: (on: [UInt8], off: [UInt8])
  /// Rings or flashes.
  var bell: [UInt8]
  /// The keys that this terminal sends in its own way.
  var keys: [[UInt8]: Key]
  /// The size when the system does not know it.
  var rows: Int
  /// The size when the system does not know it.
  var columns: Int

  /// The description of the terminal `name`.
  init(name: String, output: Int32, usesColour: Bool) throws(TerminalError) {
    guard !name.isEmpty, hd_describe(name, output) == 1 else { throw .unknownTerminal(name) }
    guard let template = Self.string("cup").map({ String(decoding: $0, as: UTF8.self) }) else {
      throw .tooSimple(name)
    }
    let isUsual = template == "\u{1B}[%i%p1%d;%p2%dH"
    let count = usesColour ? min(16, max(0, Int(hd_number("colors")))) : 0
    var modifiers: [Modifiers: [UInt8]] = [:]
    modifiers[.bold] = Self.string("bold")
    modifiers[.dim] = Self.string("dim")
    modifiers[.underline] = Self.string("smul")
    modifiers[.reverse] = Self.string("rev") ?? Self.string("smso")
    let fullPlain = Self.string("sgr0") ?? []
    // Many descriptions add the choice of a character set, which is made once, at the beginning.
    let isANSI = String(decoding: fullPlain, as: UTF8.self).contains("\u{1B}[m")
    let plain = isANSI ? TerminalCodes.ansi.plain : fullPlain
    let erases = hd_string("ech") != nil
    let erase: @Sendable (Int) -> [UInt8] = { erases ? Self.string("ech", Int32(clamping: $0), 0) : [] }
    let goesForward = hd_string("cuf") != nil
    let forward: @Sendable (Int) -> [UInt8] = { goesForward ? Self.string("cuf", Int32(clamping: $0), 0) : [] }
    let hasColours = count >= 8 && hd_string("setaf") != nil && hd_string("setab") != nil
    let described: @Sendable (Int, Int) -> [UInt8] = { row, column in
      Self.string("cup", Int32(clamping: row), Int32(clamping: column))
    }
    codes = TerminalCodes(
      move: isUsual ? TerminalCodes.ansi.move : described,
      clear: Self.string("clear") ?? [], clearLine: Self.string("el") ?? [], erase: erase,
      forward: forward, plain: plain, modifiers: modifiers,
      foregrounds: Self.colours("setaf", count: hasColours ? count : 0),
      backgrounds: Self.colours("setab", count: hasColours ? count : 0),
      hideCursor: Self.string("civis") ?? [], showCursor: Self.string("cnorm") ?? [],
      scrollsAtEnd: hd_flag("am") == 1 && hd_flag("xenl") == 0)
    // Pasted text is marked as such, and touches are told, where the terminal is of a family that knows how.
    let isModern = ["xterm", "tmux", "screen", "rxvt", "alacritty", "foot", "kitty", "putty", "vte", "st-", "gnome"]
      .contains { name.hasPrefix($0) }
    pointer = isModern ? (Array("\u{1B}[?1000h\u{1B}[?1006h".utf8), Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)) : ([], [])
    let alternate = Self.string("smcup")
    // The keypad is left in its numeric mode: the decoder knows the arrows in either mode, and digits stay digits.
    enter = (alternate ?? []) + fullPlain + (isModern ? Array("\u{1B}[?2004h".utf8) : [])
    // Also where nobody asked for touches: how the process ends is not known beforehand.
    leave = pointer.off + (isModern ? Array("\u{1B}[?2004l".utf8) : [])
    leave += fullPlain + (Self.string("op") ?? []) + (Self.string("rmkx") ?? []) + (Self.string("cnorm") ?? [])
    // Without a second screen the first is cleared: nothing about an applicant stays on it.
    leave += alternate == nil ? codes.clear : Self.string("rmcup") ?? []
    bell = Self.string("bel") ?? []
    keys = Self.keys()
    rows = max(1, Int(hd_number("lines")))
    columns = max(1, Int(hd_number("cols")))
  }

  private static func keys() -> [[UInt8]: Key] {
    var names: [(String, Key)] = [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right), ("khome", .home), ("kend", .end),
      ("kpp", .pageUp), ("knp", .pageDown), ("kich1", .insert), ("kdch1", .delete), ("kcbt", .backTab),
      ("kent", .enter),
    ]
    for number in 1...12 { names.append(("kf\(number)", .function(number))) }
    var keys: [[UInt8]: Key] = [:]
    for (name, key) in names {
      if let bytes = string(name) { keys[bytes] = key }
    }
    return keys
  }

  private static func colours(_ name: String, count: Int) -> [[UInt8]] {
    (0..<count).map { string(name, Int32(clamping: $0), 0) }
  }

  private static func string(_ name: String) -> [UInt8]? {
    hd_string(name).map { Array(String(cString: $0).utf8) }
  }

  private static func string(_ name: String, _ first: Int32, _ second: Int32) -> [UInt8] {
    hd_string_with(name, first, second).map { Array(String(cString: $0).utf8) } ?? []
  }
}
