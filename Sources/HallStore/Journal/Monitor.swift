import Glibc

/// A lock with a condition and timed waits (the standard library's `Mutex` has no condition).
///
/// `@unchecked Sendable`: the two pthread objects are made to be shared and live at a fixed address.
final class Monitor: @unchecked Sendable {
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  init() {
    pthread_mutex_init(mutex, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    // The wall clock may be set back in the middle of a wait.
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(mutex)
    condition.deallocate()
    mutex.deallocate()
  }

  func lock() { pthread_mutex_lock(mutex) }

  func unlock() { pthread_mutex_unlock(mutex) }

  /// Waits for a signal; without a deadline, for ever. False when the deadline has passed.
  func wait(until deadline: timespec? = nil) -> Bool {
    guard var deadline else { return pthread_cond_wait(condition, mutex) == 0 }
    return pthread_cond_timedwait(condition, mutex, &deadline) != ETIMEDOUT
  }

  func signal() { pthread_cond_broadcast(condition) }

  /// The moment `milliseconds` from now, for `wait`.
  static func deadline(milliseconds: Int) -> timespec {
    var now = timespec()
    clock_gettime(CLOCK_MONOTONIC, &now)
    let nanoseconds = now.tv_nsec + (milliseconds % 1000) * 1_000_000
    return timespec(
      tv_sec: now.tv_sec + milliseconds / 1000 + nanoseconds / 1_000_000_000, tv_nsec: nanoseconds % 1_000_000_000)
  }
}

/// A lock the thread that holds it may take again; waiting for it is bounded.
///
/// `@unchecked Sendable`: everything is read and written under the monitor.
final class ThreadTurn: @unchecked Sendable {
  let monitor = Monitor()
  private var owner: pthread_t?
  private var depth = 0

  /// Takes the lock with the monitor held; true when the thread did not have it yet, nil when time ran out.
  func take(until deadline: timespec) -> Bool? {
    let thread = pthread_self()
    if owner == thread {
      depth += 1
      return false
    }
    while owner != nil {
      guard monitor.wait(until: deadline) || owner == nil else { return nil }
    }
    owner = thread
    depth = 1
    return true
  }

  /// Gives it back, with the monitor held; true when it was the outermost time.
  func give() -> Bool {
    depth -= 1
    guard depth == 0 else { return false }
    owner = nil
    monitor.signal()
    return true
  }
}
