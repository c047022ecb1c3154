/// A set of windows by their position in the settings: one machine word decides whether a window may take a ticket.
public struct WindowSet: Hashable, Sendable {
  /// The most windows a hall may have.
  public static let capacity = 512

  private var words = SIMD8<UInt64>.zero

  /// Creates the empty set.
  public init() {}

  /// Creates a set of positions.
  public init(_ positions: some Sequence<Int>) {
    for position in positions { insert(position) }
  }

  /// Whether the set is empty.
  public var isEmpty: Bool { words == .zero }

  /// Adds a position.
  public mutating func insert(_ position: Int) { words[position >> 6] |= 1 << UInt64(position & 63) }

  /// Takes a position out.
  public mutating func remove(_ position: Int) { words[position >> 6] &= ~(1 << UInt64(position & 63)) }

  /// Whether a position is in the set.
  @inline(__always)
  public func contains(_ position: Int) -> Bool { words[position >> 6] & (1 << UInt64(position & 63)) != 0 }

  /// Windows in either set.
  public func union(_ other: WindowSet) -> WindowSet { WindowSet(words: words | other.words) }

  /// Adds the windows of another set.
  public mutating func formUnion(_ other: WindowSet) { words |= other.words }

  /// Windows in both sets.
  public func intersection(_ other: WindowSet) -> WindowSet { WindowSet(words: words & other.words) }

  /// Windows of this set that are not in the other.
  public func subtracting(_ other: WindowSet) -> WindowSet { WindowSet(words: words & ~other.words) }

  /// Whether the sets share a window.
  public func intersects(_ other: WindowSet) -> Bool { words & other.words != .zero }

  /// How many windows.
  public var count: Int { (0..<8).reduce(0) { $0 + words[$1].nonzeroBitCount } }

  /// The positions in ascending order.
  public var positions: [Int] { (0..<WindowSet.capacity).filter(contains) }

  /// Calls `body` with each position, in ascending order.
  public func forEach(_ body: (Int) -> Void) {
    for word in 0..<8 {
      var bits = words[word]
      while bits != 0 {
        body(word << 6 | bits.trailingZeroBitCount)
        bits &= bits - 1
      }
    }
  }

  private init(words: SIMD8<UInt64>) { self.words = words }
}
