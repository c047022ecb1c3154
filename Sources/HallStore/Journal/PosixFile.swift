import Glibc

/// The few questions the journal asks the file system.
enum PosixFile {
  /// Which file this is, whatever its name: device and inode.
  struct Identity: Hashable, Sendable {
    let device: dev_t
    let inode: ino_t
  }

  /// How a file looks from outside: any write through another program changes it.
  struct Stamp: Hashable, Sendable {
    let identity: Identity
    let size: off_t
    let seconds: Int
    let nanoseconds: Int
    let logSize: off_t
  }

  static func status(_ path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  static func identity(_ path: String) -> Identity? {
    status(path).map { Identity(device: $0.st_dev, inode: $0.st_ino) }
  }

  static func identity(descriptor: Int32) -> Identity? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_nlink > 0 else { return nil }
    return Identity(device: status.st_dev, inode: status.st_ino)
  }

  /// The stamp of a database and its write-ahead log.
  static func stamp(_ path: String) -> Stamp? {
    guard let file = status(path) else { return nil }
    return Stamp(
      identity: Identity(device: file.st_dev, inode: file.st_ino), size: file.st_size, seconds: file.st_mtim.tv_sec,
      nanoseconds: file.st_mtim.tv_nsec, logSize: status(path + "-wal")?.st_size ?? 0)
  }

  /// The real, absolute path, links followed, so that all terminals agree on the side files; the file need not exist.
  ///
  /// Absolute also because SQLite takes a relative path that starts with `file:` for a URI.
  static func resolve(_ path: String) -> String {
    if let real = real(path) { return real }
    guard let slash = path.lastIndex(of: "/") else { return (real(".") ?? ".") + "/" + path }
    let folder = String(path[..<slash])
    let name = path[path.index(after: slash)...]
    let realFolder = real(folder.isEmpty ? "/" : folder) ?? folder
    return (realFolder == "/" ? "" : realFolder) + "/" + name
  }

  private static func real(_ path: String) -> String? {
    guard let buffer = realpath(path, nil) else { return nil }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// The folder a path is in.
  static func folder(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  static func isWritable(_ path: String) -> Bool { access(path, W_OK) == 0 }

  /// What ordinary users may still write there, bytes.
  static func freeBytes(_ path: String) -> Int64? {
    var status = statvfs()
    guard statvfs(path, &status) == 0 else { return nil }
    return Int64(status.f_bavail) * Int64(status.f_frsize)
  }

  /// The size of the pieces the disk is given out in, bytes.
  static func blockSize(_ path: String) -> Int {
    var status = statvfs()
    return statvfs(path, &status) == 0 ? Int(status.f_frsize) : 4096
  }

  /// Makes a new name in a folder, or a file's contents, survive a power cut.
  static func synchronise(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// Gives a finished file its name unless something has that name already, in one step; throws on any failure.
  static func publish(_ temporary: String, as path: String) throws(JournalError) {
    // A hard link cannot overwrite, unlike rename; not every file system has it.
    if link(temporary, path) != 0 {
      let code = errno
      if code == EEXIST { throw .alreadyExists(path) }
      guard code == EPERM || code == EOPNOTSUPP || code == EMLINK else { throw failure(code, path) }
      guard status(path) == nil else { throw .alreadyExists(path) }
      guard rename(temporary, path) == 0 else { throw failure(errno, path) }
    } else {
      unlink(temporary)
    }
    synchronise(folder(path))
  }

  /// An error number as a journal error.
  static func failure(_ code: Int32, _ path: String) -> JournalError {
    switch code {
    case ENOENT: .notFound(path)
    case EEXIST: .alreadyExists(path)
    case EROFS, EACCES, EPERM: .readOnly(path)
    case ENOSPC, EDQUOT: .full(path)
    default: .io("\(path): \(String(cString: strerror(code)))")
    }
  }

  /// Opens a side file of the database, making it with the database's own permissions and owner, as SQLite does for its
  /// log: else a hall first opened by root could not be used by its clerks. -1 when it cannot be had.
  static func openSide(_ path: String, of database: String, writing: Bool) -> Int32 {
    let flags = (writing ? O_RDWR : O_RDONLY) | O_CLOEXEC | O_NOFOLLOW
    let existing = open(path, flags)
    if existing >= 0 || errno != ENOENT { return existing }
    guard let like = status(database) else { return -1 }
    let descriptor = open(path, flags | O_CREAT, like.st_mode & 0o666)
    guard descriptor >= 0 else { return -1 }
    fchmod(descriptor, like.st_mode & 0o666)
    if geteuid() == 0 { _ = fchown(descriptor, like.st_uid, like.st_gid) }
    return descriptor
  }
}
