import Glibc

/// The writers' turn: a queue of all terminals of a hall, served strictly in the order they came.
///
/// SQLite's own waiting is a poll that starves: of 40 busy processes one waited 6 seconds. A plain `flock` is better but
/// whoever has just finished barges in before the next one has woken up. So each terminal takes a number: it locks one byte
/// of the side file, past all bytes locked already, and its turn has come when no byte before its own is locked. A process
/// that dies, however it dies, loses its locks and so its place, and nobody waits for it.
///
/// It is about fairness only; SQLite's own lock keeps the data right, so where the side file cannot be had (a full disk),
/// the turn is simply taken.
final class FairTurn: Sendable {
  private let core: Core

  /// The turn of the database at `path`, kept in `path-turn`; `patience` bounds every wait, in milliseconds.
  init(database path: String, patience: Int) {
    core = Core(database: path, patience: patience)
  }

  deinit { core.retire() }

  /// Takes the turn; at once when this thread has it already. Throws `busy`.
  func enter() throws(JournalError) { try core.enter() }

  /// Gives it back, as often as it was taken.
  func leave() { core.leave() }
}

/// What the turn and its waiting thread share.
///
/// `@unchecked Sendable`: everything is guarded by the thread turn's monitor, but for the descriptor, which only the
/// owner of the thread turn, or the waiter on its behalf, uses.
private final class Core: @unchecked Sendable {
  /// The thread that waits in the kernel, so that the caller's own wait can end by the clock.
  private enum Waiter { case none, idle, asked, got, abandoned, retired }

  private let database: String
  private let patience: Int
  private let threads = ThreadTurn()
  private var waiter = Waiter.none
  private var file: Int32 = -1
  private var identity: PosixFile.Identity?
  private var number: SideLock.Number?
  private var monitor: Monitor { threads.monitor }

  init(database: String, patience: Int) {
    self.database = database
    self.patience = patience
  }

  deinit { if file >= 0 { close(file) } }

  func enter() throws(JournalError) {
    let deadline = Monitor.deadline(milliseconds: patience)
    monitor.lock()
    defer { monitor.unlock() }
    guard let outermost = threads.take(until: deadline) else { throw .busy(seconds: patience / 1000) }
    guard outermost else { return }
    if waiter == .abandoned {
      // Its place in the queue is still good.
      waiter = .asked
    } else {
      reopenIfReplaced()
      guard file >= 0 else { return }
      // A number of its own at once keeps the order of arrival, also while the waiting thread has yet to wake up.
      number = SideLock.draw(file, waiting: false)
      if let number, SideLock.hasCome(number, file) { return }
      guard askWaiter() else { return }
    }
    while waiter == .asked {
      guard monitor.wait(until: deadline) || waiter != .asked else {
        waiter = .abandoned
        _ = threads.give()
        throw .busy(seconds: patience / 1000)
      }
    }
    waiter = .idle
  }

  func leave() {
    monitor.lock()
    if threads.give() { release() }
    monitor.unlock()
  }

  func retire() {
    monitor.lock()
    waiter = waiter == .none ? .none : .retired
    monitor.signal()
    monitor.unlock()
  }

  private func release() {
    if file >= 0 { SideLock.release(file) }
    number = nil
  }

  /// Somebody may have tidied the side file away; all must queue on the same one.
  private func reopenIfReplaced() {
    let path = database + "-turn"
    if file >= 0, let identity, PosixFile.identity(path) == identity { return }
    if file >= 0 { close(file) }
    file = PosixFile.openSide(path, of: database, writing: true)
    identity = file < 0 ? nil : PosixFile.identity(descriptor: file)
  }

  /// Has the waiter wait; false when there is no thread to be had.
  private func askWaiter() -> Bool {
    if waiter == .none {
      var thread = pthread_t()
      let core = Unmanaged.passRetained(self)
      let failed = pthread_create(
        &thread, nil,
        { context in
          guard let context else { return nil }
          Unmanaged<Core>.fromOpaque(context).takeRetainedValue().serve()
          return nil
        }, core.toOpaque())
      guard failed == 0 else {
        core.release()
        return false
      }
      pthread_detach(thread)
    }
    waiter = .asked
    monitor.signal()
    return true
  }

  /// The waiting thread.
  private func serve() {
    var all = sigset_t()
    sigfillset(&all)
    // Signals (resize, interrupt) are for the thread that draws.
    pthread_sigmask(SIG_BLOCK, &all, nil)
    monitor.lock()
    while waiter != .retired {
      guard waiter == .asked else {
        _ = monitor.wait()
        continue
      }
      var drawn = number
      monitor.unlock()
      if drawn == nil { drawn = SideLock.draw(file, waiting: true) }
      if let drawn { SideLock.wait(for: drawn, file) }
      monitor.lock()
      switch waiter {
      case .asked:
        waiter = .got
        monitor.signal()
      case .abandoned:
        release()
        waiter = .idle
      default:
        release()
      }
    }
    monitor.unlock()
  }
}

/// The locks on the side file. They belong to the open file, not to the process: closing another descriptor keeps them.
///
/// Where a file system has no such locks, every turn has come at once.
private enum SideLock {
  typealias Number = off_t

  /// `F_OFD_GETLK`, `F_OFD_SETLK` and `F_OFD_SETLKW` of Linux, which the C library shows to GNU sources only.
  private static let get: Int32 = 36
  private static let set: Int32 = 37
  private static let setAndWait: Int32 = 38

  /// The byte that guards the drawing of numbers, for the few microseconds it takes; numbers are the bytes after it.
  private static let door: off_t = 0

  /// Takes the next number; nil when another is just drawing and `waiting` is false.
  static func draw(_ file: Int32, waiting: Bool) -> Number? {
    var patience = 8
    while !lock(file, waiting ? setAndWait : set, F_WRLCK, from: door, length: 1) {
      guard errno == EAGAIN || errno == EACCES || errno == EINTR else { return door + 1 }
      patience -= 1
      if !waiting, patience == 0 { return nil }
      sched_yield()
    }
    defer { _ = lock(file, set, F_UNLCK, from: door, length: 1) }
    var number = door + 1
    while let end = endOfLock(file, from: number), end > number { number = end }
    _ = lock(file, set, F_WRLCK, from: number, length: 1)
    return number
  }

  /// Whether nobody with a smaller number is left.
  static func hasCome(_ number: Number, _ file: Int32) -> Bool {
    number == door + 1 || endOfLock(file, from: door + 1, length: number - 1) == nil
  }

  /// Waits until nobody with a smaller number is left.
  static func wait(for number: Number, _ file: Int32) {
    guard number > door + 1 else { return }
    while !lock(file, setAndWait, F_RDLCK, from: door + 1, length: number - 1), errno == EINTR {}
    _ = lock(file, set, F_UNLCK, from: door + 1, length: number - 1)
  }

  /// Gives everything back.
  static func release(_ file: Int32) {
    _ = lock(file, set, F_UNLCK, from: 0, length: 0)
  }

  /// The end of some other terminal's lock in that range (to the end when 0); nil when there is none.
  private static func endOfLock(_ file: Int32, from start: off_t, length: off_t = 0) -> off_t? {
    var range = flock()
    range.l_type = Int16(F_WRLCK)
    range.l_whence = Int16(SEEK_SET)
    range.l_start = start
    range.l_len = length
    let failed = withUnsafeMutablePointer(to: &range) { fcntl(file, get, $0) } != 0
    return failed || Int32(range.l_type) == F_UNLCK ? nil : range.l_start + max(range.l_len, 1)
  }

  private static func lock(
    _ file: Int32, _ command: Int32, _ type: Int32, from start: off_t, length: off_t
  ) -> Bool {
    var range = flock()
    range.l_type = Int16(type)
    range.l_whence = Int16(SEEK_SET)
    range.l_start = start
    range.l_len = length
    return withUnsafeMutablePointer(to: &range) { fcntl(file, command, $0) } == 0
  }
}
