import Glibc

/// Reads whole files, and says why where it cannot.
enum FileBytes {
  /// Larger files are refused: no table of a hall comes near it.
  static let limit = 64 << 20

  /// Why a file could not be read.
  enum Failure: Error, Equatable {
    case missing
    case tooLarge(bytes: Int)
    case unreadable(reason: String)
  }

  /// All bytes of the file at `path`, which may be as large as `limit`.
  static func read(_ path: String, limit: Int = FileBytes.limit) throws(Failure) -> [UInt8] {
    // Without O_NONBLOCK a named pipe would make the check wait for ever.
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard file >= 0 else { throw errno == ENOENT || errno == ENOTDIR ? .missing : .unreadable(reason: reason()) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .unreadable(reason: reason()) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(reason: String(cString: strerror(EISDIR))) }
    guard status.st_size <= limit else { throw .tooLarge(bytes: Int(status.st_size)) }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { Glibc.read(file, $0.baseAddress! + count, $0.count - count) }
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else { throw .unreadable(reason: reason()) }
      if got == 0 { break }
      count += got
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Whether `path` is a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Whether there is anything at `path`.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0
  }

  /// The system's own words for the last failure.
  static func reason() -> String { String(cString: strerror(errno)) }
}
