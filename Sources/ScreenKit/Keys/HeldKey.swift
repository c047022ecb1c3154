/// Tells a function key that is held down from one that is pressed again: held down, it acts once.
///
/// A terminal does not say when a key is let go; a key held down only comes again and again. The first repeat comes
/// after half a second on most systems, the others in a few hundredths.
public struct HeldKey: Sendable {
  /// The same key within so many milliseconds of its last coming is still held down.
  public static let quiet: Int64 = 750

  private var last: (key: Key, at: Int64)?

  /// No key was pressed yet.
  public init() {}

  /// Whether `key`, come at `milliseconds` of a clock that never goes back, is only still held down.
  ///
  /// Text, arrows and the help may repeat; function keys act on people.
  public mutating func isRepeat(_ key: Key, at milliseconds: Int64) -> Bool {
    let before = last
    last = (key, milliseconds)
    guard case .function(let number) = key, number > 1, let before, before.key == key else { return false }
    return milliseconds - before.at < Self.quiet
  }
}
