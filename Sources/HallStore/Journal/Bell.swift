import Glibc

/// A small file beside the database, opened and closed after each commit; the others watch it for that.
///
/// The write-ahead log itself would be the wrong thing to watch: it changes before the commit can be seen. Nothing is
/// written to the bell: a changed file would be drawn into the next commit's flush and cost a third of the speed. Nothing
/// depends on the bell but haste: it never fails an append.
struct Bell: Sendable {
  private let database: String

  /// The bell of the database at `path`, kept in `path-bell`.
  init(database path: String) { database = path }

  /// Tells all watchers that there is more.
  func ring() {
    let file = PosixFile.openSide(database + "-bell", of: database, writing: true)
    if file >= 0 { close(file) }
  }

  /// A notice for one watcher; silent where there is no bell.
  static func watch(database path: String) -> ChangeNotice {
    guard let watch = BellWatch(database: path) else { return .silent }
    return ChangeNotice(fileDescriptor: watch.descriptor, drain: { watch.drain() }, close: { watch.end() })
  }
}

/// One inotify descriptor on the bell file.
///
/// `@unchecked Sendable`: the watch number is used under the monitor only.
private final class BellWatch: @unchecked Sendable {
  let descriptor: Int32
  private let database: String
  private let monitor = Monitor()
  private var watched: PosixFile.Identity?
  private var number: Int32 = -1
  private var bell: String { database + "-bell" }

  init?(database: String) {
    self.database = database
    descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
    guard descriptor >= 0 else { return nil }
    guard hang() else {
      close(descriptor)
      return nil
    }
  }

  func end() { close(descriptor) }

  func drain() -> Bool {
    monitor.lock()
    defer { monitor.unlock() }
    var rang = false
    withUnsafeTemporaryAllocation(byteCount: 4096, alignment: 8) { buffer in
      while Glibc.read(descriptor, buffer.baseAddress, buffer.count) > 0 { rang = true }
    }
    // Removed and made again, the bell is another file; the event that told so has been read just now.
    if rang, PosixFile.identity(bell) != watched { _ = hang() }
    return rang
  }

  private func hang() -> Bool {
    if number >= 0 { inotify_rm_watch(descriptor, number) }
    let file = PosixFile.openSide(bell, of: database, writing: true)
    if file >= 0 { close(file) }
    watched = PosixFile.identity(bell)
    number = inotify_add_watch(descriptor, bell, UInt32(IN_CLOSE_WRITE | IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF))
    return number >= 0
  }
}
