/// Tells a key that is held down from one that is pressed again: held down, it acts once.
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
  /// - Parameter acts: whether the key acts on people; those that do not, such as text, arrows and the help, may repeat. The
  ///   function keys, where it is not said.
  public mutating func isRepeat(_ key: Key, at milliseconds: Int64, acts: Bool? = nil) -> Bool {
    let before = last
    last = (key, milliseconds)
    guard acts ?? key.isFunction, let before, Self.isSame(before.key, key) else { return false }
    return milliseconds - before.at < Self.quiet
  }

  /// A finger that trembles touches the cells beside as well.
  private static func isSame(_ first: Key, _ second: Key) -> Bool {
    guard case .press(let row, let column) = first, case .press(let otherRow, let otherColumn) = second else {
      return first == second
    }
    return abs(row - otherRow) <= 1 && abs(column - otherColumn) <= 2
  }
}

extension Key {
  /// Whether it is a function key other than the help's.
  public var isFunction: Bool {
    guard case .function(let number) = self else { return false }
    return number > 1
  }
}
