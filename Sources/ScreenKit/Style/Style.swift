/// What a piece of the screen *is*; a `Theme` decides how that looks.
public enum StyleRole: UInt8, Sendable, CaseIterable, Hashable {
  /// Ordinary text on the terminal's own background.
  case text
  /// Less important text.
  case dim
  /// The name of a screen or panel.
  case title
  /// A word that should catch the eye without alarming.
  case accent
  /// The chosen row of a list.
  case selected
  /// News without urgency.
  case info
  /// Something is done or well.
  case success
  /// Something will need attention.
  case warning
  /// Something needs attention now.
  case danger
  /// Lines around panels.
  case border
  /// The lines around the panel that takes the keys.
  case focusedBorder
  /// The name of a key.
  case key
  /// What a key does.
  case keyLabel
  /// Something that cannot be done now.
  case disabled
  /// Text being typed.
  case input
  /// The hint in an empty field.
  case placeholder
  /// Large digits and letters.
  case big
  /// The bar at the top of a screen.
  case header
  /// The heads of a table's columns.
  case tableHeader
  /// The found part of a text.
  case match
  /// A training hall's mark.
  case training
}

/// How letters look beside their colour.
public struct Modifiers: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt8
  /// A set of the given bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }
  /// Heavier or brighter.
  public static let bold = Modifiers(rawValue: 1)
  /// Letters in the background's colour and the reverse.
  public static let reverse = Modifiers(rawValue: 2)
  /// A line below.
  public static let underline = Modifiers(rawValue: 4)
  /// Fainter.
  public static let dim = Modifiers(rawValue: 8)
}

/// The role of a cell and what is added to the role's own look.
public struct Style: Sendable, Hashable {
  /// What the cell is.
  public var role: StyleRole
  /// What is added to the role's look.
  public var modifiers: Modifiers

  /// The look of `role` with `modifiers` added.
  public init(_ role: StyleRole, _ modifiers: Modifiers = []) {
    self.role = role
    self.modifiers = modifiers
  }

  /// This style with `more` added.
  public func adding(_ more: Modifiers) -> Style { Style(role, modifiers.union(more)) }

  /// This style, bold.
  public var bold: Style { adding(.bold) }
  /// This style, underlined.
  public var underlined: Style { adding(.underline) }
  /// This style, reversed.
  public var reversed: Style { adding(.reverse) }
}

extension Style {
  /// See `StyleRole.text`.
  public static let text = Style(.text)
  /// See `StyleRole.dim`.
  public static let dim = Style(.dim)
  /// See `StyleRole.title`.
  public static let title = Style(.title)
  /// See `StyleRole.accent`.
  public static let accent = Style(.accent)
  /// See `StyleRole.selected`.
  public static let selected = Style(.selected)
  /// See `StyleRole.info`.
  public static let info = Style(.info)
  /// See `StyleRole.success`.
  public static let success = Style(.success)
  /// See `StyleRole.warning`.
  public static let warning = Style(.warning)
  /// See `StyleRole.danger`.
  public static let danger = Style(.danger)
  /// See `StyleRole.border`.
  public static let border = Style(.border)
  /// See `StyleRole.focusedBorder`.
  public static let focusedBorder = Style(.focusedBorder)
  /// See `StyleRole.key`.
  public static let key = Style(.key)
  /// See `StyleRole.keyLabel`.
  public static let keyLabel = Style(.keyLabel)
  /// See `StyleRole.disabled`.
  public static let disabled = Style(.disabled)
  /// See `StyleRole.input`.
  public static let input = Style(.input)
  /// See `StyleRole.placeholder`.
  public static let placeholder = Style(.placeholder)
  /// See `StyleRole.big`.
  public static let big = Style(.big)
  /// See `StyleRole.header`.
  public static let header = Style(.header)
  /// See `StyleRole.tableHeader`.
  public static let tableHeader = Style(.tableHeader)
  /// See `StyleRole.match`.
  public static let match = Style(.match)
  /// See `StyleRole.training`.
  public static let training = Style(.training)
}
