import Glibc

/// Puts the PDF where it was asked for: whole or not at all.
enum PaperOutput {
  /// Writes a file readable by its owner only; a reader sees the old file or the new one, never half of one.
  static func write(_ bytes: [UInt8], to path: String) throws(PaperError) {
    let temporary = "\(path).\(getpid()).part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw failure(path) }
    do {
      try write(bytes, to: descriptor)
    } catch {
      close(descriptor)
      unlink(temporary)
      throw error
    }
    let synced = fsync(descriptor) == 0
    guard close(descriptor) == 0, synced, rename(temporary, path) == 0 else {
      let error = failure(path)
      unlink(temporary)
      throw error
    }
  }

  /// Writes everything to an open file.
  static func write(_ bytes: [UInt8], to descriptor: Int32) throws(PaperError) {
    // A reader that went away is an answer of write, not the end of this program.
    signal(SIGPIPE, SIG_IGN)
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count <= 0 { throw failure("output") }
      start += count
    }
  }

  private static func failure(_ path: String) -> PaperError {
    PaperError(status: 3, code: "cannot_write", detail: "\(path): \(String(cString: strerror(errno)))")
  }
}
