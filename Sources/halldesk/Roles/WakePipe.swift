import Glibc

/// Wakes a run loop from another thread: a descriptor that can be read once something is to be said.
final class WakePipe: Sendable {
  /// Can be read after `ring`; negative where the system had none left.
  let descriptor: Int32
  private let signal: Int32

  /// A pipe of its own, which other programs do not inherit.
  init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) != 0 { ends = [-1, -1] }
    for end in ends where end >= 0 {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    (descriptor, signal) = (ends[0], ends[1])
  }

  deinit {
    for end in [descriptor, signal] where end >= 0 { close(end) }
  }

  /// Something is to be said.
  func ring() {
    var byte: UInt8 = 1
    _ = write(signal, &byte, 1)
  }

  /// It is being said.
  func drain() {
    var bytes = [UInt8](repeating: 0, count: 64)
    while descriptor >= 0, read(descriptor, &bytes, bytes.count) > 0 {}
  }
}
