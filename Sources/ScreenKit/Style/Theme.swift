/// How a role looks on a terminal.
public struct Look: Sendable, Hashable {
  /// Colour of the letters: 0–15 of the terminal's palette, or `nil` for the terminal's own.
  public var foreground: UInt8?
  /// Colour behind the letters: 0–15 of the terminal's palette, or `nil` for the terminal's own.
  public var background: UInt8?
  /// Bold, dim, reverse, underline.
  public var modifiers: Modifiers

  /// A look of the given colours and modifiers.
  public init(foreground: UInt8? = nil, background: UInt8? = nil, modifiers: Modifiers = []) {
    self.foreground = foreground
    self.background = background
    self.modifiers = modifiers
  }
}

/// The looks of all roles. The terminal's own background is kept, bars and marks apart.
public struct Theme: Sendable, Hashable {
  private var looks: [Look]

  /// A theme in which every role looks plain.
  public init() {
    looks = Array(repeating: Look(), count: StyleRole.allCases.count)
  }

  /// The look of a role.
  public subscript(role: StyleRole) -> Look {
    get { looks[Int(role.rawValue)] }
    set { looks[Int(role.rawValue)] = newValue }
  }

  /// The look of a style: its role's with the style's modifiers added. Reversed twice is not reversed.
  public func look(of style: Style) -> Look {
    var look = self[style.role]
    let both = look.modifiers.contains(.reverse) && style.modifiers.contains(.reverse)
    look.modifiers.formUnion(style.modifiers)
    if both { look.modifiers.remove(.reverse) }
    return look
  }

  /// The palette's sixteen colours, chosen to be legible on light and on dark backgrounds.
  public static let colour: Theme = {
    var theme = Theme.monochrome
    theme[.accent] = Look(foreground: 6, modifiers: .bold)
    theme[.selected] = Look(foreground: 15, background: 4, modifiers: .bold)
    theme[.info] = Look(foreground: 6)
    theme[.success] = Look(foreground: 2, modifiers: .bold)
    theme[.warning] = Look(foreground: 0, background: 3)
    theme[.danger] = Look(foreground: 15, background: 1, modifiers: .bold)
    theme[.focusedBorder] = Look(foreground: 6, modifiers: .bold)
    theme[.key] = Look(foreground: 6, modifiers: .bold)
    theme[.big] = Look(foreground: 6, modifiers: .bold)
    theme[.header] = Look(foreground: 0, background: 6)
    theme[.match] = Look(foreground: 6, modifiers: [.bold, .underline])
    theme[.training] = Look(foreground: 0, background: 5, modifiers: .bold)
    return theme
  }()

  /// No colours at all: for monochrome terminals and `NO_COLOR` (no-color.org).
  public static let monochrome: Theme = {
    var theme = Theme()
    theme[.dim] = Look(modifiers: .dim)
    theme[.title] = Look(modifiers: .bold)
    theme[.accent] = Look(modifiers: .bold)
    theme[.selected] = Look(modifiers: .reverse)
    theme[.success] = Look(modifiers: .bold)
    theme[.warning] = Look(modifiers: [.bold, .underline])
    theme[.danger] = Look(modifiers: [.bold, .reverse])
    theme[.border] = Look(modifiers: .dim)
    theme[.focusedBorder] = Look(modifiers: .bold)
    theme[.key] = Look(modifiers: .bold)
    theme[.disabled] = Look(modifiers: .dim)
    theme[.input] = Look(modifiers: .underline)
    theme[.placeholder] = Look(modifiers: .dim)
    theme[.big] = Look(modifiers: .bold)
    theme[.header] = Look(modifiers: .reverse)
    theme[.tableHeader] = Look(modifiers: [.bold, .underline])
    theme[.match] = Look(modifiers: [.bold, .underline])
    theme[.training] = Look(modifiers: [.bold, .reverse])
    return theme
  }()

  /// Reads changes to a theme from lines `role = words`: a first colour, `on` and a second one, and `bold`, `dim`,
  /// `reverse`, `underline`, in any order; colours are `default`, 0–15, or a name from `black` to `brightwhite`.
  /// Returns the changed theme and the numbers of the lines that make no sense.
  public func changed(by source: String) -> (theme: Theme, badLines: [Int]) {
    var theme = self
    var bad: [Int] = []
    for (index, raw) in source.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let words = raw.split { $0 == " " || $0 == "\t" }.map { $0.lowercased() }
      guard let name = words.first, !name.hasPrefix("#") else { continue }
      let role = StyleRole.allCases.first { "\($0)".lowercased() == name }
      guard let role, words.count >= 2, words[1] == "=", let look = Self.look(from: words.dropFirst(2)) else {
        bad.append(index + 1)
        continue
      }
      theme[role] = look
    }
    return (theme, bad)
  }

  private static func look(from words: ArraySlice<String>) -> Look? {
    var look = Look()
    var isBackground = false
    for word in words {
      switch word {
      case "on": isBackground = true
      case "bold": look.modifiers.insert(.bold)
      case "dim": look.modifiers.insert(.dim)
      case "reverse": look.modifiers.insert(.reverse)
      case "underline": look.modifiers.insert(.underline)
      default:
        let colour = word == "default" ? nil : UInt8(word) ?? names.firstIndex(of: word).map(UInt8.init)
        if word != "default" && (colour ?? 16) > 15 { return nil }
        if isBackground { look.background = colour } else { look.foreground = colour }
      }
    }
    return look
  }

  private static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "brightblack", "brightred", "brightgreen",
    "brightyellow", "brightblue", "brightmagenta", "brightcyan", "brightwhite",
  ]
}
