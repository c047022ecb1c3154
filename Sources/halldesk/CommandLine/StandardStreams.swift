import Glibc
import ScreenKit

/// Standard output and error, written whole and without buffering in between.
enum StandardStreams {
  /// Writes lines to standard output. A reader that went away (`| head`) is no failure; anything else is.
  static func print(_ lines: [String]) throws(CommandFailure) {
    guard !lines.isEmpty else { return }
    let code = write(lines.joined(separator: "\n") + "\n", to: STDOUT_FILENO)
    if code != 0 && code != EPIPE { throw .output(String(cString: strerror(code))) }
  }

  /// Writes lines to standard error; where that fails, nobody is left to tell.
  static func complain(_ lines: [String]) {
    guard !lines.isEmpty else { return }
    _ = write(lines.joined(separator: "\n") + "\n", to: STDERR_FILENO)
  }

  /// Text that came from a file or from another terminal, without anything that could command this one.
  static func harmless(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: Width.isUnprintable) else { return text }
    return String(
      String.UnicodeScalarView(text.unicodeScalars.map { Width.isUnprintable($0) ? "\u{B7}" : $0 }))
  }

  /// Writes bytes to standard output for somebody who counts on every one: a reader that went away is a failure, too.
  static func deliver(_ bytes: [UInt8]) throws(CommandFailure) {
    let code = write(bytes, to: STDOUT_FILENO)
    if code != 0 { throw .usage("export_not_written", ["file": "-", "reason": String(cString: strerror(code))]) }
  }

  private static func write(_ text: String, to descriptor: Int32) -> Int32 { write(Array(text.utf8), to: descriptor) }

  /// The error number, 0 when all was written.
  static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress! + done, bytes.count - done)
        if count < 0 {
          if errno == EINTR { continue }
          if errno == EAGAIN {
            // A pipe somebody made non-blocking: wait until it takes more.
            var wait = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
            _ = poll(&wait, 1, -1)
            continue
          }
          return errno
        }
        done += count
      }
      return 0
    }
  }
}
