import Glibc
import Synchronization

/// How another program ended.
public enum ProgramEnd: Equatable, Sendable {
  /// It ended by itself: its status, what it wrote to standard output (up to the limit) and to standard error (its
  /// first 2,000 bytes).
  case exited(Int32, output: [UInt8], message: String)
  /// A signal ended it.
  case killed(Int32, message: String)
  /// It did not end in time and was ended.
  case timedOut
  /// There is no such program.
  case missing
  /// It could not be started, or wrote more than it may: the system's error number.
  case failed(Int32)
}

/// Starts other programs, without a shell. A protocol so that tests can stand in for printers.
public protocol ProgramRunning: Sendable {
  /// Runs a program with `input` as its standard input and waits for its end, at most `limit`. The calling thread waits.
  func run(_ words: [String], input: [UInt8], outputLimit: Int, limit: Duration) -> ProgramEnd
}

/// Programs of this system.
public struct SystemPrograms: ProgramRunning {
  /// Runs programs of this system.
  public init() {}

  /// Runs a program; see the protocol. It is a process group of its own: a Ctrl-C meant for the terminal does not reach
  /// it, and when its time is over everything it started ends with it.
  public func run(_ words: [String], input: [UInt8], outputLimit: Int, limit: Duration) -> ProgramEnd {
    guard let first = words.first, !first.isEmpty else { return .missing }
    let started: RunningProgram
    switch RunningProgram.start(words) {
    case .success(let program): started = program
    case .failure(let error): return error.number == ENOENT ? .missing : .failed(error.number)
    }
    var program = started
    return program.finish(input: input, outputLimit: outputLimit, limit: limit)
  }
}

/// The system's error number.
struct SystemError: Error {
  var number: Int32
}

/// A started program and this end of its pipes.
struct RunningProgram {
  let process: pid_t
  private var input: Int32
  private var output: Int32
  private var errors: Int32

  /// Two threads starting programs at once would each hand the other's pipes on, and a printer would wait for the end of
  /// a document that is held open elsewhere.
  private static let starting = Mutex(())

  static func start(_ words: [String]) -> Result<RunningProgram, SystemError> {
    starting.withLock { _ in
      var pipes: [[Int32]] = []
      for _ in 0..<3 {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
          let error = SystemError(number: errno)
          for end in pipes.joined() { close(end) }
          return .failure(error)
        }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        pipes.append(ends)
      }
      let (process, error) = spawn(words, input: pipes[0][0], output: pipes[1][1], errors: pipes[2][1])
      for end in [pipes[0][0], pipes[1][1], pipes[2][1]] { close(end) }
      let own = [pipes[0][1], pipes[1][0], pipes[2][0]]
      guard error == 0 else {
        for end in own { close(end) }
        return .failure(SystemError(number: error))
      }
      for end in own { _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK) }
      return .success(RunningProgram(process: process, input: own[0], output: own[1], errors: own[2]))
    }
  }

  private static func spawn(_ words: [String], input: Int32, output: Int32, errors: Int32) -> (pid_t, Int32) {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, errors, STDERR_FILENO)
    // What this program ignores or holds back is no matter of the other's.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    for number in [SIGPIPE, SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGCHLD] { sigaddset(&signals, number) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP))
    var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let error = posix_spawnp(&process, words[0], &actions, &attributes, &arguments, hallEnvironment())
    return (process, error)
  }

  /// Feeds the program, listens to it and waits for its end.
  mutating func finish(input bytes: [UInt8], outputLimit: Int, limit: Duration) -> ProgramEnd {
    defer { closeAll() }
    let deadline = ContinuousClock.now + limit
    var written = 0
    var out: [UInt8] = []
    var err: [UInt8] = []
    var status: Int32 = 0
    while true {
      feed(bytes, &written)
      let heard = Self.listen(output, &out, most: outputLimit + 1)
      let quiet = !Self.listen(errors, &err, most: 2_000) && !heard
      if out.count > outputLimit && outputLimit > 0 {
        end(&status)
        return .failed(EFBIG)
      }
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process {
        while Self.listen(output, &out, most: outputLimit + 1), out.count <= outputLimit {}
        while Self.listen(errors, &err, most: 2_000), err.count < 2_000 {}
        return Self.meaning(of: status, Array(out.prefix(outputLimit)), err)
      }
      if ended < 0 && errno != EINTR { return .failed(errno) }
      if ContinuousClock.now >= deadline {
        end(&status)
        return .timedOut
      }
      if quiet { pause() }
    }
  }

  /// Waits until a pipe moves, or a moment: an end is not told by a pipe.
  private func pause() {
    var watched = [
      pollfd(fd: input, events: Int16(POLLOUT), revents: 0), pollfd(fd: output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
    ]
    // A closed pipe is always ready and would keep this thread busy.
    for index in watched.indices where watched[index].fd >= 0 {
      if poll(&watched[index], 1, 0) > 0 && watched[index].revents & Int16(POLLHUP | POLLERR) != 0 {
        watched[index].fd = -1
      }
    }
    poll(&watched, nfds_t(watched.count), 10)
  }

  private mutating func feed(_ bytes: [UInt8], _ written: inout Int) {
    guard input >= 0 else { return }
    var error: Int32 = 0
    while written < bytes.count && error == 0 {
      let count: Int
      (count, error) = Self.writeQuietly(input, bytes[written...])
      written += count
    }
    // A program that reads no more (EPIPE) tells by its status whether that was enough for it.
    if written == bytes.count || error == EPIPE {
      close(input)
      input = -1
    }
  }

  /// Writes without the signal that would end this program when the other one has closed its end.
  private static func writeQuietly(_ descriptor: Int32, _ bytes: ArraySlice<UInt8>) -> (Int, Int32) {
    var pipe = sigset_t()
    var before = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipe, &before)
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    let error = count < 0 ? errno : 0
    if error == EPIPE {
      var none = timespec()
      _ = sigtimedwait(&pipe, nil, &none)
    }
    pthread_sigmask(SIG_SETMASK, &before, nil)
    return (max(0, count), error)
  }

  /// Takes what is there, keeping at most `most` bytes; false when nothing was.
  private static func listen(_ descriptor: Int32, _ bytes: inout [UInt8], most: Int) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(descriptor, &buffer, buffer.count)
    if count > 0 {
      bytes += buffer[..<min(count, max(0, most - bytes.count))]
    }
    return count > 0
  }

  private static func meaning(of status: Int32, _ output: [UInt8], _ errors: [UInt8]) -> ProgramEnd {
    let message = CleanText.clean(String(decoding: errors, as: UTF8.self))
    let signal = status & 0x7F
    return signal == 0
      ? .exited((status >> 8) & 0xFF, output: output, message: message) : .killed(signal, message: message)
  }

  private func end(_ status: inout Int32) {
    kill(-process, SIGKILL)
    kill(process, SIGKILL)
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
  }

  private func closeAll() {
    for descriptor in [input, output, errors] where descriptor >= 0 { close(descriptor) }
  }
}
