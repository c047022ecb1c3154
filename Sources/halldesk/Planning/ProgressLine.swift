import Synchronization

/// A progress bar that several cores may tell of their work.
final class ProgressLine: Sendable {
  // The bar draws on standard error, one caller at a time.
  private let bar = Mutex(ProgressBar())

  /// So many of so many pieces are done.
  @Sendable func tell(_ done: Int, of all: Int) { bar.withLock { $0.tell(Double(done) / Double(max(1, all))) } }

  /// The work is done: the line is given back.
  func end() { bar.withLock { $0.end() } }
}
