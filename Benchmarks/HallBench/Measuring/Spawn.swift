import FoundationEssentials
import Glibc

/// Starts processes without ever forking this one.
enum Spawn {
  /// Starts a program; with `terminal`, the path of a terminal, in a session of its own on it.
  static func run(_ arguments: [String], environment: [String]? = nil, terminal: String? = nil) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    var attributes = posix_spawnattr_t()
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    if let terminal {
      // POSIX_SPAWN_SETSID of glibc, shown to GNU sources only: the first terminal opened becomes the controlling one.
      posix_spawnattr_setflags(&attributes, 0x80)
      posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
      posix_spawn_file_actions_adddup2(&actions, 0, 1)
      posix_spawn_file_actions_adddup2(&actions, 0, 2)
    }
    var pid = pid_t()
    let inherited = environment ?? Spawn.environment
    let failure = withStrings(arguments) { argv in
      withStrings(inherited) { envp in posix_spawn(&pid, arguments[0], &actions, &attributes, argv, envp) }
    }
    guard failure == 0 else { throw BenchFailure("\(arguments[0]): \(String(cString: strerror(failure)))") }
    return pid
  }

  /// Waits for a process to end; its exit status, or -1 when a signal ended it.
  @discardableResult
  static func wait(_ pid: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    return status & 0x7F == 0 ? (status >> 8) & 0xFF : -1
  }

  /// The environment of this process, as `NAME=value`.
  static var environment: [String] {
    ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
  }

  private static func withStrings<Value>(
    _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Value
  ) -> Value {
    let copies = strings.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return body(copies + [nil])
  }
}

/// Why a measurement could not be taken.
struct BenchFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}
