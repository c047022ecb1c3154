import Glibc

/// A file that appears under its name when it is complete and safe on the disk, and not before: until then it ends in
/// `.part`. Readable by its owner only; never overwritten.
struct WholeFile {
  /// The folder, an absolute path.
  let folder: String
  /// The file's name.
  let name: String

  /// Where it is.
  var path: String { (folder == "/" ? "" : folder) + "/" + name }
  private var draft: String { path + ".part" }

  /// Whether it is there, and so complete.
  var exists: Bool { ProcessFacts.exists(path) }

  /// Takes away what an interrupted run left of it.
  func removeDraft() { unlink(draft) }

  /// Writes it. Throws `export_file_exists`, and `export_not_written` with the system's own words.
  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    removeDraft()
    defer { removeDraft() }
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure(errno) }
    var code = StandardStreams.write(bytes, to: descriptor)
    if code == 0, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    guard code == 0 else { throw failure(code) }
    // A hard link cannot overwrite, unlike rename; not every file system has it.
    if link(draft, path) != 0 {
      code = errno
      guard code == EPERM || code == EOPNOTSUPP || code == EMLINK, !exists else { throw failure(code) }
      guard rename(draft, path) == 0 else { throw failure(errno) }
    }
    let directory = open(folder, O_RDONLY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
  }

  private func failure(_ code: Int32) -> CommandFailure {
    code == EEXIST || exists
      ? .usage("export_file_exists", ["file": path])
      : .usage("export_not_written", ["file": path, "reason": String(cString: strerror(code))])
  }
}
