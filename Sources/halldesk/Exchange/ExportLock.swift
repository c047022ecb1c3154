import Glibc

/// One export of ratings at a time: two would hand the same rows on twice. The lock ends with the process, however that
/// ends. Not the journal's turn: windows go on while rows are gathered.
final class ExportLock {
  private let descriptor: Int32

  /// Takes the lock of a hall's file; throws `export_running` where another export has it.
  init(hall path: String) throws(CommandFailure) {
    var like = stat()
    // With the hall's own permissions and owner: else a hall exported once by root could not be exported by anybody else.
    let mode: mode_t = stat(path, &like) == 0 ? like.st_mode & 0o666 : 0o600
    let lock = path + "-export"
    descriptor = open(lock, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else {
      throw .usage("export_not_written", ["file": lock, "reason": String(cString: strerror(errno))])
    }
    if geteuid() == 0 { _ = fchown(descriptor, like.st_uid, like.st_gid) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw .usage("export_running", [:])
    }
  }

  deinit { close(descriptor) }
}
