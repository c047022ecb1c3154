import Glibc

/// The clocks measurements are taken with, in nanoseconds.
enum Clock {
  /// Time since some moment, never set back: for stretches of time.
  static var now: Int64 { read(CLOCK_MONOTONIC) }

  /// How far the present second of the wall clock has come: screens with timers draw at its beginning.
  static var phase: Int64 { read(CLOCK_REALTIME) % 1_000_000_000 }

  /// How far the present minute of the wall clock has come.
  static var minutePhase: Int64 { read(CLOCK_REALTIME) % 60_000_000_000 }

  /// Sleeps until `now` has reached a moment.
  static func sleep(until moment: Int64) {
    var time = timespec(tv_sec: Int(moment / 1_000_000_000), tv_nsec: Int(moment % 1_000_000_000))
    while clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, nil) == EINTR {}
  }

  /// Sleeps until a moment at which several processes begin; throws when it is over already.
  static func wait(for start: Int64) throws {
    guard now < start else { throw BenchFailure("a process was not ready in time") }
    sleep(until: start)
  }

  /// Sleeps for so many milliseconds.
  static func sleep(milliseconds: Int64) { sleep(until: now + milliseconds * 1_000_000) }

  /// How long `body` takes, in nanoseconds.
  static func time(_ body: () throws -> Void) rethrows -> Int64 {
    let start = now
    try body()
    return now - start
  }

  /// How long the processor works on `body`, in nanoseconds: for what waits for nothing, so that other programs on a busy
  /// machine do not count.
  static func work(_ body: () throws -> Void) rethrows -> Int64 {
    let start = read(CLOCK_THREAD_CPUTIME_ID)
    try body()
    return read(CLOCK_THREAD_CPUTIME_ID) - start
  }

  private static func read(_ clock: clockid_t) -> Int64 {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}
