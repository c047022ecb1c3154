/// One thing a person can do on a screen, and the keys for it.
///
/// The key bar, the help, the palette, the documentation and the tests are all made from these values.
public struct Binding<Action> {
  /// The keys, the one to show first.
  public var keys: [Key]
  /// What they do.
  public var action: Action
  /// The key of its short name in the text catalogue.
  public var label: String
  /// The key of a sentence about it in the text catalogue; the help shows the short name when `nil`.
  public var help: String?
  /// How long it stays in a key bar that is too narrow: the highest longest. Below 0: never in the bar.
  public var priority: Int
  /// Whether it must be confirmed with another key.
  public var isDangerous: Bool
  /// Why it cannot be done now, as a sentence for the person; `nil` when it can.
  public var disabledReason: String?

  /// A binding; see the properties.
  public init(
    _ keys: [Key], _ action: Action, label: String, help: String? = nil, priority: Int = 0, dangerous: Bool = false,
    disabledReason: String? = nil
  ) {
    self.keys = keys
    self.action = action
    self.label = label
    self.help = help
    self.priority = priority
    self.isDangerous = dangerous
    self.disabledReason = disabledReason
  }

  /// The first function key among the keys, by its number.
  public var functionNumber: Int? {
    for case .function(let number) in keys { return number }
    return nil
  }

  /// Whether this opens the help: it has F1 or `?`, and no key bar leaves it out.
  public var isHelp: Bool { keys.contains(.function(1)) || keys.contains(.character("?")) }

  /// The same binding with what it does as a part of something larger.
  public func turned<Other>(_ action: (Action) -> Other) -> Binding<Other> {
    Binding<Other>(
      keys, action(self.action), label: label, help: help, priority: priority, dangerous: isDangerous,
      disabledReason: disabledReason)
  }

  /// The same binding, disabled for a reason (or enabled with `nil`).
  public func disabled(_ reason: String?) -> Binding {
    var copy = self
    copy.disabledReason = reason
    return copy
  }
}

extension Binding: Sendable where Action: Sendable {}
extension Binding: Equatable where Action: Equatable {}

/// What a screen's keys do in its present state.
public struct KeyMap<Action> {
  /// What a key means.
  public enum Lookup {
    /// Do this.
    case action(Action)
    /// It would do something, but not now: the reason is a sentence for the person.
    case disabled(String)
    /// The key means nothing here.
    case none
  }

  /// All bindings, in the order of the help.
  public var bindings: [Binding<Action>]

  /// A map of these bindings.
  public init(_ bindings: [Binding<Action>] = []) {
    self.bindings = bindings
  }

  /// The binding of a key. Full-width forms count as half-width, and a letter that is not bound counts in its other
  /// case (Caps Lock).
  public func binding(for key: Key) -> Binding<Action>? {
    let wanted = key.normalised
    if let found = bindings.first(where: { $0.keys.contains(wanted) }) { return found }
    guard case .character(let letter) = wanted, letter.isASCII, letter.isLetter else { return nil }
    let other = Character(letter.isLowercase ? letter.uppercased() : letter.lowercased())
    return bindings.first { $0.keys.contains(.character(other)) }
  }

  /// What a key means.
  public func lookup(_ key: Key) -> Lookup {
    guard let binding = binding(for: key) else { return .none }
    if let reason = binding.disabledReason { return .disabled(reason) }
    return .action(binding.action)
  }

  /// This map with another one behind it: where both bind a key, this one wins.
  public func adding(_ other: KeyMap) -> KeyMap { KeyMap(bindings + other.bindings) }

  /// This map without what is bound to these keys.
  public func without(_ keys: [Key]) -> KeyMap {
    KeyMap(bindings.filter { binding in !binding.keys.contains(where: keys.contains) })
  }

  /// Keys bound more than once; empty in a sound map.
  public var conflicts: [Key] {
    var seen: Set<Key> = []
    var twice: [Key] = []
    for key in bindings.flatMap(\.keys) where !seen.insert(key.normalised).inserted && !twice.contains(key) {
      twice.append(key)
    }
    return twice
  }
}

extension KeyMap: Sendable where Action: Sendable {}
extension KeyMap: Equatable where Action: Equatable {}
extension KeyMap.Lookup: Sendable where Action: Sendable {}
extension KeyMap.Lookup: Equatable where Action: Equatable {}
