import Glibc

/// A file that is made anew or replaced: whoever reads it sees the old one or the new one, never half of one.
enum ReplacedFile {
  /// Writes it. Throws `file_not_written` with the system's own words; what was there before is still there then.
  static func write(_ bytes: [UInt8], to named: String) throws(CommandFailure) {
    try requireFolder(of: named)
    // A link stays one; what it leads to is replaced.
    let path = ProcessFacts.resolved(named)
    try requireReplaceable(path, beginning: Array(bytes.prefix(4)))
    let draft = "\(path).\(getpid()).part"
    // What a program of the same number left when it was killed.
    unlink(draft)
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o666)
    guard descriptor >= 0 else { throw failure(path, errno) }
    var code = StandardStreams.write(bytes, to: descriptor)
    if code == 0, fsync(descriptor) != 0 { code = errno }
    if close(descriptor) != 0, code == 0 { code = errno }
    if code == 0, rename(draft, path) != 0 { code = errno }
    guard code == 0 else {
      unlink(draft)
      throw failure(path, code)
    }
  }

  /// Throws `no_folder` where the folder of a file is not there.
  static func requireFolder(of path: String) throws(CommandFailure) {
    let folder = ProcessFacts.folder(of: path)
    guard ProcessFacts.isFolder(folder) else { throw .usage("no_folder", ["folder": folder]) }
  }

  /// Throws `file_not_replaced` for what is there and is no earlier file of the same sort: a device, a folder, the hall
  /// itself or what lies beside it. One file name too many must not cost anybody a hall.
  static func requireReplaceable(_ path: String, beginning: [UInt8]) throws(CommandFailure) {
    var facts = stat()
    guard lstat(path, &facts) == 0 else { return }
    let isFile = facts.st_mode & S_IFMT == S_IFREG
    let belongs = ["-key", "-wal", "-shm", "-turn", "-bell"].contains { end in
      path.hasSuffix(end) && ProcessFacts.exists(String(path.dropLast(end.count)))
    }
    let isSame = isFile && (facts.st_size == 0 || ProcessFacts.beginning(path, beginning.count) == beginning)
    if !isFile || belongs || !isSame { throw .usage("file_not_replaced", ["file": path]) }
  }

  private static func failure(_ path: String, _ code: Int32) -> CommandFailure {
    .usage("file_not_written", ["file": path, "reason": String(cString: strerror(code))])
  }
}
