/// Wakes a terminal when another one appended.
///
/// Poll `fileDescriptor` for input beside the keyboard, `drain()` when it is readable, then read what is new. A notice may
/// come for nothing or stand for many appends, and may be lost: ask `dataVersion()` every few seconds as well.
public final class ChangeNotice: Sendable {
  /// A descriptor that becomes readable on news; nil when the store cannot tell (a read-only disk), so ask more often.
  public let fileDescriptor: Int32?
  private let emptying: @Sendable () -> Bool
  private let closing: @Sendable () -> Void

  /// For engines: `drain` empties the descriptor without blocking and says whether there was any; `close` runs at the end.
  public init(fileDescriptor: Int32?, drain: @escaping @Sendable () -> Bool, close: @escaping @Sendable () -> Void) {
    self.fileDescriptor = fileDescriptor
    self.emptying = drain
    self.closing = close
  }

  /// A notice that never comes.
  public static var silent: ChangeNotice { ChangeNotice(fileDescriptor: nil, drain: { false }, close: {}) }

  /// Makes the descriptor unreadable again; true when there was news. Never blocks.
  @discardableResult
  public func drain() -> Bool { emptying() }

  deinit { closing() }
}
