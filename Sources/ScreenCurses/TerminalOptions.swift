import ScreenKit

extension Terminal {
  /// How a screen is opened.
  public struct Options: Sendable {
    /// Whether colours are used.
    public enum Colour: Sendable, Hashable {
      /// Unless `NO_COLOR` is set or the terminal has none.
      case automatic
      /// Never.
      case never
    }

    /// What is known about the ambiguous characters.
    public enum AmbiguousWidth: Sendable, Hashable {
      /// They take so many columns: 1 or 2.
      case columns(Int)
      /// The terminal is asked, for at most 100 ms; one column when it does not answer.
      case probe
    }

    /// What is known about the ambiguous characters.
    public var ambiguousWidth: AmbiguousWidth
    /// Whether colours are used.
    public var colour: Colour
    /// The looks of a screen in colour; without colours it is `Theme.monochrome`.
    public var theme: Theme
    /// How long an Esc may be the beginning of a sequence, in milliseconds.
    public var escapeDelay: Int

    /// The usual way.
    public init(
      ambiguousWidth: AmbiguousWidth = .columns(1), colour: Colour = .automatic, theme: Theme = .colour,
      escapeDelay: Int = 25
    ) {
      self.ambiguousWidth = ambiguousWidth
      self.colour = colour
      self.theme = theme
      self.escapeDelay = max(0, escapeDelay)
    }
  }

  /// Why the process should end.
  public enum Ending: Sendable, Hashable {
    /// A signal asks for it: SIGTERM, SIGINT (Ctrl-C), SIGQUIT, SIGHUP. Its number.
    case terminate(Int32)
    /// The terminal is gone.
    case hangup
  }

  /// What ended a wait.
  public struct Wakeup: Sendable, Hashable {
    /// `readKeys` may have something.
    public var keys = false
    /// Those of the given descriptors that can be read, or have failed.
    public var ready: [Int32] = []
    /// Set when the process should end.
    public var ending: Ending?
  }
}
