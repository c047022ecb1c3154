import Synchronization

/// Counts what several cores have done.
final class Counter: Sendable {
  private let value = Atomic(0)

  /// One more; how many there are now.
  func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).newValue }
}
