import Glibc

/// How far a long run is: one line on standard error that changes in place, where that is a terminal.
final class ProgressBar {
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let beginning = ContinuousClock.now
  private var drawn: ContinuousClock.Instant?
  private static let width = 40

  /// Tells which part of the work is done; drawn from half a second on, ten times a second at most.
  func tell(_ part: Double) {
    let now = ContinuousClock.now
    guard isTerminal, now - beginning > .milliseconds(500) else { return }
    if let drawn, now - drawn < .milliseconds(100) { return }
    drawn = now
    let filled = Int(min(1, max(0, part)) * Double(Self.width))
    let bar = String(repeating: "=", count: filled) + String(repeating: " ", count: Self.width - filled)
    write("\r[\(bar)] \(Int(min(1, max(0, part)) * 100)) % ")
  }

  /// The work is done: the line is given back.
  func end() {
    guard drawn != nil else { return }
    write("\r" + String(repeating: " ", count: Self.width + 9) + "\r")
    drawn = nil
  }

  private func write(_ text: String) { _ = StandardStreams.write(Array(text.utf8), to: STDERR_FILENO) }
}
