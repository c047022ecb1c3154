import Glibc

/// A program on a pseudo-terminal of its own, as a person would have it, seen from the other side.
final class TerminalSession {
  /// The program's process.
  let pid: pid_t
  /// When it was started.
  let started: Int64
  /// The side of the terminal a person sees.
  let descriptor: Int32
  /// The bytes that came since this was last set to 0.
  private(set) var bytes = 0
  /// When the last of them came.
  private(set) var lastByte: Int64 = 0
  private var text: [UInt8] = []

  /// Starts a program on a terminal of `rows` and `columns`.
  init(_ arguments: [String], rows: UInt16 = 30, columns: UInt16 = 100, environment: [String] = []) throws {
    // What posix_openpt, unlockpt and ptsname do; Swift does not see those.
    descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var locked: Int32 = 0
    var number: Int32 = -1
    let (unlock, getNumber) = (UInt(0x4004_5431), UInt(0x8004_5430))
    guard descriptor >= 0, ioctl(descriptor, unlock, &locked) == 0, ioctl(descriptor, getNumber, &number) == 0 else {
      throw BenchFailure("no pseudo-terminal: \(String(cString: strerror(errno)))")
    }
    let path = "/dev/pts/\(number)"
    // The size is kept only while somebody has the other side open.
    let other = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    defer { close(other) }
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(other, UInt(TIOCSWINSZ), &size)
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    let kept = Spawn.environment.filter { entry in
      !["TERM=", "LANG=", "LC_", "NO_COLOR=", "HALLDESK_", "LINES=", "COLUMNS="].contains { entry.hasPrefix($0) }
    }
    let own = kept + ["TERM=xterm-256color", "LANG=C.UTF-8"] + environment
    started = Clock.now
    pid = try Spawn.run(arguments, environment: own, terminal: path)
  }

  /// Types bytes.
  func type(_ typed: some Collection<UInt8>) {
    let typed = Array(typed)
    _ = write(descriptor, typed, typed.count)
  }

  /// Types a text.
  func type(_ typed: String) { type(Array(typed.utf8)) }

  /// Takes what has come; whether there was any.
  @discardableResult
  func take() -> Bool {
    var chunk = [UInt8](repeating: 0, count: 16384)
    var any = false
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count <= 0 { return any }
      lastByte = Clock.now
      bytes += count
      any = true
      if text.count < 1_000_000 { text += chunk[..<count] }
    }
  }

  /// Forgets what has come.
  func reset() {
    take()
    bytes = 0
    text = []
  }

  /// What came since the last reset, for a message when something is not as expected.
  var transcript: String { String(decoding: text.filter { $0 >= 0x20 || $0 == 0x0A }, as: UTF8.self) }

  /// Whether these characters are among what came since the last reset, as far as it is kept.
  func holds(_ characters: String) -> Bool {
    let wanted = Array(characters.utf8)
    return text.indices.contains { text[$0...].starts(with: wanted) }
  }

  /// Waits until nothing more came for `quiet` milliseconds, or until `limit` is over; when the last byte came, if any
  /// did.
  @discardableResult
  func settle(quiet: Int64, limit: Int64 = 5000) -> Int64? {
    let end = Clock.now + limit * 1_000_000
    var seen: Int64?
    while Clock.now < end {
      guard TerminalSession.poll([self], milliseconds: seen == nil ? limit : quiet) else { break }
      if take() { seen = lastByte } else { break }
    }
    return seen
  }

  /// Ends the program and gives its terminal up.
  func end() {
    kill(pid, SIGTERM)
    let limit = Clock.now + 3_000_000_000
    var status: Int32 = 0
    // What it says at parting must be read, or it would wait for a reader.
    while waitpid(pid, &status, WNOHANG) == 0 {
      if Clock.now > limit { kill(pid, SIGKILL) }
      take()
      Clock.sleep(milliseconds: 5)
    }
    close(descriptor)
  }

  /// Whether the program still runs.
  var isRunning: Bool { kill(pid, 0) == 0 }

  /// Waits until one of the sessions has something to read; false when the time is over.
  static func poll(_ sessions: [TerminalSession], milliseconds: Int64) -> Bool {
    var polled = sessions.map { pollfd(fd: $0.descriptor, events: Int16(POLLIN), revents: 0) }
    return Glibc.poll(&polled, nfds_t(polled.count), Int32(clamping: milliseconds)) > 0
      && polled.contains { $0.revents & Int16(POLLIN) != 0 }
  }
}

/// The yardstick of start and keys: a program that takes the terminal, writes one line at once, and answers each key with
/// as many bytes as a small change of a screen takes.
enum Echo {
  /// What an answer is long.
  static let answer = 165

  static func run() {
    var mode = termios()
    tcgetattr(0, &mode)
    cfmakeraw(&mode)
    tcsetattr(0, TCSANOW, &mode)
    let line = [UInt8](repeating: UInt8(ascii: "x"), count: answer)
    var key = [UInt8](repeating: 0, count: 64)
    repeat { _ = write(1, line, line.count) } while read(0, &key, key.count) > 0
  }
}
